// What several pages of this folder share.
#pragma once
#include <string>
#include <string_view>

#include "programme/page/champ.h"
#include "programme/page/gabarit.h"
#include "programme/structure/membre_store.h"
#include "programme/structure/structure_store.h"

namespace structure::pages {

/// "/structures/12" and what follows.
std::string chemin(std::int64_t structure_id, std::string_view suite = {});

/// The rights of that person there; none for the coordination, which only reads.
Droits mes_droits(db::Reading&, const page::Visite&, std::int64_t structure_id);

/// "administre, écrit, signe", or "consulte" for none of them.
std::string en_clair(Droits);
/// The three checkboxes of rights, named "droits".
void cases_droits(html::Out&, Droits coches, std::string_view legende);
Droits lire_droits(const web::Fields&);

void champ_cache(html::Out&, std::string_view nom, std::string_view valeur);
/// A number posted in a hidden field; 0 when it is not one.
std::int64_t nombre(const web::Fields&, std::string_view nom);

/// A page of one column under the trail of the structure, with its title as heading.
template <std::invocable<html::Out&> View>
web::Response page_structure(const page::Visite& v, const Structure& s, const page::Titre& t,
                             const View& content, int status = 0) {
  using namespace html::literals;
  auto view = [&](html::Out& out) {
    page::fil_d_ariane(out, {{"Mes structures", "/structures"}, {s.fiche.nom, chemin(s.id)}});
    out(R"(<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l">{}</h1>
)"_h,
        t.titre);
    content(out);
    out("</div></div>\n"_h);
  };
  return page::page(v, t, view, status);
}

}  // namespace structure::pages
