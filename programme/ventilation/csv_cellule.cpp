#include "programme/ventilation/csv_cellule.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "platform/base/number.h"
#include "platform/base/text.h"

namespace ventilation {
namespace {

constexpr std::string_view referent = "referent";
/// What is written for "none", besides nothing.
constexpr std::string_view none[] = {"aucun", "aucune", "non", "sans", "sans reunion"};

bool means_none(std::string_view typed) {
  auto text = base::trim(typed);
  return text.empty() || text == "-" || std::ranges::find(none, sans_signes(text)) != std::end(none);
}

std::string quoted(std::string_view typed) { return fmt::format("« {} »", base::shorten(typed, 60)); }

/// The parts of a list of a cell: separated by commas, semicolons, bars or new lines.
std::vector<std::string_view> parts(std::string_view cell) {
  std::vector<std::string_view> list;
  while (!cell.empty()) {
    auto end = cell.find_first_of(",;|\n");
    auto part = base::trim(cell.substr(0, end));
    if (!part.empty()) list.push_back(part);
    cell.remove_prefix(end == cell.npos ? cell.size() : end + 1);
  }
  return list;
}

/// Reads each part; nothing when one of them cannot be read.
template <class T, class F>
std::optional<std::vector<T>> each_part(std::string_view cell, F read) {
  std::vector<T> list;
  bool whole = true;
  for (auto part : parts(cell)) {
    std::optional<T> one = read(part);
    if (!one)
      whole = false;
    else if (std::ranges::find(list, *one) == list.end())
      list.push_back(*std::move(one));
  }
  return whole ? std::optional(std::move(list)) : std::nullopt;
}

std::optional<std::int64_t> digits(std::string_view text) {
  auto value = base::whole_number(text);
  return value && *value > 0 ? value : std::nullopt;
}

}  // namespace

std::string sans_signes(std::string_view text) {
  std::string out;
  for (char c : base::fold(text)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

bool proche(std::string_view a, std::string_view b) {
  constexpr std::size_t at_most = 2;
  if (a.size() < 4 || a.size() > b.size() + at_most || b.size() > a.size() + at_most || a.size() > 80)
    return false;
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0u);
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 0; j < b.size(); ++j) {
      auto replaced = diagonal + (a[i] != b[j]);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back() <= at_most;
}

void Cellules::Noms::add(std::string_view spelling, const std::string& code) {
  codes.try_emplace(sans_signes(spelling), code);
}

void Cellules::Noms::add_title(const std::string& titre, const std::string& code) {
  add(titre, code);
  titres.push_back(titre);
}

std::optional<std::string> Cellules::Noms::find(std::string_view typed) const {
  auto found = codes.find(sans_signes(typed));
  return found == codes.end() ? std::nullopt : std::optional(found->second);
}

std::string Cellules::Noms::help(std::string_view typed, std::string_view where) const {
  auto plain = sans_signes(typed);
  auto close =
      std::ranges::find_if(titres, [&](const auto& each) { return proche(plain, sans_signes(each)); });
  return close == titres.end() ? fmt::format(" {}", where)
                               : fmt::format(" Vouliez-vous dire « {} » ?", *close);
}

Cellules::Cellules(const campagne::Campagne& c, const Annuaire& annuaire)
    : campagne_(c), annuaire_(annuaire) {
  for (const auto& each : c.reunions) meetings_.add(each.code, each.code);
  for (const auto& each : c.reunions) meetings_.add_title(each.titre, each.code);
  for (const auto& each : c.financeurs) funders_.add(each.code, each.code);
  for (const auto& each : c.financeurs) funders_.add_title(each.sigle, each.code);
  for (const auto& each : c.financeurs) funders_.add_title(each.nom, each.code);
  for (const auto& each : c.ventilation.motifs) reasons_.add(each.code, each.code);
  for (const auto& each : c.ventilation.motifs) reasons_.add_title(each.titre, each.code);
}

std::optional<std::int64_t> Cellules::numero(std::string_view cell, Phrases& phrases) const {
  auto plain = sans_signes(cell);
  std::string_view text = plain;
  for (std::string_view before : {"no ", "n ", "dossier "})
    if (text.starts_with(before)) text.remove_prefix(before.size());
  text = base::trim(text);
  if (auto blank = text.find(' '); blank != text.npos) {
    auto year = digits(text.substr(0, blank));
    auto number = digits(text.substr(blank + 1));
    if (year && number && *year == campagne_.annee) return number;
    if (year && number && *year > 1000) {
      phrases.push_back(
          fmt::format("le dossier {} n’est pas de cet appel ({}).", quoted(cell), campagne_.annee));
      return std::nullopt;
    }
  } else if (auto number = digits(text)) {
    return number;
  }
  phrases.push_back(fmt::format("{} n’est pas un numéro de dossier. Écrivez par exemple {}-0042.",
                                quoted(cell), campagne_.annee));
  return std::nullopt;
}

std::optional<std::string> Cellules::reunion(std::string_view cell, Phrases& phrases) const {
  if (means_none(cell)) return "";
  if (auto code = meetings_.find(cell)) return code;
  phrases.push_back(fmt::format("{} n’est pas une réunion de l’appel.{}", quoted(cell),
                                meetings_.help(cell, "Écrivez son titre ou son code.")));
  return std::nullopt;
}

std::optional<std::vector<std::string>> Cellules::financeurs(std::string_view cell, Phrases& phrases) const {
  if (means_none(cell)) return std::vector<std::string>{};
  return each_part<std::string>(cell, [&](std::string_view typed) {
    auto code = funders_.find(typed);
    if (!code)
      phrases.push_back(fmt::format("{} n’est pas un financeur de l’appel.{}", quoted(typed),
                                    funders_.help(typed, "Écrivez son sigle ou son code.")));
    return code;
  });
}

std::optional<std::vector<Voulu::Agent>> Cellules::agents(std::string_view cell, Phrases& phrases) const {
  if (means_none(cell)) return std::vector<Voulu::Agent>{};
  return each_part<Voulu::Agent>(cell, [&](std::string_view typed) { return agent(typed, phrases); });
}

std::optional<Voulu::Agent> Cellules::agent(std::string_view typed, Phrases& phrases) const {
  auto colon = typed.find(':');
  auto prefix = colon == typed.npos ? std::string_view() : base::trim(typed.substr(0, colon));
  auto address = base::trim(typed.substr(colon == typed.npos ? 0 : colon + 1));
  if (address.find('@') == address.npos || address.find(' ') != address.npos) {
    phrases.push_back(fmt::format("{} n’est pas une adresse électronique.", quoted(typed)));
    return std::nullopt;
  }
  if (auto personne = annuaire_.personne(address)) return in_a_role(typed, prefix, personne, phrases);
  phrases.push_back(fmt::format("aucun·e agent·e n’a l’adresse {}.", quoted(address)));
  return std::nullopt;
}

/// For whom the person is named: what stands before the address, or the only role that they have. Whether
/// they have that role is not looked at here: who has the dossier already may keep it.
std::optional<Voulu::Agent> Cellules::in_a_role(std::string_view typed, std::string_view prefix,
                                                std::int64_t personne, Phrases& phrases) const {
  auto roles = annuaire_.roles(personne);
  if (sans_signes(prefix) == referent) return Voulu::Agent{"", personne};
  if (!prefix.empty()) {
    if (auto funder = funders_.find(prefix)) return Voulu::Agent{*funder, personne};
    phrases.push_back(fmt::format("{} n’est pas un financeur de l’appel.{}", quoted(prefix),
                                  funders_.help(prefix, "Écrivez son sigle ou son code.")));
    return std::nullopt;
  }
  if (roles.size() == 1) return Voulu::Agent{roles.front()->attribution.financeur, personne};
  if (roles.empty())
    phrases.push_back(fmt::format("{} ne suit plus de dossiers.", quoted(typed)));
  else
    phrases.push_back(
        fmt::format("{} a plusieurs rôles : écrivez pour qui, par exemple « {} ».", quoted(typed),
                    adresse_avec_role(annuaire_, roles.front()->attribution.financeur, personne)));
  return std::nullopt;
}

std::optional<std::string> Cellules::ecart(std::string_view cell, Phrases& phrases) const {
  if (means_none(cell)) return "";
  if (auto code = reasons_.find(cell)) return code;
  phrases.push_back(fmt::format("{} n’est pas un motif de mise à l’écart.{}", quoted(cell),
                                reasons_.help(cell, "Écrivez son titre ou son code.")));
  return std::nullopt;
}

std::string adresse_avec_role(const Annuaire& annuaire, std::string_view financeur, std::int64_t personne) {
  return fmt::format("{}:{}", financeur.empty() ? referent : financeur, annuaire.courriel(personne));
}

std::string ecrire_agent(const Annuaire& annuaire, const Affectation& a) {
  if (annuaire.roles(a.personne).size() == 1 && annuaire.agent(a.financeur, a.personne))
    return std::string(annuaire.courriel(a.personne));
  return adresse_avec_role(annuaire, a.financeur, a.personne);
}

}  // namespace ventilation
