#include "programme/definitif/pages/cadre.h"

#include <fmt/format.h>

#include <array>

#include "platform/base/text.h"
#include "programme/definitif/cible.h"
#include "programme/definitif/fiche.h"
#include "programme/dossier/pages/cadre.h"
#include "programme/personne/conflit.h"

namespace definitif::pages {
namespace {

using namespace html::literals;
using namespace std::chrono_literals;

struct Onglet {
  std::string_view suite, titre;
  bool preparation = false;  ///< only for those who read what is being written
};
constexpr std::array onglets{
    Onglet{"", "Suivi"},
    Onglet{"/budget/action", "Budget de l’action"},
    Onglet{"/budget/structure", "Budget de la structure"},
    Onglet{"/pieces", "Pièces à joindre"},
    Onglet{"/comparaison", "Comparer à la note"},
    Onglet{"/verifier", "Vérifier et signer", true},
};

bool prepares(const page::Visite& v, const dossier::Dossier& d) {
  return v.acteur.membre_de(d.structure) || personne::agit_comme(v.acteur, Role::coordination, d.structure);
}

void tab(html::Out& out, const dossier::Dossier& d, const Onglet& o, bool current) {
  html::Attrs here;
  if (current) here.set("aria-current", "page");
  out(R"(<li class="dt-onglets__element"><a class="dt-onglets__lien" href="{}" {}>{}</a></li>
)"_h,
      chemin_definitif(d, o.suite), here, o.titre);
}

std::string_view colour(const Etat& e) {
  if (std::holds_alternative<Complet>(e)) return "govuk-tag--green";
  if (std::holds_alternative<Rejete>(e)) return "govuk-tag--red";
  if (std::holds_alternative<Depose>(e)) return "govuk-tag--blue";
  return "govuk-tag--yellow";
}

}  // namespace

std::string chemin_definitif(const dossier::Dossier& d, std::string_view suite) {
  return fmt::format("/dossiers/{}/definitif{}", d.id, suite);
}

void cadre(html::Out& out, const page::Visite& v, const dossier::Dossier& d, std::string_view onglet,
           std::string_view titre) {
  dossier::ariane(out, v, d, {});
  out(R"(<span class="govuk-caption-l">{}</span><h1 class="govuk-heading-l">{}</h1>
<nav class="dt-onglets" aria-label="Pages du dossier définitif"><ul class="dt-onglets__liste">
)"_h,
      dossier::titre_de(d), titre);
  for (const auto& o : onglets)
    if (!o.preparation || prepares(v, d)) tab(out, d, o, o.suite == onglet);
  if (auto kind = fiche::genre_de(v.campagne, d.dispositif))
    tab(out, d, {"/fiches", fiche::mots(*kind).plusieurs}, onglet == "/fiches");
  out("</ul></nav>\n"_h);
}

void retour(html::Out& out, const page::Visite& v, const dossier::Dossier& d) {
  dossier::ariane(out, v, d, {{"Dossier définitif", chemin_definitif(d)}});
}

void etiquette_manques(html::Out& out, std::size_t missing, bool begun) {
  if (missing == 0) return out("Complet"_h);
  if (!begun) return out(R"(<strong class="govuk-tag govuk-tag--blue">À faire</strong>)"_h);
  out(R"(<strong class="govuk-tag govuk-tag--yellow">En cours</strong> <span class="dt-manques">{}</span>)"_h,
      base::counted(missing, "point à régler", "points à régler"));
}

void ligne_resume(html::Out& out, std::string_view label, std::string_view value) {
  if (value.empty()) return;
  out(R"(<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{}</dt><dd class="govuk-summary-list__value">{}</dd></div>
)"_h,
      label, value);
}

void etiquette_etat(html::Out& out, const Definitif& f) {
  auto state = f.etat();
  out(R"(<strong class="govuk-tag {}">{}</strong>)"_h, colour(state), label(state));
}

Obstacle non_demande() {
  return {Cause::etape_passee,
          "La coordination demande de compléter autre chose : seules les parties et les pièces qu’elle a "
          "nommées se modifient."};
}

std::optional<Obstacle> non_modifiable(const page::Visite& v, const Definitif& f, std::string_view suite) {
  if (!autorise({Role::porteur}, f.contexte(v.acteur, v.now, v.campagne)))
    return Obstacle{Cause::role_requis};
  if (!modifiable(f.etat(), v.now))
    return Obstacle{
        Cause::etape_passee,
        fmt::format("Le dossier définitif est « {} » : il ne peut plus être modifié.", label(f.etat()))};
  if (!f.ouverte(cible_de(suite))) return non_demande();
  return std::nullopt;
}

std::string phrase_limite(const page::Visite& v, const Definitif& f) {
  auto limit = limite_depot(f.contexte(v.acteur, v.now, v.campagne));
  auto last = base::date_time_seconds(limit - 1s);
  return v.now < limit ? fmt::format("Dernier moment pour déposer : {}.", last)
                       : fmt::format("Le dépôt s’est terminé le {}.", last);
}

}  // namespace definitif::pages
