#include "programme/ventilation/differences.h"

#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"
#include "programme/campagne/financement.h"

namespace ventilation {
namespace {

using Phrases = std::vector<std::string>;

std::string funder(const Cadre& cadre, const std::string& code) {
  const auto* financeur = cadre.campagne.financeur(code);
  return financeur ? financeur->sigle : code;
}

std::string meeting(const Cadre& cadre, const EtatDossier& e) {
  if (e.reunion.empty()) return e.reunion_a_choisir ? "à choisir" : "aucune";
  const auto* known = cadre.campagne.reunion(e.reunion);
  return fmt::format("« {} »", known ? known->titre : e.reunion);
}

std::string person(const Cadre& cadre, const Affectation& a) {
  return fmt::format("{} ({})", cadre.annuaire.nom(a.personne),
                     a.financeur.empty() ? "référent·e" : funder(cadre, a.financeur));
}

/// Those of `a` that `b` has not.
std::vector<const Sollicitation*> funders_only_in(const EtatDossier& a, const EtatDossier& b) {
  std::vector<const Sollicitation*> list;
  for (const auto& s : a.sollicitations)
    if (!s.retiree_le && !b.sollicitation(s.financeur)) list.push_back(&s);
  return list;
}

std::vector<Affectation> agents_only_in(const EtatDossier& a, const EtatDossier& b) {
  std::vector<Affectation> list;
  for (const auto& each : a.affectations)
    if (std::ranges::none_of(b.affectations, [&](const auto& other) {
          return other.financeur == each.financeur && other.personne == each.personne;
        }))
      list.push_back(each);
  return list;
}

std::string aside(const Cadre& cadre, const EtatDossier& e) {
  const auto* reason = cadre.campagne.motif_ecart(e.ecart_motif);
  auto text = fmt::format("Écartée : {}", reason ? reason->titre : e.ecart_motif);
  return e.ecart_texte.empty() ? text : fmt::format("{} ({})", text, base::shorten(e.ecart_texte, 80));
}

Besoin need(const Ligne& ligne, const std::string& financeur) {
  return {ligne.note.dossier, ligne.note.structure, financeur, ligne.note.demande.orientation,
          ligne.note.communes};
}

/// What is doubtful about one dossier, gathered.
class Alertes {
 public:
  Alertes(const Cadre& cadre, const Ligne& ligne, const EtatDossier& after)
      : cadre_(cadre), ligne_(ligne), before_(ligne.etat), after_(after) {}

  Phrases all() {
    if (!after_.ecart_motif.empty()) return {};
    if (after_.reunion != before_.reunion) of_meeting();
    for (const auto* each : funders_only_in(after_, before_)) of_funder(*each);
    for (const auto& each : nouveaux(before_, after_)) of_agent(each);
    of_missing_agents();
    if (after_.financeurs() == 0) say("Aucun financeur n’est retenu : à compléter avant de transmettre.");
    return std::move(list_);
  }

 private:
  void say(std::string phrase) { list_.push_back(std::move(phrase)); }

  void of_meeting() {
    auto proposed = proposer_reunion(cadre_.campagne, ligne_.note);
    const auto* chosen = cadre_.campagne.reunion(after_.reunion);
    if (!chosen) {
      if (!proposed.code.empty()) say("Plus de réunion, alors que l’appel en prévoit une pour ces projets.");
      return;
    }
    const auto& note = ligne_.note;
    bool here = std::ranges::find_first_of(chosen->communes, note.communes) != chosen->communes.end();
    bool theme = !chosen->theme.empty() && chosen->theme == note.demande.orientation;
    if (!here && !theme && proposed.code != chosen->code)
      say(fmt::format("La réunion « {} » n’est ni celle de la commune, ni celle de la thématique.",
                      chosen->titre));
  }

  void of_funder(const Sollicitation& s) {
    if (s.reponse != code(campagne::Reponse::non)) return;
    const auto* financeur = cadre_.campagne.financeur(s.financeur);
    auto answer = campagne::possibilite(cadre_.campagne, *financeur, ligne_.note.demande);
    say(fmt::format("{} ne finance pas ces projets d’après l’appel : {}", financeur->sigle,
                    answer.raisons.empty() ? "" : answer.raisons.front()));
  }

  void of_agent(const Affectation& a) {
    const Agent* agent = cadre_.annuaire.agent(a.financeur, a.personne);
    if (agent && !couvre(agent->attribution, need(ligne_, a.financeur)))
      say(fmt::format("{} ne suit pas cette commune ou cette thématique.", person(cadre_, a)));
  }

  /// A funder that gets no agent, or loses its last one.
  void of_missing_agents() {
    for (const auto& s : after_.sollicitations) {
      if (s.retiree_le || !after_.agents(s.financeur).empty()) continue;
      bool was_so = before_.sollicitation(s.financeur) && before_.agents(s.financeur).empty();
      if (!was_so)
        say(fmt::format("{} : personne n’est chargé de ces dossiers.", funder(cadre_, s.financeur)));
    }
    if (ligne_.note.territorial && after_.agents("").empty() && !before_.agents("").empty())
      say("Plus de référent·e pour ces dossiers.");
  }

  const Cadre& cadre_;
  const Ligne& ligne_;
  const EtatDossier &before_, &after_;
  Phrases list_;
};

}  // namespace

std::vector<Affectation> nouveaux(const EtatDossier& avant, const EtatDossier& apres) {
  return agents_only_in(apres, avant);
}

Phrases differences(const Cadre& cadre, const EtatDossier& before, const EtatDossier& after) {
  Phrases list;
  if (before.ecart_motif != after.ecart_motif || before.ecart_texte != after.ecart_texte)
    list.push_back(after.ecart_motif.empty() ? "Reprise : la note n’est plus écartée" : aside(cadre, after));
  if (before.reunion != after.reunion || before.reunion_a_choisir != after.reunion_a_choisir)
    list.push_back(fmt::format("Réunion : {} (avant : {})", meeting(cadre, after), meeting(cadre, before)));
  for (const auto* s : funders_only_in(after, before))
    list.push_back("Financeur ajouté : " + funder(cadre, s->financeur));
  for (const auto* s : funders_only_in(before, after))
    list.push_back("Financeur retiré : " + funder(cadre, s->financeur));
  for (const auto& a : agents_only_in(after, before)) list.push_back("Confié à " + person(cadre, a));
  for (const auto& a : agents_only_in(before, after)) list.push_back("Retiré à " + person(cadre, a));
  return list;
}

Phrases alertes_du_changement(const Cadre& cadre, const Ligne& before, const EtatDossier& after) {
  return Alertes(cadre, before, after).all();
}

}  // namespace ventilation
