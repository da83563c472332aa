// What depends on conditions: funders with their rules, and the pieces with what makes each due.
#include "programme/campagne/sections.h"

namespace campagne::sections {
namespace {

Reponse reponse(std::string_view code) {
  if (code == "oui") return Reponse::oui;
  return code == "a_verifier" ? Reponse::a_verifier : Reponse::non;
}

Regle regle(Table& t) {
  return {reponse(t.reference("reponse", Sorte::reponse)), condition(t), t.texte("raison")};
}

Attente attente(Table& t) {
  return {t.reference("orientation", Sorte::orientation), t.texte("texte"), t.textes("points")};
}

}  // namespace

Condition condition(Table& t) {
  Condition c;
  t.table("si", false, [&](Table& si) {
    c.dispositifs = si.references("dispositifs", Sorte::dispositif);
    c.echelles = si.references("echelles", Sorte::echelle);
    c.natures = si.references("natures", Sorte::nature);
    c.orientations = si.references("orientations", Sorte::orientation);
    c.objectifs = si.references("objectifs", Sorte::objectif);
    c.formes = si.references("formes", Sorte::forme);
    c.financeurs = si.references("financeurs", Sorte::financeur);
    c.particularites = si.references("particularites", Sorte::particularite);
  });
  return c;
}

void financeur(Table& t, Campagne& c) {
  Financeur one;
  one.code = t.code(Sorte::financeur);
  one.nom = t.texte("nom");
  one.sigle = t.texte("sigle");
  one.kind = t.reference("genre", Sorte::genre_de_financeur);
  one.resume = t.texte("resume");
  one.sinon = t.texte("sinon");
  if (t.a("enveloppe"))
    one.enveloppe = base::Cents{std::int64_t{100} * t.entier("enveloppe", 0, 1'000'000'000)};
  t.tables("attente", [&](Table& each) { one.attentes.push_back(attente(each)); });
  t.tables("regle", [&](Table& each) { one.regles.push_back(regle(each)); });
  c.financeurs.push_back(std::move(one));
}

void piece(Table& t, Campagne& c) {
  Piece one;
  one.code = t.code(Sorte::piece);
  one.titre = t.texte("titre");
  one.description = t.texte_facultatif("description");
  one.etape = t.reference("etape", Sorte::etape_de_piece);
  one.raison = t.texte_facultatif("raison");
  one.condition = condition(t);
  one.annexe = t.texte_facultatif("annexe");
  one.par = t.texte_facultatif("par");
  one.portee = t.a("portee") ? t.reference("portee", Sorte::portee) : std::string("dossier");
  if (t.a("validite")) one.validite = t.entier("validite", 1, 120);
  one.produite = t.reference_facultative("produite", Sorte::produite);
  one.sensible = t.booleen("sensible");
  c.pieces.push_back(std::move(one));
}

}  // namespace campagne::sections
