#include "programme/ventilation/transmission.h"

#include <algorithm>
#include <set>

#include "platform/base/number.h"
#include "platform/base/text.h"

namespace ventilation {
namespace {

using campagne::Campagne;

/// Everyone to whom the dossier is handed, each once.
std::set<std::int64_t> people(const EtatDossier& e) {
  std::set<std::int64_t> all;
  for (const auto& a : e.affectations) all.insert(a.personne);
  return all;
}

Contenu content_of(const Ligne& l) {
  Contenu found{.financeurs = l.etat.financeurs(), .reunion_a_choisir = l.etat.reunion_a_choisir};
  for (const auto& a : l.agents)
    if (a.conflit == "confirme") found.en_conflit = a.nom;
  return found;
}

bool lacks_agent(const Ligne& l) {
  return std::ranges::any_of(l.etat.sollicitations, [&](const auto& s) {
    return !s.retiree_le && l.etat.agents(s.financeur).empty();
  });
}

class Apercu {
 public:
  Apercu(const personne::Acteur& acteur, base::Instant now, const Campagne& c)
      : acteur_(acteur), now_(now), c_(c) {}

  void look_at(const Ligne& l) {
    auto state = l.etat.etat();
    if (std::holds_alternative<AVentiler>(state)) ++out_.a_ventiler;
    if (transmis(state)) ++out_.deja;
    Contexte context{acteur_, now_, c_, l.note.structure};
    if (std::holds_alternative<Preparee>(state))
      hand_on(l, accomplir(state, Transmettre{content_of(l)}, context));
    if (std::holds_alternative<Ecartee>(state)) set_aside(l, accomplir(state, NotifierEcart{}, context));
  }

  Transmission take() && {
    out_.agents = std::int64_t(people_.size()), out_.referents = std::int64_t(referents_.size());
    return std::move(out_);
  }

 private:
  void hand_on(const Ligne& l, const Result<Accompli>& done) {
    if (!goes(l, done)) return;
    ++out_.transmises;
    for (const auto& a : l.etat.affectations) {
      people_.insert(a.personne);
      if (a.financeur.empty()) referents_.insert(a.personne);
    }
    if (apprend_sa_reunion(l, c_)) out_.apprennent.push_back(l.note.dossier);
    if (lacks_agent(l)) out_.sans_agent.push_back(reference(l, c_));
  }

  void set_aside(const Ligne& l, const Result<Accompli>& done) {
    if (goes(l, done)) ++out_.ecartees;
  }

  bool goes(const Ligne& l, const Result<Accompli>& done) {
    if (!done) {
      stay(l, done.error());
      return false;
    }
    Changement change{l.etat, l.etat};
    change.apres.etat_nom = name(done->etat);
    out_.changements.push_back(std::move(change));
    return true;
  }

  void stay(const Ligne& l, const Obstacle& why) {
    auto reason = why.detail.empty() ? phrase(why) : why.detail;
    auto it = std::ranges::find(out_.manques, reason, &Manque::raison);
    if (it == out_.manques.end()) it = out_.manques.insert(it, Manque{reason, {}});
    it->references.push_back(reference(l, c_));
  }

  const personne::Acteur& acteur_;
  base::Instant now_;
  const Campagne& c_;
  Transmission out_;
  std::set<std::int64_t> people_, referents_;
};

std::string listed(const std::set<std::int64_t>& some, const std::set<std::int64_t>& without) {
  std::vector<std::string> numbers;
  for (auto person : some)
    if (!without.contains(person)) numbers.push_back(std::to_string(person));
  return base::join(numbers, " ");
}

}  // namespace

bool apprend_sa_reunion(const Ligne& l, const Campagne& c) {
  const auto* orientation = c.orientation(l.note.demande.orientation);
  return l.note.demande.echelle == code(campagne::Echelle::intercommunale) && orientation &&
         orientation->reunion.empty() && !l.etat.reunion.empty();
}

Transmission transmission(const std::vector<Ligne>& lines, const personne::Acteur& acteur, base::Instant now,
                          const Campagne& c) {
  Apercu view(acteur, now, c);
  for (const auto& l : lines) view.look_at(l);
  return std::move(view).take();
}

std::vector<std::pair<std::string, std::string>> details(const Changement& c, std::string_view motif,
                                                         int tour) {
  auto before = people(c.avant), after = people(c.apres);
  std::vector<std::pair<std::string, std::string>> all{{"motif", base::shorten(base::trim(motif), 500)},
                                                       {"tour", std::to_string(tour)}};
  auto add = [&](std::string_view name, std::string value) {
    if (!value.empty()) all.emplace_back(name, std::move(value));
  };
  add("agents_ajoutes", listed(after, before));
  add("agents_retires", listed(before, after));
  add("ecart", c.apres.ecart_motif);
  if (c.avant.reunion == c.apres.reunion) return all;
  all.emplace_back("reunion_avant", c.avant.reunion);
  all.emplace_back("reunion", c.apres.reunion);
  return all;
}

std::vector<std::int64_t> personnes(std::string_view detail) {
  std::vector<std::int64_t> all;
  for (const auto& word : base::split(detail, ' ')) {
    if (auto id = base::whole_number(word); id && *id > 0) all.push_back(*id);
  }
  return all;
}

}  // namespace ventilation
