#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "platform/base/text.h"
#include "programme/dossier/apres_depot_store.h"
#include "programme/dossier/pages/cadre.h"
#include "programme/dossier/pages/pages.h"
#include "programme/journal/journal.h"
#include "programme/page/champ.h"

namespace dossier {
namespace {

using namespace html::literals;

void next_step(html::Out& out, const ProchainPas& next) {
  out(R"(<p class="govuk-body-s">)"_h);
  if (next.a_faire) out(R"(<strong class="govuk-tag govuk-tag--yellow">À faire</strong> )"_h);
  out(R"({} <a class="govuk-link" href="{}">{}</a></p>)"_h, next.texte, next.lien, next.titre_du_lien);
  if (!next.suite.empty())
    out(R"(<p class="govuk-body-s"><a class="govuk-link" href="{}">{}</a></p>)"_h, next.suite,
        next.titre_de_la_suite);
}

void one_row(html::Out& out, const page::Visite& v, const Dossier& d, const ApresDepot* told) {
  out(R"(<li class="dt-carte"><h2 class="govuk-heading-s dt-carte__titre"><a class="govuk-link" href="/dossiers/{}{}">{}</a></h2>
<p class="govuk-body-s">)"_h,
      d.id, d.etat_nom == NoteEnPreparation::name ? "/note" : "", titre_de(d));
  etiquette_etat(out, d);
  if (d.numero) out(" n° {}"_h, reference(d, v.campagne.annee));
  out(" · {}"_h, d.structure_nom);
  if (d.depose_le)
    out(" · déposée le {}"_h, base::date_time(*d.depose_le));
  else
    out(" · modifiée le {}"_h, base::date_time(d.modifie_le));
  out("</p>"_h);
  if (d.etat_nom == NoteEnPreparation::name && d.depots > 0)
    out(R"(<p class="govuk-body-s dt-alerte"><strong>Attention :</strong> cette note a été reprise, elle n’est plus déposée. {}</p>)"_h,
        phrase_limite(v, d));
  else if (d.etat_nom == NoteEnPreparation::name)
    out(R"(<p class="govuk-body-s">{}</p>)"_h, phrase_limite(v, d));
  if (told) next_step(out, prochain_pas(*told, v.campagne, v.now));
  out("</li>\n"_h);
}

/// What has something to be done first; else as they were, latest first.
void to_do_first(std::vector<Dossier>& list, const std::vector<ApresDepot>& told, const page::Visite& v) {
  std::set<std::int64_t> waiting;
  for (const auto& each : told)
    if (prochain_pas(each, v.campagne, v.now).a_faire) waiting.insert(each.dossier);
  std::ranges::stable_partition(list, [&](const Dossier& d) { return waiting.contains(d.id); });
}

void nothing_yet(html::Out& out, const page::Visite& v) {
  if (v.acteur.structures.empty())
    out(R"(<p class="govuk-body">Pour déposer un projet, il faut d’abord décrire votre structure (association, commune, établissement…). C’est fait une fois pour toutes.</p>
<p><a class="govuk-button" href="/structures/nouvelle" role="button" draggable="false">Décrire ma structure</a></p>
)"_h);
  else
    out(R"(<p class="govuk-body">Vous n’avez pas encore de projet dans cet appel.</p>
)"_h);
}

bool can_write_somewhere(const personne::Acteur& a) {
  return std::ranges::any_of(a.structures, [](auto& s) { return s.ecrire; });
}

std::vector<page::Choix> writable_structures(const page::Visite& v) {
  std::vector<page::Choix> list;
  for (auto& s : v.acteur.structures)
    if (s.ecrire) list.push_back({std::to_string(s.structure), s.nom, {}, false, false});
  if (list.size() == 1) list.front().coche = true;
  return list;
}

web::Response form_page(const page::Visite& v, const base::FieldErrors& errors) {
  auto view = [&](html::Out& out) {
    page::fil_d_ariane(out, {{"Mes dossiers", "/dossiers"}});
    out(R"(<h1 class="govuk-heading-l">Commencer une note d’intention</h1>
<p class="govuk-body">La note présente votre projet en quelques pages. Elle sert à tous les financeurs. Vous pourrez l’enregistrer, vous arrêter, la reprendre, et la remplir à plusieurs.</p>
)"_h);
    page::formulaire(out, v, "/dossiers");
    page::groupe(out, {.nom = "structure",
                       .legende = "Quelle structure porte le projet ?",
                       .erreur = errors.of("structure"),
                       .choix = writable_structures(v)});
    page::bouton(out, "Commencer");
    page::fin_formulaire(out);
  };
  return page::page(v, {.titre = "Commencer une note d’intention", .erreurs = &errors}, view);
}

}  // namespace

web::Response mes_dossiers(db::Reading& reading, const page::Visite& v) {
  auto list = mine(reading, v.acteur, v.campagne.code);
  auto told = apres_depot(reading, v.acteur, v.campagne.code);
  to_do_first(list, told, v);
  auto of = [&](const Dossier& d) -> const ApresDepot* {
    auto it = std::ranges::lower_bound(told, d.id, {}, &ApresDepot::dossier);
    return it != told.end() && it->dossier == d.id ? &*it : nullptr;
  };
  auto view = [&](html::Out& out) {
    out(R"(<h1 class="govuk-heading-l">Mes dossiers</h1>
<p class="govuk-body">{}</p>
)"_h,
        v.campagne.titre);
    if (list.empty()) nothing_yet(out, v);
    out(R"(<ul class="dt-cartes">
)"_h);
    for (auto& d : list) one_row(out, v, d, of(d));
    out("</ul>\n"_h);
    if (can_write_somewhere(v.acteur) && v.now < v.campagne.depot_note.until)
      out(R"(<p><a class="govuk-button" href="/dossiers/nouveau" role="button" draggable="false">Nouveau projet</a></p>
)"_h);
  };
  return page::page(v, {.titre = "Mes dossiers"}, view);
}

web::Response formulaire_nouveau(db::Reading&, const page::Visite& v) {
  if (!can_write_somewhere(v.acteur)) return web::redirect("/dossiers");
  return form_page(v, {});
}

web::Response creer(db::Writing& w, const page::Visite& v) {
  base::FieldErrors errors;
  auto typed = v.request.form.get("structure");
  std::int64_t structure = 0;
  for (auto& s : v.acteur.structures)
    if (s.ecrire && std::to_string(s.structure) == typed) structure = s.structure;
  if (structure == 0) {
    errors.add("structure", "Choisissez la structure qui porte le projet.");
    return form_page(v, errors);
  }
  auto id = create(w, v.acteur, v.now, v.campagne.code, structure);
  journal::inscrire(w, v.acteur, v.now, {"note_commencee", "dossier", id, {}});
  return web::redirect(fmt::format("/dossiers/{}/note", id));
}

}  // namespace dossier
