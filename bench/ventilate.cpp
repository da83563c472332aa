#include "bench/ventilate.h"

#include <fmt/format.h>

#include "bench/people.h"
#include "programme/personne/attribution.h"
#include "programme/reunion/passage_store.h"
#include "programme/reunion/preparation_store.h"
#include "programme/ventilation/operation.h"
#include "programme/ventilation/transmission.h"
#include "programme/ventilation/ventilation_store.h"

namespace bench {
namespace {

using personne::Acteur;

/// In the days of the committee: notes can no longer be taken back.
base::Instant committee() { return base::parse_paris("2022-09-26T10:00").value(); }

/// Four communes in a row, or two themes in a row, from that number on.
template <class List, class Code>
std::vector<std::string> some(const List& list, std::size_t from, std::size_t count, Code code) {
  std::vector<std::string> codes;
  for (std::size_t i = 0; i < count; ++i) codes.push_back(code(list[(from + i) % list.size()]));
  return codes;
}

personne::Attribution role_of(const campagne::Campagne& call, std::size_t i) {
  personne::Attribution a{.role = personne::Role::instructeur};
  a.financeur = call.financeurs[i % call.financeurs.size()].code;
  const auto rank = i / call.financeurs.size();
  std::vector<territoire::Commune> concerned;
  for (const auto& c : call.territoire.communes)
    if (c.concernee) concerned.push_back(c);
  if (rank % 3 == 1) a.communes = some(concerned, rank, 4, [](const auto& c) { return c.insee; });
  if (rank % 3 == 2) a.themes = some(call.orientations, rank, 2, [](const auto& o) { return o.code; });
  return a;
}

void propose(db::Writing& w, const Acteur& who, const ventilation::Tour& round) {
  auto lines = ventilation::lignes(w, who, round, {});
  auto people = ventilation::agents(w, who, round);
  std::vector<ventilation::NoteAVentiler> notes;
  for (const auto& l : lines) notes.push_back(l.note);
  auto proposed = ventilation::proposer(round.campagne, notes, people);
  std::vector<ventilation::Changement> changes;
  for (std::size_t i = 0; i < lines.size(); ++i)
    changes.push_back({lines[i].etat, avec_proposition(lines[i], proposed.at(i), round.campagne)});
  appliquer(w, who, committee(), round, ventilation::Genre::proposition, "Proposition", std::move(changes))
      .value();
}

void transmit(db::Writing& w, const Acteur& who, const ventilation::Tour& round) {
  auto lines = ventilation::lignes(w, who, round, {});
  std::erase_if(lines, [](const auto& l) { return l.note.dossier % 4 == 0; });
  auto told = ventilation::transmission(lines, who, committee(), round.campagne);
  transmettre(w, who, committee(), round, tour_vu(w, round), told).value();
}

void open_meetings(db::Writing& w, const Acteur& who, const campagne::Campagne& call) {
  reunion::ouvrir_toutes(w, who, committee(), call);
  for (const auto& u : reunion::reunions(w, who, call.code))
    if (u.code != followed_meeting) reunion::reprendre(w, who, committee(), call, u).value();
}

}  // namespace

std::vector<std::string> add_instructors(db::Writing& w, const campagne::Campagne& call, int count,
                                         const std::string& hash) {
  std::vector<std::string> addresses;
  for (int i = 0; i < count; ++i) {
    auto mail = fmt::format("instruction-{}@bench.example", i);
    add_instructor(w, mail, role_of(call, std::size_t(i)), i == 0 ? hash : "");
    addresses.push_back(std::move(mail));
  }
  return addresses;
}

void ventilate(db::Database& database, const Acteur& coordination, const campagne::Campagne& call) {
  const ventilation::Tour round{call};
  database.write([&](db::Writing& w) { propose(w, coordination, round); });
  database.write([&](db::Writing& w) { transmit(w, coordination, round); });
  database.write([&](db::Writing& w) { open_meetings(w, coordination, call); });
}

}  // namespace bench
