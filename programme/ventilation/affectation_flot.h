// The assignment as a flow: classes of identical needs, groups of interchangeable persons.
#pragma once
#include <cstdint>
#include <vector>

namespace ventilation {

struct Flot {
  /// Needs that the same groups can take.
  struct Classe {
    int besoins = 0;
    std::vector<std::size_t> groupes;  ///< indices, each once
  };
  /// Persons who can take the same needs: how many have a load of at most 0, 1, 2… and below the maximum,
  /// that is how many could take a dossier at each level of load.
  struct Groupe {
    std::vector<int> places;
  };
  std::vector<Classe> classes;
  std::vector<Groupe> groupes;
};

/// How many needs of each class go to each of its groups, in the order of Classe::groupes. As many needs as
/// possible are served; among these ways, the sum of the squares of the loads is the least, which makes the
/// loads as equal as can be (whichever convex measure of inequality one takes).
std::vector<std::vector<int>> repartir(const Flot&);

}  // namespace ventilation
