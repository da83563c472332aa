#include "programme/courriel/composer.h"

#include "programme/courriel/courriel_store.h"
#include "programme/courriel/regles.h"
#include "programme/courriel/reserve.h"

namespace courriel {
namespace {

void compose_line(std::vector<ADeposer>& mails, const Contexte& c, const journal::Ligne& line) try {
  int rang = 0;
  for (auto& courriel : courriels_de(c, line))
    mails.push_back({line, ++rang, std::move(courriel), en_vague(line.acte)});
} catch (const db::Error&) {
  throw;  // the transaction is lost: it is tried again as a whole
} catch (const std::exception& broken) {
  mails.push_back({line,
                   0,
                   {.destinataire = {}, .nom = {}, .objet = "Courriel non rédigé", .texte = {}, .html = {}},
                   false,
                   broken.what()});
}

}  // namespace

int composer(db::Writing& w, const campagne::Campagne& campagne, std::string_view public_url,
             base::Instant now, int limit) {
  auto read = ouvrir_lecture(w);
  auto lines = journal::apres(w, read, limit);
  auto reserve = reserver(w, lines);
  Contexte context{w, campagne, public_url, now, &reserve};
  std::vector<ADeposer> mails;
  for (auto& line : lines) compose_line(mails, context, line);
  deposer(w, mails, now);
  if (!lines.empty()) fermer_lecture(w, lines.back().numero);
  return int(lines.size());
}

}  // namespace courriel
