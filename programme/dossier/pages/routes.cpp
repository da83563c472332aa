#include "programme/dossier/pages/routes.h"

#include "programme/dossier/pages/pages.h"
#include "programme/dossier/pages/section.h"

namespace dossier {

using page::connecte;
using page::get;
using page::post;

std::vector<page::Route> routes(std::vector<Bloc> blocs) {
  constexpr auto coordination = page::reserve({personne::Role::coordination});
  return {
      get("/note-d-intention", page::public_, questions_publiques),
      get("/dossiers", connecte, mes_dossiers),
      get("/dossiers/nouveau", connecte, formulaire_nouveau),
      post("/dossiers", connecte, creer),
      get("/dossiers/{id}", connecte,
          [blocs = std::move(blocs)](db::Reading& r, const page::Visite& v) { return fiche(r, v, blocs); }),
      get("/dossiers/{id}/note", connecte, taches),
      get("/dossiers/{id}/note/verifier", connecte, verifier),
      get("/dossiers/{id}/note/{section}", connecte, montrer_section),
      post("/dossiers/{id}/note/{section}", connecte, enregistrer_section),
      post("/dossiers/{id}/deposer", connecte, deposer),
      post("/dossiers/{id}/reprendre", connecte, reprendre),
      post("/dossiers/{id}/abandonner", connecte, abandonner),
      post("/dossiers/{id}/rouvrir", connecte, rouvrir),
      post("/dossiers/{id}/derogation", coordination, accorder_derogation),
      get("/dossiers/{id}/depots/{rang}", connecte, recepisse),
      get("/dossiers/{id}/depots/{rang}/recepisse.pdf", connecte, recepisse_pdf),
      get("/dossiers/{id}/comparer", connecte, comparaison),
      get("/dossiers/{id}/copier", connecte, choisir_copie),
      post("/dossiers/{id}/copier", connecte, copier),
  };
}

}  // namespace dossier
