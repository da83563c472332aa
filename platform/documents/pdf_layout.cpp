#include "platform/documents/pdf_layout.h"

#include <cairo-pdf.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <stdexcept>

#include "platform/documents/pdf_sheet.h"

namespace documents::pdf {
namespace {

constexpr const char* body_font = "Liberation Sans, DejaVu Sans 11";
constexpr const char* label_font = "Liberation Sans, DejaVu Sans Bold 11";
constexpr const char* heading_fonts[] = {"Liberation Sans, DejaVu Sans Bold 20",
                                         "Liberation Sans, DejaVu Sans Bold 14",
                                         "Liberation Sans, DejaVu Sans Bold 12"};
constexpr const char* heading_tags[] = {"H1", "H2", "H3"};
constexpr const char* cell_font = "Liberation Sans, DejaVu Sans 10";
constexpr const char* header_font = "Liberation Sans, DejaVu Sans Bold 10";
constexpr double padding = 4;

/// One row of a table: its cells set in lines, and how far each has been written.
struct SetRow {
  std::vector<Composer::Set> cells;
  std::vector<std::size_t> written;

  double height() const {
    double highest = 0;
    for (auto& cell : cells) highest = std::max(highest, cell->height());
    return highest + 2 * padding;
  }
  bool done() const {
    for (std::size_t i = 0; i < cells.size(); ++i)
      if (written[i] < cells[i]->count()) return false;
    return true;
  }
};

/// Writes a table row by row; the header comes again at the top of every page, without tag.
class Table {
 public:
  Table(Sheet& sheet, const block::Grid& grid) : sheet_(sheet), grid_(grid) {
    double shares = 0;
    for (auto& column : grid.columns) shares += column.share;
    for (auto& column : grid.columns) widths_.push_back(sheet_.text_width() * column.share / shares);
  }

  void draw() {
    sheet_.need(72);
    Tag table(sheet_, "Table");
    header(true);
    for (auto& row : grid_.rows) body_row(row);
  }

 private:
  SetRow set(const GridRow& texts, const char* font) {
    SetRow row;
    for (std::size_t i = 0; i < grid_.columns.size(); ++i) {
      Style style{.font = font, .right = grid_.columns[i].right};
      row.cells.push_back(sheet_.set(texts[i], style, widths_[i] - 2 * padding));
    }
    row.written.resize(row.cells.size());
    return row;
  }

  void header(bool tagged) {
    GridRow titles;
    for (auto& column : grid_.columns) titles.push_back(column.title);
    auto row = set(titles, header_font);
    sheet_.rectangle(Sheet::margin, sheet_.y(), sheet_.text_width(), std::min(row.height(), sheet_.room()),
                     0.92);
    fragment(row, tagged ? "TH" : nullptr);
  }

  void next_page() {
    sheet_.next_page();
    header(false);
  }

  void body_row(const GridRow& texts) {
    auto row = set(texts, cell_font);
    constexpr double largest_kept_whole = 200;
    double height = std::max(row.height(), grid_.row_height);
    if (height > sheet_.room() && (height <= largest_kept_whole || sheet_.room() < 40)) next_page();
    while (true) {
      fragment(row, "TD");
      if (row.done()) return;
      next_page();
    }
  }

  /// Writes what fits on the page of each cell of the row (at least a line); without tag when there is no
  /// name.
  void fragment(SetRow& row, const char* tag) {
    std::optional<Tag> element;
    if (tag) element.emplace(sheet_, "TR");
    double x = Sheet::margin, tallest = 0;
    for (std::size_t i = 0; i < row.cells.size(); x += widths_[i++])
      tallest = std::max(tallest, cell(*row.cells[i], row.written[i], x + padding, tag));
    element.reset();
    double height = std::max(tallest + 2 * padding, tag ? std::min(grid_.row_height, sheet_.room()) : 0);
    if (grid_.row_height > 0) verticals(height);
    sheet_.advance(height);
    sheet_.rectangle(Sheet::margin, sheet_.y() - 0.5, sheet_.text_width(), 0.5, 0.7);
  }

  /// Rules between the cells of a row of that height.
  void verticals(double height) {
    double x = Sheet::margin;
    sheet_.rectangle(x, sheet_.y(), 0.5, height, 0.7);
    for (double width : widths_) sheet_.rectangle((x += width) - 0.5, sheet_.y(), 0.5, height, 0.7);
  }

  double cell(const Lines& lines, std::size_t& written, double x, const char* tag) {
    auto n = std::max<std::size_t>(lines.fitting(written, sheet_.room() - 2 * padding), 1);
    auto until = std::min(written + n, lines.count());
    std::optional<Tag> element;
    if (tag) element.emplace(sheet_, tag);
    sheet_.draw(lines, written, until, x, sheet_.y() + padding);
    double height = lines.height(written) - lines.height(until);
    written = until;
    return height;
  }

  Sheet& sheet_;
  const block::Grid& grid_;
  std::vector<double> widths_;
};

/// Draws each kind of block at the sheet's place.
class Painter {
 public:
  explicit Painter(Sheet& sheet) : sheet_(sheet) {}

  void draw(const std::vector<Block>& blocks) {
    Tag document(sheet_, "Document");
    for (std::size_t i = 0; i < blocks.size();) {
      if (std::holds_alternative<block::Definition>(blocks[i]))
        i = definitions(blocks, i);
      else
        std::visit([&](auto& block) { draw_one(block); }, blocks[i++]);
    }
  }

