#include "server/refusals.h"

#include <algorithm>

#include "platform/web/uploaded_file.h"
#include "programme/page/champ.h"
#include "programme/page/gabarit.h"
#include "server/form_token.h"

namespace server {
namespace {

using namespace html::literals;

/// Passwords are never written back into a page.
bool may_come_back(std::string_view field) { return field != token_field && !field.contains("mot_de_passe"); }

void kept_fields(html::Out& out, const web::Fields& form) {
  for (const auto& [name, value] : form)
    if (may_come_back(name)) out(R"(<input type="hidden" name="{}" value="{}">)"_h, name, value);
}

/// A form with a password cannot be sent again from a page: the person types it anew.
bool may_be_sent_again(const web::Fields& form) {
  return std::ranges::none_of(form, [](auto& field) { return field.first.contains("mot_de_passe"); });
}

/// The long answers, to be copied by who cannot wait.
void readable_texts(html::Out& out, const web::Fields& form) {
  constexpr std::size_t long_enough = 40;
  bool first = true;
  for (const auto& [name, value] : form) {
    if (!may_come_back(name) || name.starts_with("avant_") || value.size() < long_enough) continue;
    if (first) out(R"(<h2 class="govuk-heading-m">Ce que vous veniez d’écrire</h2>)"_h);
    first = false;
    out(R"(<pre class="dt-texte-rendu">{}</pre>)"_h, value);
  }
}

void send_again(html::Out& out, const page::Visite& v) {
  if (!may_be_sent_again(v.request.form)) {
    out(R"(<p class="govuk-body">Revenez à la page précédente et recommencez dans quelques minutes.</p>)"_h);
    return;
  }
  out(R"(<p class="govuk-body">Votre texte n’est pas perdu : il est dans cette page.
Laissez-la ouverte et renvoyez-le dans quelques minutes.</p>)"_h);
  if (!v.request.uploads.empty())
    out(R"(<p class="govuk-body">Le document, lui, n’est pas gardé : la page suivante vous le demandera de nouveau.</p>)"_h);
  page::formulaire(out, v, v.request.target);
  kept_fields(out, v.request.form);
  page::bouton(out, "Renvoyer");
  page::fin_formulaire(out);
  readable_texts(out, v.request.form);
}

std::string_view reason(db::ErrorKind kind) {
  return kind == db::ErrorKind::full
             ? "Le serveur n’a plus de place pour enregistrer. La lecture des pages reste possible."
             : "Le service est momentanément indisponible.";
}

web::Response message(const page::Visite& v, std::string_view title, std::string_view text, int status) {
  return page::page(
      v, {title},
      [&](html::Out& out) {
        out(R"(<h1 class="govuk-heading-l">{}</h1><p class="govuk-body">{}</p>)"_h, title, text);
        out(R"(<p class="govuk-body"><a class="govuk-link" href="/">Retour à l’accueil</a></p>)"_h);
      },
      status);
}

}  // namespace

web::Response wrong_method(const page::Visite& v) {
  auto response = message(v, "Cette page ne s’ouvre pas ainsi",
                          "Revenez à la page précédente et utilisez ses boutons.", 405);
  response.header("Allow", v.request.method == web::Method::get ? "POST" : "GET, HEAD");
  return response;
}

web::Response from_elsewhere(const page::Visite& v) {
  if (v.request.wants_json()) return web::json(R"({"cause":"autre_site"})", 403);
  return message(
      v, "Cette demande vient d’un autre site",
      "Pour votre sécurité, elle n’a pas été prise en compte. Ouvrez la page depuis Dentelle et recommencez.",
      403);
}

web::Response stale_form(const page::Visite& v) {
  if (v.request.wants_json()) return web::json(R"({"cause":"formulaire_perime"})", 403);
  return page::page(
      v, {"Merci de confirmer votre envoi"},
      [&](html::Out& out) {
        out(R"(<h1 class="govuk-heading-l">Merci de confirmer votre envoi</h1>
<p class="govuk-body">Cette page était ouverte depuis longtemps, ou vous vous êtes connecté·e de nouveau entre-temps.
Ce que vous avez écrit n’est pas perdu : rien n’a encore été enregistré, renvoyez-le d’un clic.</p>)"_h);
        page::formulaire(out, v, v.request.target);
        kept_fields(out, v.request.form);
        page::bouton(out, "Renvoyer");
        page::fin_formulaire(out);
      },
      403);
}

web::Response fault_page(const page::Visite& v) {
  if (v.request.wants_json()) return web::json(R"({"cause":"panne"})", 500);
  return page::page(
      v, {"Une erreur s’est produite"},
      [&](html::Out& out) {
        out(R"(<h1 class="govuk-heading-l">Une erreur s’est produite</h1>
<p class="govuk-body">Ce n’est pas de votre fait, et ce qui était déjà enregistré n’est pas perdu.
Réessayez dans quelques minutes.</p>
<p class="govuk-body">Si cela se reproduit, donnez ce repère à l’assistance : <strong>{}</strong></p>)"_h,
            v.request.id);
      },
      500);
}

web::Response unavailable(const page::Visite& v, db::ErrorKind kind) {
  if (v.request.wants_json())
    return web::json(R"({"cause":"indisponible"})", 503).header("Retry-After", "10");
  bool sent = v.request.method == web::Method::post;
  std::string_view title =
      sent ? "Votre envoi n’a pas pu être enregistré" : "Cette page ne peut pas être affichée pour le moment";
  auto view = [&](html::Out& out) {
    out(R"(<h1 class="govuk-heading-l">{}</h1><p class="govuk-body">{} Ce n’est pas de votre fait,
et ce qui était déjà enregistré n’est pas perdu.</p>)"_h,
        title, reason(kind));
    if (sent) return send_again(out, v);
    out(R"(<p class="govuk-body"><a class="govuk-link" href="{}">Réessayer</a></p>)"_h, v.request.target);
  };
  return page::page(v, {title}, view, 503).header("Retry-After", "10");
}

bool may_pass(db::ErrorKind kind) {
  return kind == db::ErrorKind::busy || kind == db::ErrorKind::connection || kind == db::ErrorKind::full;
}

web::Response file_fault(const page::Visite& v, files::FaultKind kind) {
  if (kind == files::FaultKind::full) return unavailable(v, db::ErrorKind::full);
  if (kind == files::FaultKind::disk) return unavailable(v, db::ErrorKind::busy);
  if (v.request.wants_json()) return web::json(R"({"cause":"document_illisible"})", 500);
  std::string_view title = "Ce document ne peut pas être ouvert";
  auto view = [&](html::Out& out) {
    out(R"(<h1 class="govuk-heading-l">{}</h1><p class="govuk-body">Le fichier gardé par le serveur est abîmé, absent,
ou sa clé lui manque. Ce n’est pas de votre fait. Les autres documents et vos réponses ne sont pas touchés.</p>
<p class="govuk-body">Si vous avez encore ce document, vous pouvez le remettre de nouveau tant que le dossier est ouvert.
Sinon, donnez ce repère à l’assistance : <strong>{}</strong></p>)"_h,
        title, v.request.id);
  };
  return page::page(v, {title}, view, 500);
}

bool lacks_an_upload(const web::Request& request) {
  return !std::ranges::all_of(request.uploads, web::was_kept);
}

}  // namespace server
