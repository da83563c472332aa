#include "programme/definitif/jointes.h"

#include <fmt/format.h>

#include "programme/definitif/fiche_lecture.h"
#include "programme/definitif/fiche_store.h"
#include "programme/piece/piece_store.h"

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

void sheets(std::vector<PartieLue>& list, db::Reading& r, const Definitif& f, const campagne::Campagne& c) {
  auto kind = fiche::genre_de(c, f.dossier.dispositif);
  if (!kind || *kind == fiche::Genre::contribution) return;
  for (const auto& one : fiche::fiches(r, f.dossier, fiche::Regard{.toutes = true}))
    if (!one.retiree_le) list.push_back(read_sheet(one, c));
}

/// The digest tells whether a document is the one that was joined.
ReponseLue listed(const campagne::Piece& p, const piece::Remise& given) {
  auto name = p.sensible ? std::string("un document") : given.titre;
  return {p.titre, fmt::format("{}\nEmpreinte : {}", name, given.empreinte)};
}

}  // namespace

std::vector<PartieLue> jointes(db::Reading& r, const Definitif& f, const campagne::Campagne& c) {
  std::vector<PartieLue> list;
  sheets(list, r, f, c);
  PartieLue joined{"pieces", "Les pièces jointes", {}};
  for (const auto& given : piece::remises(r, f.dossier))
    if (const auto* p = c.piece(given.code)) joined.reponses.push_back(listed(*p, given));
  if (!joined.reponses.empty()) list.push_back(std::move(joined));
  return list;
}

}  // namespace definitif
