#include "platform/documents/xlsx.h"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <stdexcept>

#include "platform/base/text.h"
#include "platform/documents/xml_text.h"

namespace documents {
namespace {

constexpr std::size_t longest_text = 32767;  // code points that a cell may hold
constexpr std::size_t longest_name = 31;     // of a sheet

std::string sheet_name(std::string_view title) {
  auto name = xml_text(title);
  for (char& c : name)
    if (std::string_view("[]:*?/\\'\n\t").contains(c)) c = ' ';
  name = base::shorten(base::trim(name), longest_name);
  return name.empty() ? "Feuille" : name;
}

double usual_width(Kind kind) {
  switch (kind) {
    case Kind::text:
      return 30;
    case Kind::integer:
    case Kind::number:
      return 12;
    case Kind::money:
      return 16;
    case Kind::date:
      return 12;
    case Kind::instant:
      return 18;
  }
  return 12;
}

lxw_datetime moment(base::Date day, int hour = 0, int minute = 0, int second = 0) {
  return {int(day.year()), int(unsigned(day.month())), int(unsigned(day.day())), hour, minute,
          double(second)};
}

lxw_datetime moment(base::Instant instant) {
  auto clock = base::iso_paris(instant);  // "2022-09-16T23:59:59"
  auto two = [&](std::size_t at) { return std::stoi(clock.substr(at, 2)); };
  return moment(base::paris_date(instant), two(11), two(14), two(17));
}

void check(lxw_error error) {
  if (error != LXW_NO_ERROR) throw std::runtime_error(std::string("XLSX: ") + lxw_strerror(error));
}

}  // namespace

struct XlsxWriter::Workbook {
  struct Close {
    void operator()(lxw_workbook* book) const { lxw_workbook_free(book); }
  };
  struct Formats {
    lxw_format *header, *integer, *number, *money, *date, *instant, *label;
  };

  std::vector<Column> columns;
  std::unique_ptr<lxw_workbook, Close> book;
  lxw_worksheet* sheet = nullptr;
  Formats formats{};
  lxw_row_t next = 0;
  std::vector<double> sums;
  std::vector<std::int64_t> exact_sums;  ///< integers and cents

  Workbook(const std::filesystem::path& file, const TableInfo& info, const std::vector<Column>& all)
      : columns(all), sums(all.size()), exact_sums(all.size()) {
    auto folder = file.parent_path().string();
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = folder.empty() ? nullptr : folder.data();
    book.reset(workbook_new_opt(file.c_str(), &options));
    if (!book) throw std::runtime_error("XLSX: cannot begin " + file.string());
    sheet = workbook_add_worksheet(book.get(), sheet_name(info.title).c_str());
    if (!sheet) throw std::runtime_error("XLSX: cannot add a sheet to " + file.string());
    describe(info);
    make_formats();
    header();
    if (!info.about.empty()) about(info);
  }

  void about(const TableInfo& info) {
    auto* second = workbook_add_worksheet(book.get(), "À propos");
    if (!second) throw std::runtime_error("XLSX: cannot add a second sheet");
    check(worksheet_set_column(second, 0, 0, 24, nullptr));
    check(worksheet_set_column(second, 1, 1, 90, nullptr));
    lxw_row_t line = 0;
    for (const auto& [name, value] : info.about) {
      auto clean_name = xml_text(name), clean = base::shorten(xml_text(value), longest_text);
      check(worksheet_write_string(second, line, 0, clean_name.c_str(), formats.label));
      check(worksheet_write_string(second, line++, 1, clean.c_str(), nullptr));
    }
  }

  void describe(const TableInfo& info) {
    auto title = xml_text(info.title), author = xml_text(info.author);
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.author = author.data();
    workbook_set_properties(book.get(), &properties);
  }

  lxw_format* format(const char* pattern, bool bold = false) {
    auto* made = workbook_add_format(book.get());
    if (pattern) format_set_num_format(made, pattern);
    if (bold) format_set_bold(made);
    return made;
  }

  void make_formats() {
    formats = {.header = format(nullptr, true),
               .integer = format("#,##0"),
               .number = format("#,##0.##"),
               .money = format("#,##0.00\\ \"€\""),
               .date = format("dd/mm/yyyy"),
               .instant = format("dd/mm/yyyy\\ hh:mm:ss"),
               .label = format(nullptr, true)};
    format_set_text_wrap(formats.header);
    format_set_align(formats.header, LXW_ALIGN_VERTICAL_TOP);
    format_set_bg_color(formats.header, 0xE8EDF2);
    format_set_bottom(formats.header, LXW_BORDER_THIN);
  }

