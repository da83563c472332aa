#include "server/orphans.h"

#include "programme/piece/piece_store.h"
#include "programme/piece/televersement_store.h"

namespace server {

Names named_files(db::Reading& r) {
  Names names;
  for (auto& known : piece::fichiers_connus(r)) names.insert(std::move(known.coffre));
  for (auto& name : piece::fichiers_en_cours(r)) names.insert(std::move(name));
  return names;
}

std::vector<std::string> orphans(const files::Store& store, std::chrono::seconds age,
                                 const std::function<Names()>& named) {
  std::vector<std::string> list;
  store.each([&](const std::string& name) { list.push_back(name); }, age);
  auto names = named();
  std::erase_if(list, [&](const std::string& name) { return names.contains(name); });
  return list;
}

}  // namespace server
