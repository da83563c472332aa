#include "programme/courriel/composer.h"

#include "programme/courriel/courriel_store.h"
#include "programme/courriel/regles.h"

namespace courriel {
namespace {

void compose_line(db::Writing& w, const Contexte& c, const journal::Ligne& line) try {
  int rang = 0;
  for (auto& courriel : courriels_de(c, line)) deposer(w, line, ++rang, courriel, c.now);
} catch (const db::Error&) {
  throw;  // the transaction is lost: it is tried again as a whole
} catch (const std::exception& broken) {
  deposer_echec(w, line, broken.what(), c.now);
}

}  // namespace

int composer(db::Writing& w, const campagne::Campagne& campagne, std::string_view public_url,
             base::Instant now, int limit) {
  auto read = ouvrir_lecture(w);
  auto lines = journal::apres(w, read, limit);
  Contexte context{w, campagne, public_url, now};
  for (auto& line : lines) compose_line(w, context, line);
  if (!lines.empty()) fermer_lecture(w, lines.back().numero);
  return int(lines.size());
}

}  // namespace courriel
