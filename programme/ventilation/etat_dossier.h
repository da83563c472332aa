// What the committee holds of one dossier: its state, its funders, its agents, its meeting. This is the unit
// that operations change as a whole and that an undo restores exactly.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/instant.h"
#include "platform/base/money.h"
#include "programme/ventilation/parcours.h"

namespace ventilation {

/// What is asked of one funder, once the dossier is handed to it. `id` 0: not kept yet.
struct Sollicitation {
  std::int64_t id = 0;
  std::string financeur;
  base::Cents demande{};         ///< what the note asks; 0 when it does not
  std::string origine = "note";  ///< "note", "comite", "reunion": who thought of that funder
  std::string raison;            ///< why, as people read it
  std::string reponse = "oui";   ///< code of campagne::Reponse: what the campaign's rules say of it
  std::string sans_agent;        ///< why the proposal found nobody of that funder to handle it
  base::Instant cree_le{};
  std::int64_t cree_par = 0;                  ///< 0: proposed by the program
  std::optional<base::Instant> retiree_le{};  ///< after the transmission nothing is deleted
  std::string retrait_raison{};
  bool operator==(const Sollicitation&) const = default;
};

/// Someone to whom the dossier is handed, for a funder or (empty) as territorial référent·e.
struct Affectation {
  std::string financeur;
  std::int64_t personne = 0;
  std::string origine = "comite";  ///< "proposition", "comite"
  std::string raison;
  bool operator==(const Affectation&) const = default;
};

struct EtatDossier {
  std::int64_t dossier = 0;
  /// Number of the operation that last changed it; 0: the committee has not begun with it. The same number
  /// means the same content.
  std::int64_t version = 0;
  std::string etat_nom{AVentiler::name};
  std::string reunion, reunion_raison;  ///< code of the meeting; empty: none, or still to be chosen
  bool reunion_a_choisir = false;
  std::string sans_referent;  ///< why the proposal found no référent·e for a territorial dossier
  std::string ecart_motif, ecart_texte;
  base::Instant modifie_le{};
  std::int64_t modifie_par = 0;
  std::optional<base::Instant> transmise_le{};
  std::optional<std::int64_t> transmission{};   ///< number of the operation by which people were told
  std::vector<Sollicitation> sollicitations{};  ///< in the order of the funders' codes
  std::vector<Affectation> affectations{};      ///< in the order of funder, person
  bool operator==(const EtatDossier&) const = default;

  Etat etat() const { return ventilation::etat(etat_nom); }
  /// Nothing when it is not asked, or no longer.
  const Sollicitation* sollicitation(std::string_view financeur) const;
  std::vector<std::int64_t> agents(std::string_view financeur) const;
  std::size_t financeurs() const;  ///< how many, without those withdrawn
};

/// One dossier as it was read, and as it is to be.
struct Changement {
  EtatDossier avant, apres;
};

/// Puts funders and agents in their order, each once: so two equal contents compare equal.
void ordonner(EtatDossier&);
/// Whether anything differs that a person may see (versions and instants do not count).
bool meme_contenu(const EtatDossier&, const EtatDossier&);

/// The dossiers that an operation touched, as they were. `depuis_json` throws std::runtime_error when the
/// text is not one of these.
std::string en_json(const std::vector<EtatDossier>&);
std::vector<EtatDossier> depuis_json(std::string_view);

}  // namespace ventilation
