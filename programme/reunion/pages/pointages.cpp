// Receives ticks: from a button of the list (a plain form), or a batch from the island, which is answered
// tick by tick.
#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>

#include "platform/base/text.h"
#include "programme/page/champ.h"
#include "programme/reunion/pages/cadre.h"
#include "programme/reunion/pages/emargement.h"
#include "programme/reunion/pages/pages.h"
#include "programme/reunion/pointage.h"

namespace reunion::pages {
namespace {

using namespace html::literals;
namespace json = boost::json;

/// The n-th value of that name; a form may hold several ticks.
std::string nth(const std::vector<std::string>& values, std::size_t n) {
  return n < values.size() ? values[n] : std::string();
}

std::vector<PointageLu> of_form(const web::Fields& form) {
  auto passage = form.all("passage"), presence = form.all("presence"), reason = form.all("motif"),
       seen = form.all("vu"), key = form.all("cle"), ago = form.all("il_y_a"), how = form.all("mode");
  std::vector<PointageLu> all;
  for (std::size_t i = 0; i < std::min(passage.size(), pointages_max); ++i)
    all.push_back(lire_pointage(
        {nth(key, i), passage[i], nth(presence, i), nth(reason, i), nth(seen, i), nth(ago, i), nth(how, i)}));
  return all;
}

Result<std::vector<PointageLu>> received(const page::Visite& v) {
  const auto& form = v.request.form;
  if (form.has("pointages")) return lire_pointages(form.get("pointages"));
  auto all = of_form(form);
  if (all.empty()) return refuse(Cause::saisie_invalide, "Aucun pointage n’est arrivé.");
  return all;
}

/// What could be read is recorded; the answers come in the order of the ticks.
std::vector<Reponse> record(db::Writing& w, const page::Visite& v, const Reunion& u,
                            const std::vector<PointageLu>& read) {
  std::vector<Pointage> good;
  for (const auto& one : read)
    if (one.erreurs.empty()) good.push_back(one.pointage);
  auto recorded = noter(w, v.acteur, u, v.campagne, v.now, good);
  std::vector<Reponse> answers;
  auto next = recorded.begin();
  for (const auto& one : read) {
    if (one.erreurs.empty())
      answers.push_back(std::move(*next++));
    else
      answers.push_back({one.pointage, {Issue::refus, {}, base::join(one.erreurs, " ")}});
  }
  return answers;
}

json::object state(std::int64_t passage, const Situation& s) {
  return {{"passage", passage},
          {"presence", code(s.faits.presence)},
          {"label", label(s.faits.presence)},
          {"version", s.version},
          {"motif", s.motif},
          {"phrase", phrase_etat(s)}};
}

web::Response in_json(const std::vector<Reponse>& answers) {
  json::array list;
  for (const auto& [tick, verdict] : answers) {
    json::object one{{"cle", tick.cle},
                     {"passage", tick.passage},
                     {"issue", code(verdict.issue)},
                     {"explication", verdict.explication}};
    if (verdict.apres.version > 0 || !verdict.apres.faits.etat.empty())
      one["etat"] = state(tick.passage, verdict.apres);
    list.push_back(std::move(one));
  }
  return web::json(json::serialize(json::object{{"reponses", std::move(list)}}));
}

bool settled(const Reponse& answer) {
  return answer.verdict.issue == Issue::note || answer.verdict.issue == Issue::deja;
}

/// By passage, since the answers of ticks do not hold it.
using Lines = std::map<std::int64_t, Emargement>;

Lines lines_of(db::Reading& r, const page::Visite& v, const Reunion& u) {
  Lines lines;
  for (auto& one : emargements(r, v.acteur, u.id)) lines.emplace(one.passage.id, std::move(one));
  return lines;
}

std::string project(const Lines& lines, std::int64_t passage) {
  auto line = lines.find(passage);
  return line == lines.end() ? "Passage inconnu" : line->second.passage.intitule;
}

void in_conflict(html::Out& out, const page::Visite& v, const Reunion& u, const Reponse& answer) {
  auto again = answer.pointage;
  again.vu = std::to_string(answer.verdict.apres.version);
  out(R"(<p class="govuk-body">Pendant ce temps, une autre personne a noté : )"_h);
  etiquette_presence(out, answer.verdict.apres.faits.presence);
  out(R"( {}</p>
<p class="govuk-body">Vous vouliez noter : )"_h,
      phrase_etat(answer.verdict.apres));
  etiquette_presence(out, answer.pointage.presence);
  out("</p>\n"_h);
  page::formulaire(out, v, chemin(u.id, "/pointages"));
  champs_pointage(out, again);
  champ_cache(out, "motif", again.motif);
  page::bouton(out, fmt::format("Noter quand même « {} »", label(again.presence)), "presence",
               code(again.presence));
  page::fin_formulaire(out);
}

void not_settled(html::Out& out, const page::Visite& v, const Reunion& u, const Lines& lines,
                 const Reponse& answer) {
  out(R"(<div class="dt-conflit"><h2 class="govuk-heading-m">{}</h2>
)"_h,
      project(lines, answer.pointage.passage));
  if (answer.verdict.issue == Issue::conflit)
    in_conflict(out, v, u, answer);
  else
    out(R"(<p class="govuk-body">{}</p>
)"_h,
        answer.verdict.explication);
  out("</div>\n"_h);
}

