// In the room: the funders to be asked, and the recommendations one by one.
#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"
#include "programme/page/champ.h"
#include "programme/reunion/pages/salle_formes.h"

namespace reunion::pages {
namespace {

using namespace html::literals;
using Caches = std::vector<std::pair<std::string_view, std::string>>;

/// Without the guard against double clicks, which would also swallow a second recommendation: the island has
/// its own.
void bouton_d_envoi(html::Out& out, std::string_view label) {
  out(R"(<button type="submit" class="govuk-button govuk-button--secondary" data-module="govuk-button">{}</button>
)"_h,
      label);
}

// --- Funders

std::string_view sigle(const Ecriture& e, const ventilation::Demandee& f) {
  const auto* known = e.v.campagne.financeur(f.financeur);
  return known ? std::string_view(known->sigle) : std::string_view(f.financeur);
}

/// "demandé par la note : 8 000 €", "ajouté en réunion. Projet de santé.", "retiré. Hors compétence."
std::string situation(const ventilation::Demandee& f) {
  std::string text = f.origine.empty() ? "" : !f.sollicite ? "retiré" : "";
  if (f.sollicite)
    text = f.origine == "note"     ? "demandé par la note"
           : f.origine == "comite" ? "ajouté par le comité"
                                   : "ajouté en réunion";
  if (f.sollicite && f.demande > base::Cents{}) text += " : " + base::euros(f.demande);
  bool told = f.sollicite && f.origine == "note";  // the reason is the note itself
  if (!f.raison.empty() && !told) text += ". " + f.raison;
  return text;
}

void financeurs_a_lire(const Ecriture& e) {
  e.out(
      R"(<section class="dt-salle__bloc" data-bloc="financeurs-lus" data-nom="Financeurs à solliciter" aria-labelledby="financeurs-titre">
<ul class="govuk-list govuk-list--bullet">
)"_h);
  for (const auto& f : e.s.financeurs)
    if (!f.origine.empty())
      e.out(R"(<li><strong>{}</strong>{}</li>
)"_h,
            sigle(e, f), " – " + situation(f));
  e.out("</ul></section>\n"_h);
}

bool coche(const Ecriture& e, const ventilation::Demandee& f) {
  const auto& ticked = e.rendu.coches;
  return ticked ? std::ranges::find(*ticked, f.financeur) != ticked->end() : f.sollicite;
}

void financeurs_a_choisir(const Ecriture& e) {
  std::vector<page::Choix> list;
  for (const auto& f : e.s.financeurs)
    list.push_back({.valeur = f.financeur,
                    .label = std::string(sigle(e, f)),
                    .aide = situation(f),
                    .coche = coche(e, f)});
  e.out(
      R"(<section class="dt-salle__bloc dt-salle__bloc--mien" data-bloc="financeurs" id="choix-des-financeurs" data-nom="Financeurs à solliciter" aria-labelledby="financeurs-titre">
)"_h);
  page::formulaire(e.out, e.v, chemin_salle(e.s, "/financeurs"), html::Attrs{}.flag("data-acte-de-salle"));
  for (const auto& f : e.s.financeurs)
    if (f.sollicite) champ_cache(e.out, "montres", f.financeur);
  page::groupe(e.out, {.nom = "financeurs",
                       .legende = "Cochez ceux que le projet doit solliciter",
                       .erreur = e.rendu.erreurs.of("financeurs"),
                       .choix = std::move(list),
                       .multiple = true});
  page::champ(e.out, {.nom = "raison",
                      .label = "Pourquoi ce changement",
                      .valeur = e.montre("raison", ""),
                      .aide = "À écrire quand vous retirez un financeur.",
                      .erreur = e.rendu.erreurs.of("raison"),
                      .lignes = 2});
  bouton_d_envoi(e.out, "Enregistrer les financeurs");
  page::fin_formulaire(e.out);
  e.out("</section>\n"_h);
}

// --- Recommendations

/// A form of one button.
void bouton_seul(const Ecriture& e, const std::string& action, const Caches& hidden, html::Attrs attributes,
                 std::string_view label, std::string_view of) {
  page::formulaire(e.out, e.v, action, attributes.flag("data-acte-de-salle"));
  for (const auto& [name, value] : hidden) champ_cache(e.out, name, value);
  e.out(
      R"(<button type="submit" class="dt-bouton-lien">{}<span class="govuk-visually-hidden"> : {}</span></button>
)"_h,
      label, of);
  page::fin_formulaire(e.out);
}

