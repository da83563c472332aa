#include <fmt/format.h>

#include "programme/courriel/a_plusieurs.h"

namespace courriel {

Courriels recu_de_la_note(const Contexte& c, const journal::Ligne& ligne) {
  auto d = dossier::find(c.base, lecteur(), ligne.objet_id);
  auto depot = d ? dossier::deposit(c.base, *d, int(nombre(ligne, "rang"))) : std::nullopt;
  if (!depot) return {};
  auto recepisse = dossier::contenu({*d, *depot, c.campagne, c.public_url});
  return a_tous(c, *d, recepisse.titre + " : note d’intention déposée", [&](Redaction& r) {
    r.paragraphe(fmt::format("La note d’intention {} a été reçue le {} (heure de Paris). Gardez ce message.",
                             projet(*d), base::date_time_seconds(depot->depose_le)))
        .lignes(lignes(c, recepisse))
        .lien("Voir le récépissé", fmt::format("{}/depots/{}", page_du_dossier(c, *d), depot->rang));
    for (auto& mention : recepisse.mentions) r.paragraphe(mention);
  });
}

Courriels note_a_redeposer(const Contexte& c, const journal::Ligne& ligne) {
  auto d = dossier::find(c.base, lecteur(), ligne.objet_id);
  if (!d) return {};
  return a_tous(c, *d, "Note d’intention reprise : pensez à la déposer de nouveau", [&](Redaction& r) {
    r.paragraphe(fmt::format("{} a repris la note d’intention {} pour la modifier, le {}.", ligne.auteur_nom,
                             projet(*d), base::date_time(ligne.le)))
        .paragraphe(
            "Elle n’est donc plus déposée. Pour que le projet soit étudié, déposez-la de nouveau avant la "
            "date limite.")
        .lien("Ouvrir la note", page_du_dossier(c, *d) + "/note");
  });
}

Courriels delai_accorde(const Contexte& c, const journal::Ligne& ligne) {
  auto d = dossier::find(c.base, lecteur(), ligne.objet_id);
  auto until = base::parse_paris(journal::detail(ligne, "jusqu_au"));
  if (!d || !until) return {};
  return a_tous(c, *d, "Un délai vous est accordé", [&](Redaction& r) {
    r.paragraphe(fmt::format("Vous pouvez déposer la note d’intention {} avant le {} (heure de Paris).",
                             projet(*d), base::date_time(*until)))
        .lignes({{"Motif", journal::detail(ligne, "motif")}})
        .lien("Ouvrir le projet", page_du_dossier(c, *d));
  });
}

}  // namespace courriel
