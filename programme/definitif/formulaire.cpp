#include "programme/definitif/formulaire.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "platform/base/text.h"
#include "programme/dossier/note.h"

namespace definitif {
namespace {

struct Nom {
  std::string_view code, titre;
};

Nom nom_de(Partie p) {
  switch (p) {
    case Partie::demande:
      return {"demande", "La demande"};
    case Partie::structure:
      return {"structure", "La structure"};
    case Partie::personnes:
      return {"personnes", "Les personnes de la structure"};
    case Partie::projet:
      return {"projet", "Le projet"};
    case Partie::objectifs:
      return {"objectifs", "Les orientations et les objectifs"};
    case Partie::publics:
      return {"public", "Le public"};
    case Partie::deroulement:
      return {"deroulement", "Le déroulement et les moyens"};
    case Partie::territoire:
      return {"territoire", "Le territoire"};
    case Partie::priorites:
      return {"priorites", "L’égalité, l’écologie, la participation"};
    case Partie::partenaires:
      return {"partenaires", "Les partenaires"};
    case Partie::suivi:
      return {"suivi", "Le suivi et l’évaluation"};
    case Partie::aides:
      return {"aides", "Les aides publiques"};
  }
  std::unreachable();
}

std::int64_t number_of(std::string_view text) {
  std::string digits;
  for (char c : base::trim(text))
    if (c != ' ') digits += c;
  if (!base::all_digits(digits) || digits.size() > 7) return 0;
  std::int64_t n = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), n);
  return n;
}

/// Those who live in each neighbourhood are not more than those who live in one of them.
std::string too_many_by_quarter(const Situation& s, const std::vector<Question>& asked) {
  std::int64_t sum = 0;
  for (const auto& q : asked)
    if (q.nom.starts_with(champ_quartier(""))) sum += number_of(s.reponses.valeur(q.nom));
  auto all = number_of(s.reponses.valeur("public_qpv"));
  if (sum <= all) return {};
  return fmt::format("Les quartiers font ensemble {} personnes, c’est plus que les {} de tous les quartiers.",
                     sum, all);
}

std::string too_many(const Situation& s, std::string_view part, std::string_view whole,
                     std::string_view sentence) {
  auto some = number_of(s.reponses.valeur(part)), all = number_of(s.reponses.valeur(whole));
  return some > all ? fmt::format("{} {}, c’est plus que {}.", some, sentence, all) : std::string();
}

std::string before_the_start(const Situation& s, std::string_view field) {
  auto date = base::parse_french_date(base::trim(s.reponses.valeur(field)));
  auto start = base::parse_french_date(base::trim(s.reponses.valeur("debut")));
  if (!date || !start || *date >= *start) return {};
  return fmt::format("Cette réunion serait le {}, avant le début de l’action, le {}.", base::long_date(*date),
                     base::long_date(*start));
}

/// What is wrong with an answer only beside another one.
std::string disagreement(const Question& q, const Situation& s, const std::vector<Question>& asked) {
  if (q.nom == "public_qpv") return too_many_by_quarter(s, asked);
  if (q.nom == "emplois_aides") return too_many(s, q.nom, "salaries", "emplois aidés");
  if (q.nom == "reunion_suivi" || q.nom == "reunion_copil") return before_the_start(s, q.nom);
  return {};
}

std::string fault(const Question& q, const Situation& s, const base::FieldErrors& of_the_note,
                  const std::vector<Question>& asked) {
  if (q.fixe || !posee(q, s.reponses)) return {};
  auto first = q.de_la_note ? std::string(of_the_note.of(q.nom)) : verifier(q, s.reponses.valeur(q.nom));
  return first.empty() ? disagreement(q, s, asked) : first;
}

base::FieldErrors faults(Partie p, const Situation& s, const base::FieldErrors& of_the_note) {
  base::FieldErrors found;
  auto asked = questions(p, s);
  for (const auto& q : asked)
    if (auto message = fault(q, s, of_the_note, asked); !message.empty()) found.add(q.nom, message);
  return found;
}

bool begun(Partie p, const Situation& s) {
  return std::ranges::any_of(questions(p, s),
                             [&](const Question& q) { return !q.fixe && !s.reponses.valeur(q.nom).empty(); });
}

void carry(dossier::Brouillon& target, const dossier::Brouillon& source, const std::vector<Question>& list) {
  for (const auto& q : list) {
    const auto* entry = source.saisie(q.nom);
    if (entry && !q.de_la_note && target.valeur(q.nom).empty()) target.poser(q.nom, *entry);
  }
}

}  // namespace

std::string_view code(Partie p) { return nom_de(p).code; }
std::string_view titre(Partie p) { return nom_de(p).titre; }

std::optional<Partie> partie(std::string_view wanted) {
  auto it = std::ranges::find(parties, wanted, [](Partie p) { return code(p); });
  return it == parties.end() ? std::nullopt : std::optional(*it);
}

std::optional<Partie> suivante(Partie p) {
  auto next = std::size_t(p) + 1;
  return next < parties.size() ? std::optional(parties[next]) : std::nullopt;
}

bool de_la_structure(Partie p) {
  return p == Partie::structure || p == Partie::personnes || p == Partie::aides;
}

std::string champ_quartier(std::string_view code) { return "public_qpv_" + std::string(code); }

std::vector<std::string> champs(const std::vector<Question>& list) {
  std::vector<std::string> names;
  for (const auto& q : list)
    if (!q.fixe) names.push_back(q.nom);
  return names;
}

base::FieldErrors erreurs(Partie p, const Situation& s) {
  return faults(p, s, dossier::lire(s.reponses, s.campagne).erreurs);
}

std::vector<EtatPartie> avancement(const Situation& s) {
  std::vector<EtatPartie> lines;
  auto of_the_note = dossier::lire(s.reponses, s.campagne).erreurs;
  for (auto p : parties) {
    if (questions(p, s).empty()) continue;
    auto wrong = faults(p, s, of_the_note).size();
    lines.push_back({p,
                     wrong == 0    ? Avancement::complet
                     : begun(p, s) ? Avancement::en_cours
                                   : Avancement::a_faire,
                     wrong});
  }
  return lines;
}

dossier::Brouillon reprendre(dossier::Brouillon b, const Situation& s, const dossier::Brouillon& structure,
                             const dossier::Brouillon& action) {
  for (auto p : parties) carry(b, de_la_structure(p) ? structure : action, questions(p, s));
  return b;
}

}  // namespace definitif
