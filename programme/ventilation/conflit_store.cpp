#include "programme/ventilation/conflit_store.h"

#include "platform/base/text.h"
#include "platform/db/like.h"
#include "programme/journal/journal.h"
#include "programme/personne/attribution.h"
#include "programme/ventilation/ventilation_store_interne.h"

namespace ventilation {
namespace {

using personne::Acteur;

const std::string columns =
    "SELECT k.id, k.personne_id, k.structure_id, p.nom, s.nom, k.etat, k.origine, k.nom_trouve, k.motif, "
    "k.trouve_le, k.decide_le, COALESCE(q.nom, ''), '' FROM conflit_interet k JOIN personne p ON p.id = "
    "k.personne_id JOIN structure s ON s.id = k.structure_id LEFT JOIN personne q ON q.id = k.decide_par ";

/// What each person of the list does here.
void add_roles(db::Reading& r, std::vector<Conflit>& list) {
  if (list.empty()) return;
  struct Held {
    std::int64_t personne;
    std::string role;
  };
  std::vector<std::int64_t> people;
  for (const auto& k : list) people.push_back(k.personne);
  db::Params params;
  auto sql = "SELECT DISTINCT personne_id, role FROM attribution WHERE personne_id IN " +
             db::in_list(people, params) + " ORDER BY 1, 2";
  std::unordered_map<std::int64_t, std::vector<std::string>> held;
  r.each<Held>(
      sql,
      [&](const Held& h) { held[h.personne].emplace_back(personne::label(personne::role(h.role).value())); },
      params);
  for (auto& k : list) k.roles = base::join(held[k.personne], ", ");
}

std::vector<Designation> exact_first(std::vector<Designation> found) {
  std::ranges::stable_partition(found, &Designation::exacte);
  return found;
}

/// The folded words of what was typed, or nothing when it is too short to be looked for.
std::string searched(std::string_view typed) {
  auto text = base::fold(base::trim(typed));
  return base::length(text) < 2 ? "" : text;
}

std::string digits(std::string_view typed) {
  std::string kept;
  for (char c : typed)
    if (c >= '0' && c <= '9') kept += c;
  return kept;
}

}  // namespace

std::vector<CompteConflits> comptes_conflits(db::Reading& r, const Acteur& acteur) {
  if (!acteur.est(Role::coordination)) return {};
  return r.all<CompteConflits>("SELECT etat, COUNT(*) FROM conflit_interet GROUP BY etat ORDER BY etat");
}

std::vector<Conflit> conflits(db::Reading& r, const Acteur& acteur, std::string_view etat, std::int64_t apres,
                              int limite) {
  if (!acteur.est(Role::coordination)) return {};
  auto list =
      r.all<Conflit>(columns + "WHERE k.etat = ?1 AND k.id > ?2 ORDER BY k.id LIMIT ?3", etat, apres, limite);
  add_roles(r, list);
  return list;
}

std::optional<Conflit> conflit(db::Reading& r, const Acteur& acteur, std::int64_t id) {
  if (!acteur.est(Role::coordination)) return std::nullopt;
  auto list = r.all<Conflit>(columns + "WHERE k.id = ?1", id);
  add_roles(r, list);
  return list.empty() ? std::nullopt : std::optional(std::move(list.front()));
}

std::vector<Conflit> mes_conflits(db::Reading& r, const Acteur& acteur) {
  return r.all<Conflit>(columns + "WHERE k.personne_id = ?1 ORDER BY s.nom_tri, s.nom, k.id", acteur.id);
}

std::vector<Designation> chercher_agents(db::Reading& r, const Acteur& acteur, std::string_view saisie,
                                         int limite) {
  auto text = searched(saisie);
  if (text.empty() || !acteur.est(Role::coordination)) return {};
  return exact_first(r.all<Designation>(
      "SELECT p.id, p.nom, p.courriel, CASE WHEN p.nom_tri = ?1 OR p.courriel = ?2 THEN 1 ELSE 0 END"
      " FROM personne p WHERE p.recherche LIKE ?3 ESCAPE '!'"
      " AND EXISTS (SELECT 1 FROM attribution a WHERE a.personne_id = p.id)"
      " ORDER BY 4 DESC, p.nom_tri, p.id LIMIT ?4",
      text, base::lower_ascii(base::trim(saisie)), db::containing(text), limite));
}

std::vector<Designation> chercher_structures(db::Reading& r, const Acteur& acteur, std::string_view saisie,
                                             int limite) {
  auto text = searched(saisie);
  if (text.empty() || acteur.attributions.empty()) return {};
  std::string found =
      "SELECT s.id, s.nom, COALESCE(s.siret, '') || ' ' || s.siege_commune,"
      " CASE WHEN t.cle = ?1 OR s.siret = ?2 THEN 1 ELSE 0 END FROM structure s"
      " JOIN structure_tri t ON t.id = s.id WHERE (t.cle LIKE ?3 ESCAPE '!' OR s.siret = ?2)";
  if (!acteur.est(Role::coordination))
    found += " AND EXISTS (SELECT 1 FROM dossier d WHERE d.structure_id = s.id AND d.etat = 'note_deposee')";
  return exact_first(r.all<Designation>(found + " ORDER BY 4 DESC, t.cle, s.id LIMIT ?4", text,
                                        digits(saisie), db::containing(text), limite));
}

namespace {

/// A conflict whose row is held until the transaction ends.
struct Tenu {
  std::int64_t id = 0, personne = 0, structure = 0;
  std::string etat_nom{SansConflit::name};
};

std::optional<Tenu> lock(db::Writing& w, std::int64_t id) {
  return w.one<Tenu>(
      "UPDATE conflit_interet SET etat = etat WHERE id = ?1 RETURNING id, personne_id, structure_id, etat",
      id);
}

Tenu lock_between(db::Writing& w, std::int64_t personne, std::int64_t structure) {
  return w
      .one<Tenu>(
          "UPDATE conflit_interet SET etat = etat WHERE personne_id = ?1 AND structure_id = ?2"
          " RETURNING id, personne_id, structure_id, etat",
          personne, structure)
      .value_or(Tenu{0, personne, structure});
}

struct Noms {
  std::string personne, structure;
};
/// Nothing when one of them does not exist.
std::optional<Noms> names(db::Reading& r, const Tenu& k) {
  return r.one<Noms>("SELECT p.nom, s.nom FROM personne p JOIN structure s ON s.id = ?2 WHERE p.id = ?1",
                     k.personne, k.structure);
}

std::int64_t write(db::Writing& w, const Acteur& par, base::Instant now, const Tenu& k, std::string_view etat,
                   std::string_view motif) {
  return w
      .one<std::int64_t>(
          "INSERT INTO conflit_interet (personne_id, structure_id, etat, origine, motif, trouve_le, "
          "decide_le,"
          " decide_par) VALUES (?1, ?2, ?3, 'declaration', ?4, ?5, ?5, ?6)"
          " ON CONFLICT (personne_id, structure_id) DO UPDATE SET etat = excluded.etat, motif = "
          "excluded.motif,"
          " decide_le = excluded.decide_le, decide_par = excluded.decide_par RETURNING id",
          k.personne, k.structure, etat, motif, now, par.id)
      .value();
}

/// The line of the decision, and one in the history of each dossier that is to be handed to somebody else.
void note(db::Writing& w, const Acteur& par, base::Instant now, std::string_view trace, const Suite& done,
          const Tenu& k, std::string_view motif, const std::vector<std::int64_t>& dossiers) {
  std::vector<journal::Fait> facts;
  for (auto dossier : dossiers)
    facts.push_back({"affectation_retiree", "dossier", dossier, {{"conflit", std::to_string(done.conflit)}}});
  facts.push_back({trace,
                   "conflit",
                   done.conflit,
                   {{"personne", std::to_string(k.personne)},
                    {"structure", std::to_string(k.structure)},
                    {"motif", std::string(motif)},
                    {"a_reaffecter", std::to_string(dossiers.size())}}});
  journal::inscrire_tous(w, par, now, facts);
}

template <class A>
Result<Suite> perform(db::Writing& w, const Acteur& par, base::Instant now, const Tenu& k, const A& acte) {
  auto done = accomplir(etat_conflit(k.etat_nom), acte, ContexteConflit{par, k.personne});
  if (!done) return std::unexpected(done.error());
  auto motif = base::trim(acte.motif);
  auto named = names(w, k);
  if (!named) return refuse(Cause::saisie_invalide, "Cette structure n’existe pas.");
  Suite suite{write(w, par, now, k, name(done->etat), motif), k.personne, named->personne, named->structure,
              0};
  std::vector<std::int64_t> dossiers;
  if (std::holds_alternative<ConflitConfirme>(done->etat))
    dossiers = retirer_agent(w, par, now, k.personne, k.structure);
  suite.a_reaffecter = std::int64_t(dossiers.size());
  note(w, par, now, done->trace, suite, k, motif, dossiers);
  return suite;
}

template <class A>
Result<Suite> decide(db::Writing& w, const Acteur& par, base::Instant now, std::int64_t id,
                     std::string_view seen, const A& acte) {
  if (!par.est(Role::coordination)) return refuse(Cause::acces_inconnu);
  auto k = lock(w, id);
  if (!k) return refuse(Cause::acces_inconnu);
  if (k->etat_nom != seen) return refuse(Cause::modifie_entre_temps);
  return perform(w, par, now, *k, acte);
}

bool holds_a_role(db::Reading& r, std::int64_t personne) {
  return r.one<std::int64_t>("SELECT 1 FROM attribution WHERE personne_id = ?1 LIMIT 1", personne)
      .has_value();
}

}  // namespace

Result<Suite> decider(db::Writing& w, const Acteur& par, base::Instant now, std::int64_t id,
                      std::string_view vu, const ConfirmerConflit& acte) {
  return decide(w, par, now, id, vu, acte);
}

Result<Suite> decider(db::Writing& w, const Acteur& par, base::Instant now, std::int64_t id,
                      std::string_view vu, const EcarterConflit& acte) {
  return decide(w, par, now, id, vu, acte);
}

Result<Suite> declarer(db::Writing& w, const Acteur& par, base::Instant now, std::int64_t personne,
                       std::int64_t structure, const DeclarerConflit& acte) {
  if (!autorise<DeclarerConflit>({par, personne})) return refuse(Cause::role_requis);
  if (!holds_a_role(w, personne))
    return refuse(Cause::saisie_invalide, "Cette personne n’a pas de rôle dans l’instruction des dossiers.");
  return perform(w, par, now, lock_between(w, personne, structure), acte);
}

}  // namespace ventilation
