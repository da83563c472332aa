// Who looks or acts: no query without an actor.
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace personne {

enum class Role : std::uint8_t { porteur, coordination, chef_de_projet, instructeur, referent_pre, elu };
inline constexpr std::array all_roles{Role::porteur,     Role::coordination, Role::chef_de_projet,
                                      Role::instructeur, Role::referent_pre, Role::elu};
/// "chef_de_projet": in the database, URLs and the command line.
std::string_view code(Role);
/// "Chef·fe de projet communal·e": on screen.
std::string_view label(Role);

/// A set of roles, as written at a route: Roles{Role::porteur, Role::coordination}.
class Roles {
 public:
  constexpr Roles(std::initializer_list<Role> list) {
    for (Role r : list) bits_ |= 1u << unsigned(r);
  }
  constexpr bool has(Role r) const { return bits_ >> unsigned(r) & 1u; }

 private:
  unsigned bits_ = 0;
};

/// A role held, with its perimeter: communes (INSEE codes), themes (codes of orientation), one funder. Empty
/// lists: no limit.
struct Attribution {
  Role role = Role::porteur;
  std::vector<std::string> communes{}, themes{};
  std::string financeur{};  ///< code of the funder, for an instructeur
};

/// What a member may do in a structure's space.
enum class Droit : std::uint8_t { administrer, ecrire, signer };

struct Appartenance {
  std::int64_t structure = 0;
  std::string nom;
  bool administrer = false, ecrire = false, signer = false;
};

/// The person behind a request. `id` 0 is a visitor who has not signed in. Anyone signed in may act as
/// porteur.
struct Acteur {
  std::int64_t id = 0;
  std::string nom, courriel;
  std::vector<Attribution> attributions;
  std::vector<Appartenance> structures;
  /// Structures whose dossiers the person is kept away from: a confirmed conflict of interest.
  std::vector<std::int64_t> conflits{};
  /// Partner meetings to which the person is invited: they see what passes there.
  std::vector<std::int64_t> reunions{};

  bool visiteur() const { return id == 0; }
  /// Role::porteur is held by anyone who belongs to a structure, or holds no other role.
  bool est(Role) const;
  bool est_un_de(Roles) const;
  const Attribution* attribution(Role) const;
  const Appartenance* membre_de(std::int64_t structure) const;
  bool peut(Droit, std::int64_t structure) const;
};

/// The program itself, for what no person asked (outbox, loading a campaign): named so in the journal.
Acteur systeme();

}  // namespace personne
