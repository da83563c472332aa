#include "programme/pilotage/cellule.h"

#include <algorithm>

#include "platform/base/text.h"
#include "programme/ventilation/confies.h"
#include "programme/ventilation/resultat.h"

namespace pilotage {
namespace {

using campagne::Campagne;

template <class T>
std::string name_in(const T* found, std::string T::* name, const std::string& code) {
  return found ? found->*name : code;
}

template <class NameOf>
std::string names(const std::vector<std::string>& codes, NameOf name_of) {
  std::vector<std::string> list;
  for (const auto& code : codes) list.push_back(name_of(code));
  return base::join(list, ", ");
}

std::string commune(const std::string& code, const Campagne& c) {
  return name_in(c.territoire.commune(code), &territoire::Commune::nom, code);
}

std::string quarter(const std::string& code, const Campagne& c) {
  const auto* known = c.territoire.quartier(code);
  return known ? c.territoire.nom_distinct(*known) : code;
}

std::string state(std::string_view etat) {
  return etat == "note_deposee" ? "Déposé" : etat == "note_abandonnee" ? "Abandonné" : "En préparation";
}

std::string nature(std::string_view code) {
  return code == "reconduction" ? "Reconduction" : code == "premiere" ? "Première demande" : "";
}

std::string demandes(const Ligne& d, const Campagne& c) {
  std::vector<std::string> list;
  for (const auto& [code, amount] : d.demandes)
    list.push_back(name_in(c.financeur(code), &campagne::Financeur::sigle, code) + " " + base::euros(amount));
  return base::join(list, ", ");
}

/// "Réunion Santé, le 14 octobre 2022".
std::string reunion(const Ligne& d) {
  auto when = jours(ventilation::DateDeReunion{.quand = d.reunion_quand});
  return d.reunion_titre + (when.empty() ? "" : ", " + when);
}

/// "CAF : Camille Exemple, Dominique Essai ; Référent·e : Claude Modèle".
std::string agents(const Ligne& d, const Campagne& c) {
  std::string text, funder;
  for (const auto& agent : d.agents) {
    bool same = !text.empty() && agent.financeur == funder;
    if (same)
      text += ", " + agent.nom;
    else
      text += (text.empty() ? "" : " ; ") + ventilation::pour(agent.financeur, c) + " : " + agent.nom;
    funder = agent.financeur;
  }
  return text;
}

std::string handling(Colonne column, const Ligne& d, const Campagne& c) {
  if (column == Colonne::ventilation)
    return d.ventilation.empty() ? "" : std::string(ventilation::libelle_etat(d.ventilation));
  return column == Colonne::reunion ? reunion(d) : agents(d, c);
}

std::string place(Colonne column, const Ligne& d, const Campagne& c) {
  switch (column) {
    case Colonne::echelle: {
      auto known = campagne::echelle(d.echelle);
      return known ? std::string(label(*known)) : "";
    }
    case Colonne::communes:
      return names(d.communes, [&](const auto& code) { return commune(code, c); });
    case Colonne::qpv:
      return names(d.qpv, [&](const auto& code) { return quarter(code, c); });
    case Colonne::deux_arrondissements:
      return d.deux_arrondissements ? "Oui" : "";
    default:
      return "";
  }
}

std::string theme(Colonne column, const Ligne& d, const Campagne& c) {
  switch (column) {
    case Colonne::orientation:
      return name_in(c.orientation(d.orientation), &campagne::Orientation::court, d.orientation);
    case Colonne::saillant:
      return d.saillant ? "★" : "";
    case Colonne::axes:
      return names(d.axes,
                   [&](const auto& code) { return name_in(c.axe(code), &campagne::Axe::titre, code); });
    case Colonne::dispositif:
      return name_in(c.dispositif(d.dispositif), &campagne::Dispositif::titre, d.dispositif);
    case Colonne::nature:
      return nature(d.nature);
    case Colonne::bonus:
      return d.bonus_egalite ? "Oui" : "";
    default:
      return place(column, d, c);
  }
}

}  // namespace

std::string texte(Colonne column, const Ligne& d, const Campagne& c) {
  switch (column) {
    case Colonne::numero:
      return reference(d, c.annee);
    case Colonne::intitule:
      return d.intitule;
    case Colonne::structure:
      return d.structure_nom;
    case Colonne::etat:
      return state(d.etat);
    case Colonne::depot:
      return d.depose_le ? base::short_date(base::paris_date(*d.depose_le)) : "";
    case Colonne::demandes:
      return demandes(d, c);
    case Colonne::ventilation:
    case Colonne::reunion:
    case Colonne::agents:
      return handling(column, d, c);
    default:
      return theme(column, d, c);
  }
}

std::optional<base::Cents> montant(Colonne column, const Faits& d) {
  if (column == Colonne::cout) return d.cout;
  if (column == Colonne::demande) return d.demande;
  return std::nullopt;
}

std::optional<std::int64_t> personnes(Colonne column, const Faits& d) {
  if (column == Colonne::public_total) return d.public_total;
  if (column == Colonne::public_qpv) return d.public_qpv;
  if (column == Colonne::public_femmes) return d.public_femmes;
  return std::nullopt;
}

std::string nom(std::string_view name, std::string_view code, const Campagne& c) {
  if (code.empty()) return "Non précisé";
  auto it = std::ranges::find(criteres(), name, &Critere::nom);
  return it == criteres().end() ? std::string(code) : libelle(*it, c, code);
}

}  // namespace pilotage
