// The convocation as a document that the porteur prints or shows on a phone: when, where, the rule, and the
// code that the person at the door reads.
#pragma once
#include <string>

#include "programme/reunion/reunion_store.h"

namespace reunion {

struct ConvocationImprimee {
  const campagne::Campagne& campagne;
  const Passage& passage;
  const Reunion& reunion;
  std::string salle{};     ///< of the half-day; may be empty
  std::string presence{};  ///< whole address that the QR code holds (presence_store.h)
};

/// "K7R 2M2": easier to say.
std::string code_lisible(std::string_view code);

/// Throws std::invalid_argument for a passage without slot.
std::string convocation_pdf(const ConvocationImprimee&);

}  // namespace reunion
