#include "programme/campagne/lecture.h"

#include "platform/base/text.h"

namespace campagne {
namespace {

std::string quoted(std::string_view text) { return "« " + std::string(text) + " »"; }

std::string joined(const std::set<std::string, std::less<>>& keys) {
  return base::join(std::vector<std::string>(keys.begin(), keys.end()), ", ");
}

}  // namespace

Table::~Table() {
  for (const auto& [cle, noeud] : noeud_.table)
    if (!connues_.contains(cle))
      registre_.erreur({fichier_, noeud.ligne}, "la clé " + quoted(cle) + " est inconnue",
                       "l’une des clés " + joined(connues_));
}

Place Table::place(std::string_view cle) const {
  const Noeud* noeud = noeud_.cle(cle);
  return {fichier_, noeud ? noeud->ligne : noeud_.ligne};
}

bool Table::a(std::string_view cle) { return annonce(cle); }

void Table::manque(std::string_view cle) {
  registre_.erreur(place(), "la clé " + quoted(cle) + " manque", std::string(cle) + " = …");
}

const Noeud* Table::valeur(std::string_view cle, Noeud::Genre genre, bool required) {
  if (!annonce(cle)) {
    if (required) manque(cle);
    return nullptr;
  }
  const Noeud* noeud = noeud_.cle(cle);
  if (noeud->genre == genre) return noeud;
  registre_.erreur(place(cle), "la clé " + quoted(cle) + " contient " + std::string(nom(noeud->genre)),
                   std::string(nom(genre)));
  return nullptr;
}

std::string Table::texte(std::string_view cle) {
  const Noeud* noeud = valeur(cle, Noeud::Genre::texte, true);
  if (!noeud) return {};
  std::string text(base::trim(noeud->texte));
  if (text.empty()) registre_.erreur(place(cle), "la clé " + quoted(cle) + " est vide", "un texte");
  return text;
}

std::string Table::texte_facultatif(std::string_view cle) {
  const Noeud* noeud = valeur(cle, Noeud::Genre::texte, false);
  return noeud ? std::string(base::trim(noeud->texte)) : std::string();
}

bool Table::booleen(std::string_view cle) {
  const Noeud* noeud = valeur(cle, Noeud::Genre::booleen, false);
  return noeud && noeud->booleen;
}

int Table::entier(std::string_view cle, int least, int most) {
  const Noeud* noeud = valeur(cle, Noeud::Genre::entier, true);
  if (!noeud) return least;
  if (noeud->entier >= least && noeud->entier <= most) return int(noeud->entier);
  registre_.erreur(place(cle), "la clé " + quoted(cle) + " vaut " + std::to_string(noeud->entier),
                   "un nombre entre " + std::to_string(least) + " et " + std::to_string(most));
  return least;
}

std::vector<std::string> Table::textes(std::string_view cle) {
  const Noeud* noeud = valeur(cle, Noeud::Genre::liste, false);
  std::vector<std::string> list;
  if (!noeud) return list;
  for (const Noeud& each : noeud->liste) {
    if (each.genre == Noeud::Genre::texte)
      list.emplace_back(base::trim(each.texte));
    else
      registre_.erreur({fichier_, each.ligne},
                       "la liste " + quoted(cle) + " contient " + std::string(nom(each.genre)),
                       "des textes seulement");
  }
  return list;
}

std::string Table::code(Sorte sorte) {
  std::string text = texte("code");
  registre_.declare(sorte, text, place("code"));
  return text;
}

std::string Table::reference(std::string_view cle, Sorte sorte) {
  std::string text = texte(cle);
  if (!text.empty()) registre_.refere(sorte, text, place(cle));
  return text;
}

std::string Table::reference_facultative(std::string_view cle, Sorte sorte) {
  return annonce(cle) ? reference(cle, sorte) : std::string();
}

std::vector<std::string> Table::references(std::string_view cle, Sorte sorte) {
  std::vector<std::string> list = textes(cle);
  for (const std::string& each : list) registre_.refere(sorte, each, place(cle));
  return list;
}

void Table::tables(std::string_view cle, const std::function<void(Table&)>& f) {
  const Noeud* noeud = valeur(cle, Noeud::Genre::liste, false);
  if (!noeud) return;
  for (const Noeud& each : noeud->liste) {
    if (each.genre == Noeud::Genre::table) {
      Table child(registre_, fichier_, each);
      f(child);
    } else {
      registre_.erreur({fichier_, each.ligne},
                       "la liste " + quoted(cle) + " contient " + std::string(nom(each.genre)),
                       "[[" + std::string(cle) + "]] et ses clés");
    }
  }
}

void Table::table(std::string_view cle, bool required, const std::function<void(Table&)>& f) {
  const Noeud* noeud = valeur(cle, Noeud::Genre::table, required);
  if (!noeud) return;
  Table child(registre_, fichier_, *noeud);
  f(child);
}

void Table::textes_par_cle(const std::string& prefixe,
                           const std::function<void(std::string, std::string)>& f) {
  for (const auto& [cle, noeud] : noeud_.table) {
    std::string whole = prefixe.empty() ? cle : prefixe + "." + cle;
    if (noeud.genre == Noeud::Genre::table) {
      table(cle, true, [&](Table& child) { child.textes_par_cle(whole, f); });
    } else if (std::string text = texte(cle); !text.empty()) {
      registre_.declare(Sorte::texte, whole, place(cle));
      f(std::move(whole), std::move(text));
    }
  }
}

std::optional<base::Date> Table::date(std::string_view cle) {
  std::string text = texte(cle);
  if (text.empty()) return std::nullopt;
  auto found = base::parse_date(text);
  if (!found)
    registre_.erreur(place(cle), "la date " + quoted(text) + " n’existe pas",
                     "une date comme « 2022-09-16 »");
  return found;
}

std::optional<base::Instant> Table::instant(std::string_view cle) {
  std::string text = texte(cle);
  if (text.empty()) return std::nullopt;
  auto found = text.contains('T') ? base::parse_paris(text) : std::nullopt;
  if (!found)
    registre_.erreur(place(cle), "le moment " + quoted(text) + " n’existe pas",
                     "une date et une heure de Paris comme « 2022-10-14T09:30 »");
  return found;
}

base::Period Table::dans_l_ordre(base::Period p, std::string_view cle) {
  if (p.from >= p.until)
    registre_.erreur(place(cle), "la période finit avant d’avoir commencé", "une fin après le début");
  return p;
}

base::Period Table::jours() {
  auto first = date("du");
  auto last = a("au") ? date("au") : first;
  if (!first || !last) return {};
  base::Date after{std::chrono::sys_days{*last} + std::chrono::days{1}};
  return dans_l_ordre({base::start_of_day(*first), base::start_of_day(after)}, a("au") ? "au" : "du");
}

base::Period Table::instants() {
  auto from = instant("debut");
  auto until = instant("fin");
  return from && until ? dans_l_ordre({*from, *until}, "fin") : base::Period{};
}

base::Period Table::periode() {
  if (a("du") || a("au")) return jours();
  if (a("debut") || a("fin")) return instants();
  registre_.erreur(place(), "aucune date n’est donnée",
                   "du = \"…\" (et au = \"…\"), ou debut = \"…\" et fin = \"…\"");
  return {};
}

}  // namespace campagne
