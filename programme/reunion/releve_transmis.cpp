#include "programme/reunion/releve_transmis.h"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "platform/base/text.h"
#include "platform/documents/story.h"

namespace json = boost::json;

namespace reunion {
namespace {

json::array en_json(const std::vector<Interlocuteur>& people) {
  json::array list;
  for (const auto& p : people) list.push_back(json::object{{"nom", p.nom}, {"courriel", p.courriel}});
  return list;
}

json::array en_json(const std::vector<FinanceurConseille>& funders) {
  json::array list;
  for (const auto& f : funders)
    list.push_back(json::object{{"sigle", f.sigle},
                                {"nom", f.nom},
                                {"sollicite", f.sollicite},
                                {"origine", f.origine},
                                {"raison", f.raison},
                                {"interlocuteurs", en_json(f.interlocuteurs)}});
  return list;
}

json::array en_json(const std::vector<RecommandationTransmise>& all) {
  json::array list;
  for (const auto& m : all) list.push_back(json::object{{"id", m.id}, {"texte", m.texte}});
  return list;
}

std::string text(const json::object& o, const char* key) {
  const auto& value = o.at(key).as_string();
  return {value.data(), value.size()};
}

base::Instant instant(const json::value& v) { return base::from_millis(v.to_number<std::int64_t>()); }

FinanceurConseille funder(const json::object& o) {
  FinanceurConseille f{.sigle = text(o, "sigle"),
                       .nom = text(o, "nom"),
                       .sollicite = o.at("sollicite").as_bool(),
                       .origine = text(o, "origine"),
                       .raison = text(o, "raison")};
  for (const auto& p : o.at("interlocuteurs").as_array())
    f.interlocuteurs.push_back({text(p.as_object(), "nom"), text(p.as_object(), "courriel")});
  return f;
}

ReleveTransmis record(const json::object& o) {
  ReleveTransmis r{.projet = text(o, "projet"),
                   .reference = text(o, "reference"),
                   .structure = text(o, "structure"),
                   .reunion = text(o, "reunion"),
                   .debut = {},
                   .pertinence = text(o, "pertinence"),
                   .existant = text(o, "existant"),
                   .partenaires = text(o, "partenaires"),
                   .financeurs = {},
                   .recommandations = {},
                   .depot_definitif = {instant(o.at("depot_du")), instant(o.at("depot_au"))},
                   .service = text(o, "service"),
                   .courriel = text(o, "courriel"),
                   .telephone = text(o, "telephone")};
  if (!o.at("debut").is_null()) r.debut = instant(o.at("debut"));
  for (const auto& f : o.at("financeurs").as_array()) r.financeurs.push_back(funder(f.as_object()));
  for (const auto& m : o.at("recommandations").as_array())
    r.recommandations.push_back(
        {m.as_object().at("id").to_number<std::int64_t>(), text(m.as_object(), "texte")});
  return r;
}

}  // namespace

bool ReleveTransmis::vide() const {
  return recommandations.empty() && pertinence.empty() && existant.empty() && partenaires.empty();
}

std::string en_json(const ReleveTransmis& r) {
  return json::serialize(
      json::object{{"projet", r.projet},
                   {"reference", r.reference},
                   {"structure", r.structure},
                   {"reunion", r.reunion},
                   {"debut", r.debut ? json::value(base::millis(*r.debut)) : json::value(nullptr)},
                   {"pertinence", r.pertinence},
                   {"existant", r.existant},
                   {"partenaires", r.partenaires},
                   {"financeurs", en_json(r.financeurs)},
                   {"recommandations", en_json(r.recommandations)},
                   {"depot_du", base::millis(r.depot_definitif.from)},
                   {"depot_au", base::millis(r.depot_definitif.until)},
                   {"service", r.service},
                   {"courriel", r.courriel},
                   {"telephone", r.telephone}});
}

ReleveTransmis releve_depuis_json(std::string_view source) try {
  return record(json::parse({source.data(), source.size()}).as_object());
} catch (const std::exception& wrong) {
  throw std::runtime_error(std::string("not a record that was sent: ") + wrong.what());
}

std::string conseil(const FinanceurConseille& f) {
  std::string said = !f.sollicite             ? "à ne plus solliciter"
                     : f.origine == "note"    ? "demandé par votre note"
                     : f.origine == "reunion" ? "à solliciter aussi, selon la réunion"
                                              : "à solliciter aussi, selon le comité";
  return f.raison.empty() ? said : said + ". " + f.raison;
}

std::string contact(const FinanceurConseille& f) {
  if (f.interlocuteurs.empty()) return "Demandez à la coordination qui contacter.";
  std::vector<std::string> people;
  for (const auto& p : f.interlocuteurs) people.push_back(p.nom + ", " + p.courriel);
  return base::join(people, " ; ");
}

std::string prochaine_etape(const ReleveTransmis& r) {
  if (r.depot_definitif.until == base::Instant{}) return {};
  auto last = base::Instant(r.depot_definitif.until - std::chrono::milliseconds(1));
  auto opening = r.debut && r.depot_definitif.from > *r.debut
                     ? fmt::format(" (le dépôt ouvre le {})", base::long_date(r.depot_definitif.from))
                     : std::string();
  return fmt::format(
      "Déposez le dossier définitif au plus tard le {} à {}{}. Il dira ce que vous avez fait de "
      "chaque recommandation.",
      base::weekday_date(base::paris_date(last)), base::time_of_day(last), opening);
}

}  // namespace reunion
