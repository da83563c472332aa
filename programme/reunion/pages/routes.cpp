#include "programme/reunion/pages/routes.h"

#include "programme/reunion/pages/pages.h"

namespace reunion {

std::vector<page::Route> routes() {
  using page::connecte, page::get, page::post, page::reserve;
  using personne::Role;
  constexpr personne::Roles anime{Role::coordination, Role::chef_de_projet};
  return {
      get("/reunions-partenariales", connecte, pages::reunions),
      post("/reunions-partenariales/ouvrir", reserve(anime), pages::ouvrir_les_reunions),
      post("/reunions-partenariales/{code}/ouvrir", reserve(anime), pages::ouvrir_reunion),
      get("/reunions-partenariales/{id}", connecte, pages::reunion),
  };
}

}  // namespace reunion
