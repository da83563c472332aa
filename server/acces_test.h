// The world in which the access matrix is tried: a structure with two members, another structure, one
// deposited dossier in one commune that asks money of one funder and passes in the commune's meeting, and one
// person of each role, inside and outside its perimeter.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.h"
#include "programme/page/route.h"
#include "programme/personne/acteur.h"
#include "server/application.h"
#include "server/coffre_test.h"

namespace server::acces {

/// Who tries a route; the letter of its column in the matrix.
struct Viewer {
  char letter;
  std::string_view who;
};
inline constexpr Viewer viewers[] = {
    {'v', "visitor"},
    {'a', "member who administers the structure"},
    {'l', "member who only reads"},
    {'x', "porteur of another structure"},
    {'c', "coordination"},
    {'d', "chef·fe de projet of the commune"},
    {'h', "chef·fe de projet of another commune"},
    {'i', "instructeur of the funder asked"},
    {'j', "instructeur of another funder"},
    {'p', "référent·e PRE"},
    {'e', "élu·e"},
};

/// The dossier on which a route is tried.
enum class Sujet : std::uint8_t {
  en_cours,        ///< its note is deposited, its final dossier being written
  en_preparation,  ///< its note is being written
  depose,          ///< its final dossier is deposited
  a_completer,     ///< the coordination asks something again
};

/// What a person gets: 'O' the page or the act (a form with mistakes included), 'S' is sent to sign in, 'R'
/// is told that the right is missing, 'N' is told that nothing is there.
class World {
 public:
  explicit World(db::Database&);
  char outcome(const page::Route&, const std::string& path, char viewer);
  /// The whole answer. A POST is rolled back; its status stands in the header X-Status.
  web::Response answer(const page::Route&, const std::string& path, char viewer);
  /// What a streamed route answers to these headers (the token is added unless given) and that body.
  web::Response sends(const std::string& path, char viewer,
                      std::vector<std::pair<std::string, std::string>> fields, std::string_view body);
  /// A confirmed conflict of interest keeps the person away from the first structure's dossiers.
  void keep_away(char viewer);
  /// "/dossiers/{id}" with what exists in this world, for that dossier.
  std::string path_of(std::string_view pattern, Sujet) const;
  const std::vector<page::Route>& routes() const { return application_->routes(); }

 private:
  void people();
  void structures();
  void dossiers();
  void ventilation();
  void reunions();
  void definitif();
  void definitifs_deposes();
  void piece_du_coffre();
  void jumeau(db::Writing&, std::int64_t dossier);
  std::int64_t definitif_depose(db::Writing&, const campagne::Campagne&, const std::string& suffix);
  std::int64_t piece(db::Writing&, const campagne::Campagne&, std::string_view code,
                     std::optional<std::int64_t> dossier);
  void lien_de_remise(db::Writing&, const campagne::Campagne&, std::string_view code,
                      std::optional<std::int64_t> dossier, const std::string& suffix);
  void conflits();
  std::int64_t note(db::Writing&, const campagne::Campagne&);
  void person(char viewer, std::optional<personne::Attribution> = {});
  web::Request request(const page::Route&, const std::string& path, char viewer) const;
  std::string token(char viewer);

  CoffreDeTest files_;
  db::Database& database_;
  std::unique_ptr<Application> application_;
  std::map<char, personne::Acteur> actors_;
  std::map<char, std::string> sessions_;
  std::map<std::string, std::string, std::less<>> holes_;
};

}  // namespace server::acces
