#include "programme/dossier/pages/conflits.h"

#include <boost/json.hpp>

#include "programme/page/gabarit.h"

namespace json = boost::json;

namespace dossier {
namespace {

using namespace html::literals;

void one(html::Out& out, const ConflitLu& c) {
  out(R"(<div class="dt-conflit"><h3 class="govuk-heading-s">{}</h3>
<p class="govuk-body">{} a écrit ceci à {} :</p>
<blockquote class="dt-conflit__texte">{}</blockquote>
<p class="govuk-body">Votre texte est dans le champ plus bas : complétez-le avec ce qui vous paraît utile, puis enregistrez. C’est alors votre texte qui restera.</p></div>
)"_h,
      c.label, c.auteur, base::time_of_day(c.conflit.le), c.conflit.texte_enregistre);
}

}  // namespace

void conflits(html::Out& out, const std::vector<ConflitLu>& list) {
  if (list.empty()) return;
  out(R"(<section class="dt-conflits" role="alert" aria-labelledby="conflits"><h2 class="govuk-heading-m" id="conflits">Quelqu’un a modifié la même réponse que vous</h2>
<p class="govuk-body">Rien n’est perdu : voici le texte enregistré par l’autre personne. Le reste de la page est enregistré.</p>
)"_h);
  for (auto& c : list) one(out, c);
  out("</section>\n"_h);
}

web::Response json_enregistre(const page::Visite& v, std::int64_t version) {
  return web::json(json::serialize(json::object{{"version", version}, {"heure", base::time_of_day(v.now)}}));
}

web::Response json_conflits(std::int64_t version, const std::vector<ConflitLu>& list) {
  json::array conflicts;
  for (auto& c : list)
    conflicts.push_back(json::object{{"champ", c.conflit.champ},
                                     {"label", c.label},
                                     {"votre_texte", c.conflit.votre_texte},
                                     {"texte_enregistre", c.conflit.texte_enregistre},
                                     {"par", c.auteur},
                                     {"heure", base::time_of_day(c.conflit.le)}});
  return web::json(json::serialize(json::object{{"version", version}, {"conflits", conflicts}}), 409);
}

web::Response textes_rendus(const page::Visite& v, const Obstacle& why, const std::vector<TexteRendu>& texts,
                            const std::function<void(html::Out&)>& ariane) {
  if (v.request.wants_json()) return page::refus(v, why);
  auto view = [&](html::Out& out) {
    if (ariane) ariane(out);
    out(R"(<h1 class="govuk-heading-l">Votre texte n’a pas pu être enregistré</h1><p class="govuk-body">{}</p>
<p class="govuk-body">Voici ce que vous veniez d’écrire : copiez-le si vous voulez le garder.</p>
)"_h,
        phrase(why));
    for (const auto& t : texts)
      if (!t.texte.empty())
        out(R"(<h2 class="govuk-heading-s">{}</h2><pre class="dt-texte-rendu">{}</pre>
)"_h,
            t.label, t.texte);
  };
  int status = why.cause == Cause::role_requis ? 403 : why.cause == Cause::acces_inconnu ? 404 : 409;
  return page::page(v, {.titre = "Votre texte n’a pas pu être enregistré"}, view, status);
}

}  // namespace dossier
