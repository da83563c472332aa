// The page of a budget: shown, saved whole without scripts, saved line by line with them.
#include <fmt/format.h>

#include <algorithm>

#include "programme/definitif/depot_store.h"
#include "programme/definitif/pages/budget_vue.h"
#include "programme/definitif/pages/cadre.h"
#include "programme/definitif/pages/coherence_vue.h"
#include "programme/definitif/pages/pages.h"
#include "programme/dossier/pages/conflits.h"
#include "programme/page/champ.h"

namespace definitif::pages {
namespace {

using namespace html::literals;
using dossier::Envoi;

struct Demande {
  const Definitif& f;
  budget::Genre genre;
  std::string suite() const { return fmt::format("/budget/{}", code(genre)); }
  std::string chemin() const { return chemin_definitif(f.dossier, suite()); }
};

std::string title_of(const page::Visite& v, budget::Genre g) {
  return g == budget::Genre::action ? "Budget de l’action"
                                    : fmt::format("Budget de la structure {}", v.campagne.annee);
}

void introduction(html::Out& out, const page::Visite& v, const Demande& d) {
  out(R"(<p class="govuk-body">{} Les lignes sont celles du formulaire {} ; une ligne sans numéro n’est pas un compte du plan comptable.</p>
)"_h,
      d.genre == budget::Genre::action
          ? "Tout ce que l’action coûte et tout ce qui la finance, droit commun compris, en euros."
          : "Le budget de toute la structure pour l’année : il est commun à tous ses dossiers.",
      v.campagne.version_budget);
}

/// From and to a spreadsheet.
void spreadsheet(html::Out& out, const Demande& d, bool modifiable) {
  out(R"(<p class="govuk-body dt-actions">)"_h);
  if (modifiable) out(R"(<a class="govuk-link" href="{}/importer">Importer un tableur</a> )"_h, d.chemin());
  out(R"(<a class="govuk-link" href="{}/tableur.xlsx" download>Télécharger pour un tableur (XLSX)</a></p>
)"_h,
      d.chemin());
}

void saved_line(html::Out& out, const budget::Enregistre& e) {
  const dossier::Saisie* last = nullptr;
  for (const auto& [name, entry] : e.saisie)
    if (!last || entry.le > last->le) last = &entry;
  out(R"(<p class="govuk-body-s dt-enregistrement" role="status" data-etat-enregistrement>{}</p>
)"_h,
      last ? fmt::format("Dernier enregistrement : {}.", base::date_time(last->le))
           : std::string("Rien n’est encore enregistré dans cette page."));
}

void form(html::Out& out, const page::Visite& v, const Demande& d, const Feuille& sheet) {
  page::formulaire(out, v, d.chemin(),
                   html::Attrs{}
                       .flag("data-enregistrement-auto")
                       .flag("data-budget")
                       .set("data-personne", std::to_string(v.acteur.id)));
  out(R"(<input type="hidden" name="version" value="{}">
)"_h,
      sheet.enregistre.version);
  bilan(out, sheet);
  cotes(out, sheet);
  saved_line(out, sheet.enregistre);
  out(R"(<div class="govuk-button-group">)"_h);
  page::bouton(out, "Enregistrer et recalculer");
  out("</div>\n"_h);
  page::fin_formulaire(out);
}

web::Response budget_page(db::Reading& r, const page::Visite& v, const Demande& d,
                          const budget::Enregistre& e, const Envoi& rendu,
                          const std::vector<dossier::ConflitLu>& handed_back) {
  auto why = non_modifiable(v, d.f, d.suite());
  auto sheet = feuille(v, d.genre, e, rendu, !why);
  auto asked = d.genre == budget::Genre::action ? ventilation::demandees(r, v.campagne, d.f.id())
                                                : std::vector<ventilation::Demandee>{};
  auto found = d.genre == budget::Genre::action ? constats(r, v.acteur, d.f, v.campagne, v.now)
                                                : std::vector<Constat>{};
  auto view = [&](html::Out& out) {
    cadre(out, v, d.f.dossier, fmt::format("/budget/{}", code(d.genre)), title_of(v, d.genre));
    introduction(out, v, d);
    spreadsheet(out, d, sheet.modifiable);
    dossier::conflits(out, handed_back);
    if (sheet.modifiable) {
      form(out, v, d, sheet);
    } else {
      bilan(out, sheet);
      cotes(out, sheet);
    }
    if (d.genre == budget::Genre::action) {
      plan_de_financement(out, sheet, asked);
      coherence(out, found);
    }
  };
  auto title = fmt::format("{} – dossier définitif", title_of(v, d.genre));
  const auto* errors = sheet.modifiable ? &sheet.lu.erreurs : nullptr;
  return page::page(v, {.titre = title, .wide = true, .erreurs = errors}, view,
                    handed_back.empty() ? 200 : 409);
}

