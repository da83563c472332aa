// Of the links by which a document is asked of somebody without an account: to that person, then to who
// asked.
#include <fmt/format.h>

#include "programme/courriel/modeles.h"
#include "programme/personne/personne_store.h"
#include "programme/piece/lien_store.h"

namespace courriel {
namespace {

using piece::LienRemise;

std::string title(const Contexte& c, const LienRemise& l) {
  const auto* p = c.campagne.piece(l.code);
  return p ? p->titre : l.code;
}

std::string page_of(const LienRemise& l) {
  return l.lieu.dossier ? fmt::format("/dossiers/{}/definitif/pieces/{}", *l.lieu.dossier, l.code)
                        : fmt::format("/structures/{}/pieces/{}", l.lieu.structure, l.code);
}

/// To who asked, about a document that has come.
Courriels told(const Contexte& c, const journal::Ligne& ligne, std::string_view what,
               std::string_view invite) {
  auto l = piece::lien_par_numero(c.base, nombre(ligne, "lien"));
  auto asker = l ? personne::compte(c.base, l->demande_par) : std::nullopt;
  if (!asker) return {};
  auto piece = title(c, *l);
  Redaction r(fmt::format("Document reçu : {}", piece), asker->nom);
  r.paragraphe(fmt::format("Le document « {} » que vous aviez demandé à {} pour {} est arrivé. {}", piece,
                           l->courriel, l->structure_nom, what))
      .lien(invite, adresse(c, page_of(*l)));
  return {r.pour(asker->courriel, asker->nom, signature(c))};
}

}  // namespace

Courriels document_demande(const Contexte& c, const journal::Ligne& ligne) {
  auto id = nombre(ligne, "lien");
  auto l = piece::lien_par_numero(c.base, id);
  auto path = l ? piece::chemin_lien_remise(c.base, id) : std::nullopt;
  if (!path || piece::ferme(*l, c.now)) return {};
  Redaction r(fmt::format("{} vous demande un document", l->structure_nom), "");
  r.paragraphe(fmt::format("{}, pour « {} », vous demande ce document : {}.", l->demandeur, l->structure_nom,
                           title(c, *l)))
      .lignes({{"Message", l->message}})
      .lien("Remettre le document", adresse(c, *path))
      .paragraphe(
          fmt::format("Ce lien est pour vous seul·e. Il sert une fois, jusqu’au {} (heure de Paris). Vous "
                      "n’avez pas besoin de compte.",
                      base::date_time(l->expire_le)))
      .paragraphe("Si vous ne connaissez pas cette structure, ne faites rien : supprimez ce message.");
  return {r.pour(l->courriel, "", signature(c))};
}

Courriels document_recu(const Contexte& c, const journal::Ligne& ligne) {
  return told(c, ligne, "Il est remis.", "Voir la pièce");
}

Courriels document_propose(const Contexte& c, const journal::Ligne& ligne) {
  return told(c, ligne, "Un autre document est déjà remis : choisissez lequel garder.", "Choisir");
}

}  // namespace courriel
