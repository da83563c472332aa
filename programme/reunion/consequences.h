// What convening a meeting would do, shown before it is done; and who would be reminded. Pure.
#pragma once
#include "programme/reunion/convocation_store.h"

namespace reunion {

struct Refuse {
  Convocable convocable;
  Obstacle obstacle;
};

struct Consequences {
  std::vector<Convocable> convoques;     ///< written to, for the first time or because something changed
  std::vector<Convocable> annules;       ///< told that their slot is taken away
  std::vector<Convocable> sans_adresse;  ///< to be convened, but nobody can be written to
  std::vector<Refuse> refuses;           ///< to be convened, and it is not possible
  std::vector<Convie> invites;           ///< institutions and people invited to the whole meeting
  bool rien() const { return convoques.empty() && annules.empty() && invites.empty(); }
  /// How many mails leave.
  std::size_t messages() const;
  /// A mark of all that: what is done is what was shown.
  std::string empreinte() const;
};
Consequences consequences(std::vector<Convocable>, std::vector<Convie>, const personne::Acteur&,
                          base::Instant now, const campagne::Campagne&);

/// Who was written to, has nothing else to receive, and has not answered, as long as there is time.
struct Relances {
  std::vector<Convocable> passages;
  std::vector<Convie> invites;
  bool rien() const { return passages.empty() && invites.empty(); }
  std::string empreinte() const;  ///< changes with each reminder: a second click does nothing
};
Relances relances(std::vector<Convocable>, std::vector<Convie>, base::Instant now);

std::vector<std::int64_t> ids(const std::vector<Convocable>&);

}  // namespace reunion
