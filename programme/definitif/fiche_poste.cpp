#include "programme/definitif/fiche_poste.h"

#include <fmt/format.h>

#include <algorithm>

namespace definitif::fiche {
namespace {

constexpr std::int64_t full_time = 100;

Bloc what(const campagne::Campagne& c) {
  return {
      "Le poste",
      "",
      {{"titre", "Intitulé du poste", Type::texte, "Écrivez l’intitulé du poste.", "", {}, 120},
       {"contrat", "Type de contrat", Type::choix, "Choisissez le type de contrat.", "", choix(c, "contrat")},
       {"etp",
        "Temps de travail pour le Contrat de Ville, en équivalent temps plein",
        Type::centieme,
        "Écrivez le temps de travail.",
        "1 pour un temps plein, 0,5 pour un mi-temps",
        {},
        full_time},
       {"missions", "Missions", Type::long_texte, "Écrivez les missions.", "", {}, 2000}}};
}

Bloc cost() {
  return {"Le coût du poste pour l’année, pour ce temps de travail",
          "",
          {{"brut", "Salaire brut", Type::montant, "Écrivez le salaire brut."},
           {"charges", "Charges patronales", Type::montant,
            "Écrivez les charges patronales, 0 s’il n’y en a pas."}}};
}

}  // namespace

std::vector<Partie> parties_poste(const campagne::Campagne& c, const dossier::Brouillon& b) {
  Partie one{"poste", "Le poste", {what(c), cost()}};
  for (auto& bloc : blocs_financement(c, b)) one.blocs.push_back(std::move(bloc));
  return {one};
}

LecturePoste lire_poste(const dossier::Brouillon& b, const campagne::Campagne& c) {
  LecturePoste lu;
  Lecteur reader(b, lu.erreurs);
  reader.lire({what(c), cost()});
  const auto& v = reader.valeurs();
  auto& p = lu.poste;
  p.titre = v.texte("titre"), p.contrat = v.texte("contrat");
  p.etp = v.nombre("etp").value_or(0), p.brut = v.montant("brut"), p.charges = v.montant("charges");
  if (v.nombre("etp") == 0) lu.erreurs.add("etp", "Temps de travail : il ne peut pas être nul.");
  if (v.nombre("brut") == 0) lu.erreurs.add("brut", "Salaire brut : il ne peut pas être nul.");
  p.financements = lire_financement(b, c, p.cout(), lu.erreurs);
  return lu;
}

TotauxPostes totaliser(const campagne::Campagne& c, const std::vector<Poste>& all) {
  TotauxPostes t{.postes = all.size()};
  for (const auto& p : all) {
    t.etp += p.etp, t.cout += p.cout();
    for (const auto& part : p.financements) {
      auto name = nom_du_financeur(c, part);
      auto it = std::ranges::find(t.financeurs, name, &std::pair<std::string, base::Cents>::first);
      if (it == t.financeurs.end()) it = t.financeurs.insert(it, {name, {}});
      it->second += part.montant;
    }
  }
  return t;
}

std::string etp_lisible(std::int64_t centiemes) {
  auto text = fmt::format("{}", centiemes / full_time);
  auto rest = centiemes % full_time;
  if (rest == 0) return text;
  text += fmt::format(",{:02}", rest);
  return text.ends_with('0') ? text.substr(0, text.size() - 1) : text;
}

}  // namespace definitif::fiche
