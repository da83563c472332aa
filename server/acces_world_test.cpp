#include <spdlog/spdlog.h>

#include <algorithm>
#include <stdexcept>

#include "platform/base/text.h"
#include "platform/documents/story.h"
#include "programme/campagne/campagne_store.h"
#include "programme/completude/completude_store.h"
#include "programme/definitif/contenu_store.h"
#include "programme/definitif/definitif_store.h"
#include "programme/definitif/depot_store.h"
#include "programme/definitif/fiche_store.h"
#include "programme/dossier/dossier_store.h"
#include "programme/personne/pages/routes.h"
#include "programme/personne/personne_store.h"
#include "programme/piece/coffre.h"
#include "programme/piece/lien_store.h"
#include "programme/piece/piece_store.h"
#include "programme/reunion/convocation_store.h"
#include "programme/reunion/invite_store.h"
#include "programme/reunion/preparation_store.h"
#include "programme/reunion/presence_store.h"
#include "programme/structure/adhesion_store.h"
#include "programme/structure/invitation_store.h"
#include "programme/structure/membre_store.h"
#include "programme/structure/structure_store.h"
#include "programme/ventilation/ventilation_store.h"
#include "server/acces_test.h"
#include "server/routes.h"
#include "tests/support/http_client.h"
#include "tests/support/source_dir.h"

namespace server::acces {
namespace {

const base::Instant now = *base::parse_paris("2030-03-10T09:00");

template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(phrase(result.error()));
  return *std::move(result);
}

/// Every POST runs, is judged by its status, and is then rolled back: the world stays as it is. The status of
/// the handler travels in a header.
std::vector<page::Route> without_lasting_effect(std::vector<page::Route> routes) {
  for (auto& route : routes)
    if (auto* writes = std::get_if<page::Ecriture>(&route.handler))
      *writes = [real = *writes](db::Writing& w, const page::Visite& v) {
        auto response = real(w, v);
        std::erase_if(response.headers, [](const auto& h) { return h.first == "X-Dentelle-Commit"; });
        response.header("X-Status", std::to_string(response.status));
        response.status = 499;
        return response;
      };
  return routes;
}

int status_of(const web::Response& response) {
  auto original = web::header_of(response, "X-Status");
  return original.empty() ? response.status : std::stoi(std::string(original));
}

structure::Fiche fiche(std::string nom, std::string siret) {
  structure::Fiche f;
  f.nom = std::move(nom);
  f.forme = "association";
  f.siret = std::move(siret);
  f.rna = "W599001001";
  f.siege_voie = "1 quai de l’Exemple";
  f.siege_commune = "École-sur-Mer";
  return structure::normaliser(f);
}

}  // namespace

World::World(db::Database& database) : database_(database) {
  spdlog::set_level(spdlog::level::off);
  auto files = campagne::lire_dossier(tests::source_dir() + "/tests/campagnes/petite");
  database.write(
      [&](db::Writing& w) { return campagne::enregistrer(w, personne::systeme(), now, *files).has_value(); });
  people();
  structures();
  dossiers();
  ventilation();
  reunions();
  definitif();
  piece_du_coffre();
  definitifs_deposes();
  conflits();
  application_ = std::make_unique<Application>(database, without_lasting_effect(all_routes()),
                                               ApplicationOptions{.flux = all_streams()});
}

void World::person(char viewer, std::optional<personne::Attribution> attribution) {
  database_.write([&](db::Writing& w) {
    auto address = std::string(1, viewer) + "@exemple.example";
    auto id = must(personne::creer_par_console(
                       w, {"Personne " + std::string(1, viewer), address, "x", attribution}, now))
                  .personne;
    actors_[viewer] = personne::acteur(w, id).value();
    sessions_[viewer] = personne::ouvrir_session(w, id, "test", now);
  });
}

