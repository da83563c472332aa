#include "programme/ventilation/consequences.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "platform/base/secret.h"
#include "platform/base/text.h"
#include "programme/ventilation/differences.h"

namespace ventilation {
namespace {

/// Sentences and the dossiers of which they are true.
class Groupes {
 public:
  void add(const std::string& phrase, std::size_t ligne) {
    auto& list = by_phrase_[phrase];
    if (list.empty() || list.back() != ligne) list.push_back(ligne);
  }

  std::vector<Groupe> take() {
    std::vector<Groupe> list;
    for (auto& [phrase, lignes] : by_phrase_) list.push_back({phrase, std::move(lignes)});
    std::ranges::stable_sort(list, std::ranges::greater{}, [](const Groupe& g) { return g.lignes.size(); });
    return list;
  }

 private:
  std::map<std::string, std::vector<std::size_t>> by_phrase_;
};

/// Those of whose load the dossier is part: nobody's once it is set aside.
std::set<std::int64_t> people(const EtatDossier& e) {
  std::set<std::int64_t> all;
  if (!e.ecart_motif.empty()) return all;
  for (const auto& a : e.affectations) all.insert(a.personne);
  return all;
}

std::vector<std::string_view> funders_of(const EtatDossier& e) {
  std::vector<std::string_view> codes;
  for (const auto& s : e.sollicitations)
    if (!s.retiree_le) codes.push_back(s.financeur);
  return codes;
}

class Examen {
 public:
  Examen(const Cadre& cadre, std::span<const Ligne> lignes, const Modifications& modifications)
      : cadre_(cadre), lignes_(lignes), modifications_(modifications) {}

  Consequences run() {
    for (std::size_t i = 0; i < lignes_.size(); ++i) weigh(i);
    loads();
    unchanged_parts();
    out_.changements = changes_.take();
    out_.alertes = warnings_.take();
    out_.raisons = reasons_.take();
    out_.empreinte = base::sha256_hex(text());
    return std::move(out_);
  }

 private:
  void weigh(std::size_t i) {
    const auto& ligne = lignes_[i];
    auto after = modifier(cadre_, ligne, modifications_(i));
    if (!after) return refused(i, after.error());
    auto sentences = differences(cadre_, ligne.etat, *after);
    if (sentences.empty()) return out_.inchangees.push_back(i);
    for (const auto& each : sentences) changes_.add(each, i);
    for (const auto& each : alertes_du_changement(cadre_, ligne, *after)) warnings_.add(each, i);
    count_people(i, ligne.etat, *after);
    out_.effets.push_back({i, *std::move(after)});
  }

  void refused(std::size_t i, const Obstacle& obstacle) {
    auto reason = obstacle.detail.empty() ? phrase(obstacle) : obstacle.detail;
    reasons_.add(reason, i);
    out_.refus.push_back({i, std::move(reason)});
  }

  /// A person who has a dossier for two funders has one dossier.
  void count_people(std::size_t i, const EtatDossier& before, const EtatDossier& after) {
    auto had = people(before), has = people(after);
    for (auto who : had)
      if (!has.contains(who)) --people_[who].change;
    for (auto who : has)
      if (!had.contains(who)) ++people_[who].change, people_[who].received.push_back(i);
  }

  void loads() {
    const int most = cadre_.campagne.ventilation.charge_maximale;
    for (const auto& [who, moved] : people_) {
      if (moved.change == 0) continue;
      int before = cadre_.annuaire.charge(who), after = before + moved.change;
      out_.charges.push_back(
          {who, std::string(cadre_.annuaire.nom(who)), before, after, moved.change > 0 && after > most});
      if (out_.charges.back().trop)
        for (auto i : moved.received)
          warnings_.add(fmt::format("{} aurait {} dossiers, pour un maximum de {}.", out_.charges.back().nom,
                                    after, most),
                        i);
    }
    std::ranges::stable_sort(out_.charges, {}, [](const Charge& c) { return base::fold(c.nom); });
  }

  void unchanged_parts() {
    bool meeting = false, funders = false, agents = false;
    for (const auto& [i, after] : out_.effets) {
      const auto& before = lignes_[i].etat;
      meeting = meeting || before.reunion != after.reunion;
      funders = funders || funders_of(before) != funders_of(after);
      agents = agents || before.affectations != after.affectations;
    }
    if (!meeting) out_.restent.push_back("la réunion");
    if (!funders) out_.restent.push_back("les financeurs");
    if (!agents) out_.restent.push_back("les agents");
  }

  /// All that is read, and the version of each dossier that would change.
  std::string text() const {
    fmt::memory_buffer buffer;
    auto out = fmt::appender(buffer);
    for (const auto* groups : {&out_.changements, &out_.alertes, &out_.raisons})
      for (const auto& group : *groups) {
        fmt::format_to(out, "\n{}", group.phrase);
        for (auto i : group.lignes) fmt::format_to(out, " {}", lignes_[i].note.dossier);
      }
    for (const auto& each : out_.charges) fmt::format_to(out, "\n{} {} {}", each.nom, each.avant, each.apres);
    for (const auto& [i, after] : out_.effets)
      fmt::format_to(out, "\n{} {} {}", after.dossier, lignes_[i].etat.version, after.ecart_texte);
    return fmt::to_string(buffer);
  }

  struct Mouvement {
    int change = 0;
    std::vector<std::size_t> received;
  };

  const Cadre& cadre_;
  std::span<const Ligne> lignes_;
  const Modifications& modifications_;
  Groupes changes_, warnings_, reasons_;
  std::map<std::int64_t, Mouvement> people_;
  Consequences out_;
};

}  // namespace

Consequences consequences(const Cadre& cadre, std::span<const Ligne> lignes, const Modifications& m) {
  return Examen(cadre, lignes, m).run();
}

Consequences consequences(const Cadre& cadre, std::span<const Ligne> lignes, const Modification& m) {
  return consequences(cadre, lignes, [&](std::size_t) -> const Modification& { return m; });
}

}  // namespace ventilation
