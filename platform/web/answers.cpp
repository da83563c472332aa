#include "platform/web/answers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "platform/html/html.h"

namespace web {
namespace {

using namespace html::literals;

struct Text {
  std::string_view title, advice;
};

Text text_of(int status) {
  switch (status) {
    case 405:
      return {"Action impossible à cette adresse", "Revenez à la page précédente et recommencez."};
    case 408:
      return {"La demande est arrivée trop lentement", "Vérifiez votre connexion, puis recommencez."};
    case 413:
      return {"L’envoi est trop volumineux",
              "Réduisez la taille de vos fichiers ou de votre texte, puis recommencez."};
    case 415:
      return {"Cette page ne reçoit pas de fichier",
              "Revenez à la page précédente et envoyez le formulaire sans fichier."};
    case 431:
      return {"L’adresse ou ses paramètres sont trop longs",
              "Effacez les cookies de ce site, puis recommencez."};
    case 500:
      return {"Une erreur s’est produite", "Ce n’est pas de votre fait. Réessayez dans quelques minutes."};
    case 501:
      return {"Cette action n’existe pas", "Revenez à la page précédente."};
    case 503:
      return {"Le service est très demandé",
              "Réessayez dans une minute : rien de ce qui était enregistré n’est perdu."};
    default:
      return {"La demande n’a pas été comprise", "Revenez à la page précédente et recommencez."};
  }
}

}  // namespace

Response error_page(int status, std::string_view request_id) {
  auto text = text_of(status);
  html::Out out;
  out(R"(<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{}</title></head><body><main><h1>{}</h1><p>{}</p>)"_h,
      text.title, text.title, text.advice);
  if (!request_id.empty())
    out(R"(<p>Si cela se reproduit, donnez ce repère à l’assistance : <strong>{}</strong></p>)"_h,
        request_id);
  out(R"(<p><a href="/">Retour à l’accueil</a></p></main></body></html>)"_h);
  auto response = html_page(out.take(), status);
  response.header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  response.header("X-Content-Type-Options", "nosniff");
  response.header("Cache-Control", "no-store");
  if (status == 405) response.header("Allow", "GET, HEAD, POST");
  if (status == 503) response.header("Retry-After", "60");
  return response;
}

std::string_view reason_phrase(int status) {
  using Known = std::pair<int, std::string_view>;
  static constexpr Known known[] = {
      {200, "OK"},
      {206, "Partial Content"},
      {303, "See Other"},
      {304, "Not Modified"},
      {400, "Bad Request"},
      {401, "Unauthorized"},
      {403, "Forbidden"},
      {404, "Not Found"},
      {405, "Method Not Allowed"},
      {408, "Request Timeout"},
      {409, "Conflict"},
      {411, "Length Required"},
      {413, "Payload Too Large"},
      {415, "Unsupported Media Type"},
      {416, "Range Not Satisfiable"},
      {417, "Expectation Failed"},
      {422, "Unprocessable Content"},
      {429, "Too Many Requests"},
      {431, "Request Header Fields Too Large"},
      {500, "Internal Server Error"},
      {501, "Not Implemented"},
      {503, "Service Unavailable"},
  };
  auto found = std::ranges::find(known, status, &Known::first);
  if (found != std::end(known)) return found->second;
  return status < 300 ? "OK" : status < 400 ? "Redirection" : "Refused";
}

std::string http_date(std::chrono::system_clock::time_point when) {
  constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  auto seconds = std::chrono::system_clock::to_time_t(when);
  std::tm t{};
  gmtime_r(&seconds, &t);
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", days[static_cast<std::size_t>(t.tm_wday)],
                     t.tm_mday, months[static_cast<std::size_t>(t.tm_mon)], t.tm_year + 1900, t.tm_hour,
                     t.tm_min, t.tm_sec);
}

}  // namespace web