/// The fields of the campaign's budget that the form sends; with `auto`, only those that it names.
Envoi sent(const page::Visite& v) {
  const auto& form = v.request.form;
  auto named = form.all("champs");
  bool only_named = form.has("auto");
  Envoi envoi;
  for (const auto& [name, text] : form) {
    if (!budget::champ_connu(v.campagne, name)) continue;
    if (only_named && std::ranges::find(named, name) == named.end()) continue;
    envoi[name] = {text, std::string(form.get("avant_" + name))};
  }
  return envoi;
}

/// A funder chosen is sent by its code, and read by its name.
std::string readable(const campagne::Campagne& c, const std::string& text) {
  const auto* funder = c.financeur(text);
  return funder ? funder->nom : text;
}

web::Response given_back(const page::Visite& v, const Demande& d, const Envoi& envoi, const Obstacle& why) {
  std::vector<dossier::TexteRendu> texts;
  for (const auto& [name, field] : envoi)
    texts.push_back({budget::libelle_champ(v.campagne, name), field.texte});
  return dossier::textes_rendus(v, why, texts, [&](html::Out& out) {
    cadre(out, v, d.f.dossier, fmt::format("/budget/{}", code(d.genre)), title_of(v, d.genre));
  });
}

/// What could be saved is kept, although the answer is 409.
web::Response with_conflicts(db::Writing& w, const page::Visite& v, const Demande& d,
                             const budget::Enregistre& e, const std::vector<dossier::Conflit>& list) {
  std::vector<dossier::ConflitLu> read;
  Envoi rendu;
  for (const auto& c : list) {
    rendu[c.champ] = {c.votre_texte, {}};
    auto shown = c;
    for (auto* text : {&shown.votre_texte, &shown.texte_enregistre}) *text = readable(v.campagne, *text);
    read.push_back({shown, budget::libelle_champ(v.campagne, c.champ), dossier::person_name(w, c.par)});
  }
  auto response =
      v.request.wants_json() ? dossier::json_conflits(e.version, read) : budget_page(w, v, d, e, rendu, read);
  return response.header("X-Dentelle-Commit", "1"), response;
}

}  // namespace

web::Response montrer_budget(db::Reading& r, const page::Visite& v) {
  auto f = find(r, v.acteur, v.id());
  auto g = budget::genre(v.path[1]);
  if (!f || !g) return page::introuvable(v);
  return budget_page(r, v, {*f, *g}, budget_a_lire(r, v.acteur, *f, *g, v.campagne.annee), {}, {});
}

web::Response enregistrer_budget(db::Writing& w, const page::Visite& v) {
  auto g = budget::genre(v.path[1]);
  auto f = g ? lock(w, v.acteur, v.id()) : std::nullopt;
  if (!f) return page::introuvable(v);
  Demande d{*f, *g};
  auto envoi = sent(v);
  if (auto why = non_modifiable(v, *f, d.suite())) return given_back(v, d, envoi, *why);
  auto e = budget::verrouiller(w, f->dossier, *g, v.campagne.annee, v.now);
  auto fusion = dossier::fusionner(e.saisie, envoi, v.acteur.id, v.now);
  budget::enregistrer(w, e, fusion.brouillon, v.campagne, v.now);
  e.saisie = std::move(fusion.brouillon);
  if (!fusion.conflits.empty()) return with_conflicts(w, v, d, e, fusion.conflits);
  if (v.request.wants_json()) return dossier::json_enregistre(v, e.version);
  return page::redirige_avec_message(v, d.chemin(), "Le budget est enregistré, les totaux sont recalculés.");
}

}  // namespace definitif::pages
