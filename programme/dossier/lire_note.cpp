#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "platform/base/text.h"
#include "programme/dossier/note.h"

namespace dossier {
namespace {

using campagne::Echelle;

bool contains(const std::vector<std::string>& list, std::string_view value) {
  return std::ranges::find(list, value) != list.end();
}

bool plausible_email(std::string_view s) {
  auto at = s.find('@');
  auto dot = s.rfind('.');
  return at != s.npos && at > 0 && s.find('@', at + 1) == s.npos && dot != s.npos && dot > at + 1 &&
         dot + 1 < s.size() && s.find_first_of(" \t\n,;<>") == s.npos;
}

bool plausible_phone(std::string_view s) {
  auto digits = std::ranges::count_if(s, [](char c) { return c >= '0' && c <= '9'; });
  return digits >= 9 && digits <= 15 && s.find_first_not_of("0123456789 .+-()") == s.npos;
}

/// Reads the answers one after the other, in the order of the form, so that the errors come in that order.
class Reader {
 public:
  Reader(const Brouillon& b, const campagne::Campagne& c) : b_(b), c_(c) {}

  Lecture read() {
    questions_ = questions(c_);
    for (auto& q : questions_) read_one(q);
    read_what_depends();
    sort_errors();
    return std::move(out_);
  }

 private:
  void read_one(const Question&);
  void read_what_depends();
  void text(const Question&);
  void choice(const Question&);
  void number(const Question&);
  void amount(const Question&);
  void date(const Question&);
  void objectives();
  void place();
  void communal(std::string_view commune);
  void numbers_agree();
  void dates_agree();
  void amounts_agree();
  void sort_errors();
  void add(std::string_view field, std::string_view message) { found_.add(field, message); }
  std::optional<int>* number_slot(std::string_view name);
  void store_amount(std::string_view name, base::Cents);
  bool known_choice(std::string_view name, std::string_view value) const;

