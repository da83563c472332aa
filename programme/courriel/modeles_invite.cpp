// To institutions and people invited to a whole meeting.
#include <fmt/format.h>

#include "programme/courriel/modeles.h"
#include "programme/courriel/reserve.h"
#include "programme/reunion/calendrier.h"
#include "programme/reunion/creneaux.h"

namespace courriel {
namespace {

using documents::CalendarMethod;
using reunion::Envoi;
using reunion::EnvoiTranche;
using reunion::InvitationReunion;

std::optional<InvitationReunion> invitation(const Contexte& c, const journal::Ligne& ligne) {
  auto id = nombre(ligne, "invite");
  if (c.reserve) {
    auto known = c.reserve->invitations.find(id);
    return known == c.reserve->invitations.end() ? std::nullopt : std::optional(known->second);
  }
  auto found = reunion::invitations_reunion(c.base, {id});
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::string objet(Envoi envoi, const InvitationReunion& i, const reunion::RendezVous& r) {
  std::string_view first = envoi == Envoi::annulation ? "Annulé"
                           : envoi == Envoi::horaire  ? "Nouvel horaire"
                           : envoi == Envoi::lieu     ? "Changement de lieu"
                                                      : "Invitation";
  return fmt::format("{} : {}, {} à {}", first, i.reunion_titre,
                     base::weekday_date(base::paris_date(r.debut)), base::time_of_day(r.debut));
}

std::string annonce(Envoi envoi, const InvitationReunion& i) {
  if (envoi == Envoi::annulation && i.retire)
    return "Finalement, votre présence n’est plus demandée à cette réunion partenariale. Ce rendez-vous est "
           "annulé.";
  if (envoi == Envoi::annulation) return "Cette partie de la réunion partenariale est annulée.";
  if (envoi == Envoi::horaire) return "L’horaire de cette réunion partenariale a changé.";
  if (envoi == Envoi::lieu) return "Le lieu de cette réunion partenariale a changé.";
  return fmt::format(
      "Vous êtes invité·e{} à une réunion partenariale. Des associations et des communes y présenteront "
      "leurs projets.",
      i.institution.empty() ? "" : " pour « " + i.institution + " »");
}

std::string toute_la_reunion(const InvitationReunion& i) {
  std::vector<base::Period> all;
  for (auto& t : i.tranches) all.push_back(t.rendez_vous.periode());
  return reunion::quand(std::move(all));
}

void lignes(Redaction& r, const InvitationReunion& i, const reunion::RendezVous& rdv) {
  r.lignes({{"Réunion", i.reunion_titre},
            {"Quand", reunion::moment(rdv)},
            {"Lieu", rdv.lieu},
            {"Salle", rdv.salle},
            {"Adresse", rdv.adresse},
            {"Pour venir", rdv.consigne}});
}

void repondre(Redaction& r, const Contexte& c, const InvitationReunion& i) {
  if (i.lien.empty()) return;
  r.lien("Dire si je viens", adresse(c, i.lien))
      .paragraphe("Ce lien s’ouvre sans compte. L’ouvrir n’engage à rien : vous répondrez sur la page.");
}

void joindre(Courriel& mail, const Contexte& c, const InvitationReunion& i, const EnvoiTranche& e) {
  reunion::Emetteur from{c.campagne, c.public_url};
  if (!from.peut_inviter()) return;
  auto method = e.envoi == Envoi::annulation ? CalendarMethod::cancel : CalendarMethod::request;
  mail.calendrier = documents::calendar(method, reunion::evenement(from, i, e.rang, e.rendez_vous));
  mail.calendrier_methode = documents::code(method);
}

Courriel un_message(const Contexte& c, const InvitationReunion& i, const EnvoiTranche& e) {
  Redaction r(objet(e.envoi, i, e.rendez_vous), i.nom);
  r.paragraphe(annonce(e.envoi, i));
  lignes(r, i, e.rendez_vous);
  if (i.tranches.size() > 1)
    r.paragraphe("Toute la réunion : " + toute_la_reunion(i) +
                 ". Vous recevez un message pour chaque demi-journée, que votre agenda peut ajouter.");
  if (e.envoi != Envoi::annulation) repondre(r, c, i);
  auto mail = r.pour(i.courriel, i.nom, signature(c));
  joindre(mail, c, i, e);
  return mail;
}

}  // namespace

Courriels invitation_reunion(const Contexte& c, const journal::Ligne& ligne) {
  auto i = invitation(c, ligne);
  if (!i || i->sequence != nombre(ligne, "sequence")) return {};  // a later sending tells the rest
  Courriels all;
  for (auto& e : i->envoyees) all.push_back(un_message(c, *i, e));
  return all;
}

Courriels relance_invitation(const Contexte& c, const journal::Ligne& ligne) {
  auto i = invitation(c, ligne);
  if (!i || i->retire || !i->reponse.empty() || i->tranches.empty()) return {};
  Redaction r("Rappel : viendrez-vous à la réunion « " + i->reunion_titre + " » ?", i->nom);
  r.paragraphe("Nous n’avons pas encore votre réponse. Viendrez-vous à cette réunion partenariale ?");
  r.lignes({{"Réunion", i->reunion_titre},
            {"Quand", toute_la_reunion(*i)},
            {"Lieu", i->tranches.front().rendez_vous.lieu},
            {"Adresse", i->tranches.front().rendez_vous.adresse}});
  repondre(r, c, *i);
  return {r.pour(i->courriel, i->nom, signature(c))};
}

}  // namespace courriel