void World::people() {
  using personne::Role;
  for (char porteur : {'a', 'l', 'x'}) person(porteur);
  person('c', {{.role = Role::coordination}});
  person('d', {{.role = Role::chef_de_projet, .communes = {"99001"}}});
  person('h', {{.role = Role::chef_de_projet, .communes = {"99002"}}});
  person('i', {{.role = Role::instructeur, .financeur = "port"}});
  person('j', {{.role = Role::instructeur, .financeur = "agglo"}});
  person('p', {{.role = Role::referent_pre, .communes = {"99001"}}});
  person('e', {{.role = Role::elu}});
  holes_ = {{"section", "partenaires"},
            {"code", "mer"},
            {"financeur", "port"},
            {"lien", "1-abc"},
            {"personne", std::to_string(actors_['l'].id)},
            {"agent", std::to_string(actors_['d'].id)}};
  database_.read([&](db::Reading& r) {
    holes_["attribution"] = std::to_string(personne::attributions_de(r, actors_['d'].id).at(0).id);
    holes_["session"] = std::to_string(personne::sessions_de(r, actors_['x'], now).at(0).id);
  });
}

void World::structures() {
  database_.write([&](db::Writing& w) {
    auto ours = must(structure::creer(w, actors_['a'], now, fiche("Les Tilleuls", "99900010200015")));
    must(structure::creer(w, actors_['x'], now, fiche("Le Port", "99900011000018")));
    structure::ajouter_membre(w, now, ours, actors_['l'].id, {});
    for (char member : {'a', 'l', 'x'}) actors_[member] = personne::acteur(w, actors_[member].id).value();
    holes_["structure"] = std::to_string(ours);
    auto invited = must(structure::inviter(w, actors_['a'], now, ours, "e@exemple.example", {}));
    holes_["invitation"] = std::to_string(invited);
    holes_["lien_invitation"] =
        structure::chemin_invitation(w, invited).value().substr(std::size("/invitations"));
    if (auto asked = structure::demander_adhesion(w, actors_['p'], now, "99900010200015"); !asked)
      throw std::runtime_error(phrase(asked.error()));
    holes_["demande"] = std::to_string(structure::adhesions(w, ours).at(0).id);
  });
}

/// A note with what decides who may see it.
std::int64_t World::note(db::Writing& w, const campagne::Campagne& campaign) {
  auto& who = actors_['a'];
  auto id = dossier::create(w, who, now, campaign.code, who.structures.front().structure);
  dossier::Brouillon b;
  for (auto [field, text] : {std::pair{"intitule", "Voiles"},
                             {"orientation", "mer"},
                             {"echelle", "communale"},
                             {"commune", "99001"},
                             {"dispositif", "general"},
                             {"cout_total", "1000"}})
    b.poser(field, {text, who.id, now});
  b.poser(dossier::champ_demande("port"), {"500", who.id, now});
  std::vector<std::string> fields;
  for (auto& [field, unused] : b) fields.push_back(field);
  dossier::save_draft(w, dossier::lock(w, who, id).value(), b, dossier::lire(b, campaign).note, fields, now);
  return id;
}

/// One note deposited twice, another in preparation.
void World::dossiers() {
  database_.write([&](db::Writing& w) {
    auto campaign = campagne::derniere(w).value();
    auto& who = actors_['a'];
    auto id = note(w, campaign);
    auto locked = dossier::lock(w, who, id).value();
    auto sent = dossier::draft(w, locked);
    dossier::save_state(w, locked, dossier::NoteDeposee{now}, now);
    dossier::record_deposit(w, who, locked, sent, now);
    dossier::record_take_back(w, locked, now);
    dossier::record_deposit(w, who, dossier::lock(w, who, id).value(), sent, now);
    holes_["dossier"] = std::to_string(id);
    holes_["brouillon"] = std::to_string(note(w, campaign));
  });
}

