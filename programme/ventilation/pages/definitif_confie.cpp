#include "programme/ventilation/pages/definitif_confie.h"

#include <fmt/format.h>

#include <optional>

#include "platform/base/text.h"
#include "programme/page/champ.h"
#include "programme/ventilation/confies.h"
#include "programme/ventilation/operation.h"
#include "programme/ventilation/pages/commun.h"
#include "programme/ventilation/pages/formulaire.h"
#include "programme/ventilation/reprise_store.h"

namespace ventilation::pages {
namespace {

using namespace html::literals;
using campagne::Campagne;

constexpr std::string_view all_of_them = "/ventilation/definitifs";

std::string address(const Ligne& l) { return fmt::format("{}/{}", all_of_them, l.note.dossier); }

/// The page, and what the person sent when it could not be kept.
struct Ecran {
  const Ligne& ligne;
  std::vector<Agent> agents;
  Saisie saisie;
  base::FieldErrors erreurs{};
  std::string refus{};
};

std::string difference(const EcartDeDemande& e, const Campagne& c) {
  if (e.avant.value == 0)
    return fmt::format("{} : {} demandés, rien avant.", pour(e.financeur, c), base::euros(e.apres));
  if (e.apres.value == 0)
    return fmt::format("{} : plus rien n’est demandé ({} avant). Il sera retiré.", pour(e.financeur, c),
                       base::euros(e.avant));
  return fmt::format("{} : {} demandés, {} avant.", pour(e.financeur, c), base::euros(e.apres),
                     base::euros(e.avant));
}

void changes_of_the_budget(html::Out& out, const Ecran& e, const Campagne& c) {
  auto all = ecarts_de_demande(e.ligne);
  if (all.empty()) return;
  out(R"(<div class="govuk-inset-text"><p class="govuk-body">Le budget déposé depuis la transmission ne demande plus la même chose. Cette correction le suit :</p>
<ul class="govuk-list govuk-list--bullet">
)"_h);
  for (const auto& each : all) out("<li>{}</li>\n"_h, difference(each, c));
  out("</ul></div>\n"_h);
}

void refused(html::Out& out, const Ecran& e) {
  if (e.refus.empty()) return;
  out(R"(<div class="govuk-error-summary" role="alert" tabindex="-1"><h2 class="govuk-error-summary__title">Rien n’est enregistré</h2><div class="govuk-error-summary__body"><p>{}</p></div></div>
)"_h,
      e.refus);
}

void people_of(html::Out& out, const Formulaire& f, const std::string& funder, const std::string& legend) {
  out("<section class=\"dt-comite__financeur\">\n"_h);
  agents_au_choix(out, f, funder, legend);
  out("</section>\n"_h);
}

void form(html::Out& out, const page::Visite& v, const Ecran& e) {
  Formulaire f{v, e.ligne, e.agents, e.saisie, e.erreurs};
  page::formulaire(out, v, address(e.ligne) + "/corriger");
  out(R"(<input type="hidden" name="version" value="{}">
<h2 class="govuk-heading-m">Qui suit le dossier</h2>
)"_h,
      e.ligne.etat.version);
  erreur_des_agents(out, e.erreurs);
  for (const auto& [funder, amount] : e.ligne.demandes)
    people_of(out, f, funder,
              fmt::format("{} : {} demandés", sigle(v.campagne, funder), base::euros(amount)));
  if (e.ligne.note.territorial) people_of(out, f, "", "Référent·es des communes");
  champ_raison(out, f);
  page::bouton(out, Corriger::label);
  page::fin_formulaire(out);
}

