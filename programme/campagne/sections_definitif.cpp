// The sections about the final dossier: budget, figures on which rules depend, indicators, attestations,
// pieces.
#include "platform/base/text.h"
#include "programme/campagne/sections.h"

namespace campagne::sections {
namespace {

base::Period whole_time() { return {base::Instant::min(), base::Instant::max()}; }

/// Euros and percents may have decimals ("1,5"): kept in cents and hundredths.
std::int64_t figure(Table& t, const std::string& unite) {
  if (unite == "nombre") return t.entier("valeur", 0, 2'000'000'000);
  auto text = t.texte("valeur");
  auto read = base::parse_cents(text);
  if (!read && !text.empty())
    t.registre().erreur(t.place("valeur"), "valeur = « " + text + " »",
                        "un nombre comme « 23000 » ou « 12,5 »");
  return read.value_or(base::Cents{}).value;
}

}  // namespace

void depots(Table& t, Campagne& c) {
  c.depots.taille_max = t.entier("taille_max", 1, 100);
  c.depots.jours_du_lien = t.entier("jours_du_lien", 1, 90);
  auto types = t.references("types", Sorte::type_de_fichier);
  if (types.empty())
    t.registre().erreur(t.place("types"), "aucun type de fichier n’est accepté",
                        "types = [\"pdf\", …], un au moins");
  // Kept among the texts, by key: what is deposited is judged by another room, which knows the types.
  c.textes.emplace_back("depots.types", base::join(types, " "));
}

/// Kept among the texts, by key: requests for completion are another room's.
void complements(Table& t, Campagne& c) {
  c.textes.emplace_back("complements.jours", std::to_string(t.entier("jours", 1, 60)));
  c.textes.emplace_back("complements.contestation", t.texte("contestation"));
}

void motif_non_conforme(Table& t, Campagne& c) {
  c.motifs_non_conformes.push_back({t.code(Sorte::motif_non_conforme), t.texte("titre"), t.texte("texte")});
}

void budget(Table& t, Campagne& c) { c.version_budget = t.texte("version"); }

void ligne_budget(Table& t, Campagne& c) {
  LigneBudget one{.code = t.code(Sorte::ligne_budget), .titre = t.texte("titre")};
  one.dans = t.reference_facultative("dans", Sorte::ligne_budget);
  one.charge = t.reference("cote", Sorte::cote_du_budget) == "charges";
  one.saisie = t.booleen("saisie");
  one.nature = t.booleen("nature");
  one.hors_plan = t.booleen("hors_plan");
  one.equilibre = t.booleen("equilibre");
  one.financeurs = t.references("financeurs", Sorte::genre_de_financeur);
  if (!one.dans.empty() && !c.ligne_budget(one.dans))
    t.registre().erreur(t.place("dans"), "la ligne « " + one.code + " » vient avant « " + one.dans + " »",
                        "l’en-tête d’abord, ses lignes ensuite");
  c.budget.push_back(std::move(one));
}

void seuil(Table& t, Campagne& c) {
  Seuil one{.code = t.texte("code"), .titre = t.texte("titre"), .source = t.texte("source")};
  one.unite = t.reference("unite", Sorte::unite);
  one.valeur = figure(t, one.unite);
  one.periode = t.a("du") || t.a("debut") ? t.periode() : whole_time();
  c.seuils.push_back(std::move(one));
}

void indicateur(Table& t, Campagne& c) {
  ModeleIndicateur one{.code = t.code(Sorte::indicateur), .titre = t.texte("titre")};
  one.mesure = t.texte("mesure");
  one.outil = t.texte("outil");
  one.unite = t.texte("unite");
  one.orientations = t.references("orientations", Sorte::orientation);
  one.par_qpv = t.booleen("par_qpv");
  one.par_sexe = t.booleen("par_sexe");
  c.indicateurs.push_back(std::move(one));
}

void engagement(Table& t, Campagne& c) {
  Engagement one{.code = t.code(Sorte::engagement), .texte = t.texte("texte"), .condition = {}};
  one.condition = condition(t);
  c.engagements.push_back(std::move(one));
}

}  // namespace campagne::sections
