// The committee's lines as rows of a table.
#include <sstream>

#include "platform/base/text.h"
#include "platform/documents/csv.h"
#include "programme/ventilation/csv.h"
#include "programme/ventilation/csv_cellule.h"

namespace ventilation {

std::vector<documents::Column> colonnes() {
  return {{.title = "numero", .width = 12},      {.title = "etat", .width = 14},
          {.title = "projet", .width = 40},      {.title = "structure", .width = 30},
          {.title = "orientation", .width = 24}, {.title = "echelle", .width = 16},
          {.title = "communes", .width = 24},    {.title = "financeurs demandés", .width = 24},
          {.title = "reunion", .width = 18},     {.title = "financeurs", .width = 24},
          {.title = "agents", .width = 40},      {.title = "ecart", .width = 16},
          {.title = "motif", .width = 40}};
}

namespace {

std::string communes(const Ligne& ligne, const campagne::Campagne& c) {
  std::vector<std::string> names;
  for (const auto& insee : ligne.note.communes) {
    const auto* known = c.territoire.commune(insee);
    names.push_back(known ? known->nom : insee);
  }
  return base::join(names, ", ");
}

std::string agents_of(const EtatDossier& e, const Annuaire& annuaire) {
  std::vector<std::string> list;
  for (const auto& a : e.affectations) list.push_back(ecrire_agent(annuaire, a));
  return base::join(list, ", ");
}

std::string funders_of(const EtatDossier& e) {
  std::vector<std::string> list;
  for (const auto& s : e.sollicitations)
    if (!s.retiree_le) list.push_back(s.financeur);
  return base::join(list, ", ");
}

std::string agents_wanted(const std::vector<Voulu::Agent>& wanted, const Annuaire& annuaire) {
  std::vector<std::string> list;
  for (const auto& a : wanted) list.push_back(adresse_avec_role(annuaire, a.financeur, a.personne));
  return base::join(list, ", ");
}

}  // namespace

std::string reecrire(std::span<const LigneLue> lignes, const Annuaire& annuaire) {
  const std::string nothing_said = "=";
  std::vector<documents::Column> columns;
  for (auto title : titres) columns.push_back({.title = std::string(title)});
  std::ostringstream out;
  documents::CsvWriter table(out, columns);
  for (const auto& ligne : lignes) {
    const auto& wanted = std::get<Voulu>(ligne.voulu);
    auto funders = wanted.financeurs ? base::join(*wanted.financeurs, ", ") : nothing_said;
    auto agents = wanted.agents ? agents_wanted(*wanted.agents, annuaire) : nothing_said;
    table.row({ligne.numero, wanted.reunion.value_or(nothing_said), funders, agents,
               wanted.ecart.value_or(nothing_said), wanted.ecart_texte.value_or(nothing_said)});
  }
  table.finish();
  return std::move(out).str();
}

void ecrire_ligne(documents::TableWriter& table, const Ligne& ligne, const campagne::Campagne& c,
                  const Annuaire& annuaire) {
  const auto& e = ligne.etat;
  const auto* orientation = c.orientation(ligne.note.demande.orientation);
  auto echelle = campagne::echelle(ligne.note.demande.echelle);
  const std::string number = reference(ligne, c), places = communes(ligne, c),
                    asked = base::join(ligne.note.demande.financeurs, ", "), funders = funders_of(e),
                    agents = agents_of(e, annuaire);
  table.row({number, label(e.etat()), ligne.intitule, ligne.structure_nom,
             orientation ? std::string_view(orientation->court) : std::string_view(),
             echelle ? campagne::label(*echelle) : std::string_view(), places, asked, e.reunion, funders,
             agents, e.ecart_motif, e.ecart_texte});
}

}  // namespace ventilation
