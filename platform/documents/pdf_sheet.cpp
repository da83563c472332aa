#include "platform/documents/pdf_sheet.h"

#include <cairo-pdf.h>
#include <fmt/format.h>

#if defined(__SANITIZE_ADDRESS__)
// The fonts that fontconfig has found stay in memory until the program ends, by its design: not a leak of
// ours.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig\n"; }
#endif

namespace documents::pdf {
namespace {

constexpr double points(int pango_units) { return double(pango_units) / PANGO_SCALE; }

void set_font(PangoLayout* layout, const char* font) {
  auto* description = pango_font_description_from_string(font);
  pango_layout_set_font_description(layout, description);
  pango_font_description_free(description);
}

/// Bold beginning; no ligature and no hyphen added, so that a search for a word finds it in every reader.
void set_attributes(PangoLayout* layout, const Style& style) {
  auto* list = pango_attr_list_new();
  pango_attr_list_insert(list, pango_attr_font_features_new("liga=0, clig=0"));
  pango_attr_list_insert(list, pango_attr_insert_hyphens_new(FALSE));
  if (style.bold_until > 0) {
    auto* bold = pango_attr_weight_new(PANGO_WEIGHT_BOLD);
    bold->start_index = 0;
    bold->end_index = guint(style.bold_until);
    pango_attr_list_insert(list, bold);
  }
  pango_layout_set_attributes(layout, list);
  pango_attr_list_unref(list);
}

}  // namespace

Lines::Lines(PangoContext* context, std::string_view text, const Style& style, double width)
    : layout_(pango_layout_new(context)), grey_(style.grey) {
  auto* layout = layout_.get();
  set_font(layout, style.font);
  set_attributes(layout, style);
  pango_layout_set_width(layout, int(width * PANGO_SCALE));
  pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing(layout, 1.15F);
  pango_layout_set_alignment(layout, style.right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_text(layout, text.data(), int(text.size()));
  measure();
}

void Lines::measure() {
  std::unique_ptr<PangoLayoutIter, decltype(&pango_layout_iter_free)> iter(
      pango_layout_get_iter(layout_.get()), pango_layout_iter_free);
  do {
    PangoRectangle logical;
    pango_layout_iter_get_line_extents(iter.get(), nullptr, &logical);
    lines_.push_back({pango_layout_iter_get_line_readonly(iter.get()), points(logical.x), points(logical.y),
                      points(logical.y + logical.height),
                      points(pango_layout_iter_get_baseline(iter.get()))});
  } while (pango_layout_iter_next_line(iter.get()));
}

double Lines::height(std::size_t from) const {
  return from < lines_.size() ? lines_.back().bottom - lines_[from].top : 0;
}

std::size_t Lines::fitting(std::size_t from, double height) const {
  std::size_t until = from;
  while (until < lines_.size() && lines_[until].bottom - lines_[from].top <= height) ++until;
  return until - from;
}

void Lines::draw(cairo_t* cairo, std::size_t from, std::size_t until, double x, double y) const {
  cairo_set_source_rgb(cairo, grey_, grey_, grey_);
  for (std::size_t i = from; i < until; ++i) {
    cairo_move_to(cairo, x + lines_[i].x, y + lines_[i].baseline - lines_[from].top);
    pango_cairo_show_layout_line(cairo, lines_[i].line);
  }
}

PangoContext* Composer::context(cairo_t* cairo) {
  if (!context_) {
    context_.reset(pango_cairo_create_context(cairo));
    pango_cairo_context_set_resolution(context_.get(), 72);  // a point is a point
  }
  return context_.get();
}

Composer::Set Composer::set(cairo_t* cairo, std::string_view text, const Style& style, double width) {
  auto place = next_++;
  if (place < all_.size()) return all_[place];
  auto lines = std::make_shared<const Lines>(context(cairo), text, style, width);
  if (place < kept) all_.push_back(lines);
  return lines;
}

Sheet::Sheet(cairo_surface_t* surface, Composer& composer, const DocumentInfo& info, int pages)
    : surface_(surface), composer_(composer), cairo_(cairo_create(surface)), info_(info), pages_(pages) {}

void Sheet::next_page() {
  footer();
  if (!counting()) cairo_show_page(cairo());
  ++page_;
  y_ = margin;
}

void Sheet::draw(const Lines& lines, std::size_t from, std::size_t until, double x, double y) {
  if (!counting()) lines.draw(cairo(), from, until, x, y);
}

void Sheet::flow(const Lines& lines, double x, const char* tag) {
  Tag element(*this, tag);
  if (lines.height() > room()) return flow_over_pages(lines, x);
  draw(lines, 0, lines.count(), x, y_);
  advance(lines.height());
}

/// Each page has its own Span, so that the footer drawn between two of them is no part of the text.
void Sheet::flow_over_pages(const Lines& lines, double x) {
  for (std::size_t from = 0; from < lines.count();) {
    auto n = lines.fitting(from, room());
    if (n == 0 && at_top()) n = 1;
    if (n > 0) {
      Tag part(*this, "Span");
      draw(lines, from, from + n, x, y_);
      advance(lines.height(from) - lines.height(from + n));
    }
    from += n;
    if (from < lines.count()) next_page();
  }
}

void Sheet::rectangle(double x, double y, double width, double height, double grey) {
  if (counting()) return;
  cairo_set_source_rgb(cairo(), grey, grey, grey);
  cairo_rectangle(cairo(), x, y, width, height);
  cairo_fill(cairo());
}

void Sheet::bookmark(int level, const std::string& text) {
  if (counting() || level > 2) return;
  int parent = level == 2 ? last_bookmarks_[1] : CAIRO_PDF_OUTLINE_ROOT;
  auto place = fmt::format("page={} pos=[{:.1f} {:.1f}]", page_, margin, y_);
  last_bookmarks_[level] = cairo_pdf_surface_add_outline(surface_, parent, text.c_str(), place.c_str(),
                                                         CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

void Sheet::footer() {
  if (counting()) return;
  auto number = fmt::format("Page {} sur {}", page_, pages_);
  double below = height_of(info_);
  rectangle(margin, below - 48, text_width(), 0.5, 0.6);
  Lines left(composer_.context(cairo()), info_.footer,
             {.font = "Liberation Sans, DejaVu Sans 9", .grey = 0.3}, text_width() - 80);
  left.draw(cairo(), 0, 1, margin, below - 42);
  Lines right(composer_.context(cairo()), number,
              {.font = "Liberation Sans, DejaVu Sans 9", .grey = 0.3, .right = true}, 78);
  right.draw(cairo(), 0, 1, width_of(info_) - margin - 78, below - 42);
}

void Sheet::finish() {
  footer();
  cairo_.reset();
  cairo_surface_finish(surface_);
}

}  // namespace documents::pdf
