// The lists: one condition per place, the same for the rows and for their numbers.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ranges>

#include "platform/base/number.h"
#include "platform/base/text.h"
#include "platform/db/search.h"
#include "programme/completude/completude_store.h"
#include "programme/dossier/numero.h"
#include "programme/dossier/visibilite.h"

namespace completude {
namespace {

struct Nom {
  Rang rang;
  std::string_view code, label;
};
constexpr std::array noms{Nom{Rang::a_verifier, "a_verifier", "À vérifier"},
                          Nom{Rang::demandes, "demandes", "Compléments demandés"},
                          Nom{Rang::rendus, "rendus", "Compléments rendus"},
                          Nom{Rang::a_rejeter, "a_rejeter", "À rejeter"},
                          Nom{Rang::complets, "complets", "Complets"},
                          Nom{Rang::rejetes, "rejetes", "Rejetés"}};

/// `now` names the parameter of the hour. Every condition begins as the index definitif_completude does.
std::string condition(Rang r, const std::string& now) {
  switch (r) {
    case Rang::a_verifier:
      return "f.etat = 'depose' AND f.rendus = 0";
    case Rang::rendus:
      return "f.etat = 'depose' AND f.rendus = 1";
    case Rang::demandes:
      return "f.etat = 'a_completer' AND f.rendus = 0 AND f.completer_avant > " + now;
    case Rang::a_rejeter:
      return "f.etat = 'a_completer' AND f.rendus = 0 AND f.completer_avant <= " + now;
    case Rang::complets:
      return "f.etat = 'complet' AND f.rendus = 0";
    case Rang::rejetes:
      return "f.etat = 'rejete' AND f.rendus = 0";
  }
  return "1 = 0";
}

template <class T>
std::string parameter(db::Params& params, const T& value) {
  return "?" + std::to_string(params.add(value));
}

std::string with_words(db::Params& params, db::Engine engine, const campagne::Campagne& c,
                       std::string_view typed) {
  if (base::trim(typed).empty()) return "";
  auto words = db::search_expression(typed, engine == db::Engine::sqlite);
  auto found = words.empty() ? std::string("1 = 0")
                             : db::search_condition(engine, "dossier", "d", parameter(params, words));
  if (auto number = dossier::lire_numero(typed, c.annee))
    found += " OR d.numero = " + parameter(params, *number);
  return " AND (" + found + ")";
}

/// The dossiers of the call that the person works on, with those words.
std::string common(db::Params& params, db::Engine engine, const personne::Acteur& acteur,
                   const campagne::Campagne& c, std::string_view typed) {
  auto sql = "d.campagne = " + parameter(params, c.code);
  sql += with_words(params, engine, c, typed);
  return sql + " AND " + dossier::visibilite_de_travail(acteur, params, dossier::Portee::liste).sql;
}

}  // namespace

std::string_view code(Rang r) { return std::ranges::find(noms, r, &Nom::rang)->code; }
std::string_view label(Rang r) { return std::ranges::find(noms, r, &Nom::rang)->label; }

std::optional<Rang> rang(std::string_view wanted) {
  auto it = std::ranges::find(noms, wanted, &Nom::code);
  return it == noms.end() ? std::nullopt : std::optional(it->rang);
}

std::optional<Repere> repere(std::string_view text) {
  auto dash = text.find('-');
  if (dash == text.npos) return std::nullopt;
  auto when = base::whole_number(text.substr(0, dash)), id = base::whole_number(text.substr(dash + 1));
  if (!when || !id) return std::nullopt;
  return Repere{base::from_millis(*when), *id};
}

std::string ecrire(const Repere& r) { return fmt::format("{}-{}", base::millis(r.depose_le), r.id); }

Rang Ligne::rang(base::Instant now) const {
  if (etat == definitif::Complet::name) return Rang::complets;
  if (etat == definitif::Rejete::name) return Rang::rejetes;
  if (etat == definitif::ACompleter::name) return avant && *avant <= now ? Rang::a_rejeter : Rang::demandes;
  return rendus ? Rang::rendus : Rang::a_verifier;
}

/// SQLite, which does not know how many dossiers a call has, would gather and sort them all; the CROSS keeps
/// it walking the index of deposits until the page is full.
std::string requete(db::Params& params, db::Engine engine, const personne::Acteur& acteur,
                    const campagne::Campagne& c, const Filtre& f, base::Instant now, std::size_t limite) {
  std::string sql =
      "SELECT d.id, d.numero, d.intitule, s.nom, f.etat, f.rendus, f.depose_le, f.completer_avant, "
      "f.complet_le, f.rejete_le FROM definitif f CROSS JOIN dossier d CROSS JOIN structure s WHERE d.id = "
      "f.dossier_id "
      "AND s.id = d.structure_id AND f.depose_le IS NOT NULL AND ";
  sql += common(params, engine, acteur, c, f.texte);
  if (f.rang) {
    bool by_hour = *f.rang == Rang::demandes || *f.rang == Rang::a_rejeter;
    sql += " AND " + condition(*f.rang, by_hour ? parameter(params, now) : std::string());
  }
  if (f.apres) {
    auto when = parameter(params, f.apres->depose_le);
    sql += " AND (f.depose_le, f.dossier_id) > (" + when + ", " + parameter(params, f.apres->id) + ")";
  }
  return sql + " ORDER BY f.depose_le, f.dossier_id LIMIT " + parameter(params, limite);
}

std::vector<Ligne> lignes(db::Reading& r, const personne::Acteur& acteur, const campagne::Campagne& c,
                          const Filtre& f, base::Instant now, std::size_t limite) {
  db::Params params;
  auto sql = requete(params, r.engine(), acteur, c, f, now, limite);
  return r.all<Ligne>(sql, params);
}

std::vector<std::int64_t> comptes(db::Reading& r, const personne::Acteur& acteur, const campagne::Campagne& c,
                                  std::string_view typed, base::Instant now) {
  struct Counts {
    std::int64_t a_verifier, demandes, rendus, a_rejeter, complets, rejetes;
  };
  db::Params params;
  auto hour = parameter(params, now);
  std::string sql = "SELECT ";
  for (const auto& one : noms) {
    if (&one != noms.begin()) sql += ", ";
    sql += "COUNT(*) FILTER (WHERE " + condition(one.rang, hour) + ")";
  }
  // The answers stand in the same rows: the index definitif_comptes is read, and (by the +) no row is looked
  // up.
  sql +=
      " FROM definitif f WHERE f.etat IN ('depose', 'a_completer', 'complet', 'rejete') AND +f.dossier_id IN "
      "(SELECT d.id FROM dossier d WHERE " +
      common(params, r.engine(), acteur, c, typed) + ")";
  auto n = r.one<Counts>(sql, params).value();
  return {n.a_verifier, n.demandes, n.rendus, n.a_rejeter, n.complets, n.rejetes};
}

}  // namespace completude
