// The second round on its page: what goes on as before, what is to be decided, what is told.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "programme/page/gabarit.h"
#include "programme/ventilation/reprise.h"
#include "programme/ventilation/ventilation_store.h"

namespace ventilation::pages {

web::Response ventilation_des_definitifs(db::Reading&, const page::Visite&);
/// Whatever has no difference with the first round is prepared, all at once.
web::Response reprendre_les_agents(db::Writing&, const page::Visite&);
/// What a person chose for one dossier.
web::Response decider_du_definitif(db::Writing&, const page::Visite&);
web::Response annuler_des_definitifs(db::Writing&, const page::Visite&);
web::Response transmettre_les_definitifs(db::Writing&, const page::Visite&);

/// Links between the two rounds, once the second is open; `ici`: address of this page.
void onglets_des_tours(html::Out&, const page::Visite&, std::string_view ici);

/// A final dossier with what of the first round holds.
struct Vu {
  DossierFinal dossier;
  Reprise reprise;
  Stade stade = Stade::sans_difference;
};
/// All that the page shows.
struct EcranDefinitifs {
  std::vector<Vu> dossiers;
  std::vector<Agent> agents;
  /// Somebody for each dossier and funder (empty: the référent·e) that the page asks to decide.
  std::map<std::pair<std::int64_t, std::string>, AgentPropose> propositions;
  Transmission transmission;
  std::int64_t vu = 0;
  std::optional<DerniereOperation> derniere{};
  /// What a person sent for one dossier and could not be kept.
  std::int64_t refuse = 0;
  ChoixDAgents saisie{};
  base::FieldErrors erreurs{};

  std::vector<const Vu*> au(Stade) const;
};
/// At most so many dossiers are decided on one page; the next come when these are done.
inline constexpr std::size_t decisions_par_page = 25;
EcranDefinitifs lire_ecran(db::Reading&, const page::Visite&);
web::Response page_des_definitifs(const page::Visite&, const EcranDefinitifs&, int status = 0);

}  // namespace ventilation::pages
