#include "programme/definitif/fiche_financement.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "programme/definitif/fiche_lignes.h"

namespace definitif::fiche {
namespace {

using campagne::Campagne;

campagne::Choix payers(const Campagne& c) {
  campagne::Choix list;
  for (const auto& f : c.financeurs) list.emplace_back(f.code, f.nom);
  list.emplace_back(fonds_propres, "La structure elle-même");
  list.emplace_back(autre, "Autre, à nommer");
  return list;
}

Bloc line(const Campagne& c, int rang) {
  auto name = [&](std::string_view part) { return champ_de_ligne("fin", rang, part); };
  return {fmt::format("Financement n° {}", rang),
          "",
          {{name("qui"), "Financeur", Type::choix, "", "", payers(c)},
           {name("nom"), "Nom ou précision", Type::texte, "", "", {}, 120},
           {name("montant"), "Montant", Type::montant}},
          true};
}

void check(const Part& part, int rang, base::FieldErrors& errors) {
  auto name = [&](std::string_view field) { return champ_de_ligne("fin", rang, field); };
  if (part.montant.value > 0 && part.financeur.empty())
    errors.add(name("qui"), fmt::format("Financement n° {} : choisissez qui apporte {}.", rang,
                                        base::euros(part.montant)));
  if (part.montant.value == 0 && !part.financeur.empty())
    errors.add(name("montant"), fmt::format("Financement n° {} : écrivez le montant.", rang));
  if (part.financeur == autre && part.nom.empty())
    errors.add(name("nom"), fmt::format("Financement n° {} : nommez ce financeur.", rang));
}

void check_balance(base::Cents cout, base::Cents sum, base::FieldErrors& errors) {
  if (cout == sum) return;
  auto gap = cout > sum ? cout - sum : sum - cout;
  errors.add(champ_de_ligne("fin", 1, "montant"),
             fmt::format("Les financements font {} et le coût {} : il {} {}.", base::euros(sum),
                         base::euros(cout), cout > sum ? "manque" : "y a en trop", base::euros(gap)));
}

}  // namespace

std::vector<Bloc> blocs_financement(const Campagne& c, const dossier::Brouillon& b) {
  std::vector<Bloc> blocs;
  for (int rang = 1, last = lignes_montrees(b, "fin", 1, financements_max); rang <= last; ++rang)
    blocs.push_back(line(c, rang));
  return blocs;
}

std::vector<Part> lire_financement(const dossier::Brouillon& b, const Campagne& c, base::Cents cout,
                                   base::FieldErrors& errors) {
  std::vector<Part> parts;
  for (int rang = 1, last = derniere_ligne(b, "fin", financements_max); rang <= last; ++rang) {
    Lecteur reader(b, errors);
    reader.lire({line(c, rang)});
    auto of = [&](std::string_view part) { return champ_de_ligne("fin", rang, part); };
    const auto& v = reader.valeurs();
    Part part{v.texte(of("qui")), v.texte(of("nom")), v.montant(of("montant"))};
    check(part, rang, errors);
    if (part.montant.value > 0) parts.push_back(std::move(part));
  }
  check_balance(cout, total(parts), errors);
  return parts;
}

base::Cents total(const std::vector<Part>& parts) {
  base::Cents sum;
  for (const auto& p : parts) sum += p.montant;
  return sum;
}

std::string nom_du_financeur(const Campagne& c, const Part& p) {
  if (const auto* known = c.financeur(p.financeur)) return known->nom;
  if (p.financeur == fonds_propres) return "La structure elle-même";
  return p.nom.empty() ? "Financeur à nommer" : p.nom;
}

}  // namespace definitif::fiche
