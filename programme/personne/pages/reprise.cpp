// A text is never lost because a session expired: what was being sent is kept through signing in, then shown
// with a button that sends it again to where it was going.
#include <boost/json.hpp>

#include "platform/web/url.h"
#include "programme/personne/pages/commun.h"
#include "programme/personne/pages/connexion.h"
#include "programme/personne/pages/pages.h"
#include "programme/personne/pages/routes.h"
#include "programme/personne/personne_store.h"

namespace personne {
namespace pages {
namespace {

using namespace html::literals;

constexpr std::string_view prefix = "garde.";

/// Never kept: the form's token, which would no longer be good, and passwords, which are not texts.
bool kept(std::string_view name) { return name != "jeton" && !name.contains("mot_de_passe"); }

/// Read by a machine only: not shown among the texts given back.
bool technical(std::string_view name) { return name == "version" || name == "suite"; }

web::Fields decoded(std::string_view champs) { return web::parse_urlencoded(champs).value_or(web::Fields{}); }

void given_back(html::Out& out, const web::Fields& fields) {
  out(R"(<h2 class="govuk-heading-m">Ce que vous aviez écrit</h2>
)"_h);
  for (const auto& [name, value] : fields)
    if (!technical(name) && !value.empty())
      out(R"(<pre class="dt-texte-rendu">{}</pre>
)"_h,
          value);
}

void send_again(html::Out& out, const page::Visite& v, const Reprise& r, const web::Fields& fields) {
  page::formulaire(out, v, r.action);
  for (const auto& [name, value] : fields)
    out(R"(<input type="hidden" name="{}" value="{}">
)"_h,
        name, value);
  page::bouton(out, "Envoyer ce texte");
  page::fin_formulaire(out);
}

void forget(html::Out& out, const page::Visite& v, const Reprise& r) {
  page::formulaire(out, v, "/reprise/" + std::to_string(r.id) + "/oublier");
  page::bouton_secondaire(out, "Ne pas l’envoyer et l’effacer");
  page::fin_formulaire(out);
}

/// The page of ours that the request comes from; empty when it is not known.
std::string page_before(const web::Request& request) {
  std::string_view from = request.referer;
  const auto scheme = from.find("://");
  if (scheme == from.npos) return {};
  from.remove_prefix(scheme + 3);
  const auto slash = from.find('/');
  if (slash == from.npos || from.substr(0, slash) != request.host) return {};
  from.remove_prefix(slash);
  return web::is_local_path(from) ? std::string(from) : std::string();
}

/// Another site may post to us without a session: what it sends is not the person's text, and is not kept.
bool from_here(const page::Visite& v) {
  const std::string& origin = v.request.origin;
  if (origin.empty() || origin == v.settings.public_url) return true;
  const auto scheme = origin.find("://");
  return scheme != origin.npos && origin.substr(scheme + 3) == v.request.host;
}

std::string sign_in_path(std::string_view back) {
  return back.empty() ? "/connexion" : "/connexion?retour=" + web::encode_query(back);
}

}  // namespace

void lire_gardes(const web::Fields& form, Connexion& c) {
  std::string_view action = form.get("garde_action");
  if (!web::is_local_path(action)) return;
  c.action = action;
  for (const auto& [name, value] : form)
    if (name.starts_with(prefix) && kept(name)) c.gardes.add(name.substr(prefix.size()), value);
}

std::string encoder(const web::Fields& fields) {
  std::string text;
  for (const auto& [name, value] : fields) {
    if (!text.empty()) text += '&';
    text.append(web::encode_query(name)).append("=").append(web::encode_query(value));
  }
  return text;
}

web::Response reprise(db::Reading& r, const page::Visite& v) {
  const auto found = texte_garde(r, v.acteur, v.id());
  if (!found) return page::introuvable(v);
  const web::Fields fields = decoded(found->champs);
  auto view = [&](html::Out& out) {
    out(R"(<p class="govuk-body-l">Votre session avait expiré au moment de l’envoi. Rien n’est perdu : envoyez maintenant ce que vous aviez écrit.</p>
)"_h);
    send_again(out, v, *found, fields);
    given_back(out, fields);
    forget(out, v, *found);
  };
  return etroite(v, {.titre = "Votre texte a été gardé"}, view);
}

web::Response oublier_reprise(db::Writing& w, const page::Visite& v) {
  oublier_texte(w, v.acteur, v.id());
  return page::redirige_avec_message(v, "/compte", "Le texte gardé est effacé.");
}

}  // namespace pages

web::Response reprise_apres_expiration(const page::Visite& v) {
  const std::string before = pages::page_before(v.request);
  if (v.request.wants_json())
    return web::json(boost::json::serialize(boost::json::object{{"connexion", pages::sign_in_path(before)}}),
                     401);
  pages::Connexion c;
  if (pages::from_here(v)) {
    c.action = web::is_local_path(v.request.target) ? v.request.target : v.request.path;
    for (const auto& [name, value] : v.request.form)
      if (pages::kept(name)) c.gardes.add(name, value);
  }
  return pages::formulaire_connexion(v, c, {}, 401);
}

web::Response vers_connexion(const page::Visite& v) {
  if (v.request.wants_json())
    return web::json(
        boost::json::serialize(boost::json::object{{"connexion", pages::sign_in_path(v.request.target)}}),
        401);
  return web::redirect(pages::sign_in_path(v.request.target));
}

}  // namespace personne
