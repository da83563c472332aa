// The parts of a workbook, for its readers and their fuzz program.
#pragma once
#include <memory>
#include <pugixml.hpp>

#include "platform/documents/sheet.h"
#include "platform/documents/zip_reader.h"

namespace documents::parts {

/// How deep elements within elements are followed: what is deeper was not made by a spreadsheet.
inline constexpr int deepest = 30;

/// The name without its prefix: producers choose their own.
std::string_view local_name(const pugi::xml_node&);
pugi::xml_node child(const pugi::xml_node&, std::string_view local);
std::string_view attribute(const pugi::xml_node&, std::string_view local);
/// False when it is not well-formed. Document types and entities are neither read nor expanded.
bool parse(pugi::xml_document&, const std::string& xml);

/// Texts as they are kept: clean, cut at the limit.
std::string cell_text(std::string_view, const SheetLimits&);
/// "1234.5599999999999" → "1234.56"; the text itself when it is no number.
std::string number_text(std::string_view);

/// Puts cells in their places and rows in their order, up to the limits.
class SheetBuilder {
 public:
  explicit SheetBuilder(const SheetLimits& limits) : limits_(limits) {}
  /// A row is kept when it holds something. False: there are too many.
  bool row(SheetRow);
  /// Puts a cell into a row being made; outside the limits it is left out.
  void cell(SheetRow&, std::size_t column, SheetCell) const;
  Sheet take(std::string name);
  bool full() const { return full_; }

 private:
  const SheetLimits& limits_;
  Sheet sheet_;
  bool full_ = false;
};

/// One worksheet of an XLSX, with its shared texts.
bool read_xlsx_sheet(const std::string& xml, const std::vector<std::string>& shared, SheetBuilder&,
                     const SheetLimits&);
std::vector<std::string> read_xlsx_texts(const std::string& xml, const SheetLimits&);
SheetReading read_xlsx(ZipReader&, const SheetLimits&);

/// The content.xml of an ODS.
SheetReading read_ods_content(const std::string& xml, const SheetLimits&);
SheetReading read_ods(ZipReader&, const SheetLimits&);

}  // namespace documents::parts
