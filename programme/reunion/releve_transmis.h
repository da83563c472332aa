// The record of a passage as its porteur reads it: what the meeting concluded, whom to contact, what comes
// next. The avis of the institutions are not in it: they are written between partners
// (docs/decisions/0019-the-record-of-a-passage.md). Pure.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "programme/campagne/campagne.h"

namespace reunion {

/// Somebody whom the porteur may write to, by their professional address.
struct Interlocuteur {
  std::string nom, courriel;
};

/// A funder of which the meeting spoke.
struct FinanceurConseille {
  std::string sigle, nom;
  bool sollicite = true;  ///< else the meeting says no longer to ask it
  std::string origine;    ///< "note", "comite", "reunion": who thought of it
  std::string raison;     ///< why; empty for what the note itself asks
  std::vector<Interlocuteur> interlocuteurs{};
};

struct RecommandationTransmise {
  std::int64_t id = 0;  ///< of the table recommandation: the final dossier answers each
  std::string texte;
};

struct ReleveTransmis {
  std::string projet, reference, structure, reunion;
  std::optional<base::Instant> debut{};  ///< of the passage
  std::string pertinence, existant, partenaires;
  std::vector<FinanceurConseille> financeurs{};
  std::vector<RecommandationTransmise> recommandations{};
  base::Period depot_definitif{};            ///< when the final dossier may be deposited
  std::string service, courriel, telephone;  ///< who answers questions

  /// Nothing was concluded: there is nothing to send.
  bool vide() const;
};

/// The same record gives the same text.
std::string en_json(const ReleveTransmis&);
/// Throws std::runtime_error when the text is not one that en_json wrote.
ReleveTransmis releve_depuis_json(std::string_view);

/// "demandé par votre note", "ajouté par la réunion. Projet de santé.", "à ne plus solliciter. Hors
/// compétence."
std::string conseil(const FinanceurConseille&);
/// "Camille Exemple, camille@caf.example"; whom to ask when nobody is named.
std::string contact(const FinanceurConseille&);
/// The period of the final deposit in a sentence; empty when the campaign does not tell it.
std::string prochaine_etape(const ReleveTransmis&);

/// Which sending a record is.
struct Version {
  int rang = 1;
  base::Instant le{};
  std::string par;  ///< name of who sent it
};

/// The record on paper.
std::string releve_pdf(const ReleveTransmis&, const Version&, const campagne::Campagne&);

}  // namespace reunion
