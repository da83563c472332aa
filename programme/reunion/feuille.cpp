#include "programme/reunion/feuille.h"

#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"
#include "platform/documents/story.h"
#include "programme/reunion/creneaux.h"

namespace reunion {
namespace {

using documents::GridRow;
using documents::Story;

/// Room for a signature, in points.
constexpr double signature = 34;
constexpr int blank_lines = 4;

std::string half_day_title(const DemiJournee& h) {
  auto when = base::weekday_date(base::paris_date(h.debut)) + ", " + heures(h.periode());
  return h.salle.empty() ? when : when + " – " + h.salle;
}

std::string where(const Reunion& u) {
  return base::join(std::vector<std::string>{u.lieu, u.adresse},
                    u.lieu.empty() || u.adresse.empty() ? "" : ", ");
}

void title(Story& story, const ListeImprimee& l, std::string_view what) {
  story.heading(1, fmt::format("{} – {}", l.reunion.titre, what));
  std::vector<base::Period> stretches;
  for (const auto& h : l.demi_journees) stretches.push_back(h.periode());
  if (!stretches.empty()) story.definition("Quand", quand(stretches));
  if (auto place = where(l.reunion); !place.empty()) story.definition("Lieu", place);
  story.definition("Appel", l.campagne.titre);
}

std::vector<Emargement> of_half_day(const ListeImprimee& l, std::optional<std::int64_t> half_day) {
  std::vector<Emargement> all;
  for (const auto& one : l.lignes)
    if (one.passage.demi_journee == half_day) all.push_back(one);
  return all;
}

std::string hour(const Passage& p) { return p.debut ? base::time_of_day(*p.debut) : ""; }

/// A line for each person named, or one to be filled in; the project is said on the first.
void lines_to_sign(std::vector<GridRow>& rows, const Emargement& e) {
  const auto& p = e.passage;
  if (e.venants.empty()) rows.push_back({hour(p), p.intitule, p.structure_nom, "", "", ""});
  for (std::size_t i = 0; i < e.venants.size(); ++i) {
    const auto& one = e.venants[i];
    rows.push_back(
        {i ? "" : hour(p), i ? "" : p.intitule, i ? "" : p.structure_nom, one.nom, one.fonction, ""});
  }
}

void table_to_sign(Story& story, std::string_view heading, const std::vector<Emargement>& list) {
  if (list.empty()) return;
  std::vector<GridRow> rows;
  for (const auto& one : list) lines_to_sign(rows, one);
  rows.insert(rows.end(), blank_lines, GridRow{});
  story.heading(2, heading);
  story.table({{"Heure", 0.6},
               {"Projet", 2.2},
               {"Structure", 1.7},
               {"Personne attendue", 1.6},
               {"Fonction", 1.2},
               {"Signature", 1.8}},
              rows, signature);
}

/// Half-days at the same time in several rooms are one for who is invited to the whole meeting.
std::vector<base::Period> stretches_of(const std::vector<DemiJournee>& half_days) {
  std::vector<base::Period> all;
  for (const auto& h : half_days) {
    auto same = [&](const base::Period& p) { return p.from == h.debut && p.until == h.fin; };
    if (std::ranges::none_of(all, same)) all.push_back(h.periode());
  }
  return all;
}

void institutions_to_sign(Story& story, const ListeImprimee& l) {
  for (const auto& stretch : stretches_of(l.demi_journees)) {
    std::vector<GridRow> rows;
    for (const auto& one : l.convives) rows.push_back({one.institution, one.nom, "", ""});
    rows.insert(rows.end(), blank_lines, GridRow{});
    story.heading(2, "Institutions invitées – " + base::weekday_date(base::paris_date(stretch.from)) + ", " +
                         heures(stretch));
    story.table({{"Institution", 2.2}, {"Personne", 1.8}, {"Fonction", 1.3}, {"Signature", 1.8}}, rows,
                signature);
  }
}

std::string written(const ListeImprimee& l, std::string_view what, const Story& story) {
  documents::DocumentInfo info{.title = fmt::format("{} – {}", what, l.reunion.titre),
                               .author = l.campagne.collectivite,
                               .footer = fmt::format("{} – {}", l.reunion.titre, what),
                               .created = l.le,
                               .landscape = true};
  return documents::write(documents::DocumentFormat::pdf, info, story);
}

std::string details(const Situation& s) {
  bool came = s.faits.presence == Presence::present || s.faits.presence == Presence::en_retard;
  if (s.faits.presence == Presence::excuse) return s.motif;
  return came && s.le ? "arrivée à " + base::time_of_day(*s.le) : "";
}

std::string names(const std::vector<Venant>& people) {
  std::vector<std::string> all;
  for (const auto& one : people) all.push_back(one.nom);
  return base::join(all, ", ");
}

void table_of_presences(Story& story, std::string_view heading, const std::vector<Emargement>& list) {
  if (list.empty()) return;
  std::vector<GridRow> rows;
  for (const auto& [passage, s, people] : list)
    rows.push_back({hour(passage), passage.intitule, passage.structure_nom, names(people),
                    std::string(label(s.faits.presence)), details(s), s.par});
  story.heading(2, heading);
  story.table({{"Heure", 0.6},
               {"Projet", 2},
               {"Structure", 1.6},
               {"Personnes annoncées", 1.6},
               {"Présence", 0.9},
               {"Précision", 1.4},
               {"Noté par", 1.2}},
              rows);
}

void totals(Story& story, const ListeImprimee& l) {
  Comptes c;
  for (const auto& one : l.lignes) c.compter(one.situation.faits.presence);
  auto said = [](int n) { return std::to_string(n); };
  story.definition("Présences",
                   fmt::format("{} dont {} en retard, sur {}", c.venus(), c.en_retard, c.total()));
  story.definition("Excusé·es", said(c.excuses));
  story.definition("Absent·es", said(c.absents));
  if (c.attendus > 0) story.definition("Présence pas encore notée", said(c.attendus));
  story.definition("Liste", l.reunion.close_le ? "close le " + base::date_time(*l.reunion.close_le)
                                               : "encore ouverte le " + base::date_time(l.le));
}

/// One table for each half-day and room, then those without slot.
template <class Table>
void each_table(const ListeImprimee& l, Table table) {
  for (const auto& h : l.demi_journees) table(half_day_title(h), of_half_day(l, h.id));
  table("Sans créneau", of_half_day(l, std::nullopt));
}

}  // namespace

std::string feuille_a_signer(const ListeImprimee& l) {
  Story story;
  title(story, l, "Feuille d’émargement");
  each_table(l, [&](std::string_view heading, const auto& list) { table_to_sign(story, heading, list); });
  institutions_to_sign(story, l);
  return written(l, "Feuille d’émargement", story);
}

std::string releve_des_presences(const ListeImprimee& l) {
  Story story;
  title(story, l, "Relevé des présences");
  totals(story, l);
  each_table(l,
             [&](std::string_view heading, const auto& list) { table_of_presences(story, heading, list); });
  return written(l, "Relevé des présences", story);
}

}  // namespace reunion
