// The sheets and the list of pieces of a final dossier, as people read them.
#include <fmt/format.h>

#include "programme/definitif/fiche_lecture.h"
#include "programme/definitif/presentation.h"

namespace definitif {
namespace {

std::string shown(const fiche::Champ& field, std::string_view value) {
  for (const auto& [code, label] : field.choix)
    if (code == value) return label;
  return std::string(value);
}

void answers(PartieLue& read, const fiche::Bloc& block, const dossier::Brouillon& typed) {
  for (const auto& field : block.champs)
    if (auto value = typed.valeur(field.nom); !value.empty())
      read.reponses.push_back({field.label, shown(field, value)});
}

PartieLue read_sheet(const fiche::Fiche& one, const campagne::Campagne& c) {
  PartieLue read{fmt::format("fiche-{}", one.id), one.titre(), {}};
  for (const auto& part : fiche::parties(one.genre, c, one.saisie))
    for (const auto& block : part.blocs) answers(read, block, one.saisie);
  return read;
}

ReponseLue listed(const campagne::Piece& p, const PieceJointe& joined) {
  auto name = joined.nom.empty() ? "un document" : joined.nom;
  return {p.titre, fmt::format("{}\nEmpreinte : {}", name, joined.empreinte)};
}

}  // namespace

std::vector<PartieLue> presenter_fiches(const std::vector<fiche::Fiche>& sheets,
                                        const campagne::Campagne& c) {
  std::vector<PartieLue> list;
  for (const auto& one : sheets)
    if (one.genre != fiche::Genre::contribution) list.push_back(read_sheet(one, c));
  return list;
}

std::vector<PartieLue> presenter_jointes(const Contenu& c, const campagne::Campagne& call) {
  auto list = presenter_fiches(c.fiches, call);
  PartieLue joined{"pieces", "Les pièces jointes", {}};
  for (const auto& one : c.pieces)
    if (const auto* p = call.piece(one.code)) joined.reponses.push_back(listed(*p, one));
  if (!joined.reponses.empty()) list.push_back(std::move(joined));
  return list;
}

}  // namespace definitif
