#include "programme/page/adresse.h"

#include "platform/web/url.h"

namespace page {

std::string adresse(std::string_view chemin, std::span<const std::pair<std::string, std::string>> champs) {
  std::string all(chemin);
  char separator = '?';
  for (const auto& [name, value] : champs) {
    all.append(1, separator).append(name).append("=").append(web::encode_query(value));
    separator = '&';
  }
  return all;
}

}  // namespace page
