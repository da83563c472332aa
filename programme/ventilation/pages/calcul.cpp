// The proposal is computed for the notes still to be handled, for all that are not transmitted, or for one.
#include <fmt/format.h>

#include <set>
#include <unordered_map>

#include "platform/base/text.h"
#include "programme/ventilation/conflit_store.h"
#include "programme/ventilation/operation.h"
#include "programme/ventilation/pages/comite.h"
#include "programme/ventilation/pages/commun.h"

namespace ventilation::pages {
namespace {

std::vector<Ligne> asked_lines(db::Reading& r, const page::Visite& v) {
  auto what = v.request.form.get("quoi");
  if (what == "restantes") return lignes(r, v.acteur, tour(v), {.etat = std::string(AVentiler::name)});
  if (what == "toutes") return lignes(r, v.acteur, tour(v), {});
  if (auto one = ligne(r, v.acteur, tour(v), v.id()); one && what == "une") return {std::move(*one)};
  return {};
}

/// The agents as they are without the dossiers that are going to be proposed anew.
std::vector<Agent> free_agents(db::Reading& r, const page::Visite& v, const std::vector<Ligne>& lines) {
  std::unordered_map<std::int64_t, int> given;
  for (const auto& l : lines) {
    std::set<std::int64_t> people;
    for (const auto& a : l.etat.affectations) people.insert(a.personne);
    for (auto person : people) ++given[person];
  }
  auto all = agents(r, v.acteur, tour(v));
  for (auto& agent : all) agent.charge = std::max(0, agent.charge - given[agent.personne]);
  return all;
}

/// Those for which a proposal may be computed: neither set aside nor transmitted.
std::vector<Ligne> open_lines(std::vector<Ligne> lines, const page::Visite& v) {
  std::erase_if(lines, [&](const Ligne& l) {
    return !accomplir(l.etat.etat(), Proposer{}, {v.acteur, v.now, v.campagne, l.note.structure});
  });
  return lines;
}

std::string of_conflicts(int conflicts) {
  if (conflicts == 0) return "";
  return fmt::format(" {} à examiner. Voir « Conflits d’intérêts ».",
                     base::counted(std::size_t(conflicts), "nouveau conflit d’intérêts possible",
                                   "nouveaux conflits d’intérêts possibles"));
}

std::string told(db::Reading& r, const page::Visite& v, const Operation& o) {
  auto text =
      fmt::format("Proposition calculée pour {}.", base::counted(std::size_t(o.dossiers), "note", "notes"));
  if (auto n = nombre_d_alertes(r, v.acteur, tour(v), {}); n > 0)
    text +=
        fmt::format(" {} votre attention.", base::counted(std::size_t(n), "note demande", "notes demandent"));
  return text;
}

}  // namespace

web::Response calculer(db::Writing& w, const page::Visite& v) {
  auto lines = open_lines(asked_lines(w, v), v);
  if (lines.empty()) return page::refus(v, {Cause::deja_fait, "Il n’y a pas de note à proposer."});
  const int conflicts = chercher_conflits(w, v.acteur, v.now);
  auto people = free_agents(w, v, lines);
  auto done = appliquer(w, v.acteur, v.now, tour(v), Genre::proposition,
                        "Proposition calculée pour " + base::counted(lines.size(), "note", "notes"),
                        avec_propositions(lines, people, v.campagne));
  if (!done && done.error().cause == Cause::deja_fait)
    return page::redirige_avec_message(
        v, retour(v), "La proposition est la même : rien ne change." + of_conflicts(conflicts));
  if (!done) return page::refus(v, done.error());
  return page::redirige_avec_message(v, retour(v), told(w, v, *done) + of_conflicts(conflicts));
}

}  // namespace ventilation::pages
