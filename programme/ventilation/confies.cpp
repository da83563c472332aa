#include "programme/ventilation/confies.h"

#include <fmt/format.h>

#include "platform/base/number.h"
#include "platform/base/text.h"

namespace ventilation {
namespace {

/// Takes what stands before the next point off the text, as a number.
std::optional<std::int64_t> number(std::string_view& text) {
  auto dot = text.find('.');
  if (dot == text.npos) return std::nullopt;
  auto value = base::whole_number(text.substr(0, dot));
  if (value) text.remove_prefix(dot + 1);
  return value;
}

std::string_view after_the_meeting(const FaitsConfies& c) {
  if (c.decision == "annulation") return "Candidature annulée";
  if (c.consolide_le) return "Consolidé";
  if (c.decision == "derogation") return "Maintenu malgré l’absence";
  if (c.presence == "present" || c.presence == "en_retard") return "Passé en réunion";
  if (c.presence == "absent" || c.presence == "excuse") return "Absence à la réunion";
  return "";
}

}  // namespace

std::string reference_de(const FaitsConfies& d, const campagne::Campagne& c) {
  return fmt::format("{}-{:04}", c.annee, d.numero.value_or(0));
}

std::string pour(std::string_view financeur, const campagne::Campagne& c) {
  if (financeur.empty()) return "Référent·e";
  const auto* known = c.financeur(financeur);
  return known ? known->sigle : std::string(financeur);
}

std::string noms_des_communes(const std::vector<std::string>& insee, const campagne::Campagne& c) {
  std::vector<std::string> list;
  for (const auto& code : insee) {
    const auto* known = c.territoire.commune(code);
    list.push_back(known ? known->nom : code);
  }
  return base::join(list, ", ");
}

std::string_view suite(const FaitsConfies& c) {
  if (c.etat == "preparee") return "En préparation";
  if (auto after = after_the_meeting(c); !after.empty()) return after;
  if (c.passage == "confirme") return "Venue confirmée";
  return c.passage == "convoque" ? "Convoqué" : "Transmis";
}

std::string ecrire(const RepereConfie& r) {
  return fmt::format("{}.{}.{}.{}", r.avant ? "avant" : "apres", r.cle, r.dossier, r.financeur);
}

std::optional<RepereConfie> lire_repere_confie(std::string_view text) {
  bool before = text.starts_with("avant.");
  if (!before && !text.starts_with("apres.")) return std::nullopt;
  text.remove_prefix(6);
  auto key = number(text);
  auto dossier = key ? number(text) : std::nullopt;
  if (!dossier) return std::nullopt;
  return RepereConfie{before, *key, *dossier, std::string(text)};
}

}  // namespace ventilation
