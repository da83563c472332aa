// The questions themselves. Those of the note keep their name, their words and their rules.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "platform/base/money.h"
#include "programme/definitif/formulaire.h"

namespace definitif {
namespace {

using List = std::vector<Question>;

/// A number of full-time equivalents.
Question etpt(std::string nom, std::string label) {
  auto q = nombre(std::move(nom), std::move(label));
  q.decimal = true, q.unite = "ETPT";
  return q;
}

Question fixed(Question q) {
  q.fixe = true;
  return q;
}

/// The note's questions by name.
class Note {
 public:
  explicit Note(const Situation& s) : s_(s), all_(dossier::questions(s.campagne)) {}

  Question get(std::string_view nom) const {
    const auto& q = *std::ranges::find(all_, nom, &dossier::Question::nom);
    return {.nom = q.nom,
            .genre = q.genre,
            .label = q.label,
            .max = q.max,
            .obligatoire = q.obligatoire,
            .options = dossier::options(q, s_.campagne),
            .de_la_note = true};
  }
  void add(List& list, std::initializer_list<std::string_view> names) const {
    for (auto nom : names) list.push_back(get(nom));
  }
  /// Only the objectives of the orientation under which the note was handed to the funders.
  Question objectives() const {
    auto q = get("objectifs");
    const auto* orientation = s_.campagne.orientation(s_.reponses.valeur("orientation"));
    if (!orientation) return q;
    q.options.clear();
    for (const auto& o : orientation->objectifs)
      q.options.push_back({o.code, (o.saillant ? "★ " : "") + o.titre});
    return q;
  }

