#include "programme/ventilation/pages/saisie.h"

#include <fmt/format.h>

#include <algorithm>

#include "platform/base/number.h"
#include "platform/base/text.h"
#include "programme/ventilation/operation.h"
#include "programme/ventilation/pages/commun.h"

namespace ventilation::pages {
namespace {

constexpr std::size_t longest_reason = 500;

std::int64_t number(std::string_view text) { return base::whole_number(text).value_or(0); }

bool among(const std::vector<std::string>& list, std::string_view code) {
  return std::ranges::find(list, code) != list.end();
}

const Agent* holder(std::span<const Agent> agents, std::string_view funder, std::int64_t person) {
  auto it = std::ranges::find_if(agents, [&](const Agent& a) {
    return a.personne == person && a.attribution.financeur == funder &&
           (funder.empty() ? a.attribution.role == personne::Role::referent_pre : true);
  });
  return it == agents.end() ? nullptr : &*it;
}

/// Holds the choices against the line, funder by funder.
class Examen {
 public:
  Examen(const Ligne& l, const Saisie& s, std::span<const Agent> agents, const campagne::Campagne& c,
         base::Instant now)
      : line_(l),
        asked_(s),
        agents_(agents),
        campagne_(c),
        now_(now),
        reason_(raison_du_comite(s.raison)),
        out_{l.etat, {}} {}

  Choix examine() && {
    for (const auto& code : asked_.financeurs)
      if (!campagne_.financeur(code))
        wrong("financeurs", "Ce financeur ne figure pas dans l’appel à projets.");
    of_funders();
    for (const auto& [funder, people] : asked_.agents) of_people(funder, people);
    of_meeting();
    if (base::length(asked_.raison) > longest_reason) wrong("raison", "500 caractères au plus.");
    ordonner(out_.etat);
    return std::move(out_);
  }

 private:
  void wrong(std::string_view field, std::string_view message) { out_.erreurs.add(field, message); }

  void of_funders() {
    for (const auto& each : campagne_.financeurs) {
      bool wanted = among(asked_.financeurs, each.code),
           held = line_.etat.sollicitation(each.code) != nullptr;
      if (wanted && !held) retenir_financeur(out_.etat, line_, campagne_, each.code, reason_);
      if (!wanted && held) retirer_financeur(out_.etat, each.code, now_, base::trim(asked_.raison));
    }
    for (auto& a : line_.etat.affectations) {
      auto it = asked_.agents.find(a.financeur);
      bool kept = it != asked_.agents.end() && std::ranges::find(it->second, a.personne) != it->second.end();
      if (!kept) reprendre(out_.etat, a.financeur, a.personne);
    }
  }

  void of_people(const std::string& funder, const std::vector<std::int64_t>& people) {
    for (auto person : people) {
      const auto* agent = holder(agents_, funder, person);
      bool held = std::ranges::count(line_.etat.agents(funder), person) > 0;
      if (!agent && !held)
        wrong("agents", "Une des personnes choisies ne peut pas suivre ce dossier pour ce financeur.");
      else if (agent && en_conflit(*agent, line_.note.structure))
        wrong("agents", fmt::format("{} a un intérêt dans cette structure : choisissez quelqu’un d’autre.",
                                    agent->nom));
      else if (!funder.empty() && !among(asked_.financeurs, funder))
        wrong("agents", fmt::format("Cochez aussi {}, ou retirez ses agent·es.", sigle(campagne_, funder)));
      else
        confier(out_.etat, funder, person, reason_);
    }
  }

  void of_meeting() {
    bool to_choose = asked_.reunion == a_choisir;
    std::string code = to_choose ? "" : asked_.reunion;
    if (!code.empty() && !campagne_.reunion(code))
      return wrong("reunion_choisie", "Choisissez une réunion de la liste.");
    if (code == line_.etat.reunion && to_choose == line_.etat.reunion_a_choisir && line_.etat.version) return;
    choisir_reunion(out_.etat, code, to_choose, reason_);
  }

  const Ligne& line_;
  const Saisie& asked_;
  std::span<const Agent> agents_;
  const campagne::Campagne& campagne_;
  base::Instant now_;
  std::string reason_;
  Choix out_;
};

}  // namespace

Saisie lire_saisie(const web::Fields& form) {
  Saisie s{.version = number(form.get("version")),
           .financeurs = form.all("financeur"),
           .agents = {},
           .reunion = std::string(form.get("reunion_choisie")),
           .raison = std::string(form.get("raison"))};
  for (const auto& each : form.all("agent")) {
    auto colon = each.find(':');
    if (colon == each.npos) continue;
    s.agents[each.substr(0, colon)].push_back(number(std::string_view(each).substr(colon + 1)));
  }
  return s;
}

Saisie saisie_de(const Ligne& l) {
  Saisie s{.version = l.etat.version,
           .financeurs = {},
           .agents = {},
           .reunion = l.etat.reunion_a_choisir ? std::string(a_choisir) : l.etat.reunion,
           .raison = {}};
  for (const auto& each : l.etat.sollicitations)
    if (!each.retiree_le) s.financeurs.push_back(each.financeur);
  for (const auto& a : l.etat.affectations) s.agents[a.financeur].push_back(a.personne);
  return s;
}

Choix choisir(const Ligne& l, const Saisie& s, std::span<const Agent> agents, const campagne::Campagne& c,
              base::Instant now) {
  return Examen(l, s, agents, c, now).examine();
}

std::string resume(const EtatDossier& before, const EtatDossier& after, const campagne::Campagne& c) {
  std::vector<std::string> parts;
  for (const auto& each : c.financeurs) {
    bool was = before.sollicitation(each.code), is = after.sollicitation(each.code);
    if (is && !was) parts.push_back(each.sigle + " ajouté");
    if (was && !is) parts.push_back(each.sigle + " retiré");
  }
  if (before.affectations != after.affectations) parts.emplace_back("agent·es changé·es");
  if (before.reunion != after.reunion || before.reunion_a_choisir != after.reunion_a_choisir)
    parts.push_back("réunion : " + nom_reunion(c, after));
  return base::join(parts, " ; ");
}

}  // namespace ventilation::pages
