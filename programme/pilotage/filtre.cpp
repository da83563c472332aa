#include "programme/pilotage/filtre.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "platform/base/text.h"

namespace pilotage {
namespace {

using campagne::Campagne;
using Choix = std::vector<std::pair<std::string, std::string>>;

Choix etats(const Campagne&) {
  return {{"note_deposee", "Déposés"},
          {"note_en_preparation", "En préparation"},
          {"note_abandonnee", "Abandonnés"}};
}

Choix orientations(const Campagne& c) {
  Choix list;
  for (const auto& each : c.orientations) list.emplace_back(each.code, each.court);
  return list;
}

Choix echelles(const Campagne&) {
  Choix list;
  for (auto each : {campagne::Echelle::communale, campagne::Echelle::intercommunale})
    list.emplace_back(code(each), label(each));
  return list;
}

Choix communes(const Campagne& c) {
  Choix list;
  for (const auto& each : c.territoire.communes) list.emplace_back(each.insee, each.nom);
  return list;
}

Choix quartiers(const Campagne& c) {
  Choix list;
  for (const auto& each : c.territoire.qpv) list.emplace_back(each.code, each.nom);
  return list;
}

Choix dispositifs(const Campagne& c) {
  Choix list;
  for (const auto& each : c.dispositifs) list.emplace_back(each.code, each.titre);
  return list;
}

Choix natures(const Campagne&) { return {{"nouvelle", "Nouvelle action"}, {"reconduction", "Reconduction"}}; }

Choix financeurs(const Campagne& c) {
  Choix list;
  for (const auto& each : c.financeurs) list.emplace_back(each.code, each.sigle);
  return list;
}

Choix axes(const Campagne& c) {
  Choix list;
  for (const auto& each : c.axes) list.emplace_back(each.code, each.titre);
  return list;
}

constexpr std::array all_criteres{
    Critere{"etat", "État", "", &Filtre::etat, etats},
    Critere{"orientation", "Orientation", "Toutes", &Filtre::orientation, orientations},
    Critere{"axe", "Axe transversal", "Tous", &Filtre::axe, axes},
    Critere{"echelle", "Échelle", "Toutes", &Filtre::echelle, echelles},
    Critere{"commune", "Commune", "Toutes", &Filtre::commune, communes},
    Critere{"qpv", "Quartier (QPV)", "Tous", &Filtre::qpv, quartiers},
    Critere{"dispositif", "Dispositif", "Tous", &Filtre::dispositif, dispositifs},
    Critere{"nature", "Nature", "Toutes", &Filtre::nature, natures},
    Critere{"financeur", "Financeur sollicité", "Tous", &Filtre::financeur, financeurs},
};
constexpr std::array all_cases{
    Case{"saillant", "Objectif saillant (★)", &Filtre::saillant},
    Case{"bonus_egalite", "Bonus égalité demandé", &Filtre::bonus_egalite},
    Case{"deux_arrondissements", "Concerne aussi une autre agglomération", &Filtre::deux_arrondissements},
};
constexpr std::array all_montants{
    Montant{"demande_min", "Demandé, au moins", &Filtre::demande_min},
    Montant{"demande_max", "Demandé, au plus", &Filtre::demande_max},
};
constexpr std::array all_jours{
    Jour{"depose_du", "Déposé à partir du", &Filtre::depose_du},
    Jour{"depose_au", "Déposé jusqu’au", &Filtre::depose_au},
};

std::optional<std::int64_t> number(std::string_view text) {
  std::int64_t value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

/// Reads the fields one kind after the other.
class Lecteur {
 public:
  Lecteur(const web::Fields& query, const Campagne& c) : query_(query), campagne_(c) {}

  Demande read() {
    for (const auto& critere : criteres()) read_choice(critere);
    for (const auto& each : cases()) read_case(each);
    for (const auto& each : montants()) read_amount(each);
    for (const auto& each : jours()) read_day(each);
    check_bounds();
    read_structure();
    read_text();
    read_sort();
    read_columns();
    read_page();
    return std::move(out_);
  }

 private:
  std::string_view text(std::string_view name) const { return base::trim(query_.get(name)); }
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
    auto id = number(asked);
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
    for (const auto& asked : query_.all("colonne")) {
      if (auto known = colonne(asked))
        chosen.push_back(*known);
      else if (!out_.erreurs.of("colonne").data())
        wrong("colonne", "Colonnes : une des colonnes demandées n’existe pas.");
    }
    if (!chosen.empty()) out_.filtre.colonnes = Colonnes(chosen);
  }

  void read_page() {
    std::string_view asked = query_.get("page");
    if (asked.empty()) return;
    out_.filtre.repere = lire_repere(asked, out_.filtre.tri);
    if (!out_.filtre.repere) wrong("page", "Cette page n’existe pas : voici la première.");
  }

  const web::Fields& query_;
  const Campagne& campagne_;
  Demande out_;
};

/// Writes name=value pairs of a query.
class Query {
 public:
  void add(std::string_view name, std::string_view value) {
    if (!text_.empty()) text_ += '&';
    text_.append(name).append("=").append(web::encode_query(value));
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

void add_conditions(Query& query, const Filtre& f) {
  const Filtre as_it_opens;
  for (const auto& each : criteres())
    if (f.*each.valeur != as_it_opens.*each.valeur) query.add(each.nom, f.*each.valeur);
  for (const auto& each : cases())
    if (f.*each.valeur) query.add(each.nom, "oui");
  for (const auto& each : montants())
    if (f.*each.valeur) query.add(each.nom, base::plain_euros(*(f.*each.valeur)));
  for (const auto& each : jours())
    if (f.*each.valeur) query.add(each.nom, base::iso(*(f.*each.valeur)));
  if (f.structure) query.add("structure", std::to_string(*f.structure));
  if (!f.texte.empty()) query.add("q", f.texte);
}

}  // namespace

std::span<const Critere> criteres() { return all_criteres; }
std::span<const Case> cases() { return all_cases; }
std::span<const Montant> montants() { return all_montants; }
std::span<const Jour> jours() { return all_jours; }

std::string libelle(const Critere& critere, const Campagne& c, std::string_view code) {
  for (auto& [known, label] : critere.choix(c))
    if (known == code) return label;
  return std::string(code);
}

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
  auto id = number(text.substr(0, dot));
  if (!id || *id < 1) return std::nullopt;
  std::string_view value = text.substr(dot + 1);
  if (ordre(tri).texte) return Repere{before, *id, std::string(value)};
  auto amount = number(value);
  return amount ? std::optional(Repere{before, *id, *amount}) : std::nullopt;
}

Demande lire(const web::Fields& query, const Campagne& c) { return Lecteur(query, c).read(); }

std::string ecrire(const Filtre& f) {
  Query query;
  add_conditions(query, f);
  if (f.tri != Tri::numero) query.add("tri", ordre(f.tri).code);
  if (f.decroissant) query.add("sens", "desc");
  if (!f.colonnes.all())
    for (const auto& each : intitules)
      if (f.colonnes.has(each.colonne)) query.add("colonne", each.code);
  if (f.repere) query.add("page", ecrire(*f.repere));
  return query.take();
}

std::string lien(std::string_view chemin, const Filtre& f) {
  std::string query = ecrire(f);
  return std::string(chemin) + (query.empty() ? "" : "?") + query;
}

}  // namespace pilotage
