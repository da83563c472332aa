#include "platform/documents/table.h"

#include <unistd.h>

#include <fstream>
#include <memory>
#include <stdexcept>
#include <utility>

#include "platform/documents/csv.h"
#include "platform/documents/xlsx.h"

namespace documents {
namespace {

/// A new empty file, removed unless it is kept.
class NewFile {
 public:
  explicit NewFile(const std::filesystem::path& folder) {
    auto name = (folder / "export-XXXXXX").string();
    int descriptor = mkstemp(name.data());
    if (descriptor < 0) throw std::runtime_error("cannot make a temporary file in " + folder.string());
    close(descriptor);
    path_ = name;
  }
  ~NewFile() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove(path_, ignored);
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path keep() { return std::exchange(path_, {}); }

 private:
  std::filesystem::path path_;
};

using Rows = std::function<void(TableWriter&)>;

void write_xlsx(const std::filesystem::path& file, const TableInfo& info, const std::vector<Column>& columns,
                const Rows& rows) {
  XlsxWriter writer(file, info, columns);
  rows(writer);
  writer.finish();
}

void write_csv(const std::filesystem::path& file, const std::vector<Column>& columns, const Rows& rows) {
  std::ofstream out(file, std::ios::binary);
  CsvWriter writer(out, columns);
  rows(writer);
  writer.finish();
  out.close();
  if (!out) throw std::runtime_error("cannot write " + file.string());
}

}  // namespace

std::string_view content_type(Format format) {
  return format == Format::csv ? "text/csv; charset=utf-8"
                               : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}

std::string_view extension(Format format) { return format == Format::csv ? "csv" : "xlsx"; }

std::filesystem::path export_table(Format format, const std::filesystem::path& folder, const TableInfo& info,
                                   const std::vector<Column>& columns, const Rows& rows) {
  NewFile file(folder);
  if (format == Format::csv)
    write_csv(file.path(), columns, rows);
  else
    write_xlsx(file.path(), info, columns, rows);
  return file.keep();
}

}  // namespace documents
