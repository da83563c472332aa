#include "programme/dossier/avertissements.h"

#include <fmt/format.h>

#include "programme/campagne/financement.h"

namespace dossier {
namespace {

campagne::Demande demand(const NoteIntention& note, std::string_view forme) {
  campagne::Demande d;
  d.dispositif = note.dispositif;
  d.orientation = note.orientation;
  d.objectifs = note.objectifs;
  d.forme = forme;
  if (note.echelle) d.echelle = campagne::code(*note.echelle);
  d.nature = note.reconduction ? "reconduction" : "premiere";
  return d;
}

void about_funders(std::vector<Avertissement>& list, const NoteIntention& note, std::string_view forme,
                   const campagne::Campagne& c) {
  auto d = demand(note, forme);
  for (auto& asked : note.demandes) {
    auto* financeur = c.financeur(asked.financeur);
    if (!financeur) continue;
    auto answer = campagne::possibilite(c, *financeur, d);
    if (answer.reponse != campagne::Reponse::non) continue;
    list.push_back({Section::financement,
                    fmt::format("Vous demandez {} à {}, qui ne finance pas ce type de projet. {}",
                                base::euros(asked.montant), financeur->sigle, answer.raisons.front())});
  }
}

void about_the_place(std::vector<Avertissement>& list, const NoteIntention& note,
                     const campagne::Campagne& c) {
  if (!note.deux_arrondissements) return;
  list.push_back(
      {Section::lieu,
       fmt::format(
           "Votre projet concerne aussi une autre agglomération : il faut deux dépôts séparés, un ici "
           "et un dans l’autre agglomération, chacun avec son propre budget. Indiquez ici seulement ce "
           "qui concerne {}.",
           c.territoire.nom)});
}

void about_the_year(std::vector<Avertissement>& list, const NoteIntention& note,
                    const campagne::Campagne& c) {
  std::chrono::year year{c.annee};
  bool before = note.fin && note.fin->year() < year;
  bool after = note.debut && note.debut->year() > year;
  if (before || after)
    list.push_back(
        {Section::modalites,
         fmt::format("L’appel concerne les actions de l’année {} : vérifiez vos dates.", c.annee)});
}

}  // namespace

std::vector<Avertissement> avertissements(const NoteIntention& note, std::string_view forme,
                                          const campagne::Campagne& c) {
  std::vector<Avertissement> list;
  about_the_year(list, note, c);
  about_the_place(list, note, c);
  about_funders(list, note, forme, c);
  if (note.reconduction)
    list.push_back({Section::financement,
                    "Action reconduite : un bilan intermédiaire détaillé sera demandé avec le dossier "
                    "définitif. Sans lui, "
                    "la demande ne sera pas instruite."});
  return list;
}

}  // namespace dossier
