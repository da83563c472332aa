// One note of the committee: what it asks, what is prepared and why; the form that changes it.
#include <fmt/format.h>

#include "platform/base/text.h"
#include "programme/page/champ.h"
#include "programme/ventilation/jumeaux.h"
#include "programme/ventilation/operation.h"
#include "programme/ventilation/pages/comite.h"
#include "programme/ventilation/pages/commun.h"
#include "programme/ventilation/pages/fiche_ligne.h"

namespace ventilation::pages {
namespace {

/// What the page shows beside the line as it is kept.
struct Reprise {
  std::optional<Saisie> saisie{};  ///< what the person sent, when it could not be kept
  const base::FieldErrors* erreurs = nullptr;
  const Obstacle* refus = nullptr;
  std::optional<EtatDossier> voulu{};  ///< what the person wanted, when somebody else was faster
  std::optional<EcartSaisi> ecart{};
};

web::Response line_page(db::Reading& r, const page::Visite& v, const Ligne& l, const Reprise& again = {}) {
  static const base::FieldErrors none;
  FicheLigne f{.visite = v, .ligne = l};
  f.agents = agents(r, v.acteur, tour(v));
  f.saisie = again.saisie.value_or(saisie_de(l));
  f.erreurs = again.erreurs ? again.erreurs : &none;
  f.refus = again.refus;
  f.voulu = again.voulu;
  f.ecart = again.ecart;
  if (coordonne(v) && l.deux_arrondissements) f.jumeaux = candidats_jumeaux(r, v.acteur, l);
  auto title = fmt::format("{} – {}", reference(l, v.campagne), titre_de(l));
  bool late = again.refus && again.refus->cause == Cause::modifie_entre_temps;
  int status = late ? 409 : again.refus ? 422 : 0;
  return page::page(
      v, {.titre = title, .erreurs = f.erreurs}, [&](html::Out& out) { fiche(out, f); }, status);
}

/// The act that keeps the choices: a preparation, or a correction once people were told.
Result<Accompli> permitted(const page::Visite& v, const Ligne& l, const EtatDossier& wanted,
                           std::string_view why, std::span<const Agent> people) {
  Contexte context{v.acteur, v.now, v.campagne, l.note.structure};
  auto content = contenu(wanted, l.note.structure, people);
  if (transmis(l.etat.etat())) return accomplir(l.etat.etat(), Corriger{content, why}, context);
  return accomplir(l.etat.etat(), Preparer{content}, context);
}

Result<Operation> record(db::Writing& w, const page::Visite& v, const Ligne& l, EtatDossier wanted,
                         const Accompli& done, std::string_view why) {
  auto label = fmt::format("{} : {}", reference(l, v.campagne), resume(l.etat, wanted, v.campagne));
  bool told = transmis(l.etat.etat());
  wanted.etat_nom = name(done.etat);
  if (told) return corriger(w, v.acteur, v.now, tour(v), done.trace, label, why, {l.etat, std::move(wanted)});
  return appliquer(w, v.acteur, v.now, tour(v), Genre::changement, label, {{l.etat, std::move(wanted)}});
}

}  // namespace

web::Response ligne_du_comite(db::Reading& r, const page::Visite& v) {
  auto l = ligne(r, v.acteur, tour(v), v.id());
  return l ? line_page(r, v, *l) : page::introuvable(v);
}

web::Response ligne_refusee(db::Reading& r, const page::Visite& v, const Ligne& l, const Obstacle& refus,
                            EcartSaisi ecart) {
  return line_page(r, v, l, {.refus = &refus, .ecart = std::move(ecart)});
}

// Somebody else may have changed the line since the person read it: then both are shown, and nothing is lost.
web::Response enregistrer_ligne(db::Writing& w, const page::Visite& v) {
  auto l = ligne(w, v.acteur, tour(v), v.id());
  if (!l) return page::introuvable(v);
  auto asked = lire_saisie(v.request.form);
  auto people = agents(w, v.acteur, tour(v));
  auto choice = choisir(*l, asked, people, v.campagne, v.now);
  if (!choice.erreurs.empty()) return line_page(w, v, *l, {.saisie = asked, .erreurs = &choice.erreurs});
  if (asked.version != l->etat.version) {
    Obstacle meanwhile{Cause::modifie_entre_temps};
    return line_page(w, v, *l, {.saisie = asked, .refus = &meanwhile, .voulu = choice.etat});
  }
  auto done = permitted(v, *l, choice.etat, asked.raison, people);
  if (!done) return line_page(w, v, *l, {.saisie = asked, .refus = &done.error()});
  auto kept = record(w, v, *l, choice.etat, *done, asked.raison);
  if (!kept && kept.error().cause == Cause::deja_fait) return web::redirect(retour(v, l->note.dossier));
  if (!kept) return page::refus(v, kept.error());
  return page::redirige_avec_message(v, retour(v, l->note.dossier),
                                     fmt::format("{} est enregistrée.", reference(*l, v.campagne)));
}

}  // namespace ventilation::pages
