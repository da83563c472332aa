#include "server/commands.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <cstdio>

#include "platform/base/secret.h"
#include "platform/base/text.h"
#include "platform/db/migrations.h"
#include "programme/campagne/campagne_store.h"
#include "programme/journal/journal.h"
#include "programme/obstacle.h"
#include "programme/personne/adresse.h"
#include "programme/personne/attribution.h"
#include "programme/personne/mot_de_passe.h"
#include "programme/personne/personne_store.h"
#include "programme/piece/coffre.h"
#include "server/demo.h"
#include "server/files.h"

namespace server {
namespace {

void say(const std::string& line) { fmt::print("{}\n", line); }
void complain(const std::string& line) { fmt::print(stderr, "{}\n", line); }

Exit tell(const std::vector<campagne::Erreur>& errors) {
  for (const auto& e : errors) complain(campagne::phrase(e));
  complain(base::counted(errors.size(), "erreur", "erreurs") + " : rien n’a été chargé.");
  return Exit::refused;
}

/// The role asked for, or what is wrong with it.
Result<std::optional<personne::Attribution>> attribution_of(const PersonOptions& options) {
  if (options.role.empty()) return std::optional<personne::Attribution>();
  auto role = personne::role(options.role);
  if (!role) return refuse(Cause::saisie_invalide, "le rôle « " + options.role + " » n’existe pas");
  personne::Attribution a{*role, options.communes, options.themes, options.financeur};
  auto wrong = personne::defauts_attribution(a);
  if (!wrong.empty()) return refuse(Cause::saisie_invalide, wrong.begin()->message);
  return std::optional(std::move(a));
}

/// What the role names that the campaign does not know; nothing to compare with before a campaign is loaded.
std::optional<Obstacle> unknown_perimeter(db::Database& database, const personne::CreationConsole& person) {
  auto campaign = database.read([](db::Reading& r) { return campagne::derniere(r); });
  if (!campaign || !person.attribution) return std::nullopt;
  auto& a = *person.attribution;
  for (const auto& insee : a.communes)
    if (!campaign->territoire.commune(insee))
      return Obstacle{Cause::saisie_invalide, "Commune inconnue : " + insee + "."};
  for (const auto& theme : a.themes)
    if (!campaign->orientation(theme))
      return Obstacle{Cause::saisie_invalide, "Orientation inconnue : " + theme + "."};
  if (!a.financeur.empty() && !campaign->financeur(a.financeur))
    return Obstacle{Cause::saisie_invalide, "Financeur inconnu : " + a.financeur + "."};
  return std::nullopt;
}

/// The account and its line in the journal, in one transaction.
Result<personne::CreeParConsole> record_person(db::Database& database,
                                               const personne::CreationConsole& person, base::Instant now) {
  return database.write([&](db::Writing& w) {
    auto made = personne::creer_par_console(w, person, now);
    if (!made) return made;
    std::vector<std::pair<std::string, std::string>> details;
    if (person.attribution) details.emplace_back("role", personne::code(person.attribution->role));
    journal::inscrire(w, personne::systeme(), now,
                      {"personne_creee_par_console", "personne", made->personne, std::move(details)});
    return made;
  });
}

}  // namespace

std::unique_ptr<db::Database> open_database(const CommonOptions& options, int connections) {
  constexpr std::string_view sqlite = "sqlite:";
  base::start_sodium();
  if (options.database.starts_with(sqlite)) {
    auto folder = std::filesystem::path(options.database.substr(sqlite.size())).parent_path();
    if (!folder.empty()) std::filesystem::create_directories(folder);
  }
  auto database = db::Database::open(options.database, {.readers = connections});
  for (const auto& name : db::migrate(*database, options.migrations)) spdlog::info("migration {}", name);
  return database;
}

Exit check_campaign(const std::filesystem::path& folder) {
  auto campaign = campagne::charger(folder);
  if (!campaign) return tell(campaign.error());
  say(fmt::format("{} : {} ({}), {}, {}, {}.", campaign->code, campaign->titre, campaign->annee,
                  base::counted(campaign->orientations.size(), "orientation", "orientations"),
                  base::counted(campaign->financeurs.size(), "financeur", "financeurs"),
                  base::counted(campaign->calendrier.size(), "étape", "étapes")));
  return Exit::done;
}

Exit load_campaign(const CommonOptions& options, const std::filesystem::path& folder) {
  auto files = campagne::lire_dossier(folder);
  if (!files) return tell(files.error());
  auto database = open_database(options, 1);
  auto kept = database->write([&](db::Writing& w) {
    return campagne::enregistrer(w, personne::systeme(), options.clock().now(), *files);
  });
  if (!kept) return tell(kept.error());
  say(fmt::format("La campagne « {} » {}.", kept->code,
                  kept->deja ? "était déjà chargée, sans changement" : "est chargée"));
  return Exit::done;
}

Exit load_demo(const CommonOptions& options, const FileOptions& files, int notes, std::string_view name) {
  auto database = open_database(options, 2);
  auto stage = etape_de_demonstration(name).value();
  if (garde_des_fichiers(stage)) piece::ouvrir_coffre(open_files(files));
  auto made = charger_demonstration(*database, notes, stage);
  if (!made) return complain(phrase(made.error())), Exit::refused;
  say("Comptes de démonstration (tous avec le mot de passe : " + std::string(mot_de_passe_de_demonstration) +
      ")");
  for (const auto& account : made->comptes) say(fmt::format("  {:<38} {}", account.courriel, account.qui));
  say("À servir avec --horloge " + base::iso_paris(made->horloge).substr(0, 16));
  return Exit::done;
}

Exit create_person(const PersonOptions& options) {
  personne::CreationConsole person{options.nom, personne::normaliser_adresse(options.courriel), {}, {}};
  auto role = attribution_of(options);
  if (!role) return complain(phrase(role.error())), Exit::refused;
  person.attribution = *role;
  if (auto wrong = personne::defaut_adresse(person.courriel); !wrong.empty())
    return complain(wrong), Exit::refused;
  if (!options.password.empty()) {
    auto wrong = personne::defaut_mot_de_passe(options.password, person.courriel);
    if (!wrong.empty()) return complain(wrong), Exit::refused;
  }
  auto database = open_database(options.common, 1);
  if (!options.password.empty()) person.mot_de_passe = base::hash_password(options.password);
  if (auto unknown = unknown_perimeter(*database, person)) return complain(phrase(*unknown)), Exit::refused;
  auto made = record_person(*database, person, options.common.clock().now());
  if (!made) return complain(phrase(made.error())), Exit::refused;
  say(fmt::format("Le compte {} est créé.", person.courriel));
  if (!made->chemin.empty()) say("Lien pour choisir le mot de passe : " + options.public_url + made->chemin);
  return Exit::done;
}

Exit check_journal(const CommonOptions& options) {
  auto database = open_database(options, 1);
  auto verified = database->read([](db::Reading& r) { return journal::verifier(r); });
  auto lines = base::counted(static_cast<std::size_t>(verified.lignes), "ligne vérifiée", "lignes vérifiées");
  if (!verified.rupture) return say("La chaîne du journal est intacte : " + lines + "."), Exit::done;
  complain(fmt::format("La chaîne du journal est rompue à la ligne {} : {} ({}).", verified.rupture->numero,
                       verified.rupture->raison, lines));
  return Exit::refused;
}

}  // namespace server
