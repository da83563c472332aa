#include "programme/reunion/pages/routes.h"

#include "programme/reunion/pages/pages.h"

namespace reunion {

namespace {

using page::connecte, page::get, page::post, page::public_, page::reserve;
using personne::Role;

std::vector<page::Route> meetings() {
  constexpr personne::Roles anime{Role::coordination, Role::chef_de_projet};
  return {
      get("/reunions-partenariales", connecte, pages::reunions),
      post("/reunions-partenariales/ouvrir", reserve(anime), pages::ouvrir_les_reunions),
      post("/reunions-partenariales/reprendre", reserve(anime), pages::reprendre_partout),
      post("/reunions-partenariales/{code}/ouvrir", reserve(anime), pages::ouvrir_reunion),
      get("/reunions-partenariales/conflits-horaires", connecte, pages::conflits_horaires),
      get("/reunions-partenariales/{id}", connecte, pages::reunion),
      get("/reunions-partenariales/{id}/preparation", connecte, pages::preparation),
      post("/reunions-partenariales/{id}/preparation", connecte, pages::enregistrer_preparation),
      get("/reunions-partenariales/{id}/invites", connecte, pages::invitees),
      post("/reunions-partenariales/{id}/invites", connecte, pages::inviter),
      post("/reunions-partenariales/{id}/invites/{invite}/retirer", connecte, pages::retirer_invitation),
  };
}

std::vector<page::Route> plan() {
  return {
      get("/reunions-partenariales/{id}/plan", connecte, pages::plan),
      post("/reunions-partenariales/{id}/plan", connecte, pages::appliquer),
      get("/reunions-partenariales/{id}/plan/proposition", connecte, pages::proposition),
      get("/reunions-partenariales/{id}/plan/{passage}", connecte, pages::creneau),
      post("/reunions-partenariales/{id}/plan/{passage}", connecte, pages::changer_creneau),
      post("/reunions-partenariales/{id}/reprendre", connecte, pages::reprendre_les_dossiers),
      post("/reunions-partenariales/{id}/passages/{passage}/transferer", connecte, pages::changer_de_reunion),
      post("/reunions-partenariales/{id}/passages/{passage}/accueillir", connecte, pages::accueillir_passage),
      post("/reunions-partenariales/{id}/passages/{passage}/suivre", connecte, pages::suivre_le_comite),
      post("/reunions-partenariales/{id}/passages/{passage}/retirer", connecte, pages::retirer_de_la_reunion),
  };
}

std::vector<page::Route> convening() {
  return {
      get("/reunions-partenariales/{id}/convocations", connecte, pages::convocations),
      post("/reunions-partenariales/{id}/convoquer", connecte, pages::convoquer),
      post("/reunions-partenariales/{id}/relancer", connecte, pages::relancer),
      get("/reunions-partenariales/{id}/deplacements", connecte, pages::deplacements),
      get("/reunions-partenariales/{id}/deplacements/{demande}", connecte, pages::deplacement),
      post("/reunions-partenariales/{id}/deplacements/{demande}", connecte, pages::repondre_deplacement),
      get("/dossiers/{id}/passage", connecte, pages::passage_porteur),
      get("/dossiers/{id}/passage/rendez-vous.ics", connecte, pages::agenda_porteur),
      post("/dossiers/{id}/passage/venue", connecte, pages::confirmer_venue),
      post("/dossiers/{id}/passage/deplacement", connecte, pages::demander_deplacement),
      get("/convocations/{lien}", public_, pages::passage_porteur),
      get("/convocations/{lien}/rendez-vous.ics", public_, pages::agenda_porteur),
      post("/convocations/{lien}/venue", public_, pages::confirmer_venue),
      post("/convocations/{lien}/deplacement", public_, pages::demander_deplacement),
      get("/invitations-reunion/{lien}", public_, pages::invitation_reunion),
      post("/invitations-reunion/{lien}", public_, pages::repondre_invitation),
      get("/invitations-reunion/{lien}/{rang}/rendez-vous.ics", public_, pages::agenda_invitation),
  };
}

std::vector<page::Route> room() {
  return {
      get("/reunions-partenariales/{id}/direct", connecte, pages::direct),
      get("/reunions-partenariales/{id}/salle", connecte, pages::salle),
      get("/reunions-partenariales/{id}/salle/{passage}", connecte, pages::salle_passage),
      get("/reunions-partenariales/{id}/salle/{passage}/direct", connecte, pages::salle_fragment),
      post("/reunions-partenariales/{id}/salle/{passage}/avis/{part}", connecte, pages::ecrire_avis),
      post("/reunions-partenariales/{id}/salle/{passage}/releve", connecte, pages::ecrire_releve),
      post("/reunions-partenariales/{id}/salle/{passage}/financeurs", connecte, pages::ecrire_financeurs),
      post("/reunions-partenariales/{id}/salle/{passage}/recommandations", connecte,
           pages::ajouter_recommandation),
      post("/reunions-partenariales/{id}/salle/{passage}/recommandations/{recommandation}", connecte,
           pages::modifier_recommandation),
      post("/reunions-partenariales/{id}/salle/{passage}/recommandations/{recommandation}/deplacer", connecte,
           pages::deplacer_recommandation),
      post("/reunions-partenariales/{id}/salle/{passage}/recommandations/{recommandation}/retirer", connecte,
           pages::retirer_recommandation),
  };
}

std::vector<page::Route> attendance() {
  return {
      get("/reunions-partenariales/{id}/emargement", connecte, pages::emargement),
      get("/reunions-partenariales/{id}/emargement/cloture", connecte, pages::cloture),
      post("/reunions-partenariales/{id}/emargement/cloture", connecte, pages::clore_la_liste),
      post("/reunions-partenariales/{id}/emargement/rouvrir", connecte, pages::rouvrir_la_liste),
      get("/reunions-partenariales/{id}/feuille.pdf", connecte, pages::feuille_pdf),
      get("/reunions-partenariales/{id}/presences.pdf", connecte, pages::presences_pdf),
      get("/absences", reserve({Role::coordination}), pages::liste_des_absences),
      post("/absences/{passage}", reserve({Role::coordination}), pages::decider_absence),
      get("/convocations/{lien}/convocation.pdf", public_, pages::convocation_du_lien_pdf),
      get("/dossiers/{id}/convocation.pdf", connecte, pages::convocation_du_dossier_pdf),
      get("/presence/{lien}", connecte, pages::code_presence),
      post("/presence/{lien}", connecte, pages::noter_par_code),
      get("/reunions-partenariales/{id}/pointages", connecte, pages::etats),
      post("/reunions-partenariales/{id}/pointages", connecte, pages::pointer),
  };
}

std::vector<page::Route> records() {
  constexpr personne::Roles anime{Role::coordination, Role::chef_de_projet};
  return {
      get("/reunions-partenariales/{id}/releves", connecte, pages::releves),
      get("/reunions-partenariales/{id}/releves/{passage}", connecte, pages::releve_a_relire),
      post("/reunions-partenariales/{id}/releves", connecte, pages::envoyer_les_releves),
      get("/dossiers/{id}/releve", connecte, pages::releve_porteur),
      get("/dossiers/{id}/releve.pdf", connecte, pages::releve_porteur_pdf),
      get("/convocations/{lien}/releve", public_, pages::releve_porteur),
      get("/convocations/{lien}/releve.pdf", public_, pages::releve_porteur_pdf),
      get("/reunions-partenariales/suivi", reserve(anime), pages::suivi),
      get("/reunions-partenariales/suivi.xlsx", reserve(anime), pages::suivi_xlsx),
      get("/reunions-partenariales/suivi.csv", reserve(anime), pages::suivi_csv),
  };
}

}  // namespace

std::vector<page::Route> routes() {
  std::vector<page::Route> all;
  for (auto part : {meetings, plan, convening, room, attendance, records})
    for (auto& route : part()) all.push_back(route);
  return all;
}

}  // namespace reunion
