#include "programme/ventilation/affectation_flot.h"

#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

#include <algorithm>
#include <stdexcept>

namespace ventilation {
namespace {

using Graph = lemon::SmartDigraph;
/// Dossiers are few enough for int, which spares memory: a large call makes millions of arcs, and most of the
/// time goes into reading them. Prices are not: those of paths are added up.
using Simplex = lemon::NetworkSimplex<Graph, int, std::int64_t>;

/// Classes on the left, groups in the middle, all ends in one sink.
class Network {
 public:
  explicit Network(const Flot& flot) {
    std::size_t levels = 0;
    for (const auto& groupe : flot.groupes) levels = std::max(levels, groupe.places.size());
    // Dearer than any load that serving one more need can add: nobody is left out to balance better.
    unserved_ = 2 * std::int64_t(levels) + 2;
    sink_ = graph_.addNode();
    for (const auto& groupe : flot.groupes) add(groupe);
    for (const auto& classe : flot.classes) add(classe);
  }

  std::vector<std::vector<int>> solve() {
    supply_[sink_] = -total_;
    Simplex simplex(graph_);
    if (simplex.upperMap(capacity_).costMap(cost_).supplyMap(supply_).run() != Simplex::OPTIMAL)
      throw std::logic_error("the assignment has no optimum");
    std::vector<std::vector<int>> flows;
    for (const auto& arcs : arcs_of_class_) {
      auto& flow = flows.emplace_back();
      for (auto arc : arcs) flow.push_back(int(simplex.flow(arc)));
    }
    return flows;
  }

 private:
  Graph::Arc arc(Graph::Node from, Graph::Node to, int capacity, std::int64_t cost) {
    auto added = graph_.addArc(from, to);
    capacity_[added] = capacity, cost_[added] = cost;
    return added;
  }

  /// The dossier taken at a load of n adds (n + 1)² − n² to the sum of the squares: the flow fills low loads
  /// first.
  void add(const Flot::Groupe& groupe) {
    auto node = graph_.addNode();
    groups_.push_back(node);
    for (std::size_t level = 0; level < groupe.places.size(); ++level)
      if (groupe.places[level] > 0) arc(node, sink_, groupe.places[level], 2 * std::int64_t(level) + 1);
  }

  void add(const Flot::Classe& classe) {
    auto node = graph_.addNode();
    supply_[node] = classe.besoins;
    total_ += classe.besoins;
    arc(node, sink_, classe.besoins, unserved_);
    auto& arcs = arcs_of_class_.emplace_back();
    for (auto groupe : classe.groupes) arcs.push_back(arc(node, groups_.at(groupe), classe.besoins, 0));
  }

  Graph graph_;
  Graph::ArcMap<int> capacity_{graph_};
  Graph::ArcMap<std::int64_t> cost_{graph_};
  Graph::NodeMap<int> supply_{graph_, 0};
  Graph::Node sink_;
  std::vector<Graph::Node> groups_;
  std::vector<std::vector<Graph::Arc>> arcs_of_class_;
  std::int64_t unserved_ = 0;
  int total_ = 0;
};

}  // namespace

std::vector<std::vector<int>> repartir(const Flot& flot) { return Network(flot).solve(); }

}  // namespace ventilation
