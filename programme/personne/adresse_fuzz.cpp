#include <cstdlib>

#include "programme/personne/adresse.h"
#include "programme/personne/essais.h"
#include "programme/personne/mot_de_passe.h"
#include "programme/personne/session.h"

// What is accepted as an address is printable ASCII with one @ that counts, and normalising it again changes
// nothing; what judges passwords, names devices and networks takes whatever it is given.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const std::string address = personne::normaliser_adresse(text);
  if (personne::defaut_adresse(address).empty()) {
    if (address.size() > 254 || address != personne::normaliser_adresse(address)) std::abort();
    for (char c : address)
      if (c <= ' ' || c >= 0x7f) std::abort();
  }
  personne::defaut_mot_de_passe(text, address);
  personne::appareil(text);
  const std::string network = personne::reseau(text);
  if (personne::reseau(network) != network) std::abort();
  return 0;
}