/// The committee handed the deposited dossier to the funder that it asks, and told everyone.
void World::ventilation() {
  database_.write([&](db::Writing& w) {
    auto id = std::stoll(holes_.at("dossier"));
    w.exec(
        "INSERT INTO ventilation (dossier_id, tour, etat, reunion, version, modifie_le, modifie_par, "
        "transmise_le, "
        "transmission) VALUES (?1, 1, 'transmise', 'repas', 1, ?2, ?3, ?2, 1)",
        id, now, actors_['c'].id);
    w.exec(
        "INSERT INTO sollicitation (dossier_id, financeur, demande, origine, cree_le, cree_par) VALUES (?1, "
        "'port', "
        "50000, 'note', ?2, 0)",
        id, now);
  });
}

/// The meeting of the commune, where the deposited dossier passes.
void World::reunions() {
  database_.write([&](db::Writing& w) {
    auto campaign = campagne::derniere(w).value();
    auto meeting = must(reunion::ouvrir(w, actors_['c'], now, campaign, "ecole"));
    auto row = w.one<std::int64_t>(
        "INSERT INTO passage (dossier_id, reunion_id, demi_journee_id, debut, fin, etat, nonce, code) "
        "SELECT CAST(?1 AS BIGINT), h.reunion_id, h.id, h.debut, h.debut + 1800000, 'planifie', 'n', "
        "'ACDEFG' "
        "FROM demi_journee h WHERE h.reunion_id = ?2 RETURNING id",
        std::stoll(holes_.at("dossier")), meeting);
    holes_["reunion"] = std::to_string(meeting);
    holes_["code_reunion"] = "repas";
    holes_["passage"] = std::to_string(row.value());
    personne::assurer_cle_des_liens(w);
    holes_["lien_convocation"] =
        reunion::chemin_convocation(w, row.value()).value().substr(std::size("/convocations"));
    holes_["lien_presence"] = reunion::chemin_presence(w, row.value()).value().substr(std::size("/presence"));
    holes_["part"] = "financeur:port";
    auto advice = w.one<std::int64_t>(
        "INSERT INTO recommandation (passage_id, rang, texte, modifie_le, modifie_par) VALUES (?1, 1, 'Voir "
        "le "
        "port.', 0, ?2) RETURNING id",
        row.value(), actors_['c'].id);
    holes_["recommandation"] = std::to_string(advice.value());
    auto open = reunion::find_reunion(w, actors_['c'], meeting).value();
    reunion::ajouter_invites(w, actors_['c'], now, open,
                             {{.institution = "Essai", .courriel = "convive@essai.example"}});
    auto guest = reunion::invites(w, open).at(0).id;
    holes_["invite"] = std::to_string(guest);
    auto link = reunion::invitations_reunion(w, {guest}).at(0).lien;
    holes_["lien_reunion"] = link.substr(std::size("/invitations-reunion"));
    auto request = w.one<std::int64_t>(
        "INSERT INTO deplacement (passage_id, motif, demande_le, demande_par) VALUES (?1, 'Une classe', 0, "
        "'Léa Essai') RETURNING id",
        row.value());
    holes_["demande"] = std::to_string(request.value());
  });
}

/// The final dossier of the deposited note is in preparation, with one sheet of its dispositif.
void World::definitif() {
  database_.write([&](db::Writing& w) {
    auto id = std::stoll(holes_.at("dossier"));
    definitif::create(w, actors_['a'], now, id, {});
    holes_["genre"] = "action";
    // Its content is not there: it waits for the antivirus, and nobody may open it.
    auto file = w.one<std::int64_t>(
        "INSERT INTO fichier (coffre, titre, type, taille, empreinte, antivirus, recu_le) VALUES ('essai', "
        "'a.pdf', "
        "'pdf', 1, 'abc', 'attente', ?1) RETURNING id",
        now);
    auto given = w.one<std::int64_t>(
        "INSERT INTO piece (structure_id, dossier_id, code, fichier_id, remise_le, remise_par) VALUES (?1, "
        "?2, "
        "'devis', ?3, ?4, ?5) RETURNING id",
        std::stoll(holes_.at("structure")), std::stoll(holes_.at("dossier")), file.value(), now,
        actors_['a'].id);
    holes_["piece"] = "devis";
    holes_["remise"] = std::to_string(given.value());
    lien_de_remise(w, campagne::derniere(w).value(), "devis", id, "");
    holes_["modele"] = "charte.pdf";
    auto d = dossier::find(w, actors_['a'], id).value();
    auto sheet =
        definitif::fiche::ajouter(w, actors_['a'], now, d, definitif::fiche::Genre::activite, "", {});
    holes_["fiche"] = std::to_string(must(sheet));
    holes_["partie"] = "activite";
    auto row = w.one<std::int64_t>(
        "INSERT INTO indicateur (dossier_id, rang, modifie_le, modifie_par) VALUES (?1, 1, 0, ?2) RETURNING "
        "id",
        std::stoll(holes_.at("dossier")), actors_['a'].id);
    holes_["indicateur"] = std::to_string(row.value());
  });
}

