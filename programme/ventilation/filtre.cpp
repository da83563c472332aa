#include "programme/ventilation/filtre.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "platform/base/number.h"
#include "platform/base/text.h"
#include "programme/campagne/choix.h"

namespace ventilation {
namespace {

using campagne::Campagne, campagne::Choix;

constexpr std::size_t longest_search = 200;

Choix states(const Campagne&) {
  Choix list;
  for (const Etat& e :
       {Etat(AVentiler{}), Etat(Preparee{}), Etat(Ecartee{}), Etat(Transmise{}), Etat(EcartNotifie{})})
    list.emplace_back(name(e), label(e));
  return list;
}

Choix reunions(const Campagne& c) {
  Choix list{{std::string(a_choisir), "À choisir"}};
  std::ranges::move(campagne::choix_des_reunions(c), std::back_inserter(list));
  return list;
}

constexpr std::array all_criteres{
    Critere{"etat", "État", "Tous", &Filtre::etat, states},
    Critere{"orientation", "Orientation", "Toutes", &Filtre::orientation, campagne::choix_des_orientations},
    Critere{"commune", "Commune", "Toutes", &Filtre::commune, campagne::choix_des_communes},
    Critere{"echelle", "Échelle", "Toutes", &Filtre::echelle, campagne::choix_des_echelles},
    Critere{"financeur", "Financeur", "Tous", &Filtre::financeur, campagne::choix_des_financeurs},
    Critere{"reunion", "Réunion", "Toutes", &Filtre::reunion, reunions},
};

std::optional<std::int64_t> number(std::string_view text) {
  auto value = base::whole_number(text);
  return value && *value >= 0 ? value : std::nullopt;
}

/// "apres.42.17": after number 42 of dossier 17.
std::optional<Repere> place(std::string_view text) {
  auto parts = base::split(text, '.');
  if (parts.size() != 3 || (parts[0] != "avant" && parts[0] != "apres")) return std::nullopt;
  auto numero = number(parts[1]), dossier = number(parts[2]);
  if (!numero || !dossier) return std::nullopt;
  return Repere{parts[0] == "avant", *numero, *dossier};
}

std::string written(const Repere& r) {
  return (r.avant ? "avant." : "apres.") + std::to_string(r.numero) + "." + std::to_string(r.dossier);
}

class Lecteur {
 public:
  Lecteur(std::span<const Champ> query, const Campagne& c) : query_(query), campagne_(c) {}

  Demande read() && {
    for (const auto& each : criteres()) read_choice(each);
    read_agent();
    if (auto asked = value("alerte"); asked == "oui")
      out_.filtre.alerte = true;
    else if (!asked.empty())
      wrong("alerte", "Alertes : cochez la case ou laissez-la vide.");
    if (auto asked = value("q"); base::length(asked) <= longest_search)
      out_.filtre.texte = asked;
    else
      wrong("q", "Recherche : 200 caractères au plus.");
    if (auto asked = value("page"); !asked.empty() && !(out_.filtre.repere = place(asked)))
      wrong("", "Cette page n’existe pas : voici la première.");
    return std::move(out_);
  }

 private:
  std::string_view value(std::string_view name) const {
    auto it = std::ranges::find(query_, name, &Champ::first);
    return it == query_.end() ? std::string_view{} : base::trim(it->second);
  }
  void wrong(std::string_view name, std::string_view message) { out_.erreurs.add(name, message); }

  void read_choice(const Critere& each) {
    std::string asked(value(each.nom));
    if (asked.empty()) return;
    auto known = each.choix(campagne_);
    if (std::ranges::find(known, asked, &Champ::first) != known.end())
      out_.filtre.*each.valeur = std::move(asked);
    else
      wrong(each.nom, std::string(each.label) + " : ce choix n’existe pas dans cette campagne.");
  }

  void read_agent() {
    std::string asked(value("agent"));
    if (asked.empty() || asked == aucun || number(asked))
      out_.filtre.agent = std::move(asked);
    else
      wrong("agent", "Agent·e : cette personne n’existe pas.");
  }

  std::span<const Champ> query_;
  const Campagne& campagne_;
  Demande out_;
};

Filtre from_the_start(Filtre f) {
  f.repere.reset();
  return f;
}

}  // namespace

std::span<const Critere> criteres() { return all_criteres; }

Demande lire(std::span<const Champ> query, const Campagne& c) { return Lecteur(query, c).read(); }

std::vector<Champ> ecrire(const Filtre& f) {
  std::vector<Champ> query;
  for (const auto& each : criteres())
    if (!(f.*each.valeur).empty()) query.emplace_back(each.nom, f.*each.valeur);
  if (!f.agent.empty()) query.emplace_back("agent", f.agent);
  if (f.alerte) query.emplace_back("alerte", "oui");
  if (!f.texte.empty()) query.emplace_back("q", f.texte);
  if (f.repere) query.emplace_back("page", written(*f.repere));
  return query;
}

std::vector<Etiquette> etiquettes(const Filtre& f, const Campagne& c, std::string_view agent) {
  std::vector<Etiquette> all;
  auto add = [&](std::string text, auto without) {
    Filtre rest = from_the_start(f);
    without(rest);
    all.push_back({std::move(text), std::move(rest)});
  };
  for (const auto& each : criteres()) {
    if ((f.*each.valeur).empty()) continue;
    auto known = each.choix(c);
    auto it = std::ranges::find(known, f.*each.valeur, &Champ::first);
    add(std::string(each.label) + " : " + (it == known.end() ? f.*each.valeur : it->second),
        [&](Filtre& r) { (r.*each.valeur).clear(); });
  }
  if (!f.agent.empty())
    add(f.agent == aucun ? "Sans agent·e" : "Agent·e : " + std::string(agent),
        [](Filtre& r) { r.agent.clear(); });
  if (f.alerte) add("Avec alerte", [](Filtre& r) { r.alerte = false; });
  if (!f.texte.empty()) add("« " + f.texte + " »", [](Filtre& r) { r.texte.clear(); });
  return all;
}

}  // namespace ventilation
