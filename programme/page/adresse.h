// Addresses that carry fields after a question mark.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace page {

/// "/tableau?orientation=emploi&q=jardin": the path with these fields, in their order.
std::string adresse(std::string_view chemin, std::span<const std::pair<std::string, std::string>> champs);

}  // namespace page
