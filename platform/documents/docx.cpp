#include "platform/documents/docx.h"

#include <numeric>
#include <pugixml.hpp>

#include "platform/documents/docx_parts.h"
#include "platform/documents/zip_archive.h"

namespace documents {
namespace {

using pugi::xml_node;

/// <w:name w:val="value"/>
xml_node valued(xml_node parent, const char* name, std::string_view value) {
  auto child = parent.append_child(name);
  child.append_attribute("w:val") = std::string(value).c_str();
  return child;
}

void set(xml_node node, const char* attribute, int value) { node.append_attribute(attribute) = value; }
void set(xml_node node, const char* attribute, std::string_view value) {
  node.append_attribute(attribute) = std::string(value).c_str();
}

struct Bytes : pugi::xml_writer {
  std::string text;
  void write(const void* data, std::size_t size) override {
    text.append(static_cast<const char*>(data), size);
  }
};

std::string saved(pugi::xml_document& document) {
  auto declaration = document.prepend_child(pugi::node_declaration);
  declaration.append_attribute("version") = "1.0";
  declaration.append_attribute("encoding") = "UTF-8";
  declaration.append_attribute("standalone") = "yes";
  Bytes bytes;
  document.save(bytes, "", pugi::format_raw, pugi::encoding_utf8);
  return std::move(bytes.text);
}

xml_node paragraph(xml_node parent, std::string_view style) {
  auto p = parent.append_child("w:p");
  valued(p.append_child("w:pPr"), "w:pStyle", style);
  return p;
}

/// The text in one run; a line feed is a break within the paragraph.
void run(xml_node p, std::string_view text, std::string_view style = {}) {
  auto r = p.append_child("w:r");
  if (!style.empty()) valued(r.append_child("w:rPr"), "w:rStyle", style);
  for (std::size_t from = 0;;) {
    auto until = std::min(text.find('\n', from), text.size());
    auto t = r.append_child("w:t");
    t.append_attribute("xml:space") = "preserve";
    t.text() = std::string(text.substr(from, until - from)).c_str();
    if (until == text.size()) return;
    r.append_child("w:br");
    from = until + 1;
  }
}

void field(xml_node p, const char* instruction) {
  auto f = p.append_child("w:fldSimple");
  f.append_attribute("w:instr") = instruction;
  run(f, "1");
}

/// Writes each kind of block at the end of the body.
class Body {
 public:
  Body(xml_node body, const DocumentInfo& info)
      : body_(body), text_width_(ooxml::text_width(info.landscape)) {}

  void operator()(const block::Heading& h) {
    run(paragraph(body_, "Heading" + std::to_string(h.level)), h.text);
  }
  void operator()(const block::Paragraph& p) { run(paragraph(body_, "Normal"), p.text); }
  void operator()(const block::Note& n) { run(paragraph(body_, "Encadre"), n.text); }
  void operator()(const block::Bullets& b) {
    for (const auto& item : b.items) run(paragraph(body_, "ListBullet"), item);
  }
  void operator()(const block::Code& c) { run(paragraph(body_, "Normal"), c.alternative); }
  void operator()(const block::Definition& d) {
    auto p = paragraph(body_, "Definition");
    run(p, d.lead(), "Strong");
    run(p, d.value);
  }
  void operator()(const block::Grid& g) {
    auto widths = widths_of(g);
    auto table = begin_table(widths);
    GridRow titles;
    for (const auto& column : g.columns) titles.push_back(column.title);
    row(table, g, titles, widths, true);
    for (const auto& texts : g.rows) row(table, g, texts, widths, false);
    paragraph(body_, "ApresTableau");  // two tables in a row would become one
  }

 private:
  std::vector<int> widths_of(const block::Grid& g) const {
    double shares = std::accumulate(g.columns.begin(), g.columns.end(), 0.0,
                                    [](double sum, const auto& column) { return sum + column.share; });
    std::vector<int> widths;
    for (const auto& column : g.columns) widths.push_back(int(text_width_ * column.share / shares));
    return widths;
  }

  xml_node begin_table(const std::vector<int>& widths) {
    auto table = body_.append_child("w:tbl");
    auto properties = table.append_child("w:tblPr");
    valued(properties, "w:tblStyle", "Tableau");
    auto width = properties.append_child("w:tblW");
    set(width, "w:w", std::accumulate(widths.begin(), widths.end(), 0));
    set(width, "w:type", "dxa");
    set(properties.append_child("w:tblLayout"), "w:type", "fixed");
    auto look = valued(properties, "w:tblLook", "0020");
    set(look, "w:firstRow", "1");
    auto grid = table.append_child("w:tblGrid");
    for (int each : widths) set(grid.append_child("w:gridCol"), "w:w", each);
    return table;
  }

