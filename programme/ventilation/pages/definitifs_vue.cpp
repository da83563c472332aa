// The page of the second round.
#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"
#include "programme/page/champ.h"
#include "programme/ventilation/confies.h"
#include "programme/ventilation/pages/commun.h"
#include "programme/ventilation/pages/definitifs.h"
#include "programme/ventilation/pages/resultats.h"

namespace ventilation::pages {
namespace {

using namespace html::literals;
using campagne::Campagne;

std::string counted(std::size_t n) { return base::counted(n, "dossier", "dossiers"); }

void figures(html::Out& out, const EcranDefinitifs& e) {
  auto one = [&](std::size_t n, std::string_view what) {
    out("<li><strong>{}</strong> {}</li>\n"_h, n, what);
  };
  out(R"(<ul class="dt-chiffres" aria-label="Où en sont les dossiers définitifs">
)"_h);
  one(e.dossiers.size(), e.dossiers.size() > 1 ? "déposés" : "déposé");
  one(e.au(Stade::sans_difference).size(), "sans différence");
  one(e.au(Stade::a_decider).size(), "à décider");
  one(e.au(Stade::pret).size(), "à transmettre");
  one(e.au(Stade::transmis).size(), e.au(Stade::transmis).size() > 1 ? "transmis" : "transmis");
  out("</ul>\n"_h);
}

void latest(html::Out& out, const page::Visite& v, const EcranDefinitifs& e) {
  if (!e.derniere) return;
  const auto& o = e.derniere->operation;
  out(R"(<div class="dt-comite__derniere"><p class="govuk-body">Dernière action : <strong>{}</strong>, par {}, le {}.</p>
)"_h,
      o.libelle, o.faite_par_nom, base::date_time(o.faite_le));
  if (e.derniere->annulable) {
    page::formulaire(out, v, "/ventilation/definitifs/annuler");
    out(R"(<input type="hidden" name="operation" value="{}">
)"_h,
        o.id);
    page::bouton_secondaire(out, "Annuler cette action");
    page::fin_formulaire(out);
  }
  out("</div>\n"_h);
}

void without_difference(html::Out& out, const page::Visite& v, const EcranDefinitifs& e) {
  auto all = e.au(Stade::sans_difference);
  if (all.empty()) return;
  out(R"(<h2 class="govuk-heading-m">Sans différence avec le premier tour</h2>
<p class="govuk-body">Pour {}, le budget s’adresse aux mêmes financeurs et chaque agent·e peut continuer.</p>
)"_h,
      counted(all.size()));
  page::formulaire(out, v, "/ventilation/definitifs/reprendre");
  page::bouton(out, fmt::format("Reprendre les agent·es de {}", counted(all.size())));
  page::fin_formulaire(out);
}

class Decisions {
 public:
  Decisions(html::Out& out, const page::Visite& v, const EcranDefinitifs& e) : out_(out), v_(v), e_(e) {}

