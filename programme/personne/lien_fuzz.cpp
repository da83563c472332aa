#include <cstdlib>

#include "programme/personne/lien.h"

// Whatever stands in the address of a link's page, what is read of it is written back to the same link.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto read = personne::lire_lien(text);
  if (!read) return 0;
  if (read->id <= 0) std::abort();
  const auto again = personne::lire_lien(personne::ecrire_lien(read->id, read->jeton));
  if (!again || again->id != read->id || again->jeton != read->jeton) std::abort();
  return 0;
}