  static void row(xml_node table, const block::Grid& g, const GridRow& texts, const std::vector<int>& widths,
                  bool header) {
    auto tr = table.append_child("w:tr");
    if (header) {
      auto properties = tr.append_child("w:trPr");
      properties.append_child("w:cantSplit");
      properties.append_child("w:tblHeader");
    } else if (g.row_height > 0) {
      auto height = tr.append_child("w:trPr").append_child("w:trHeight");
      set(height, "w:val", int(20 * g.row_height));
      set(height, "w:hRule", "atLeast");
    }
    for (std::size_t i = 0; i < g.columns.size(); ++i) {
      auto tc = tr.append_child("w:tc");
      auto width = tc.append_child("w:tcPr").append_child("w:tcW");
      set(width, "w:w", widths[i]);
      set(width, "w:type", "dxa");
      auto p = paragraph(tc, header ? "EnTete" : "Cellule");
      if (g.columns[i].right) valued(p.child("w:pPr"), "w:jc", "right");
      run(p, texts[i]);
    }
  }

  xml_node body_;
  int text_width_;
};

void section(xml_node body, bool landscape) {
  auto properties = body.append_child("w:sectPr");
  auto footer = properties.append_child("w:footerReference");
  set(footer, "w:type", "default");
  set(footer, "r:id", ooxml::footer_id);
  auto size = properties.append_child("w:pgSz");
  set(size, "w:w", landscape ? ooxml::page_height : ooxml::page_width);
  set(size, "w:h", landscape ? ooxml::page_width : ooxml::page_height);
  if (landscape) set(size, "w:orient", "landscape");
  auto margins = properties.append_child("w:pgMar");
  for (const char* side : {"w:top", "w:right", "w:bottom", "w:left"}) set(margins, side, ooxml::margin);
  for (const char* distance : {"w:header", "w:footer"}) set(margins, distance, ooxml::margin / 2);
  set(margins, "w:gutter", 0);
}

std::string document_part(const DocumentInfo& info, const Story& story) {
  pugi::xml_document document;
  auto root = document.append_child("w:document");
  set(root, "xmlns:w", ooxml::main_space);
  set(root, "xmlns:r", ooxml::relations_space);
  auto body = root.append_child("w:body");
  Body writer(body, info);
  for (const auto& block : story.blocks()) std::visit(writer, block);
  if (story.blocks().empty()) paragraph(body, "Normal");
  section(body, info.landscape);
  return saved(document);
}

std::string footer_part(const DocumentInfo& info) {
  pugi::xml_document document;
  auto root = document.append_child("w:ftr");
  set(root, "xmlns:w", ooxml::main_space);
  auto p = paragraph(root, "Footer");
  run(p, info.footer);
  p.append_child("w:r").append_child("w:tab");
  run(p, "Page ");
  field(p, " PAGE ");
  run(p, " sur ");
  field(p, " NUMPAGES ");
  return saved(document);
}

std::string core_part(const DocumentInfo& info) {
  pugi::xml_document document;
  auto root = document.append_child("cp:coreProperties");
  set(root, "xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties");
  set(root, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
  set(root, "xmlns:dcterms", "http://purl.org/dc/terms/");
  set(root, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
  auto text = [&](const char* name, std::string_view value) {
    auto child = root.append_child(name);
    child.text() = std::string(value).c_str();
    return child;
  };
  text("dc:title", info.title);
  text("dc:creator", info.author);
  text("dc:language", "fr-FR");
  auto created = base::iso_utc(info.created).substr(0, 19) + "Z";
  for (const char* name : {"dcterms:created", "dcterms:modified"})
    text(name, created).append_attribute("xsi:type") = "dcterms:W3CDTF";
  return saved(document);
}

}  // namespace

std::string write_docx(const DocumentInfo& info, const Story& story) {
  ZipArchive archive(info.created);
  for (const auto& [name, content] : ooxml::fixed_parts) archive.add(std::string(name), std::string(content));
  archive.add("word/document.xml", document_part(info, story));
  archive.add("word/footer1.xml", footer_part(info));
  archive.add("docProps/core.xml", core_part(info));
  return archive.bytes();
}

}  // namespace documents
