// The sheets of final dossiers in the database. Every function takes what the person sees of them (Regard),
// which the caller has from regard(); functions that write expect verrouiller() to have been called first.
#pragma once
#include "platform/db/database.h"
#include "programme/definitif/fiche_regard.h"

namespace definitif::fiche {

/// How many sheets a dossier may hold, those withdrawn included.
inline constexpr std::int64_t fiches_max = 200;

/// The state of the final dossier, if it was opened; the caller has found the dossier for the person.
std::optional<Etat> etat_de(db::Reading&, const dossier::Dossier&);
/// Takes the final dossier for writing until the transaction ends; false when it was not opened.
bool verrouiller(db::Writing&, const dossier::Dossier&);

/// In the order in which they were added.
std::vector<Fiche> fiches(db::Reading&, const dossier::Dossier&, const Regard&);
std::optional<Fiche> trouver(db::Reading&, const dossier::Dossier&, const Regard&, std::int64_t id);

/// A new sheet. Refused: saisie_invalide when there are too many already.
Result<std::int64_t> ajouter(db::Writing&, const personne::Acteur&, base::Instant, const dossier::Dossier&,
                             Genre, std::string_view commune, const dossier::Brouillon&);
void enregistrer(db::Writing&, const personne::Acteur&, base::Instant, const Fiche&,
                 const dossier::Brouillon&);
/// Withdraws it; with `de_retour`, takes it back. Nothing is erased.
void retirer(db::Writing&, const personne::Acteur&, base::Instant, const Fiche&, bool de_retour = false);

}  // namespace definitif::fiche
