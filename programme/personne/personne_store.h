// All the SQL of persons: accounts, secret links, sign-ins, sessions, roles. Passwords come in already hashed
// (base::hash_password), because that takes longer than a transaction may.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.h"
#include "programme/obstacle.h"
#include "programme/personne/acteur.h"
#include "programme/personne/lien.h"

namespace personne {

// --- Accounts (personne_store.cpp)
// ---------------------------------------------------------------------------------------

struct Compte {
  std::int64_t id = 0;
  std::string courriel, nom;
  bool confirme = false;      ///< the address is proven
  bool mot_de_passe = false;  ///< one has been chosen
  base::Instant cree_le{};
};

/// What someone asks when signing up; the address is normalised, the password hashed (empty for an invited
/// person).
struct NouveauCompte {
  std::string nom, courriel, mot_de_passe;
  std::string retour{};  ///< local path where the person goes after confirming and signing in; may be empty
};
struct Inscription {
  std::int64_t personne = 0;
  std::int64_t lien =
      0;  ///< to be sent; 0: the address already has a confirmed account, which stays as it is
};
/// A link whose secret is right and whose time has not come.
struct LienOuvert {
  std::int64_t id = 0, personne = 0;
  ObjetLien objet = ObjetLien::confirmation;
  std::string donnee, nom, courriel;
};
/// Creates an account to be confirmed. An account not yet confirmed takes the new name and password, and its
/// former link is worth nothing any more: whoever reads the mailbox has the last word.
Inscription creer_compte(db::Writing&, const NouveauCompte&, base::Instant now);
/// Creates a person whom the coordination invites, without a password. Refused (deja_fait) when the address
/// is known.
Result<Inscription> inviter(db::Writing&, const Acteur& par, const NouveauCompte&, base::Instant now);

/// A new link for an invited person who has not chosen a password yet; else refused (deja_fait).
Result<Inscription> inviter_de_nouveau(db::Writing&, const Acteur& par, std::int64_t personne,
                                       base::Instant now);

/// How many accounts there are: the demonstration fills an empty database only.
std::int64_t nombre_de_comptes(db::Reading&);
std::optional<Compte> compte(db::Reading&, std::int64_t personne);
std::optional<Compte> compte_par_courriel(db::Reading&, std::string_view normalise);
/// Whether one more message may be sent to an address that anybody may type: after a few, they wait as failed
/// sign-ins do.
bool courriel_permis(db::Writing&, std::string_view courriel, base::Instant now);
/// Proves the address by its link, once. The link's `donnee` is NouveauCompte::retour.
Result<LienOuvert> confirmer(db::Writing&, std::string_view lien, base::Instant now);
/// A link to choose a new password; nothing for an unknown address, or when one was sent less than five
/// minutes ago.
std::optional<Inscription> demander_mot_de_passe(db::Writing&, std::string_view courriel, base::Instant now);
/// Sets the password by the link of a reset or of an invitation, once: the address is proven, every session
/// and every other link of the person ends, and failed sign-ins are forgotten.
Result<std::int64_t> choisir_mot_de_passe(db::Writing&, std::string_view lien, std::string_view hache,
                                          base::Instant now);

/// The hash of the person's own password.
std::string mot_de_passe_actuel(db::Reading&, const Acteur&);
/// Changes one's own password; ends one's other sessions than `session`.
void changer_mot_de_passe(db::Writing&, const Acteur&, std::string_view hache, std::string_view session);
void changer_nom(db::Writing&, const Acteur&, std::string_view nom);
/// A link to prove a new address of one's own; 0 when that address already has an account (nothing is sent).
std::int64_t demander_adresse(db::Writing&, const Acteur&, std::string_view courriel, base::Instant now);
/// Takes the new address by its link, once. Refused (deja_fait) when the address was taken meanwhile.
Result<std::int64_t> changer_adresse(db::Writing&, std::string_view lien, base::Instant now);

// --- Secret links (personne_store_liens.cpp)
// -----------------------------------------------------------------------------

/// The server's key for links, made at first use.
std::string assurer_cle_des_liens(db::Writing&);
/// The same when it exists, else empty.
std::string cle_des_liens(db::Reading&);

/// Makes a link; former ones of that kind for that person are worth nothing any more.
std::int64_t creer_lien(db::Writing&, std::int64_t personne, ObjetLien, base::Instant now,
                        std::string_view donnee = {});

/// Looks without using it, for the page that shows the button. Refused (lien_expire) when it is none of those
/// kinds.
Result<LienOuvert> lire_lien_recu(db::Reading&, std::string_view texte, std::initializer_list<ObjetLien>,
                                  base::Instant now);
/// Uses it: nobody else can, even at the same instant.
Result<LienOuvert> utiliser_lien(db::Writing&, std::string_view texte, std::initializer_list<ObjetLien>,
                                 base::Instant now);

/// What the outbox writes in the mail: "/confirmation/12-…" and when it ends. Nothing once used, replaced or
/// purged.
struct LienAEnvoyer {
  std::string chemin;
  base::Instant expire_le{};
  std::string courriel;  ///< the mailbox to write to: for 'adresse', the new one
};
std::optional<LienAEnvoyer> lien_a_envoyer(db::Reading&, std::int64_t lien);

// --- Sign-in and sessions (personne_store_sessions.cpp)
// ------------------------------------------------------------------

/// A sign-in that may go on: its password is to be verified against `hache`, which for an unknown account is
/// that of nobody.
struct Essai {
  std::int64_t personne = 0;  ///< 0: unknown
  std::string hache, courriel, reseau;
  bool confirme = false;
};
/// Counts a failure beforehand, so that many tries at once are not one try. Refused (compte_verrouille)
/// during a delay or a lock, which are the same for unknown accounts.
Result<Essai> commencer_essai(db::Writing&, std::string_view courriel, std::string_view peer,
                              base::Instant now);
/// The password was right: takes the failure back, opens a session, returns its token (for the cookie; never
/// stored).
std::string reussir_essai(db::Writing&, const Essai&, std::string_view user_agent, base::Instant now);
/// Takes back the failure counted beforehand, and forgets the account's former ones.
void retirer_echec(db::Writing&, const Essai&);
/// Forgets the failures counted for that account.
void oublier_echecs(db::Writing&, std::string_view courriel);
std::string ouvrir_session(db::Writing&, std::int64_t personne, std::string_view user_agent,
                           base::Instant now);

/// Whose session it is, in one query: the person, the roles with their perimeters, the structures.
struct SessionLue {
  Acteur acteur;
  std::string empreinte;     ///< digest of the token: page::Visite::session
  bool vue_a_noter = false;  ///< the server then calls noter_vue after answering
};
std::optional<SessionLue> lire_session(db::Reading&, std::string_view jeton, base::Instant now);
std::optional<Acteur> acteur_de_session(db::Reading&, std::string_view jeton, base::Instant now);
/// The same person outside a request (command line, tests); nothing for an unknown id.
std::optional<Acteur> acteur(db::Reading&, std::int64_t personne);
void noter_vue(db::Writing&, std::string_view empreinte, base::Instant now);

struct SessionOuverte {
  std::int64_t id = 0;
  std::string empreinte, appareil;
  base::Instant cree_le{}, vue_le{};
};
/// One's own living sessions, last seen first.
std::vector<SessionOuverte> sessions_de(db::Reading&, const Acteur&, base::Instant now);
/// Those of these sessions (digests) that may still be used, sorted: for what stays open on their behalf.
std::vector<std::string> sessions_vivantes(db::Reading&, const std::vector<std::string>& empreintes,
                                           base::Instant now);
bool revoquer_session(db::Writing&, const Acteur&, std::int64_t id);
/// Ends one's sessions other than that one; returns how many.
std::int64_t revoquer_autres(db::Writing&, const Acteur&, std::string_view session);
void fermer_session(db::Writing&, std::string_view empreinte);

/// What was being sent when the session had expired: kept for the person who signs in.
struct Reprise {
  std::int64_t id = 0;
  std::string action, champs;  ///< local path; fields, URL-encoded
};
std::int64_t garder_texte(db::Writing&, std::int64_t personne, std::string_view action,
                          std::string_view champs, base::Instant now);
std::optional<Reprise> texte_garde(db::Reading&, const Acteur&, std::int64_t id);
void oublier_texte(db::Writing&, const Acteur&, std::int64_t id);

/// Removes expired sessions, links and counts, texts kept for over a week, and accounts never confirmed
/// within 30 days.
void purger(db::Writing&, base::Instant now);

// --- Roles and list of persons (personne_store_attributions.cpp)
// ---------------------------------------------------------

struct AttributionDonnee {
  std::int64_t id = 0;
  Attribution attribution;
  base::Instant donnee_le{};
};
std::vector<AttributionDonnee> attributions_de(db::Reading&, std::int64_t personne);
/// Gives a role, or changes the perimeter of a role already held (for an instructeur: for that funder). Only
/// the coordination does (role_requis); the perimeter has been checked (defauts_attribution).
Result<std::int64_t> donner_attribution(db::Writing&, const Acteur& par, std::int64_t personne,
                                        const Attribution&, base::Instant now);
/// The same for the program itself (command line, demonstration), without asking who acts.
std::int64_t enregistrer_attribution(db::Writing&, std::int64_t personne, const Attribution&,
                                     base::Instant now);
/// Withdraws a role. Nobody withdraws their own role of coordination: somebody must remain who can give it
/// back.
Result<Attribution> retirer_attribution(db::Writing&, const Acteur& par, std::int64_t personne,
                                        std::int64_t attribution);

struct LignePersonne {
  std::int64_t id = 0;
  std::string nom, nom_tri, courriel;
  bool confirme = false;
  std::vector<Role> roles{};
};
/// Where a page of the list begins: after that person; empty for the first page.
struct Borne {
  std::string nom_tri{};
  std::int64_t id = 0;
};
/// Persons in alphabetical order, whose name or address contains the words typed. Nobody for whom is not the
/// coordination.
std::vector<LignePersonne> chercher_personnes(db::Reading&, const Acteur& qui, std::string_view typed,
                                              const Borne& after, int limit);

// --- Command line
// ---------------------------------------------------------------------------------------------------------

/// What `dentelle personne create` gives; the password as typed is judged and hashed by the caller.
struct CreationConsole {
  std::string nom, courriel;
  std::string mot_de_passe;  ///< hashed; empty: a link to choose one is returned
  std::optional<Attribution> attribution;
};
struct CreeParConsole {
  std::int64_t personne = 0;
  std::string chemin;  ///< local path of the link, when no password was given
};
/// Creates a confirmed account (or an invited one) with a role. Refused: saisie_invalide with what is wrong,
/// deja_fait.
Result<CreeParConsole> creer_par_console(db::Writing&, const CreationConsole&, base::Instant now);

}  // namespace personne
