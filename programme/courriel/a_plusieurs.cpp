#include "programme/courriel/a_plusieurs.h"

#include <fmt/format.h>

namespace courriel {

Courriels a_chacun(const Contexte& c, const std::vector<dossier::Destinataire>& people,
                   std::string_view objet, const Suite& suite) {
  Courriels all;
  for (const auto& one : people) {
    Redaction r(objet, one.nom);
    suite(r);
    all.push_back(r.pour(one.courriel, one.nom, signature(c)));
  }
  return all;
}

Courriels a_tous(const Contexte& c, const dossier::Dossier& d, std::string_view objet, const Suite& suite) {
  return a_chacun(c, dossier::recipients(c.base, d.id), objet, suite);
}

std::string page_du_definitif(const Contexte& c, const dossier::Dossier& d, std::string_view suite) {
  return fmt::format("{}/definitif{}", page_du_dossier(c, d), suite);
}

std::vector<std::pair<std::string, std::string>> lignes(const Contexte& c,
                                                        const dossier::ContenuRecepisse& recepisse) {
  std::vector<std::pair<std::string, std::string>> all;
  for (const auto& ligne : recepisse.lignes)
    if (!ligne.texte.starts_with(c.public_url)) all.emplace_back(ligne.label, ligne.texte);
  return all;
}

}  // namespace courriel