  void write() {
    auto all = e_.au(Stade::a_decider);
    if (all.empty()) return;
    out_(R"(<h2 class="govuk-heading-m">À décider</h2>
)"_h);
    for (std::size_t i = 0; i < std::min(all.size(), decisions_par_page); ++i) one(*all[i]);
    if (all.size() > decisions_par_page)
      out_(R"(<p class="govuk-body">Et {}, qui viendront ici une fois ceux-ci décidés.</p>
)"_h,
           base::counted(all.size() - decisions_par_page, "autre dossier", "autres dossiers"));
  }

 private:
  void one(const Vu& each) {
    const auto& l = each.dossier.ligne;
    out_(
        R"(<section class="dt-reprise" id="dossier-{}" aria-labelledby="titre-{}"><h3 class="govuk-heading-s" id="titre-{}"><a class="govuk-link" href="/dossiers/{}/definitif">{} – {}</a></h3>
<p class="govuk-body">{}</p>
<ul class="govuk-list govuk-list--bullet">
)"_h,
        l.note.dossier, l.note.dossier, l.note.dossier, l.note.dossier, reference(l, v_.campagne),
        titre_de(l), l.structure_nom);
    for (const auto& difference : each.reprise.differences)
      out_("<li>{}</li>\n"_h, phrase(difference, v_.campagne));
    out_("</ul>\n"_h);
    page::formulaire(out_, v_, fmt::format("/ventilation/definitifs/{}", l.note.dossier));
    for (const auto& funder : a_pourvoir(l, each.reprise)) choice(l, funder);
    page::bouton_secondaire(out_, "Valider pour ce dossier");
    page::fin_formulaire(out_);
    out_("</section>\n"_h);
  }

  void choice(const Ligne& l, const std::string& funder) {
    auto name = champ_agent(l.note.dossier, funder);
    const auto* proposal = proposal_for(l, funder);
    std::string chosen = chosen_for(l, funder, proposal);
    std::vector<page::Choix> list{{"", "Choisir", {}, chosen.empty(), false}};
    for (const auto* agent : candidats(l, funder, e_.agents)) {
      auto id = std::to_string(agent->personne);
      list.push_back({id, fmt::format("{} ({})", agent->nom, agent->charge), {}, chosen == id, false});
    }
    list.push_back({std::string(aucun), "Personne pour l’instant", {}, chosen == aucun, false});
    auto label =
        fmt::format("Pour {}, {} demandés", pour(funder, v_.campagne), base::euros(asked(l, funder)));
    page::liste(out_,
                {.nom = name,
                 .label = label,
                 .aide = proposal ? std::string_view(proposal->raison) : std::string_view(),
                 .erreur = e_.erreurs.of(name)},
                list);
  }

  static base::Cents asked(const Ligne& l, const std::string& funder) {
    return funder.empty() ? l.demande_total : l.demande_a(funder);
  }

  const AgentPropose* proposal_for(const Ligne& l, const std::string& funder) const {
    auto it = e_.propositions.find({l.note.dossier, funder});
    return it == e_.propositions.end() ? nullptr : &it->second;
  }

  /// What the person sent, else the person proposed, else nobody.
  std::string chosen_for(const Ligne& l, const std::string& funder, const AgentPropose* proposal) const {
    if (e_.refuse == l.note.dossier)
      if (auto sent = e_.saisie.find(funder); sent != e_.saisie.end()) return sent->second;
    return proposal && proposal->personne ? std::to_string(*proposal->personne) : std::string(aucun);
  }

  html::Out& out_;
  const page::Visite& v_;
  const EcranDefinitifs& e_;
};

/// The first numbers, and how many more.
std::string some(const std::vector<std::string>& references) {
  constexpr std::size_t few = 20;
  if (references.size() <= few) return base::join(references, ", ");
  return fmt::format("{} et {}", base::join({references.begin(), references.begin() + few}, ", "),
                     base::counted(references.size() - few, "autre", "autres"));
}

void transmission(html::Out& out, const page::Visite& v, const EcranDefinitifs& e) {
  const auto& t = e.transmission;
  if (t.changements.empty() && t.manques.empty()) return;
  out(R"(<h2 class="govuk-heading-m">À transmettre</h2>
<ul class="govuk-list govuk-list--bullet">
)"_h);
  if (!t.changements.empty())
    out("<li>{} : {} un seul message chacune, avec le lien vers leur liste.</li>\n"_h,
        base::counted(t.changements.size(), "dossier prêt", "dossiers prêts"),
        base::counted(std::size_t(t.agents), "personne reçoit", "personnes reçoivent"));
  if (!t.sans_agent.empty())
    out("<li>Sans agent·e pour au moins un financeur : {}.</li>\n"_h, some(t.sans_agent));
  for (const auto& each : t.manques)
    out("<li>Ne part pas. {} {}</li>\n"_h, each.raison, some(each.references));
  out("</ul>\n"_h);
  if (t.changements.empty()) return;
  out(R"(<p class="govuk-body">Les financeurs de ces dossiers deviennent ceux de leur budget. Une transmission ne s’annule pas.</p>
)"_h);
  page::formulaire(out, v, "/ventilation/definitifs/transmettre");
  out(R"(<input type="hidden" name="vu" value="{}">
)"_h,
      e.vu);
  page::bouton(out, fmt::format("Transmettre {}", counted(t.changements.size())));
  page::fin_formulaire(out);
}

/// "CAF : Camille ; État : Alix".
std::string people(const Ligne& l, const Campagne& c) {
  std::vector<std::string> all;
  for (const auto& a : l.agents) all.push_back(fmt::format("{} : {}", pour(a.financeur, c), a.nom));
  return all.empty() ? "Personne pour l’instant" : base::join(all, " ; ");
}

