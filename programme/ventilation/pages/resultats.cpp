#include "programme/ventilation/pages/resultats.h"

#include "platform/base/text.h"
#include "programme/ventilation/reprise.h"
#include "programme/ventilation/resultat.h"
#include "programme/ventilation/reunion_dates_store.h"

namespace ventilation::pages {
namespace {

using namespace html::literals;
using campagne::Campagne;
using personne::Role;

struct Lien {
  std::string_view texte, href;
  personne::Roles qui;
};
constexpr Lien liens[]{
    {"Listes par financeur", "/ventilation/financeurs", {Role::coordination, Role::instructeur}},
    {"Liste des référent·es", "/ventilation/referents", {Role::coordination, Role::referent_pre}},
    {"Charge de chacun·e", "/ventilation/charge", {Role::coordination}},
    {"Conflits d’intérêts", "/conflits", {Role::coordination}},
    {"Compte rendu du comité (PDF)", "/ventilation/compte-rendu.pdf", {Role::coordination}},
    {"Compte rendu à compléter (Word, LibreOffice)", "/ventilation/compte-rendu.docx", {Role::coordination}},
};

std::string_view state_class(const Confie& c) {
  if (c.etat == "preparee") return "govuk-tag govuk-tag--yellow";
  return c.decision == "annulation" ? "govuk-tag govuk-tag--red" : "govuk-tag govuk-tag--green";
}

/// "Réunion d’Anzin, le 14 octobre 2022": with the hour of the passage once it was convened.
std::string meeting(const Confie& c, const std::vector<DateDeReunion>& dates) {
  const auto* date = trouver(dates, c.reunion);
  if (!date) return c.reunion_a_choisir ? "À choisir" : "Pas de réunion";
  auto when = c.passage_le ? "le " + base::date_time(*c.passage_le) : jours(*date);
  return date->titre + (when.empty() ? "" : ", " + when);
}

struct Colonne {
  std::string_view titre;
  bool nombre = false;
};

void header(html::Out& out, const std::vector<Colonne>& columns) {
  out(R"(<thead class="govuk-table__head"><tr class="govuk-table__row">
)"_h);
  for (const auto& each : columns)
    out(R"(<th scope="col" class="{}">{}</th>
)"_h,
        each.nombre ? "govuk-table__header govuk-table__header--numeric" : "govuk-table__header", each.titre);
  out("</tr></thead>\n"_h);
}

class Rangees {
 public:
  Rangees(const Campagne& c, const std::vector<DateDeReunion>& dates, bool own, bool final)
      : campagne_(c), dates_(dates), own_(own), final_(final) {}

  std::vector<Colonne> columns() const {
    std::vector<Colonne> list{{"N°"}, {"Projet"}, {"Structure"}};
    if (own_) list.push_back({"Pour"});
    list.insert(list.end(), {{"Demandé", true}, {"Communes"}});
    if (!final_) list.insert(list.end(), {{"Réunion"}, {"État"}});
    if (!own_) list.push_back({"Confié à"});
    return list;
  }

  void row(html::Out& out, const Confie& c) const {
    out(R"(<tr class="govuk-table__row">
<th scope="row" class="govuk-table__header">{}</th>
<td class="govuk-table__cell" data-titre="Projet"><a class="govuk-link" href="{}">{}</a>{}</td>
)"_h,
        reference_de(c, campagne_), page_of(c), c.intitule.empty() ? "Sans titre" : c.intitule,
        [&](html::Out& o) { star(o, c); });
    cell(out, "Structure", c.structure_nom);
    if (own_) cell(out, "Pour", pour(c.financeur, campagne_));
    out(R"(<td class="govuk-table__cell govuk-table__cell--numeric" data-titre="Demandé"><span class="dt-montant">{}</span></td>
)"_h,
        base::euros(c.demande));
    cell(out, "Communes", noms_des_communes(c.communes, campagne_));
    if (!final_) progress(out, c);
    if (!own_)
      cell(out, "Confié à", c.agents.empty() ? "Personne pour l’instant" : base::join(c.agents, ", "));
    out("</tr>\n"_h);
  }

 private:
  /// A final dossier is read with its budget.
  std::string page_of(const Confie& c) const {
    return "/dossiers/" + std::to_string(c.dossier) + (final_ ? "/definitif" : "");
  }
  void progress(html::Out& out, const Confie& c) const {
    cell(out, "Réunion", meeting(c, dates_));
    out(R"(<td class="govuk-table__cell" data-titre="État"><strong class="{}">{}</strong></td>
)"_h,
        state_class(c), suite(c));
  }
  static void cell(html::Out& out, std::string_view title, std::string_view text) {
    out(R"(<td class="govuk-table__cell" data-titre="{}">{}</td>
)"_h,
        title, text);
  }
  static void star(html::Out& out, const Confie& c) {
    if (c.saillant) out(R"( <span class="dt-saillant" role="img" aria-label="Objectif saillant">★</span>)"_h);
  }

  const Campagne& campagne_;
  const std::vector<DateDeReunion>& dates_;
  bool own_, final_;
};

