// The balance of a budget, and what is asked of each funder.
#include <fmt/format.h>

#include <algorithm>

#include "programme/definitif/pages/budget_vue.h"

namespace definitif::pages {
namespace {

using namespace html::literals;
using base::Cents;

void total(html::Out& out, std::string_view label, std::string_view name, Cents amount) {
  out(R"(<div class="dt-budget__total"><dt>{}</dt><dd class="dt-montant" data-bilan="{}">{}</dd></div>
)"_h,
      label, name, base::euros(amount));
}

/// What a meeting or the committee changed is said beside the amount.
std::string remark(const ventilation::Demandee* asked, const budget::Demande* line) {
  if (!asked || asked->origine.empty()) return line ? "n’a pas été sollicité jusqu’ici" : "";
  if (!asked->sollicite) return line ? "n’est plus sollicité : " + asked->raison : "";
  if (!line) return "sollicité, mais aucune ligne du budget ne lui demande rien";
  if (asked->demande.value > 0 && asked->demande != line->montant())
    return "la note lui demandait " + base::euros(asked->demande);
  return {};
}

struct Rangee {
  std::string_view nom;
  const ventilation::Demandee* asked = nullptr;
  const budget::Demande* line = nullptr;
};

std::vector<Rangee> rows(const Feuille& f, const std::vector<budget::Demande>& plan,
                         const std::vector<ventilation::Demandee>& asked) {
  std::vector<Rangee> list;
  for (const auto& funder : f.v.campagne.financeurs) {
    auto a = std::ranges::find(asked, funder.code, &ventilation::Demandee::financeur);
    auto p = std::ranges::find(plan, funder.code, &budget::Demande::financeur);
    Rangee one{funder.nom, a == asked.end() ? nullptr : &*a, p == plan.end() ? nullptr : &*p};
    if (one.line || (one.asked && one.asked->sollicite)) list.push_back(one);
  }
  return list;
}

void cell(html::Out& out, std::string_view title, std::string_view text) {
  out(R"(<td class="govuk-table__cell govuk-table__cell--numeric" data-titre="{}">{}</td>)"_h, title, text);
}

void row(html::Out& out, const Feuille& f, const Rangee& r) {
  auto amount = r.line ? r.line->montant() : Cents{};
  out(R"(<tr class="govuk-table__row"><th scope="row" class="govuk-table__header">{}</th>)"_h, r.nom);
  cell(out, "Droit commun", base::euros(r.line ? r.line->droit_commun : Cents{}));
  cell(out, "Crédits spécifiques", base::euros(r.line ? r.line->specifique : Cents{}));
  cell(out, "Total demandé", base::euros(amount));
  cell(out, "Part des produits", budget::pourcentage(budget::part_des_produits(amount, f.totaux)));
  out(R"(<td class="govuk-table__cell" data-titre="À savoir">{}</td></tr>
)"_h,
      remark(r.asked, r.line));
}

}  // namespace

void bilan(html::Out& out, const Feuille& f) {
  const auto& t = f.totaux;
  auto looks = budget::ou_regarder(f.v.campagne, f.lu.budget, t);
  out(R"(<section class="dt-budget__bilan" aria-labelledby="bilan"><h2 class="govuk-heading-m" id="bilan">Équilibre</h2>
<dl class="dt-budget__totaux">
)"_h);
  total(out, "Total des charges", "charges", t.charges);
  total(out, "Total des produits", "produits", t.produits);
  total(out, "Charges avec les contributions en nature", "charges_nature", t.charges + t.emplois);
  total(out, "Produits avec les contributions en nature", "produits_nature", t.produits + t.contributions);
  out(R"(</dl>
<p class="dt-budget__verdict govuk-body" role="status" data-bilan="verdict" data-equilibre="{}">{}</p>
<ul class="govuk-list govuk-list--bullet" id="ou-regarder">
)"_h,
      looks.empty() ? "oui" : "non", looks.empty() ? "Le budget est équilibré au centime." : looks.front());
  for (std::size_t i = 1; i < looks.size(); ++i) out("<li>{}</li>\n"_h, looks[i]);
  out("</ul></section>\n"_h);
}

void plan_de_financement(html::Out& out, const Feuille& f, const std::vector<ventilation::Demandee>& asked) {
  auto plan = budget::plan_de_financement(f.v.campagne, f.lu.budget);
  auto list = rows(f, plan, asked);
  out(R"(<section class="dt-budget__plan" id="plan" data-juge="plan" aria-labelledby="plan-titre"><h2 class="govuk-heading-m" id="plan-titre">Plan de financement</h2>
)"_h);
  if (list.empty()) {
    out(R"(<p class="govuk-body">Aucun financeur de l’appel n’est encore sollicité dans ce budget.</p></section>
)"_h);
    return;
  }
  out(R"(<p class="govuk-body">Ce que vous demandez aux financeurs de l’appel, d’après les lignes ci-dessus. La part est celle du total des produits, sans les contributions en nature.</p>
<div class="dt-tableau dt-tableau--cartes" role="region" tabindex="0" aria-label="Demandes aux financeurs de l’appel"><table class="govuk-table">
<thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header">Financeur</th><th scope="col" class="govuk-table__header govuk-table__header--numeric">Droit commun</th><th scope="col" class="govuk-table__header govuk-table__header--numeric">Crédits spécifiques</th><th scope="col" class="govuk-table__header govuk-table__header--numeric">Total demandé</th><th scope="col" class="govuk-table__header govuk-table__header--numeric">Part des produits</th><th scope="col" class="govuk-table__header">À savoir</th></tr></thead>
<tbody class="govuk-table__body">
)"_h);
  for (const auto& r : list) row(out, f, r);
  out("</tbody></table></div></section>\n"_h);
}

}  // namespace definitif::pages
