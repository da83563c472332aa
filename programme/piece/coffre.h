// The folder of kept files that the whole program uses, given once at its start.
#pragma once
#include <filesystem>
#include <functional>
#include <memory>

#include "platform/files/store.h"
#include "programme/piece/depot.h"
#include "programme/piece/pieces.h"

namespace piece {

void ouvrir_coffre(std::shared_ptr<const files::Store>);
/// Throws std::runtime_error when none was given.
const files::Store& coffre();

/// Whether an antivirus is asked about every document: none is then shown before it has answered.
void exiger_analyse(bool);
/// What is noted of a document that has just come.
Analyse analyse_a_l_arrivee();

/// A file on its way into the safe: enciphered as it comes, looked at as it goes by. Unless garder() is
/// called, nothing of it remains.
class Arrivee {
 public:
  explicit Arrivee(const campagne::Campagne&);
  Arrivee(const Arrivee&) = delete;
  Arrivee& operator=(const Arrivee&) = delete;
  ~Arrivee();

  /// False as soon as it is too large: nothing more is kept. Throws files::Fault.
  bool recevoir(std::string_view bytes);
  /// What is wrong with what came; empty when nothing is.
  std::string defaut() const;
  /// Seals it. Only when nothing is wrong.
  Recu sceller(std::string_view name);
  /// It is recorded in the database: it stays.
  void garder() { kept_ = true; }

 private:
  const campagne::Campagne& campagne_;
  files::Sample sample_;
  std::unique_ptr<files::Writer> writer_;
  std::string sealed_;
  bool kept_ = false;
};

/// Gives a file that stands on the disk to an arrival.
void recevoir_fichier(Arrivee&, const std::filesystem::path&);

}  // namespace piece
