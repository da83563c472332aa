// Receives a request's body piece by piece, and gives it to the request as a form, files on disk, or text.
#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/web/http.h"
#include "platform/web/multipart.h"
#include "platform/web/server.h"
#include "platform/web/uploaded_file.h"

namespace web {

class BodyReader {
 public:
  /// `announced`: the content type of the request.
  BodyReader(std::string_view content_type, BodyLimit, std::filesystem::path upload_folder);
  BodyReader(const BodyReader&) = delete;
  BodyReader& operator=(const BodyReader&) = delete;

  /// 0, or the status to answer: 400 malformed, 413 too large, 415 files where none is expected.
  int feed(std::string_view);
  /// Puts what was read into the request; 0 or the status to answer. The files live as long as `files`; one
  /// for which the disk had no room is told by was_kept(), so that the rest of the form is not lost.
  int finish(Request&, UploadedFiles& files);

 private:
  enum class Kind { urlencoded, multipart, text };
  int fail(int status) { return status_ ? status_ : status_ = status; }
  bool begin_part(const Multipart::Part&);
  bool part_data(std::string_view);
  bool end_part();
  void open_file();

  BodyLimit limit_;
  std::filesystem::path folder_;
  Kind kind_ = Kind::text;
  std::unique_ptr<Multipart> multipart_;
  std::uint64_t received_ = 0;
  int status_ = 0;

  std::string text_;  ///< the whole body, or the value of the part being read
  Fields fields_;
  std::size_t parts_ = 0;
  Multipart::Part part_;
  std::vector<Upload> uploads_;
  UploadedFiles files_;
  bool in_file_ = false;
};

}  // namespace web