void sums(html::Out& out, const SommeConfies& s) {
  out(R"(<ul class="dt-chiffres">
<li><strong>{}</strong> {}</li>
<li><strong>{}</strong> demandés</li>
)"_h,
      s.dossiers, s.dossiers > 1 ? "dossiers" : "dossier", base::euros(s.demande));
  if (s.en_preparation > 0) out("<li><strong>{}</strong> en préparation</li>\n"_h, s.en_preparation);
  if (s.sans_agent > 0) out("<li><strong>{}</strong> sans agent</li>\n"_h, s.sans_agent);
  out("</ul>\n"_h);
}

void pagination(html::Out& out, const std::string& path, const PageConfies& page) {
  if (!page.precedente && !page.suivante) return;
  out(R"(<nav class="govuk-pagination" aria-label="Pages de la liste">
)"_h);
  if (page.precedente)
    out(R"(<div class="govuk-pagination__prev"><a class="govuk-link govuk-pagination__link" href="{}?page={}" rel="prev"><span class="govuk-pagination__link-title">Dossiers précédents</span></a></div>
)"_h,
        path, ecrire(*page.precedente));
  if (page.suivante)
    out(R"(<div class="govuk-pagination__next"><a class="govuk-link govuk-pagination__link" href="{}?page={}" rel="next"><span class="govuk-pagination__link-title">Dossiers suivants</span></a></div>
)"_h,
        path, ecrire(*page.suivante));
  out("</nav>\n"_h);
}

void table(html::Out& out, const page::Visite& v, const Vue& vue, const PageConfies& page,
           const std::vector<DateDeReunion>& dates) {
  Rangees rows(v.campagne, dates, vue.liste.genre == Liste::Genre::personne, vue.tour == 2);
  out(R"(<div class="dt-tableau dt-tableau--cartes" role="region" tabindex="0" aria-labelledby="liste-legende">
<table class="govuk-table dt-tableau__table">
<caption id="liste-legende" class="govuk-visually-hidden">{}</caption>
)"_h,
      vue.nom.titre);
  header(out, rows.columns());
  out(R"(<tbody class="govuk-table__body">
)"_h);
  for (const auto& each : page.lignes) rows.row(out, each);
  out("</tbody>\n</table>\n</div>\n"_h);
  pagination(out, vue.chemin, page);
}

/// The same list of the other round, once final dossiers are handed on.
void other_round(html::Out& out, const page::Visite& v, const Vue& vue) {
  if (vue.autre.empty() || !second_tour_ouvert(v.campagne, v.now)) return;
  out(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>
)"_h,
      vue.autre, vue.tour == 2 ? "Voir les notes d’intention" : "Voir les dossiers définitifs");
}

}  // namespace

Tour tour_des_notes(const page::Visite& v) { return {v.campagne, 1}; }

void liens_des_resultats(html::Out& out, const page::Visite& v, std::string_view ici) {
  std::vector<const Lien*> open;
  for (const auto& each : liens)
    if (each.href != ici && v.acteur.est_un_de(each.qui)) open.push_back(&each);
  if (open.empty()) return;
  out(R"(<p class="govuk-body dt-actions">
)"_h);
  for (const auto* each : open)
    out(R"(<a class="govuk-link" href="{}">{}</a>
)"_h,
        each->href, each->texte);
  out("</p>\n"_h);
}

web::Response page_de_liste(db::Reading& r, const page::Visite& v, const Vue& vue) {
  Tour tour{v.campagne, vue.tour};
  auto sum = somme_des_confies(r, v.acteur, tour, vue.liste);
  auto asked = lire_repere_confie(v.request.query.get("page"));
  auto page = sum.dossiers > 0 ? lire_confies(r, v.acteur, tour, vue.liste, asked) : PageConfies{};
  auto dates = dates_des_reunions(r, v.campagne);
  auto view = [&](html::Out& out) {
    if (vue.liste.genre == Liste::Genre::financeur)
      page::fil_d_ariane(out, {{"Listes par financeur", "/ventilation/financeurs"}});
    out(R"(<h1 class="govuk-heading-l">{}</h1>
)"_h,
        vue.nom.titre);
    other_round(out, v, vue);
    if (sum.dossiers == 0) {
      out(R"(<p class="govuk-body">{}</p>
)"_h,
          vue.vide);
    } else {
      sums(out, sum);
      out(R"(<p class="govuk-body dt-actions">
<a class="govuk-link" href="{}.xlsx" download>Télécharger pour un tableur (XLSX)</a>
<a class="govuk-link" href="{}.csv" download>Télécharger en CSV</a>
</p>
)"_h,
          vue.fichier, vue.fichier);
      table(out, v, vue, page, dates);
    }
    liens_des_resultats(out, v, vue.chemin);
  };
  return page::page(v, {.titre = vue.nom.titre, .wide = true}, view);
}

web::Response fichier_de_liste(db::Reading& r, const page::Visite& v, const Vue& vue,
                               documents::Format format) {
  auto path = exporter_confies(r, v.acteur, {v.campagne, vue.tour}, vue.liste, vue.nom, v.now, format,
                               std::filesystem::temp_directory_path());
  return web::download({path, true}, nom_de_fichier(vue.nom, v.now, format), content_type(format));
}

}  // namespace ventilation::pages
