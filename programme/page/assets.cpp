#include "programme/page/assets.h"

#include <boost/json.hpp>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>

namespace page {
namespace {

using Names = std::map<std::string, std::string, std::less<>>;

Names& names() {
  static Names all;
  return all;
}

std::string read_whole(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path.string() + ": run script/build-assets");
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

void set_assets_folder(const std::filesystem::path& folder) {
  Names read;
  const auto manifest = boost::json::parse(read_whole(folder / "manifest.json"));
  for (const auto& entry : manifest.as_object()) read.emplace(entry.key(), entry.value().as_string());
  names() = std::move(read);
}

std::string assets(std::string_view name) {
  auto it = names().find(name);
  return std::string("/assets/").append(it == names().end() ? name : std::string_view{it->second});
}

}  // namespace page