  void header() {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      auto column = lxw_col_t(i);
      double width = columns[i].width > 0 ? columns[i].width : usual_width(columns[i].kind);
      check(worksheet_set_column(sheet, column, column, width, nullptr));
      text(column, columns[i].title, formats.header);
    }
    ++next;
    worksheet_freeze_panes(sheet, 1, 0);
    worksheet_repeat_rows(sheet, 0, 0);
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, 9);  // A4
    worksheet_fit_to_pages(sheet, 1, 0);
  }

  void text(lxw_col_t column, std::string_view value, lxw_format* format = nullptr) {
    auto clean = base::shorten(xml_text(value), longest_text);
    if (!clean.empty()) check(worksheet_write_string(sheet, next, column, clean.c_str(), format));
  }

  void number(lxw_col_t column, double value, lxw_format* format) {
    check(worksheet_write_number(sheet, next, column, value, format));
  }

  /// A spreadsheet knows no date before 1900: such a date is written as a text.
  void date(lxw_col_t column, lxw_datetime when, const std::string& otherwise, lxw_format* format) {
    if (when.year < 1900)
      text(column, otherwise);
    else
      check(worksheet_write_datetime(sheet, next, column, &when, format));
  }

  void exact(lxw_col_t column, std::int64_t value, double shown, lxw_format* format) {
    exact_sums[column] += value;
    number(column, shown, format);
  }

  void cell(lxw_col_t column, const Cell& value) {
    struct Visitor {
      Workbook& book;
      lxw_col_t column;
      void operator()(std::monostate) const {}
      void operator()(std::string_view v) const { book.text(column, v); }
      void operator()(std::int64_t v) const { book.exact(column, v, double(v), book.formats.integer); }
      void operator()(base::Cents v) const {
        book.exact(column, v.value, double(v.value) / 100, book.formats.money);
      }
      void operator()(double v) const {
        if (!std::isfinite(v)) return;
        book.sums[column] += v;
        book.number(column, v, book.formats.number);
      }
      void operator()(base::Date v) const { book.date(column, moment(v), base::iso(v), book.formats.date); }
      void operator()(base::Instant v) const {
        book.date(column, moment(v), base::iso_paris(v), book.formats.instant);
      }
    };
    std::visit(Visitor{*this, column}, value);
  }

  double sum(std::size_t i) const {
    auto exact = double(exact_sums[i]);
    return sums[i] + (columns[i].kind == Kind::money ? exact / 100 : exact);
  }

  lxw_format* total_format(Kind kind) {
    if (kind == Kind::money) return format("#,##0.00\\ \"€\"", true);
    return format(kind == Kind::number ? "#,##0.##" : "#,##0", true);
  }

  void totals() {
    bool any = std::any_of(columns.begin(), columns.end(), [](auto& column) { return column.total; });
    if (!any || next == 1) return;
    if (!columns[0].total) text(0, "Total", formats.label);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (!columns[i].total) continue;
      char letters[LXW_MAX_COL_NAME_LENGTH];
      lxw_col_to_name(letters, lxw_col_t(i), LXW_FALSE);
      auto formula = fmt::format("=SUBTOTAL(109,{0}2:{0}{1})", letters, next);
      check(worksheet_write_formula_num(sheet, next, lxw_col_t(i), formula.c_str(),
                                        total_format(columns[i].kind), sum(i)));
    }
  }
};

XlsxWriter::XlsxWriter(const std::filesystem::path& file, const TableInfo& info,
                       const std::vector<Column>& columns)
    : workbook_(std::make_unique<Workbook>(file, info, columns)) {}

XlsxWriter::~XlsxWriter() = default;

void XlsxWriter::row(std::span<const Cell> cells) {
  auto& book = *workbook_;
  for (std::size_t i = 0; i < std::min(cells.size(), book.columns.size()); ++i)
    book.cell(lxw_col_t(i), cells[i]);
  ++book.next;
}

void XlsxWriter::finish() {
  auto& book = *workbook_;
  if (!book.columns.empty()) {
    auto last = lxw_col_t(book.columns.size() - 1);
    check(worksheet_autofilter(book.sheet, 0, 0, std::max<lxw_row_t>(book.next - 1, 0), last));
    book.totals();
  }
  check(workbook_close(book.book.release()));  // frees the workbook, whatever it returns
}

}  // namespace documents
