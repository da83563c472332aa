// The conditions of the committee's queries, composed of constant fragments: values are parameters, so that
// SQL texts are few.

#include "platform/base/number.h"
#include "platform/base/text.h"
#include "platform/db/search.h"
#include "programme/dossier/numero.h"
#include "programme/dossier/visibilite.h"
#include "programme/ventilation/ventilation_store_interne.h"

namespace ventilation::interne {

bool prepare(const personne::Acteur& acteur) { return acteur.est(personne::Role::coordination); }

// Lists of codes stand in one column, separated by spaces: replacing a code that is not there changes
// nothing.
const std::string_view covered =
    "CASE WHEN EXISTS (SELECT 1 FROM attribution t WHERE t.personne_id = a.personne_id"
    " AND t.role = CASE a.financeur WHEN '' THEN 'referent_pre' ELSE 'instructeur' END"
    " AND t.financeur = a.financeur"
    " AND ((t.communes = '' AND a.financeur <> '') OR EXISTS (SELECT 1 FROM dossier_commune g WHERE "
    "g.dossier_id = d.id"
    " AND replace(' ' || t.communes || ' ', ' ' || g.commune || ' ', '') <> ' ' || t.communes || ' '))"
    " AND (t.themes = ''"
    " OR replace(' ' || t.themes || ' ', ' ' || d.orientation || ' ', '') <> ' ' || t.themes || ' '))"
    " THEN 1 ELSE 0 END";

namespace {

using personne::Acteur;

class Composer {
 public:
  Composer(db::Engine engine, const Acteur& acteur, const Tour& tour, const Filtre& f)
      : engine_(engine), acteur_(acteur), tour_(tour), f_(f), prepares_(prepare(acteur)) {}

  Choix compose() && {
    campaign_ = parameter(tour_.campagne.code), round_ = parameter(tour_.numero);
    std::string from =
        "dossier d JOIN structure s ON s.id = d.structure_id LEFT JOIN ventilation v"
        " ON v.dossier_id = d.id AND v.tour = " +
        round_;
    if (!prepares_) from += " AND v.transmise_le IS NOT NULL";
    // The second round is that of the final dossiers that are deposited.
    if (tour_.numero == 2)
      from += " JOIN definitif f ON f.dossier_id = d.id AND f.etat IN ('depose', 'a_completer', 'complet')";
    std::string where = "d.campagne = " + campaign_ + " AND d.etat = 'note_deposee'";
    of_columns(where), of_handling(where), of_text(where);
    if (f_.alerte) where += prepares_ ? " AND " + attention() : " AND 1 = 0";
    where += " AND " + dossier::visibilite(acteur_, params_, dossier::Portee::liste).sql;
    return {std::move(from), std::move(where), std::move(params_)};
  }

 private:
  template <class T>
  std::string parameter(const T& value) {
    return "?" + std::to_string(params_.add(value));
  }

  void of_columns(std::string& sql) {
    if (!f_.orientation.empty()) sql += " AND d.orientation = " + parameter(f_.orientation);
    if (!f_.echelle.empty()) sql += " AND d.echelle = " + parameter(f_.echelle);
    if (!f_.commune.empty())
      sql += " AND EXISTS (SELECT 1 FROM dossier_commune g WHERE g.dossier_id = d.id AND g.commune = " +
             parameter(f_.commune) + ")";
  }

  void of_handling(std::string& sql) {
    if (f_.etat == AVentiler::name)
      sql += " AND v.dossier_id IS NULL";
    else if (!f_.etat.empty())
      sql += " AND v.etat = " + parameter(f_.etat);
    if (f_.reunion == a_choisir)
      sql += " AND v.reunion_a_choisir = 1";
    else if (!f_.reunion.empty())
      sql += " AND v.reunion = " + parameter(f_.reunion);
    if (!f_.financeur.empty()) of_funder(sql);
    if (f_.agent == aucun)
      sql += handled() + " AND " + without_agent();
    else if (!f_.agent.empty())
      of_agent(sql);
  }

