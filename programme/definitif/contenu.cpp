#include "programme/definitif/contenu.h"

#include <boost/json.hpp>

#include "platform/base/secret.h"
#include "programme/budget/saisie.h"

namespace json = boost::json;

namespace definitif {
namespace {

std::string text(const json::object& o, const char* key) {
  const auto& value = o.at(key).as_string();
  return {value.data(), value.size()};
}

std::int64_t number(const json::object& o, const char* key) { return o.at(key).to_number<std::int64_t>(); }

json::value parsed(const std::string& source) { return json::parse({source.data(), source.size()}); }

json::value drafted(const dossier::Brouillon& b) { return parsed(dossier::en_json(b)); }
dossier::Brouillon draft_of(const json::value& v) { return dossier::depuis_json(json::serialize(v)); }

/// What people wrote of an indicator.
json::object said(const Indicateur& i) {
  return {{"modele", i.modele},   {"intitule", i.intitule}, {"objectif", i.objectif}, {"mesure", i.mesure},
          {"outil", i.outil},     {"unite", i.unite},       {"depart", i.depart},     {"cible", i.cible},
          {"par_qpv", i.par_qpv}, {"par_sexe", i.par_sexe}};
}

json::object said(const Recommandation& r) {
  return {{"id", r.id}, {"texte", r.texte}, {"suite", r.suite}, {"explication", r.explication}};
}

json::object said(const PieceJointe& p) {
  return {{"code", p.code}, {"precision", p.precision}, {"nom", p.nom}, {"empreinte", p.empreinte}};
}

template <class T>
json::array all_said(const std::vector<T>& list) {
  json::array all;
  for (const auto& one : list) all.push_back(said(one));
  return all;
}

json::array kept(const std::vector<Indicateur>& list) {
  json::array all;
  for (const auto& i : list) {
    auto one = said(i);
    one["id"] = i.id;
    all.push_back(std::move(one));
  }
  return all;
}

Indicateur indicator_of(const json::object& o) {
  return {.id = number(o, "id"),
          .modele = text(o, "modele"),
          .intitule = text(o, "intitule"),
          .objectif = text(o, "objectif"),
          .mesure = text(o, "mesure"),
          .outil = text(o, "outil"),
          .unite = text(o, "unite"),
          .depart = text(o, "depart"),
          .cible = text(o, "cible"),
          .par_qpv = o.at("par_qpv").as_bool(),
          .par_sexe = o.at("par_sexe").as_bool()};
}

json::array kept(const std::vector<fiche::Fiche>& list) {
  json::array all;
  for (const auto& f : list)
    all.push_back(json::object{{"id", f.id},
                               {"genre", fiche::code(f.genre)},
                               {"commune", f.commune},
                               {"saisie", drafted(f.saisie)}});
  return all;
}

fiche::Fiche sheet_of(const json::object& o) {
  return {.id = number(o, "id"),
          .genre = fiche::genre(text(o, "genre")).value(),
          .commune = text(o, "commune"),
          .saisie = draft_of(o.at("saisie"))};
}

PieceJointe piece_of(const json::object& o) {
  return {text(o, "code"), text(o, "precision"), text(o, "nom"), text(o, "empreinte")};
}

json::object identity(const Contenu& c) {
  json::object o;
  for (const auto& a : structure::attributs()) o[a.nom] = c.structure.*a.valeur;
  return o;
}

}  // namespace

Situation Contenu::situation(const campagne::Campagne& c, base::Instant now) const {
  return {c, structure.forme, reponses, now};
}

Ecrit ecrire(const Contenu& c) {
  json::object annexes{{"budget_action", drafted(c.budget_action)},
                       {"budget_structure", drafted(c.budget_structure)},
                       {"indicateurs", kept(c.indicateurs)},
                       {"recommandations", all_said(c.recommandations)},
                       {"fiches", kept(c.fiches)},
                       {"dirigeants", c.dirigeants},
                       {"pieces", all_said(c.pieces)}};
  return {dossier::en_json(c.reponses), json::serialize(annexes), json::serialize(identity(c))};
}

Contenu relire(const Ecrit& e) {
  Contenu c;
  c.reponses = dossier::depuis_json(e.reponses);
  auto annexes = parsed(e.annexes).as_object();
  c.budget_action = draft_of(annexes.at("budget_action"));
  c.budget_structure = draft_of(annexes.at("budget_structure"));
  c.dirigeants = std::size_t(number(annexes, "dirigeants"));
  for (const auto& one : annexes.at("indicateurs").as_array())
    c.indicateurs.push_back(indicator_of(one.as_object()));
  for (const auto& one : annexes.at("recommandations").as_array()) {
    const auto& o = one.as_object();
    c.recommandations.push_back({.id = number(o, "id"),
                                 .texte = text(o, "texte"),
                                 .suite = text(o, "suite"),
                                 .explication = text(o, "explication")});
  }
  if (const auto* sheets = annexes.if_contains("fiches"))
    for (const auto& one : sheets->as_array()) c.fiches.push_back(sheet_of(one.as_object()));
  if (const auto* joined = annexes.if_contains("pieces"))
    for (const auto& one : joined->as_array()) c.pieces.push_back(piece_of(one.as_object()));
  auto identity = parsed(e.structure).as_object();
  for (const auto& a : structure::attributs())
    c.structure.*a.valeur = text(identity, std::string(a.nom).c_str());
  return c;
}

std::string empreinte(const Contenu& c) {
  std::string all;
  for (const auto* part : {&c.reponses, &c.budget_action, &c.budget_structure})
    all += dossier::contenu_canonique(*part) + "\n";
  all +=
      json::serialize(all_said(c.indicateurs)) + "\n" + json::serialize(all_said(c.recommandations)) + "\n";
  for (const auto& f : c.fiches)
    all += std::string(fiche::code(f.genre)) + f.commune + dossier::contenu_canonique(f.saisie) + "\n";
  all += json::serialize(all_said(c.pieces)) + "\n" + json::serialize(identity(c));
  return base::sha256_hex(all);
}

campagne::Demande demande_de(const Contenu& c, const campagne::Campagne& call) {
  auto said = [&](std::string_view field) { return std::string(c.reponses.valeur(field)); };
  campagne::Demande d{.orientation = said("orientation"),
                      .echelle = said("echelle"),
                      .forme = c.structure.forme,
                      .dispositif = said("dispositif"),
                      .nature = said("nature"),
                      .objectifs = c.reponses.valeurs("objectifs"),
                      .financeurs = {},
                      .particularites = {}};
  for (const auto& asked :
       budget::plan_de_financement(call, budget::lire_budget(c.budget_action, call).budget))
    d.financeurs.push_back(asked.financeur);
  return d;
}

std::vector<const campagne::Engagement*> engagements(const Contenu& c, const campagne::Campagne& call) {
  std::vector<const campagne::Engagement*> due;
  auto project = demande_de(c, call);
  for (const auto& e : call.engagements)
    if (campagne::convient(e.condition, project) != campagne::Accord::non) due.push_back(&e);
  return due;
}

}  // namespace definitif
