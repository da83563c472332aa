#include "programme/ventilation/lot.h"

#include <fmt/format.h>

#include <algorithm>

#include "programme/ventilation/operation.h"

namespace ventilation {
namespace {

using Refus = std::optional<Obstacle>;

Refus no(Cause cause, std::string detail) { return Obstacle{cause, std::move(detail)}; }

template <class T>
bool has_one(const std::vector<T>& list, const T& value) {
  return std::ranges::find(list, value) != list.end();
}

bool same_agent(const Affectation& a, std::string_view financeur, std::int64_t personne) {
  return a.financeur == financeur && a.personne == personne;
}

/// What is decided, without the state and whether it is set aside.
bool same_lines(const EtatDossier& a, const EtatDossier& b) {
  return a.reunion == b.reunion && a.reunion_a_choisir == b.reunion_a_choisir &&
         a.sollicitations == b.sollicitations && a.affectations == b.affectations;
}

bool same_ecart(const EtatDossier& a, const EtatDossier& b) {
  return a.ecart_motif == b.ecart_motif && a.ecart_texte == b.ecart_texte;
}

/// One dossier on its way from what it is to what it becomes.
class Essai {
 public:
  Essai(const Cadre& cadre, const Ligne& ligne) : cadre_(cadre), ligne_(ligne), e_(ligne.etat) {}

  Refus operator()(const FixerReunion& m) {
    if (!m.reunion.empty() && !cadre_.campagne.reunion(m.reunion))
      return no(Cause::saisie_invalide, "Cette réunion n’existe pas dans la campagne.");
    if (e_.reunion != m.reunion || e_.reunion_a_choisir)
      choisir_reunion(e_, m.reunion, false, meeting_reason(m.reunion));
    return {};
  }

  Refus operator()(const AjouterFinanceur& m) {
    if (!cadre_.campagne.financeur(m.financeur))
      return no(Cause::saisie_invalide, "Ce financeur n’existe pas dans la campagne.");
    retenir_financeur(e_, ligne_, cadre_.campagne, m.financeur, raison_du_comite({}));
    return {};
  }

  Refus operator()(const RetirerFinanceur& m) {
    retirer_financeur(e_, m.financeur, cadre_.now, {});
    return {};
  }

  Refus operator()(const AjouterAgent& m) {
    if (has(m.financeur, m.personne)) return {};
    if (auto refus = cannot_handle(m.financeur, m.personne)) return refus;
    confier(e_, m.financeur, m.personne, raison_du_comite({}));
    return {};
  }

  Refus operator()(const RemplacerAgent& m) {
    if (!has(m.financeur, m.ancien) || m.ancien == m.nouveau) return {};
    (*this)(RetirerAgent{m.financeur, m.ancien});
    return (*this)(AjouterAgent{m.financeur, m.nouveau});
  }

  Refus operator()(const RetirerAgent& m) {
    reprendre(e_, m.financeur, m.personne);
    return {};
  }

  Refus operator()(const EcarterNote& m) {
    e_.ecart_motif = m.motif;
    e_.ecart_texte = m.texte;
    return {};
  }

  Refus operator()(const ReintegrerNote&) { return (*this)(EcarterNote{}); }

  Refus operator()(const Voulu& m) {
    if (m.reunion && *m.reunion != e_.reunion)
      if (auto refus = (*this)(FixerReunion{*m.reunion})) return refus;
    if (m.financeurs)
      if (auto refus = only_funders(*m.financeurs)) return refus;
    if (m.agents)
      if (auto refus = only_agents(*m.agents)) return refus;
    if (m.ecart) e_.ecart_motif = *m.ecart;
    if (m.ecart_texte) e_.ecart_texte = *m.ecart_texte;
    if (e_.ecart_motif.empty()) e_.ecart_texte.clear();
    return {};
  }

  /// What it becomes once the workflow has agreed.
  Result<EtatDossier> finish(const Refus& refus) {
    ordonner(e_);
    const auto& before = ligne_.etat;
    if (!refus && same_lines(before, e_) && same_ecart(before, e_)) return before;
    if (transmis(before.etat()))
      return refuse(Cause::etape_passee,
                    "Déjà transmis : à corriger dossier par dossier, en disant pourquoi.");
    if (refus) return std::unexpected(*refus);
    return through_the_door();
  }

 private:
  std::string meeting_reason(const std::string& wanted) const {
    auto proposed = proposer_reunion(cadre_.campagne, ligne_.note);
    if (!proposed.a_decider && proposed.code == wanted) return proposed.raison;
    return raison_du_comite({});
  }

  bool has(std::string_view financeur, std::int64_t personne) const {
    return std::ranges::any_of(e_.affectations,
                               [&](const auto& a) { return same_agent(a, financeur, personne); });
  }

  Refus cannot_handle(const std::string& financeur, std::int64_t personne) const {
    auto name = cadre_.annuaire.nom(personne);
    const auto* known = cadre_.campagne.financeur(financeur);
    if (!cadre_.annuaire.agent(financeur, personne))
      return no(Cause::saisie_invalide,
                known ? fmt::format("{} n’instruit pas pour le financeur {}.", name, known->sigle)
                      : fmt::format("{} n’est pas référent·e de secteur.", name));
    if (financeur.empty() && !ligne_.note.territorial)
      return no(Cause::saisie_invalide, "Ce projet n’est pas suivi par des référent·es de secteur.");
    if (known && !e_.sollicitation(financeur))
      return no(Cause::saisie_invalide,
                fmt::format("Le financeur {} n’est pas retenu : ajoutez-le d’abord.", known->sigle));
    return {};
  }

