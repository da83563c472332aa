#include "programme/definitif/presentation.h"

#include <algorithm>

#include <fmt/format.h>

#include "platform/base/text.h"
#include "programme/budget/saisie.h"
#include "programme/structure/forme.h"
#include "programme/structure/identifiants.h"

namespace definitif {
namespace {

using base::Cents;
using campagne::Campagne;

std::vector<ReponseLue> answers(Partie p, const Contenu& c, const Situation& s) {
  std::vector<ReponseLue> list;
  for (const auto& q : questions(p, s)) {
    auto text = presenter(q, c.reponses.valeur(q.nom), s.campagne);
    if (posee(q, c.reponses) && (q.obligatoire || !text.empty())) list.push_back({q.label, std::move(text)});
  }
  return list;
}

std::string address(const std::string& street, const std::string& code, const std::string& town) {
  return std::string(base::trim(fmt::format("{}\n{} {}", street, code, town)));
}

class Lignes {
 public:
  Lignes(const dossier::Brouillon& typed, const Campagne& c)
      : c_(c), budget_(budget::lire_budget(typed, c).budget), totals_(budget::totaliser(c, budget_)) {}

  std::vector<LigneLue> side(bool charges) {
    for (const auto& line : c_.budget)
      if (line.charge == charges && line.dans.empty()) heading(line);
    add("Total en argent", charges ? totals_.charges : totals_.produits, true);
    auto kind = charges ? totals_.emplois : totals_.contributions;
    if (kind.value > 0)
      add("Total avec les contributions en nature", (charges ? totals_.charges : totals_.produits) + kind,
          true);
    return std::move(list_);
  }

 private:
  void add(std::string label, Cents amount, bool heading) {
    list_.push_back({std::move(label), amount, heading});
  }
  void heading(const campagne::LigneBudget& line) {
    if (totals_.ligne(line.code).value == 0) return;
    add(budget::libelle(line), totals_.ligne(line.code), true);
    funders(line);
    for (const auto& below : c_.budget)
      if (below.dans == line.code && totals_.ligne(below.code).value > 0) {
        add(budget::libelle(below), totals_.ligne(below.code), false);
        funders(below);
      }
  }
  void funders(const campagne::LigneBudget& line) {
    for (const auto& f : budget_.financeurs)
      if (f.ligne == line.code && f.montant().value > 0) add(named(f), f.montant(), false);
  }
  std::string named(const budget::LigneFinanceur& f) const {
    const auto* known = c_.financeur(f.financeur);
    auto name = known ? known->nom + (f.nom.empty() ? "" : ", " + f.nom) : f.nom;
    if (f.droit_commun.value == 0) return "– " + name;
    return fmt::format("– {} (dont droit commun {})", name, base::euros(f.droit_commun));
  }

  const Campagne& c_;
  budget::Budget budget_;
  budget::Totaux totals_;
  std::vector<LigneLue> list_;
};

}  // namespace

std::vector<PartieLue> presenter(const Contenu& c, const Campagne& call, base::Instant now) {
  std::vector<PartieLue> read;
  auto s = c.situation(call, now);
  for (auto p : parties)
    if (auto list = answers(p, c, s); !list.empty())
      read.push_back({std::string(code(p)), std::string(titre(p)), std::move(list)});
  return read;
}

PartieLue presenter_structure(const structure::Fiche& f) {
  PartieLue read{"identite", "L’identité de la structure", {}};
  auto add = [&](std::string label, std::string text) {
    if (!text.empty()) read.reponses.push_back({std::move(label), std::move(text)});
  };
  add("Nom", f.nom), add("Sigle", f.sigle);
  if (auto kind = structure::forme(f.forme)) add("Forme", std::string(structure::label(*kind)));
  add("SIRET", f.siret.empty() ? "" : structure::siret_lisible(f.siret)), add("RNA", f.rna);
  add("Siège", address(f.siege_voie, f.siege_code_postal, f.siege_commune));
  add("Correspondance",
      address(f.correspondance_voie, f.correspondance_code_postal, f.correspondance_commune));
  add("Téléphone", f.telephone), add("Courriel", f.courriel), add("Site", f.site);
  auto person = std::string(base::trim(f.representant_prenom + " " + f.representant_nom));
  add("Représentant·e légal·e",
      f.representant_fonction.empty() ? person : person + ", " + f.representant_fonction);
  add("Téléphone de cette personne", f.representant_telephone);
  add("Courriel de cette personne", f.representant_courriel);
  return read;
}

std::vector<LigneLue> lignes(const dossier::Brouillon& typed, const Campagne& c, bool charges) {
  return Lignes(typed, c).side(charges);
}

std::vector<std::string> parts_demandees(const dossier::Brouillon& typed, const Campagne& c) {
  auto read = budget::lire_budget(typed, c).budget;
  auto totals = budget::totaliser(c, read);
  std::vector<std::string> list;
  for (const auto& d : budget::plan_de_financement(c, read)) {
    auto part = budget::pourcentage(budget::part_des_produits(d.montant(), totals));
    list.push_back(fmt::format("{} : la subvention demandée de {} représente {} du total des produits.",
                               c.financeur(d.financeur)->nom, base::euros(d.montant()), part));
  }
  return list;
}

}  // namespace definitif
