#include "programme/reunion/preparation.h"

#include <fmt/format.h>

#include "platform/base/number.h"
#include "platform/base/text.h"
#include "programme/reunion/creneaux.h"

namespace reunion {
namespace {

constexpr int shortest = 5, longest = 240;

std::string field(std::string_view name, std::size_t line) { return fmt::format("{}-{}", name, line + 1); }

std::optional<int> typed_number(std::string_view text) { return base::whole_number<int>(base::trim(text)); }

std::string colon(base::Instant i) { return base::iso_paris(i).substr(11, 5); }

void text_field(base::FieldErrors& errors, std::string_view name, std::string_view value, std::size_t most,
                std::string& to) {
  to = base::trim(value);
  if (base::length(to) > most)
    errors.add(name, fmt::format("Écrivez {} caractères au plus ; il y en a {}.", most, base::length(to)));
}

class Reader {
 public:
  Reader(const PreparationSaisie& typed, const campagne::Campagne& c) : typed_(typed), c_(c) {}

  PreparationLue read() {
    text_field(errors(), "lieu", typed_.lieu, 200, read_.preparation.lieu);
    text_field(errors(), "adresse", typed_.adresse, 300, read_.preparation.adresse);
    text_field(errors(), "consigne", typed_.consigne, 2000, read_.preparation.consigne);
    length();
    for (std::size_t i = 0; i < typed_.lignes.size(); ++i)
      if (!typed_.lignes[i].vide()) line(i);
    return std::move(read_);
  }

 private:
  base::FieldErrors& errors() { return read_.erreurs; }

  void length() {
    auto n = typed_number(typed_.duree);
    if (!n || *n < shortest || *n > longest)
      errors().add("duree", fmt::format("Donnez la durée d’un passage en minutes, entre {} et {}.", shortest,
                                        longest));
    else
      read_.preparation.duree = *n;
  }

  std::optional<std::chrono::minutes> hour(std::string_view name, std::size_t i, std::string_view text) {
    auto read = lire_heure(text);
    if (!read) errors().add(field(name, i), "Donnez une heure, comme 9 h 30.");
    return read;
  }

  void line(std::size_t i) {
    const auto& l = typed_.lignes[i];
    auto day = base::parse_french_date(base::trim(l.jour));
    if (!day) errors().add(field("jour", i), "Donnez un jour, comme 04/10/2022.");
    auto from = hour("debut", i, l.debut), until = hour("fin", i, l.fin);
    DemiJournee h{.id = l.id, .theme = l.theme};
    text_field(errors(), field("salle", i), l.salle, 80, h.salle);
    if (!l.theme.empty() && !c_.orientation(l.theme))
      errors().add(field("theme", i), "Choisissez une thématique de la liste.");
    if (!day || !from || !until) return;
    h.debut = a_l_heure(*day, *from), h.fin = a_l_heure(*day, *until);
    judge(i, h);
    read_.preparation.demi_journees.push_back(std::move(h));
  }

  void judge(std::size_t i, const DemiJournee& h) {
    if (h.fin <= h.debut) return errors().add(field("fin", i), "La fin doit être après le début.");
    if (h.fin - h.debut < std::chrono::minutes(read_.preparation.duree))
      errors().add(field("fin", i), fmt::format("Un passage dure {} minutes : allongez cette demi-journée.",
                                                read_.preparation.duree));
    auto allowed = consolidation(c_);
    if (!contient(allowed, h.periode()))
      errors().add(field("jour", i),
                   fmt::format("Les réunions se tiennent du {} au {}.", base::long_date(allowed.from),
                               base::long_date(allowed.until - std::chrono::milliseconds(1))));
    for (const auto& other : read_.preparation.demi_journees)
      if (base::fold(other.salle) == base::fold(h.salle) && se_chevauchent(other.periode(), h.periode()))
        return errors().add(field("debut", i), overlap(other));
  }

  static std::string overlap(const DemiJournee& other) {
    return fmt::format("À cette heure, {} est déjà prise, {}.",
                       other.salle.empty() ? "la salle" : "« " + other.salle + " »", heures(other.periode()));
  }

  const PreparationSaisie& typed_;
  const campagne::Campagne& c_;
  PreparationLue read_;
};

}  // namespace

base::Instant a_l_heure(base::Date day, std::chrono::minutes hour) {
  return base::parse_paris(
             fmt::format("{}T{:02}:{:02}", base::iso(day), hour.count() / 60, hour.count() % 60))
      .value();
}

std::optional<std::chrono::minutes> lire_heure(std::string_view typed) {
  std::string text;
  for (char c : base::lower_ascii(base::trim(typed)))
    if (c != ' ') text += c == 'h' ? ':' : c;
  auto colon = text.find(':');
  auto hours = typed_number(text.substr(0, colon));
  auto rest = colon == text.npos ? std::string() : text.substr(colon + 1);
  auto minutes = rest.empty() && colon != text.npos ? std::optional(0) : typed_number(rest);
  if (!hours || !minutes || *hours < 0 || *hours > 23 || *minutes < 0 || *minutes > 59) return std::nullopt;
  return std::chrono::hours(*hours) + std::chrono::minutes(*minutes);
}

PreparationSaisie en_saisie(const Reunion& u, const std::vector<DemiJournee>& half_days) {
  PreparationSaisie s{u.lieu, u.adresse, u.consigne, std::to_string(u.duree_passage), {}};
  for (const auto& h : half_days)
    s.lignes.push_back(
        {h.id, base::short_date(base::paris_date(h.debut)), colon(h.debut), colon(h.fin), h.salle, h.theme});
  return s;
}

PreparationLue lire_preparation(const PreparationSaisie& typed, const campagne::Campagne& c) {
  return Reader(typed, c).read();
}

base::FieldErrors defauts_passages(const PreparationSaisie& typed, const Preparation& p,
                                   const std::vector<Occupee>& occupied) {
  base::FieldErrors errors;
  for (const auto& o : occupied) {
    auto kept = std::ranges::find(p.demi_journees, o.demi_journee, &DemiJournee::id);
    if (kept != p.demi_journees.end() && contient(kept->periode(), {o.debut, o.fin})) continue;
    auto line = std::ranges::find(typed.lignes, o.demi_journee, &LigneSaisie::id);
    auto where = line == typed.lignes.end() ? "" : field("jour", std::size_t(line - typed.lignes.begin()));
    errors.add(where, fmt::format("{} dans cette demi-journée, le {}, {}. Déplacez d’abord ces passages.",
                                  base::counted(std::size_t(o.passages), "projet passe", "projets passent"),
                                  base::long_date(o.debut), heures({o.debut, o.fin})));
  }
  return errors;
}

}  // namespace reunion
