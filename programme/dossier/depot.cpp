#include "programme/dossier/depot.h"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "platform/base/secret.h"

namespace json = boost::json;

namespace dossier {
namespace {

std::string text(const json::object& o, const char* key) {
  auto& value = o.at(key).as_string();
  return {value.data(), value.size()};
}

}  // namespace

std::string en_json(const StructureDuJour& s) {
  return json::serialize(json::object{{"nom", s.nom},
                                      {"siret", s.siret},
                                      {"rna", s.rna},
                                      {"forme", s.forme},
                                      {"voie", s.voie},
                                      {"code_postal", s.code_postal},
                                      {"commune", s.commune}});
}

StructureDuJour structure_depuis_json(std::string_view source) {
  auto value = json::parse({source.data(), source.size()});
  auto& o = value.as_object();
  return {text(o, "nom"),  text(o, "siret"),       text(o, "rna"),    text(o, "forme"),
          text(o, "voie"), text(o, "code_postal"), text(o, "commune")};
}

std::string empreinte(int rang, base::Instant depose_le, std::string_view structure,
                      std::string_view contenu_canonique) {
  return base::sha256_hex(
      fmt::format("{}\n{}\n{}\n{}", rang, base::millis(depose_le), structure, contenu_canonique));
}

std::string numero_recepisse(std::string_view reference, int rang) {
  return fmt::format("{}/{}", reference, rang);
}

}  // namespace dossier