 private:
  void draw_one(const block::Heading& h) {
    auto level = std::size_t(h.level - 1);
    sheet_.space(h.level == 1 ? 10 : 14);
    sheet_.need(80);  // a heading stays with the beginning of what it announces
    sheet_.bookmark(h.level, h.text);
    sheet_.flow(*sheet_.set(h.text, {.font = heading_fonts[level]}, sheet_.text_width()), Sheet::margin,
                heading_tags[level]);
    sheet_.advance(6);
  }

  void draw_one(const block::Paragraph& p) {
    sheet_.need(28);
    sheet_.flow(*sheet_.set(p.text, {.font = body_font}, sheet_.text_width()), Sheet::margin, "P");
    sheet_.advance(8);
  }

  void draw_one(const block::Note& n) {
    sheet_.space(4);
    auto text = sheet_.set(n.text, {.font = body_font}, sheet_.text_width() - 16);
    sheet_.need(std::min(text->height(), 200.0));
    double top = sheet_.y();
    int page = sheet_.page();
    sheet_.flow(*text, Sheet::margin + 16, "P");
    if (page == sheet_.page()) sheet_.rectangle(Sheet::margin, top - 2, 4, sheet_.y() - top + 4, 0.35);
    sheet_.advance(12);
  }

  void draw_one(const block::Bullets& b) {
    Tag list(sheet_, "L");
    for (auto& item : b.items) {
      sheet_.need(28);
      Tag element(sheet_, "LI");
      auto bullet = sheet_.set("•", {.font = body_font}, 12);
      {
        Tag label(sheet_, "Lbl");
        sheet_.draw(*bullet, 0, 1, Sheet::margin + 4, sheet_.y());
      }
      sheet_.flow(*sheet_.set(item, {.font = body_font}, sheet_.text_width() - 16), Sheet::margin + 16,
                  "LBody");
      sheet_.advance(3);
    }
    sheet_.advance(5);
  }

  void draw_one(const block::Grid& g) {
    sheet_.space(4);
    Table(sheet_, g).draw();
    sheet_.advance(12);
  }

  /// As large as a phone reads at arm's length.
  void draw_one(const block::Code& code) {
    constexpr double side = 128;
    sheet_.space(4);
    sheet_.need(side);
    double module = side / code.qr.size();
    {
      Tag figure(sheet_, "Figure");
      for (int y = 0; y < code.qr.size(); ++y)
        for (auto [x, width] : code.qr.runs(y))
          sheet_.rectangle(Sheet::margin + x * module, sheet_.y() + y * module, width * module, module, 0);
    }
    sheet_.advance(side + 12);
  }

  /// Reached through definitions() only, which draws several as one list.
  void draw_one(const block::Definition& d) {
    auto lead = d.lead();
    auto together = lead + d.value;
    Style style{.font = body_font, .bold_until = unsigned(lead.size())};
    auto short_form = sheet_.set(together, style, sheet_.text_width());
    if (short_form->count() == 1) {
      sheet_.need(28);
      sheet_.flow(*short_form, Sheet::margin, "LBody");
      return sheet_.advance(5);
    }
    sheet_.need(42);
    auto label = sheet_.set(d.label, {.font = label_font}, sheet_.text_width());
    sheet_.flow(*label, Sheet::margin, "Lbl");
    sheet_.advance(1);
    sheet_.flow(*sheet_.set(d.value, {.font = body_font}, sheet_.text_width()), Sheet::margin, "LBody");
    sheet_.advance(8);
  }

  std::size_t definitions(const std::vector<Block>& blocks, std::size_t i) {
    Tag list(sheet_, "L");
    for (; i < blocks.size() && std::holds_alternative<block::Definition>(blocks[i]); ++i) {
      Tag item(sheet_, "LI");
      draw_one(std::get<block::Definition>(blocks[i]));
    }
    sheet_.advance(4);
    return i;
  }

  Sheet& sheet_;
};

cairo_status_t collect(void* closure, const unsigned char* data, unsigned size) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), size);
  return CAIRO_STATUS_SUCCESS;
}

void describe(cairo_surface_t* surface, const DocumentInfo& info) {
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, info.title.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, info.author.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Dentelle");
  auto created = base::iso_utc(info.created).substr(0, 19) + "Z";
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, created.c_str());
}

struct Laid {
  std::string bytes;
  int pages;
};

/// `pages`: 0 to count them. The surface is of the same kind either way, so that texts are as wide.
Laid draw_all(Composer& composer, const DocumentInfo& info, const std::vector<Block>& blocks, int pages) {
  Laid laid{{}, 0};
  std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
      cairo_pdf_surface_create_for_stream(pages ? collect : nullptr, &laid.bytes, Sheet::width_of(info),
                                          Sheet::height_of(info)),
      cairo_surface_destroy);
  describe(surface.get(), info);
  Sheet sheet(surface.get(), composer, info, pages);
  Painter(sheet).draw(blocks);
  sheet.finish();
  if (auto status = cairo_surface_status(surface.get()); status != CAIRO_STATUS_SUCCESS)
    throw std::runtime_error(std::string("cairo cannot make the PDF: ") + cairo_status_to_string(status));
  laid.pages = sheet.page();
  return laid;
}

}  // namespace

std::string lay_out(const DocumentInfo& info, const std::vector<Block>& blocks) {
  Composer composer;
  auto pages = draw_all(composer, info, blocks, 0).pages;
  composer.again();
  return draw_all(composer, info, blocks, pages).bytes;
}

}  // namespace documents::pdf