  Refus only_funders(const std::vector<std::string>& wanted) {
    std::vector<std::string> gone;
    for (const auto& s : e_.sollicitations)
      if (!s.retiree_le && !has_one(wanted, s.financeur)) gone.push_back(s.financeur);
    for (const auto& each : gone) (*this)(RetirerFinanceur{each});
    for (const auto& each : wanted)
      if (auto refus = (*this)(AjouterFinanceur{each})) return refus;
    return {};
  }

  Refus only_agents(const std::vector<Voulu::Agent>& wanted) {
    std::erase_if(e_.affectations,
                  [&](const auto& a) { return !has_one(wanted, Voulu::Agent{a.financeur, a.personne}); });
    for (const auto& each : wanted)
      if (auto refus = (*this)(AjouterAgent{each.financeur, each.personne})) return refus;
    return {};
  }

  /// The name of someone newly chosen who is kept away from the structure; empty when nobody is.
  std::string_view in_conflict() const {
    for (const auto& a : e_.affectations) {
      bool had = std::ranges::any_of(ligne_.etat.affectations,
                                     [&](const auto& b) { return same_agent(b, a.financeur, a.personne); });
      const Agent* agent = had ? nullptr : cadre_.annuaire.agent(a.financeur, a.personne);
      if (agent && en_conflit(*agent, ligne_.note.structure)) return agent->nom;
    }
    return {};
  }

  template <class Act>
  Refus pass(Etat& etat, const Act& act) const {
    auto done = accomplir(etat, act, {cadre_.acteur, cadre_.now, cadre_.campagne, ligne_.note.structure});
    if (!done) return done.error();
    etat = done->etat;
    return {};
  }

  Result<EtatDossier> through_the_door() {
    const auto& before = ligne_.etat;
    Etat etat = before.etat();
    bool lines = !same_lines(before, e_), aside = !e_.ecart_motif.empty(),
         was_aside = possible<Reintegrer>(etat);
    if (lines && aside && was_aside)
      return refuse(Cause::etape_passee, "Note écartée : reprenez-la d’abord.");
    Contenu content{e_.financeurs(), e_.reunion_a_choisir, in_conflict()};
    if (was_aside && !aside)
      if (auto refus = pass(etat, Reintegrer{})) return std::unexpected(*refus);
    if (lines)
      if (auto refus = pass(etat, Preparer{content})) return std::unexpected(*refus);
    if (aside)
      if (auto refus = pass(etat, Ecarter{e_.ecart_motif, e_.ecart_texte})) return std::unexpected(*refus);
    e_.etat_nom = name(etat);
    return e_;
  }

  const Cadre& cadre_;
  const Ligne& ligne_;
  EtatDossier e_;
};

std::string funder(const campagne::Campagne& c, const std::string& code) {
  const auto* financeur = c.financeur(code);
  return financeur ? financeur->sigle : code;
}

std::string for_whom(const campagne::Campagne& c, const std::string& financeur) {
  return financeur.empty() ? "référent·e" : funder(c, financeur);
}

struct Libelle {
  const campagne::Campagne& c;
  const Annuaire& p;

  std::string operator()(const FixerReunion& m) const {
    const auto* meeting = c.reunion(m.reunion);
    return meeting ? fmt::format("Réunion « {} »", meeting->titre) : "Sans réunion";
  }
  std::string operator()(const AjouterFinanceur& m) const {
    return fmt::format("Financeur ajouté : {}", funder(c, m.financeur));
  }
  std::string operator()(const RetirerFinanceur& m) const {
    return fmt::format("Financeur retiré : {}", funder(c, m.financeur));
  }
  std::string operator()(const AjouterAgent& m) const {
    return fmt::format("Confié à {} ({})", p.nom(m.personne), for_whom(c, m.financeur));
  }
  std::string operator()(const RemplacerAgent& m) const {
    return fmt::format("{} remplacé·e par {} ({})", p.nom(m.ancien), p.nom(m.nouveau),
                       for_whom(c, m.financeur));
  }
  std::string operator()(const RetirerAgent& m) const {
    return fmt::format("Retiré à {} ({})", p.nom(m.personne), for_whom(c, m.financeur));
  }
  std::string operator()(const EcarterNote& m) const {
    const auto* reason = c.motif_ecart(m.motif);
    return fmt::format("Notes écartées : {}", reason ? reason->titre : m.motif);
  }
  std::string operator()(const ReintegrerNote&) const { return "Notes reprises"; }
  std::string operator()(const Voulu&) const { return "Import d’un tableau"; }
};

}  // namespace

std::string libelle(const Modification& m, const campagne::Campagne& c, const Annuaire& p) {
  return std::visit(Libelle{c, p}, m);
}

Result<EtatDossier> modifier(const Cadre& cadre, const Ligne& ligne, const Modification& m) {
  Essai essai(cadre, ligne);
  auto refus = std::visit(essai, m);
  return essai.finish(refus);
}

}  // namespace ventilation
