#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>

#include "platform/base/text.h"
#include "programme/ventilation/affectation_flot.h"
#include "programme/ventilation/affectation_raisons.h"
#include "programme/ventilation/proposition.h"

namespace ventilation {
namespace {

using Indices = std::vector<std::size_t>;

/// A person, with all that they were given as agent.
struct Personne {
  std::int64_t id = 0;
  int charge = 0;
  std::vector<const Agent*> agents;
};

std::vector<Personne> persons(std::span<const Agent> agents) {
  std::map<std::int64_t, Personne> by_id;
  for (const Agent& agent : agents) {
    auto& person = by_id[agent.personne];
    person.id = agent.personne;
    person.charge = std::max(person.charge, agent.charge);
    person.agents.push_back(&agent);
  }
  std::vector<Personne> list;
  for (auto& [id, person] : by_id) list.push_back(std::move(person));
  return list;
}

std::string joined(std::vector<std::string> codes) {
  std::ranges::sort(codes);
  return base::join(codes, " ");
}

/// Persons who can take the same needs: the same perimeters, kept away from the same structures.
struct Groupe {
  Indices membres;  ///< in the order of the persons
  const Personne* modele = nullptr;
};

std::string signature(const Personne& person, const std::set<std::int64_t>& structures) {
  std::set<std::string> perimeters;
  std::set<std::int64_t> away;
  for (const Agent* agent : person.agents) {
    const auto& a = agent->attribution;
    perimeters.insert(std::string(code(a.role)) + "|" + a.financeur + "|" + joined(a.communes) + "|" +
                      joined(a.themes));
    for (auto structure : agent->conflits)
      if (structures.contains(structure)) away.insert(structure);
  }
  std::string text;
  for (const auto& perimeter : perimeters) text += perimeter + ";";
  for (auto structure : away) text += std::to_string(structure) + ",";
  return text;
}

std::vector<Groupe> groups(const std::vector<Personne>& persons, std::span<const Besoin> besoins) {
  std::set<std::int64_t> structures;
  for (const auto& besoin : besoins) structures.insert(besoin.structure);
  std::unordered_map<std::string, std::size_t> known;
  std::vector<Groupe> list;
  for (std::size_t i = 0; i < persons.size(); ++i) {
    auto [place, fresh] = known.try_emplace(signature(persons[i], structures), list.size());
    if (fresh) list.push_back({{}, &persons[i]});
    list[place->second].membres.push_back(i);
  }
  return list;
}

bool away_from(const Personne& person, std::int64_t structure) {
  return std::ranges::any_of(person.agents, [&](const Agent* a) { return en_conflit(*a, structure); });
}

bool covers(const Personne& person, const Besoin& besoin) {
  return std::ranges::any_of(person.agents, [&](const Agent* a) { return couvre(a->attribution, besoin); });
}

/// Needs that the same groups can take.
struct Classe {
  Indices besoins, groupes;
};

/// Sorts needs into classes. Most needs resemble each other: who can take them is asked once for each kind.
class Classement {
 public:
  Classement(std::span<const Besoin> besoins, const std::vector<Groupe>& groupes)
      : besoins_(besoins), groupes_(groupes) {
    for (std::size_t g = 0; g < groupes.size(); ++g) {
      std::set<std::string> funders;
      for (const Agent* agent : groupes[g].modele->agents) {
        funders.insert(agent->attribution.financeur);
        touched_.insert(agent->conflits.begin(), agent->conflits.end());
      }
      for (const auto& funder : funders) of_funder_[funder].push_back(g);
    }
  }

  void classify() {
    kinds.resize(besoins_.size());
    for (std::size_t i : in_order()) {
      kinds[i] = kind_of(besoins_[i]);
      classes[class_of_kind_[kinds[i]]].besoins.push_back(i);
    }
  }

  std::vector<Classe> classes;
  Indices kinds;  ///< of each need: needs of one kind differ in nothing but their dossier

