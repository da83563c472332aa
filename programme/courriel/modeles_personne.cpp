#include "programme/courriel/modeles.h"
#include "programme/personne/personne_store.h"

namespace courriel {
namespace {

/// The account and its secret link that a line speaks of; nothing once the link was used or replaced.
struct Lien {
  personne::Compte compte;
  personne::LienAEnvoyer lien;
};

std::optional<Lien> lien_de(const Contexte& c, const journal::Ligne& ligne) {
  auto compte = personne::compte(c.base, ligne.objet_id);
  auto lien = personne::lien_a_envoyer(c.base, nombre(ligne, "lien"));
  if (!compte || !lien) return std::nullopt;
  return Lien{std::move(*compte), std::move(*lien)};
}

std::string jusqu_au(const Lien& l) {
  return "Ce lien sert une seule fois, jusqu’au " + base::date_time(l.lien.expire_le) + ".";
}

constexpr std::string_view sinon =
    "Si vous n’avez rien demandé, ne faites rien : supprimez ce message, rien ne changera.";

Courriels avec_lien(const Contexte& c, const Lien& l, Redaction& r, std::string_view invite) {
  r.lien(invite, adresse(c, l.lien.chemin)).paragraphe(jusqu_au(l)).paragraphe(sinon);
  return {r.pour(l.lien.courriel, l.compte.nom, signature(c))};
}

}  // namespace

Courriels confirmer_adresse(const Contexte& c, const journal::Ligne& ligne) {
  auto l = lien_de(c, ligne);
  if (!l) return {};
  Redaction r("Confirmez votre adresse électronique", l->compte.nom);
  r.paragraphe(
      "Cette adresse vient d’être donnée pour un compte. Pour l’utiliser, confirmez qu’elle est bien à "
      "vous.");
  return avec_lien(c, *l, r, "Confirmer mon adresse");
}

Courriels compte_existant(const Contexte& c, const journal::Ligne& ligne) {
  auto compte = personne::compte(c.base, ligne.objet_id);
  if (!compte) return {};
  Redaction r("Vous avez déjà un compte", compte->nom);
  r.paragraphe(
       "Quelqu’un, sans doute vous, a voulu créer un compte avec cette adresse. Vous en avez déjà un.")
      .lien("Me connecter", adresse(c, "/connexion"))
      .paragraphe("Vous avez oublié votre mot de passe ? La page de connexion permet d’en choisir un autre.")
      .paragraphe("Si ce n’était pas vous, ne faites rien : votre compte n’a pas changé.");
  return {r.pour(compte->courriel, compte->nom, signature(c))};
}

Courriels choisir_mot_de_passe(const Contexte& c, const journal::Ligne& ligne) {
  auto l = lien_de(c, ligne);
  if (!l) return {};
  Redaction r("Choisissez un nouveau mot de passe", l->compte.nom);
  r.paragraphe("Un nouveau mot de passe a été demandé pour votre compte.");
  return avec_lien(c, *l, r, "Choisir un nouveau mot de passe");
}

Courriels mot_de_passe_change(const Contexte& c, const journal::Ligne& ligne) {
  auto compte = personne::compte(c.base, ligne.objet_id);
  if (!compte) return {};
  Redaction r("Votre mot de passe a changé", compte->nom);
  r.paragraphe("Le mot de passe de votre compte a changé le " + base::date_time(ligne.le) +
               ". Vos autres connexions ont été fermées.")
      .paragraphe("Si ce n’était pas vous, choisissez tout de suite un autre mot de passe.")
      .lien("Choisir un autre mot de passe", adresse(c, "/mot-de-passe-oublie"));
  return {r.pour(compte->courriel, compte->nom, signature(c))};
}

Courriels ouvrir_compte(const Contexte& c, const journal::Ligne& ligne) {
  auto l = lien_de(c, ligne);
  if (!l) return {};
  Redaction r("Votre compte est ouvert", l->compte.nom);
  r.paragraphe(ligne.auteur_nom +
               " vous a ouvert un compte pour suivre l’appel à projets. Choisissez votre mot de passe.");
  return avec_lien(c, *l, r, "Choisir mon mot de passe");
}

}  // namespace courriel
