#include "programme/definitif/archive.h"

#include <fmt/format.h>

#include "platform/base/text.h"
#include "platform/files/writer.h"

namespace definitif {
namespace {

constexpr std::size_t longest_name = 60;
constexpr std::string_view readme = "LISEZ-MOI.txt", digests = "empreintes.txt";

bool plain(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

std::string digest(std::string_view content) {
  files::Digest d;
  d.feed(content);
  return d.hex();
}

std::string_view without_extension(std::string_view name) {
  auto dot = name.rfind('.');
  return dot == name.npos || dot == 0 ? name : name.substr(0, dot);
}

}  // namespace

std::string nom_sur(std::string_view name) {
  std::string safe;
  for (char c : base::fold(name)) {
    if (safe.size() == longest_name) break;
    if (plain(c))
      safe += c;
    else if (!safe.empty() && safe.back() != '-')
      safe += '-';
  }
  while (safe.ends_with('-')) safe.pop_back();
  return safe.empty() ? "document" : safe;
}

void Archive::document(std::string_view name, std::string_view extension, std::string title,
                       std::string content) {
  fichiers_.push_back({.nom = fmt::format("{}.{}", nom_sur(name), nom_sur(extension)),
                       .titre = std::move(title),
                       .empreinte = digest(content),
                       .contenu = std::move(content),
                       .taille = 0,
                       .ouvrir = {}});
}

/// The number makes each name different, whatever people called their files.
void Archive::piece(const Donne& given, documents::ZipStream::Open open) {
  auto name = fmt::format("pieces/{:02}-{}-{}.{}", ++pieces_, nom_sur(given.code),
                          nom_sur(without_extension(given.fichier)), nom_sur(given.extension));
  fichiers_.push_back({.nom = std::move(name),
                       .titre = given.titre,
                       .empreinte = given.empreinte,
                       .contenu = {},
                       .taille = given.taille,
                       .ouvrir = std::move(open)});
}

std::string Archive::lisez_moi() const {
  auto lines = entete_;
  lines.push_back(fmt::format("Archive établie le {} (heure de Paris).", base::date_time_seconds(le_)));
  lines.insert(lines.end(), {"", "Dans cette archive :"});
  for (const auto& f : fichiers_) lines.push_back(fmt::format("- {} : {}", f.nom, f.titre));
  if (!absents_.empty()) lines.insert(lines.end(), {"", "Ce qui n’y est pas :"});
  for (const auto& missing : absents_) lines.push_back("- " + missing);
  lines.insert(lines.end(),
               {"", fmt::format("{} donne l’empreinte de chaque fichier (BLAKE2b, 256 bits).", digests),
                fmt::format("Pour les vérifier : b2sum --check {}", digests), ""});
  return base::join(lines, "\r\n");
}

std::string Archive::empreintes() const {
  std::string text = fmt::format("{}  {}\n", digest(lisez_moi()), readme);
  for (const auto& f : fichiers_) text += fmt::format("{}  {}\n", f.empreinte, f.nom);
  return text;
}

documents::ZipStream Archive::zip() const {
  documents::ZipStream zip(le_);
  zip.add(std::string(readme), lisez_moi());
  for (const auto& f : fichiers_) {
    if (f.ouvrir)
      zip.add(f.nom, f.taille, f.ouvrir);
    else
      zip.add(f.nom, f.contenu);
  }
  zip.add(std::string(digests), empreintes());
  return zip;
}

}  // namespace definitif
