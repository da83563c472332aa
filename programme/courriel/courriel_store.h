// All the SQL of the outbox.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.h"
#include "programme/courriel/redaction.h"
#include "programme/journal/journal.h"
#include "programme/obstacle.h"
#include "programme/personne/acteur.h"

namespace courriel {

enum class Etat : std::uint8_t { a_envoyer, envoye, abandonne };
/// "a_envoyer": in the database and URLs.
std::string_view code(Etat);
std::string_view label(Etat);  ///< "Envoyés": title of a list
std::optional<Etat> etat(std::string_view code);

// --- Composing

/// The number of the last line read. Holds the outbox until commit: nobody else composes meanwhile.
std::int64_t ouvrir_lecture(db::Writing&);
void fermer_lecture(db::Writing&, std::int64_t numero);
/// A mail on its way into the outbox, known by the line that made it and its rank among that line's mails.
struct ADeposer {
  const journal::Ligne& ligne;
  int rang = 1;
  Courriel courriel;
  bool vague = false;  ///< one of many: goes after the mails that one person waits for
  /// Not empty: the line's mails could not be composed, and this is the trace for the coordination to see.
  std::string erreur{};
};
/// Puts mails into the outbox, each once: the second time with the same line and rank does nothing.
void deposer(db::Writing&, const std::vector<ADeposer>&, base::Instant now);

// --- Sending

/// A mail taken by this server for a time.
struct Pris {
  std::int64_t id = 0;
  int essais = 0;  ///< this try included
  base::Instant cree_le{};
  std::string destinataire, nom, objet, texte, html, calendrier, calendrier_methode;
};
/// Takes a mail that is due, until that instant; nothing when none is. Two servers never take the same one.
/// What one person waits for (a password) goes before what is sent to many.
std::optional<Pris> prendre(db::Writing&, base::Instant now, base::Instant until);
/// The pace of all servers together: the instant before which nothing may be sent. Holds it until commit.
base::Instant pas_avant(db::Writing&);
void fixer_cadence(db::Writing&, base::Instant pas_avant);
/// Records what became of it. Once sent, its texts are erased unless they are to be kept.
void noter_envoye(db::Writing&, const Pris&, base::Instant now, bool garder_textes);
void noter_reporte(db::Writing&, const Pris&, base::Instant prochain_essai, std::string_view erreur);
void noter_abandonne(db::Writing&, const Pris&, std::string_view erreur);
/// Removes the mails sent before that instant.
std::int64_t purger(db::Writing&, base::Instant before);

// --- Looking

struct Ligne {
  std::int64_t id = 0;
  std::string acte, destinataire, nom, objet, etat;
  int essais = 0;
  base::Instant prochain_essai_le{}, cree_le{};
  std::optional<base::Instant> envoye_le;
  std::string erreur;
};
struct Compte {
  std::string etat;
  std::int64_t nombre = 0;
};
/// Nothing for who is not the coordination.
std::vector<Compte> comptes(db::Reading&, const personne::Acteur&);
/// In that state, latest first, after that id (0: from the latest); nothing for who is not the coordination.
std::vector<Ligne> liste(db::Reading&, const personne::Acteur&, Etat, std::int64_t avant, int limit);
/// Gives a mail that was given up all its tries again. Refused: role_requis, deja_fait, saisie_invalide
/// (never composed).
Result<void> reessayer(db::Writing&, const personne::Acteur&, base::Instant now, std::int64_t id);

/// A mail of a wave that was given up: what it was about, and who did not get it.
struct NonParvenu {
  std::int64_t objet = 0;
  std::string destinataire;
  base::Instant cree_le{};
};
/// Those about these objects of the journal ("dossier", their ids), which the caller has shown to who asks.
std::vector<NonParvenu> non_parvenus(db::Reading&, std::string_view objet,
                                     const std::vector<std::int64_t>& ids);

/// The demonstration's mailbox, where anyone reads everyone's mails: to be called in demonstration only.
std::vector<Ligne> boite(db::Reading&, std::int64_t avant, int limit);
struct Contenu {
  std::int64_t id = 0;
  std::string destinataire, nom, objet, texte, html, calendrier, calendrier_methode;
  base::Instant cree_le{};
};
std::optional<Contenu> contenu_de_demonstration(db::Reading&, std::int64_t id);

}  // namespace courriel
