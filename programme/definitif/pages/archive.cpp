// The whole final dossier as a ZIP: what was deposited, the pieces given that this person may open, and the
// documents made here.
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <set>

#include "platform/base/secret.h"
#include "platform/files/fault.h"
#include "programme/definitif/archive.h"
#include "programme/definitif/depot_store.h"
#include "programme/definitif/pages/modeles.h"
#include "programme/definitif/recepisse.h"
#include "programme/piece/coffre.h"

namespace definitif::pages {
namespace {

using piece::Exigence;
using piece::Remise;

documents::ZipStream::Open content_of(const Remise& given) {
  return [name = given.coffre] {
    std::shared_ptr<files::Reader> reader = piece::coffre().open(name);
    return [reader](std::string& chunk) { return reader->next(chunk); };
  };
}

void one_file(Archive& archive, const campagne::Piece& p, const Remise& given) {
  auto kind = files::kind(given.type);
  auto title = given.precision.empty() ? p.titre : fmt::format("{}, {}", p.titre, given.precision);
  archive.piece({.code = p.code,
                 .titre = std::move(title),
                 .fichier = given.titre,
                 .extension = std::string(kind ? files::extension(*kind) : "bin"),
                 .empreinte = given.empreinte,
                 .taille = given.taille},
                content_of(given));
}

/// Names of kept files that cannot be read any more.
using Broken = std::set<std::string, std::less<>>;

void one_piece(Archive& archive, const Endroit& e, const Exigence& x, const Broken& broken) {
  if (x.remises.empty() && x.certaine && piece::a_deposer(*x.piece))
    archive.absent(x.piece->titre + " : pas encore remise.");
  for (const auto& given : x.remises) {
    if (auto why = ferme_a_la_lecture(e, *x.piece, given))
      archive.absent(fmt::format("{} : {}", x.piece->titre, why->detail));
    else if (broken.contains(given.coffre))
      archive.absent(fmt::format(
          "{} : le fichier « {} » gardé par le serveur ne peut plus être lu ; prévenez l’assistance.",
          x.piece->titre, given.titre));
    else
      one_file(archive, *x.piece, given);
  }
}

void deposited(db::Reading& r, const page::Visite& v, const Definitif& f, Archive& archive) {
  auto sent = f.depose_le ? dernier_depot(r, f) : std::nullopt;
  if (!sent) return archive.absent("Le dossier définitif lui-même : il n’est pas encore déposé.");
  Recepisse receipt{f.dossier, *sent, v.campagne, v.settings.public_url};
  archive.document("recepisse", "pdf", "Récépissé du dépôt", recepisse_pdf(receipt));
  archive.document("dossier-definitif", "pdf", "Dossier définitif tel qu’il a été déposé",
                   dossier_pdf(receipt));
}

/// What needs no signature stands in the archive as the program makes it; the rest, as it was given.
void made_here(Archive& archive, const page::Visite& v, const Endroit& e, const Matiere& m,
               const campagne::Piece& p) {
  auto document = piece::a_deposer(p) ? std::nullopt : modele_offert(v, e, p);
  if (document)
    archive.document(p.code, "pdf", p.titre,
                     ecrire(documents::DocumentFormat::pdf, *document, sujet(v, m, p)));
}

Archive gathered(db::Reading& r, const page::Visite& v, const Endroit& e, const Broken& broken) {
  const auto& d = e.definitif->dossier;
  Archive archive({fmt::format("Dossier définitif {}", dossier::reference(d, v.campagne.annee)),
                   fmt::format("Projet : {}", d.intitule), fmt::format("Structure : {}", e.structure_nom)},
                  v.now);
  deposited(r, v, *e.definitif, archive);
  auto m = matiere(r, v, e);
  for (const auto& x : demandees(r, v, e)) {
    made_here(archive, v, e, m, *x.piece);
    one_piece(archive, e, x, broken);
  }
  return archive;
}

bool readable(const std::string& name) try {
  piece::coffre().verify(name);
  return true;
} catch (const files::Fault& fault) {
  if (fault.kind == files::FaultKind::disk) throw;
  spdlog::error("archive: {}", fault.what());
  return false;
}

Broken broken_among(const std::vector<Exigence>& list) {
  Broken names;
  for (const auto& x : list)
    for (const auto& given : x.remises)
      if (!readable(given.coffre)) names.insert(given.coffre);
  return names;
}

/// All files are read a second time only when one turns out to be damaged: the archive then says so and holds
/// the others.
void write_archive(db::Reading& r, const page::Visite& v, const Endroit& e,
                   const std::filesystem::path& path) try {
  gathered(r, v, e, {}).zip().write(path);
} catch (const files::Fault& fault) {
  if (fault.kind == files::FaultKind::full || fault.kind == files::FaultKind::disk) throw;
  gathered(r, v, e, broken_among(demandees(r, v, e))).zip().write(path);
}

}  // namespace

web::Response dossier_en_zip(db::Reading& r, const page::Visite& v) {
  auto e = au_dossier(r, v);
  if (!e) return page::introuvable(v);
  auto path = piece::coffre().temporary_folder() / ("archive-" + base::random_token(18));
  write_archive(r, v, *e, path);
  auto name = fmt::format("dossier-{}.zip", dossier::reference(e->definitif->dossier, v.campagne.annee));
  return web::download({path, true}, name, "application/zip");
}

}  // namespace definitif::pages
