#include "programme/personne/pages/perimetre.h"

#include <algorithm>

#include "platform/base/text.h"

namespace personne::pages {
namespace {

bool chosen(const web::Fields& fields, std::string_view name, std::string_view value) {
  return std::ranges::any_of(fields, [&](const auto& f) { return f.first == name && f.second == value; });
}

template <class Known>
void check(base::FieldErrors& errors, std::string_view field, const std::vector<std::string>& codes,
           Known known) {
  for (const std::string& code : codes)
    if (!known(code)) return errors.add(field, "« " + code + " » n’est pas dans cette campagne.");
}

std::vector<page::Choix> role_choices() {
  std::vector<page::Choix> choices{{"", "Choisissez un rôle"}};
  for (Role r : all_roles)
    if (r != Role::porteur) choices.push_back({std::string(code(r)), std::string(label(r))});
  return choices;
}

std::vector<page::Choix> funder_choices(const campagne::Campagne& c) {
  std::vector<page::Choix> choices{{"", "Aucun"}};
  for (const auto& f : c.financeurs) choices.push_back({f.code, f.nom});
  return choices;
}

std::string commune_name(const campagne::Campagne& c, const std::string& insee) {
  const auto* commune = c.territoire.commune(insee);
  return commune ? commune->nom : insee;
}

std::string theme_name(const campagne::Campagne& c, const std::string& code) {
  const auto* orientation = c.orientation(code);
  return orientation ? orientation->court : code;
}

}  // namespace

Attribution lire_attribution(const web::Fields& form, const campagne::Campagne& c,
                             base::FieldErrors& errors) {
  Attribution a{Role::porteur, form.all("communes"), form.all("themes"), std::string(form.get("financeur"))};
  if (const auto r = role(form.get("role")); !r) {
    errors.add("role", "Choisissez un rôle.");
  } else {
    a.role = *r;
    for (const auto& e : defauts_attribution(a)) errors.add(e.field, e.message);
  }
  if (!a.financeur.empty())
    check(errors, "financeur", {a.financeur}, [&](const auto& code) { return c.financeur(code); });
  check(errors, "communes", a.communes, [&](const auto& insee) { return c.territoire.commune(insee); });
  check(errors, "themes", a.themes, [&](const auto& code) { return c.orientation(code); });
  return a;
}

void champs_attribution(html::Out& out, const campagne::Campagne& c, const web::Fields& choisi,
                        const base::FieldErrors& errors) {
  page::liste(out,
              {.nom = "role", .label = "Rôle", .valeur = choisi.get("role"), .erreur = errors.of("role")},
              role_choices());
  page::liste(out,
              {.nom = "financeur",
               .label = "Financeur",
               .valeur = choisi.get("financeur"),
               .aide = "Seulement pour une personne qui instruit.",
               .erreur = errors.of("financeur")},
              funder_choices(c));
  page::Groupe communes{
      .nom = "communes",
      .legende = "Communes",
      .aide =
          "À cocher pour un·e chef·fe de projet ou un·e référent·e PRE. Pour les autres rôles, sans case "
          "cochée, toutes les communes.",
      .erreur = errors.of("communes"),
      .choix = {},
      .multiple = true};
  for (const auto& commune : c.territoire.communes)
    communes.choix.push_back({commune.insee, commune.nom, {}, chosen(choisi, "communes", commune.insee)});
  page::groupe(out, communes);
  page::Groupe themes{.nom = "themes",
                      .legende = "Orientations",
                      .aide = "Sans case cochée, toutes les orientations.",
                      .erreur = errors.of("themes"),
                      .choix = {},
                      .multiple = true};
  for (const auto& o : c.orientations)
    themes.choix.push_back({o.code, o.court, {}, chosen(choisi, "themes", o.code)});
  page::groupe(out, themes);
}

std::string perimetre_en_clair(const Attribution& a, const campagne::Campagne& c) {
  std::vector<std::string> parts;
  if (!a.financeur.empty()) {
    const auto* f = c.financeur(a.financeur);
    parts.push_back(f ? f->nom : a.financeur);
  }
  std::vector<std::string> communes, themes;
  for (const auto& insee : a.communes) communes.push_back(commune_name(c, insee));
  for (const auto& code : a.themes) themes.push_back(theme_name(c, code));
  if (!communes.empty()) parts.push_back(base::join(communes, ", "));
  if (!themes.empty()) parts.push_back(base::join(themes, ", "));
  return parts.empty() ? "sans limite" : base::join(parts, " ; ");
}

}  // namespace personne::pages