web::Response explanation(db::Reading& r, const page::Visite& v, const Reunion& u,
                          const std::vector<Reponse>& answers) {
  auto lines = lines_of(r, v, u);
  bool conflict = std::ranges::any_of(answers, [](auto& a) { return a.verdict.issue == Issue::conflit; });
  auto title = conflict ? "Deux personnes ont noté autre chose" : "Ce n’est pas noté";
  auto response = page_reunion(
      v, u, {.titre = title},
      [&](html::Out& out) {
        for (const auto& one : answers)
          if (!settled(one)) not_settled(out, v, u, lines, one);
        out(R"(<p class="govuk-body"><a class="govuk-link" href="{}">Laisser la liste comme elle est</a></p>
)"_h,
            chemin(u.id, "/emargement"));
      },
      conflict ? 409 : 422);
  return std::move(response.header("X-Dentelle-Commit", "1"));
}

web::Response back_to_list(db::Reading& r, const page::Visite& v, const Reunion& u, const Reponse& last) {
  auto line = reunion::emargement(r, v.acteur, u.id, last.pointage.passage);
  auto name = line ? line->passage.intitule : std::string();
  return page::redirige_avec_message(
      v, chemin(u.id, fmt::format("/emargement#passage-{}", last.pointage.passage)),
      fmt::format("{} : {}", name, label(last.verdict.apres.faits.presence)));
}

web::Response answer(db::Writing& w, const page::Visite& v, const Reunion& u,
                     const std::vector<Reponse>& answers) {
  if (v.request.wants_json()) return in_json(answers);
  if (!std::ranges::all_of(answers, settled)) return explanation(w, v, u, answers);
  return back_to_list(w, v, u, answers.back());
}

}  // namespace

std::string json_etat(std::int64_t passage, const Situation& s) { return json::serialize(state(passage, s)); }

web::Response pointer(db::Writing& w, const page::Visite& v) {
  auto u = find_reunion(w, v.acteur, v.id());
  if (!u) return page::introuvable(v);
  if (!anime_ici(v, *u)) return page::refus(v, {Cause::role_requis});
  auto read = received(v);
  if (!read) return page::refus(v, read.error());
  return answer(w, v, *u, record(w, v, *u, *read));
}

/// Where each passage stands, for the lists open elsewhere; short when nothing changed since.
web::Response etats(db::Reading& r, const page::Visite& v) {
  auto u = find_reunion(r, v.acteur, v.id());
  if (!u) return page::introuvable(v);
  if (!anime_ici(v, *u)) return page::refus(v, {Cause::role_requis});
  json::object all{{"direct", u->direct}, {"close", u->close_le.has_value()}};
  if (v.request.query.get("direct") != std::to_string(u->direct)) {
    json::array list;
    for (const auto& one : emargements(r, v.acteur, u->id))
      list.push_back(state(one.passage.id, one.situation));
    all["etats"] = std::move(list);
  }
  return web::json(json::serialize(all));
}

}  // namespace reunion::pages
