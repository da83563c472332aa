#include "programme/ventilation/pages/commun.h"

#include <fmt/format.h>

#include "platform/base/text.h"

namespace ventilation::pages {

using namespace html::literals;

Tour tour(const page::Visite& v) { return {v.campagne, 1}; }

bool coordonne(const page::Visite& v) { return v.acteur.est(personne::Role::coordination); }

std::string retour(const page::Visite& v, std::int64_t dossier) {
  const auto& fields = v.request.method == web::Method::post ? v.request.form : v.request.query;
  std::string path(fields.get("retour"));
  bool ours = path == "/ventilation" || path.starts_with("/ventilation?");
  if (!ours || !web::is_local_path(path)) path = "/ventilation";
  return dossier ? fmt::format("{}#ligne-{}", path, dossier) : path;
}

std::string titre_de(const Ligne& l) { return l.intitule.empty() ? "Projet sans titre" : l.intitule; }

std::string sigle(const campagne::Campagne& c, std::string_view code) {
  if (code.empty()) return "Référent·e";
  const auto* known = c.financeur(code);
  return known ? known->sigle : std::string(code);
}

std::string quand(const campagne::Reunion& r) {
  if (r.seances.empty()) return {};
  auto from = r.seances.front().from;
  return fmt::format("{} à {}", base::weekday_date(base::paris_date(from)), base::time_of_day(from));
}

std::string nom_reunion(const campagne::Campagne& c, const EtatDossier& e) {
  if (e.reunion.empty()) return e.reunion_a_choisir ? "À choisir" : "Pas de réunion";
  const auto* known = c.reunion(e.reunion);
  if (!known) return e.reunion;
  if (known->seances.empty()) return known->titre;
  return fmt::format("{}, {}", known->titre, base::long_date(known->seances.front().from));
}

std::string communes(const campagne::Campagne& c, const std::vector<std::string>& insee) {
  std::vector<std::string> names;
  for (const auto& code : insee) {
    const auto* known = c.territoire.commune(code);
    names.push_back(known ? known->nom : code);
  }
  return base::join(names, ", ");
}

std::string ou(const campagne::Campagne& c, const Ligne& l) {
  auto scale = campagne::echelle(l.note.demande.echelle);
  auto where = communes(c, l.note.communes);
  if (!scale) return where;
  return where.empty() ? std::string(label(*scale)) : fmt::format("{} : {}", label(*scale), where);
}

void etiquette_etat(html::Out& out, const Etat& e) {
  std::string_view colour = std::holds_alternative<AVentiler>(e)   ? "govuk-tag--grey"
                            : std::holds_alternative<Preparee>(e)  ? "govuk-tag--yellow"
                            : std::holds_alternative<Transmise>(e) ? "govuk-tag--green"
                                                                   : "govuk-tag--red";
  out(R"(<strong class="govuk-tag {}">{}</strong>)"_h, colour, label(e));
}

}  // namespace ventilation::pages
