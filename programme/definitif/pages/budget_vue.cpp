#include "programme/definitif/pages/budget_vue.h"

#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"
#include "programme/page/champ.h"

namespace definitif::pages {
namespace {

using namespace html::literals;
using budget::libelle;
using budget::Partie;
using campagne::LigneBudget;

constexpr std::string_view no_amount = "–";

class Cotes {
 public:
  Cotes(html::Out& out, const Feuille& f) : out_(out), f_(f) {}

  void one_side(bool charge) {
    auto id = charge ? "charges" : "produits";
    out_(R"(<section class="dt-budget__cote" aria-labelledby="{}"><h2 class="govuk-heading-m" id="{}">{}</h2>
)"_h,
         id, id, charge ? "Charges" : "Produits");
    for (const auto& line : f_.v.campagne.budget)
      if (line.charge == charge && line.dans.empty()) block(line);
    out_("</section>\n"_h);
  }

 private:
  void block(const LigneBudget& heading) {
    auto below = lines_below(heading);
    out_(R"(<div class="dt-budget__bloc">
)"_h);
    if (!below.empty() || !heading.financeurs.empty()) title(heading);
    if (budget::saisissable(f_.v.campagne, heading))
      amount(heading, below.empty() ? libelle(heading) : "Montant sans les lignes qui suivent");
    for (const auto* line : below) {
      if (line->financeurs.empty())
        amount(*line, libelle(*line));
      else
        funders(*line);
    }
    out_("</div>\n"_h);
  }

  std::vector<const LigneBudget*> lines_below(const LigneBudget& heading) const {
    std::vector<const LigneBudget*> list;
    for (const auto& line : f_.v.campagne.budget)
      if (line.dans == heading.code) list.push_back(&line);
    return list;
  }

  void title(const LigneBudget& heading) {
    out_(
        R"(<div class="dt-budget__tete"><h3 class="govuk-heading-s">{}</h3><span class="dt-montant" data-total="{}">{}</span></div>
)"_h,
        libelle(heading), heading.code, base::euros(f_.totaux.ligne(heading.code)));
  }

  /// What the island needs to add up: where the line stands, and what it is called.
  html::Attrs place(const LigneBudget& line) const {
    html::Attrs attributes;
    attributes.set("data-ligne", line.code).set("data-dans", line.dans).set("data-libelle", libelle(line));
    attributes.set("data-cote", line.charge ? "charges" : "produits").flag("data-nature", line.nature);
    return attributes.flag("data-equilibre", line.equilibre);
  }

  void mark(std::string_view field) {
    out_(R"(<input type="hidden" name="avant_{}" value="{}">
)"_h,
         field, dossier::marque(f_.enregistre.saisie.valeur(field)));
  }

  void amount(const LigneBudget& line, const std::string& label) {
    auto field = budget::champ_montant(line.code);
    out_(R"(<div class="dt-budget__ligne" {}>
)"_h,
         place(line));
    if (f_.modifiable)
      money(field, label);
    else
      read_only(label, f_.lu.budget.montant(line.code));
    out_("</div>\n"_h);
  }

  void read_only(std::string_view label, base::Cents amount) {
    out_(R"(<span>{}</span> <span class="dt-montant">{}</span>
)"_h,
         label, amount.value ? base::euros(amount) : std::string(no_amount));
  }

  void money(const std::string& field, std::string_view label) {
    mark(field);
    page::champ(out_, {.nom = field,
                       .label = label,
                       .valeur = f_.valeur(field),
                       .erreur = f_.lu.erreurs.of(field),
                       .inputmode = "decimal",
                       .largeur = "10",
                       .suffixe = "€"});
  }

  void funders(const LigneBudget& line) {
    out_(
        R"(<fieldset class="govuk-fieldset dt-budget__financeurs" {}><legend class="govuk-fieldset__legend dt-budget__tete"><span>{}</span> <span class="dt-montant" data-total="{}">{}</span></legend>
)"_h,
        place(line), libelle(line), line.code, base::euros(f_.totaux.ligne(line.code)));
    if (f_.modifiable) {
      // One more than those that are written: without scripts, saving gives the next one.
      int last = std::min(budget::dernier_rang(f_.enregistre.saisie, line.code) + 1, budget::financeurs_max);
      for (int rang = 1; rang <= last; ++rang) funder(line, rang);
    } else {
      for (const auto& one : f_.lu.budget.financeurs)
        if (one.ligne == line.code) funder_to_read(one);
    }
    out_("</fieldset>\n"_h);
  }

  void funder(const LigneBudget& line, int rang) {
    auto name = [&](Partie p) { return budget::champ_financeur(line.code, rang, p); };
    out_(R"(<div class="dt-budget__financeur" role="group" aria-label="Financeur n° {}" data-rang="{}">
)"_h,
         rang, rang);
    auto who = name(Partie::qui), other = name(Partie::nom);
    mark(who);
    page::liste(out_, {.nom = who, .label = "Financeur", .erreur = f_.lu.erreurs.of(who)},
                choices(line, f_.valeur(who)));
    mark(other);
    page::champ(out_, {.nom = other,
                       .label = "Nom ou précision",
                       .valeur = f_.valeur(other),
                       .erreur = f_.lu.erreurs.of(other)});
    money(name(Partie::droit_commun), "Droit commun");
    money(name(Partie::specifique), "Crédits spécifiques");
    out_("</div>\n"_h);
  }

  std::vector<page::Choix> choices(const LigneBudget& line, std::string_view chosen) const {
    std::vector<page::Choix> list{{"", "Choisir", {}, chosen.empty(), false}};
    for (const auto* f : budget::financeurs_de(f_.v.campagne, line))
      list.push_back({f->code, f->nom, {}, chosen == f->code, false});
    list.push_back({std::string(budget::autre_financeur),
                    "Autre, à nommer",
                    {},
                    chosen == budget::autre_financeur,
                    false});
    return list;
  }

  void funder_to_read(const budget::LigneFinanceur& one) {
    const auto* f = f_.v.campagne.financeur(one.financeur);
    auto label = f ? f->nom : one.nom;
    if (f && !one.nom.empty()) label += " (" + one.nom + ")";
    out_(
        R"(<div class="dt-budget__ligne"><span>{}<br><span class="dt-precision">droit commun {}, crédits spécifiques {}</span></span> <span class="dt-montant">{}</span></div>
)"_h,
        label, base::euros(one.droit_commun), base::euros(one.specifique), base::euros(one.montant()));
  }

  html::Out& out_;
  const Feuille& f_;
};

}  // namespace

std::string_view Feuille::valeur(std::string_view champ) const {
  auto it = rendu.find(champ);
  return it == rendu.end() ? enregistre.saisie.valeur(champ) : std::string_view(it->second.texte);
}

Feuille feuille(const page::Visite& v, budget::Genre genre, const budget::Enregistre& e,
                const dossier::Envoi& rendu, bool modifiable) {
  auto read = budget::lire_budget(e.saisie, v.campagne);
  auto totals = budget::totaliser(v.campagne, read.budget);
  return {v, genre, e, rendu, std::move(read), std::move(totals), modifiable};
}

void cotes(html::Out& out, const Feuille& f) {
  out(R"(<div class="dt-budget__cotes">
)"_h);
  Cotes sides(out, f);
  sides.one_side(true);
  sides.one_side(false);
  out("</div>\n"_h);
}

}  // namespace definitif::pages