struct Place {
  std::size_t rang, sur;
};

void boutons(const Ecriture& e, const Recommandation& m, Place place) {
  auto action = chemin_salle(e.s, fmt::format("/recommandations/{}", m.id));
  auto of = fmt::format("recommandation {}", place.rang);
  e.out(R"(<div class="dt-actions dt-salle__actes" data-bloc="actes-{}">
)"_h,
        m.id);
  if (place.rang > 1) bouton_seul(e, action + "/deplacer", {{"sens", "monter"}}, {}, "Monter", of);
  if (place.rang < place.sur)
    bouton_seul(e, action + "/deplacer", {{"sens", "descendre"}}, {}, "Descendre", of);
  bouton_seul(e, action + "/retirer", {{"version", std::to_string(m.version)}},
              html::Attrs{}.set("data-confirmer", "Retirer cette recommandation ?"), "Retirer", of);
  e.out("</div>\n"_h);
}

void a_ecrire(const Ecriture& e, const Recommandation& m, Place place) {
  auto field = nom_de_champ("recommandation", std::to_string(m.id));
  e.out(
      R"(<div class="dt-salle__bloc dt-salle__bloc--mien dt-salle__recommandation" data-bloc="recommandation-{}" id="recommandation-{}">
)"_h,
      m.id, m.id);
  e.debut_forme(chemin_salle(e.s, fmt::format("/recommandations/{}", m.id)), m.version, m.auteur,
                m.modifie_le);
  e.marque(field, m.texte);
  page::champ(e.out, {.nom = field,
                      .label = fmt::format("Recommandation {}", place.rang),
                      .valeur = e.montre(field, m.texte),
                      .erreur = e.rendu.erreurs.of(field),
                      .lignes = 2});
  e.fin_forme(fmt::format("recommandation {}", place.rang));
  e.out("</div>\n"_h);
  boutons(e, m, place);
}

void ajout(const Ecriture& e) {
  e.out(
      R"(<section class="dt-salle__bloc" data-bloc="ajout" id="ajout" aria-label="Ajouter une recommandation">
)"_h);
  page::formulaire(e.out, e.v, chemin_salle(e.s, "/recommandations"),
                   html::Attrs{}.flag("data-acte-de-salle"));
  page::champ(e.out, {.nom = "nouvelle",
                      .label = "Nouvelle recommandation",
                      .valeur = e.montre("nouvelle", ""),
                      .aide = "Une seule à la fois : le dossier définitif répondra à chacune.",
                      .erreur = e.rendu.erreurs.of("nouvelle"),
                      .lignes = 2});
  bouton_d_envoi(e.out, "Ajouter la recommandation");
  page::fin_formulaire(e.out);
  e.out("</section>\n"_h);
}

void a_lire(const Ecriture& e) {
  const auto& all = e.s.recommandations;
  e.out(
      R"(<section class="dt-salle__bloc" data-bloc="recommandations-lues" data-nom="Recommandations" aria-labelledby="recommandations">
)"_h);
  if (all.empty())
    e.out(R"(<p class="govuk-body dt-vide">Aucune recommandation pour le moment.</p>
)"_h);
  else
    e.out(R"(<ol class="govuk-list govuk-list--number">
)"_h);
  for (const auto& m : all)
    e.out(R"(<li><span class="dt-texte-libre">{}</span> <span class="dt-salle__auteur">{}, {}</span></li>
)"_h,
          m.texte, m.auteur, base::date_time(m.modifie_le));
  if (!all.empty()) e.out("</ol>\n"_h);
  e.out("</section>\n"_h);
}

}  // namespace

void bloc_financeurs(const Ecriture& e) {
  e.out(R"(<h2 class="govuk-heading-m" id="financeurs-titre">Financeurs à solliciter</h2>
)"_h);
  e.ouverte&& e.s.anime ? financeurs_a_choisir(e) : financeurs_a_lire(e);
}

void bloc_recommandations(const Ecriture& e) {
  e.out(R"(<h2 class="govuk-heading-m" id="recommandations">Recommandations</h2>
)"_h);
  if (!e.ouverte || !e.s.anime) return a_lire(e);
  const auto& all = e.s.recommandations;
  for (std::size_t i = 0; i < all.size(); ++i) a_ecrire(e, all[i], {i + 1, all.size()});
  ajout(e);
}

}  // namespace reunion::pages
