#include "programme/definitif/cible.h"

#include <algorithm>
#include <array>

namespace definitif {
namespace {

constexpr std::string_view of_pieces = "pieces/";
/// Pages of which there are several, each a target of its own.
constexpr std::array<std::string_view, 3> several{"partie", "budget", "pieces"};

}  // namespace

std::string cible_de(std::string_view suite) {
  suite = suite.substr(0, suite.find_first_of("?#"));
  if (suite.starts_with('/')) suite.remove_prefix(1);
  auto end = suite.find('/');
  bool each_counts = std::ranges::find(several, suite.substr(0, end)) != several.end();
  if (each_counts && end != suite.npos) end = suite.find('/', end + 1);
  return std::string(suite.substr(0, end));
}

std::string cible_piece(std::string_view code) { return std::string(of_pieces).append(code); }

std::string_view piece_de(std::string_view target) {
  return target.starts_with(of_pieces) ? target.substr(of_pieces.size()) : std::string_view{};
}

}  // namespace definitif
