#include "programme/completude/completude.h"

#include <fmt/format.h>

#include <algorithm>

#include "platform/base/number.h"
#include "platform/base/text.h"
#include "programme/definitif/cible.h"
#include "programme/definitif/fiche.h"

namespace completude {
namespace {

using definitif::Contenu;
using definitif::Partie;
using piece::Exigence;

constexpr int usual_days = 10;
constexpr std::size_t longest_reason = 500;

std::string target(Partie p) { return fmt::format("partie/{}", definitif::code(p)); }

/// Where it stands, as a sentence to the porteur.
std::string reason(const Exigence& x, const campagne::Campagne& c) {
  for (const auto& r : x.remises)
    if (auto why = piece::refus_de(c, r); !why.empty()) return why;
  return x.etat == piece::Etat::perimee
             ? "Le document n’est plus valable : il faut la version la plus récente."
             : "Cette pièce manque.";
}

void read_date(const Saisie& typed, base::Instant now, Lue& read) {
  auto day = base::parse_french_date(base::trim(typed.date));
  if (!day) return read.erreurs.add("date", "Écrivez le dernier jour pour répondre. Exemple : 12/12/2022.");
  read.avant = base::start_of_day(base::Date(std::chrono::sys_days(*day) + std::chrono::days(1)));
  if (read.avant <= now) read.erreurs.add("date", "Le dernier jour pour répondre doit être à venir.");
}

bool asked(const std::vector<std::string>& targets, std::string_view one) {
  return std::ranges::find(targets, one) != targets.end();
}

}  // namespace

std::vector<Section> sections(const Contenu& c, const campagne::Campagne& call, base::Instant now) {
  std::vector<Section> list;
  auto s = c.situation(call, now);
  for (auto p : definitif::parties)
    if (!definitif::questions(p, s).empty()) list.push_back({target(p), titre(target(p), call)});
  if (!c.recommandations.empty()) list.push_back({"recommandations", titre("recommandations", call)});
  list.push_back({"indicateurs", titre("indicateurs", call)});
  list.push_back({"budget/action", titre("budget/action", call)});
  if (definitif::budget_de_structure_attendu(c))
    list.push_back({"budget/structure", titre("budget/structure", call)});
  if (definitif::fiche::genre_de(call, c.reponses.valeur("dispositif")))
    list.push_back({std::string(fiches), titre(fiches, call)});
  return list;
}

std::vector<Section> pieces(const std::vector<Exigence>& due) {
  std::vector<Section> list;
  for (const auto& x : due)
    if (x.certaine && piece::a_deposer(*x.piece))
      list.push_back({definitif::cible_piece(x.piece->code), x.piece->titre});
  return list;
}

std::string titre(std::string_view cible, const campagne::Campagne& call) {
  if (const auto* p = call.piece(definitif::piece_de(cible))) return p->titre;
  if (cible == "recommandations") return "Les recommandations de la réunion";
  if (cible == fiches) return "Les fiches du dispositif";
  if (cible == "indicateurs") return "Les indicateurs";
  if (cible == "budget/action") return "Le budget de l’action";
  if (cible == "budget/structure") return fmt::format("Le budget de la structure {}", call.annee);
  for (auto p : definitif::parties)
    if (cible == target(p)) return std::string(definitif::titre(p));
  return std::string(cible);
}

std::vector<Demandee> proposees(const std::vector<Exigence>& due, const campagne::Campagne& c) {
  std::vector<Demandee> list;
  for (const auto& x : due)
    if (x.manque()) list.push_back({definitif::cible_piece(x.piece->code), reason(x, c)});
  return list;
}

int jours(const campagne::Campagne& c) {
  return static_cast<int>(base::whole_number(c.texte("complements.jours")).value_or(usual_days));
}

std::string dernier_moment(base::Instant avant) { return base::date_time(avant - std::chrono::seconds(1)); }

std::string champ_raison(std::string_view cible) {
  auto name = fmt::format("raison-{}", cible);
  std::ranges::replace(name, '/', '-');
  return name;
}

Lue lire(const Saisie& typed, base::Instant now) {
  Lue read;
  if (typed.cibles.empty())
    read.erreurs.add("cibles", "Cochez au moins une partie ou une pièce à compléter.");
  for (const auto& one : typed.cibles) {
    if (base::trim(one.raison).empty())
      read.erreurs.add(champ_raison(one.cible), "Écrivez ce qui est attendu : la structure le lira.");
    if (base::length(one.raison) > longest_reason)
      read.erreurs.add(champ_raison(one.cible),
                       fmt::format("Écrivez {} caractères au plus.", longest_reason));
  }
  read_date(typed, now, read);
  return read;
}

std::size_t non_conformes(const std::vector<Exigence>& due) {
  return static_cast<std::size_t>(std::ranges::count_if(due, [](const Exigence& x) {
    return x.certaine && piece::a_deposer(*x.piece) && x.etat != piece::Etat::verifiee;
  }));
}

std::vector<definitif::Manque> manques(const std::vector<std::string>& cibles,
                                       const std::vector<definitif::Manque>& of_dossier,
                                       const std::vector<Exigence>& due) {
  std::vector<definitif::Manque> list;
  for (const auto& m : of_dossier) {
    auto where = definitif::cible_de(m.suite);
    if (asked(cibles, where) && definitif::piece_de(where).empty()) list.push_back(m);
  }
  for (const auto& x : due)
    if (x.manque() && asked(cibles, definitif::cible_piece(x.piece->code)))
      list.push_back(
          {x.piece->titre, fmt::format("/pieces/{}", x.piece->code), "Cette pièce est à remettre."});
  return list;
}

}  // namespace completude
