// XLSX by libxlsxwriter in constant memory: typed cells, frozen header, filter, totals.
#pragma once
#include <filesystem>
#include <memory>
#include <vector>

#include "platform/documents/table.h"

namespace documents {

/// Writes a workbook of one sheet, and a second one for what TableInfo::about says. A text is always a text,
/// whatever it begins with: the only formulas are the totals, which follow the filter that the reader sets
/// (SUBTOTAL).
class XlsxWriter : public TableWriter {
 public:
  XlsxWriter(const std::filesystem::path& file, const TableInfo&, const std::vector<Column>&);
  ~XlsxWriter() override;
  using TableWriter::row;
  void row(std::span<const Cell>) override;
  void finish() override;

 private:
  struct Workbook;
  std::unique_ptr<Workbook> workbook_;
};

}  // namespace documents
