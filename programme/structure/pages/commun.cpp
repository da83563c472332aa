#include "programme/structure/pages/commun.h"

#include <algorithm>

#include "platform/base/number.h"
#include "platform/base/text.h"

namespace structure::pages {

using namespace html::literals;

std::string chemin(std::int64_t structure_id, std::string_view suite) {
  return "/structures/" + std::to_string(structure_id) + std::string(suite);
}

Droits mes_droits(db::Reading& r, const page::Visite& v, std::int64_t structure_id) {
  return droits(r, v.acteur.id, structure_id).value_or(Droits{});
}

std::string en_clair(Droits d) {
  std::vector<std::string> words;
  if (d.administrer) words.emplace_back("administre");
  if (d.ecrire) words.emplace_back("écrit");
  if (d.signer) words.emplace_back("signe");
  return words.empty() ? "consulte" : base::join(words, ", ");
}

void cases_droits(html::Out& out, Droits checked, std::string_view legend) {
  page::groupe(
      out,
      {.nom = "droits",
       .legende = legend,
       .aide = "Sans aucune case cochée, la personne consulte seulement.",
       .choix = {{"administrer", "Administrer", "inviter, retirer, changer les droits", checked.administrer},
                 {"ecrire", "Écrire", "remplir la fiche et les dossiers", checked.ecrire},
                 {"signer", "Signer", "déposer les dossiers au nom de la structure", checked.signer}},
       .multiple = true});
}

Droits lire_droits(const web::Fields& form) {
  auto chosen = form.all("droits");
  auto has = [&](std::string_view code) { return std::ranges::find(chosen, code) != chosen.end(); };
  return {.administrer = has("administrer"), .ecrire = has("ecrire"), .signer = has("signer")};
}

void champ_cache(html::Out& out, std::string_view name, std::string_view value) {
  out(R"(<input type="hidden" name="{}" value="{}">
)"_h,
      name, value);
}

std::int64_t nombre(const web::Fields& form, std::string_view name) {
  return base::whole_number(form.get(name)).value_or(0);
}

}  // namespace structure::pages