/// A small document that somebody gives, kept for real.
std::int64_t World::piece(db::Writing& w, const campagne::Campagne& campaign, std::string_view code,
                          std::optional<std::int64_t> dossier) {
  ::piece::Arrivee arrival(campaign);
  arrival.recevoir(documents::write(documents::DocumentFormat::pdf, {.title = "Essai"}, {}));
  auto given = must(
      ::piece::remettre(w, actors_['a'], now, {std::stoll(holes_.at("structure")), dossier},
                        {*campaign.piece(code), {}, arrival.sceller("essai.pdf"), ::piece::Analyse::sans}));
  arrival.garder();
  return given;
}

/// Somebody without an account is asked for that piece, and sent one that waits for a choice and for the
/// antivirus.
void World::lien_de_remise(db::Writing& w, const campagne::Campagne& campaign, std::string_view code,
                           std::optional<std::int64_t> dossier, const std::string& suffix) {
  ::piece::Lieu place{std::stoll(holes_.at("structure")), dossier};
  const auto& p = *campaign.piece(code);
  auto ask = [&](std::string address) {
    auto id = must(::piece::demander(w, actors_['a'], now, place, campaign, p, {std::move(address), "", ""}));
    return ::piece::lien_par_numero(w, id).value();
  };
  ::piece::Recu file{"propose" + suffix, "b.pdf", files::Kind::pdf, 1, "def"};
  auto served = ask("servi@essai.example");
  holes_["proposition" + suffix] = std::to_string(
      must(::piece::remettre_par_lien(w, now, served, p, {}, file, ::piece::Analyse::attente)));
  auto open = ask("ouvert@essai.example").id;
  holes_["lien_remise" + suffix] = std::to_string(open);
  if (suffix.empty())
    holes_["lien_depot"] = ::piece::chemin_lien_remise(w, open).value().substr(std::size("/remise"));
}

void World::piece_du_coffre() {
  database_.write([&](db::Writing& w) {
    auto campaign = campagne::derniere(w).value();
    holes_["piece_coffre"] = "charte";
    holes_["remise_coffre"] = std::to_string(piece(w, campaign, "charte", {}));
    lien_de_remise(w, campaign, "charte", {}, "_coffre");
  });
}

/// The final dossier of another note, with a piece, a sheet and an indicator, signed and deposited.
std::int64_t World::definitif_depose(db::Writing& w, const campagne::Campagne& campaign,
                                     const std::string& suffix) {
  const auto& who = actors_['a'];
  auto id = note(w, campaign);
  auto locked = dossier::lock(w, who, id).value();
  dossier::save_state(w, locked, dossier::NoteDeposee{now}, now);
  dossier::record_deposit(w, who, locked, dossier::draft(w, locked), now);
  definitif::create(w, who, now, id, dossier::draft(w, locked));
  holes_["remise" + suffix] = std::to_string(piece(w, campaign, "devis", id));
  lien_de_remise(w, campaign, "devis", id, suffix);
  auto sheet = definitif::fiche::ajouter(w, who, now, dossier::find(w, who, id).value(),
                                         definitif::fiche::Genre::activite, "", {});
  holes_["fiche" + suffix] = std::to_string(must(sheet));
  auto f = definitif::lock(w, who, id).value();
  holes_["indicateur" + suffix] = std::to_string(
      definitif::ajouter_indicateur(w, who, now, f, definitif::depuis_modele(campaign.indicateurs.front())));
  auto content = definitif::contenu(w, who, f, campaign);
  definitif::signer(w, who, now, f, {.nom = "A", .qualite = "B", .empreinte = definitif::empreinte(content)});
  definitif::save_state(w, f, definitif::Depose{now}, now, who);
  definitif::record_depot(w, who, now, f, content, definitif::attestation(w, f).value());
  holes_["dossier" + suffix] = std::to_string(id);
  return id;
}

