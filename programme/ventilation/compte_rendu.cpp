#include "programme/ventilation/compte_rendu.h"

#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"
#include "programme/ventilation/confies.h"

namespace ventilation {
namespace {

using documents::GridColumn;
using documents::GridRow;
using documents::Story;

constexpr std::string_view titre = "Compte rendu du comité de ventilation";

std::string notes(std::size_t n) { return base::counted(n, "note", "notes"); }

bool confiee(const Ligne& l) {
  return l.etat.etat_nom == Preparee::name || l.etat.etat_nom == Transmise::name;
}
bool ecartee(const Ligne& l) {
  return l.etat.etat_nom == Ecartee::name || l.etat.etat_nom == EcartNotifie::name;
}

/// What was not told to anybody yet is marked.
std::string projet(const Ligne& l) {
  bool told = l.etat.transmise_le.has_value();
  return (l.intitule.empty() ? "Sans titre" : l.intitule) + (told ? "" : " (en préparation)");
}

std::vector<std::string> noms(const Ligne& l, std::string_view financeur) {
  std::vector<std::string> list;
  for (const auto& agent : l.agents)
    if (agent.financeur == financeur) list.push_back(agent.nom);
  std::ranges::sort(list);
  return list;
}

/// "CAF : Camille Exemple\nÉtat : personne\nRéférent·e : Claude Modèle".
std::string tous_les_agents(const Ligne& l, const campagne::Campagne& c) {
  std::vector<std::string> list;
  auto add = [&](const std::string& who, std::string_view code) {
    auto names = noms(l, code);
    list.push_back(who + " : " + (names.empty() ? "personne pour l’instant" : base::join(names, ", ")));
  };
  for (const auto& s : l.etat.sollicitations)
    if (!s.retiree_le) add(pour(s.financeur, c), s.financeur);
  if (l.note.territorial) add(pour("", c), "");
  return base::join(list, "\n");
}

class Narrateur {
 public:
  explicit Narrateur(const CompteRendu& c) : c_(c) {}

  Story tell() && {
    story_.heading(1, titre);
    opening();
    if (c_.lignes.size() <= notes_enumerees) {
      meetings();
      funders();
    } else {
      story_.note(
          "Les listes par réunion et par financeur sont trop longues pour ce document : téléchargez-les "
          "depuis l’outil, au format tableur.");
    }
    set_aside();
    decisions();
    conflicts();
    twins();
    return std::move(story_);
  }

 private:
  template <class F>
  std::size_t count(F f) const {
    return std::size_t(std::ranges::count_if(c_.lignes, f));
  }
  std::size_t in_state(std::string_view name) const {
    return count([&](const Ligne& l) { return l.etat.etat_nom == name; });
  }

  void opening() {
    story_.definition("Appel", c_.campagne.titre);
    if (const auto* step = c_.campagne.etape("ventilation"))
      story_.definition("Comité", period(step->periode));
    story_.definition("Rédaction", c_.preside);
    story_.definition("Établi le", base::date_time(c_.le));
    story_.heading(2, "En bref");
    std::vector<std::string> facts{
        base::counted(c_.lignes.size(), "note d’intention reçue", "notes d’intention reçues")};
    auto add = [&](std::string_view what, std::string_view state) {
      if (auto n = in_state(state)) facts.push_back(fmt::format("{} : {}", what, n));
    };
    add("Confiées aux financeurs et transmises", Transmise::name);
    add("Écartées, porteurs prévenus", EcartNotifie::name);
    add("En préparation, pas encore transmises", Preparee::name);
    add("À écarter, porteurs pas encore prévenus", Ecartee::name);
    add("Pas encore examinées", AVentiler::name);
    story_.bullets(facts);
    if (in_state(Preparee::name) + in_state(Ecartee::name) + in_state(AVentiler::name) > 0)
      story_.note("Compte rendu provisoire : tout n’est pas encore transmis.");
  }

  /// "du 26 au 29 septembre 2022".
  static std::string period(const base::Period& p) {
    auto last = base::Instant(p.until - std::chrono::milliseconds(1));
    return jours(DateDeReunion{"", "", base::Period{p.from, last}});
  }

  void meetings() {
    story_.heading(2, "Par réunion");
    for (const auto& date : c_.dates)
      meeting(date.titre, jours(date), [&](const Ligne& l) { return l.etat.reunion == date.code; });
    meeting("Réunion à choisir", "", [](const Ligne& l) { return l.etat.reunion_a_choisir; });
    meeting("Sans réunion", "",
            [](const Ligne& l) { return l.etat.reunion.empty() && !l.etat.reunion_a_choisir; });
  }

  template <class F>
  void meeting(const std::string& name, const std::string& when, F belongs) {
    std::vector<GridRow> rows;
    for (const auto& l : c_.lignes)
      if (confiee(l) && belongs(l))
        rows.push_back(
            {reference(l, c_.campagne), projet(l), l.structure_nom, tous_les_agents(l, c_.campagne)});
    if (rows.empty()) return;
    story_.heading(3, name);
    story_.paragraph(when.empty() ? notes(rows.size()) : fmt::format("{}, {}.", notes(rows.size()), when));
    story_.table({{"N°", 1.4}, {"Projet", 3}, {"Structure", 2}, {"Confié à", 3}}, rows);
  }

