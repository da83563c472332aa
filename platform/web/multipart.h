// multipart/form-data as a stream: memory is bounded by one boundary and one part's header, whatever the
// sender does.
#pragma once
#include <functional>
#include <string>
#include <string_view>

namespace web {

class Multipart {
 public:
  struct Part {
    std::string name, filename, content_type;
    bool has_filename = false;
  };
  /// What becomes of the parts; each answers false to stop (the stream is then refused).
  struct Sink {
    std::function<bool(const Part&)> begin;
    std::function<bool(std::string_view)> data;
    std::function<bool()> end;
  };

  /// The boundary of "multipart/form-data; boundary=x"; empty when there is none or it is not allowed by RFC
  /// 2046.
  static std::string boundary_of(std::string_view content_type);

  Multipart(std::string_view boundary, Sink);
  /// Reads the next bytes, however they were cut. False: malformed, or a sink stopped.
  bool feed(std::string_view);
  /// Whether the last boundary has been read.
  bool done() const { return state_ == State::end; }
  /// Bytes held at the moment.
  std::size_t held() const { return held_.size(); }

 private:
  enum class State { preamble, after_boundary, headers, body, end };
  bool advance(std::string_view& rest, bool& waiting);
  bool to_boundary(std::string_view& rest, bool& waiting);
  bool after_boundary(std::string_view& rest, bool& waiting);
  bool headers(std::string_view& rest, bool& waiting);
  bool begin_part(std::string_view block);

  std::string delimiter_, held_;
  Sink sink_;
  State state_ = State::preamble;
};

}  // namespace web
