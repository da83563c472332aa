// The frame of a meeting's pages: the way back, the title, the tabs. Whoever may not look at the meeting gets
// a 404 by `find_reunion`; who may look but not act is told by `page::refus`.
//
//   auto u = find_reunion(r, v.acteur, v.id());
//   if (!u) return page::introuvable(v);
//   return page_reunion(v, *u, {.titre = "Convocations"}, [&](html::Out& out) { ... });
#pragma once
#include <concepts>
#include <string>
#include <string_view>

#include "programme/page/gabarit.h"
#include "programme/reunion/reunion_store.h"

namespace reunion::pages {

/// "/reunions-partenariales/12" and what follows: "/plan".
std::string chemin(std::int64_t reunion, std::string_view suite = {});

/// Whether the visitor runs that meeting.
bool anime_ici(const page::Visite&, const Reunion&);

void debut_reunion(html::Out&, const page::Visite&, const Reunion&, std::string_view titre);

/// A page of that meeting. Its <h1> is the meeting's title followed by the page's, unless the page is the
/// meeting's own.
template <std::invocable<html::Out&> View>
web::Response page_reunion(const page::Visite& v, const Reunion& u, const page::Titre& t, const View& content,
                           int status = 0) {
  std::string whole = std::string(t.titre) + " – " + u.titre;
  page::Titre titre = t;
  titre.titre = whole;
  auto view = [&](html::Out& out) {
    debut_reunion(out, v, u, t.titre);
    content(out);
  };
  return page::page(v, titre, view, status);
}

void champ_cache(html::Out&, std::string_view nom, std::string_view valeur);
/// A number of the form; 0 when it is not one.
std::int64_t nombre(const web::Fields&, std::string_view nom);

}  // namespace reunion::pages
