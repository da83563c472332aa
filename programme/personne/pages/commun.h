// What several pages of this folder share.
#pragma once
#include <string>
#include <string_view>

#include "programme/journal/journal.h"
#include "programme/page/champ.h"
#include "programme/page/gabarit.h"
#include "programme/personne/lien.h"

namespace personne::pages {

/// The posted or asked value, without surrounding spaces.
std::string saisie(const web::Fields&, std::string_view nom);
/// The field "retour" when it is a path of ours, else empty: nobody is sent elsewhere after signing in.
std::string retour(const web::Fields&);
/// A name as it is kept: one line, single spaces.
std::string nom_propre(std::string_view saisi);
/// What is wrong with it, or empty.
std::string defaut_nom(std::string_view propre);

/// Writes a line about a person into the journal.
void noter(db::Writing&, const page::Visite&, const Acteur& auteur, std::string_view acte,
           std::int64_t personne, std::vector<std::pair<std::string, std::string>> details = {});
/// The person of that id as author of what they did by a link, without being signed in.
Acteur auteur(std::int64_t personne, std::string_view nom = {});

/// Why this is not the password of the person signed in, fit for the form; empty when it is. Failures count
/// as failed sign-ins: a session left open does not let anybody try passwords.
std::string defaut_mot_de_passe_actuel(db::Database&, const page::Visite&, std::string_view mot_de_passe);

/// The field where a password is chosen again, with the rule that it is judged by.
void champ_nouveau_mot_de_passe(html::Out&, const base::FieldErrors&);

/// A page of one column, at the width of reading.
template <std::invocable<html::Out&> View>
web::Response etroite(const page::Visite& v, const page::Titre& t, const View& content, int status = 0) {
  using namespace html::literals;
  auto narrow = [&](html::Out& out) {
    out(R"(<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l">{}</h1>
)"_h,
        t.titre);
    content(out);
    out("</div></div>\n"_h);
  };
  return page::page(v, t, narrow, status);
}

/// The page of a link that has ended, was used, or is not one.
web::Response lien_perdu(const page::Visite&, std::string_view que_faire, std::string_view href,
                         std::string_view texte);

}  // namespace personne::pages
