// What is told, and what is changed after it was told.
#include <set>

#include "platform/base/text.h"
#include "programme/journal/journal.h"
#include "programme/ventilation/transmission.h"
#include "programme/ventilation/ventilation_store_interne.h"

namespace ventilation {
namespace {

using namespace interne;
using personne::Acteur;

/// One line for each dossier: its history, and the mails to its porteurs. `learns`: they are told the
/// meeting.
journal::Fait told(const EtatDossier& e, int tour, bool learns) {
  auto round = std::to_string(tour);
  if (std::holds_alternative<EcartNotifie>(e.etat()))
    return {NotifierEcart::trace, "dossier", e.dossier, {{"ecart", e.ecart_motif}, {"tour", round}}};
  if (tour == 2) return {"definitif_transmis", "dossier", e.dossier, {{"tour", round}}};
  journal::Fait line{Transmettre::trace, "dossier", e.dossier, {{"reunion", e.reunion}, {"tour", round}}};
  if (learns) line.details.emplace_back("apprend", "oui");
  return line;
}

std::vector<journal::Fait> told(const Transmission& t, const Operation& o, int tour) {
  std::set<std::int64_t> learning(t.apprennent.begin(), t.apprennent.end());
  std::vector<journal::Fait> lines;
  lines.reserve(t.changements.size() + 1);
  for (const auto& c : t.changements)
    lines.push_back(told(c.apres, tour, learning.contains(c.apres.dossier)));
  // The agents' mails are read off this one: one each, whatever the number of their dossiers.
  lines.push_back({"ventilation_envoyee",
                   "ventilation_operation",
                   o.id,
                   {{"dossiers", std::to_string(o.dossiers)}, {"tour", std::to_string(tour)}}});
  return lines;
}

std::string label_of(const std::vector<Changement>& changes, int tour) {
  if (tour == 2)
    return base::counted(changes.size(), "dossier définitif transmis", "dossiers définitifs transmis");
  auto aside = std::size_t(std::ranges::count_if(
      changes, [](const auto& c) { return std::holds_alternative<EcartNotifie>(c.apres.etat()); }));
  auto handed = base::counted(changes.size() - aside, "note transmise", "notes transmises");
  return aside ? handed + ", " + base::counted(aside, "note écartée", "notes écartées") : handed;
}

}  // namespace

Result<Operation> transmettre(db::Writing& w, const Acteur& acteur, base::Instant now, const Tour& tour,
                              std::int64_t seen, const Transmission& t) {
  prendre(w, tour);
  if (tour_vu(w, tour) != seen) return refuse(Cause::modifie_entre_temps, "Relisez ce qui sera transmis.");
  auto done = enregistrer(w, acteur, now, tour, Genre::transmission, label_of(t.changements, tour.numero),
                          t.changements);
  if (done) journal::inscrire_tous(w, acteur, now, told(t, *done, tour.numero));
  return done;
}

std::int64_t tour_vu(db::Reading& r, const Tour& tour) {
  return r
      .one<std::int64_t>("SELECT operation FROM ventilation_tour WHERE campagne = ?1 AND tour = ?2",
                         tour.campagne.code, tour.numero)
      .value_or(0);
}

Result<Operation> corriger(db::Writing& w, const Acteur& acteur, base::Instant now, const Tour& tour,
                           std::string_view trace, std::string_view libelle, std::string_view motif,
                           const Changement& change) {
  auto facts = details(change, motif, tour.numero);
  auto done = enregistrer(w, acteur, now, tour, Genre::correction, libelle, {change});
  if (done) journal::inscrire(w, acteur, now, {trace, "dossier", change.avant.dossier, std::move(facts)});
  return done;
}

std::vector<AgentAverti> agents_avertis(db::Reading& r, std::int64_t operation) {
  return r.all<AgentAverti>(
      "SELECT p.id, p.nom, p.courriel, COUNT(DISTINCT a.dossier_id),"
      " COUNT(DISTINCT CASE WHEN a.financeur = '' THEN a.dossier_id END) FROM ventilation v"
      " JOIN affectation a ON a.dossier_id = v.dossier_id AND a.tour = v.tour JOIN personne p ON p.id = "
      "a.personne_id"
      " WHERE v.transmission = ?1 AND v.etat = 'transmise' GROUP BY p.id, p.nom, p.courriel ORDER BY p.id",
      operation);
}

std::vector<Destinataire> destinataires(db::Reading& r, std::span<const std::int64_t> people) {
  std::vector<Destinataire> all;
  by_pieces(people, [&](const auto& some) {
    db::Params params;
    auto list = db::in_list(some, params);
    std::ranges::move(r.all<Destinataire>(
                          "SELECT nom, courriel FROM personne WHERE id IN " + list + " ORDER BY id", params),
                      std::back_inserter(all));
  });
  return all;
}

}  // namespace ventilation