  const Brouillon& b_;
  const campagne::Campagne& c_;
  std::vector<Question> questions_;
  base::FieldErrors found_;
  Lecture out_;
};

void Reader::read_one(const Question& q) {
  using enum Genre;
  switch (q.genre) {
    case ligne:
    case texte:
    case courriel:
    case telephone:
      return text(q);
    case choix:
    case oui_non:
      return choice(q);
    case nombre:
      return number(q);
    case montant:
      return amount(q);
    case date:
      return Reader::date(q);
    case choix_multiple:
      return;  // read together with what they depend on
  }
}

void Reader::read_what_depends() {
  objectives();
  for (auto& code : b_.valeurs("axes"))
    if (c_.axe(code)) out_.note.axes.push_back(code);
  for (auto& code : b_.valeurs("ages"))
    if (std::ranges::find(tranches, code, &Tranche::code) != tranches.end())
      out_.note.publics.ages.push_back(code);
  if (out_.note.publics.ages.empty()) add("ages", "Cochez au moins une tranche d’âge.");
  for (auto& code : b_.valeurs("public_quartiers"))
    if (c_.territoire.quartier(code)) out_.note.publics.quartiers.push_back(code);
  place();
  numbers_agree();
  dates_agree();
  amounts_agree();
}

void Reader::text(const Question& q) {
  auto value = base::trim(b_.valeur(q.nom));
  if (value.empty()) {
    if (q.obligatoire) add(q.nom, fmt::format("Répondez à la question « {} ».", q.label));
    return;
  }
  if (auto n = base::length(value); n > q.max)
    add(q.nom, fmt::format("« {} » : ce texte a {} caractères, {} au plus.", q.label, n, q.max));
  if (q.genre == Genre::courriel && !plausible_email(value))
    add(q.nom,
        "L’adresse de la personne en charge n’est pas complète. Exemple : prenom.nom@association.example");
  if (q.genre == Genre::telephone && !plausible_phone(value))
    add(q.nom, "Le numéro de la personne en charge n’est pas complet. Exemple : 03 27 00 00 00");
  if (q.nom == "intitule") out_.note.intitule = value;
  if (q.nom == "phrase") out_.note.phrase = value;
}

bool Reader::known_choice(std::string_view name, std::string_view value) const {
  if (name == "orientation") return c_.orientation(value);
  if (name == "dispositif") return c_.dispositif(value);
  if (name == "echelle") return campagne::echelle(value).has_value();
  if (name == "nature") return value == "premiere" || value == "reconduction";
  if (name == "commune") return c_.territoire.commune(value);
  return value == "oui" || value == "non";
}

void Reader::choice(const Question& q) {
  auto value = b_.valeur(q.nom);
  if (value.empty() && !q.obligatoire) return;
  if (!known_choice(q.nom, value))
    return add(q.nom, fmt::format("Choisissez une réponse à « {} ».", q.label));
  auto& note = out_.note;
  if (q.nom == "orientation") note.orientation = value;
  if (q.nom == "dispositif") {
    auto* scheme = c_.dispositif(value);
    note.dispositif = value, note.territorial = scheme && scheme->territorial;
  }
  if (q.nom == "echelle") note.echelle = campagne::echelle(value);
  if (q.nom == "nature") note.reconduction = value == "reconduction";
  if (q.nom == "bonus_egalite") note.bonus_egalite = value == "oui";
  if (q.nom == "deux_arrondissements") note.deux_arrondissements = value == "oui";
}

std::optional<int>* Reader::number_slot(std::string_view name) {
  auto& p = out_.note.publics;
  return name == "public_total"    ? &p.total
         : name == "public_femmes" ? &p.femmes
         : name == "public_hommes" ? &p.hommes
                                   : &p.qpv;
}

void Reader::number(const Question& q) {
  std::string value;
  for (char c : base::trim(b_.valeur(q.nom)))
    if (c != ' ') value += c;
  if (value.empty()) {
    if (q.obligatoire)
      add(q.nom, fmt::format("« {} » : indiquez un nombre, même approximatif, ou 0.", q.label));
    return;
  }
  int n = 0;
  if (!base::all_digits(value) || value.size() > 7)
    return add(q.nom,
               fmt::format("« {} » : écrivez un nombre en chiffres, sans virgule. Exemple : 45", q.label));
  std::from_chars(value.data(), value.data() + value.size(), n);
  *number_slot(q.nom) = n;
}

void Reader::store_amount(std::string_view name, base::Cents amount) {
  auto& note = out_.note;
  if (name == "cout_total")
    note.cout_total = amount;
  else if (name == "ressources_propres")
    note.ressources_propres = amount;
  else if (name == "droit_commun")
    note.droit_commun = amount;
  else if (amount.value > 0) {
    note.demandes.push_back({std::string(name.substr(champ_demande("").size())), amount});
    note.demande_total += amount;
  }
}

void Reader::amount(const Question& q) {
  auto value = base::trim(b_.valeur(q.nom));
  if (value.empty()) {
    if (q.obligatoire) add(q.nom, "Indiquez le coût total du projet, en euros.");
    return;
  }
  auto parsed = base::parse_cents(value);
  if (!parsed)
    return add(
        q.nom,
        fmt::format("« {} » : écrivez un montant en euros, avec deux décimales au plus. Exemple : 12 500,50",
                    q.label));
  store_amount(q.nom, *parsed);
}

void Reader::date(const Question& q) {
  auto value = base::trim(b_.valeur(q.nom));
  if (value.empty())
    return add(q.nom, fmt::format("« {} » : indiquez une date. Exemple : 01/02/{}", q.label, c_.annee));
  auto parsed = base::parse_french_date(value);
  if (!parsed)
    return add(
        q.nom,
        fmt::format(
            "« {} » : cette date n’existe pas. Écrivez le jour, le mois et l’année. Exemple : 01/02/{}",
            q.label, c_.annee));
  (q.nom == "debut" ? out_.note.debut : out_.note.fin) = parsed;
}

void Reader::objectives() {
  auto& note = out_.note;
  auto* orientation = c_.orientation(note.orientation);
  if (!orientation) return;
  for (auto& code : b_.valeurs("objectifs")) {
    auto it = std::ranges::find(orientation->objectifs, code, &campagne::Objectif::code);
    if (it == orientation->objectifs.end())
      continue;  // ticked under another orientation: kept, but not counted
    note.objectifs.push_back(code);
    note.saillant = note.saillant || it->saillant;
  }
  if (note.objectifs.empty()) add("objectifs", "Cochez au moins un objectif de l’orientation choisie.");
}

void Reader::communal(std::string_view code) {
  auto* commune = c_.territoire.commune(code);
  if (!commune) return add("commune", "Choisissez la commune où se déroule le projet.");
  if (!commune->concernee)
    return add("commune",
               fmt::format("{} n’est pas concernée par la politique de la ville : choisissez une autre "
                           "commune, ou l’échelle intercommunale.",
                           commune->nom));
  out_.note.communes.push_back(commune->insee);
}

void Reader::place() {
  auto& note = out_.note;
  if (note.echelle == Echelle::communale) communal(b_.valeur("commune"));
  if (note.echelle == Echelle::intercommunale) {
    for (auto& code : b_.valeurs("communes"))
      if (c_.territoire.commune(code)) note.communes.push_back(code);
    if (note.communes.size() < 2)
      add("communes", "Cochez au moins deux communes : un projet dans une seule commune est communal.");
  }
  for (auto& code : b_.valeurs("quartiers")) {
    auto* quartier = c_.territoire.quartier(code);
    if (!quartier) continue;
    note.quartiers.push_back(code);
    bool inside =
        std::ranges::any_of(quartier->communes, [&](auto& insee) { return contains(note.communes, insee); });
    if (!note.communes.empty() && !inside)
      add("quartiers", fmt::format("Le quartier « {} » n’est pas dans la commune choisie.", quartier->nom));
  }
}

void Reader::numbers_agree() {
  auto& p = out_.note.publics;
  if (!p.total) return;
  if (*p.total == 0) add("public_total", "Un projet concerne au moins une personne.");
  if (p.femmes && p.hommes && *p.femmes + *p.hommes > *p.total)
    add("public_hommes",
        fmt::format("{} femmes et {} hommes font plus que {} personnes.", *p.femmes, *p.hommes, *p.total));
  if (p.qpv && *p.qpv > *p.total)
    add("public_qpv", fmt::format("{} habitants de quartiers prioritaires, c’est plus que {} personnes.",
                                  *p.qpv, *p.total));
}

void Reader::dates_agree() {
  auto& note = out_.note;
  if (note.debut && note.fin && *note.fin < *note.debut)
    add("fin", fmt::format("Le projet finirait le {}, avant de commencer le {}.", base::long_date(*note.fin),
                           base::long_date(*note.debut)));
}

void Reader::amounts_agree() {
  auto& note = out_.note;
  if (note.cout_total && note.cout_total->value == 0)
    add("cout_total", "Le coût total ne peut pas être nul.");
  if (note.demandes.empty() && !c_.financeurs.empty())
    add(champ_demande(c_.financeurs.front().code), "Indiquez le montant demandé à au moins un financeur.");
  if (!note.cout_total) return;
  auto resources = note.demande_total + note.ressources_propres.value_or(base::Cents{}) +
                   note.droit_commun.value_or(base::Cents{});
  if (resources > *note.cout_total)
    add("cout_total",
        fmt::format("Les ressources font {}, plus que le coût total de {} : vérifiez les montants.",
                    base::euros(resources), base::euros(*note.cout_total)));
}

void Reader::sort_errors() {
  for (auto& q : questions_)
    if (auto message = found_.of(q.nom); !message.empty()) out_.erreurs.add(q.nom, message);
}

}  // namespace

Lecture lire(const Brouillon& brouillon, const campagne::Campagne& campagne) {
  return Reader(brouillon, campagne).read();
}

std::vector<EtatSection> avancement(const Brouillon& brouillon, const Lecture& lecture,
                                    const campagne::Campagne& campagne) {
  std::vector<EtatSection> lines;
  auto all = questions(campagne);
  for (auto s : sections) {
    std::size_t wrong = 0;
    bool begun = false;
    for (auto& q : all) {
      if (q.section != s) continue;
      wrong += !lecture.erreurs.of(q.nom).empty();
      begun = begun || !brouillon.valeur(q.nom).empty();
    }
    lines.push_back({s,
                     wrong == 0 ? Avancement::complet
                     : begun    ? Avancement::en_cours
                                : Avancement::a_faire,
                     wrong});
  }
  return lines;
}

}  // namespace dossier
