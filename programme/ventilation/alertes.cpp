#include "programme/ventilation/alertes.h"

#include <fmt/format.h>

namespace ventilation {
namespace {

using campagne::Campagne;

std::string acronym(const Campagne& c, const std::string& code) {
  const auto* known = c.financeur(code);
  return known ? known->sigle : code;
}

/// "Il manque quelqu’un. Pourquoi."
std::string with_reason(std::string sentence, const std::string& reason) {
  return reason.empty() ? sentence : sentence + " " + reason;
}

class Recherche {
 public:
  Recherche(const Ligne& l, const Campagne& c) : l_(l), c_(c) {}

  std::vector<Alerte> search() && {
    of_funders();
    of_people();
    if (l_.etat.reunion_a_choisir)
      add("sans_reunion", with_reason("Réunion à choisir.", l_.etat.reunion_raison));
    if (l_.deux_arrondissements && !l_.jumeau)
      add("sans_jumeau", "Projet sur deux arrondissements : le dépôt jumeau n’est pas indiqué.");
    if (l_.depose_le > l_.etat.modifie_le)
      add("note_changee", "La note a été déposée de nouveau depuis : vérifiez ce qui est préparé.");
    return std::move(all_);
  }

 private:
  void add(std::string_view code, std::string text) { all_.push_back({code, std::move(text)}); }

  void of_funders() {
    if (l_.etat.financeurs() == 0) add("sans_financeur", "Aucun financeur n’est retenu.");
    for (const auto& s : l_.etat.sollicitations) {
      if (s.retiree_le) continue;
      auto name = acronym(c_, s.financeur);
      if (s.reponse == code(campagne::Reponse::non))
        add("financeur_refuse", fmt::format("{} : l’appel à projets dit non pour ce projet.", name));
      if (l_.etat.agents(s.financeur).empty())
        add("sans_agent", with_reason(fmt::format("{} : personne ne suit ce dossier.", name), s.sans_agent));
    }
    if (l_.note.territorial && l_.etat.agents("").empty())
      add("sans_referent", with_reason("Aucun·e référent·e ne suit ce dossier.", l_.etat.sans_referent));
  }

  void of_people() {
    for (const auto& a : l_.agents) {
      if (a.conflit == "confirme")
        add("conflit", fmt::format("{} a un intérêt dans cette structure : à remplacer.", a.nom));
      if (a.conflit == "suggere")
        add("conflit", fmt::format("{} a peut-être un intérêt dans cette structure : à examiner.", a.nom));
      if (a.hors_perimetre) add("hors_perimetre", fmt::format("{} : dossier hors de son périmètre.", a.nom));
      if (a.charge > c_.ventilation.charge_maximale)
        add("surcharge", fmt::format("{} a {} dossiers ; le maximum est {}.", a.nom, a.charge,
                                     c_.ventilation.charge_maximale));
    }
  }

  const Ligne& l_;
  const Campagne& c_;
  std::vector<Alerte> all_;
};

}  // namespace

std::vector<Alerte> alertes(const Ligne& l, const Campagne& c) {
  auto state = l.etat.etat();
  if (!std::holds_alternative<Preparee>(state) && !std::holds_alternative<Transmise>(state)) return {};
  return Recherche(l, c).search();
}

}  // namespace ventilation
