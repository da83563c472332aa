#include "programme/reunion/consequences.h"

#include <algorithm>

#include "platform/base/secret.h"

namespace reunion {
namespace {

std::string mark(const std::string& text) { return base::sha256_hex(text).substr(0, 16); }

std::string number(base::Instant i) { return std::to_string(base::millis(i)); }

std::string words(const RendezVous& r) {
  return number(r.debut) + "," + number(r.fin) + "," + r.lieu + "," + r.adresse + "," + r.salle;
}

std::string words(const Convocable& c) {
  return std::to_string(c.passage.id) + ":" + std::to_string(c.passage.sequence) + ":" +
         std::string(code(c.envoi)) + ":" + (c.prevu ? words(*c.prevu) : "") + ":" +
         std::to_string(c.destinataires.size()) + "\n";
}

std::string words(const Convie& c) {
  auto text = "i" + std::to_string(c.id) + ":" + std::to_string(c.sequence);
  for (auto& e : c.a_envoyer) text += ":" + std::string(code(e.envoi)) + ":" + words(e.rendez_vous);
  return text + "\n";
}

}  // namespace

std::vector<std::int64_t> ids(const std::vector<Convocable>& all) {
  std::vector<std::int64_t> list;
  for (auto& c : all) list.push_back(c.passage.id);
  return list;
}

std::size_t Consequences::messages() const {
  std::size_t n = 0;
  for (auto& c : convoques) n += c.destinataires.size();
  for (auto& c : annules) n += c.destinataires.size();
  for (auto& i : invites) n += i.a_envoyer.size();
  return n;
}

std::string Consequences::empreinte() const {
  std::string text;
  for (auto* list : {&convoques, &annules, &sans_adresse})
    for (auto& c : *list) text += words(c);
  for (auto& i : invites) text += words(i);
  return mark(text);
}

Consequences consequences(std::vector<Convocable> passages, std::vector<Convie> invites,
                          const personne::Acteur& acteur, base::Instant now, const campagne::Campagne& c) {
  Consequences all;
  for (auto& one : passages) {
    if (one.envoi == Envoi::aucun) continue;
    if (one.envoi == Envoi::annulation) {
      all.annules.push_back(std::move(one));
      continue;
    }
    auto done = accomplir(one.passage.etat(), Convoquer{}, one.passage.contexte(acteur, now, c));
    if (!done)
      all.refuses.push_back({std::move(one), done.error()});
    else
      (one.destinataires.empty() ? all.sans_adresse : all.convoques).push_back(std::move(one));
  }
  std::erase_if(invites, [](const Convie& i) { return i.a_envoyer.empty(); });
  all.invites = std::move(invites);
  return all;
}

std::string Relances::empreinte() const {
  std::string text;
  for (auto& c : passages) text += words(c) + (c.relance_le ? number(*c.relance_le) : "");
  for (auto& i : invites) text += words(i) + (i.relance_le ? number(*i.relance_le) : "");
  return mark(text);
}

Relances relances(std::vector<Convocable> passages, std::vector<Convie> invites, base::Instant now) {
  std::erase_if(passages, [&](const Convocable& c) {
    bool waits = std::holds_alternative<Convoque>(c.passage.etat()) && c.envoi == Envoi::aucun && c.dernier;
    return !waits || !c.prevu || c.prevu->debut <= now || c.destinataires.empty();
  });
  std::erase_if(invites, [&](const Convie& i) {
    bool waits = i.reponse.empty() && !i.retire_le && i.a_envoyer.empty();
    return !waits || std::ranges::none_of(i.envoyees, [&](auto& t) { return t.rendez_vous.debut > now; });
  });
  return {std::move(passages), std::move(invites)};
}

}  // namespace reunion
