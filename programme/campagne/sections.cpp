#include "programme/campagne/sections.h"

#include <algorithm>

#include "platform/base/text.h"
#include "programme/campagne/modele.h"

namespace campagne::sections {
namespace {

std::string known_holes() {
  std::vector<std::string> names(noms_a_remplir().begin(), noms_a_remplir().end());
  return base::join(names, ", ");
}

void require(Table& t, std::string_view cle, bool right, const std::string& found, std::string attendu) {
  if (right || found.empty()) return;
  t.registre().erreur(t.place(cle), std::string(cle) + " = « " + found + " »", std::move(attendu));
}

std::string of_digits(Table& t, std::string_view cle, std::size_t n) {
  std::string text = t.texte(cle);
  require(t, cle, text.size() == n && base::all_digits(text), text, std::to_string(n) + " chiffres");
  return text;
}

std::string courriel(Table& t) {
  std::string text = t.texte_facultatif("courriel");
  auto at = text.find('@');
  bool right =
      at != std::string::npos && at > 0 && text.find('.', at) != std::string::npos && !text.contains(' ');
  require(t, "courriel", right, text, "une adresse comme « service@agglomeration.example »");
  return text;
}

base::Period depot(Table& t, std::string_view cle) {
  base::Period period;
  t.table(cle, true, [&](Table& inner) { period = inner.periode(); });
  return period;
}

bool of_department(std::string_view insee) {
  return insee.size() == 5 &&
         (base::all_digits(insee.substr(0, 2)) || insee.starts_with("2A") || insee.starts_with("2B")) &&
         base::all_digits(insee.substr(2));
}

/// 2015: QP and six digits; 2024: QN, the department on three characters, two digits and a letter.
bool of_quartier(std::string_view code) {
  if (code.size() != 8) return false;
  if (code.starts_with("QP")) return base::all_digits(code.substr(2));
  return code.starts_with("QN") && base::all_digits(code.substr(5, 2)) &&
         std::string_view("IMNC").contains(code[7]);
}

}  // namespace

void campagne(Table& t, Campagne& c) {
  c.code = t.texte("code");
  c.titre = t.texte("titre");
  c.collectivite = t.texte("collectivite");
  c.annee = t.entier("annee", 2000, 2100);
  c.depot_note = depot(t, "depot_note");
  c.depot_final = depot(t, "depot_final");
  bool both_known = c.depot_note.from < c.depot_note.until && c.depot_final.from < c.depot_final.until;
  if (both_known && c.depot_final.until <= c.depot_note.until)
    t.registre().erreur(t.place("depot_final"), "le dépôt définitif finit avant celui de la note",
                        "une fin plus tardive");
}

void territoire(Table& t, Campagne& c) {
  c.territoire.nom = t.texte("nom");
  c.territoire.siren = of_digits(t, "siren", 9);
}

void commune(Table& t, Campagne& c) {
  territoire::Commune one;
  one.insee = t.texte("insee");
  require(t, "insee", of_department(one.insee), one.insee, "un code INSEE de 5 caractères");
  t.registre().declare(Sorte::commune, one.insee, t.place("insee"));
  one.nom = t.texte("nom");
  one.codes_postaux = t.textes("codes_postaux");
  one.concernee = t.booleen("concernee");
  c.territoire.communes.push_back(std::move(one));
}

void quartier(Table& t, Campagne& c) {
  territoire::Qpv one;
  one.code = t.code(Sorte::quartier);
  require(t, "code", of_quartier(one.code), one.code,
          "un code comme « QP059021 » (2015) ou « QN05921M » (2024)");
  one.nom = t.texte("nom");
  one.communes = t.references("communes", Sorte::commune);
  one.abattement_tfpb = t.booleen("abattement_tfpb");
  one.renouvellement = t.booleen("renouvellement");
  c.territoire.qpv.push_back(std::move(one));
}

TextBlock text_block(Table& t) { return {t.texte("titre"), t.texte_facultatif("texte"), t.textes("points")}; }

static Objectif objectif(Table& t) {
  return {t.code(Sorte::objectif), t.texte("titre"), t.booleen("saillant"), t.texte_facultatif("resume")};
}

void orientation(Table& t, Campagne& c) {
  Orientation one{
      t.code(Sorte::orientation), t.texte("titre"), t.texte("court"), t.texte("resume"), {}, {}, {}};
  one.reunion = t.reference_facultative("reunion", Sorte::reunion);
  t.tables("objectif", [&](Table& each) { one.objectifs.push_back(objectif(each)); });
  t.tables("complement", [&](Table& each) { one.complements.push_back(text_block(each)); });
  if (one.objectifs.empty())
    t.registre().erreur(t.place(), "l’orientation « " + one.code + " » n’a pas d’objectif",
                        "au moins un [[orientation.objectif]]");
  c.orientations.push_back(std::move(one));
}

void axe(Table& t, Campagne& c) {
  c.axes.push_back({t.code(Sorte::axe), t.texte("titre"), t.texte("resume")});
}

void dispositif(Table& t, Campagne& c) {
  Dispositif one{.code = t.code(Sorte::dispositif), .titre = t.texte("titre"), .resume = t.texte("resume")};
  one.territorial = t.booleen("territorial");
  one.formes = t.references("formes", Sorte::forme);
  one.raison = one.formes.empty() ? t.texte_facultatif("raison") : t.texte("raison");
  c.dispositifs.push_back(std::move(one));
}

void particularite(Table& t, Campagne& c) {
  c.particularites.push_back({t.code(Sorte::particularite), t.texte("titre")});
}

void etape(Table& t, Campagne& c) {
  Etape one{t.code(Sorte::etape), t.texte("titre"), t.texte_facultatif("description"), t.periode()};
  auto pour = t.references("pour", Sorte::public_vise);
  one.partenaires = std::ranges::find(pour, "partenaires") != pour.end();
  one.porteurs = std::ranges::find(pour, "porteurs") != pour.end();
  if (pour.empty())
    t.registre().erreur(t.place(), "« pour » est vide ou manque", "partenaires, porteurs ou les deux");
  one.limite = t.booleen("limite");
  c.calendrier.push_back(std::move(one));
}

void reunion(Table& t, Campagne& c) {
  Reunion one{t.code(Sorte::reunion), t.texte("titre"), t.reference_facultative("theme", Sorte::orientation)};
  one.communes = t.references("communes", Sorte::commune);
  t.tables("seances", [&](Table& each) { one.seances.push_back(each.periode()); });
  if (one.seances.empty())
    t.registre().erreur(t.place(), "la réunion n’a pas de date", "seances = [{ debut = …, fin = … }]");
  one.composition = t.texte_facultatif("composition");
  one.precision = t.texte_facultatif("precision");
  one.financeurs = t.references("financeurs", Sorte::financeur);
  one.institutions = t.textes("institutions");
  one.lieu = t.texte_facultatif("lieu");
  one.adresse = t.texte_facultatif("adresse");
  one.fin_indicative = t.booleen("fin_indicative");
  c.reunions.push_back(std::move(one));
}

void bilan(Table& t, Campagne& c) {
  c.bilans.push_back(
      {t.code(Sorte::bilan), t.texte("titre"), t.texte_facultatif("description"), t.periode()});
}

void appel(Table& t, Campagne& c) { c.appel.push_back(text_block(t)); }

void rubrique(Table& t, Campagne& c) {
  Rubrique one{t.code(Sorte::rubrique), t.texte("titre"), {}};
  t.tables("question", [&](Table& each) {
    one.questions.push_back({each.code(Sorte::question), each.texte("texte"), each.booleen("facultative")});
  });
  c.rubriques.push_back(std::move(one));
}

void ressource(Table& t, Campagne& c) {
  Ressource one{t.texte("titre"), t.texte_facultatif("description"), t.texte_facultatif("lien")};
  bool right =
      one.lien.starts_with("https://") || one.lien.starts_with("http://") || one.lien.starts_with("/");
  require(t, "lien", right, one.lien, "une adresse qui commence par https://");
  c.ressources.push_back(std::move(one));
}

void contact(Table& t, Campagne& c) {
  Contact one;
  one.groupe = t.texte("groupe");
  one.service = t.texte("service");
  one.fonction = t.texte("fonction");
  one.courriel = courriel(t);
  one.telephone = t.texte_facultatif("telephone");
  one.perimetre = t.texte_facultatif("perimetre");
  one.communes = t.references("communes", Sorte::commune);
  one.orientations = t.references("orientations", Sorte::orientation);
  c.contacts.push_back(std::move(one));
}

void accuse(Table& t, Campagne& c) {
  c.accuse.service = t.texte("service");
  c.accuse.adresse = t.texte("adresse");
  c.accuse.telephone = t.texte("telephone");
  c.accuse.courriel = courriel(t);
  c.accuse.silence_mois = t.entier("silence_mois", 1, 12);
  c.accuse.silence = t.texte("silence");
  c.accuse.silence_definitif = t.texte("silence_definitif");
  c.accuse.recours = t.texte("recours");
}

void textes(Table& t, Campagne& c) {
  t.textes_par_cle("", [&](std::string cle, std::string texte) {
    if (cle.starts_with("coherence."))
      require(t, cle, texte == "bloque" || texte == "avertit" || texte == "agents", cle + " = " + texte,
              "« bloque », « avertit » ou « agents »");
    if (cle.starts_with("modele."))
      require(t, cle, nom_inconnu(texte).empty(), nom_inconnu(texte), "entre accolades, " + known_holes());
    c.textes.emplace_back(std::move(cle), std::move(texte));
  });
}

}  // namespace campagne::sections
