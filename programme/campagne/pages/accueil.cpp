// The first page: what the call is, where we are, what to do now.
#include "platform/base/text.h"
#include "programme/campagne/pages/morceaux.h"
#include "programme/campagne/pages/pages.h"
#include "programme/page/gabarit.h"

namespace campagne::pages {
namespace {

using namespace html::literals;
using personne::Role;

struct Situation {
  std::string titre, texte;
};

std::string remaining(const base::Period& p, base::Instant now) {
  int days = jours_restants(p, now);
  return days == 1 ? "C’est le dernier jour."
                   : "Il reste " + std::to_string(days) + " jours, celui-ci compris.";
}

Situation before(const Campagne& c) {
  return {"Le dépôt n’est pas encore ouvert",
          "Vous pourrez préparer et déposer votre note d’intention à partir du " +
              base::long_date(c.depot_note.from) + ". D’ici là, vous pouvez lire l’appel et les questions."};
}

Situation note_open(const Campagne& c, base::Instant now) {
  return {"Vous pouvez déposer votre note d’intention",
          "Jusqu’au " + derniere_seconde(c.depot_note) + ". " + remaining(c.depot_note, now)};
}

Situation note_closed(const Campagne& c) {
  return {"Le dépôt des notes d’intention est terminé",
          "Il s’est achevé le " + derniere_seconde(c.depot_note) +
              ". Vos notes restent lisibles. Le dossier définitif se prépare à partir du " +
              base::long_date(c.depot_final.from) + "."};
}

Situation final_open(const Campagne& c, base::Instant now) {
  return {"Les projets se consolident",
          "Le dépôt des notes d’intention est terminé. Le dossier définitif est attendu "
          "jusqu’au " +
              derniere_seconde(c.depot_final) + ". " + remaining(c.depot_final, now)};
}

Situation situation(const Campagne& c, base::Instant now) {
  switch (phase(c, now)) {
    case Phase::avant:
      return before(c);
    case Phase::depot_note:
      return note_open(c, now);
    case Phase::entre_depots:
      return note_closed(c);
    case Phase::depot_final:
      return final_open(c, now);
    case Phase::apres:
      break;
  }
  return {"Les dépôts sont terminés",
          "Les financeurs examinent les projets, puis chacun écrit lui-même sa décision aux structures qui "
          "l’ont demandé."};
}

void button(html::Out& out, std::string_view href, std::string_view text) {
  out(R"(<a href="{}" role="button" draggable="false" class="govuk-button" data-module="govuk-button">{}</a>
)"_h,
      href, text);
}

void link(html::Out& out, std::string_view href, std::string_view text) {
  out(R"(<a class="govuk-link" href="{}">{}</a>
)"_h,
      href, text);
}

bool works_on_the_call(const personne::Acteur& a) {
  return a.est_un_de({Role::coordination, Role::chef_de_projet, Role::instructeur, Role::referent_pre});
}

void actions(html::Out& out, const page::Visite& v) {
  bool open = phase(v.campagne, v.now) == Phase::depot_note;
  out(R"(<div class="dt-actions">
)"_h);
  if (v.acteur.visiteur()) {
    button(out, "/inscription", open ? "Créer un compte et commencer" : "Créer un compte");
    link(out, "/connexion", "J’ai déjà un compte : me connecter");
  } else {
    if (works_on_the_call(v.acteur)) button(out, "/tableau", "Ouvrir le tableau");
    if (v.acteur.est(Role::porteur)) button(out, "/dossiers", "Mes dossiers");
  }
  out("</div>\n"_h);
}

struct Carte {
  std::string_view href, titre, texte;
};

constexpr Carte cards[] = {
    {"/appel", "Comprendre l’appel", "Ce qu’il est, ses étapes, ce qui est attendu de vous."},
    {"/qui-finance-quoi", "Qui finance quoi",
     "Choisissez une orientation : quels financeurs demander, et pourquoi pas les autres."},
    {"/orientations", "Orientations et objectifs",
     "Les priorités, dont les objectifs saillants marqués d’une étoile."},
    {"/pieces", "Questions et pièces",
     "Toutes les questions de la note, et les pièces demandées à chaque étape."},
    {"/calendrier", "Calendrier", "Toutes les dates, et où nous en sommes."},
    {"/reunions", "Réunions partenariales", "Où et quand présenter votre projet."},
    {"/ressources", "Ressources", "Guides et vidéos pour monter votre projet."},
    {"/contacts", "Contacts", "À qui parler, selon votre commune et votre sujet."},
};

void card(html::Out& out, const Carte& c) {
  out(R"(<li class="dt-carte"><h3 class="govuk-heading-s"><a class="govuk-link" href="{}">{}</a></h3>
<p class="govuk-body">{}</p></li>
)"_h,
      c.href, c.titre, c.texte);
}

void next_deadline(html::Out& out, const page::Visite& v) {
  const Etape* deadline = prochaine_limite(v.campagne, v.now);
  if (!deadline) return;
  out(R"(<p class="govuk-body">Prochaine date limite : <strong>{}</strong> ({}). <a class="govuk-link" href="/calendrier">Tout le calendrier</a></p>
)"_h,
      jours(deadline->periode), deadline->titre);
}

void view(html::Out& out, const page::Visite& v) {
  const Campagne& c = v.campagne;
  Situation now = situation(c, v.now);
  out(R"(<span class="govuk-caption-xl">{}, programmation {}</span>
<h1 class="govuk-heading-xl">{}</h1>
)"_h,
      c.collectivite, c.annee, c.titre);
  if (auto text = c.texte("accueil.resume"); !text.empty())
    out(R"(<p class="govuk-body-l">{}</p>
)"_h,
        text);
  out(R"(<div class="govuk-inset-text">
<h2 class="govuk-heading-m">{}</h2>
<p class="govuk-body">{}</p>
</div>
)"_h,
      now.titre, now.texte);
  actions(out, v);
  next_deadline(out, v);
  out(R"(<h2 class="govuk-heading-l">Avant de vous lancer</h2>
<ul class="dt-cartes">
)"_h);
  for (const Carte& each : cards) card(out, each);
  out("</ul>\n"_h);
}

}  // namespace

web::Response accueil(db::Reading&, const page::Visite& v) {
  return page::page(v, {.titre = v.campagne.titre}, [&](html::Out& out) { view(out, v); });
}

}  // namespace campagne::pages
