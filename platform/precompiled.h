#pragma once
// What nearly every file of the product ends up reading, parsed once for all of them: reading these headers
// again in each file was a quarter of the time of a build. A file still includes what it uses: the fuzz
// programs, built with clang, do without this one.
#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <ranges>
#include <set>
#include <span>
#include <sstream>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <fmt/format.h>