web::Response show(const page::Visite& v, const Ecran& e, int status = 0) {
  const auto& l = e.ligne;
  auto title = fmt::format("{} – {}", reference(l, v.campagne), titre_de(l));
  auto view = [&](html::Out& out) {
    page::fil_d_ariane(out, {{"Ventilation des dossiers définitifs", std::string(all_of_them)}});
    refused(out, e);
    out(R"(<span class="govuk-caption-l">{}</span><h1 class="govuk-heading-l">{}</h1>
<p class="govuk-body">{}. Transmis le {}. <a class="govuk-link" href="/dossiers/{}/definitif">Lire le dossier définitif</a></p>
)"_h,
        reference(l, v.campagne), titre_de(l), l.structure_nom,
        base::date_time(l.etat.transmise_le.value_or(v.now)), l.note.dossier);
    changes_of_the_budget(out, e, v.campagne);
    form(out, v, e);
  };
  return page::page(v, {.titre = title, .erreurs = &e.erreurs}, view, status);
}

/// The choices of the person: agents only, since the funders are the budget's and no meeting is left.
Saisie read(const page::Visite& v, const Ligne& l) {
  auto asked = lire_saisie(v.request.form);
  asked.financeurs = saisie_de(l).financeurs;
  for (const auto& [funder, amount] : l.demandes) asked.financeurs.push_back(funder);
  asked.reunion = saisie_de(l).reunion;
  return asked;
}

std::string label(const Ligne& l, const EtatDossier& wanted, const Campagne& c) {
  auto what = resume(l.etat, wanted, c);
  return fmt::format("{} : {}", reference(l, c), what.empty() ? "montants du budget" : what);
}

/// Keeps the correction, or says why not.
std::optional<Obstacle> keep(db::Writing& w, const page::Visite& v, const Ligne& l, EtatDossier wanted,
                             const Saisie& asked, std::span<const Agent> people) {
  auto content = contenu(wanted, l.note.structure, people);
  auto done = accomplir(l.etat.etat(), Corriger{content, asked.raison},
                        {v.acteur, v.now, v.campagne, l.note.structure});
  if (!done) return done.error();
  auto text = label(l, wanted, v.campagne);
  auto kept = corriger(w, v.acteur, v.now, second_tour(v.campagne), done->trace, text, asked.raison,
                       {l.etat, std::move(wanted)});
  if (kept || kept.error().cause == Cause::deja_fait) return std::nullopt;
  return kept.error();
}

std::string sentence(const Obstacle& o) { return o.detail.empty() ? phrase(o) : o.detail; }

}  // namespace

web::Response definitif_confie(db::Reading& r, const page::Visite& v) {
  auto round = second_tour(v.campagne);
  auto l = ligne(r, v.acteur, round, v.id());
  if (!l) return page::introuvable(v);
  if (!transmis(l->etat.etat())) return web::redirect(fmt::format("{}#dossier-{}", all_of_them, v.id()));
  return show(v, {*l, agents(r, v.acteur, round), saisie_de(*l)});
}

// Somebody else may have been faster: what was chosen stays in the form, and nothing is kept unseen.
web::Response corriger_definitif(db::Writing& w, const page::Visite& v) {
  auto round = second_tour(v.campagne);
  auto l = ligne(w, v.acteur, round, v.id());
  if (!l) return page::introuvable(v);
  if (!transmis(l->etat.etat()))
    return page::refus(v, {Cause::etape_passee, "Ce dossier n’est pas encore transmis."});
  Ecran e{*l, agents(w, v.acteur, round), read(v, *l)};
  auto choice = choisir(*l, e.saisie, e.agents, v.campagne, v.now);
  e.erreurs = choice.erreurs;
  if (!e.erreurs.empty()) return show(v, e, 422);
  if (e.saisie.version != l->etat.version) {
    e.refus =
        "Quelqu’un a changé ce dossier pendant que vous choisissiez. Vérifiez votre choix, puis enregistrez "
        "de nouveau.";
    return show(v, e, 409);
  }
  suivre_le_budget(choice.etat, *l, v.campagne, v.now);
  ordonner(choice.etat);
  if (auto why = keep(w, v, *l, choice.etat, e.saisie, e.agents)) {
    e.refus = sentence(*why);
    return show(v, e, 422);
  }
  return page::redirige_avec_message(v, std::string(all_of_them),
                                     fmt::format("{} est corrigé.", reference(*l, v.campagne)));
}

}  // namespace ventilation::pages
