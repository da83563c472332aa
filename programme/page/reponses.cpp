// The standard answers: refusals, pages that do not exist, redirections that say what was done.
#include <boost/json.hpp>

#include "programme/page/gabarit.h"
#include "programme/page/message.h"

namespace page {
namespace {

using namespace html::literals;

int status(Cause cause) {
  switch (cause) {
    case Cause::acces_inconnu:
      return 404;
    case Cause::role_requis:
      return 403;
    case Cause::modifie_entre_temps:
      return 409;
    default:
      return 422;
  }
}

std::string_view titre(int code) {
  if (code == 404) return "Page introuvable";
  if (code == 403) return "Accès réservé";
  return "Ce n’est pas possible";
}

/// The page from which the person comes, when it is one of ours.
std::string_view retour(const Visite& v) {
  std::string_view from = v.request.referer;
  if (!from.starts_with(v.settings.public_url)) return {};
  from.remove_prefix(v.settings.public_url.size());
  return web::is_local_path(from) && from != v.request.target ? from : std::string_view{};
}

void chemins(html::Out& out, const Visite& v) {
  out(R"(<ul class="govuk-list govuk-list--bullet">
)"_h);
  if (auto from = retour(v); !from.empty())
    out(R"(<li><a class="govuk-link" href="{}">Revenir à la page précédente</a></li>
)"_h,
        from);
  if (v.acteur.visiteur())
    out(R"(<li><a class="govuk-link" href="/connexion">Se connecter</a></li>
)"_h);
  out(R"(<li><a class="govuk-link" href="/">Aller à l’accueil</a></li>
<li><a class="govuk-link" href="/contacts">Demander de l’aide</a></li>
</ul>
)"_h);
}

web::Response reponse_json(int code, std::string_view cause, const std::string& message) {
  boost::json::object answer{{"cause", cause}, {"message", message}};
  return web::json(boost::json::serialize(answer), code);
}

}  // namespace

web::Response refus(const Visite& v, const Obstacle& obstacle) {
  int code = status(obstacle.cause);
  std::string sentence = phrase(obstacle);
  if (v.request.wants_json()) return reponse_json(code, name(obstacle.cause), sentence);
  return page(
      v, {.titre = titre(code)},
      [&](html::Out& out) {
        out(R"(<h1 class="govuk-heading-l">{}</h1>
<p class="govuk-body-l">{}</p>
)"_h,
            titre(code), sentence);
        chemins(out, v);
      },
      code);
}

web::Response introuvable(const Visite& v) { return refus(v, {Cause::acces_inconnu}); }

web::Response redirige_avec_message(const Visite& v, std::string_view path, std::string_view message) {
  auto response = web::redirect(path);
  pose_message(v, response, message);
  return response;
}

}  // namespace page
