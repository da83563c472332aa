// Of a final dossier: somebody has to sign it, it was sent back, received, taken back, given more time.
#include <fmt/format.h>

#include "programme/courriel/a_plusieurs.h"
#include "programme/definitif/contenu_store.h"
#include "programme/definitif/recepisse.h"

namespace courriel {

Courriels dossier_a_signer(const Contexte& c, const journal::Ligne& ligne) {
  auto f = definitif::find(c.base, lecteur(), ligne.objet_id);
  if (!f || f->etat_nom != definitif::ASigner::name) return {};
  auto deadline = definitif::limite_depot(f->contexte(lecteur(), c.now, c.campagne));
  return a_chacun(
      c, definitif::signataires(c.base, f->id()), "Un dossier attend votre signature", [&](Redaction& r) {
        r.paragraphe(fmt::format("{} vous demande de signer le dossier définitif {}.", ligne.auteur_nom,
                                 projet(f->dossier)))
            .paragraphe(fmt::format(
                "Lisez-le, puis signez-le ou renvoyez-le avec vos remarques. Il devra ensuite être déposé "
                "avant le {} (heure de Paris).",
                base::date_time(deadline)))
            .lien("Lire et signer", page_du_definitif(c, f->dossier, "/verifier"));
      });
}

Courriels signature_refusee(const Contexte& c, const journal::Ligne& ligne) {
  auto d = dossier::find(c.base, lecteur(), ligne.objet_id);
  if (!d) return {};
  return a_tous(c, *d, "Dossier définitif renvoyé sans être signé", [&](Redaction& r) {
    r.paragraphe(
         fmt::format("{} a renvoyé le dossier définitif {} sans le signer.", ligne.auteur_nom, projet(*d)))
        .lignes({{"À revoir", journal::detail(ligne, "motif")}})
        .lien("Ouvrir le dossier", page_du_definitif(c, *d));
  });
}

Courriels recu_du_definitif(const Contexte& c, const journal::Ligne& ligne) {
  auto f = definitif::find(c.base, lecteur(), ligne.objet_id);
  auto depot = f ? definitif::depot(c.base, *f, int(nombre(ligne, "rang"))) : std::nullopt;
  if (!depot) return {};
  auto recepisse = definitif::contenu(definitif::Recepisse{f->dossier, *depot, c.campagne, c.public_url});
  return a_tous(c, f->dossier, recepisse.titre + " : dossier définitif déposé", [&](Redaction& r) {
    r.paragraphe(fmt::format("Le dossier définitif {} a été reçu le {} (heure de Paris). Gardez ce message.",
                             projet(f->dossier), base::date_time_seconds(depot->depose_le)))
        .lignes(lignes(c, recepisse))
        .lien("Voir le récépissé", page_du_definitif(c, f->dossier, fmt::format("/depots/{}", depot->rang)));
    for (const auto& mention : recepisse.mentions) r.paragraphe(mention);
  });
}

Courriels definitif_a_redeposer(const Contexte& c, const journal::Ligne& ligne) {
  auto d = dossier::find(c.base, lecteur(), ligne.objet_id);
  if (!d) return {};
  return a_tous(c, *d, "Dossier définitif repris : pensez à le déposer de nouveau", [&](Redaction& r) {
    r.paragraphe(fmt::format("{} a repris le dossier définitif {} pour le modifier, le {}.", ligne.auteur_nom,
                             projet(*d), base::date_time(ligne.le)))
        .paragraphe(
            "Il n’est donc plus déposé. Pour que la demande soit étudiée, faites-le signer et déposez-le de "
            "nouveau avant "
            "la date limite.")
        .lien("Ouvrir le dossier", page_du_definitif(c, *d));
  });
}

Courriels delai_du_definitif(const Contexte& c, const journal::Ligne& ligne) {
  auto d = dossier::find(c.base, lecteur(), ligne.objet_id);
  auto until = base::parse_paris(journal::detail(ligne, "jusqu_au"));
  if (!d || !until) return {};
  return a_tous(c, *d, "Un délai vous est accordé pour le dossier définitif", [&](Redaction& r) {
    r.paragraphe(fmt::format("Vous pouvez déposer le dossier définitif {} avant le {} (heure de Paris).",
                             projet(*d), base::date_time(*until)))
        .lignes({{"Motif", journal::detail(ligne, "motif")}})
        .lien("Ouvrir le dossier", page_du_definitif(c, *d));
  });
}

}  // namespace courriel
