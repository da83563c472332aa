// The sheets of the demonstration's particular dispositifs: activities, posts, contributions.
#include <fmt/format.h>

#include <algorithm>

#include "programme/definitif/fiche_financement.h"
#include "programme/definitif/fiche_regard.h"
#include "programme/definitif/fiche_store.h"
#include "server/demo_definitifs.h"
#include "server/demo_texts.h"

namespace server::demo {
namespace {

using namespace std::chrono_literals;
namespace fiche = definitif::fiche;
using Fields = std::vector<std::pair<std::string, std::string>>;

dossier::Brouillon typed(const Fields& fields, std::int64_t by, base::Instant now) {
  dossier::Brouillon b;
  for (const auto& [name, text] : fields) b.poser(name, {text, by, now});
  return b;
}

/// The code of that choice of the campaign's list, counted in a circle.
std::string nth(const campagne::Campagne& c, std::string_view list, std::size_t n) {
  auto all = fiche::choix(c, list);
  return all.empty() ? std::string() : std::string(all[n % all.size()].first);
}

/// A number of the form that the campaign gives.
std::string acm_number(const campagne::Campagne& c) {
  std::string number(fiche::libelle(c, "acm", "format"));
  for (char& place : number) place = place == '9' ? '0' : place;
  return number;
}

Fields activity(const campagne::Campagne& c, std::size_t n) {
  struct Exemple {
    std::string_view titre, lieu, debut, fin, jours;
  };
  constexpr std::array examples{
      Exemple{"Ateliers au pied des immeubles", "Salle polyvalente et city-stade", "17/04", "28/04", "8"},
      Exemple{"Cinq jours au bord de la mer", "Auberge de jeunesse", "10/07", "14/07", "5"},
      Exemple{"Sorties à la journée", "Base de loisirs, musée, forêt", "21/08", "25/08", "4"}};
  const auto& one = examples.at(n % examples.size());
  auto nature = nth(c, "nature", n);
  Fields all{{"titre", std::string(one.titre)},
             {"nature", nature},
             {"vacances", nth(c, "vacances", n % 3 == 0 ? 1 : 2)},
             {"debut", fmt::format("{}/{}", one.debut, c.annee)},
             {"fin", fmt::format("{}/{}", one.fin, c.annee)},
             {"jours", std::string(one.jours)},
             {"lieu", std::string(one.lieu)},
             {"qpv", std::to_string(6 * fiche::choix(c, "tranche").size())},
             {"objectifs", "Sortir du quartier, vivre ensemble, prendre des responsabilités."},
             {"participation", "Un groupe de jeunes choisit les activités et tient le budget avec l’équipe."},
             {"cout", n % 3 == 1 ? "6400" : "4200"}};
  for (const auto& [band, unused] : fiche::choix(c, "tranche"))
    all.emplace_back(fmt::format("filles_{}", band), "4"),
        all.emplace_back(fmt::format("garcons_{}", band), "4");
  if (!fiche::libelle(c, "acm_requis", nature).empty()) all.emplace_back("acm", acm_number(c));
  return all;
}

Fields post(const campagne::Campagne& c, std::size_t n) {
  bool first = n % 2 == 0;
  return {
      {"titre", first ? "Coordination des projets de quartier" : "Médiation et présence de terrain"},
      {"contrat", nth(c, "contrat", first ? 3 : 2)},
      {"etp", first ? "0,5" : "1"},
      {"missions", first ? "Animer le réseau des associations, suivre les actions, préparer les bilans."
                         : "Aller au-devant des habitantes et habitants, faire le lien avec les services."},
      {"brut", first ? "15600" : "23400"},
      {"charges", first ? "5900" : "8600"},
      {"fin_1_qui", c.financeurs.front().code},
      {"fin_1_montant", first ? "14000" : "22000"},
      {"fin_2_qui", std::string(fiche::fonds_propres)},
      {"fin_2_montant", first ? "7500" : "10000"}};
}

void path(Fields& all, const campagne::Campagne& c, int rank, std::size_t n) {
  auto name = [&](std::string_view part) { return fmt::format("enf_{}_{}", rank, part); };
  all.emplace_back(name("tranche"), nth(c, "tranche_enfant", n));
  all.emplace_back(name("sexe"), nth(c, "sexe", n + std::size_t(rank)));
  all.emplace_back(name("qpv"), n % 4 == 0 ? "non" : "oui");
  all.emplace_back(name("motif"), nth(c, "motif_entree", n * 2));
  all.emplace_back(name("etat"), nth(c, "etat_parcours", n + 1));
  all.emplace_back(name("suivi"), n % 2 ? "Suit l’atelier de lecture deux fois par semaine."
                                        : "Rencontre la référente chaque mois, avec la famille.");
}

Fields contribution(const campagne::Campagne& c, std::size_t n, bool whole) {
  struct Exemple {
    std::string_view titre, operateur;
  };
  constexpr std::array examples{Exemple{"Coup de pouce lecture", "Les Mots partagés"},
                                Exemple{"Parler en famille", "Parents complices"},
                                Exemple{"Bien dormir, bien apprendre", "Écoute et soutien"},
                                Exemple{"Théâtre et estime de soi", "La Fabrique des possibles"}};
  const auto& one = examples.at(n % examples.size());
  Fields all{
      {"titre", std::string(one.titre)},
      {"operateur", std::string(one.operateur)},
      {"enfants", std::to_string(10 + n % 4 * 2)},
      {"objectifs", "Redonner confiance à l’enfant, associer ses parents, faire le lien avec l’école."},
      {"deroulement", "Deux séances par semaine hors temps scolaire, et un point mensuel avec la famille."},
      {"cout", "7200"},
      {"fin_1_qui", c.financeurs.front().code},
      {"fin_1_montant", "5000"},
      {"fin_2_qui", std::string(fiche::autre)},
      {"fin_2_nom", "Fondation d’exemple"},
      {"fin_2_montant", "2200"},
      {"int_1_nom",
       fmt::format("{} {}", first_names.at(n * 3 % first_names.size()), surnames.at(n % surnames.size()))},
      {"int_1_fonction", "Éducateur·rice"},
      {"int_1_cv", nth(c, "remise_piece", 0)},
      {"int_1_diplome", nth(c, "remise_piece", whole ? 0 : 1)},
      {"int_1_devis", nth(c, "remise_devis", 0)}};
  for (int rank = 1; rank <= 4; ++rank) path(all, c, rank, n + std::size_t(rank));
  return all;
}

void add(db::Writing& w, const personne::Acteur& who, base::Instant now, const dossier::Dossier& d,
         fiche::Genre kind, std::string_view commune, const Fields& fields) {
  must(fiche::ajouter(w, who, now, d, kind, commune, typed(fields, who.id, now)));
  journal::inscrire(w, who, now, {.acte = "fiche_ajoutee", .objet = "dossier", .objet_id = d.id});
}

/// Each référent·e brings one of each of their first two communes, in time; the last of them lacks a paper.
void contributions(db::Writing& w, const World& world, const Projet& p, bool whole) {
  const auto& c = world.campagne;
  auto f = definitif::find(w, *p.porteur, p.dossier).value();
  auto limit = fiche::limite_de_remise(c).value_or(p.fini_le);
  auto now = std::max(p.ouvert_le + 1h, std::min(p.fini_le, limit - 4 * 24h));
  std::size_t n = 0;
  for (const auto& who : world.agents) {
    auto seen = fiche::regard(who, f.dossier, fiche::Genre::contribution, f.etat(), now, c);
    if (!seen || seen->refus) continue;
    auto communes = fiche::communes_ouvertes(*seen, c);
    communes.resize(std::min<std::size_t>(communes.size(), 2));
    for (const auto& commune : communes) {
      add(w, who, now, f.dossier, fiche::Genre::contribution, commune, contribution(c, n, whole || n != 1));
      ++n;
    }
  }
}

}  // namespace

void write_sheets(db::Writing& w, const World& world, const Projet& p, bool whole) {
  const auto& c = world.campagne;
  auto f = definitif::lock(w, *p.porteur, p.dossier).value();
  auto kind = fiche::genre_de(c, f.dossier.dispositif);
  if (!kind) return;
  if (*kind == fiche::Genre::contribution) return contributions(w, world, p, whole);
  for (std::size_t n = 0; n < 2; ++n)
    add(w, *p.porteur, p.fini_le, f.dossier, *kind, "",
        *kind == fiche::Genre::activite ? activity(c, p.rang + n) : post(c, n));
}

}  // namespace server::demo