/// The same project in another call, whose final dossier is being written.
void World::jumeau(db::Writing& w, std::int64_t dossier) {
  const auto& who = actors_['a'];
  auto id = dossier::create(w, who, now, "autre-2031", who.structures.front().structure);
  auto locked = dossier::lock(w, who, id).value();
  dossier::save_state(w, locked, dossier::NoteDeposee{now}, now);
  dossier::record_deposit(w, who, locked, {}, now);
  definitif::create(w, who, now, id, {});
  ventilation::noter_jumeau(w, actors_['c'], now, {.dossier = dossier, .autre = id});
}

/// One final dossier that is deposited, and one of which something is asked again.
void World::definitifs_deposes() {
  using namespace std::chrono_literals;
  database_.write([&](db::Writing& w) {
    auto campaign = campagne::derniere(w).value();
    auto handed_on = definitif_depose(w, campaign, "_depose");
    jumeau(w, handed_on);
    for (int round : {1, 2})
      w.exec(
          "INSERT INTO ventilation (dossier_id, tour, etat, reunion, version, modifie_le, modifie_par, "
          "transmise_le, transmission) VALUES (?1, ?4, 'transmise', '', 1, ?2, ?3, ?2, 1)",
          handed_on, now, actors_['c'].id, round);
    auto id = definitif_depose(w, campaign, "_a_completer");
    auto f = definitif::lock(w, actors_['c'], id).value();
    completude::demander(w, actors_['c'], now, f,
                         {.date = {}, .message = {}, .cibles = {{"pieces/devis", "Signé."}}}, now + 240h);
    definitif::save_state(w, f, definitif::ACompleter{now, now + 240h}, now, actors_['c']);
  });
}

/// Somebody may sit in the other structure; nothing is decided.
void World::conflits() {
  database_.write([&](db::Writing& w) {
    auto found = w.one<std::int64_t>(
        "INSERT INTO conflit_interet (personne_id, structure_id, etat, origine, nom_trouve, trouve_le)"
        " VALUES (?1, ?2, 'suggere', 'bureau', 'Personne p', ?3) RETURNING id",
        actors_['p'].id, actors_['x'].structures.front().structure, now);
    holes_["conflit"] = std::to_string(found.value());
  });
}

void World::keep_away(char viewer) {
  database_.write([&](db::Writing& w) {
    w.exec(
        "INSERT INTO conflit_interet (personne_id, structure_id, etat, origine, trouve_le, decide_le)"
        " VALUES (?1, ?2, 'confirme', 'declaration', ?3, ?3)",
        actors_[viewer].id, std::stoll(holes_.at("structure")), now);
  });
}

namespace {

/// The hole that stands for the {lien} of that pattern.
std::string link_of(std::string_view pattern) {
  if (pattern.starts_with("/invitations/")) return "lien_invitation";
  if (pattern.starts_with("/convocations/")) return "lien_convocation";
  if (pattern.starts_with("/remise/")) return "lien_depot";
  if (pattern.starts_with("/invitations-reunion/")) return "lien_reunion";
  return pattern.starts_with("/presence") ? "lien_presence" : "lien";
}

/// What is added to the name of a hole that this dossier has of its own.
std::string_view suffix_of(std::string_view pattern, Sujet s) {
  if (pattern.starts_with("/structures/")) return "_coffre";
  if (s == Sujet::depose) return "_depose";
  return s == Sujet::a_completer ? "_a_completer" : "";
}

}  // namespace

