// What a porteur has to do next, once the note is deposited. Pure.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/base/instant.h"
#include "programme/campagne/campagne.h"

namespace dossier {

/// What they were told of one dossier. Names are those of the workflows of the ventilation and of the
/// passages.
struct ApresDepot {
  std::int64_t dossier = 0;
  bool ecartee = false;
  std::string reunion;   ///< code; empty: none
  std::string passage;   ///< planifie, convoque, confirme; empty: none yet
  std::string presence;  ///< attendu, present…
  std::string decision;  ///< after an absence
  bool demande = false;  ///< they asked for another time, and wait for the answer
  std::optional<base::Instant> debut, consolide_le;
  std::string definitif{};  ///< state of the final dossier; empty: not opened
};

/// "réunion d’Anzin", "réunion « Santé »"; "réunion partenariale" for a code that the campaign has not.
std::string nom_de_reunion(const campagne::Campagne&, std::string_view code);

struct ProchainPas {
  std::string texte;
  std::string lien, titre_du_lien;
  bool a_faire = false;                      ///< something is expected of the porteur
  std::string suite{}, titre_de_la_suite{};  ///< a second link: the final dossier, once the record has come
};
ProchainPas prochain_pas(const ApresDepot&, const campagne::Campagne&, base::Instant now);

}  // namespace dossier
