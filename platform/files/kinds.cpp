#include "platform/files/kinds.h"

#include <algorithm>

#include "platform/files/zip_names.h"

namespace files {
namespace {

using namespace std::literals;

constexpr std::size_t most_head = 4 * 1024;
constexpr std::size_t most_tail = 256 * 1024;

struct Description {
  std::string_view code, label, media_type, extension;
};

/// In the order of Kind.
constexpr std::array descriptions{
    Description{"pdf", "PDF", "application/pdf", "pdf"},
    Description{"jpeg", "image JPEG", "image/jpeg", "jpg"},
    Description{"png", "image PNG", "image/png", "png"},
    Description{"odt", "texte OpenDocument (ODT)", "application/vnd.oasis.opendocument.text", "odt"},
    Description{"ods", "tableur OpenDocument (ODS)", "application/vnd.oasis.opendocument.spreadsheet", "ods"},
    Description{"docx", "texte Word (DOCX)",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"},
    Description{"xlsx", "tableur Excel (XLSX)",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"},
};

const Description& of(Kind k) { return descriptions.at(static_cast<std::size_t>(k)); }

/// Some scanners put a mark or an empty line before the signature.
bool begins_as_pdf(std::string_view head) {
  auto at = head.substr(0, 1024).find("%PDF-"sv);
  if (at == head.npos) return false;
  auto before = head.substr(0, at);
  return before.find_first_not_of("\xEF\xBB\xBF\r\n\t \0"sv) == before.npos;
}

/// OpenDocument begins with an entry that names its type, not compressed (ODF 1.2, part 3).
std::optional<Kind> open_document(std::string_view head) {
  constexpr std::size_t name_at = 30;
  constexpr auto mimetype = "mimetype"sv;
  if (head.size() < name_at || head.substr(name_at, mimetype.size()) != mimetype) return {};
  auto type = head.substr(name_at + mimetype.size());
  for (auto k : {Kind::odt, Kind::ods}) {
    auto wanted = media_type(k);
    // What follows is the next entry: a longer type ("…text-template") is another one.
    if (type.starts_with(wanted) && type.substr(wanted.size()).starts_with("PK")) return k;
  }
  return {};
}

std::optional<Kind> office_open(const Sample& s) {
  auto names = zip_names(s.tail(), s.size());
  auto has = [&](std::string_view name) { return std::ranges::find(names, name) != names.end(); };
  bool macros = std::ranges::any_of(names, [](std::string_view n) { return n.ends_with("vbaProject.bin"); });
  if (macros || !has("[Content_Types].xml")) return {};
  if (has("word/document.xml")) return Kind::docx;
  if (has("xl/workbook.xml")) return Kind::xlsx;
  return {};
}

}  // namespace

std::string_view code(Kind k) { return of(k).code; }
std::string_view label(Kind k) { return of(k).label; }
std::string_view media_type(Kind k) { return of(k).media_type; }
std::string_view extension(Kind k) { return of(k).extension; }

std::optional<Kind> kind(std::string_view wanted) {
  auto it = std::ranges::find(all_kinds, wanted, [](Kind k) { return code(k); });
  return it == all_kinds.end() ? std::nullopt : std::optional(*it);
}

void Sample::feed(std::string_view bytes) {
  size_ += bytes.size();
  head_.append(bytes.substr(0, most_head - head_.size()));
  tail_.append(bytes.substr(bytes.size() - std::min(bytes.size(), most_tail)));
  if (tail_.size() > 2 * most_tail) tail_.erase(0, tail_.size() - most_tail);
}

std::string_view Sample::tail() const {
  return std::string_view(tail_).substr(tail_.size() - std::min(tail_.size(), most_tail));
}

std::optional<Kind> kind_of(const Sample& s) {
  auto head = s.head();
  if (begins_as_pdf(head)) return s.tail().contains("%%EOF"sv) ? std::optional(Kind::pdf) : std::nullopt;
  if (head.starts_with("\xFF\xD8\xFF"sv))
    return s.tail().contains("\xFF\xD9"sv) ? std::optional(Kind::jpeg) : std::nullopt;
  if (head.starts_with("\x89PNG\r\n\x1A\n"sv))
    return s.tail().contains("IEND"sv) ? std::optional(Kind::png) : std::nullopt;
  if (!head.starts_with("PK\x03\x04"sv)) return {};
  auto odf = open_document(head);
  if (odf) return zip_names(s.tail(), s.size()).empty() ? std::nullopt : odf;
  return office_open(s);
}

}  // namespace files
