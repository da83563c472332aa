// The sheets of a dossier for a spreadsheet: one row for each; for the PRE also the dashboard of annexe 6B,
// one anonymous row for each path.
#include <fmt/format.h>

#include <deque>
#include <filesystem>

#include "platform/documents/table.h"
#include "programme/definitif/fiche_activite.h"
#include "programme/definitif/fiche_contribution.h"
#include "programme/definitif/fiche_poste.h"
#include "programme/definitif/pages/fiche_resume.h"
#include "programme/definitif/pages/fiche_vue.h"
#include "programme/definitif/pages/pages.h"

namespace definitif::pages {
namespace {

using documents::Cell;
using documents::Column;
using documents::Format;
using documents::Kind;
using fiche::Fiche;
using fiche::Genre;

/// A row whose texts live as long as it does.
class Rangee {
 public:
  Rangee& texte(std::string_view text) {
    return cells_.emplace_back(std::string_view(texts_.emplace_back(text))), *this;
  }
  Rangee& valeur(const Cell& cell) { return cells_.push_back(cell), *this; }
  const std::vector<Cell>& cellules() const { return cells_; }

 private:
  std::deque<std::string> texts_;
  std::vector<Cell> cells_;
};

Cell date(std::optional<base::Date> d) { return d ? Cell(*d) : Cell(std::monostate()); }

Column sum(std::string title, Kind kind = Kind::integer) {
  return {.title = std::move(title), .kind = kind, .total = true};
}

std::vector<Column> of_activities(const campagne::Campagne& c) {
  std::vector<Column> columns{{"Titre"},
                              {"Type"},
                              {"Période"},
                              {"Premier jour", Kind::date},
                              {"Dernier jour", Kind::date},
                              {"Jours", Kind::integer},
                              {"Lieu"},
                              {"N° de déclaration"}};
  for (const auto& [band, label] : fiche::choix(c, "tranche"))
    columns.push_back(sum("Filles, " + label)), columns.push_back(sum("Garçons, " + label));
  for (auto title : {"Jeunes", "Habitant un quartier prioritaire", "Jeunes × jours"})
    columns.push_back(sum(title));
  columns.push_back(sum("Coût", Kind::money));
  columns.push_back({"Coût par jeune et par jour", Kind::money});
  return columns;
}

void activity(Rangee& row, const Fiche& f, const campagne::Campagne& c) {
  auto a = fiche::lire_activite(f.saisie, c).activite;
  row.texte(fiche::libelle(c, "nature", a.nature));
  row.texte(fiche::libelle(c, "vacances", f.saisie.valeur("vacances")));
  row.valeur(date(a.debut)).valeur(date(a.fin)).valeur(a.jours).texte(f.saisie.valeur("lieu")).texte(a.acm);
  for (const auto& [band, label] : fiche::choix(c, "tranche"))
    row.valeur(a.tranches[band].filles).valeur(a.tranches[band].garcons);
  row.valeur(a.jeunes().tous()).valeur(a.qpv).valeur(a.journees()).valeur(a.cout);
  auto each = fiche::cout_par_journee(a.cout, a.journees());
  row.valeur(each ? Cell(*each) : Cell(std::monostate()));
}

std::vector<Column> of_posts() {
  return {{"Titre"},
          {"Contrat"},
          {"ETP", Kind::number, 0, true},
          sum("Salaire brut", Kind::money),
          sum("Charges patronales", Kind::money),
          sum("Coût", Kind::money),
          sum("Financé", Kind::money),
          {"Financeurs"}};
}

void post(Rangee& row, const Fiche& f, const campagne::Campagne& c) {
  auto p = fiche::lire_poste(f.saisie, c).poste;
  std::string payers;
  for (const auto& part : p.financements)
    payers += fmt::format("{}{} : {}", payers.empty() ? "" : " ; ", fiche::nom_du_financeur(c, part),
                          base::euros(part.montant));
  row.texte(fiche::libelle(c, "contrat", p.contrat)).valeur(double(p.etp) / 100);
  row.valeur(p.brut).valeur(p.charges).valeur(p.cout()).valeur(fiche::total(p.financements)).texte(payers);
}

std::vector<Column> of_contributions() {
  return {{"Action"},
          {"Opérateur"},
          {"Commune"},
          sum("Enfants"),
          sum("Coût total", Kind::money),
          sum("État", Kind::money),
          sum("Communes", Kind::money),
          sum("Autres", Kind::money),
          sum("Intervenant·es"),
          sum("Pièces à remettre")};
}

void contribution(Rangee& row, const Fiche& f, const campagne::Campagne& c) {
  auto one = fiche::lire_contribution(f.saisie, c).contribution;
  auto paid = fiche::cofinancement(c, one.financements);
  std::int64_t waiting = 0;
  for (const auto& who : one.intervenants) waiting += who.a_remettre;
  row.texte(one.operateur).texte(nom_de_commune(c, f.commune)).valeur(one.enfants).valeur(one.cout);
  row.valeur(paid.etat).valeur(paid.communes).valeur(paid.autres);
  row.valeur(std::int64_t(one.intervenants.size())).valeur(waiting);
}

std::vector<Column> columns_of(Genre g, const campagne::Campagne& c) {
  if (g == Genre::activite) return of_activities(c);
  return g == Genre::poste ? of_posts() : of_contributions();
}

Rangee row_of(const Fiche& f, const campagne::Campagne& c) {
  Rangee row;
  row.texte(f.titre());
  if (f.genre == Genre::activite) activity(row, f, c);
  if (f.genre == Genre::poste) post(row, f, c);
  if (f.genre == Genre::contribution) contribution(row, f, c);
  return row;
}

const std::vector<Column> dashboard{{"Commune"},
                                    {"Action"},
                                    {"Âge"},
                                    {"Sexe"},
                                    {"Habite un quartier prioritaire"},
                                    {"Raison de l’entrée"},
                                    {"Où en est le parcours"},
                                    {"Actions suivies"}};

void paths(documents::TableWriter& table, const Fiche& f, const campagne::Campagne& c) {
  for (const auto& p : fiche::lire_contribution(f.saisie, c).contribution.parcours) {
    Rangee row;
    row.texte(nom_de_commune(c, f.commune)).texte(f.titre());
    row.texte(fiche::libelle(c, "tranche_enfant", p.tranche)).texte(fiche::libelle(c, "sexe", p.sexe));
    row.texte(p.qpv ? "Oui" : "Non").texte(fiche::libelle(c, "motif_entree", p.motif));
    row.texte(fiche::libelle(c, "etat_parcours", p.etat)).texte(p.suivi);
    table.row(row.cellules());
  }
}

using Write = void (*)(documents::TableWriter&, const Fiche&, const campagne::Campagne&);

void one_row(documents::TableWriter& table, const Fiche& f, const campagne::Campagne& c) {
  table.row(row_of(f, c).cellules());
}

/// `nom`: of the file; `titre`: of its first sheet.
web::Response file(db::Reading& r, const page::Visite& v, const VueFiches& vu, Format format,
                   std::string_view nom, std::string_view titre, const std::vector<Column>& columns,
                   Write write) {
  documents::TableInfo info{.title = std::string(titre),
                            .author = vu.dossier.structure_nom,
                            .about = {{"Appel à projets", v.campagne.titre},
                                      {"Dossier", dossier::reference(vu.dossier, v.campagne.annee)},
                                      {"Établi le", base::date_time(v.now)}}};
  auto all = fiche::fiches(r, vu.dossier, vu.regard);
  auto path = documents::export_table(format, std::filesystem::temp_directory_path(), info, columns,
                                      [&](documents::TableWriter& table) {
                                        for (const auto& f : all)
                                          if (!f.retiree_le) write(table, f, v.campagne);
                                      });
  auto name = fmt::format("{}-{}.{}", nom, dossier::reference(vu.dossier, v.campagne.annee),
                          documents::extension(format));
  return web::download({path, true}, name, documents::content_type(format));
}

web::Response sheets(db::Reading& r, const page::Visite& v, Format format) {
  auto vu = vue_fiches(r, v);
  if (!vu) return page::introuvable(v);
  return file(r, v, *vu, format, fmt::format("{}s", fiche::code(vu->genre)), fiche::mots(vu->genre).plusieurs,
              columns_of(vu->genre, v.campagne), one_row);
}

web::Response board(db::Reading& r, const page::Visite& v, Format format) {
  auto vu = vue_fiches(r, v);
  if (!vu || vu->genre != Genre::contribution) return page::introuvable(v);
  return file(r, v, *vu, format, "parcours", "Parcours", dashboard, paths);
}

}  // namespace

web::Response fiches_xlsx(db::Reading& r, const page::Visite& v) { return sheets(r, v, Format::xlsx); }
web::Response fiches_csv(db::Reading& r, const page::Visite& v) { return sheets(r, v, Format::csv); }
web::Response parcours_xlsx(db::Reading& r, const page::Visite& v) { return board(r, v, Format::xlsx); }
web::Response parcours_csv(db::Reading& r, const page::Visite& v) { return board(r, v, Format::csv); }

}  // namespace definitif::pages