 private:
  const Situation& s_;
  std::vector<dossier::Question> all_;
};

List request(const Note& note) {
  List list;
  list.push_back(fixed(note.get("dispositif"))), list.push_back(fixed(note.get("nature")));
  list.push_back(choix("objet_demande", "Que financerait la subvention ?",
                       {{"projet", "Un projet ou une action"},
                        {"fonctionnement", "Le fonctionnement global de la structure"}}));
  auto form = choix("forme_demande", "Sous quelle forme demandez-vous une aide ?",
                    {{"numeraire", "En argent"}, {"nature", "En nature (locaux, matériel, personnel)"}});
  form.genre = Genre::choix_multiple;
  list.push_back(std::move(form));
  list.push_back(choix("periode_demande", "Pour quelle durée ?",
                       {{"annuelle", "Annuelle ou ponctuelle"}, {"pluriannuelle", "Pluriannuelle"}}));
  return list;
}

List structure_questions(const Situation& s) {
  List list;
  if (s.associatif()) {
    list.push_back(oui_non("utilite_publique", "La structure est-elle reconnue d’utilité publique ?"));
    auto date = ligne("utilite_publique_date", "Date de publication au Journal officiel");
    date.genre = Genre::date;
    list.push_back(seulement_si(std::move(date), "utilite_publique", "oui"));
    list.push_back(facultative(
        texte("agrements", "Agréments administratifs : lesquels, donnés par qui, à quelle date")));
    list.push_back(facultative(
        ligne("federation", "Réseau, union ou fédération dont la structure fait partie (nom complet)")));
    list.push_back(oui_non("adherents_moraux", "Des personnes morales adhèrent-elles à la structure ?"));
    list.push_back(seulement_si(texte("adherents_moraux_liste", "Lesquelles ?"), "adherents_moraux", "oui"));
  }
  list.push_back(oui_non("impots_commerciaux", "La structure est-elle soumise aux impôts commerciaux ?"));
  list.push_back(oui_non("commissaire_comptes", "La structure a-t-elle un commissaire aux comptes ?"));
  return list;
}

/// On 31 December of the last year; public bodies may leave them empty.
List people(const Situation& s) {
  List list{nombre("benevoles", "Bénévoles"),
            nombre("volontaires", "Volontaires (service civique, par exemple)"),
            nombre("salaries", "Salariées et salariés"),
            nombre("emplois_aides", "Dont emplois aidés"),
            etpt("salaries_etpt", "Salariées et salariés en équivalent temps plein travaillé"),
            nombre("mis_a_disposition", "Personnes mises à disposition ou détachées par une administration"),
            nombre("adherents", "Adhérentes et adhérents")};
  if (!s.associatif())
    for (auto& q : list) q.obligatoire = false;
  return list;
}

/// How many people come from each neighbourhood that was ticked.
List by_quarter(const Situation& s) {
  List list;
  for (const auto& quarter : s.reponses.valeurs("public_quartiers"))
    if (const auto* q = s.campagne.territoire.quartier(quarter))
      list.push_back(nombre(champ_quartier(quarter), fmt::format("Dont personnes du quartier « {} »",
                                                                 s.campagne.territoire.nom_complet(*q))));
  return list;
}

List publics(const Situation& s, const Note& note) {
  List list;
  note.add(list,
           {"public_total", "public_femmes", "public_hommes", "ages", "public_qpv", "public_quartiers"});
  std::ranges::move(by_quarter(s), std::back_inserter(list));
  note.add(list, {"public_description"});
  return list;
}

List course(const Note& note) {
  List list;
  note.add(list, {"modalites", "debut", "fin"});
  list.push_back(texte("moyens_materiels", "Moyens matériels : locaux, équipements, véhicules"));
  list.push_back(nombre("action_benevoles", "Bénévoles qui prennent part à l’action"));
  list.push_back(nombre("action_salaries", "Salariées et salariés qui y prennent part"));
  list.push_back(etpt("action_etpt", "Leur temps, en équivalent temps plein travaillé"));
  list.push_back(facultative(ligne("action_contrats", "Leurs contrats : CDI, CDD, emplois aidés")));
  list.push_back(nombre("action_volontaires", "Volontaires qui y prennent part"));
  list.push_back(oui_non("recrutement", "Est-il prévu de recruter pour l’action ?"));
  list.push_back(seulement_si(etpt("recrutement_etpt", "Pour combien d’équivalents temps plein ?"),
                              "recrutement", "oui"));
  return list;
}

/// Whether one of the neighbourhoods of the action, or of its public, is concerned.
bool some_quarter(const Situation& s, bool territoire::Qpv::* concerned) {
  for (auto field : {"quartiers", "public_quartiers"})
    for (const auto& quarter : s.reponses.valeurs(field))
      if (const auto* q = s.campagne.territoire.quartier(quarter); q && q->*concerned) return true;
  return false;
}

List territory(const Situation& s, const Note& note) {
  List list{fixed(note.get("echelle"))};
  bool wide = s.reponses.valeur("echelle") == "intercommunale";
  list.push_back(wide ? note.get("communes") : fixed(note.get("commune")));
  note.add(list, {"quartiers", "lieu_precision", "deux_arrondissements"});
  if (some_quarter(s, &territoire::Qpv::abattement_tfpb))
    list.push_back(texte(
        "articulation_tfpb",
        "Comment l’action s’articule-t-elle avec ce que les bailleurs financent grâce à l’abattement de "
        "la taxe foncière ?"));
  if (some_quarter(s, &territoire::Qpv::renouvellement))
    list.push_back(texte("articulation_renouvellement",
                         "Comment l’action s’articule-t-elle avec le renouvellement urbain du quartier ?"));
  return list;
}

List priorities(const Note& note) {
  List list;
  note.add(list, {"egalite", "bonus_egalite"});
  list.push_back(texte("transition", "Comment l’action tient-elle compte de la transition écologique ?"));
  list.push_back(
      texte("participation",
            "Comment les habitantes et habitants prennent-ils part à sa conception, à sa conduite et à son "
            "évaluation ?"));
  return list;
}

List follow_up() {
  auto day = [](std::string nom, std::string label) {
    auto q = ligne(std::move(nom), std::move(label));
    q.genre = Genre::date;
    return q;
  };
  return {day("reunion_suivi", "Date prévue de la réunion de suivi"),
          day("reunion_copil", "Date prévue du comité de pilotage"),
          texte("evaluation", "Comment évaluerez-vous l’action, et avec qui ?"),
          texte("analyse_territoriale",
                "Comment suivrez-vous ce que l’action change dans chaque territoire concerné ?")};
}

List public_aid(const Situation& s) {
  const auto* limit = s.campagne.seuil("aides_publiques", s.now);
  if (!limit) return {};
  auto amount = base::euros({limit->valeur});
  return {
      oui_non(
          "aides_publiques",
          fmt::format(
              "La structure a-t-elle reçu plus de {} d’aides publiques sur ses trois derniers exercices ?",
              amount)),
      seulement_si(
          texte("aides_publiques_detail",
                "Pour chacune : date de l’acte, années, décision européenne ou régime, autorité, montant",
                4000),
          "aides_publiques", "oui")};
}

}  // namespace

std::vector<Question> questions(Partie p, const Situation& s) {
  Note note(s);
  List list;
  switch (p) {
    case Partie::demande:
      return request(note);
    case Partie::structure:
      return structure_questions(s);
    case Partie::personnes:
      return people(s);
    case Partie::projet:
      note.add(list, {"intitule", "phrase", "charge_nom", "charge_fonction", "charge_courriel",
                      "charge_telephone", "diagnostic", "diagnostic_sources"});
      return list;
    case Partie::objectifs:
      list = {fixed(note.get("orientation")), note.objectives()};
      note.add(list, {"objectifs_projet", "axes"});
      return list;
    case Partie::publics:
      return publics(s, note);
    case Partie::deroulement:
      return course(note);
    case Partie::territoire:
      return territory(s, note);
    case Partie::priorites:
      return priorities(note);
    case Partie::partenaires:
      note.add(list, {"partenaires"});
      return list;
    case Partie::suivi:
      return follow_up();
    case Partie::aides:
      return public_aid(s);
  }
  std::unreachable();
}

}  // namespace definitif
