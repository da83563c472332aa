// The pieces of the demonstration: small PDFs, made by the program, that say what they are.
#include <fmt/format.h>

#include <algorithm>

#include "programme/definitif/contenu_store.h"
#include "programme/definitif/modele.h"
#include "programme/piece/coffre.h"
#include "programme/piece/piece_store.h"
#include "programme/structure/structure_store.h"
#include "server/demo_definitifs.h"
#include "server/demo_texts.h"

namespace server::demo {
namespace {

/// Pieces that the program makes are those that it makes; the others say that they are examples.
std::string document_for(db::Reading& r, const World& world, const Projet& p, const definitif::Definitif& f,
                         const campagne::Piece& piece, base::Instant now) {
  if (auto model = definitif::modele_de(world.campagne, piece)) {
    auto s = structure::trouver(r, *p.porteur, f.dossier.structure).value();
    return definitif::ecrire(documents::DocumentFormat::pdf, *model,
                             {world.campagne, piece, s.fiche, structure::bureau(r, s.id).dirigeants,
                              definitif::contenu(r, *p.porteur, f, world.campagne), now});
  }
  documents::Story story;
  story.heading(1, piece.titre)
      .definition("Structure", f.dossier.structure_nom)
      .definition("Date", base::long_date(base::paris_date(now)))
      .paragraph("Ce document est un exemple : il tient la place de la pièce que la structure remettrait.");
  return documents::write(documents::DocumentFormat::pdf,
                          {.title = piece.titre,
                           .author = f.dossier.structure_nom,
                           .footer = "Exemple de démonstration",
                           .created = now},
                          story);
}

piece::Reponses answers_for(const campagne::Piece& piece, base::Instant now, std::size_t rank) {
  piece::Reponses answers;
  if (!piece.par.empty())
    answers.precision =
        fmt::format("{} {}", first_names.at(rank % first_names.size()), surnames.at(rank % surnames.size()));
  if (piece.validite > 0) answers.date = base::paris_date(now - std::chrono::days(200));
  return answers;
}

std::string file_name(const campagne::Piece& piece) {
  auto name = piece.code;
  for (char& letter : name)
    if (letter == '_') letter = '-';
  return name + ".pdf";
}

}  // namespace

void give_piece(db::Writing& w, const World& world, const Projet& p, base::Instant now,
                const campagne::Piece& piece) {
  auto f = definitif::lock(w, *p.porteur, p.dossier).value();
  piece::Arrivee arrival(world.campagne);
  arrival.recevoir(document_for(w, world, p, f, piece, now));
  if (auto wrong = arrival.defaut(); !wrong.empty()) throw std::runtime_error("demonstration: " + wrong);
  must(piece::remettre(w, *p.porteur, now, {f.dossier.structure, p.dossier},
                       {piece, answers_for(piece, now, p.rang), arrival.sceller(file_name(piece)),
                        piece::analyse_a_l_arrivee()}));
  arrival.garder();
}

void give_pieces(db::Writing& w, const World& world, const Projet& p, std::size_t but) {
  auto f = definitif::lock(w, *p.porteur, p.dossier).value();
  const auto& features = world.campagne.particularites;
  if (p.rang % 3 == 1 &&
      std::ranges::find(features, "intervenants", &campagne::Particularite::code) != features.end())
    piece::enregistrer_particularites(w, p.dossier, {"intervenants"});
  std::vector<const campagne::Piece*> missing;
  for (const auto& due : piece::exigences(w, world.campagne, f.dossier, p.fini_le))
    if (due.manque() && piece::a_deposer(*due.piece)) missing.push_back(due.piece);
  missing.resize(missing.size() - std::min(but, missing.size()));
  for (const auto* piece : missing) give_piece(w, world, p, p.fini_le, *piece);
}

}  // namespace server::demo