 private:
  /// Structure by structure, so that consecutive needs are those that had better stay together.
  Indices in_order() const {
    Indices order(besoins_.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::sort(order, {}, [&](std::size_t i) {
      const Besoin& b = besoins_[i];
      return std::tie(b.structure, b.dossier, b.financeur);
    });
    return order;
  }

  std::size_t kind_of(const Besoin& b) {
    auto structure = touched_.contains(b.structure) ? std::to_string(b.structure) : "";
    auto kind = b.financeur + "|" + b.orientation + "|" + structure + "|" + joined(b.communes);
    auto [place, fresh] = by_kind_.try_emplace(std::move(kind), class_of_kind_.size());
    if (fresh) class_of_kind_.push_back(class_with(takers(b)));
    return place->second;
  }

  Indices takers(const Besoin& b) {
    Indices found = covering(b);
    if (touched_.contains(b.structure))
      std::erase_if(found, [&](std::size_t g) { return away_from(*groupes_[g].modele, b.structure); });
    return found;
  }

  /// Whoever covers several communes together covers one of them: the rule is asked once for each commune,
  /// not once for each mixture of them.
  Indices covering(const Besoin& b) {
    if (b.communes.size() < 2) return covering_one(b);
    Indices found;
    Besoin one{.financeur = b.financeur, .orientation = b.orientation};
    for (const auto& commune : b.communes) {
      one.communes = {commune};
      Indices both;
      std::ranges::set_union(found, covering_one(one), std::back_inserter(both));
      found = std::move(both);
    }
    return found;
  }

  const Indices& covering_one(const Besoin& b) {
    auto key = b.financeur + "|" + b.orientation + "|" + joined(b.communes);
    auto [place, fresh] = covering_.try_emplace(std::move(key));
    auto funder = of_funder_.find(b.financeur);
    if (!fresh || funder == of_funder_.end()) return place->second;
    for (std::size_t g : funder->second)
      if (covers(*groupes_[g].modele, b)) place->second.push_back(g);
    return place->second;
  }

  std::size_t class_with(Indices groupes) {
    auto [place, fresh] = by_groups_.try_emplace(groupes, classes.size());
    if (fresh) classes.push_back({{}, std::move(groupes)});
    return place->second;
  }

  std::span<const Besoin> besoins_;
  const std::vector<Groupe>& groupes_;
  std::set<std::int64_t> touched_;  ///< structures of which somebody is kept away
  std::map<std::string, Indices> of_funder_;
  std::unordered_map<std::string, Indices> covering_;
  std::unordered_map<std::string, std::size_t> by_kind_;
  std::map<Indices, std::size_t> by_groups_;
  Indices class_of_kind_;
};

/// How many members of the group could take a dossier at each level of load, up to what could be asked of
/// them.
std::vector<int> places(const Groupe& groupe, const std::vector<Personne>& persons, int asked, int maximum) {
  int highest = 0;
  for (auto i : groupe.membres) highest = std::max(highest, persons[i].charge);
  std::vector<int> places(std::size_t(std::clamp(highest + asked, 0, maximum)));
  for (auto i : groupe.membres)
    for (auto level = std::size_t(persons[i].charge); level < places.size(); ++level) ++places[level];
  return places;
}

Flot flow_of(const std::vector<Classe>& classes, const std::vector<Groupe>& groupes,
             const std::vector<Personne>& persons, int maximum) {
  Flot flot;
  std::vector<int> asked(groupes.size());
  for (const auto& classe : classes) {
    flot.classes.push_back({int(classe.besoins.size()), classe.groupes});
    for (auto g : classe.groupes) asked[g] += int(classe.besoins.size());
  }
  for (std::size_t g = 0; g < groupes.size(); ++g)
    flot.groupes.push_back({places(groupes[g], persons, asked[g], maximum)});
  return flot;
}

/// Hands what flows to a group to its members, one after the other, each up to their part: the parts fill low
/// loads first, as the flow's costs do.
class Partage {
 public:
  Partage(const Groupe& groupe, std::vector<Personne>& persons, int total, int maximum) {
    for (auto i : groupe.membres) parts_.push_back({i, 0});
    for (int level = 0; total > 0 && level < maximum; ++level)
      for (auto& part : parts_)
        if (total > 0 && persons[part.personne].charge <= level) ++part.dossiers, --total;
    for (const auto& part : parts_) persons[part.personne].charge += part.dossiers;
  }

