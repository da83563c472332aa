// The handlers of the meetings' pages, one pair of files per page.
#pragma once
#include "programme/page/route.h"

namespace reunion::pages {

// reunions.cpp: all meetings, with their counters; opening them.
web::Response reunions(db::Reading&, const page::Visite&);
web::Response ouvrir_reunion(db::Writing&, const page::Visite&);
web::Response ouvrir_les_reunions(db::Writing&, const page::Visite&);
web::Response reprendre_partout(db::Writing&, const page::Visite&);
// reunion.cpp: one meeting, who passes when.
web::Response reunion(db::Reading&, const page::Visite&);
// preparation.cpp: place, half-days, rooms.
web::Response preparation(db::Reading&, const page::Visite&);
web::Response enregistrer_preparation(db::Writing&, const page::Visite&);
// invites.cpp: who is invited to the whole meeting.
web::Response invitees(db::Reading&, const page::Visite&);
web::Response inviter(db::Writing&, const page::Visite&);
web::Response retirer_invitation(db::Writing&, const page::Visite&);
// plan.cpp: who passes when, who has no slot, what the committee changed since.
web::Response plan(db::Reading&, const page::Visite&);
web::Response reprendre_les_dossiers(db::Writing&, const page::Visite&);
web::Response accueillir_passage(db::Writing&, const page::Visite&);
web::Response suivre_le_comite(db::Writing&, const page::Visite&);
web::Response retirer_de_la_reunion(db::Writing&, const page::Visite&);
// proposition.cpp: a plan with its reasons, applied as it was shown.
web::Response proposition(db::Reading&, const page::Visite&);
web::Response appliquer(db::Writing&, const page::Visite&);
// creneau.cpp: the slot of one passage.
web::Response creneau(db::Reading&, const page::Visite&);
web::Response changer_creneau(db::Writing&, const page::Visite&);
web::Response changer_de_reunion(db::Writing&, const page::Visite&);
// conflits_horaires.cpp: everybody who would be in two places at once.
web::Response conflits_horaires(db::Reading&, const page::Visite&);
// emargement.cpp: the attendance list on the day.
web::Response emargement(db::Reading&, const page::Visite&);
// pointages.cpp: ticks, and where each passage stands.
web::Response pointer(db::Writing&, const page::Visite&);
web::Response etats(db::Reading&, const page::Visite&);
// cloture.cpp: closing the list, opening it again.
web::Response cloture(db::Reading&, const page::Visite&);
web::Response clore_la_liste(db::Writing&, const page::Visite&);
web::Response rouvrir_la_liste(db::Writing&, const page::Visite&);
// feuille_pdf.cpp: the list on paper.
web::Response feuille_pdf(db::Reading&, const page::Visite&);
web::Response presences_pdf(db::Reading&, const page::Visite&);
// absences.cpp: what becomes of who did not come.
web::Response liste_des_absences(db::Reading&, const page::Visite&);
web::Response decider_absence(db::Writing&, const page::Visite&);
// code_arrivee.cpp: the convocation on paper, by its secret link and for who may see the dossier.
web::Response convocation_du_lien_pdf(db::Reading&, const page::Visite&);
web::Response convocation_du_dossier_pdf(db::Reading&, const page::Visite&);
// presence_code.cpp: what a passage's QR code opens.
web::Response code_presence(db::Reading&, const page::Visite&);
web::Response noter_par_code(db::Writing&, const page::Visite&);

// salle.cpp: in the room, and the stream by which it is live.
web::Response salle(db::Reading&, const page::Visite&);
web::Response salle_passage(db::Reading&, const page::Visite&);
web::Response salle_fragment(db::Reading&, const page::Visite&);
web::Response direct(db::Reading&, const page::Visite&);
// avis.cpp, releve.cpp, recommandations.cpp: what is written there.
web::Response ecrire_avis(db::Writing&, const page::Visite&);
web::Response ecrire_releve(db::Writing&, const page::Visite&);
web::Response ecrire_financeurs(db::Writing&, const page::Visite&);
web::Response ajouter_recommandation(db::Writing&, const page::Visite&);
web::Response modifier_recommandation(db::Writing&, const page::Visite&);
web::Response deplacer_recommandation(db::Writing&, const page::Visite&);
web::Response retirer_recommandation(db::Writing&, const page::Visite&);

// releves.cpp: the records that are ready, sending them.
web::Response releves(db::Reading&, const page::Visite&);
web::Response releve_a_relire(db::Reading&, const page::Visite&);
web::Response envoyer_les_releves(db::Writing&, const page::Visite&);
// releve_porteur.cpp: the record as the porteur received it.
web::Response releve_porteur(db::Reading&, const page::Visite&);
web::Response releve_porteur_pdf(db::Reading&, const page::Visite&);

// suivi.cpp: how far the meetings are, and what waits for somebody.
web::Response suivi(db::Reading&, const page::Visite&);
web::Response suivi_xlsx(db::Reading&, const page::Visite&);
web::Response suivi_csv(db::Reading&, const page::Visite&);

// convocations.cpp: what has to be sent, sending it, reminding.
web::Response convocations(db::Reading&, const page::Visite&);
web::Response convoquer(db::Writing&, const page::Visite&);
web::Response relancer(db::Writing&, const page::Visite&);
// convocation_porteur.cpp: the porteur's answer, signed in or by the link of the mail.
web::Response passage_porteur(db::Reading&, const page::Visite&);
web::Response confirmer_venue(db::Writing&, const page::Visite&);
web::Response demander_deplacement(db::Writing&, const page::Visite&);
web::Response agenda_porteur(db::Reading&, const page::Visite&);
// deplacements.cpp: requests to pass at another time, and their answers.
web::Response deplacements(db::Reading&, const page::Visite&);
web::Response deplacement(db::Reading&, const page::Visite&);
web::Response repondre_deplacement(db::Writing&, const page::Visite&);
// reponse_invite.cpp: the answer of who is invited to the whole meeting.
web::Response invitation_reunion(db::Reading&, const page::Visite&);
web::Response repondre_invitation(db::Writing&, const page::Visite&);
web::Response agenda_invitation(db::Reading&, const page::Visite&);

}  // namespace reunion::pages
