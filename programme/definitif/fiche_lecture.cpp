#include "programme/definitif/fiche_lecture.h"

#include "programme/definitif/fiche_activite.h"
#include "programme/definitif/fiche_contribution.h"
#include "programme/definitif/fiche_lignes.h"
#include "programme/definitif/fiche_poste.h"

namespace definitif::fiche {
namespace {

/// A draft in which the last line of every list is written: its form has them all.
dossier::Brouillon longest() {
  dossier::Brouillon b;
  b.poser(champ_de_ligne("fin", financements_max, "nom"), {"x", 0, {}});
  b.poser(champ_de_ligne("int", intervenants_max, "nom"), {"x", 0, {}});
  b.poser(champ_de_ligne("enf", parcours_max, "suivi"), {"x", 0, {}});
  return b;
}

}  // namespace

std::vector<Partie> parties(Genre g, const campagne::Campagne& c, const dossier::Brouillon& b) {
  switch (g) {
    case Genre::activite:
      return parties_activite(c);
    case Genre::poste:
      return parties_poste(c, b);
    case Genre::contribution:
      return parties_contribution(c, b);
  }
  return {};
}

std::set<std::string, std::less<>> champs_connus(Genre g, const campagne::Campagne& c,
                                                 std::string_view partie) {
  std::set<std::string, std::less<>> names;
  for (const auto& part : parties(g, c, longest()))
    if (part.code == partie)
      for (const auto& bloc : part.blocs)
        for (const auto& field : bloc.champs) names.insert(field.nom);
  return names;
}

base::FieldErrors erreurs(Genre g, const dossier::Brouillon& b, const campagne::Campagne& c) {
  switch (g) {
    case Genre::activite:
      return lire_activite(b, c).erreurs;
    case Genre::poste:
      return lire_poste(b, c).erreurs;
    case Genre::contribution:
      return lire_contribution(b, c).erreurs;
  }
  return {};
}

std::size_t manques(const std::vector<Fiche>& all, const campagne::Campagne& c) {
  std::size_t n = 0;
  bool any = false;
  for (const auto& f : all) {
    if (f.retiree_le) continue;
    any = true;
    n += erreurs(f.genre, f.saisie, c).size();
  }
  return any ? n : 1;
}

dossier::Envoi copie(const Fiche& f) {
  dossier::Envoi fields;
  for (const auto& [name, entry] : f.saisie)
    if (!name.starts_with("int_") && !name.starts_with("enf_")) fields[name] = {entry.valeur, {}};
  fields["titre"] = {f.titre() + " (copie)", {}};
  return fields;
}

}  // namespace definitif::fiche
