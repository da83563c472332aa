#include "programme/courriel/courriel_store.h"

#include <array>
#include <limits>

#include "platform/db/insert_rows.h"
#include "platform/db/sets.h"

namespace courriel {
namespace {

struct Nom {
  Etat etat;
  std::string_view code, label;
};
constexpr std::array noms{Nom{Etat::a_envoyer, "a_envoyer", "À envoyer"},
                          Nom{Etat::envoye, "envoye", "Envoyés"},
                          Nom{Etat::abandonne, "abandonne", "Abandonnés"}};

/// A row of the outbox; its texts are views into what is put there.
struct Rangee {
  std::string cle;
  std::int64_t journal;
  std::string_view acte, destinataire, nom, objet, texte, html, calendrier, calendrier_methode;
  bool vague;
  std::string_view etat;
  base::Instant prochain_essai_le;
  std::string_view erreur;
  base::Instant cree_le;
};
constexpr std::string_view columns =
    "courriel (cle, journal, acte, destinataire, nom, objet, texte, html, calendrier, calendrier_methode, "
    "vague, etat, prochain_essai_le, erreur, cree_le)";

Rangee rangee(const ADeposer& d, base::Instant now) {
  auto& c = d.courriel;
  return {std::to_string(d.ligne.numero) + "-" + std::to_string(d.rang),
          d.ligne.numero,
          d.ligne.acte,
          c.destinataire,
          c.nom,
          c.objet,
          c.texte,
          c.html,
          c.calendrier,
          c.calendrier_methode,
          d.vague,
          code(d.erreur.empty() ? Etat::a_envoyer : Etat::abandonne),
          now,
          d.erreur,
          now};
}

/// Ids decrease from the latest: 0 stands for the beginning of the list.
std::int64_t bound(std::int64_t avant) {
  return avant > 0 ? avant : std::numeric_limits<std::int64_t>::max();
}

// PostgreSQL goes on to the next mail where another server is taking one; SQLite has one writer at a time.
constexpr std::string_view take_sqlite =
    "UPDATE courriel SET essais = essais + 1, prochain_essai_le = ?2 WHERE id = (SELECT id FROM courriel"
    " WHERE etat = 'a_envoyer' AND vague = ?3 AND prochain_essai_le <= ?1 ORDER BY prochain_essai_le, id"
    " LIMIT 1)"
    " RETURNING id, essais, cree_le, destinataire, nom, objet, texte, html, calendrier, calendrier_methode";
constexpr std::string_view take_postgres =
    "UPDATE courriel SET essais = essais + 1, prochain_essai_le = ?2 WHERE id = (SELECT id FROM courriel"
    " WHERE etat = 'a_envoyer' AND vague = ?3 AND prochain_essai_le <= ?1 ORDER BY prochain_essai_le, id"
    " LIMIT 1 FOR UPDATE SKIP LOCKED)"
    " RETURNING id, essais, cree_le, destinataire, nom, objet, texte, html, calendrier, calendrier_methode";

}  // namespace

std::string_view code(Etat e) { return noms[std::size_t(e)].code; }
std::string_view label(Etat e) { return noms[std::size_t(e)].label; }
std::optional<Etat> etat(std::string_view text) {
  for (auto& nom : noms)
    if (nom.code == text) return nom.etat;
  return std::nullopt;
}

std::int64_t ouvrir_lecture(db::Writing& w) {
  auto numero =
      w.one<std::int64_t>("UPDATE courriel_lecture SET numero = numero WHERE id = 1 RETURNING numero");
  if (!numero) throw db::Error(db::ErrorKind::other, "the outbox has no reading mark");
  return *numero;
}

void fermer_lecture(db::Writing& w, std::int64_t numero) {
  w.exec("UPDATE courriel_lecture SET numero = ?1 WHERE id = 1", numero);
}

void deposer(db::Writing& w, const std::vector<ADeposer>& all, base::Instant now) {
  std::vector<Rangee> rows;
  rows.reserve(all.size());
  for (auto& one : all) rows.push_back(rangee(one, now));
  db::insert_rows(w, columns, rows, "ON CONFLICT (cle) DO NOTHING");
}

std::optional<Pris> prendre(db::Writing& w, base::Instant now, base::Instant until) {
  auto sql = w.engine() == db::Engine::postgres ? take_postgres : take_sqlite;
  auto personal = w.one<Pris>(sql, now, until, 0);
  return personal ? personal : w.one<Pris>(sql, now, until, 1);
}

base::Instant pas_avant(db::Writing& w) {
  auto instant = w.one<base::Instant>(
      "UPDATE courriel_cadence SET pas_avant = pas_avant WHERE id = 1 RETURNING pas_avant");
  if (!instant) throw db::Error(db::ErrorKind::other, "the outbox has no pace");
  return *instant;
}

void fixer_cadence(db::Writing& w, base::Instant instant) {
  w.exec("UPDATE courriel_cadence SET pas_avant = ?1 WHERE id = 1", instant);
}

void noter_envoye(db::Writing& w, const Pris& p, base::Instant now, bool garder_textes) {
  // Even when another server has taken the mail meanwhile: it is sent, and must not be sent once more.
  w.exec("UPDATE courriel SET etat = 'envoye', envoye_le = ?2, erreur = '' WHERE id = ?1", p.id, now);
  if (!garder_textes)
    w.exec("UPDATE courriel SET texte = '', html = '', calendrier = '' WHERE id = ?1", p.id);
}

// The number of tries tells whether the mail is still ours.
void noter_reporte(db::Writing& w, const Pris& p, base::Instant next, std::string_view erreur) {
  w.exec(
      "UPDATE courriel SET prochain_essai_le = ?3, erreur = ?4 WHERE id = ?1 AND essais = ?2 AND etat = "
      "'a_envoyer'",
      p.id, p.essais, next, erreur);
}

void noter_abandonne(db::Writing& w, const Pris& p, std::string_view erreur) {
  w.exec(
      "UPDATE courriel SET etat = 'abandonne', erreur = ?3 WHERE id = ?1 AND essais = ?2 AND etat = "
      "'a_envoyer'",
      p.id, p.essais, erreur);
}

std::int64_t purger(db::Writing& w, base::Instant before) {
  return w.exec("DELETE FROM courriel WHERE etat = 'envoye' AND envoye_le < ?1", before);
}

std::vector<Compte> comptes(db::Reading& r, const personne::Acteur& acteur) {
  if (!acteur.est(personne::Role::coordination)) return {};
  return r.all<Compte>("SELECT etat, COUNT(*) FROM courriel GROUP BY etat");
}

std::vector<Ligne> liste(db::Reading& r, const personne::Acteur& acteur, Etat e, std::int64_t avant,
                         int limit) {
  if (!acteur.est(personne::Role::coordination)) return {};
  return r.all<Ligne>(
      "SELECT id, acte, destinataire, nom, objet, etat, essais, prochain_essai_le, cree_le, envoye_le, "
      "erreur FROM courriel"
      " WHERE etat = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3",
      code(e), bound(avant), limit);
}

Result<void> reessayer(db::Writing& w, const personne::Acteur& acteur, base::Instant now, std::int64_t id) {
  if (!acteur.est(personne::Role::coordination)) return refuse(Cause::role_requis);
  auto found = w.one<std::string>("SELECT destinataire FROM courriel WHERE id = ?1", id);
  if (!found) return refuse(Cause::acces_inconnu);
  if (found->empty())
    return refuse(Cause::saisie_invalide, "Ce message n’a pas pu être rédigé : il ne peut pas être envoyé.");
  auto changed = w.exec(
      "UPDATE courriel SET etat = 'a_envoyer', essais = 0, prochain_essai_le = ?2 WHERE id = ?1 AND etat = "
      "'abandonne'",
      id, now);
  if (changed == 0) return refuse(Cause::deja_fait);
  journal::inscrire(w, acteur, now, {"courriel_relance", "courriel", id});
  return {};
}

std::vector<NonParvenu> non_parvenus(db::Reading& r, std::string_view objet,
                                     const std::vector<std::int64_t>& ids) {
  if (ids.empty()) return {};
  db::Params params;
  params.add(objet);
  return r.all<NonParvenu>(
      "SELECT j.objet_id, c.destinataire, c.cree_le FROM courriel c JOIN journal j ON j.numero = c.journal "
      "WHERE c.etat = 'abandonne' AND c.vague = 1 AND c.destinataire <> '' AND j.objet = ?1 AND j.objet_id "
      "IN " +
          db::in_list(ids, params) + " ORDER BY c.id",
      params);
}

std::vector<Ligne> boite(db::Reading& r, std::int64_t avant, int limit) {
  return r.all<Ligne>(
      "SELECT id, acte, destinataire, nom, objet, etat, essais, prochain_essai_le, cree_le, envoye_le, "
      "erreur FROM courriel"
      " WHERE destinataire <> '' AND id < ?1 ORDER BY id DESC LIMIT ?2",
      bound(avant), limit);
}

std::optional<Contenu> contenu_de_demonstration(db::Reading& r, std::int64_t id) {
  return r.one<Contenu>(
      "SELECT id, destinataire, nom, objet, texte, html, calendrier, calendrier_methode, cree_le FROM "
      "courriel "
      "WHERE id = ?1 AND destinataire <> ''",
      id);
}

}  // namespace courriel
