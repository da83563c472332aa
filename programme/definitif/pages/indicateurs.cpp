// The indicators of the action: the list, the library, one at a time.
#include <fmt/format.h>

#include <algorithm>

#include "programme/definitif/contenu_store.h"
#include "programme/definitif/pages/cadre.h"
#include "programme/definitif/pages/feuillet.h"
#include "programme/definitif/pages/lecture.h"
#include "programme/definitif/pages/pages.h"
#include "programme/page/champ.h"

namespace definitif::pages {
namespace {

using namespace html::literals;

constexpr std::size_t indicateurs_max = 20;

/// Each opens its own page.
void one(html::Out& out, const Definitif& f, const Indicateur& i, std::size_t wrong) {
  auto title = i.intitule.empty() ? std::string("Indicateur sans nom") : i.intitule;
  out(R"(<li class="govuk-task-list__item govuk-task-list__item--with-link"><div class="govuk-task-list__name-and-hint"><a class="govuk-link govuk-task-list__link" href="{}">{}</a><div class="govuk-task-list__hint">{}</div></div>
<div class="govuk-task-list__status">)"_h,
      chemin_definitif(f.dossier, fmt::format("/indicateurs/{}", i.id)), title, trajectoire(i));
  etiquette_manques(out, wrong, true);
  out("</div></li>\n"_h);
}

void library(html::Out& out, const page::Visite& v, const Definitif& f, const Contenu& c) {
  std::vector<page::Choix> choices;
  for (const auto* m : modeles_pour(v.campagne, c.reponses.valeur("orientation"))) {
    bool taken = std::ranges::find(c.indicateurs, m->code, &Indicateur::modele) != c.indicateurs.end();
    if (!taken) choices.push_back({m->code, m->titre, m->mesure + " (" + m->outil + ").", false, false});
  }
  choices.push_back({"", "Un autre indicateur, à écrire", {}, choices.empty(), false});
  page::formulaire(out, v, chemin_definitif(f.dossier, "/indicateurs"));
  page::groupe(out, {.nom = "modele", .legende = "Ajouter un indicateur", .choix = std::move(choices)});
  page::bouton(out, "Ajouter cet indicateur");
  page::fin_formulaire(out);
}

void list_of(html::Out& out, const page::Visite& v, const Definitif& f, const Contenu& c, bool writable) {
  if (c.indicateurs.empty()) {
    out(R"(<p class="govuk-body">Aucun indicateur n’est encore choisi. Il en faut au moins un : deux ou trois, bien suivis, valent mieux que dix.</p>
)"_h);
    return;
  }
  if (!writable) return tableau_des_indicateurs(out, v, c);
  out(R"(<ul class="govuk-task-list">
)"_h);
  for (const auto& i : c.indicateurs) one(out, f, i, verifier(i, v.campagne, c.reponses).size());
  out("</ul>\n"_h);
}

web::Response list_page(const page::Visite& v, const Definitif& f, const Contenu& c) {
  auto why = non_modifiable(v, f, "/indicateurs");
  auto view = [&](html::Out& out) {
    cadre(out, v, f.dossier, "/indicateurs", "Les indicateurs");
    out(R"(<p class="govuk-body">Ce que vous compterez pour savoir si l’action a réussi. Ces indicateurs reviendront dans les bilans.</p>
)"_h);
    list_of(out, v, f, c, !why);
    if (!why && c.indicateurs.size() < indicateurs_max) library(out, v, f, c);
    out(R"(<p class="govuk-body"><a class="govuk-link" href="{}">Revenir à la liste des parties</a></p>
)"_h,
        chemin_definitif(f.dossier));
  };
  return page::page(v, {.titre = "Les indicateurs – dossier définitif"}, view);
}

void remove_button(html::Out& out, const page::Visite& v, const Definitif& f, const Indicateur& i) {
  if (non_modifiable(v, f, "/indicateurs")) return;
  page::formulaire(out, v, chemin_definitif(f.dossier, fmt::format("/indicateurs/{}/retirer", i.id)));
  page::bouton_secondaire(out, "Retirer cet indicateur");
  page::fin_formulaire(out);
}

