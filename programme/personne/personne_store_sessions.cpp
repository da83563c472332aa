#include <algorithm>

#include "platform/base/secret.h"
#include "platform/db/sets.h"
#include "programme/personne/attribution.h"
#include "programme/personne/essais.h"
#include "programme/personne/personne_store.h"
#include "programme/personne/session.h"

namespace personne {
namespace {

constexpr std::chrono::hours keep_texts{24 * 7}, keep_unconfirmed{24 * 30};

std::string account_key(std::string_view courriel) {
  return base::sha256_hex(std::string("compte:").append(courriel));
}
std::string network_key(std::string_view reseau) {
  return base::sha256_hex(std::string("reseau:").append(reseau));
}

/// The count of that key, its row locked until commit.
Essais lock_count(db::Writing& w, const std::string& key) {
  struct Row {
    int nombre;
    base::Instant dernier_le;
  };
  auto row = w.one<Row>(
                  "INSERT INTO echec (cle, nombre, dernier_le) VALUES (?1, 0, 0)"
                  " ON CONFLICT (cle) DO UPDATE SET nombre = echec.nombre RETURNING nombre, dernier_le",
                  key)
                 .value();
  return {row.nombre, row.dernier_le};
}

void set_count(db::Writing& w, const std::string& key, const Essais& e) {
  w.exec("UPDATE echec SET nombre = ?2, dernier_le = ?3 WHERE cle = ?1", key, e.nombre, e.dernier_le);
}

/// The hash of nobody's password: verifying against it takes as long as against a real one.
const std::string& hash_of_nobody() {
  static const std::string hash = base::hash_password(base::random_token());
  return hash;
}

struct Credentials {
  std::int64_t id;
  std::string mot_de_passe;
  bool confirme;
};

/// One row of the single query that reads a session: the person first, then each role, each structure, each
/// confirmed conflict of interest, each meeting to which the person is invited.
struct SessionRow {
  int kind;
  std::int64_t id, cree_le, vue_le;
  std::string a, b, c, d;
};

/// Given a table s of one person (personne_id, cree_le, vue_le), everything that makes an Acteur.
const std::string actor_rows =
    " SELECT 1 AS kind, p.id AS id, s.cree_le AS cree_le, s.vue_le AS vue_le, p.nom AS a, p.courriel AS b,"
    "        '' AS c, '' AS d FROM s JOIN personne p ON p.id = s.personne_id"
    " UNION ALL SELECT 2, t.id, 0, 0, t.role, t.financeur, t.communes, t.themes"
    " FROM s JOIN attribution t ON t.personne_id = s.personne_id"
    " UNION ALL SELECT 3, m.structure_id, m.administrer + 2 * m.ecrire + 4 * m.signer, 0, st.nom, '', '', ''"
    " FROM s JOIN membre m ON m.personne_id = s.personne_id JOIN structure st ON st.id = m.structure_id"
    " UNION ALL SELECT 4, c.structure_id, 0, 0, '', '', '', '' FROM s JOIN conflit_interet c"
    " ON c.personne_id = s.personne_id AND c.etat = 'confirme'"
    " UNION ALL SELECT 5, i.reunion_id, 0, 0, '', '', '', '' FROM s JOIN invite i"
    " ON i.personne_id = s.personne_id AND i.retire_le IS NULL AND i.convie_le IS NOT NULL"
    " ORDER BY 1, 2";
const std::string rows_of_session =
    "WITH s AS (SELECT personne_id, cree_le, vue_le FROM session WHERE empreinte = ?1)" + actor_rows;
const std::string rows_of_person =
    "WITH s AS (SELECT id AS personne_id, 0 AS cree_le, 0 AS vue_le FROM personne WHERE id = ?1)" +
    actor_rows;

Acteur as_actor(const std::vector<SessionRow>& rows) {
  Acteur acteur;
  for (const SessionRow& row : rows) {
    if (row.kind == 1) {
      acteur.id = row.id, acteur.nom = row.a, acteur.courriel = row.b;
    } else if (row.kind == 2) {
      acteur.attributions.push_back({role(row.a).value(), lire_codes(row.c), lire_codes(row.d), row.b});
    } else if (row.kind == 3) {
      const std::int64_t rights = row.cree_le;
      acteur.structures.push_back({row.id, row.a, (rights & 1) != 0, (rights & 2) != 0, (rights & 4) != 0});
    } else {
      (row.kind == 4 ? acteur.conflits : acteur.reunions).push_back(row.id);
    }
  }
  return acteur;
}

const Duree& duration_for(const Acteur& acteur) {
  return acteur.attributions.empty() ? duree_porteur : duree_agent;
}

}  // namespace

Result<Essai> commencer_essai(db::Writing& w, std::string_view courriel, std::string_view peer,
                              base::Instant now) {
  Essai essai{0, {}, std::string(courriel), reseau(peer), false};
  const std::string by_account = account_key(courriel), by_network = network_key(essai.reseau);
  const Essais account = lock_count(w, by_account), network = lock_count(w, by_network);
  const auto allowed =
      std::max(prochain_essai(account, bareme_compte, now), prochain_essai(network, bareme_reseau, now));
  if (allowed > now)
    return refuse(Cause::compte_verrouille, "Réessayez dans " + attente(allowed - now) + ".");
  set_count(w, by_account, apres_echec(account, now));
  set_count(w, by_network, apres_echec(network, now));
  auto found = w.one<Credentials>(
      "SELECT id, mot_de_passe, CASE WHEN confirme_le IS NULL THEN 0 ELSE 1 END FROM personne"
      " WHERE courriel = ?1 AND mot_de_passe <> ''",
      courriel);
  if (found) essai.personne = found->id, essai.confirme = found->confirme;
  essai.hache = found ? found->mot_de_passe : hash_of_nobody();
  return essai;
}

bool courriel_permis(db::Writing& w, std::string_view courriel, base::Instant now) {
  const std::string key = base::sha256_hex(std::string("courriel:").append(courriel));
  const Essais sent = lock_count(w, key);
  if (prochain_essai(sent, bareme_compte, now) > now) return false;
  set_count(w, key, apres_echec(sent, now));
  return true;
}

void retirer_echec(db::Writing& w, const Essai& essai) {
  oublier_echecs(w, essai.courriel);
  // Only this try is taken back: somebody who has one account must not clear what they try on others.
  w.exec("UPDATE echec SET nombre = nombre - 1 WHERE cle = ?1 AND nombre > 0", network_key(essai.reseau));
}

std::string reussir_essai(db::Writing& w, const Essai& essai, std::string_view user_agent,
                          base::Instant now) {
  retirer_echec(w, essai);
  return ouvrir_session(w, essai.personne, user_agent, now);
}

void oublier_echecs(db::Writing& w, std::string_view courriel) {
  w.exec("DELETE FROM echec WHERE cle = ?1", account_key(courriel));
}

std::string ouvrir_session(db::Writing& w, std::int64_t personne, std::string_view user_agent,
                           base::Instant now) {
  std::string token = base::random_token();
  w.exec(
      "INSERT INTO session (personne_id, empreinte, appareil, cree_le, vue_le) VALUES (?1, ?2, ?3, ?4, ?4)",
      personne, base::sha256_hex(token), appareil(user_agent), now);
  return token;
}

std::optional<SessionLue> lire_session(db::Reading& r, std::string_view jeton, base::Instant now) {
  if (jeton.empty()) return std::nullopt;
  SessionLue lue;
  lue.empreinte = base::sha256_hex(jeton);
  const auto rows = r.all<SessionRow>(rows_of_session, lue.empreinte);
  if (rows.empty()) return std::nullopt;
  lue.acteur = as_actor(rows);
  const auto created = base::from_millis(rows.front().cree_le), seen = base::from_millis(rows.front().vue_le);
  if (!session_vivante(created, seen, now, duration_for(lue.acteur))) return std::nullopt;
  lue.vue_a_noter = vue_a_noter(seen, now);
  return lue;
}

std::optional<Acteur> acteur_de_session(db::Reading& r, std::string_view jeton, base::Instant now) {
  auto lue = lire_session(r, jeton, now);
  if (!lue) return std::nullopt;
  return std::move(lue->acteur);
}

std::optional<Acteur> acteur(db::Reading& r, std::int64_t personne) {
  const auto rows = r.all<SessionRow>(rows_of_person, personne);
  if (rows.empty()) return std::nullopt;
  return as_actor(rows);
}

void noter_vue(db::Writing& w, std::string_view empreinte, base::Instant now) {
  w.exec("UPDATE session SET vue_le = ?2 WHERE empreinte = ?1", empreinte, now);
}

std::vector<SessionOuverte> sessions_de(db::Reading& r, const Acteur& qui, base::Instant now) {
  auto sessions = r.all<SessionOuverte>(
      "SELECT id, empreinte, appareil, cree_le, vue_le FROM session WHERE personne_id = ?1 ORDER BY vue_le "
      "DESC, id DESC",
      qui.id);
  std::erase_if(sessions, [&](const SessionOuverte& s) {
    return !session_vivante(s.cree_le, s.vue_le, now, duration_for(qui));
  });
  return sessions;
}

std::vector<std::string> sessions_vivantes(db::Reading& r, const std::vector<std::string>& empreintes,
                                           base::Instant now) {
  struct Row {
    std::string empreinte;
    base::Instant cree_le, vue_le;
    bool agent;
  };
  std::vector<std::string> alive;
  if (empreintes.empty()) return alive;
  db::Params params;
  auto list = db::in_list(empreintes, params);
  r.each<Row>(
      "SELECT s.empreinte, s.cree_le, s.vue_le, (SELECT COUNT(*) FROM attribution t WHERE t.personne_id ="
      " s.personne_id) FROM session s WHERE s.empreinte IN " +
          list,
      [&](Row row) {
        if (session_vivante(row.cree_le, row.vue_le, now, row.agent ? duree_agent : duree_porteur))
          alive.push_back(std::move(row.empreinte));
      },
      params);
  std::ranges::sort(alive);
  return alive;
}

bool revoquer_session(db::Writing& w, const Acteur& qui, std::int64_t id) {
  return w.exec("DELETE FROM session WHERE id = ?1 AND personne_id = ?2", id, qui.id) > 0;
}

std::int64_t revoquer_autres(db::Writing& w, const Acteur& qui, std::string_view session) {
  return w.exec("DELETE FROM session WHERE personne_id = ?1 AND empreinte <> ?2", qui.id, session);
}

void fermer_session(db::Writing& w, std::string_view empreinte) {
  w.exec("DELETE FROM session WHERE empreinte = ?1", empreinte);
}

std::int64_t garder_texte(db::Writing& w, std::int64_t personne, std::string_view action,
                          std::string_view champs, base::Instant now) {
  return w
      .one<std::int64_t>(
          "INSERT INTO reprise (personne_id, action, champs, cree_le) VALUES (?1, ?2, ?3, ?4) RETURNING id",
          personne, action, champs, now)
      .value();
}

std::optional<Reprise> texte_garde(db::Reading& r, const Acteur& qui, std::int64_t id) {
  return r.one<Reprise>("SELECT id, action, champs FROM reprise WHERE id = ?1 AND personne_id = ?2", id,
                        qui.id);
}

void oublier_texte(db::Writing& w, const Acteur& qui, std::int64_t id) {
  w.exec("DELETE FROM reprise WHERE id = ?1 AND personne_id = ?2", id, qui.id);
}

void purger(db::Writing& w, base::Instant now) {
  w.exec("DELETE FROM session WHERE cree_le <= ?1 OR vue_le <= ?2", now - duree_porteur.totale,
         now - duree_porteur.inactive);
  w.exec("DELETE FROM lien WHERE expire_le <= ?1", now);
  w.exec("DELETE FROM echec WHERE dernier_le <= ?1", now - oubli);
  w.exec("DELETE FROM reprise WHERE cree_le <= ?1", now - keep_texts);
  w.exec(
      "DELETE FROM personne WHERE confirme_le IS NULL AND cree_le <= ?1"
      " AND NOT EXISTS (SELECT 1 FROM attribution a WHERE a.personne_id = personne.id)"
      " AND NOT EXISTS (SELECT 1 FROM membre m WHERE m.personne_id = personne.id)"
      " AND NOT EXISTS (SELECT 1 FROM lien l WHERE l.personne_id = personne.id)",
      now - keep_unconfirmed);
}

}  // namespace personne
