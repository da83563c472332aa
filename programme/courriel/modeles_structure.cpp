#include "programme/courriel/modeles.h"
#include "programme/personne/personne_store.h"
#include "programme/structure/invitation_store.h"
#include "programme/structure/structure_store.h"

namespace courriel {
namespace {

/// The person who asked to join, and the structure's name.
struct Demande {
  personne::Compte compte;
  std::string structure;
};

std::optional<Demande> demande_de(const Contexte& c, const journal::Ligne& ligne) {
  auto compte = personne::compte(c.base, nombre(ligne, "personne"));
  auto nom = structure::nom(c.base, ligne.objet_id);
  if (!compte || nom.empty()) return std::nullopt;
  return Demande{std::move(*compte), std::move(nom)};
}

}  // namespace

Courriels rejoindre_structure(const Contexte& c, const journal::Ligne& ligne) {
  auto chemin = structure::chemin_invitation(c.base, nombre(ligne, "invitation"));
  if (!chemin) return {};
  auto invitation = structure::lire_invitation(c.base, chemin->substr(chemin->rfind('/') + 1), c.now);
  if (!invitation) return {};
  Redaction r("Invitation à rejoindre « " + invitation->structure_nom + " »", "");
  r.paragraphe(invitation->invite_par + " vous invite à rejoindre l’espace de « " +
               invitation->structure_nom + " », où se préparent ses demandes de subvention.")
      .lien("Voir l’invitation", adresse(c, *chemin))
      .paragraphe(
          "Connectez-vous avec cette adresse-ci, ou créez un compte avec elle. L’invitation est valable "
          "jusqu’au " +
          base::date_time(invitation->expire_le) + ".")
      .paragraphe("Si vous ne connaissez pas cette structure, ne faites rien : supprimez ce message.");
  return {r.pour(invitation->courriel, "", signature(c))};
}

Courriels repondre_a_la_demande(const Contexte& c, const journal::Ligne& ligne) {
  auto demande = demande_de(c, ligne);
  if (!demande) return {};
  Courriels all;
  for (auto& membre : structure::membres(c.base, ligne.objet_id)) {
    if (!membre.administrer) continue;
    Redaction r("Demande pour rejoindre « " + demande->structure + " »", membre.nom);
    r.paragraphe(demande->compte.nom + " (" + demande->compte.courriel +
                 ") demande à rejoindre l’espace de « " + demande->structure +
                 " ». Vous pouvez accepter ou refuser.")
        .lien("Répondre à la demande",
              adresse(c, "/structures/" + std::to_string(ligne.objet_id) + "/membres"));
    all.push_back(r.pour(membre.courriel, membre.nom, signature(c)));
  }
  return all;
}

Courriels demande_acceptee(const Contexte& c, const journal::Ligne& ligne) {
  auto demande = demande_de(c, ligne);
  if (!demande) return {};
  Redaction r("Vous êtes membre de « " + demande->structure + " »", demande->compte.nom);
  r.paragraphe("Votre demande est acceptée : vous avez accès à l’espace de « " + demande->structure + " ».")
      .lien("Ouvrir cet espace", adresse(c, "/structures/" + std::to_string(ligne.objet_id)));
  return {r.pour(demande->compte.courriel, demande->compte.nom, signature(c))};
}

Courriels demande_refusee(const Contexte& c, const journal::Ligne& ligne) {
  auto demande = demande_de(c, ligne);
  if (!demande) return {};
  Redaction r("Votre demande n’est pas acceptée", demande->compte.nom);
  r.paragraphe("Une personne qui administre l’espace de « " + demande->structure +
               " » n’a pas accepté votre demande. Si c’est une erreur, voyez avec votre structure.");
  return {r.pour(demande->compte.courriel, demande->compte.nom, signature(c))};
}

}  // namespace courriel
