#include "server/command_line.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <CLI/CLI.hpp>
#include <fstream>

#include "platform/db/database.h"
#include "server/commands.h"
#include "server/demo.h"
#include "server/files.h"

namespace server {
namespace {

constexpr auto exit_codes =
    "Codes de sortie : 0 fait ; 1 refusé (la raison est écrite) ; 2 ligne de commande incorrecte ;\n"
    "3 panne (base injoignable, fichier illisible...).\n"
    "Chaque option peut être donnée par l'environnement, sous le nom écrit entre parenthèses.";

/// Runs an act and turns what it throws into an exit code.
template <class Act>
Exit guarded(Act act) {
  try {
    return act();
  } catch (const std::exception& e) {
    fmt::print(stderr, "Panne : {}\n", e.what());
    return Exit::broken;
  }
}

std::string first_line(const std::string& file) {
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);
  return line;
}

std::string environment_name(std::string name) {
  std::string variable = "DENTELLE_";
  for (char c : name.substr(2))
    variable += c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return variable;
}

template <class T>
CLI::Option* option(CLI::App& command, const std::string& name, T& value, const std::string& help) {
  return command.add_option(name, value, help)->envname(environment_name(name))->capture_default_str();
}

void flag(CLI::App& command, const std::string& name, bool& value, const std::string& help) {
  command.add_flag(name, value, help)->envname(environment_name(name));
}

void clock_option(CLI::App& command, CommonOptions& options) {
  auto read = [&options](const std::string& text) {
    options.horloge = base::parse_paris(text);
    if (!options.horloge)
      throw CLI::ValidationError("--horloge", "« " + text + " » n’est pas de la forme 2022-09-10T09:00");
  };
  command
      .add_option_function<std::string>(
          "--horloge", read, "Heure simulée (démonstration et répétition), à Paris : 2022-09-10T09:00")
      ->envname("DENTELLE_HORLOGE");
}

void common_options(CLI::App& command, CommonOptions& options) {
  option(command, "--database", options.database,
         "Base : sqlite:CHEMIN ou postgresql://utilisateur:secret@hote/base");
  option(command, "--migrations", options.migrations, "Dossier des migrations SQL");
  clock_option(command, options);
}

void file_options(CLI::App& command, FileOptions& o) {
  option(command, "--fichiers", o.folder, "Dossier des documents remis, chiffrés");
  option(command, "--cle-fichiers", o.keys,
         "Fichier de leurs clés, la clé actuelle en premier ; créé la première fois s’il n’existe pas");
}

void serve_options(CLI::App& command, ServeOptions& o) {
  common_options(command, o.common);
  file_options(command, o.files);
  option(command, "--listen", o.listen, "Adresse et port");
  option(command, "--public-url", o.public_url,
         "Adresse publique, pour les liens des courriels (défaut : celle de --listen)");
  option(command, "--assets", o.assets, "Dossier des styles et des scripts");
  option(command, "--smtp", o.smtp, "Serveur de courriel : smtp://hote:25 ou smtps://hote:465");
  option(command, "--smtp-user", o.smtp_user, "Compte sur le serveur de courriel");
  command.add_option("--smtp-password-file", "Fichier du mot de passe de ce compte")
      ->envname("DENTELLE_SMTP_PASSWORD_FILE")
      ->check(CLI::ExistingFile)
      ->each([&o](const std::string& file) { o.smtp_password = first_line(file); });
  option(command, "--smtp-tls", o.smtp_tls,
         "STARTTLS : never (jamais), when-offered (si le serveur le propose) ou always (toujours)")
      ->check(CLI::IsMember({"never", "when-offered", "always"}));
  option(command, "--smtp-ca", o.smtp_ca,
         "Fichier des certificats à croire pour le serveur de courriel, au lieu de ceux du système")
      ->check(CLI::ExistingFile);
  option(command, "--mail-per-minute", o.mail_per_minute,
         "Courriels envoyés par minute, au plus, par tous les serveurs ensemble (0 : sans limite)")
      ->check(CLI::Range(0, 60000));
  option(command, "--mail-from", o.mail_from, "Expéditeur des courriels");
  option(command, "--mail-folder", o.mail_folder, "Sans --smtp : dossier où les courriels sont écrits");
  option(command, "--clamd", o.clamd,
         "Antivirus ClamAV : chemin de la prise de clamd, ou 127.0.0.1:3310 ; aucun document n’est montré "
         "avant sa réponse");
  option(command, "--workers", o.workers, "Requêtes traitées en même temps (0 : selon la machine)")
      ->check(CLI::Range(0, 256));
  flag(command, "--trust-proxy", o.trust_proxy,
       "Croire l’adresse donnée par le serveur mandataire (X-Forwarded-For)");
  flag(command, "--secure-cookies", o.secure_cookies, "Servi en HTTPS : cookies réservés à HTTPS, et HSTS");
  flag(command, "--demo", o.demo, "Démonstration : comptes affichés, courriels lisibles par tous");
}

void person_options(CLI::App& command, PersonOptions& o) {
  common_options(command, o.common);
  option(command, "--nom", o.nom, "Prénom et nom")->required();
  option(command, "--courriel", o.courriel, "Adresse électronique, qui sert à se connecter")->required();
  option(command, "--role", o.role,
         "coordination, chef_de_projet, instructeur, referent_pre ou elu ; sans rôle : porteur·euse");
  option(command, "--communes", o.communes, "Codes INSEE du périmètre, séparés par des virgules")
      ->delimiter(',');
  option(command, "--themes", o.themes, "Codes des orientations du périmètre, séparés par des virgules")
      ->delimiter(',');
  option(command, "--financeur", o.financeur, "Code du financeur, pour un rôle d’instructeur");
  option(command, "--public-url", o.public_url, "Adresse publique, pour le lien affiché");
  command
      .add_option("--password-file",
                  "Fichier du mot de passe ; sans lui, un lien pour le choisir est affiché")
      ->envname("DENTELLE_PASSWORD_FILE")
      ->check(CLI::ExistingFile)
      ->each([&o](const std::string& file) { o.password = first_line(file); });
}

void french(CLI::App& app) {
  auto format = app.get_formatter();
  for (auto [english, word] : {std::pair{"Usage", "Usage"},
                               {"OPTIONS", "OPTIONS"},
                               {"SUBCOMMANDS", "COMMANDES"},
                               {"SUBCOMMAND", "COMMANDE"},
                               {"Options", "Options"},
                               {"Subcommands", "Commandes"},
                               {"Positionals", "Arguments"},
                               {"REQUIRED", "OBLIGATOIRE"},
                               {"Env", "env"},
                               {"TEXT", "TEXTE"},
                               {"INT", "NOMBRE"}})
    format->label(english, word);
  format->column_width(34);
  app.set_help_flag("-h,--help", "Affiche cette aide");
  app.footer(exit_codes);
}

/// What is wrong with the command line, in French.
std::string mistake(const CLI::Error& e) {
  std::string what = e.what();
  if (dynamic_cast<const CLI::ExtrasError*>(&e))
    return "Argument inconnu : " + what.substr(what.rfind(": ") + 2);
  if (dynamic_cast<const CLI::RequiredError*>(&e))
    return "Il manque : " + what.substr(0, what.find(" is required"));
  return "Ligne de commande incorrecte : " + what;
}

/// The whole tree of subcommands; each stores what it does into `act`.
class CommandLine {
 public:
  CommandLine() {
    french(app_);
    app_.require_subcommand(1);
    add(
        app_, "serve", "Sert le site jusqu’à SIGTERM ou Ctrl+C",
        [this](auto& c) { serve_options(c, serve_); }, [this] { return serve(serve_); });
    auto& campaign = group("campagne", "Vérifier ou charger une campagne");
    add(
        campaign, "check", "Vérifie le dossier d’une campagne, sans rien charger",
        [this](auto& c) { folder(c); }, [this] { return check_campaign(folder_); });
    add(
        campaign, "load", "Charge la campagne d’un dossier, tout ou rien",
        [this](auto& c) { folder(c), common_options(c, common_); },
        [this] { return load_campaign(common_, folder_); });
    add(
        app_, "demo", "Charge les données de démonstration et affiche les comptes",
        [this](auto& c) {
          common_options(c, common_), file_options(c, files_);
          option(c, "--notes", notes_, "Nombre de notes d’intention inventées")->check(CLI::Range(0, 100000));
          option(
              c, "--etape", stage_,
              "Moment de l’appel : notes, ventilation, reunions (la veille des premières), salle (pendant "
              "l’une d’elles), releves (après toutes), definitifs (les derniers jours du dépôt définitif) ou "
              "completude (quelques jours après)")
              ->check(CLI::IsMember(
                  std::vector<std::string>(etapes_de_demonstration.begin(), etapes_de_demonstration.end())));
        },
        [this] { return load_demo(common_, files_, notes_, stage_); });
    add(
        group("personne", "Créer un compte"), "create", "Crée le compte d’une personne, avec ou sans rôle",
        [this](auto& c) { person_options(c, person_); }, [this] { return create_person(person_); });
    add(
        group("journal", "Vérifier le journal"), "check",
        "Vérifie la chaîne du journal et nomme le premier maillon rompu",
        [this](auto& c) { common_options(c, common_); }, [this] { return check_journal(common_); });
    files_commands();
  }

