// What a form asks of many dossiers at once: which ones, and what is to become of them.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "platform/base/field_errors.h"
#include "platform/web/http.h"
#include "programme/ventilation/lot.h"

namespace ventilation::pages {

/// More than a page of lines cannot be ticked: larger lots are told by their filter.
inline constexpr std::size_t most_ticked = 200;

struct DemandeDeLot {
  std::vector<std::int64_t>
      dossiers;  ///< those ticked; none: all that the filter of the address lets through
  std::optional<Modification> modification;  ///< none: not chosen yet, or wrong
  base::FieldErrors erreurs;
};

/// Fields: `dossier` (several), `choix` ("coches": only those ticked), `acte`, and what the act needs. Their
/// names begin with "lot_", because the filter's stand beside them.
DemandeDeLot lire_lot(const web::Fields&, const campagne::Campagne&);

using Champs = std::vector<std::pair<std::string, std::string>>;
/// The same, written as fields of a form or of an address.
Champs ecrire(const DemandeDeLot&);

/// "caf:10", ":30" for a référent·e: an agent as the value of a choice.
std::string ecrire_agent(const Voulu::Agent&);
std::optional<Voulu::Agent> lire_agent(std::string_view);

}  // namespace ventilation::pages
