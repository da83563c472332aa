#include "platform/web/body.h"

#include "platform/base/text.h"
#include "platform/web/url.h"

namespace web {
namespace {

constexpr std::size_t most_parts = 2000;
/// What the fields of a multipart form may hold in memory, whatever the route allows for files.
constexpr std::size_t most_field_bytes = 1024 * 1024;

}  // namespace

BodyReader::BodyReader(std::string_view content_type, BodyLimit limit, std::filesystem::path upload_folder)
    : limit_(limit), folder_(std::move(upload_folder)) {
  auto type = base::lower_ascii(content_type);
  if (type.starts_with("application/x-www-form-urlencoded")) kind_ = Kind::urlencoded;
  if (!type.starts_with("multipart/form-data")) return;
  kind_ = Kind::multipart;
  auto boundary = Multipart::boundary_of(content_type);
  if (boundary.empty()) fail(400);
  multipart_ = std::make_unique<Multipart>(
      boundary, Multipart::Sink{[this](const Multipart::Part& part) { return begin_part(part); },
                                [this](std::string_view bytes) { return part_data(bytes); },
                                [this] { return end_part(); }});
}

int BodyReader::feed(std::string_view bytes) {
  if (status_) return status_;
  received_ += bytes.size();
  if (received_ > limit_.bytes) return fail(413);
  if (!multipart_) return text_.append(bytes), 0;
  return multipart_->feed(bytes) ? 0 : fail(400);
}

bool BodyReader::begin_part(const Multipart::Part& part) {
  if (++parts_ > most_parts) return fail(413), false;
  part_ = part;
  text_.clear();
  if (!part.has_filename) return true;
  // A file field left empty comes with an empty name.
  if (!part.filename.empty() && !limit_.uploads) return fail(415), false;
  if (!part.filename.empty()) open_file();
  return true;
}

void BodyReader::open_file() {
  files_.emplace_back(folder_);
  uploads_.push_back({part_.name, part_.filename, part_.content_type, {}, 0});
  in_file_ = true;
}

bool BodyReader::part_data(std::string_view bytes) {
  if (!in_file_) {
    text_.append(bytes);
    return text_.size() <= most_field_bytes || (fail(413), false);
  }
  uploads_.back().size += bytes.size();
  files_.back().write(bytes);
  return true;
}

bool BodyReader::end_part() {
  if (in_file_)
    uploads_.back().path = files_.back().path();
  else if (!part_.has_filename)
    fields_.add(part_.name, base::clean_text(text_));
  in_file_ = false;
  return true;
}

int BodyReader::finish(Request& request, UploadedFiles& files) {
  if (status_) return status_;
  if (multipart_ && !multipart_->done()) return fail(400);
  if (kind_ == Kind::urlencoded) {
    auto fields = parse_urlencoded(text_);
    if (!fields) return fail(413);
    fields_ = std::move(*fields);
  }
  request.form = std::move(fields_);
  request.uploads = std::move(uploads_);
  files = std::move(files_);
  if (kind_ == Kind::text) request.body = std::move(text_);
  return 0;
}

}  // namespace web
