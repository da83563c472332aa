#include "programme/personne/pages/commun.h"
#include "programme/personne/mot_de_passe.h"

#include "platform/base/secret.h"
#include "platform/base/text.h"
#include "programme/personne/personne_store.h"

namespace personne::pages {

using namespace html::literals;

std::string saisie(const web::Fields& fields, std::string_view nom) {
  return std::string(base::trim(fields.get(nom)));
}

std::string retour(const web::Fields& fields) {
  std::string_view path = fields.get("retour");
  return web::is_local_path(path) ? std::string(path) : std::string();
}

std::string nom_propre(std::string_view saisi) {
  std::string spaced(saisi);
  for (char& c : spaced)
    if (c == '\n' || c == '\t') c = ' ';
  auto words = base::split(spaced, ' ');
  std::erase(words, "");
  return base::join(words, " ");
}

std::string defaut_nom(std::string_view propre) {
  if (propre.empty()) return "Écrivez votre prénom et votre nom.";
  if (base::length(propre) > 100) return "Ce nom est trop long : 100 caractères au plus.";
  return {};
}

void noter(db::Writing& w, const page::Visite& v, const Acteur& author, std::string_view acte,
           std::int64_t personne, std::vector<std::pair<std::string, std::string>> details) {
  journal::inscrire(w, author, v.now, {acte, "personne", personne, std::move(details)});
}

Acteur auteur(std::int64_t personne, std::string_view nom) {
  Acteur author;
  author.id = personne;
  author.nom = nom;
  return author;
}

std::string defaut_mot_de_passe_actuel(db::Database& database, const page::Visite& v,
                                       std::string_view mot_de_passe) {
  if (mot_de_passe.empty()) return "Écrivez votre mot de passe actuel.";
  const auto essai = database.write(
      [&](db::Writing& w) { return commencer_essai(w, v.acteur.courriel, v.request.peer, v.now); });
  if (!essai) return phrase(essai.error());
  if (!base::verify_password(essai->hache, mot_de_passe)) return "Ce n’est pas votre mot de passe actuel.";
  database.write([&](db::Writing& w) { retirer_echec(w, *essai); });
  return {};
}

web::Response lien_perdu(const page::Visite& v, std::string_view que_faire, std::string_view href,
                         std::string_view texte) {
  auto view = [&](html::Out& out) {
    out(R"(<p class="govuk-body-l">Il a peut-être déjà servi, ou sa durée est passée. {}</p>
<p class="govuk-body"><a class="govuk-link" href="{}">{}</a></p>
<p class="govuk-body"><a class="govuk-link" href="/connexion">Se connecter</a></p>
)"_h,
        que_faire, href, texte);
  };
  return etroite(v, {.titre = "Ce lien n’est plus valable"}, view, 410);
}

void champ_nouveau_mot_de_passe(html::Out& out, const base::FieldErrors& errors) {
  page::champ(out, {.nom = "mot_de_passe",
                    .label = "Nouveau mot de passe",
                    .aide = regle_mot_de_passe(),
                    .erreur = errors.of("mot_de_passe"),
                    .type = "password",
                    .autocomplete = "new-password"});
}

}  // namespace personne::pages
