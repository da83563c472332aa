#include "programme/personne/personne_store.h"

#include "platform/base/text.h"
#include "programme/personne/adresse.h"
#include "programme/personne/attribution.h"

namespace personne {
namespace {

constexpr std::chrono::minutes between_two_resets{5};

std::string search_key(std::string_view nom, std::string_view courriel) {
  return base::fold(std::string(nom).append(" ").append(courriel));
}

/// The id of a new person; nothing when the address is known, even since an instant.
std::optional<std::int64_t> insert(db::Writing& w, const NouveauCompte& n, base::Instant now) {
  return w.one<std::int64_t>(
      "INSERT INTO personne (courriel, nom, nom_tri, recherche, mot_de_passe, cree_le)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (courriel) DO NOTHING RETURNING id",
      n.courriel, n.nom, base::fold(n.nom), search_key(n.nom, n.courriel), n.mot_de_passe, now);
}

void rename(db::Writing& w, std::int64_t id, std::string_view nom, std::string_view courriel) {
  w.exec("UPDATE personne SET nom = ?2, nom_tri = ?3, recherche = ?4, courriel = ?5 WHERE id = ?1", id, nom,
         base::fold(nom), search_key(nom, courriel), courriel);
}

void end_sessions(db::Writing& w, std::int64_t personne) {
  w.exec("DELETE FROM session WHERE personne_id = ?1", personne);
}

struct Row {
  std::int64_t id;
  std::string courriel, nom;
  bool confirme, mot_de_passe;
  base::Instant cree_le;
};

std::optional<Compte> as_account(const std::optional<Row>& row) {
  if (!row) return std::nullopt;
  return Compte{row->id, row->courriel, row->nom, row->confirme, row->mot_de_passe, row->cree_le};
}

const std::string select_account =
    "SELECT id, courriel, nom, CASE WHEN confirme_le IS NULL THEN 0 ELSE 1 END,"
    " CASE WHEN mot_de_passe = '' THEN 0 ELSE 1 END, cree_le FROM personne WHERE ";
const std::string account_by_id = select_account + "id = ?1",
                  account_by_address = select_account + "courriel = ?1";

bool sent_lately(db::Reading& r, std::int64_t personne, base::Instant now) {
  return r
      .one<std::int64_t>(
          "SELECT id FROM lien WHERE personne_id = ?1 AND objet = 'mot_de_passe' AND cree_le > ?2 AND "
          "cree_le <= ?3",
          personne, now - between_two_resets, now)
      .has_value();
}

}  // namespace

Inscription creer_compte(db::Writing& w, const NouveauCompte& n, base::Instant now) {
  if (auto id = insert(w, n, now)) return {*id, creer_lien(w, *id, ObjetLien::confirmation, now, n.retour)};
  const Compte known = compte_par_courriel(w, n.courriel).value();
  const bool taken_over =
      w.exec("UPDATE personne SET mot_de_passe = ?2 WHERE id = ?1 AND confirme_le IS NULL", known.id,
             n.mot_de_passe) > 0;
  if (!taken_over) return {known.id, 0};
  rename(w, known.id, n.nom, n.courriel);
  return {known.id, creer_lien(w, known.id, ObjetLien::confirmation, now, n.retour)};
}

Result<Inscription> inviter(db::Writing& w, const Acteur& par, const NouveauCompte& n, base::Instant now) {
  if (!par.est(Role::coordination)) return refuse(Cause::role_requis);
  auto id = insert(w, {n.nom, n.courriel, "", ""}, now);
  if (!id) return refuse(Cause::deja_fait, "Cette adresse a déjà un compte.");
  return Inscription{*id, creer_lien(w, *id, ObjetLien::invitation, now)};
}

Result<Inscription> inviter_de_nouveau(db::Writing& w, const Acteur& par, std::int64_t personne,
                                       base::Instant now) {
  if (!par.est(Role::coordination)) return refuse(Cause::role_requis);
  const auto known = compte(w, personne);
  if (!known) return refuse(Cause::acces_inconnu);
  if (known->mot_de_passe) return refuse(Cause::deja_fait, "Cette personne a déjà un mot de passe.");
  return Inscription{personne, creer_lien(w, personne, ObjetLien::invitation, now)};
}

std::int64_t nombre_de_comptes(db::Reading& r) {
  return r.one<std::int64_t>("SELECT COUNT(*) FROM personne").value_or(0);
}

std::optional<Compte> compte(db::Reading& r, std::int64_t personne) {
  return as_account(r.one<Row>(account_by_id, personne));
}

std::optional<Compte> compte_par_courriel(db::Reading& r, std::string_view normalise) {
  return as_account(r.one<Row>(account_by_address, normalise));
}

Result<LienOuvert> confirmer(db::Writing& w, std::string_view texte, base::Instant now) {
  auto lien = utiliser_lien(w, texte, {ObjetLien::confirmation}, now);
  if (lien)
    w.exec("UPDATE personne SET confirme_le = ?2 WHERE id = ?1 AND confirme_le IS NULL", lien->personne, now);
  return lien;
}

std::optional<Inscription> demander_mot_de_passe(db::Writing& w, std::string_view courriel,
                                                 base::Instant now) {
  const auto known = compte_par_courriel(w, courriel);
  if (!known || sent_lately(w, known->id, now)) return std::nullopt;
  return Inscription{known->id, creer_lien(w, known->id, ObjetLien::mot_de_passe, now)};
}

Result<std::int64_t> choisir_mot_de_passe(db::Writing& w, std::string_view texte, std::string_view hache,
                                          base::Instant now) {
  auto lien = utiliser_lien(w, texte, {ObjetLien::mot_de_passe, ObjetLien::invitation}, now);
  if (!lien) return std::unexpected(lien.error());
  w.exec("UPDATE personne SET mot_de_passe = ?2, confirme_le = COALESCE(confirme_le, ?3) WHERE id = ?1",
         lien->personne, hache, now);
  w.exec("DELETE FROM lien WHERE personne_id = ?1", lien->personne);
  end_sessions(w, lien->personne);
  oublier_echecs(w, lien->courriel);
  return lien->personne;
}

std::string mot_de_passe_actuel(db::Reading& r, const Acteur& qui) {
  return r.one<std::string>("SELECT mot_de_passe FROM personne WHERE id = ?1", qui.id).value_or("");
}

void changer_mot_de_passe(db::Writing& w, const Acteur& qui, std::string_view hache,
                          std::string_view session) {
  w.exec("UPDATE personne SET mot_de_passe = ?2 WHERE id = ?1", qui.id, hache);
  w.exec("DELETE FROM lien WHERE personne_id = ?1 AND objet = 'mot_de_passe'", qui.id);
  revoquer_autres(w, qui, session);
}

void changer_nom(db::Writing& w, const Acteur& qui, std::string_view nom) {
  rename(w, qui.id, nom, qui.courriel);
}

std::int64_t demander_adresse(db::Writing& w, const Acteur& qui, std::string_view courriel,
                              base::Instant now) {
  if (compte_par_courriel(w, courriel)) return 0;
  return creer_lien(w, qui.id, ObjetLien::adresse, now, courriel);
}

Result<std::int64_t> changer_adresse(db::Writing& w, std::string_view texte, base::Instant now) {
  auto lien = utiliser_lien(w, texte, {ObjetLien::adresse}, now);
  if (!lien) return std::unexpected(lien.error());
  if (compte_par_courriel(w, lien->donnee))
    return refuse(Cause::deja_fait, "Cette adresse a déjà un compte.");
  rename(w, lien->personne, lien->nom, lien->donnee);
  return lien->personne;
}

Result<CreeParConsole> creer_par_console(db::Writing& w, const CreationConsole& c, base::Instant now) {
  const std::string courriel = normaliser_adresse(c.courriel);
  if (std::string fault = defaut_adresse(courriel); !fault.empty())
    return refuse(Cause::saisie_invalide, fault);
  if (base::trim(c.nom).empty()) return refuse(Cause::saisie_invalide, "Donnez un nom.");
  if (c.attribution)
    if (auto faults = defauts_attribution(*c.attribution); !faults.empty())
      return refuse(Cause::saisie_invalide, faults.begin()->message);
  auto id = insert(w, {std::string(base::trim(c.nom)), courriel, c.mot_de_passe, ""}, now);
  if (!id) return refuse(Cause::deja_fait, "Cette adresse a déjà un compte.");
  if (c.attribution) enregistrer_attribution(w, *id, *c.attribution, now);
  if (c.mot_de_passe.empty())
    return CreeParConsole{*id,
                          lien_a_envoyer(w, creer_lien(w, *id, ObjetLien::invitation, now)).value().chemin};
  w.exec("UPDATE personne SET confirme_le = ?2 WHERE id = ?1", *id, now);
  return CreeParConsole{*id, {}};
}

}  // namespace personne