std::string World::path_of(std::string_view pattern, Sujet s) const {
  const std::map<std::string, std::string, std::less<>> by_room{
      {"structures", "structure"},
      {"dossiers", s == Sujet::en_preparation ? "brouillon" : "dossier"},
      {"ventilation", pattern.starts_with("/ventilation/definitifs/") ? "dossier_depose" : "dossier"},
      {"completude", "dossier"},
      {"personnes", "agent"},
      {"conflits", "conflit"},
      {"reunions-partenariales", "reunion"},
      {"compte", "session"}};
  std::string path;
  auto room = by_room.find(pattern.substr(1, pattern.find('/', 1) - 1));
  for (const auto& segment : base::split(pattern.substr(1), '/')) {
    bool hole = segment.starts_with('{');
    auto name = hole ? segment.substr(1, segment.find('}') - 1) : std::string();
    if (name == "id" && room != by_room.end()) name = room->second;
    if (name == "code" && pattern.starts_with("/reunions-partenariales")) name = "code_reunion";
    if (name == "lien") name = link_of(pattern);
    auto known = holes_.find(name + std::string(suffix_of(pattern, s)));
    if (known == holes_.end()) known = holes_.find(name);
    path += "/" + (!hole ? segment : known == holes_.end() ? "1" : known->second);
  }
  return path;
}

web::Request World::request(const page::Route& route, const std::string& path, char viewer) const {
  web::Request r;
  r.method = route.method;
  r.path = r.target = path;
  r.received_at = now;
  r.peer = "192.0.2.7";
  if (auto session = sessions_.find(viewer); session != sessions_.end())
    r.cookies.add(std::string(personne::cookie_session), session->second);
  else
    r.cookies.add(std::string(visitor_cookie), "visiteur");
  return r;
}

/// The token that the viewer's forms carry: any page with the header's sign-out form, or the sign-in form,
/// has it.
std::string World::token(char viewer) {
  auto route = page::Route{web::Method::get, "", page::public_, {}};
  auto page = application_->handle(request(route, viewer == 'v' ? "/connexion" : "/compte", viewer));
  return tests::field_value(page.text(), token_field).value_or("");
}

web::Response World::answer(const page::Route& route, const std::string& path, char viewer) {
  auto r = request(route, path, viewer);
  if (route.method == web::Method::post) r.form.add(std::string(token_field), token(viewer));
  return application_->handle(r);
}

web::Response World::sends(const std::string& path, char viewer,
                           std::vector<std::pair<std::string, std::string>> fields, std::string_view body) {
  auto r = request({web::Method::post, "", page::public_, {}}, path, viewer);
  r.content_type = "application/offset+octet-stream";
  bool has_token = std::ranges::any_of(fields, [](auto& f) { return f.first == page::entete_jeton; });
  if (!has_token) fields.emplace_back(page::entete_jeton, token(viewer));
  auto opened = application_->streamed({r.method, path}).value().open({r, body.size(), std::move(fields)});
  if (auto* refused = std::get_if<web::Response>(&opened)) return std::move(*refused);
  auto& sink = std::get<std::unique_ptr<web::BodySink>>(opened);
  if (!body.empty()) sink->take(body);
  return sink->answer();
}

char World::outcome(const page::Route& route, const std::string& path, char viewer) {
  auto response = answer(route, path, viewer);
  int status = status_of(response);
  bool sign_in = status == 401 || web::header_of(response, "Location").starts_with("/connexion");
  if (sign_in && viewer == 'v') return 'S';
  if (status == 403) return 'R';
  if (status == 404) return 'N';
  if (status == 409 || status == 410 || status == 422) return 'F';
  return status < 400 ? 'O' : '!';
}

}  // namespace server::acces
