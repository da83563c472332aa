// What a deposit keeps: the structure as it was that day, and the digest that the receipt carries.
#pragma once
#include <string>
#include <string_view>

#include "platform/base/instant.h"

namespace dossier {

/// The structure on the day of the deposit; kept beside the answers because it may change later.
struct StructureDuJour {
  std::string nom, siret, rna, forme, voie, code_postal, commune;
};
std::string en_json(const StructureDuJour&);
/// Throws std::runtime_error when the text is not one that en_json wrote.
StructureDuJour structure_depuis_json(std::string_view);

/// SHA-256, hexadecimal, of what was sent: its rank, its instant, the structure and the answers. The same
/// deposit always gives the same digest; one changed letter gives another.
std::string empreinte(int rang, base::Instant depose_le, std::string_view structure,
                      std::string_view contenu_canonique);

/// "2023-0042/1": number of the receipt of a dossier's first deposit.
std::string numero_recepisse(std::string_view reference, int rang);

}  // namespace dossier
