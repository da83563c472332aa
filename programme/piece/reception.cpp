#include "programme/piece/reception.h"

namespace piece {

Reception::Reception(db::Database& database, const Televersement& t)
    : database_(database), id_(t.id), whole_(t.taille), begin_(t.recu) {}

bool Reception::recevoir(std::string_view bytes) {
  auto so_far = begin_ + (writer_ ? writer_->size() : 0);
  too_much_ = so_far + bytes.size() > whole_;
  if (too_much_ || overtaken_) return false;
  if (!writer_) writer_ = std::make_unique<files::Writer>(coffre().create());
  writer_->write(bytes);
  if (writer_->size() >= taille_d_une_part) fixer();
  return !overtaken_;
}

void Reception::fixer() {
  if (!writer_ || writer_->size() == 0) return;
  auto writer = std::move(writer_);
  auto sealed = writer->finish();
  Part part{begin_, sealed.size, sealed.name};
  bool kept = false;
  try {
    kept = database_.write([&](db::Writing& w) { return ajouter(w, id_, part); });
  } catch (...) {
    coffre().remove(sealed.name);
    throw;
  }
  if (kept) begin_ += sealed.size;
  if (!kept) coffre().remove(sealed.name);
  overtaken_ = !kept;
}

void rassembler(const std::vector<Part>& list, Arrivee& to) {
  std::string chunk;
  for (const auto& part : list) {
    auto reader = coffre().open(part.coffre);
    while (reader->next(chunk))
      if (!to.recevoir(chunk)) return;
  }
}

void jeter(const std::vector<Part>& list) {
  for (const auto& part : list) coffre().remove(part.coffre);
}

}  // namespace piece
