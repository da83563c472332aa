#include "programme/pilotage/demande.h"

#include <algorithm>

#include "platform/base/number.h"
#include "platform/base/text.h"

namespace pilotage {
namespace {

using base::whole_number;
using campagne::Campagne;

/// Reads the fields one kind after the other.
class Lecteur {
 public:
  Lecteur(std::span<const Champ> query, const Campagne& c) : query_(query), campagne_(c) {}

  Demande read() {
    for (const auto& critere : criteres()) read_choice(critere);
    for (const auto& each : cases()) read_case(each);
    for (const auto& each : montants()) read_amount(each);
    for (const auto& each : jours()) read_day(each);
    check_bounds();
    read_structure();
    read_text();
    read_agent();
    read_sort();
    read_columns();
    read_page();
    return std::move(out_);
  }

 private:
  /// The first value under that name, as it was sent.
  std::string_view value(std::string_view name) const {
    auto it = std::ranges::find(query_, name, &Champ::first);
    return it == query_.end() ? std::string_view{} : std::string_view{it->second};
  }
  std::string_view text(std::string_view name) const { return base::trim(value(name)); }
  void wrong(std::string_view name, std::string_view message) { out_.erreurs.add(name, message); }

  void read_choice(const Critere& critere) {
    std::string asked(text(critere.nom));
    if (asked.empty()) return;
    auto list = critere.choix(campagne_);
    if (std::ranges::any_of(list, [&](const auto& each) { return each.first == asked; }))
      out_.filtre.*critere.valeur = std::move(asked);
    else
      wrong(critere.nom, std::string(critere.label) + " : ce choix n’existe pas dans cette campagne.");
  }

  void read_case(const Case& each) {
    std::string_view asked = text(each.nom);
    if (asked == "oui")
      out_.filtre.*each.valeur = true;
    else if (!asked.empty())
      wrong(each.nom, std::string(each.label) + " : cochez la case ou laissez-la vide.");
  }

  void read_amount(const Montant& each) {
    std::string_view asked = text(each.nom);
    if (asked.empty()) return;
    out_.filtre.*each.valeur = base::parse_cents(asked);
    if (!(out_.filtre.*each.valeur))
      wrong(each.nom, std::string(each.label) + " : écrivez un montant, par exemple 5 000.");
  }

  void read_day(const Jour& each) {
    std::string_view asked = text(each.nom);
    if (asked.empty()) return;
    out_.filtre.*each.valeur = base::parse_french_date(asked);
    if (!(out_.filtre.*each.valeur))
      wrong(each.nom, std::string(each.label) + " : écrivez une date, par exemple 16/09/2022.");
  }

  void check_bounds() {
    auto& f = out_.filtre;
    if (f.demande_min && f.demande_max && *f.demande_max < *f.demande_min) {
      wrong("demande_max", "Demandé : le montant le plus haut est inférieur au plus bas.");
      f.demande_min = f.demande_max = std::nullopt;
    }
    if (f.depose_du && f.depose_au && *f.depose_au < *f.depose_du) {
      wrong("depose_au", "Dépôt : la date de fin est avant la date de début.");
      f.depose_du = f.depose_au = std::nullopt;
    }
  }

  void read_structure() {
    std::string_view asked = text("structure");
    if (asked.empty()) return;
    auto id = whole_number(asked);
    if (id && *id > 0)
      out_.filtre.structure = id;
    else
      wrong("structure", "Structure : cette structure n’existe pas.");
  }

  void read_text() {
    std::string_view asked = text("q");
    if (base::length(asked) <= longest_search)
      out_.filtre.texte = asked;
    else
      wrong("q", "Recherche : 200 caractères au plus.");
  }

  void read_agent() {
    std::string_view asked = text("agent");
    if (base::length(asked) <= longest_search)
      out_.filtre.agent = asked;
    else
      wrong("agent", "Confié à : 200 caractères au plus.");
  }

