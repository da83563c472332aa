// What a final dossier says, in the database. The caller has found the dossier for the person
// (definitif_store.h), and has locked it before writing.
#pragma once
#include <optional>
#include <vector>

#include "programme/definitif/contenu.h"
#include "programme/definitif/definitif_store.h"

namespace definitif {

/// Whether the person reads what is being written: its structure and the coordination.
bool voit_la_preparation(const personne::Acteur&, const Definitif&);

/// All of it as it stands now, for who reads what is being written.
Contenu contenu(db::Reading&, const personne::Acteur&, const Definitif&, const campagne::Campagne&);

std::vector<Indicateur> indicateurs(db::Reading&, const Definitif&);
std::optional<Indicateur> indicateur(db::Reading&, const Definitif&, std::int64_t id);
std::int64_t ajouter_indicateur(db::Writing&, const personne::Acteur&, base::Instant, const Definitif&,
                                const Indicateur&);
void enregistrer_indicateur(db::Writing&, const personne::Acteur&, base::Instant, const Definitif&,
                            const Indicateur&);
void retirer_indicateur(db::Writing&, const Definitif&, std::int64_t id);

/// Those of the record that the porteur received last, with what they answered.
std::vector<Recommandation> recommandations(db::Reading&, const Definitif&);
/// Writes the answers of those whose fields are named.
void enregistrer_recommandations(db::Writing&, const personne::Acteur&, base::Instant, const Definitif&,
                                 const std::vector<Recommandation>&, const std::vector<std::string>& champs);

/// The answers of another final dossier of the structure, the latest changed; empty when there is none.
/// The second: only of an earlier call and with the same title, that is last year’s action.
dossier::Brouillon autre_definitif(db::Reading&, const dossier::Dossier&);
dossier::Brouillon meme_action_avant(db::Reading&, const dossier::Dossier&);

/// The names of members who may sign, for "La signature est demandée à …", and where they are written to.
std::vector<dossier::Destinataire> signataires(db::Reading&, std::int64_t dossier);

}  // namespace definitif