Feuillet sheet(const page::Visite& v, const Definitif& f, const Indicateur& i,
               const dossier::Brouillon& answers) {
  Feuillet page{.suite = fmt::format("/indicateurs/{}", i.id),
                .titre = i.intitule.empty() ? std::string("Un indicateur") : i.intitule,
                .intro = "",
                .questions = questions_indicateur(v.campagne, answers),
                .brouillon = en_reponses(i),
                .erreurs = verifier(i, v.campagne, answers),
                .suivant = "/indicateurs"};
  page.apres = [&v, &f, i](html::Out& out) { remove_button(out, v, f, i); };
  return page;
}

struct Ouvert {
  Definitif f;
  Indicateur indicateur;
};

template <class Transaction>
std::optional<Ouvert> opened(Transaction& t, const page::Visite& v, std::optional<Definitif> f) {
  auto i = f && voit_la_preparation(v.acteur, *f) ? indicateur(t, *f, v.id(1)) : std::nullopt;
  if (!i) return std::nullopt;
  return Ouvert{std::move(*f), std::move(*i)};
}

Indicateur wanted(const page::Visite& v) {
  const auto* model = v.campagne.modele_indicateur(v.request.form.get("modele"));
  return model ? depuis_modele(*model) : Indicateur{};
}

}  // namespace

web::Response montrer_indicateurs(db::Reading& r, const page::Visite& v) {
  auto f = find(r, v.acteur, v.id());
  if (!f || !voit_la_preparation(v.acteur, *f)) return page::introuvable(v);
  return list_page(v, *f, contenu(r, v.acteur, *f, v.campagne));
}

web::Response ajouter_un_indicateur(db::Writing& w, const page::Visite& v) {
  auto f = lock(w, v.acteur, v.id());
  if (!f || !voit_la_preparation(v.acteur, *f)) return page::introuvable(v);
  if (auto why = non_modifiable(v, *f, "/indicateurs")) return page::refus(v, *why);
  if (indicateurs(w, *f).size() >= indicateurs_max)
    return page::refus(
        v, {Cause::saisie_invalide,
            fmt::format("Vous avez déjà {} indicateurs : retirez-en un d’abord.", indicateurs_max)});
  auto id = ajouter_indicateur(w, v.acteur, v.now, *f, wanted(v));
  return page::redirige_avec_message(v, chemin_definitif(f->dossier, fmt::format("/indicateurs/{}", id)),
                                     "L’indicateur est ajouté : complétez-le.");
}

web::Response montrer_indicateur(db::Reading& r, const page::Visite& v) {
  auto o = opened(r, v, find(r, v.acteur, v.id()));
  if (!o) return page::introuvable(v);
  return montrer(r, v, o->f, sheet(v, o->f, o->indicateur, draft(r, o->f)));
}

web::Response enregistrer_un_indicateur(db::Writing& w, const page::Visite& v) {
  auto o = opened(w, v, lock(w, v.acteur, v.id()));
  if (!o) return page::introuvable(v);
  auto page = sheet(v, o->f, o->indicateur, draft(w, o->f));
  return enregistrer(w, v, o->f, std::move(page), [&](const dossier::Brouillon& b, const auto&) {
    enregistrer_indicateur(w, v.acteur, v.now, o->f, avec_reponses(o->indicateur, b));
  });
}

web::Response retirer_un_indicateur(db::Writing& w, const page::Visite& v) {
  auto o = opened(w, v, lock(w, v.acteur, v.id()));
  if (!o) return page::introuvable(v);
  if (auto why = non_modifiable(v, o->f, "/indicateurs")) return page::refus(v, *why);
  retirer_indicateur(w, o->f, o->indicateur.id);
  return page::redirige_avec_message(v, chemin_definitif(o->f.dossier, "/indicateurs"),
                                     "L’indicateur est retiré.");
}

}  // namespace definitif::pages