  void read_sort() {
    if (std::string_view asked = text("tri"); !asked.empty()) {
      auto it = std::ranges::find(ordres, asked, &Ordre::code);
      if (it != ordres.end())
        out_.filtre.tri = it->tri;
      else
        wrong("tri", "Tri : cette colonne ne se trie pas.");
    }
    std::string_view sens = text("sens");
    if (sens == "desc")
      out_.filtre.decroissant = true;
    else if (!sens.empty() && sens != "asc")
      wrong("sens", "Tri : l’ordre est croissant ou décroissant.");
  }

  void read_columns() {
    std::vector<Colonne> chosen;
    for (const auto& [name, asked] : query_) {
      if (name != "colonne") continue;
      if (auto known = colonne(asked))
        chosen.push_back(*known);
      else if (!out_.erreurs.of("colonne").data())
        wrong("colonne", "Colonnes : une des colonnes demandées n’existe pas.");
    }
    if (!chosen.empty()) out_.filtre.colonnes = Colonnes(chosen);
  }

  void read_page() {
    std::string_view asked = value("page");
    if (asked.empty()) return;
    out_.filtre.repere = lire_repere(asked, out_.filtre.tri);
    if (!out_.filtre.repere) wrong("page", "Cette page n’existe pas : voici la première.");
  }

  std::span<const Champ> query_;
  const Campagne& campagne_;
  Demande out_;
};

void add_conditions(std::vector<Champ>& query, const Filtre& f) {
  const Filtre as_it_opens;
  for (const auto& each : criteres())
    if (f.*each.valeur != as_it_opens.*each.valeur) query.emplace_back(each.nom, f.*each.valeur);
  for (const auto& each : cases())
    if (f.*each.valeur) query.emplace_back(each.nom, "oui");
  for (const auto& each : montants())
    if (f.*each.valeur) query.emplace_back(each.nom, base::plain_euros(*(f.*each.valeur)));
  for (const auto& each : jours())
    if (f.*each.valeur) query.emplace_back(each.nom, base::iso(*(f.*each.valeur)));
  if (f.structure) query.emplace_back("structure", std::to_string(*f.structure));
  if (!f.texte.empty()) query.emplace_back("q", f.texte);
  if (!f.agent.empty()) query.emplace_back("agent", f.agent);
}

}  // namespace

std::string ecrire(const Repere& r) {
  std::string value = r.valeur.index() == 0 ? std::to_string(std::get<0>(r.valeur)) : std::get<1>(r.valeur);
  return (r.avant ? "avant." : "apres.") + std::to_string(r.id) + "." + value;
}

std::optional<Repere> lire_repere(std::string_view text, Tri tri) {
  bool before = text.starts_with("avant.");
  if (!before && !text.starts_with("apres.")) return std::nullopt;
  text.remove_prefix(6);
  std::size_t dot = text.find('.');
  if (dot == text.npos) return std::nullopt;
  auto id = whole_number(text.substr(0, dot));
  if (!id || *id < 1) return std::nullopt;
  std::string_view value = text.substr(dot + 1);
  if (ordre(tri).texte) return Repere{before, *id, std::string(value)};
  auto amount = whole_number(value);
  return amount ? std::optional(Repere{before, *id, *amount}) : std::nullopt;
}

Demande lire(std::span<const Champ> query, const Campagne& c) { return Lecteur(query, c).read(); }

std::vector<Champ> ecrire(const Filtre& f) {
  std::vector<Champ> query;
  add_conditions(query, f);
  if (f.tri != Tri::numero) query.emplace_back("tri", ordre(f.tri).code);
  if (f.decroissant) query.emplace_back("sens", "desc");
  if (!f.colonnes.all())
    for (const auto& each : intitules)
      if (f.colonnes.has(each.colonne)) query.emplace_back("colonne", each.code);
  if (f.repere) query.emplace_back("page", ecrire(*f.repere));
  return query;
}

}  // namespace pilotage
