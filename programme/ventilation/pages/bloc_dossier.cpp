#include "programme/ventilation/pages/bloc_dossier.h"

#include "platform/base/text.h"
#include "programme/ventilation/pages/commun.h"

namespace ventilation::pages {
namespace {

using namespace html::literals;

std::string agents_of(const Ligne& l, std::string_view funder) {
  std::vector<std::string> names;
  for (const auto& a : l.agents)
    if (a.financeur == funder) names.push_back(a.nom);
  return base::join(names, ", ");
}

void one_line(html::Out& out, std::string_view who, const std::string& agents) {
  out("<li>{}{}</li>\n"_h, who, agents.empty() ? std::string() : " : " + agents);
}

}  // namespace

void confie_a(html::Out& out, db::Reading& r, const page::Visite& v, const dossier::Dossier& d) {
  if (d.etat_nom != dossier::NoteDeposee::name) return;
  auto l = ligne(r, v.acteur, tour(v), d.id);
  if (!l || !std::holds_alternative<Transmise>(l->etat.etat())) return;
  bool member = v.acteur.membre_de(d.structure) != nullptr;
  out(R"(<h2 class="govuk-heading-m">À qui le projet est confié</h2>
<ul class="govuk-list govuk-list--bullet">
)"_h);
  for (const auto& s : l->etat.sollicitations) {
    if (s.retiree_le) continue;
    const auto* known = v.campagne.financeur(s.financeur);
    one_line(out, known ? known->nom : s.financeur, member ? std::string() : agents_of(*l, s.financeur));
  }
  if (l->note.territorial && !member) one_line(out, "Référent·e de réussite éducative", agents_of(*l, ""));
  out("</ul>\n"_h);
}

}  // namespace ventilation::pages
