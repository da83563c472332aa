#include "programme/reunion/calendrier.h"

#include "programme/reunion/creneaux.h"

namespace reunion {
namespace {

/// "appel.example" of "https://appel.example:8443/dentelle".
std::string host(std::string_view url) {
  if (auto scheme = url.find("://"); scheme != url.npos) url.remove_prefix(scheme + 3);
  return std::string(url.substr(0, url.find_first_of(":/")));
}

std::string place(const RendezVous& r) {
  std::string text;
  for (std::string_view part : {r.lieu, r.salle, r.adresse})
    if (!part.empty()) text.append(text.empty() ? "" : ", ").append(part);
  return text;
}

documents::CalendarPerson organizer(const campagne::Campagne& c) {
  return {c.accuse.service.empty() ? c.collectivite : c.accuse.service, c.accuse.courriel};
}

documents::CalendarEvent base_event(const Emetteur& e, const RendezVous& r, base::Instant le) {
  documents::CalendarEvent event;
  event.stamp = le;
  event.start = r.debut, event.end = r.fin;
  event.place = place(r);
  event.organizer = organizer(e.campagne);
  return event;
}

void add(std::string& text, std::string_view line) {
  if (!line.empty()) text.append(text.empty() ? "" : "\n").append(line);
}

std::string page(const Emetteur& e, std::string_view path) {
  return path.empty() ? std::string() : std::string(e.public_url) + std::string(path);
}

}  // namespace

std::vector<std::string> regles(const campagne::Campagne& c) {
  std::vector<std::string> all;
  for (auto& rule : {c.passages.regle_presence, c.passages.regle_representation})
    if (!rule.empty()) all.push_back(rule);
  return all;
}

std::string moment(const RendezVous& r) { return quand({r.periode()}); }

std::string titre_du_projet(std::string_view intitule) {
  return intitule.empty() ? "votre projet" : "« " + std::string(intitule) + " »";
}

documents::CalendarEvent evenement(const Emetteur& e, const Convocation& c, const dossier::Destinataire& to) {
  auto event = base_event(e, c.rendez_vous, c.le);
  event.uid = "passage-" + std::to_string(c.passage) + "@" + host(e.public_url);
  event.sequence = int(c.sequence);
  event.summary = "Passage en réunion partenariale : " + titre_du_projet(c.intitule);
  event.url = page(e, c.lien);
  event.attendees = {{to.nom, to.courriel}};
  add(event.description, c.reunion_titre + ".");
  if (c.annulee) return event;
  for (auto& rule : regles(e.campagne)) add(event.description, rule);
  if (!c.code.empty()) add(event.description, "Code à dire à l’accueil : " + c.code);
  add(event.description, c.rendez_vous.consigne);
  if (!event.url.empty()) add(event.description, "Pour répondre :\n" + event.url);
  return event;
}

documents::CalendarEvent evenement(const Emetteur& e, const InvitationReunion& i, int rang,
                                   const RendezVous& r) {
  auto event = base_event(e, r, i.le);
  event.uid = "invite-" + std::to_string(i.invite) + "-" + std::to_string(rang) + "@" + host(e.public_url);
  event.sequence = i.sequence;
  event.summary = "Réunion partenariale : " + i.reunion_titre;
  event.url = page(e, i.lien);
  event.attendees = {{i.nom.empty() ? i.institution : i.nom, i.courriel}};
  add(event.description, r.consigne);
  if (!event.url.empty()) add(event.description, "Pour dire si vous venez :\n" + event.url);
  return event;
}

}  // namespace reunion
