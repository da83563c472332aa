#include "programme/piece/coffre.h"

#include <atomic>
#include <fstream>
#include <stdexcept>

namespace piece {
namespace {

std::shared_ptr<const files::Store>& shared() {
  static std::shared_ptr<const files::Store> store;
  return store;
}

std::atomic<bool> analysed{false};

}  // namespace

void exiger_analyse(bool on) { analysed = on; }
Analyse analyse_a_l_arrivee() { return analysed ? Analyse::attente : Analyse::sans; }

void ouvrir_coffre(std::shared_ptr<const files::Store> store) { shared() = std::move(store); }

const files::Store& coffre() {
  if (!shared()) throw std::runtime_error("no folder of files was opened");
  return *shared();
}

Arrivee::Arrivee(const campagne::Campagne& c)
    : campagne_(c), writer_(std::make_unique<files::Writer>(coffre().create())) {}

Arrivee::~Arrivee() {
  if (!kept_ && !sealed_.empty()) coffre().remove(sealed_);
}

bool Arrivee::recevoir(std::string_view bytes) {
  sample_.feed(bytes);
  if (sample_.size() > taille_max(campagne_)) return writer_.reset(), false;
  if (writer_) writer_->write(bytes);
  return true;
}

std::string Arrivee::defaut() const { return piece::defaut(campagne_, sample_); }

Recu Arrivee::sceller(std::string_view name) {
  auto kind = files::kind_of(sample_).value();
  auto sealed = writer_->finish();
  writer_.reset();
  sealed_ = sealed.name;
  return {sealed.name, titre_du_fichier(name, kind), kind, sealed.size, sealed.digest};
}

void recevoir_fichier(Arrivee& to, const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string piece(files::chunk_bytes, '\0');
  while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0)
    if (!to.recevoir(std::string_view(piece).substr(0, static_cast<std::size_t>(in.gcount())))) return;
}

}  // namespace piece
