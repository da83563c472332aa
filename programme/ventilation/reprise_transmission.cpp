// What is told at the end of the second round.
#include <algorithm>
#include <set>

#include "programme/ventilation/operation.h"
#include "programme/ventilation/reprise.h"

namespace ventilation {
namespace {

constexpr std::string_view no_longer_asked = "Le budget du dossier définitif ne lui demande plus rien.";

class Apercu {
 public:
  Apercu(std::span<const Agent> agents, const personne::Acteur& acteur, base::Instant now,
         const campagne::Campagne& c)
      : agents_(agents), acteur_(acteur), now_(now), c_(c) {}

  void look_at(const DossierFinal& d) {
    auto where = stade(d, reprendre(d, agents_));
    if (where == Stade::transmis) ++out_.deja;
    if (where == Stade::sans_difference || where == Stade::a_decider) ++out_.a_ventiler;
    if (where == Stade::pret) ready(d.ligne);
  }

  Transmission take() && {
    out_.agents = std::int64_t(people_.size()), out_.referents = std::int64_t(referents_.size());
    return std::move(out_);
  }

 private:
  void ready(const Ligne& l) {
    if (auto why = obstacle(l)) return stay(l, *why);
    Changement change{l.etat, l.etat};
    change.apres.etat_nom = Transmise::name;
    suivre_le_budget(change.apres, l, c_, now_);
    out_.changements.push_back(std::move(change));
    ++out_.transmises;
    for (const auto& a : l.etat.affectations) {
      people_.insert(a.personne);
      if (a.financeur.empty()) referents_.insert(a.personne);
    }
    bool all = std::ranges::all_of(l.demandes, [&](const auto& asked) {
      return asked.second.value == 0 || !l.etat.agents(asked.first).empty();
    });
    if (!all) out_.sans_agent.push_back(reference(l, c_));
  }

  std::optional<std::string> obstacle(const Ligne& l) const {
    Contenu content;
    for (const auto& [funder, amount] : l.demandes) content.financeurs += amount.value > 0;
    if (content.financeurs == 0) return "Le budget ne demande rien aux financeurs de l’appel :";
    for (const auto& a : l.agents)
      if (a.conflit == "confirme") content.en_conflit = a.nom;
    auto done = accomplir(l.etat.etat(), Transmettre{content}, {acteur_, now_, c_, l.note.structure});
    if (done) return std::nullopt;
    return done.error().detail.empty() ? phrase(done.error()) : done.error().detail;
  }

  void stay(const Ligne& l, const std::string& why) {
    auto it = std::ranges::find(out_.manques, why, &Manque::raison);
    if (it == out_.manques.end()) it = out_.manques.insert(it, Manque{why, {}});
    it->references.push_back(reference(l, c_));
  }

  std::span<const Agent> agents_;
  const personne::Acteur& acteur_;
  base::Instant now_;
  const campagne::Campagne& c_;
  Transmission out_;
  std::set<std::int64_t> people_, referents_;
};

}  // namespace

std::vector<EcartDeDemande> ecarts_de_demande(const Ligne& l) {
  std::vector<EcartDeDemande> all;
  for (const auto& [funder, amount] : l.demandes) {
    const auto* row = l.etat.sollicitation(funder);
    auto before = row ? row->demande : base::Cents{};
    if (before != amount) all.push_back({funder, before, amount});
  }
  for (const auto& s : l.etat.sollicitations)
    if (!s.retiree_le && l.demande_a(s.financeur).value == 0) all.push_back({s.financeur, s.demande, {}});
  return all;
}

void suivre_le_budget(EtatDossier& e, const Ligne& l, const campagne::Campagne& c, base::Instant now) {
  for (const auto& s : l.etat.sollicitations)
    if (l.demande_a(s.financeur).value == 0) retirer_financeur(e, s.financeur, now, no_longer_asked);
  for (const auto& [funder, amount] : l.demandes) {
    if (amount.value == 0) continue;
    retenir_financeur(e, l, c, funder, "Demandé dans le budget du dossier définitif.");
    std::ranges::find(e.sollicitations, funder, &Sollicitation::financeur)->demande = amount;
  }
}

Transmission transmission_finale(std::span<const DossierFinal> dossiers, std::span<const Agent> agents,
                                 const personne::Acteur& acteur, base::Instant now,
                                 const campagne::Campagne& c) {
  Apercu view(agents, acteur, now, c);
  for (const auto& d : dossiers) view.look_at(d);
  return std::move(view).take();
}

}  // namespace ventilation
