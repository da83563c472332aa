// What was handed to the person who looks.
#include "programme/ventilation/pages/resultats.h"

namespace ventilation::pages {
namespace {

Vue own() {
  return {
      .liste = {Liste::Genre::personne},
      .nom = {"Mes dossiers confiés", "mes-dossiers-confies"},
      .chemin = "/mes-dossiers-confies",
      .fichier = "/mes-dossiers-confies",
      .vide =
          "Aucun dossier ne vous est confié pour l’instant. Après le comité de ventilation, vous recevrez un "
          "courriel et vos dossiers seront ici.",
      .autre = "/mes-dossiers-confies/definitifs"};
}

Vue own_final() {
  return {
      .liste = {Liste::Genre::personne},
      .nom = {"Mes dossiers définitifs", "mes-dossiers-definitifs"},
      .chemin = "/mes-dossiers-confies/definitifs",
      .fichier = "/mes-dossiers-confies/definitifs",
      .vide =
          "Aucun dossier définitif ne vous est confié pour l’instant. Vous recevrez un courriel quand ils "
          "vous seront transmis.",
      .tour = 2,
      .autre = "/mes-dossiers-confies"};
}

}  // namespace

web::Response mes_dossiers_confies(db::Reading& r, const page::Visite& v) {
  return page_de_liste(r, v, own());
}
web::Response mes_dossiers_confies_xlsx(db::Reading& r, const page::Visite& v) {
  return fichier_de_liste(r, v, own(), documents::Format::xlsx);
}
web::Response mes_dossiers_confies_csv(db::Reading& r, const page::Visite& v) {
  return fichier_de_liste(r, v, own(), documents::Format::csv);
}

web::Response mes_definitifs_confies(db::Reading& r, const page::Visite& v) {
  return page_de_liste(r, v, own_final());
}
web::Response mes_definitifs_confies_xlsx(db::Reading& r, const page::Visite& v) {
  return fichier_de_liste(r, v, own_final(), documents::Format::xlsx);
}
web::Response mes_definitifs_confies_csv(db::Reading& r, const page::Visite& v) {
  return fichier_de_liste(r, v, own_final(), documents::Format::csv);
}

}  // namespace ventilation::pages
