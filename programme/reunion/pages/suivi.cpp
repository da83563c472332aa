// The board: how far the meetings are, by meeting, commune or theme, and what waits for somebody now.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "platform/base/text.h"
#include "platform/documents/table.h"
#include "programme/reunion/pages/cadre.h"
#include "programme/reunion/pages/pages.h"
#include "programme/reunion/suivi_store.h"

namespace reunion::pages {
namespace {

using namespace html::literals;

/// A row of the board, named and linked.
struct Rangee {
  std::string nom, href;
  Avancement avancement;
};

struct Tableau {
  Par par = Par::reunion;
  std::vector<Rangee> rangees;
  Avancement total;
};

struct Colonne {
  std::string_view titre;
  std::int64_t Avancement::* valeur;
};
constexpr std::array colonnes{
    Colonne{"Passages", &Avancement::passages},          Colonne{"Convoqués", &Avancement::convoques},
    Colonne{"Venue confirmée", &Avancement::confirmes},  Colonne{"Présents", &Avancement::presents},
    Colonne{"Absents ou excusés", &Avancement::absents}, Colonne{"Absences décidées", &Avancement::decides},
    Colonne{"Relevés envoyés", &Avancement::consolides}};

std::string_view first_title(Par p) {
  return p == Par::reunion ? "Réunion" : p == Par::commune ? "Commune" : "Thème";
}

/// Every key in the order in which people know it, with its name and where it leads.
std::vector<Rangee> known_rows(db::Reading& r, const page::Visite& v, Par p) {
  std::vector<Rangee> all;
  if (p == Par::reunion)
    for (const auto& u : ::reunion::reunions(r, v.acteur, v.campagne.code))
      all.push_back({u.titre, chemin(u.id), {.cle = std::to_string(u.id)}});
  if (p == Par::commune)
    for (const auto& c : v.campagne.territoire.communes)
      all.push_back({c.nom, "/tableau?commune=" + c.insee, {.cle = c.insee}});
  if (p == Par::theme)
    for (const auto& o : v.campagne.orientations)
      all.push_back({o.titre, "/tableau?orientation=" + o.code, {.cle = o.code}});
  return all;
}

Tableau load(db::Reading& r, const page::Visite& v) {
  Tableau t{.par = par(v.request.query.get("par")).value_or(Par::reunion), .rangees = {}, .total = {}};
  auto counted = avancements(r, v.acteur, v.campagne.code, t.par);
  for (auto& row : known_rows(r, v, t.par)) {
    auto it = std::ranges::find(counted, row.avancement.cle, &Avancement::cle);
    if (it == counted.end()) continue;
    row.avancement = *it;
    counted.erase(it);
    t.rangees.push_back(std::move(row));
  }
  // Codes that the campaign does not know any more, and projects without commune or theme.
  for (auto& rest : counted)
    t.rangees.push_back({rest.cle.empty() ? "Sans précision" : rest.cle, "", std::move(rest)});
  t.total = avancement(r, v.acteur, v.campagne.code);
  return t;
}

// --- What waits

struct Tache {
  std::int64_t Attente::* nombre;
  std::string_view une, plusieurs, suite;  ///< suite: the page of the meeting where it is done
};
constexpr std::array taches{
    Tache{&Attente::a_reprendre, "projet confié par le comité n’a pas encore de passage",
          "projets confiés par le comité n’ont pas encore de passage", "/plan"},
    Tache{&Attente::sans_creneau, "projet sans créneau", "projets sans créneau", "/plan"},
    Tache{&Attente::a_convoquer, "projet à convoquer", "projets à convoquer", "/convocations"},
    Tache{&Attente::deplacements, "demande d’un autre moment sans réponse",
          "demandes d’un autre moment sans réponse", "/deplacements"},
    Tache{&Attente::a_pointer, "présence à noter, puis la liste à clore",
          "présences à noter, puis la liste à clore", "/emargement"},
    Tache{&Attente::absences, "absence à décider", "absences à décider", "/absences"},
    Tache{&Attente::releves, "relevé à envoyer", "relevés à envoyer", "/releves"}};

std::string where(const page::Visite& v, const Attente& a, const Tache& t) {
  if (a.reunion == 0) return "/reunions-partenariales";
  if (t.suite != "/absences") return chemin(a.reunion, t.suite);
  return v.acteur.est(Role::coordination) ? "/absences" : chemin(a.reunion, "/emargement");
}

std::string title_of(const page::Visite& v, const Attente& a) {
  const auto* known = v.campagne.reunion(a.code);
  return known ? known->titre : a.code;
}

void what_waits(html::Out& out, const page::Visite& v, const std::vector<Attente>& all) {
  out(R"(<h2 class="govuk-heading-m" id="attend">Ce qui attend</h2>
)"_h);
  if (all.empty())
    return out(R"(<p class="govuk-body">Rien n’attend pour le moment.</p>
)"_h);
  out(R"(<ul class="dt-cartes">
)"_h);
  for (const auto& a : all) {
    out(R"(<li class="dt-carte"><h3 class="govuk-heading-s">{}</h3><ul class="govuk-list govuk-list--bullet">
)"_h,
        title_of(v, a));
    for (const auto& t : taches)
      if (auto n = a.*t.nombre; n > 0)
        out(R"(<li><a class="govuk-link" href="{}">{}</a></li>
)"_h,
            where(v, a, t), base::counted(std::size_t(n), t.une, t.plusieurs));
    out("</ul>{}</li>\n"_h, a.reunion == 0 ? "Cette réunion n’est pas encore ouverte." : "");
  }
  out("</ul>\n"_h);
}

