// The frame of every page (header, navigation, banner of the simulated clock, footer) and the standard
// answers. Markup follows govuk-frontend's components (class names govuk-*), with our own theme; ours are
// prefixed "dt-".
#pragma once
#include <concepts>
#include <optional>
#include <string>
#include <string_view>

#include "programme/page/message.h"
#include "programme/page/visite.h"

namespace page {

struct Titre {
  std::string_view titre;  ///< <h1>-level title, also in <title> ("Erreur : …" is put before it when errors)
  bool wide = false;       ///< uses the whole width (tableau)
  const base::FieldErrors* erreurs = nullptr;  ///< shows the error summary at the top
};

/// A whole page: 200, or 422 when there are errors. The content view writes its own <h1
/// class="govuk-heading-l">.
template <std::invocable<html::Out&> View>
web::Response page(const Visite& v, const Titre& t, const View& content, int status = 0);

/// Links before the title: {{"Mes dossiers", "/dossiers"}, ...}; the current page is not one of them.
struct Lien {
  std::string texte, href;
};
void fil_d_ariane(html::Out&, const std::vector<Lien>&);

/// Answers in JSON {"cause", "message"} to who asks for it. 404 for Cause::acces_inconnu, 403 for
/// role_requis, 409 for modifie_entre_temps, 422 otherwise: the phrase and a way back.
web::Response refus(const Visite&, const Obstacle&);
web::Response introuvable(const Visite&);
/// Redirects after a success, and shows this sentence once at the top of the next page (signed cookie).
web::Response redirige_avec_message(const Visite&, std::string_view path, std::string_view message);

void debut_page(html::Out&, const Visite&, const Titre&);
void fin_page(html::Out&, const Visite&);

template <std::invocable<html::Out&> View>
web::Response page(const Visite& v, const Titre& t, const View& content, int status) {
  html::Out out;
  debut_page(out, v, t);
  content(out);
  fin_page(out, v);
  bool wrong = t.erreurs && !t.erreurs->empty();
  auto response = web::html_page(out.take(), status ? status : wrong ? 422 : 200);
  oublie_message(v, response);
  return response;
}

}  // namespace page
