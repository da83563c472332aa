// Asking for the signature, signing, declining, reopening, depositing, taking back. Rights, state, deadline
// and completeness are judged inside the transaction that records the act, from the instant at which the
// request was received.
#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"
#include "programme/definitif/a_regler.h"
#include "programme/definitif/contenu_store.h"
#include "programme/definitif/depot_store.h"
#include "programme/definitif/pages/cadre.h"
#include "programme/definitif/pages/pages.h"
#include "programme/definitif/pages/verification.h"
#include "programme/journal/journal.h"

namespace definitif::pages {
namespace {

using Details = std::vector<std::pair<std::string, std::string>>;

struct Suite {
  std::string chemin;  ///< after "/definitif"
  std::string_view message;
};

/// A refusal for want of a right or in another state has its own page; any other is said where the person can
/// act on it.
web::Response refused(db::Writing& w, const page::Visite& v, const Definitif& f, const Obstacle& why) {
  bool elsewhere = why.cause == Cause::role_requis || why.cause == Cause::etape_passee;
  return elsewhere ? page::refus(v, why) : page_verification(w, v, f, &why);
}

/// What every act does once it is decided; `record` writes what the act adds to the new state, and says where
/// to go on.
template <class Act, class Record>
web::Response perform(db::Writing& w, const page::Visite& v, const Definitif& f, const Act& act,
                      Record record, Details details = {}) {
  auto done = accomplir(f.etat(), act, f.contexte(v.acteur, v.now, v.campagne));
  if (!done) return refused(w, v, f, done.error());
  save_state(w, f, done->etat, v.now, v.acteur);
  Suite next = record(details);
  journal::inscrire(w, v.acteur, v.now, {done->trace, "dossier", f.id(), std::move(details)});
  return page::redirige_avec_message(v, chemin_definitif(f.dossier, next.chemin), next.message);
}

std::optional<Definitif> locked(db::Writing& w, const page::Visite& v) {
  auto f = lock(w, v.acteur, v.id());
  return f && voit_la_preparation(v.acteur, *f) ? std::move(f) : std::nullopt;
}

bool all_attested(const web::Fields& form, const std::vector<const campagne::Engagement*>& due) {
  auto ticked = form.all("engagements");
  return std::ranges::all_of(
      due, [&](const auto* e) { return std::ranges::find(ticked, e->code) != ticked.end(); });
}

std::string codes(const std::vector<const campagne::Engagement*>& list) {
  std::vector<std::string> all;
  for (const auto* e : list) all.push_back(e->code);
  return base::join(all, " ");
}

/// Who signs gives their name and in what capacity they do.
std::optional<Obstacle> unnamed(const web::Fields& form) {
  if (!base::trim(form.get("nom")).empty() && !base::trim(form.get("qualite")).empty()) return std::nullopt;
  return Obstacle{Cause::saisie_invalide, "Écrivez votre nom, et en quelle qualité vous signez."};
}

}  // namespace

web::Response demander_signature(db::Writing& w, const page::Visite& v) {
  auto f = locked(w, v);
  if (!f) return page::introuvable(v);
  auto missing = a_regler(w, v.acteur, *f, contenu(w, v.acteur, *f, v.campagne), v.campagne, v.now).size();
  return perform(w, v, *f, DemanderSignature{missing}, [&](Details&) {
    return Suite{"/verifier",
                 "La signature est demandée. Les personnes qui peuvent signer reçoivent un courriel."};
  });
}

web::Response signer_dossier(db::Writing& w, const page::Visite& v) {
  auto f = locked(w, v);
  if (!f) return page::introuvable(v);
  const auto& form = v.request.form;
  auto content = contenu(w, v.acteur, *f, v.campagne);
  auto due = engagements(content, v.campagne);
  Signer act{a_regler(w, v.acteur, *f, content, v.campagne, v.now).size(), all_attested(form, due)};
  auto possible = accomplir(f->etat(), act, f->contexte(v.acteur, v.now, v.campagne));
  if (auto why = unnamed(form); possible && why) return refused(w, v, *f, *why);
  auto digest = empreinte(content);
  return perform(w, v, *f, act, [&](Details& details) {
    signer(w, v.acteur, v.now, *f,
           {.nom = base::shorten(base::trim(form.get("nom")), 120),
            .qualite = base::shorten(base::trim(form.get("qualite")), 120),
            .engagements = codes(due),
            .empreinte = digest});
    details.emplace_back("empreinte", digest);
    return Suite{"/verifier", "Le dossier est signé. Il reste à le déposer."};
  });
}

web::Response decliner_signature(db::Writing& w, const page::Visite& v) {
  auto f = locked(w, v);
  if (!f) return page::introuvable(v);
  auto comment = base::shorten(base::trim(v.request.form.get("commentaire")), 1000);
  return perform(w, v, *f, DeclinerSignature{comment}, [&](Details& details) {
    decliner(w, v.acteur, v.now, *f, comment);
    details.emplace_back("motif", base::shorten(comment, 200));
    return Suite{"/verifier", "Le dossier est renvoyé à celles et ceux qui l’écrivent."};
  });
}

web::Response rouvrir_dossier(db::Writing& w, const page::Visite& v) {
  auto f = locked(w, v);
  if (!f) return page::introuvable(v);
  return perform(w, v, *f, Rouvrir{}, [&](Details&) {
    annuler_signature(w, *f, v.now);
    return Suite{"", "Le dossier peut être modifié. Il faudra le faire signer de nouveau."};
  });
}

web::Response deposer_dossier(db::Writing& w, const page::Visite& v) {
  auto f = locked(w, v);
  if (!f) return page::introuvable(v);
  auto content = contenu(w, v.acteur, *f, v.campagne);
  auto signed_by = attestation(w, *f);
  bool same = signed_by && signed_by->empreinte == empreinte(content);
  return perform(w, v, *f, Deposer{a_regler(w, v.acteur, *f, content, v.campagne, v.now).size(), same},
                 [&](Details& details) {
                   auto rank = record_depot(w, v.acteur, v.now, *f, content, *signed_by);
                   details.emplace_back("rang", std::to_string(rank));
                   details.emplace_back("empreinte", signed_by->empreinte);
                   return Suite{fmt::format("/depots/{}", rank), "Votre dossier définitif est déposé."};
                 });
}

web::Response reprendre_dossier(db::Writing& w, const page::Visite& v) {
  auto f = locked(w, v);
  if (!f) return page::introuvable(v);
  return perform(w, v, *f, Reprendre{}, [&](Details& details) {
    record_reprise(w, *f, v.now);
    annuler_signature(w, *f, v.now);
    details.emplace_back("rang", std::to_string(f->depots));
    return Suite{
        "",
        "Vous pouvez modifier le dossier. Faites-le signer et déposez-le de nouveau avant la date limite."};
  });
}

}  // namespace definitif::pages
