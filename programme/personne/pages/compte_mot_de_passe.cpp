// Changing one's password, which ends one's other sessions.
#include "platform/base/secret.h"
#include "programme/personne/mot_de_passe.h"
#include "programme/personne/pages/commun.h"
#include "programme/personne/pages/pages.h"
#include "programme/personne/personne_store.h"

namespace personne::pages {
namespace {

using namespace html::literals;

web::Response form(const page::Visite& v, const base::FieldErrors& errors) {
  auto view = [&](html::Out& out) {
    out(R"(<p class="govuk-body">Vos autres sessions seront fermées ; celle-ci reste ouverte.</p>
)"_h);
    page::formulaire(out, v, "/compte/mot-de-passe");
    page::champ(out, {.nom = "mot_de_passe_actuel",
                      .label = "Mot de passe actuel",
                      .erreur = errors.of("mot_de_passe_actuel"),
                      .type = "password",
                      .autocomplete = "current-password"});
    champ_nouveau_mot_de_passe(out, errors);
    page::bouton(out, "Changer de mot de passe");
    page::fin_formulaire(out);
  };
  return etroite(v, {.titre = "Changer de mot de passe", .erreurs = &errors}, view);
}

}  // namespace

web::Response mot_de_passe(db::Reading&, const page::Visite& v) { return form(v, {}); }

web::Response changer_de_mot_de_passe(db::Database& database, const page::Visite& v) {
  const std::string_view wanted = v.request.form.get("mot_de_passe");
  base::FieldErrors errors;
  const auto wrong = defaut_mot_de_passe_actuel(database, v, v.request.form.get("mot_de_passe_actuel"));
  if (!wrong.empty()) errors.add("mot_de_passe_actuel", wrong);
  if (const auto fault = defaut_mot_de_passe(wanted, v.acteur.courriel); !fault.empty())
    errors.add("mot_de_passe", fault);
  if (!errors.empty()) return form(v, errors);
  const std::string hash = base::hash_password(wanted);
  database.write([&](db::Writing& w) {
    changer_mot_de_passe(w, v.acteur, hash, v.session);
    noter(w, v, v.acteur, "mot_de_passe_change", v.acteur.id, {{"moyen", "compte"}});
  });
  return page::redirige_avec_message(v, "/compte",
                                     "Votre mot de passe est changé. Vos autres sessions sont fermées.");
}

}  // namespace personne::pages
