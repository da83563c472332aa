// To porteurs, about their passage in a meeting.
#include <fmt/format.h>

#include "programme/courriel/modeles.h"
#include "programme/courriel/reserve.h"
#include "programme/reunion/calendrier.h"
#include "programme/reunion/creneaux.h"
#include "programme/reunion/venue_store.h"

namespace courriel {
namespace {

using documents::CalendarMethod;
using reunion::Convocation;
using reunion::Envoi;
using reunion::RendezVous;

std::optional<Convocation> derniere(const Contexte& c, std::int64_t passage) {
  if (c.reserve) {
    auto known = c.reserve->convocations.find(passage);
    return known == c.reserve->convocations.end() ? std::nullopt : std::optional(known->second);
  }
  auto found = reunion::convocations(c.base, {passage});
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

/// The convocation that the line speaks of; nothing when a later one has replaced it: only the last one is
/// told.
std::optional<Convocation> de_la_ligne(const Contexte& c, const journal::Ligne& ligne) {
  auto found = derniere(c, nombre(ligne, "passage"));
  return found && found->sequence == nombre(ligne, "sequence") ? found : std::nullopt;
}

Envoi nature(const Convocation& c) {
  if (c.annulee) return Envoi::annulation;
  if (!c.avant || c.avant->annule) return Envoi::premiere;
  if (!reunion::meme_moment(c.avant->rendez_vous, c.rendez_vous)) return Envoi::horaire;
  return reunion::meme_lieu(c.avant->rendez_vous, c.rendez_vous) ? Envoi::premiere : Envoi::lieu;
}

/// "mardi 18 octobre 2022 à 9 h 30"
std::string jour_et_heure(const RendezVous& r) {
  return base::weekday_date(base::paris_date(r.debut)) + " à " + base::time_of_day(r.debut);
}

std::string objet(Envoi envoi, const RendezVous& r) {
  auto moment = jour_et_heure(r);
  switch (envoi) {
    case Envoi::annulation:
      return "Annulé : votre passage du " + moment;
    case Envoi::horaire:
      return "Nouvel horaire : votre passage le " + moment;
    case Envoi::lieu:
      return "Changement de lieu : votre passage le " + moment;
    case Envoi::aucun:
    case Envoi::premiere:
      break;
  }
  return "Convocation : votre passage le " + moment;
}

/// "le projet « Un jardin » (Les Tilleuls)"
std::string le_projet(const Convocation& c) {
  return fmt::format("le projet {} ({})", c.intitule.empty() ? "sans titre" : "« " + c.intitule + " »",
                     c.structure_nom);
}

void ou_et_quand(Redaction& r, const Convocation& c) {
  auto& rdv = c.rendez_vous;
  r.lignes({{"Réunion", c.reunion_titre},
            {"Date", base::weekday_date(base::paris_date(rdv.debut))},
            {"Heure", reunion::heures(rdv.periode())},
            {"Lieu", rdv.lieu},
            {"Salle", rdv.salle},
            {"Adresse", rdv.adresse},
            {"Pour venir", rdv.consigne},
            {"Code à dire à l’accueil", c.code}});
}

void regles(Redaction& r, const campagne::Campagne& c) {
  for (auto& rule : reunion::regles(c)) r.paragraphe(rule);
  if (!c.passages.contestation.empty())
    r.paragraphe("Si votre candidature était annulée après une absence, nous vous l’écririons. " +
                 c.passages.contestation);
}

/// Until when to answer, and that opening the link decides nothing.
void repondre(Redaction& r, const Contexte& c, const Convocation& conv) {
  if (conv.lien.empty()) return;
  auto day = reunion::repondre_avant(c.campagne.passages, conv.rendez_vous.debut);
  bool late = base::paris_date(c.now) > day;
  r.paragraphe(late ? std::string("Dites-nous dès que possible qui viendra, ou demandez un autre moment.")
                    : "Dites-nous qui viendra, ou demandez un autre moment, au plus tard le " +
                          base::weekday_date(day) + ".")
      .lien("Répondre à la convocation", adresse(c, conv.lien))
      .paragraphe(
          "Ce lien s’ouvre sans compte. L’ouvrir n’engage à rien : vous choisirez sur la page. Ne le donnez "
          "qu’aux "
          "personnes qui portent le projet avec vous.");
}

reunion::Emetteur emetteur(const Contexte& c) { return {c.campagne, c.public_url}; }

void joindre(Courriel& mail, CalendarMethod method, const documents::CalendarEvent& event) {
  mail.calendrier = documents::calendar(method, event);
  mail.calendrier_methode = documents::code(method);
}

/// One mail for each who receives convocations of the passage, with the appointment in their name.
template <class Suite>
Courriels a_chacun(const Contexte& c, const Convocation& conv, std::string_view subject,
                   CalendarMethod method, Suite suite) {
  Courriels all;
  for (auto& to : conv.destinataires) {
    Redaction r(subject, to.nom);
    suite(r);
    auto mail = r.pour(to.courriel, to.nom, signature(c));
    if (emetteur(c).peut_inviter()) joindre(mail, method, reunion::evenement(emetteur(c), conv, to));
    all.push_back(std::move(mail));
  }
  return all;
}

std::string annonce(Envoi envoi, const Convocation& c, bool asked) {
  if (envoi == Envoi::premiere)
    return fmt::format(
        "Nous vous attendons en réunion partenariale pour {}. Vous le présenterez aux financeurs et "
        "aux partenaires.",
        le_projet(c));
  if (envoi == Envoi::lieu) return fmt::format("Le lieu de votre passage a changé, pour {}.", le_projet(c));
  auto change = asked
                    ? fmt::format("Vous aviez demandé un autre moment pour {} : c’est accepté.", le_projet(c))
                    : fmt::format("L’horaire de votre passage a changé pour {}.", le_projet(c));
  return change +
         fmt::format(" L’ancien rendez-vous ({}) ne compte plus.", reunion::moment(c.avant->rendez_vous));
}

Courriels annuler(const Contexte& c, const Convocation& conv) {
  return a_chacun(
      c, conv, objet(Envoi::annulation, conv.rendez_vous), CalendarMethod::cancel, [&](Redaction& r) {
        r.paragraphe(
             fmt::format("Votre passage en réunion partenariale est annulé pour {}.", le_projet(conv)))
            .lignes(
                {{"Réunion", conv.reunion_titre}, {"Rendez-vous annulé", reunion::moment(conv.rendez_vous)}})
            .paragraphe(
                "Ne venez pas à ce moment-là. Votre candidature continue : si un autre moment est fixé, vous "
                "recevrez une "
                "nouvelle convocation.");
      });
}

constexpr std::string_view pour_l_agenda =
    "Le rendez-vous est joint, pour votre agenda. L’accepter dans l’agenda ne suffit pas : répondez par le "
    "lien.";

}  // namespace

Courriels convocation(const Contexte& c, const journal::Ligne& ligne) {
  auto conv = de_la_ligne(c, ligne);
  if (!conv) return {};
  auto envoi = nature(*conv);
  if (envoi == Envoi::annulation) return annuler(c, *conv);
  bool asked = nombre(ligne, "demande") > 0;
  return a_chacun(c, *conv, objet(envoi, conv->rendez_vous), CalendarMethod::request, [&](Redaction& r) {
    r.paragraphe(annonce(envoi, *conv, asked));
    ou_et_quand(r, *conv);
    if (envoi != Envoi::premiere)
      r.paragraphe(
          "Si vous aviez déjà répondu, répondez de nouveau : il nous faut votre accord pour ce rendez-vous.");
    regles(r, c.campagne);
    repondre(r, c, *conv);
    if (emetteur(c).peut_inviter()) r.paragraphe(pour_l_agenda);
  });
}

Courriels relance_convocation(const Contexte& c, const journal::Ligne& ligne) {
  auto conv = de_la_ligne(c, ligne);
  if (!conv || conv->annulee || conv->etat != reunion::Convoque::name) return {};  // answered meanwhile
  auto subject = "Rappel : votre réponse pour le " + jour_et_heure(conv->rendez_vous);
  return a_chacun(c, *conv, subject, CalendarMethod::request, [&](Redaction& r) {
    r.paragraphe(fmt::format(
        "Nous n’avons pas encore votre réponse pour {}. Viendrez-vous à ce rendez-vous ?", le_projet(*conv)));
    ou_et_quand(r, *conv);
    regles(r, c.campagne);
    repondre(r, c, *conv);
  });
}

Courriels demande_de_deplacement(const Contexte& c, const journal::Ligne& ligne) {
  auto conv = derniere(c, nombre(ligne, "passage"));
  auto& to = c.campagne.accuse;
  if (!conv || to.courriel.empty()) return {};
  Redaction r("Un autre moment est demandé : " + reunion::titre_du_projet(conv->intitule), to.service);
  r.paragraphe(
       fmt::format("{} demande un autre moment pour {}.", journal::detail(ligne, "par"), le_projet(*conv)))
      .lignes({{"Réunion", conv->reunion_titre},
               {"Rendez-vous actuel", reunion::moment(conv->rendez_vous)},
               {"Motif", journal::detail(ligne, "motif")}})
      .lien("Répondre à la demande",
            adresse(c, fmt::format("/reunions-partenariales/{}/deplacements", conv->reunion)));
  return {r.pour(to.courriel, to.service, signature(c))};
}

Courriels refus_de_deplacement(const Contexte& c, const journal::Ligne& ligne) {
  auto conv = derniere(c, nombre(ligne, "passage"));
  if (!conv || conv->annulee) return {};
  Courriels all;
  for (auto& to : conv->destinataires) {
    Redaction r("Votre rendez-vous ne change pas : " + jour_et_heure(conv->rendez_vous), to.nom);
    r.paragraphe(
         fmt::format("Vous aviez demandé un autre moment pour {}. Ce n’est pas possible.", le_projet(*conv)))
        .lignes({{"Raison", journal::detail(ligne, "motif")}});
    ou_et_quand(r, *conv);
    regles(r, c.campagne);
    repondre(r, c, *conv);
    all.push_back(r.pour(to.courriel, to.nom, signature(c)));
  }
  return all;
}

}  // namespace courriel