/// "Transmis", and the way to correct it; said when the budget given back since asks something else.
void where(html::Out& out, const Vu& each) {
  const auto& l = each.dossier.ligne;
  if (each.stade != Stade::transmis) return out("À transmettre"_h);
  out("Transmis. "_h);
  if (!ecarts_de_demande(l).empty())
    out(R"(<strong class="govuk-tag govuk-tag--yellow">Budget changé depuis</strong> )"_h);
  out(R"(<a class="govuk-link" href="/ventilation/definitifs/{}">Corriger<span class="govuk-visually-hidden"> {}</span></a>)"_h,
      l.note.dossier, titre_de(l));
}

void done(html::Out& out, const page::Visite& v, const EcranDefinitifs& e) {
  std::vector<const Vu*> all = e.au(Stade::pret);
  std::ranges::copy(e.au(Stade::transmis), std::back_inserter(all));
  if (all.empty()) return;
  out(R"(<div class="dt-tableau dt-tableau--cartes" role="region" tabindex="0" aria-labelledby="confies">
<table class="govuk-table dt-tableau__table">
<caption id="confies" class="govuk-table__caption govuk-table__caption--m">Dossiers confiés</caption>
<thead class="govuk-table__head"><tr class="govuk-table__row">
<th scope="col" class="govuk-table__header">N°</th><th scope="col" class="govuk-table__header">Projet</th>
<th scope="col" class="govuk-table__header">Confié à</th><th scope="col" class="govuk-table__header">État</th>
</tr></thead>
<tbody class="govuk-table__body">
)"_h);
  for (const auto* each : all) {
    const auto& l = each->dossier.ligne;
    out(R"(<tr class="govuk-table__row"><th scope="row" class="govuk-table__header">{}</th>
<td class="govuk-table__cell" data-titre="Projet"><a class="govuk-link" href="/dossiers/{}/definitif">{}</a></td>
<td class="govuk-table__cell" data-titre="Confié à">{}</td>
<td class="govuk-table__cell" data-titre="État">)"_h,
        reference(l, v.campagne), l.note.dossier, titre_de(l), people(l, v.campagne));
    where(out, *each);
    out("</td></tr>\n"_h);
  }
  out("</tbody>\n</table>\n</div>\n"_h);
}

void not_open(html::Out& out, const Campagne& c) {
  out(R"(<p class="govuk-body">La ventilation des dossiers définitifs commence le {}.</p>
)"_h,
      base::date_time(ouverture_du_second_tour(c)));
}

void whole(html::Out& out, const page::Visite& v, const EcranDefinitifs& e) {
  out(R"(<p class="govuk-body">Chaque dossier définitif revient à qui suivait la note, pour les financeurs de son budget. Vous ne décidez que de ce qui diffère. Personne n’est prévenu avant la transmission.</p>
)"_h);
  figures(out, e);
  latest(out, v, e);
  if (e.dossiers.empty())
    out(R"(<p class="govuk-body">Aucun dossier définitif n’est encore déposé.</p>
)"_h);
  without_difference(out, v, e);
  Decisions(out, v, e).write();
  transmission(out, v, e);
  done(out, v, e);
}

}  // namespace

void onglets_des_tours(html::Out& out, const page::Visite& v, std::string_view here) {
  if (!coordonne(v) || !second_tour_ouvert(v.campagne, v.now)) return;
  auto tab = [&](std::string_view path, std::string_view label) {
    html::Attrs current;
    if (path == here) current.set("aria-current", "page");
    out(R"(<li class="dt-onglets__element"><a class="dt-onglets__lien" href="{}" {}>{}</a></li>
)"_h,
        path, current, label);
  };
  out(R"(<nav class="dt-onglets" aria-label="Tours de la ventilation"><ul class="dt-onglets__liste">
)"_h);
  tab("/ventilation", "Notes d’intention");
  tab("/ventilation/definitifs", "Dossiers définitifs");
  out("</ul></nav>\n"_h);
}

web::Response page_des_definitifs(const page::Visite& v, const EcranDefinitifs& e, int status) {
  auto view = [&](html::Out& out) {
    out(R"(<h1 class="govuk-heading-l">Ventilation des dossiers définitifs</h1>
)"_h);
    onglets_des_tours(out, v, "/ventilation/definitifs");
    if (!second_tour_ouvert(v.campagne, v.now)) return not_open(out, v.campagne);
    whole(out, v, e);
    liens_des_resultats(out, v, "/ventilation/definitifs");
  };
  return page::page(v, {.titre = "Ventilation des dossiers définitifs", .wide = true, .erreurs = &e.erreurs},
                    view, status);
}

}  // namespace ventilation::pages
