#include "programme/definitif/pages/fiche_resume.h"

#include <fmt/format.h>

#include "programme/definitif/fiche_activite.h"
#include "programme/definitif/fiche_contribution.h"
#include "programme/definitif/fiche_poste.h"

namespace definitif::pages {
namespace {

using base::euros;
using campagne::Campagne;
using fiche::Fiche;
using fiche::Genre;

std::string number(auto n) { return fmt::format("{}", n); }

std::string dates(const fiche::Activite& a) {
  if (!a.debut || !a.fin) return "";
  return fmt::format("du {} au {}", base::short_date(*a.debut), base::short_date(*a.fin));
}

std::string per_day(base::Cents cost, std::int64_t days) {
  auto each = fiche::cout_par_journee(cost, days);
  return each ? euros(*each) : "–";
}

Cases of_activity(const Fiche& f, const Campagne& c) {
  auto a = fiche::lire_activite(f.saisie, c).activite;
  return {std::string(fiche::libelle(c, "nature", a.nature)),
          dates(a),
          number(a.jeunes().tous()),
          number(a.journees()),
          euros(a.cout),
          per_day(a.cout, a.journees())};
}

Cases of_post(const Fiche& f, const Campagne& c) {
  auto p = fiche::lire_poste(f.saisie, c).poste;
  return {std::string(fiche::libelle(c, "contrat", p.contrat)), fiche::etp_lisible(p.etp), euros(p.cout()),
          euros(fiche::total(p.financements))};
}

Cases of_contribution(const Fiche& f, const Campagne& c) {
  auto one = fiche::lire_contribution(f.saisie, c).contribution;
  auto paid = fiche::cofinancement(c, one.financements);
  return {one.operateur,    nom_de_commune(c, f.commune), number(one.enfants), euros(one.cout),
          euros(paid.etat), euros(paid.communes),         euros(paid.autres)};
}

Mesures balance(base::Cents cost, base::Cents paid) {
  auto gap = cost > paid ? cost - paid : paid - cost;
  return {{"Coût", euros(cost)},
          {"Financements", euros(paid)},
          {"Équilibre",
           gap.value == 0 ? std::string("à l’équilibre")
                          : fmt::format("{} {}", cost > paid ? "il manque" : "il y a en trop", euros(gap))}};
}

template <class Each>
void kept(const std::vector<Fiche>& all, Each each) {
  for (const auto& f : all)
    if (!f.retiree_le) each(f);
}

std::vector<Totaux> activities(const std::vector<Fiche>& all, const Campagne& c) {
  std::vector<fiche::Activite> list;
  kept(all, [&](const Fiche& f) { list.push_back(fiche::lire_activite(f.saisie, c).activite); });
  auto t = fiche::totaliser(list);
  Mesures together{{"Activités", number(t.activites)},
                   {"Jeunes", number(t.jeunes.tous())},
                   {"Filles", number(t.jeunes.filles)},
                   {"Garçons", number(t.jeunes.garcons)}};
  for (const auto& [band, label] : fiche::choix(c, "tranche"))
    together.emplace_back(label, number(t.tranches[band].tous()));
  together.emplace_back("Habitant un quartier prioritaire", number(t.qpv));
  together.emplace_back("Jeunes × jours", number(t.journees));
  together.emplace_back("Coût", euros(t.cout));
  together.emplace_back("Coût par jeune et par jour", per_day(t.cout, t.journees));
  return {{"Toutes les activités", std::move(together)}};
}

std::vector<Totaux> posts(const std::vector<Fiche>& all, const Campagne& c) {
  std::vector<fiche::Poste> list;
  kept(all, [&](const Fiche& f) { list.push_back(fiche::lire_poste(f.saisie, c).poste); });
  auto t = fiche::totaliser(c, list);
  Mesures payers;
  for (const auto& [name, amount] : t.financeurs) payers.emplace_back(name, euros(amount));
  return {{"Tous les postes",
           {{"Postes", number(t.postes)},
            {"Équivalent temps plein", fiche::etp_lisible(t.etp)},
            {"Coût", euros(t.cout)}}},
          {"Plan de financement des postes", std::move(payers)}};
}

Mesures counted(const std::vector<std::pair<std::string, std::size_t>>& counts) {
  Mesures list;
  for (const auto& [label, n] : counts) list.emplace_back(label, number(n));
  return list;
}

std::vector<Totaux> contributions(const std::vector<Fiche>& all, const Campagne& c) {
  std::vector<fiche::Contribution> list;
  kept(all, [&](const Fiche& f) { list.push_back(fiche::lire_contribution(f.saisie, c).contribution); });
  std::int64_t children = 0;
  base::Cents cost;
  fiche::Cofinancement paid;
  for (const auto& one : list)
    children += one.enfants, cost += one.cout, paid += fiche::cofinancement(c, one.financements);
  auto board = fiche::tableau_de_bord(c, list);
  return {{"Toutes les actions (annexe 6C)",
           {{"Actions", number(list.size())},
            {"Enfants", number(children)},
            {"Coût total", euros(cost)},
            {"État", euros(paid.etat)},
            {"Communes", euros(paid.communes)},
            {"Autres", euros(paid.autres)}}},
          {"Tableau de bord des parcours (annexe 6B)",
           {{"Parcours", number(board.parcours)},
            {"Filles", number(board.filles)},
            {"Garçons", number(board.garcons)},
            {"Habitant un quartier prioritaire", number(board.qpv)}}},
          {"Parcours par âge", counted(board.tranches)},
          {"Parcours par raison d’entrée", counted(board.motifs)},
          {"Où en sont les parcours", counted(board.etats)}};
}

}  // namespace

std::string nom_de_commune(const Campagne& c, std::string_view insee) {
  const auto* known = c.territoire.commune(insee);
  return known ? known->nom : std::string(insee);
}

std::vector<Colonne> colonnes(Genre g) {
  switch (g) {
    case Genre::activite:
      return {{"Type"},         {"Dates"},
              {"Jeunes", true}, {"Jeunes × jours", true},
              {"Coût", true},   {"Coût par jeune et par jour", true}};
    case Genre::poste:
      return {{"Contrat"}, {"ETP", true}, {"Coût", true}, {"Financé", true}};
    case Genre::contribution:
      return {{"Opérateur"},  {"Commune"},        {"Enfants", true}, {"Coût total", true},
              {"État", true}, {"Communes", true}, {"Autres", true}};
  }
  return {};
}

Cases cases(const Fiche& f, const Campagne& c) {
  switch (f.genre) {
    case Genre::activite:
      return of_activity(f, c);
    case Genre::poste:
      return of_post(f, c);
    case Genre::contribution:
      return of_contribution(f, c);
  }
  return {};
}

Mesures mesures(const Fiche& f, const Campagne& c) {
  if (f.genre == Genre::activite) {
    auto a = fiche::lire_activite(f.saisie, c).activite;
    return {{"Jeunes", number(a.jeunes().tous())},
            {"Jeunes × jours", number(a.journees())},
            {"Coût par jeune et par jour", per_day(a.cout, a.journees())}};
  }
  if (f.genre == Genre::poste) {
    auto p = fiche::lire_poste(f.saisie, c).poste;
    return balance(p.cout(), fiche::total(p.financements));
  }
  auto one = fiche::lire_contribution(f.saisie, c).contribution;
  return balance(one.cout, fiche::total(one.financements));
}

std::vector<Totaux> totaux(Genre g, const std::vector<Fiche>& all, const Campagne& c) {
  if (g == Genre::activite) return activities(all, c);
  return g == Genre::poste ? posts(all, c) : contributions(all, c);
}

}  // namespace definitif::pages
