#include "programme/ventilation/pages/lot_demande.h"

#include <algorithm>

#include "platform/base/number.h"
#include "platform/base/text.h"

namespace ventilation::pages {
namespace {

constexpr std::size_t longest_text = 1000;
constexpr std::string_view no_meeting = "aucune";

std::optional<std::int64_t> id(std::string_view text) {
  auto value = base::whole_number(text);
  return value && *value > 0 ? value : std::nullopt;
}

/// Reads the change, field by field; what is wrong is said beside its field.
class Lecteur {
 public:
  Lecteur(const web::Fields& fields, const campagne::Campagne& c, base::FieldErrors& errors)
      : fields_(fields), campagne_(c), errors_(errors) {}

  std::optional<Modification> read() {
    std::string_view act = fields_.get("acte");
    if (act == "reunion") return meeting();
    if (act == "ajouter_financeur") return with_funder<AjouterFinanceur>();
    if (act == "retirer_financeur") return with_funder<RetirerFinanceur>();
    if (act == "ajouter_agent") return with_agent<AjouterAgent>();
    if (act == "retirer_agent") return with_agent<RetirerAgent>();
    if (act == "remplacer_agent") return replacement();
    if (act == "ecarter") return aside();
    if (act == "reintegrer") return ReintegrerNote{};
    if (!act.empty()) errors_.add("", "Cette action n’existe pas : choisissez-en une ci-dessous.");
    return std::nullopt;
  }

 private:
  std::optional<Modification> wrong(std::string_view field, std::string_view message) {
    errors_.add(field, message);
    return std::nullopt;
  }

  std::optional<Modification> meeting() {
    std::string code(fields_.get("lot_reunion"));
    if (code == no_meeting) return FixerReunion{};
    if (!campagne_.reunion(code)) return wrong("lot_reunion", "Choisissez la réunion.");
    return FixerReunion{code};
  }

  template <class Act>
  std::optional<Modification> with_funder() {
    std::string code(fields_.get("lot_financeur"));
    if (!campagne_.financeur(code)) return wrong("lot_financeur", "Choisissez le financeur.");
    return Act{code};
  }

  std::optional<Voulu::Agent> agent(std::string_view field, std::string_view message) {
    auto chosen = lire_agent(fields_.get(field));
    if (!chosen) errors_.add(field, message);
    return chosen;
  }

  template <class Act>
  std::optional<Modification> with_agent() {
    auto chosen = agent("lot_agent", "Choisissez la personne.");
    if (!chosen) return std::nullopt;
    return Act{chosen->financeur, chosen->personne};
  }

  std::optional<Modification> replacement() {
    auto former = agent("lot_ancien", "Choisissez la personne à remplacer.");
    auto next = agent("lot_nouveau", "Choisissez qui la remplace.");
    if (!former || !next) return std::nullopt;
    if (former->financeur != next->financeur)
      return wrong("lot_nouveau", "Choisissez deux personnes du même financeur.");
    if (*former == *next) return wrong("lot_nouveau", "Choisissez deux personnes différentes.");
    return RemplacerAgent{former->financeur, former->personne, next->personne};
  }

  std::optional<Modification> aside() {
    std::string code(fields_.get("lot_motif")), text(base::trim(fields_.get("lot_texte")));
    if (base::length(text) > longest_text) errors_.add("lot_texte", "Précision : 1 000 caractères au plus.");
    if (!campagne_.motif_ecart(code)) errors_.add("lot_motif", "Choisissez le motif.");
    if (!errors_.empty()) return std::nullopt;
    return EcarterNote{code, text};
  }

  const web::Fields& fields_;
  const campagne::Campagne& campagne_;
  base::FieldErrors& errors_;
};

struct Ecriture {
  Champs& out;
  void act(std::string_view name) { out.emplace_back("acte", name); }
  void add(std::string_view name, std::string value) { out.emplace_back(name, std::move(value)); }

  void operator()(const FixerReunion& m) {
    act("reunion");
    add("lot_reunion", m.reunion.empty() ? std::string(no_meeting) : m.reunion);
  }
  void operator()(const AjouterFinanceur& m) { act("ajouter_financeur"), add("lot_financeur", m.financeur); }
  void operator()(const RetirerFinanceur& m) { act("retirer_financeur"), add("lot_financeur", m.financeur); }
  void operator()(const AjouterAgent& m) {
    act("ajouter_agent"), add("lot_agent", ecrire_agent({m.financeur, m.personne}));
  }
  void operator()(const RetirerAgent& m) {
    act("retirer_agent"), add("lot_agent", ecrire_agent({m.financeur, m.personne}));
  }
  void operator()(const RemplacerAgent& m) {
    act("remplacer_agent");
    add("lot_ancien", ecrire_agent({m.financeur, m.ancien}));
    add("lot_nouveau", ecrire_agent({m.financeur, m.nouveau}));
  }
  void operator()(const EcarterNote& m) {
    act("ecarter"), add("lot_motif", m.motif);
    if (!m.texte.empty()) add("lot_texte", m.texte);
  }
  void operator()(const ReintegrerNote&) { act("reintegrer"); }
  void operator()(const Voulu&) {}  // comes as a table
};

void read_ticked(const web::Fields& fields, DemandeDeLot& asked) {
  for (const auto& text : fields.all("dossier"))
    if (auto number = id(text); number && std::ranges::find(asked.dossiers, *number) == asked.dossiers.end())
      asked.dossiers.push_back(*number);
  std::ranges::sort(asked.dossiers);
  if (asked.dossiers.size() > most_ticked)
    asked.erreurs.add("", "Cochez au plus 200 dossiers à la fois, ou changez toute la vue.");
  if (asked.dossiers.empty() && fields.get("choix") == "coches")
    asked.erreurs.add("", "Vous n’avez coché aucun dossier : cochez ceux que vous voulez changer.");
}

}  // namespace

DemandeDeLot lire_lot(const web::Fields& fields, const campagne::Campagne& c) {
  DemandeDeLot asked;
  read_ticked(fields, asked);
  auto change = Lecteur(fields, c, asked.erreurs).read();
  if (asked.erreurs.empty()) asked.modification = std::move(change);
  return asked;
}

Champs ecrire(const DemandeDeLot& asked) {
  Champs fields;
  for (auto each : asked.dossiers) fields.emplace_back("dossier", std::to_string(each));
  if (!asked.dossiers.empty()) fields.emplace_back("choix", "coches");
  if (asked.modification) std::visit(Ecriture{fields}, *asked.modification);
  return fields;
}

std::string ecrire_agent(const Voulu::Agent& a) { return a.financeur + ":" + std::to_string(a.personne); }

std::optional<Voulu::Agent> lire_agent(std::string_view text) {
  auto colon = text.rfind(':');
  if (colon == text.npos) return std::nullopt;
  auto personne = id(text.substr(colon + 1));
  if (!personne) return std::nullopt;
  return Voulu::Agent{std::string(text.substr(0, colon)), *personne};
}

}  // namespace ventilation::pages
