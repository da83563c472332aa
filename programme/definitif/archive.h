// A final dossier as one ZIP: what is in it, under which names, and what is not and why. Pure; the bytes of
// the pieces are read only while the archive is written.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/instant.h"
#include "platform/documents/zip_stream.h"

namespace definitif {

struct Fichier {
  std::string nom;          ///< in the archive; ASCII, never leading out of the folder where it is unpacked
  std::string titre{};      ///< what it is, for LISEZ-MOI.txt
  std::string empreinte{};  ///< BLAKE2b, 256 bits, of the content
  std::string contenu{};    ///< of what is made here
  std::uint64_t taille = 0;
  documents::ZipStream::Open ouvrir{};  ///< of what was given
};

class Archive {
 public:
  /// `entete`: the first lines of LISEZ-MOI.txt.
  Archive(std::vector<std::string> entete, base::Instant le) : entete_(std::move(entete)), le_(le) {}

  /// A document made here, under the name of its kind: "recepisse", "pdf".
  void document(std::string_view nom, std::string_view extension, std::string titre, std::string contenu);
  struct Donne {
    std::string code, titre, fichier, extension, empreinte;
    std::uint64_t taille = 0;
  };
  /// A document that was given: `fichier` is its own name.
  void piece(const Donne&, documents::ZipStream::Open);
  /// "Curriculum vitae : à remettre"
  void absent(std::string phrase) { absents_.push_back(std::move(phrase)); }

  const std::vector<Fichier>& fichiers() const { return fichiers_; }
  /// What is in it, what is not, and how to verify it; lines end as Windows reads them.
  std::string lisez_moi() const;
  /// "<digest>  <name>" for each file, as `b2sum --check` reads it.
  std::string empreintes() const;
  documents::ZipStream zip() const;

 private:
  std::vector<std::string> entete_;
  base::Instant le_;
  std::vector<Fichier> fichiers_;
  std::vector<std::string> absents_;
  int pieces_ = 0;
};

/// Small letters, digits and hyphens, at most 60; "document" when nothing of that is left.
std::string nom_sur(std::string_view);

}  // namespace definitif
