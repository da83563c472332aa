// The paper: lines of text placed on pages, tags, footers. Internal to pdf_layout.cpp.
#pragma once
#include <cairo.h>
#include <pango/pangocairo.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/documents/story.h"

namespace documents::pdf {

struct Style {
  const char* font;   ///< pango description
  double grey = 0.1;  ///< 0 is black
  bool right = false;
  unsigned bold_until = 0;  ///< number of bytes at the beginning that are bold
};

/// A text set in lines of a given width; distances are in points.
class Lines {
 public:
  Lines(PangoContext*, std::string_view text, const Style&, double width);
  std::size_t count() const { return lines_.size(); }
  double height(std::size_t from = 0) const;
  /// How many lines from that one stand in that height.
  std::size_t fitting(std::size_t from, double height) const;
  void draw(cairo_t*, std::size_t from, std::size_t until, double x, double y) const;

 private:
  struct Line {
    PangoLayoutLine* line;  ///< belongs to the layout
    double x, top, bottom, baseline;
  };
  struct Release {
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
  };
  void measure();

  std::unique_ptr<PangoLayout, Release> layout_;
  std::vector<Line> lines_;
  double grey_;
};

/// The texts of a document set in lines. The pages are counted, then drawn: both ask the same texts in the
/// same order, and setting them is most of the work, so the second time finds them. Past a limit they are set
/// again: a report on thousands of dossiers must not stay whole in memory.
class Composer {
 public:
  using Set = std::shared_ptr<const Lines>;
  Set set(cairo_t*, std::string_view text, const Style&, double width);
  /// One for all texts: what pango finds out about fonts stays with it.
  PangoContext* context(cairo_t*);
  /// The same texts are going to be asked again.
  void again() { next_ = 0; }

 private:
  struct Release {
    void operator()(PangoContext* context) const { g_object_unref(context); }
  };
  static constexpr std::size_t kept = 10'000;
  std::unique_ptr<PangoContext, Release> context_;
  std::vector<Set> all_;
  std::size_t next_ = 0;
};

/// A4 pages filled from top to bottom.
class Sheet {
 public:
  static constexpr double short_side = 595.28, long_side = 841.89, margin = 56;
  static double width_of(const DocumentInfo& info) { return info.landscape ? long_side : short_side; }
  static double height_of(const DocumentInfo& info) { return info.landscape ? short_side : long_side; }

  /// `pages`: how many there will be, for the footers; 0 while counting, when nothing is drawn.
  Sheet(cairo_surface_t*, Composer&, const DocumentInfo&, int pages);

  cairo_t* cairo() const { return cairo_.get(); }
  bool counting() const { return pages_ == 0; }
  Composer::Set set(std::string_view text, const Style& style, double width) {
    return composer_.set(cairo(), text, style, width);
  }
  void draw(const Lines&, std::size_t from, std::size_t until, double x, double y);
  int page() const { return page_; }
  double y() const { return y_; }
  double text_width() const { return width_of(info_) - 2 * margin; }
  double room() const { return height_of(info_) - 64 - y_; }
  bool at_top() const { return y_ <= margin; }
  void advance(double height) { y_ += height; }
  /// White space, which no page begins with.
  void space(double height) {
    if (!at_top()) y_ += height;
  }
  void next_page();
  /// Goes to the next page unless that height remains.
  void need(double height) {
    if (room() < height && !at_top()) next_page();
  }
  /// Writes the lines as one element, over several pages when needed.
  void flow(const Lines&, double x, const char* tag);
  void rectangle(double x, double y, double width, double height, double grey);
  void bookmark(int level, const std::string& text);
  /// Draws the last footer and closes the file.
  void finish();

 private:
  struct Destroy {
    void operator()(cairo_t* c) const { cairo_destroy(c); }
  };
  void footer();
  void flow_over_pages(const Lines&, double x);

  cairo_surface_t* surface_;
  Composer& composer_;
  std::unique_ptr<cairo_t, Destroy> cairo_;
  const DocumentInfo& info_;
  int pages_, page_ = 1;
  double y_ = margin;
  int last_bookmarks_[3] = {0, 0, 0};  ///< by level; the parent of a level 2 is the last of level 1
};

/// Opens a structure element and closes it at the end of the scope.
class Tag {
 public:
  Tag(const Sheet& sheet, const char* name)
      : cairo_(sheet.counting() ? nullptr : sheet.cairo()), name_(name) {
    if (cairo_) cairo_tag_begin(cairo_, name_, "");
  }
  ~Tag() {
    if (cairo_) cairo_tag_end(cairo_, name_);
  }
  Tag(const Tag&) = delete;
  Tag& operator=(const Tag&) = delete;

 private:
  cairo_t* cairo_;
  const char* name_;
};

}  // namespace documents::pdf
