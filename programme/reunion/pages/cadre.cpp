#include "programme/reunion/pages/cadre.h"

#include <array>
#include <charconv>

namespace reunion::pages {
namespace {

using namespace html::literals;

struct Onglet {
  std::string_view texte, suite;
  bool anime;  ///< for who runs the meeting only
};

/// The pages of a meeting, in the order in which they are used.
constexpr std::array onglets{
    Onglet{"Passages", "", false},
    Onglet{"Préparation", "/preparation", true},
    Onglet{"Personnes invitées", "/invites", true},
    Onglet{"Plan des passages", "/plan", true},
    Onglet{"Convocations", "/convocations", true},
    Onglet{"Émargement", "/emargement", true},
    Onglet{"En salle", "/salle", false},
    Onglet{"Relevés", "/releves", true},
};

bool ici(const page::Visite& v, const Reunion& u, const Onglet& tab) {
  auto href = chemin(u.id, tab.suite);
  std::string_view path = v.request.path;
  if (tab.suite.empty()) return path == href;
  // Requests to move are answers to convocations, and have no tab of their own.
  if (tab.suite == "/convocations" && path.starts_with(chemin(u.id, "/deplacements"))) return true;
  return path == href || path.starts_with(href + "/");
}

void onglet(html::Out& out, const page::Visite& v, const Reunion& u, const Onglet& tab) {
  html::Attrs current;
  if (ici(v, u, tab)) current.set("aria-current", "page");
  out(R"(<li class="dt-onglets__element"><a class="dt-onglets__lien" href="{}" {}>{}</a></li>
)"_h,
      chemin(u.id, tab.suite), current, tab.texte);
}

}  // namespace

std::string chemin(std::int64_t reunion, std::string_view suite) {
  return "/reunions-partenariales/" + std::to_string(reunion) + std::string(suite);
}

bool anime_ici(const page::Visite& v, const Reunion& u) { return anime(v.acteur, v.campagne, u.code); }

void debut_reunion(html::Out& out, const page::Visite& v, const Reunion& u, std::string_view title) {
  page::fil_d_ariane(out, {{"Réunions", "/reunions-partenariales"}, {u.titre, chemin(u.id)}});
  out(R"(<h1 class="govuk-heading-l"><span class="govuk-caption-l">{}</span> {}</h1>
<nav class="dt-onglets" aria-label="Pages de la réunion"><ul class="dt-onglets__liste">
)"_h,
      u.titre, title);
  bool runs = anime_ici(v, u);
  for (const auto& tab : onglets)
    if (runs || !tab.anime) onglet(out, v, u, tab);
  out("</ul></nav>\n"_h);
}

void champ_cache(html::Out& out, std::string_view name, std::string_view value) {
  out(R"(<input type="hidden" name="{}" value="{}">
)"_h,
      name, value);
}

std::int64_t nombre(const web::Fields& form, std::string_view name) {
  auto text = form.get(name);
  std::int64_t number = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() ? number : 0;
}

}  // namespace reunion::pages