  void funders() {
    story_.heading(2, "Par financeur");
    for (const auto& each : c_.campagne.financeurs) funder(each.code, each.nom);
  }

  void funder(const std::string& code, const std::string& name) {
    std::vector<GridRow> rows;
    base::Cents asked{};
    for (const auto& l : c_.lignes) {
      const auto* s = confiee(l) ? l.etat.sollicitation(code) : nullptr;
      if (!s) continue;
      asked += s->demande;
      auto names = noms(l, code);
      rows.push_back({reference(l, c_.campagne), projet(l), l.structure_nom, base::euros(s->demande),
                      names.empty() ? "Personne pour l’instant" : base::join(names, ", ")});
    }
    if (rows.empty()) return;
    story_.heading(3, name);
    story_.paragraph(fmt::format("{}, {} demandés.", notes(rows.size()), base::euros(asked)));
    story_.table({{"N°", 1.4}, {"Projet", 3}, {"Structure", 2}, {"Demandé", 1.4, true}, {"Agent", 1.8}},
                 rows);
  }

  void set_aside() {
    std::vector<GridRow> rows;
    for (const auto& l : c_.lignes)
      if (ecartee(l)) rows.push_back({reference(l, c_.campagne), projet(l), l.structure_nom, reason(l)});
    story_.heading(2, "Notes écartées");
    if (rows.empty())
      story_.paragraph("Aucune.");
    else
      story_.table({{"N°", 1.4}, {"Projet", 3}, {"Structure", 2}, {"Motif", 3}}, rows);
  }

  std::string reason(const Ligne& l) const {
    const auto* known = c_.campagne.motif_ecart(l.etat.ecart_motif);
    auto text = known ? known->titre : l.etat.ecart_motif;
    return l.etat.ecart_texte.empty() ? text : text + ". " + l.etat.ecart_texte;
  }

  void decisions() {
    std::vector<GridRow> rows;
    for (const auto& d : c_.decisions)
      rows.push_back({base::date_time(d.le),
                      d.libelle + (d.apres_transmission ? " (après la transmission)" : ""),
                      d.lesquels.empty() ? base::counted(std::size_t(d.dossiers), "note", "notes")
                                         : base::join(references(d.lesquels), ", ")});
    story_.heading(2, "Décisions prises après la proposition");
    if (rows.empty())
      story_.paragraph("Aucune : la proposition calculée est restée telle quelle.");
    else
      story_.table({{"Quand", 2}, {"Décision", 4}, {"Notes", 3}}, rows);
  }

  std::vector<std::string> references(const std::vector<std::int64_t>& dossiers) const {
    std::vector<std::string> list;
    for (auto id : dossiers) {
      auto it = std::ranges::find(c_.lignes, id, [](const Ligne& l) { return l.note.dossier; });
      if (it != c_.lignes.end()) list.push_back(reference(*it, c_.campagne));
    }
    return list;
  }

  void conflicts() {
    if (c_.conflits.empty()) return;
    std::vector<GridRow> rows;
    for (const auto& each : c_.conflits)
      rows.push_back(
          {function_of(each), each.structure,
           "Conflit d’intérêts déclaré ou confirmé : " + notes(std::size_t(each.dossiers)) + " à l’écart"});
    story_.heading(2, "Conflits d’intérêts");
    story_.paragraph("Ces personnes ne voient aucun dossier de la structure et n’en reçoivent aucun.");
    story_.table({{"Fonction", 2.5}, {"Structure", 2.5}, {"Ce qui en découle", 3}}, rows);
  }

  std::string function_of(const MiseALEcart& e) const {
    std::string name(personne::label(e.role));
    return e.financeur.empty() ? name : name + ", " + pour(e.financeur, c_.campagne);
  }

  void twins() {
    std::vector<GridRow> rows;
    for (const auto& l : c_.lignes)
      if (l.deux_arrondissements || l.jumeau)
        rows.push_back({reference(l, c_.campagne), projet(l), l.structure_nom, twin_of(l)});
    if (rows.empty()) return;
    story_.heading(2, "Projets sur deux agglomérations");
    story_.table({{"N°", 1.4}, {"Projet", 3}, {"Structure", 2}, {"Dépôt jumeau", 3}}, rows);
  }

  std::string twin_of(const Ligne& l) const {
    if (!l.jumeau) return "Pas encore retrouvé";
    const auto& j = *l.jumeau;
    if (!j.autre)
      return base::join({j.collectivite, j.reference.empty() ? "sans référence" : j.reference}, " : ");
    auto number =
        j.autre_numero ? fmt::format("n° {} de « {} »", *j.autre_numero, j.autre_campagne) : j.autre_campagne;
    return j.autre_intitule.empty() ? number : j.autre_intitule + " (" + number + ")";
  }

  const CompteRendu& c_;
  Story story_;
};

}  // namespace

documents::Story raconter(const CompteRendu& c) { return Narrateur(c).tell(); }

documents::DocumentInfo informations(const CompteRendu& c) {
  return {.title = std::string(titre),
          .author = c.campagne.collectivite,
          .footer = fmt::format("{} – {}", titre, c.campagne.titre),
          .created = c.le};
}

}  // namespace ventilation
