#include "programme/ventilation/pages/declaration.h"

#include <fmt/format.h>

#include "platform/base/text.h"
#include "programme/page/gabarit.h"
#include "programme/ventilation/pages/conflits.h"

namespace ventilation::pages {
namespace {

using namespace html::literals;

std::optional<std::int64_t> structure_of(db::Reading& r, const page::Visite& v, Declaration& d,
                                         base::FieldErrors& errors) {
  return d.structure.parmi(
      chercher_structures(r, v.acteur, d.structure.saisie(), designations_proposees),
      {"Écrivez le nom ou le numéro SIRET de la structure.",
       v.acteur.est(Role::coordination) ? "Aucune structure ne porte ce nom."
                                        : "Aucune structure de ce nom n’a déposé de note. La coordination "
                                          "peut déclarer ce lien pour vous.",
       "Choisissez la structure dans la liste, ou écrivez son nom entier."},
      errors);
}

web::Response form_again(const page::Visite& v, const Declaration& d, const base::FieldErrors& errors,
                         bool for_others) {
  std::string_view title =
      for_others ? "Déclarer un conflit d’intérêts" : "Déclarer un lien avec une structure";
  auto view = [&](html::Out& out) {
    page::fil_d_ariane(out, {for_others ? page::Lien{"Conflits d’intérêts", "/conflits"}
                                        : page::Lien{"Mes conflits d’intérêts", "/mes-conflits"}});
    out(R"(<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l">{}</h1>
)"_h,
        title);
    formulaire_declaration(out, v, d, errors, for_others);
    out("</div></div>\n"_h);
  };
  return page::page(v, {.titre = title, .erreurs = &errors}, view);
}

/// Judged before anything is written, so that all errors are told at once.
void judge_motif(const Declaration& d, base::FieldErrors& errors) {
  if (d.motif.empty()) return errors.add("motif", "Dites en quelques mots quel est ce lien.");
  if (base::length(d.motif) > std::size_t(motif_max))
    errors.add("motif", "Le texte dépasse 500 caractères : raccourcissez-le.");
}

}  // namespace

Declaration::Declaration(const web::Fields& form)
    : personne("personne", form),
      structure("structure", form),
      motif(base::trim(base::clean_text(form.get("motif")))) {}

void formulaire_declaration(html::Out& out, const page::Visite& v, const Declaration& d,
                            const base::FieldErrors& errors, bool for_others) {
  page::formulaire(out, v, for_others ? "/conflits" : "/mes-conflits");
  if (for_others)
    d.personne.ecrire(out, "Personne concernée",
                      "Son nom ou son adresse électronique. Elle doit avoir un rôle ici.", errors);
  d.structure.ecrire(out, "Structure", "Son nom ou son numéro SIRET.", errors);
  page::champ(out, {.nom = "motif",
                    .label = for_others ? "Quel est ce lien ?" : "Quel est votre lien ?",
                    .valeur = d.motif,
                    .aide = for_others ? "Par exemple : trésorière depuis 2021."
                                       : "Par exemple : je suis trésorière depuis 2021.",
                    .erreur = errors.of("motif"),
                    .lignes = 2,
                    .max = motif_max});
  page::bouton(out, for_others ? "Déclarer ce conflit" : "Déclarer ce lien");
  page::fin_formulaire(out);
}

std::string avec_a_reaffecter(std::string phrase, std::int64_t dossiers) {
  if (dossiers == 0) return phrase;
  return fmt::format("{} {} à confier à quelqu’un d’autre.", phrase,
                     base::counted(std::size_t(dossiers), "dossier est", "dossiers sont"));
}

web::Response declarer_conflit(db::Writing& w, const page::Visite& v) {
  Declaration d(v.request.form);
  base::FieldErrors errors;
  auto person = d.personne.parmi(
      chercher_agents(w, v.acteur, d.personne.saisie(), designations_proposees),
      {"Écrivez le nom ou l’adresse de la personne.", "Personne ne porte ce nom parmi les agent·es.",
       "Choisissez la personne dans la liste, ou écrivez son nom entier."},
      errors);
  auto structure = structure_of(w, v, d, errors);
  judge_motif(d, errors);
  if (!errors.empty()) return form_again(v, d, errors, true);
  auto done = declarer(w, v.acteur, v.now, *person, *structure, {d.motif});
  if (!done && done.error().cause == Cause::deja_fait) {
    errors.add("structure", "Ce conflit est déjà confirmé.");
    return form_again(v, d, errors, true);
  }
  if (!done) return page::refus(v, done.error());
  auto told =
      fmt::format("Le conflit entre {} et « {} » est déclaré.", done->personne_nom, done->structure_nom);
  return page::redirige_avec_message(v, "/conflits?etat=confirme",
                                     avec_a_reaffecter(told, done->a_reaffecter));
}

web::Response declarer_mon_conflit(db::Writing& w, const page::Visite& v) {
  Declaration d(v.request.form);
  base::FieldErrors errors;
  auto structure = structure_of(w, v, d, errors);
  judge_motif(d, errors);
  if (!errors.empty()) return form_again(v, d, errors, false);
  auto done = declarer(w, v.acteur, v.now, v.acteur.id, *structure, {d.motif});
  if (!done && done.error().cause == Cause::deja_fait) {
    errors.add("structure", "Vous êtes déjà à l’écart des dossiers de cette structure.");
    return form_again(v, d, errors, false);
  }
  if (!done) return page::refus(v, done.error());
  return page::redirige_avec_message(
      v, "/mes-conflits",
      fmt::format("C’est noté : vous ne suivez plus les dossiers de « {} ».", done->structure_nom));
}

}  // namespace ventilation::pages
