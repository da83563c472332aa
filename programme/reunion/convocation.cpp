#include "programme/reunion/convocation.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "platform/base/text.h"

namespace reunion {
namespace {

struct Mots {
  std::string_view code, label;
};
constexpr std::array mots{Mots{"aucun", ""}, Mots{"premiere", "Première convocation"},
                          Mots{"horaire", "Nouvel horaire"}, Mots{"lieu", "Changement de lieu"},
                          Mots{"annulation", "Annulation"}};

/// Convened or to be convened: nobody has come yet, and nothing was decided.
bool attendu(const Etat& e) {
  return std::holds_alternative<Planifie>(e) || std::holds_alternative<Convoque>(e) ||
         std::holds_alternative<Confirme>(e);
}

Envoi difference(const RendezVous& prevu, const RendezVous& envoye) {
  if (!meme_moment(prevu, envoye)) return Envoi::horaire;
  return meme_lieu(prevu, envoye) ? Envoi::aucun : Envoi::lieu;
}

bool avant(const RendezVous& a, const RendezVous& b) {
  return std::tie(a.debut, a.fin, a.salle) < std::tie(b.debut, b.fin, b.salle);
}

}  // namespace

bool meme_moment(const RendezVous& a, const RendezVous& b) { return a.debut == b.debut && a.fin == b.fin; }

bool meme_lieu(const RendezVous& a, const RendezVous& b) {
  return a.lieu == b.lieu && a.adresse == b.adresse && a.salle == b.salle;
}

std::string_view code(Envoi e) { return mots.at(std::size_t(e)).code; }
std::string_view label(Envoi e) { return mots.at(std::size_t(e)).label; }

Envoi envoi(const Etat& etat, const std::optional<RendezVous>& prevu, const std::optional<Envoye>& dernier) {
  if (!attendu(etat)) return Envoi::aucun;
  bool stands = dernier && !dernier->annule;
  if (!prevu) return stands ? Envoi::annulation : Envoi::aucun;
  if (!stands) return Envoi::premiere;
  auto changed = difference(*prevu, dernier->rendez_vous);
  // Moved away and back: the answer was lost on the way, so the porteur is asked again.
  bool asked_again = changed == Envoi::aucun && std::holds_alternative<Planifie>(etat);
  return asked_again ? Envoi::premiere : changed;
}

base::Date repondre_avant(const campagne::Passages& passages, base::Instant debut) {
  return std::chrono::sys_days(base::paris_date(debut)) - std::chrono::days(passages.reponse);
}

std::vector<RendezVous> tranches(std::vector<RendezVous> demi_journees) {
  std::ranges::sort(demi_journees, avant);
  std::vector<RendezVous> all;
  for (auto& one : demi_journees) {
    if (all.empty() || !meme_moment(all.back(), one)) {
      all.push_back(std::move(one));
    } else if (!one.salle.empty() && all.back().salle != one.salle) {
      all.back().salle += (all.back().salle.empty() ? "" : ", ") + one.salle;
    }
  }
  return all;
}

std::vector<EnvoiTranche> envois(const std::vector<RendezVous>& prevues, const std::vector<Tranche>& envoyees,
                                 int dernier_rang, base::Instant now) {
  auto over = [&](const RendezVous& r) { return r.fin <= now; };
  std::vector<RendezVous> planned;
  std::ranges::copy_if(prevues, std::back_inserter(planned), [&](auto& r) { return !over(r); });
  std::vector<Tranche> sent;
  std::ranges::copy_if(envoyees, std::back_inserter(sent), [&](auto& t) { return !over(t.rendez_vous); });
  // What has not moved in time keeps its object, whatever happens to the others.
  std::vector<EnvoiTranche> all;
  std::erase_if(planned, [&](const RendezVous& p) {
    auto same = std::ranges::find_if(sent, [&](auto& t) { return meme_moment(t.rendez_vous, p); });
    if (same == sent.end()) return false;
    if (!meme_lieu(same->rendez_vous, p)) all.push_back({same->rang, Envoi::lieu, p});
    sent.erase(same);
    return true;
  });
  std::size_t moved = std::min(planned.size(), sent.size());
  for (std::size_t i = 0; i < moved; ++i) all.push_back({sent[i].rang, Envoi::horaire, planned[i]});
  for (std::size_t i = moved; i < planned.size(); ++i)
    all.push_back({++dernier_rang, Envoi::premiere, planned[i]});
  for (std::size_t i = moved; i < sent.size(); ++i)
    all.push_back({sent[i].rang, Envoi::annulation, sent[i].rendez_vous});
  return all;
}

namespace {

std::string champ(std::string_view nom, std::size_t ligne) {
  return std::string(nom) + "_" + std::to_string(ligne + 1);
}

constexpr std::size_t longest_name = 120;

std::string_view defaut_nom(const Venue& venue, std::size_t i) {
  auto& p = venue.lignes[i];
  if (p.nom.empty()) return p.vide() ? "" : "Écrivez le nom de cette personne.";
  if (base::length(p.nom) > longest_name) return "Ce nom est trop long : 120 caractères au plus.";
  auto same = std::ranges::find_if(
      venue.lignes, [&](const Participant& other) { return base::fold(other.nom) == base::fold(p.nom); });
  return &*same != &p ? "Cette personne est déjà dans la liste." : "";
}

}  // namespace

std::vector<Participant> participants(const Venue& venue) {
  std::vector<Participant> named;
  std::ranges::copy_if(venue.lignes, std::back_inserter(named),
                       [](const Participant& p) { return !p.nom.empty(); });
  return named;
}

base::FieldErrors defauts(const Venue& venue, const campagne::Passages& rules) {
  base::FieldErrors errors;
  bool nobody = std::ranges::all_of(venue.lignes, [](const Participant& p) { return p.vide(); });
  if (nobody) errors.add("nom_1", "Donnez le nom d’au moins une personne qui viendra.");
  for (std::size_t i = 0; i < venue.lignes.size(); ++i) {
    if (auto wrong = defaut_nom(venue, i); !wrong.empty()) errors.add(champ("nom", i), wrong);
    if (base::length(venue.lignes[i].fonction) > longest_name)
      errors.add(champ("fonction", i), "Cette fonction est trop longue : 120 caractères au plus.");
    if (venue.lignes[i].represente && !rules.representation)
      errors.add(champ("represente", i), rules.regle_representation);
  }
  if (venue.par_demande && venue.par.empty())
    errors.add("par", "Écrivez votre nom : la coordination saura qui a répondu.");
  if (base::length(venue.par) > longest_name)
    errors.add("par", "Ce nom est trop long : 120 caractères au plus.");
  return errors;
}

}  // namespace reunion
