// What the pages of the ventilation's results share: their links, a list of what was handed on.
#pragma once
#include <string>
#include <string_view>

#include "programme/page/gabarit.h"
#include "programme/ventilation/export_confies.h"

namespace ventilation::pages {

web::Response mes_dossiers_confies(db::Reading&, const page::Visite&);
web::Response mes_dossiers_confies_xlsx(db::Reading&, const page::Visite&);
web::Response mes_dossiers_confies_csv(db::Reading&, const page::Visite&);
web::Response mes_definitifs_confies(db::Reading&, const page::Visite&);
web::Response mes_definitifs_confies_xlsx(db::Reading&, const page::Visite&);
web::Response mes_definitifs_confies_csv(db::Reading&, const page::Visite&);
web::Response listes_des_financeurs(db::Reading&, const page::Visite&);
web::Response liste_du_financeur(db::Reading&, const page::Visite&);
web::Response liste_du_financeur_xlsx(db::Reading&, const page::Visite&);
web::Response liste_du_financeur_csv(db::Reading&, const page::Visite&);
web::Response definitifs_du_financeur(db::Reading&, const page::Visite&);
web::Response definitifs_du_financeur_xlsx(db::Reading&, const page::Visite&);
web::Response definitifs_du_financeur_csv(db::Reading&, const page::Visite&);
web::Response liste_des_referents(db::Reading&, const page::Visite&);
web::Response liste_des_referents_xlsx(db::Reading&, const page::Visite&);
web::Response liste_des_referents_csv(db::Reading&, const page::Visite&);
web::Response charge(db::Reading&, const page::Visite&);
web::Response charge_xlsx(db::Reading&, const page::Visite&);
web::Response charge_csv(db::Reading&, const page::Visite&);
web::Response compte_rendu_pdf(db::Reading&, const page::Visite&);
web::Response compte_rendu_docx(db::Reading&, const page::Visite&);

/// The round of the notes d'intention, in the campaign of the visit.
Tour tour_des_notes(const page::Visite&);
/// Links to the other results that the person may open; `ici`: the address of this page.
void liens_des_resultats(html::Out&, const page::Visite&, std::string_view ici);

/// A list on its page.
struct Vue {
  Liste liste;
  NomDeListe nom;
  std::string chemin;   ///< of the page
  std::string fichier;  ///< of its exports, without the dot and what follows
  std::string vide;     ///< what is said when nothing is in it
  int tour = 1;         ///< 2: the final dossiers
  std::string autre{};  ///< address of the same list of the other round
};
web::Response page_de_liste(db::Reading&, const page::Visite&, const Vue&);
web::Response fichier_de_liste(db::Reading&, const page::Visite&, const Vue&, documents::Format);

}  // namespace ventilation::pages