  /// What people see of a funder depends on whether they may know what is being prepared.
  void of_funder(std::string& sql) {
    auto funder = parameter(f_.financeur);
    sql += " AND (EXISTS (SELECT 1 FROM dossier_demande g WHERE g.dossier_id = d.id AND g.financeur = " +
           funder +
           ") OR EXISTS (SELECT 1 FROM sollicitation g WHERE g.dossier_id = d.id AND g.retiree_le IS NULL"
           " AND v.dossier_id IS NOT NULL AND g.financeur = " +
           funder + "))";
  }

  void of_agent(std::string& sql) {
    const auto person = base::whole_number(f_.agent).value_or(0);
    sql +=
        " AND v.dossier_id IS NOT NULL AND EXISTS (SELECT 1 FROM affectation g WHERE g.dossier_id = d.id"
        " AND g.tour = " +
        round_ + " AND g.personne_id = " + parameter(person) + ")";
  }

  void of_text(std::string& sql) {
    if (f_.texte.empty()) return;
    std::string words = db::search_expression(f_.texte, engine_ == db::Engine::sqlite);
    std::string found =
        words.empty() ? "1 = 0" : db::search_condition(engine_, "dossier", "d", parameter(words));
    if (auto number = dossier::lire_numero(f_.texte, tour_.campagne.annee))
      found += " OR d.numero = " + parameter(*number);
    sql += " AND (" + found + ")";
  }

  std::string handled() const { return " AND v.etat IN ('preparee', 'transmise')"; }

  std::string without_agent() const {
    return "(EXISTS (SELECT 1 FROM sollicitation g WHERE g.dossier_id = d.id AND g.retiree_le IS NULL"
           " AND NOT EXISTS (SELECT 1 FROM affectation a WHERE a.dossier_id = d.id AND a.tour = " +
           round_ +
           " AND a.financeur = g.financeur)) OR (d.territorial = 1 AND NOT EXISTS (SELECT 1 FROM affectation "
           "a"
           " WHERE a.dossier_id = d.id AND a.tour = " +
           round_ + " AND a.financeur = '')))";
  }

  /// People who were given more than the campaign's limit.
  std::string overloaded() {
    return "SELECT b.personne_id FROM affectation b JOIN ventilation w ON w.dossier_id = b.dossier_id"
           " AND w.tour = b.tour AND w.etat IN ('preparee', 'transmise') JOIN dossier e ON e.id = "
           "b.dossier_id"
           " WHERE b.tour = " +
           round_ + " AND e.campagne = " + campaign_ +
           " GROUP BY b.personne_id HAVING COUNT(DISTINCT b.dossier_id) > " +
           parameter(tour_.campagne.ventilation.charge_maximale);
  }

  /// One of the alerts of alertes.h.
  std::string attention() {
    return "(v.etat IN ('preparee', 'transmise') AND (v.reunion_a_choisir = 1 OR d.depose_le > v.modifie_le"
           " OR NOT EXISTS (SELECT 1 FROM sollicitation g WHERE g.dossier_id = d.id AND g.retiree_le IS NULL)"
           " OR EXISTS (SELECT 1 FROM sollicitation g WHERE g.dossier_id = d.id AND g.retiree_le IS NULL"
           " AND g.reponse = 'non')"
           " OR (d.deux_arrondissements = 1 AND NOT EXISTS (SELECT 1 FROM jumeau j WHERE j.dossier_id = d.id)"
           " AND NOT EXISTS (SELECT 1 FROM jumeau j WHERE j.autre_id = d.id))"
           " OR " +
           without_agent() +
           " OR EXISTS (SELECT 1 FROM affectation a WHERE a.dossier_id = d.id"
           " AND a.tour = " +
           round_ + " AND (a.personne_id IN (" + overloaded() +
           ")"
           " OR EXISTS (SELECT 1 FROM conflit_interet k WHERE k.personne_id = a.personne_id"
           " AND k.structure_id = d.structure_id AND k.etat <> 'ecarte') OR " +
           std::string(covered) + " = 0))))";
  }

  db::Engine engine_;
  const Acteur& acteur_;
  const Tour& tour_;
  const Filtre& f_;
  bool prepares_;
  db::Params params_;
  std::string campaign_, round_;
};

}  // namespace

Choix choix(db::Engine engine, const Acteur& acteur, const Tour& tour, const Filtre& f) {
  return Composer(engine, acteur, tour, f).compose();
}

}  // namespace ventilation::interne