  int run(int count, const char* const* arguments) {
    try {
      app_.parse(count, arguments);
    } catch (const CLI::Success& help) {
      return app_.exit(help);
    } catch (const CLI::Error& e) {
      fmt::print(stderr, "{}\nAide : dentelle --help\n", mistake(e));
      return static_cast<int>(Exit::usage);
    }
    return static_cast<int>(guarded(act_));
  }

 private:
  CLI::App& group(const std::string& name, const std::string& help) {
    auto* command = app_.add_subcommand(name, help);
    command->require_subcommand(1);
    return *command;
  }
  template <class Options, class Act>
  void add(CLI::App& parent, const std::string& name, const std::string& help, Options options, Act act) {
    auto* command = parent.add_subcommand(name, help);
    options(*command);
    command->callback([this, act] { act_ = act; });
  }
  void files_commands() {
    auto& documents = group("fichiers", "Vérifier les documents remis, ou changer leur clé");
    add(
        documents, "verifier", "Relit chaque document et le compare à l’empreinte gardée dans la base",
        [this](auto& c) { common_options(c, common_), file_options(c, files_); },
        [this] { return verify_files(common_, files_); });
    add(
        documents, "nettoyer",
        "Retire les fichiers de plus d’un jour que la base ne connaît pas (restes d’une coupure)",
        [this](auto& c) {
          common_options(c, common_), file_options(c, files_);
          c.add_flag("--malgre-tout", anyway_,
                     "Même quand ils sont plus nombreux que les documents de la base");
        },
        [this] { return remove_orphans(common_, files_, anyway_); });
    add(
        documents, "tourner-cle", "Protège chaque document par la première clé du fichier de clés",
        [this](auto& c) { file_options(c, files_); }, [this] { return rotate_key(files_); });
    add(
        documents, "nouvelle-cle", "Affiche une nouvelle clé, à écrire en première ligne du fichier de clés",
        [](auto&) {}, [] { return print_new_key(); });
  }
  void folder(CLI::App& command) {
    command.add_option("dossier", folder_, "Dossier de la campagne")
        ->required()
        ->check(CLI::ExistingDirectory);
  }

  CLI::App app_{"Dentelle : l’appel à projets d’un Contrat de Ville, de la note de cadrage au dernier bilan.",
                "dentelle"};
  ServeOptions serve_;
  CommonOptions common_;
  FileOptions files_;
  bool anyway_ = false;
  PersonOptions person_;
  std::filesystem::path folder_;
  int notes_ = 200;
  std::string stage_ = "notes";
  std::function<Exit()> act_;
};

}  // namespace

int run_command_line(int count, const char* const* arguments) {
  // The standard output is for results.
  auto errors = std::make_shared<spdlog::sinks::stderr_sink_mt>();
  spdlog::set_default_logger(std::make_shared<spdlog::logger>("dentelle", std::move(errors)));
  spdlog::set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
  spdlog::flush_on(spdlog::level::warn);
  spdlog::flush_every(std::chrono::seconds(1));
  return CommandLine().run(count, arguments);
}

}  // namespace server
