// The short code of a passage, said aloud at the door or shown: no sign that is taken for another.
#pragma once
#include <set>
#include <string>

namespace reunion {

/// Six letters or digits at random; none of I, L, O, U, B, S, Z, 0 and 1. Not one of those already given, to
/// which it is added.
std::string nouveau_code(std::set<std::string>& donnes);

}  // namespace reunion
