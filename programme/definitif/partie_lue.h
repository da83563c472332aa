// Labels and answers under a title: what a page and a document show in the same way.
#pragma once
#include <string>
#include <vector>

namespace definitif {

struct ReponseLue {
  std::string label, texte;  ///< texte: one line per choice; empty when nothing was answered
  bool operator==(const ReponseLue&) const = default;
};
struct PartieLue {
  std::string ancre, titre;
  std::vector<ReponseLue> reponses;
  bool operator==(const PartieLue&) const = default;
};

}  // namespace definitif