// --- The table

void choice(html::Out& out, Par chosen) {
  out(R"(<nav class="dt-onglets" aria-label="Compter par"><ul class="dt-onglets__liste">
)"_h);
  for (auto p : {Par::reunion, Par::commune, Par::theme}) {
    html::Attrs current;
    if (p == chosen) current.set("aria-current", "page");
    out(R"(<li class="dt-onglets__element"><a class="dt-onglets__lien" href="/reunions-partenariales/suivi?par={}" {}>{}</a></li>
)"_h,
        code(p), current, label(p));
  }
  out("</ul></nav>\n"_h);
}

void numbers(html::Out& out, const Avancement& a) {
  for (const auto& column : colonnes)
    out(R"(<td class="govuk-table__cell--numeric" data-titre="{}">{}</td>)"_h, column.titre,
        a.*column.valeur);
}

void name_of(html::Out& out, const Rangee& row) {
  if (row.href.empty()) return out("{}"_h, row.nom);
  out(R"(<a class="govuk-link" href="{}">{}</a>)"_h, row.href, row.nom);
}

void table(html::Out& out, const Tableau& t) {
  out(R"(<div class="dt-tableau dt-tableau--entier dt-tableau--cartes" tabindex="0" role="region" aria-label="Avancement des réunions"><table class="govuk-table dt-tableau__table">
<thead><tr><th scope="col">{}</th>)"_h,
      first_title(t.par));
  for (const auto& column : colonnes)
    out(R"(<th scope="col" class="govuk-table__header--numeric">{}</th>)"_h, column.titre);
  out("</tr></thead>\n<tbody>\n"_h);
  for (const auto& row : t.rangees)
    out(
        R"(<tr><th scope="row" data-titre="{}">{}</th>{}</tr>
)"_h,
        first_title(t.par), [&](html::Out& o) { name_of(o, row); },
        [&](html::Out& o) { numbers(o, row.avancement); });
  out(R"(</tbody>
<tfoot><tr><th scope="row" data-titre="Total">Total</th>{}</tr></tfoot></table></div>
)"_h,
      [&](html::Out& o) { numbers(o, t.total); });
  if (t.par == Par::commune)
    out(R"(<p class="govuk-body-s dt-precision">Un projet qui concerne plusieurs communes compte dans chacune : la somme des lignes peut dépasser le total.</p>
)"_h);
}

void downloads(html::Out& out, Par p) {
  out(R"(<p class="govuk-body dt-actions"><a class="govuk-link" href="/reunions-partenariales/suivi.xlsx?par={}" download>Télécharger pour un tableur (XLSX)</a>
<a class="govuk-link" href="/reunions-partenariales/suivi.csv?par={}" download>Télécharger en CSV</a></p>
)"_h,
      code(p), code(p));
}

// --- The file

std::vector<documents::Column> file_columns(Par p) {
  std::vector<documents::Column> all{{.title = std::string(first_title(p)), .width = 40}};
  for (const auto& column : colonnes)
    all.push_back(
        {.title = std::string(column.titre), .kind = documents::Kind::integer, .total = p != Par::commune});
  return all;
}

web::Response file(db::Reading& r, const page::Visite& v, documents::Format format) {
  auto t = load(r, v);
  documents::TableInfo info{.title = "Suivi des réunions",
                            .author = v.campagne.collectivite,
                            .about = {{"Appel à projets", v.campagne.titre},
                                      {"Compté", std::string(label(t.par))},
                                      {"Établi le", base::date_time(v.now)}}};
  auto path = documents::export_table(format, std::filesystem::temp_directory_path(), info,
                                      file_columns(t.par), [&](documents::TableWriter& out) {
                                        for (const auto& row : t.rangees) {
                                          std::vector<documents::Cell> cells{std::string_view(row.nom)};
                                          for (const auto& column : colonnes)
                                            cells.emplace_back(row.avancement.*column.valeur);
                                          out.row(cells);
                                        }
                                      });
  auto name = fmt::format("suivi-reunions-{}-{}.{}", code(t.par), base::iso(base::paris_date(v.now)),
                          documents::extension(format));
  return web::download({path, true}, name, documents::content_type(format));
}

}  // namespace

web::Response suivi(db::Reading& r, const page::Visite& v) {
  auto t = load(r, v);
  auto waiting = attentes(r, v.acteur, v.now, v.campagne);
  return page::page(v, {.titre = "Suivi des réunions", .wide = true}, [&](html::Out& out) {
    page::fil_d_ariane(out, {{"Réunions", "/reunions-partenariales"}});
    out(R"(<h1 class="govuk-heading-l">Suivi des réunions</h1>
)"_h);
    what_waits(out, v, waiting);
    out(R"(<h2 class="govuk-heading-m">Où en sont les passages</h2>
)"_h);
    choice(out, t.par);
    if (t.rangees.empty())
      return out(R"(<p class="govuk-body">Aucun projet ne passe encore en réunion.</p>
)"_h);
    table(out, t);
    downloads(out, t.par);
  });
}

web::Response suivi_xlsx(db::Reading& r, const page::Visite& v) {
  return file(r, v, documents::Format::xlsx);
}
web::Response suivi_csv(db::Reading& r, const page::Visite& v) { return file(r, v, documents::Format::csv); }

}  // namespace reunion::pages
