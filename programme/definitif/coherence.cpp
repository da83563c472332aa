#include "programme/definitif/coherence.h"

#include <algorithm>

#include "programme/definitif/coherence_store.h"

namespace definitif {
namespace {

struct GradeNomme {
  Grade grade;
  std::string_view code;
};
constexpr std::array grades{GradeNomme{Grade::bloque, "bloque"}, GradeNomme{Grade::avertit, "avertit"},
                            GradeNomme{Grade::agents, "agents"}};

}  // namespace

std::optional<Grade> grade(std::string_view code) {
  const auto* it = std::ranges::find(grades, code, &GradeNomme::code);
  return it == grades.end() ? std::nullopt : std::optional(it->grade);
}

std::vector<Constat> juger(const coherence::Faits& facts, const campagne::Campagne& c, base::Instant now,
                           bool agent) {
  std::vector<Constat> found;
  for (const auto& rule : coherence::regles()) {
    auto weight = grade(c.texte("coherence." + std::string(rule.code)));
    if (!weight || (*weight == Grade::agents && !agent)) continue;
    for (auto& phrase : rule.trouve(facts, {c, now}))
      found.push_back({rule.code, *weight, std::move(phrase)});
  }
  std::ranges::stable_sort(found, {}, &Constat::grade);
  return found;
}

std::vector<Constat> constats(db::Reading& r, const personne::Acteur& acteur, const Definitif& f,
                              const campagne::Campagne& c, base::Instant now) {
  bool agent = !acteur.membre_de(f.dossier.structure);
  return juger(coherence::faits(r, f, c, agent), c, now, agent);
}

std::size_t bloquants(db::Reading& r, const personne::Acteur& acteur, const Definitif& f,
                      const campagne::Campagne& c, base::Instant now) {
  auto found = constats(r, acteur, f, c, now);
  return std::size_t(std::ranges::count(found, Grade::bloque, &Constat::grade));
}

}  // namespace definitif