  std::size_t next() {
    while (parts_.at(at_).dossiers == 0) ++at_;
    --parts_[at_].dossiers;
    return parts_[at_].personne;
  }

 private:
  struct Part {
    std::size_t personne;
    int dossiers;
  };
  std::vector<Part> parts_;
  std::size_t at_ = 0;
};

/// The person of each need, by index; nothing for those that nobody can take. Adds to the persons' loads.
std::vector<std::optional<std::size_t>> hand_out(std::size_t besoins, const std::vector<Classe>& classes,
                                                 const std::vector<Groupe>& groupes,
                                                 std::vector<Personne>& persons, int maximum) {
  auto flows = repartir(flow_of(classes, groupes, persons, maximum));
  std::vector<int> totals(groupes.size());
  for (std::size_t c = 0; c < classes.size(); ++c)
    for (std::size_t k = 0; k < flows[c].size(); ++k) totals[classes[c].groupes[k]] += flows[c][k];
  std::vector<Partage> parts;
  for (std::size_t g = 0; g < groupes.size(); ++g)
    parts.emplace_back(groupes[g], persons, totals[g], maximum);
  std::vector<std::optional<std::size_t>> chosen(besoins);
  for (std::size_t c = 0; c < classes.size(); ++c) {
    auto besoin = classes[c].besoins.begin();
    for (std::size_t k = 0; k < flows[c].size(); ++k)
      for (int n = 0; n < flows[c][k]; ++n) chosen[*besoin++] = parts[classes[c].groupes[k]].next();
  }
  return chosen;
}

const personne::Attribution& by_which(const Personne& person, const Besoin& besoin) {
  auto it =
      std::ranges::find_if(person.agents, [&](const Agent* a) { return couvre(a->attribution, besoin); });
  return (*it)->attribution;
}

}  // namespace

bool couvre(const personne::Attribution& a, const Besoin& b) {
  auto among = [](const std::vector<std::string>& list, const std::string& code) {
    return std::ranges::find(list, code) != list.end();
  };
  bool here =
      std::ranges::any_of(b.communes, [&](const auto& commune) { return among(a.communes, commune); });
  if (a.role == personne::Role::referent_pre) return b.financeur.empty() && here;
  return a.role == personne::Role::instructeur && !b.financeur.empty() && a.financeur == b.financeur &&
         (a.communes.empty() || here) && (a.themes.empty() || among(a.themes, b.orientation));
}

bool en_conflit(const Agent& agent, std::int64_t structure) {
  return std::ranges::find(agent.conflits, structure) != agent.conflits.end();
}

std::vector<AgentPropose> affecter(const campagne::Campagne& campagne, std::span<const Besoin> besoins,
                                   std::span<const Agent> agents) {
  auto people = persons(agents);
  auto groupes = groups(people, besoins);
  Classement sorted(besoins, groupes);
  sorted.classify();
  auto chosen =
      hand_out(besoins.size(), sorted.classes, groupes, people, campagne.ventilation.charge_maximale);
  Raisons raisons(campagne, agents);
  std::unordered_map<std::size_t, std::string> unserved;  // the same reason for all needs of a kind
  std::vector<AgentPropose> proposed;
  proposed.reserve(besoins.size());
  for (std::size_t i = 0; i < besoins.size(); ++i) {
    const Besoin& b = besoins[i];
    if (chosen[i]) {
      const Personne& person = people[*chosen[i]];
      proposed.push_back({b.financeur, person.id, raisons.confie(b, by_which(person, b), person.charge)});
      continue;
    }
    auto [reason, fresh] = unserved.try_emplace(sorted.kinds[i]);
    if (fresh) reason->second = raisons.personne_ne_peut(b);
    proposed.push_back({b.financeur, std::nullopt, reason->second});
  }
  return proposed;
}

}  // namespace ventilation
