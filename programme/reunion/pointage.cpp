#include "programme/reunion/pointage.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>

#include "platform/base/number.h"
#include "platform/base/text.h"

namespace reunion {
namespace {

namespace json = boost::json;
using namespace std::chrono_literals;

/// A tablet forgotten without network for longer than that says nothing any more of an arrival.
constexpr std::chrono::seconds oldest = 48h;

std::optional<std::int64_t> number(std::string_view text) {
  auto value = base::whole_number(text);
  return value && *value >= 0 ? value : std::nullopt;
}

bool is_key(std::string_view text) {
  return text.size() >= 8 && text.size() <= 64 && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
         });
}

/// Reads each field; what is wrong is added to the mistakes.
class Reader {
 public:
  explicit Reader(PointageLu& lu) : lu_(lu) {}

  void read(const PointageBrut& brut) {
    auto& p = lu_.pointage;
    p.cle = brut.cle;
    expect(p.cle.empty() || is_key(p.cle), "La clé du pointage n’est pas reconnue.");
    p.passage = number(brut.passage).value_or(0);
    expect(p.passage > 0, "Le passage n’est pas indiqué.");
    auto state = presence(brut.presence);
    p.presence = state.value_or(Presence::attendu);
    expect(state.has_value(), "L’état choisi n’est pas reconnu.");
    reason(brut.motif);
    p.vu = brut.vu;
    expect(number(p.vu) || is_key(p.vu), "L’état que vous aviez sous les yeux n’est pas indiqué.");
    circumstances(brut);
  }

 private:
  void expect(bool good, std::string_view otherwise) {
    if (!good) lu_.erreurs.emplace_back(otherwise);
  }

  void reason(std::string_view text) {
    lu_.pointage.motif = std::string(base::trim(base::clean_text(text)));
    expect(base::length(lu_.pointage.motif) <= motif_max,
           fmt::format("Le motif dépasse {} caractères : raccourcissez-le.", motif_max));
  }

  void circumstances(const PointageBrut& brut) {
    auto ago = brut.il_y_a.empty() ? std::optional<std::int64_t>(0) : number(brut.il_y_a);
    bool plausible = ago && *ago <= oldest.count();
    lu_.pointage.il_y_a = std::chrono::seconds(plausible ? *ago : 0);
    expect(plausible, "Ce pointage date de plus de deux jours.");
    auto how = brut.mode.empty() ? std::optional(Mode::pointage) : mode(brut.mode);
    lu_.pointage.mode = how.value_or(Mode::pointage);
    expect(how.has_value(), "La façon de pointer n’est pas reconnue.");
  }

  PointageLu& lu_;
};

std::string text_of(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  if (!value) return {};
  if (const auto* text = value->if_string()) return std::string(text->data(), text->size());
  if (const auto* n = value->if_int64()) return std::to_string(*n);
  return value->is_null() ? "" : "?";
}

PointageLu read_one(const json::value& value) {
  const auto* object = value.if_object();
  if (!object) return {{}, {"Ce pointage n’est pas lisible."}};
  return lire_pointage({text_of(*object, "cle"), text_of(*object, "passage"), text_of(*object, "presence"),
                        text_of(*object, "motif"), text_of(*object, "vu"), text_of(*object, "il_y_a"),
                        text_of(*object, "mode")});
}

}  // namespace

PointageLu lire_pointage(const PointageBrut& brut) {
  PointageLu lu;
  Reader(lu).read(brut);
  return lu;
}

Result<std::vector<PointageLu>> lire_pointages(std::string_view text) {
  if (text.size() > pointages_octets_max)
    return refuse(Cause::saisie_invalide, "Trop de pointages d’un coup : envoyez-les en plusieurs fois.");
  json::parse_options options;
  options.max_depth = 4;
  json::error_code error;
  auto value = json::parse(json::string_view(text.data(), text.size()), error, {}, options);
  const auto* list = error ? nullptr : value.if_array();
  if (!list) return refuse(Cause::saisie_invalide, "La liste des pointages n’est pas lisible.");
  if (list->size() > pointages_max)
    return refuse(
        Cause::saisie_invalide,
        fmt::format("Pas plus de {} pointages d’un coup : envoyez-les en plusieurs fois.", pointages_max));
  std::vector<PointageLu> all;
  for (const auto& one : *list) all.push_back(read_one(one));
  return all;
}

}  // namespace reunion
