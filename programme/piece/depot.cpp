#include "programme/piece/depot.h"

#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"

namespace piece {
namespace {

constexpr std::uint64_t kilo = 1000, mega = 1'000'000;
constexpr std::size_t longest_precision = 100, longest_title = 120;

/// "Le nom, pour : intervenant·e."
void read_precision(const campagne::Piece& p, std::string_view typed, Reponses& r,
                    base::FieldErrors& errors) {
  r.precision = base::trim(typed);
  if (r.precision.empty())
    errors.add("precision",
               fmt::format("Écrivez de quoi ou de qui il s’agit : il faut un document par {}.", p.par));
  if (base::length(r.precision) > longest_precision)
    errors.add("precision", fmt::format("Écrivez {} caractères au plus.", longest_precision));
}

void read_date(std::string_view typed, base::Date today, Reponses& r, base::FieldErrors& errors) {
  r.date = base::parse_french_date(base::trim(typed));
  if (!r.date)
    errors.add("date", "Écrivez la date du document, par exemple 30/06/2022.");
  else if (*r.date > today)
    errors.add("date", "La date du document ne peut pas être à venir.");
}

}  // namespace

Reponses lire_reponses(const campagne::Piece& p, std::string_view precision, std::string_view date,
                       base::Date today, base::FieldErrors& errors) {
  Reponses r;
  if (!p.par.empty()) read_precision(p, precision, r, errors);
  if (p.validite > 0) read_date(date, today, r, errors);
  return r;
}

std::vector<files::Kind> types_acceptes(const campagne::Campagne& c) {
  std::vector<files::Kind> list;
  for (const auto& each : base::split(c.texte("depots.types"), ' '))
    if (auto k = files::kind(each)) list.push_back(*k);
  return list;
}

std::string phrase_types(const std::vector<files::Kind>& kinds) {
  std::vector<std::string> names;
  for (auto k : kinds) names.emplace_back(files::label(k));
  if (names.size() < 2) return base::join(names, "");
  auto last = names.back();
  names.pop_back();
  return base::join(names, ", ") + " ou " + last;
}

std::string accept(const std::vector<files::Kind>& kinds) {
  std::vector<std::string> list;
  for (auto k : kinds) list.push_back(fmt::format("{},.{}", files::media_type(k), files::extension(k)));
  return base::join(list, ",");
}

std::uint64_t taille_max(const campagne::Campagne& c) {
  return static_cast<std::uint64_t>(c.depots.taille_max) * mega;
}

std::string taille(std::uint64_t bytes) {
  if (bytes < kilo) return base::counted(bytes, "octet", "octets");
  if (bytes < mega) return fmt::format("{} ko", (bytes + kilo / 2) / kilo);
  auto tenths = (bytes + mega / 20) / (mega / 10);
  return tenths % 10 == 0 ? fmt::format("{} Mo", tenths / 10)
                          : fmt::format("{},{} Mo", tenths / 10, tenths % 10);
}

std::string defaut(const campagne::Campagne& c, const files::Sample& s) {
  if (s.size() == 0) return "Ce fichier est vide.";
  if (s.size() > taille_max(c))
    return fmt::format("Ce fichier pèse {} : il faut {} au plus.", taille(s.size()), taille(taille_max(c)));
  auto accepted = types_acceptes(c);
  auto kind = files::kind_of(s);
  if (kind && std::ranges::find(accepted, *kind) != accepted.end()) return {};
  auto found = kind ? fmt::format("Ce fichier est : {}.", files::label(*kind))
                    : std::string("Ce fichier est abîmé, ou d’un type qui n’est pas accepté.");
  return fmt::format("{} Remettez un document de type {}.", found, phrase_types(accepted));
}

std::string titre_du_fichier(std::string_view sent, files::Kind kind) {
  auto clean = base::clean_text(sent);
  std::ranges::replace_if(clean, [](char c) { return c == '\n' || c == '\t' || c == '/' || c == '\\'; }, ' ');
  auto name = std::string(base::trim(clean));
  auto ending = "." + std::string(files::extension(kind));
  auto lower = base::lower_ascii(name);
  bool known = lower.ends_with(ending) || (kind == files::Kind::jpeg && lower.ends_with(".jpeg"));
  auto stem = known ? name.substr(0, name.rfind('.')) : name;
  if (base::trim(stem).empty()) stem = "document";
  if (base::length(stem) > longest_title) stem = base::shorten(stem, longest_title - 1);
  return stem + (known ? name.substr(name.rfind('.')) : ending);
}

}  // namespace piece
