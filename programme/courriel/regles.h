// Mail rules: which line of the journal makes which mails. A new rule is one line of the table in regles.cpp.
//
// Lines carry no secret. What the rules read in them, besides the object:
//   compte_cree, mot_de_passe_demande, adresse_demandee, personne_invitee (objet "personne"): "lien", the id
//   of the link mot_de_passe_change, adresse_deja_connue (objet "personne") membre_invite (objet
//   "structure"): "invitation"; adhesion_…: "personne" note_deposee, note_reprise (objet "dossier"): "rang";
//   derogation_accordee: "jusqu_au"
//   passage_convoque, convocation_annulee, convocation_relancee (objet "dossier"): "passage", "sequence",
//   "demande" deplacement_demande, deplacement_refuse (objet "dossier"): "passage", "motif", "par"
//   invite_convie, invite_relance (objet "reunion"): "invite", "sequence"
//   ventilation_envoyee (objet "ventilation_operation"): whom it told
//   ventilation_transmise, ecart_notifie, note_ecartee, note_reintegree, ventilation_corrigee (objet
//   "dossier"): "tour"; the last one also "motif", "agents_ajoutes", "agents_retires", "reunion"
//   candidature_annulee, presence_derogee (objet "dossier"): "passage",
//   "reunion", "moment", "motif", and "revise" when a contestation was heard
//   passage_consolide (objet "dossier"): "passage", "rang" of what was sent
//   definitif_depose, definitif_repris (objet "dossier"): "rang"; signature_declinee: "motif";
//   delai_definitif_accorde: "jusqu_au", "motif"
//   piece_demandee, piece_remise_par_lien, piece_proposee (objet "dossier" or "structure"): "lien"
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.h"
#include "programme/campagne/campagne.h"
#include "programme/courriel/redaction.h"
#include "programme/journal/journal.h"

namespace courriel {

/// What rules read at once for all the lines of a batch (reserve.h).
struct Reserve;

/// What a rule may look at to write its mails.
struct Contexte {
  db::Reading& base;
  const campagne::Campagne& campagne;
  std::string_view public_url;  ///< no final slash
  base::Instant now{};
  const Reserve* reserve = nullptr;  ///< nothing was read in advance: the rule reads for its line alone
};

/// The mails that the line makes; none when no rule speaks of its act, or when there is nothing to say any
/// more (a link already used or replaced).
std::vector<Courriel> courriels_de(const Contexte&, const journal::Ligne&);
/// Whether a rule speaks of that act.
bool fait_ecrire(std::string_view acte);
/// Whether that act writes to many people at once: its mails go after those that one person waits for.
bool en_vague(std::string_view acte);

}  // namespace courriel
