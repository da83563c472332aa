#include "programme/dossier/presentation.h"

#include <algorithm>

#include "platform/base/money.h"
#include "platform/base/text.h"

namespace dossier {
namespace {

std::vector<Option> yes_no() { return {{"oui", "Oui"}, {"non", "Non"}}; }

std::vector<Option> quarters(const campagne::Campagne& c) {
  std::vector<Option> list;
  for (auto& q : c.territoire.qpv) list.push_back({q.code, c.territoire.nom_complet(q)});
  return list;
}

std::vector<Option> communes(const campagne::Campagne& c, bool only_concerned) {
  std::vector<Option> list;
  for (auto& commune : c.territoire.communes)
    if (commune.concernee || !only_concerned) list.push_back({commune.insee, commune.nom});
  return list;
}

std::vector<Option> all_objectives(const campagne::Campagne& c) {
  std::vector<Option> list;
  for (auto& orientation : c.orientations)
    for (auto& o : orientation.objectifs) list.push_back({o.code, (o.saillant ? "★ " : "") + o.titre});
  return list;
}

template <class T>
std::vector<Option> titled(const std::vector<T>& items) {
  std::vector<Option> list;
  for (auto& item : items) list.push_back({item.code, item.titre});
  return list;
}

std::vector<Option> bands() {
  std::vector<Option> list;
  for (auto& t : tranches) list.push_back({std::string(t.code), std::string(t.label)});
  return list;
}

std::string chosen(const Question& q, std::string_view value, const campagne::Campagne& c) {
  auto list = options(q, c);
  std::vector<std::string> labels;
  for (auto& code : base::split(value, '\n')) {
    auto it = std::ranges::find(list, code, &Option::code);
    labels.push_back(it == list.end() ? code : it->label);
  }
  return base::join(labels, "\n");
}

}  // namespace

std::vector<Option> options(const Question& q, const campagne::Campagne& c) {
  if (q.genre == Genre::oui_non) return yes_no();
  if (q.nom == "orientation") return titled(c.orientations);
  if (q.nom == "objectifs") return all_objectives(c);
  if (q.nom == "axes") return titled(c.axes);
  if (q.nom == "ages") return bands();
  if (q.nom == "public_quartiers" || q.nom == "quartiers") return quarters(c);
  if (q.nom == "commune") return communes(c, true);
  if (q.nom == "communes") return communes(c, false);
  if (q.nom == "dispositif") return titled(c.dispositifs);
  if (q.nom == "nature")
    return {{"premiere", "Une nouvelle action"},
            {"reconduction", "Une action reconduite (déjà financée l’année précédente)"}};
  if (q.nom == "echelle")
    return {{"communale", "Une seule commune (projet communal)"},
            {"intercommunale", "Plusieurs communes de l’agglomération (projet intercommunal)"}};
  return {};
}

std::string presenter(const Question& q, std::string_view value, const campagne::Campagne& c) {
  auto trimmed = base::trim(value);
  switch (q.genre) {
    case Genre::choix:
    case Genre::choix_multiple:
    case Genre::oui_non:
      return chosen(q, trimmed, c);
    case Genre::montant:
      if (auto amount = base::parse_cents(trimmed)) return base::euros(*amount);
      return std::string(trimmed);
    case Genre::date:
      if (auto date = base::parse_french_date(trimmed)) return base::long_date(*date);
      return std::string(trimmed);
    case Genre::ligne:
    case Genre::texte:
    case Genre::nombre:
    case Genre::courriel:
    case Genre::telephone:
      break;
  }
  return std::string(trimmed);
}

std::vector<SectionLue> presenter(const Brouillon& brouillon, const campagne::Campagne& c) {
  std::vector<SectionLue> read;
  for (auto s : sections) read.push_back({s, {}});
  for (auto& q : questions(c))
    read[std::size_t(q.section)].reponses.push_back({q, presenter(q, brouillon.valeur(q.nom), c)});
  return read;
}

std::vector<Ecart> comparer(const Brouillon& avant, const Brouillon& apres, const campagne::Campagne& c) {
  std::vector<Ecart> list;
  for (auto& q : questions(c))
    if (avant.valeur(q.nom) != apres.valeur(q.nom))
      list.push_back({q, presenter(q, avant.valeur(q.nom), c), presenter(q, apres.valeur(q.nom), c)});
  return list;
}

Envoi copie(const Brouillon& source, const Brouillon& cible, const std::vector<std::string>& champs) {
  Envoi envoi;
  for (auto& champ : champs) {
    auto value = source.valeur(champ);
    if (!value.empty() && value != cible.valeur(champ))
      envoi[champ] = {std::string(value), marque(cible.valeur(champ))};
  }
  return envoi;
}

}  // namespace dossier
