#include "programme/obstacle.h"

namespace {

struct Words {
  std::string_view name, phrase;
};

Words words(Cause cause) {
  switch (cause) {
    case Cause::acces_inconnu:
      return {"acces_inconnu", "Cette page n’existe pas, ou ne vous est pas ouverte."};
    case Cause::role_requis:
      return {"role_requis", "Vos droits ne permettent pas cette action."};
    case Cause::etape_passee:
      return {"etape_passee", "Cette action n’est plus possible à cette étape."};
    case Cause::periode_pas_ouverte:
      return {"periode_pas_ouverte", "La période de dépôt n’est pas encore ouverte."};
    case Cause::periode_close:
      return {"periode_close", "La date limite est passée."};
    case Cause::dossier_incomplet:
      return {"dossier_incomplet", "Il manque des réponses."};
    case Cause::modifie_entre_temps:
      return {"modifie_entre_temps", "Quelqu’un a modifié cette page pendant que vous écriviez."};
    case Cause::deja_fait:
      return {"deja_fait", "C’est déjà fait."};
    case Cause::identifiants_refuses:
      return {"identifiants_refuses", "L’adresse ou le mot de passe ne correspond pas."};
    case Cause::compte_verrouille:
      return {"compte_verrouille", "Trop d’essais ont échoué. Attendez un peu avant de réessayer."};
    case Cause::lien_expire:
      return {"lien_expire", "Ce lien n’est plus valable."};
    case Cause::saisie_invalide:
      return {"saisie_invalide", "Certaines réponses sont à corriger."};
    case Cause::siret_connu:
      return {"siret_connu", "Une structure avec ce SIRET est déjà inscrite."};
    case Cause::dernier_administrateur:
      return {"dernier_administrateur",
              "Une structure garde toujours au moins une personne qui l’administre : donnez d’abord ce droit "
              "à quelqu’un d’autre."};
  }
  std::unreachable();
}

}  // namespace

std::string phrase(const Obstacle& obstacle) {
  std::string text(words(obstacle.cause).phrase);
  return obstacle.detail.empty() ? text : text + " " + obstacle.detail;
}

std::string_view name(Cause cause) { return words(cause).name; }
