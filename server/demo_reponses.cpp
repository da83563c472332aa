// What the demonstration's final dossiers answer: the form, the recommendations, the indicators.
#include <fmt/format.h>

#include <algorithm>

#include "programme/definitif/contenu_store.h"
#include "server/demo_definitifs.h"
#include "server/demo_texts.h"

namespace server::demo {
namespace {

using definitif::Genre;
using definitif::Question;

/// The answers to some questions of the form, by name; each with other ones for the next project.
std::string_view sentence(std::string_view name, std::size_t rank) {
  for (const auto& known : answers)
    if (known.question == name) return known.reponses.at(rank % known.reponses.size());
  return "Nous le préciserons avec les partenaires au premier comité de suivi.";
}

std::string figure(const Question& q, const dossier::Brouillon& b, std::size_t rank) {
  // Everybody who lives in a quarter comes from the first one ticked.
  if (auto quarters = b.valeurs("public_quartiers"); q.nom.starts_with(definitif::champ_quartier("")))
    return q.nom == definitif::champ_quartier(quarters.front()) ? std::string(b.valeur("public_qpv")) : "0";
  if (q.decimal) return rank % 2 ? "0,6" : "0,4";
  for (auto [name, low, step] : figures)
    if (q.nom == name) return std::to_string(low + rank % 5 * step);
  return "0";
}

std::string answer_to(const Question& q, const dossier::Brouillon& b, const campagne::Campagne& c,
                      std::size_t rank) {
  switch (q.genre) {
    case Genre::oui_non:
      return "non";
    case Genre::choix:
    case Genre::choix_multiple:
      return q.options.empty() ? std::string() : std::string(q.options.front().code);
    case Genre::nombre:
      return figure(q, b, rank);
    case Genre::date:
      return fmt::format("{}/{}", q.nom == "reunion_suivi" ? "15/06" : "15/12", c.annee);
    default:
      return std::string(sentence(q.nom, rank));
  }
}

}  // namespace

void write_answers(db::Writing& w, const World& world, const Projet& p, std::size_t parts) {
  const auto& c = world.campagne;
  auto f = definitif::lock(w, *p.porteur, p.dossier).value();
  auto form = dossier::structure_form(w, f.dossier);
  auto b = definitif::draft(w, f);
  auto put = [&](std::string_view field, std::string text) {
    b.poser(field, {std::move(text), p.porteur->id, p.fini_le});
  };
  if (b.valeur("public_quartiers").empty()) put("public_quartiers", std::string(b.valeur("quartiers")));
  for (std::size_t n = 0; n < std::min(parts, definitif::parties.size()); ++n)
    for (const auto& q : definitif::questions(definitif::parties[n], {c, form, b, p.fini_le}))
      if (!q.fixe && q.obligatoire && b.valeur(q.nom).empty() && definitif::posee(q, b))
        put(q.nom, answer_to(q, b, c, p.rang));
  definitif::save_draft(w, f, b, p.fini_le);
}

void answer_recommendations(db::Writing& w, const World&, const Projet& p) {
  auto f = definitif::lock(w, *p.porteur, p.dossier).value();
  auto list = definitif::recommandations(w, f);
  std::vector<std::string> fields;
  for (std::size_t n = 0; n < list.size(); ++n) {
    bool partly = (p.rang + n) % 4 == 3;
    list[n].suite = partly ? "en_partie" : "suivie";
    list[n].explication = partly ? std::string(followed.at(p.rang % followed.size())) : std::string();
    for (const auto& q : definitif::questions_recommandation(list[n])) fields.push_back(q.nom);
  }
  definitif::enregistrer_recommandations(w, *p.porteur, p.fini_le, f, list, fields);
}

void choose_indicators(db::Writing& w, const World& world, const Projet& p) {
  auto f = definitif::lock(w, *p.porteur, p.dossier).value();
  auto b = definitif::draft(w, f);
  auto objectives = b.valeurs("objectifs");
  auto models = definitif::modeles_pour(world.campagne, f.dossier.orientation);
  models.resize(std::min<std::size_t>(models.size(), 1 + p.rang % 2));
  for (const auto* model : models) {
    auto i = definitif::depuis_modele(*model);
    i.objectif = objectives.empty() ? std::string() : objectives.front();
    i.depart = "0";
    i.cible = i.unite == "%" ? "75" : std::string(b.valeur("public_total"));
    definitif::ajouter_indicateur(w, *p.porteur, p.fini_le, f, i);
  }
}

}  // namespace server::demo
