#include "platform/web/head.h"

#include <algorithm>
#include <charconv>

#include "platform/base/text.h"
#include "platform/web/headers.h"
#include "platform/web/url.h"

namespace web {
namespace {

/// The fields that a request may carry once at most.
constexpr std::string_view single[] = {
    "host", "content-length", "transfer-encoding", "content-type", "cookie", "expect", "range", "origin"};

class Head {
 public:
  explicit Head(const ReceivedHead& received) {
    for (auto [name, value] : received.fields)
      fields_.emplace_back(base::lower_ascii(name), base::trim(value));
  }
  auto count(std::string_view name) const {
    return std::count_if(fields_.begin(), fields_.end(), [&](const auto& f) { return f.first == name; });
  }
  std::string_view get(std::string_view name) const {
    auto it = std::find_if(fields_.begin(), fields_.end(), [&](const auto& f) { return f.first == name; });
    return it == fields_.end() ? std::string_view{} : it->second;
  }
  std::string_view last(std::string_view name) const {
    auto it = std::find_if(fields_.rbegin(), fields_.rend(), [&](const auto& f) { return f.first == name; });
    return it == fields_.rend() ? std::string_view{} : it->second;
  }

 private:
  std::vector<std::pair<std::string, std::string_view>> fields_;
};

/// The method, or the status to answer.
int read_method(std::string_view method, Request& request, HeadVerdict& verdict) {
  verdict.head_only = method == "HEAD";
  request.method = method == "POST" ? Method::post : Method::get;
  if (method == "GET" || method == "HEAD" || method == "POST") return 0;
  for (std::string_view known : {"PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT"})
    if (method == known) return 405;
  return 501;
}

int read_target(std::string_view text, Request& request) {
  auto target = parse_target(text);
  if (!target) return 400;
  auto query = parse_urlencoded(target->query);
  if (!query) return 400;
  request.target = text;
  request.path = std::move(target->path);
  request.query = std::move(*query);
  return 0;
}

std::optional<std::uint64_t> number(std::string_view digits) {
  if (digits.empty() || digits.size() > 18 || !base::all_digits(digits)) return {};
  std::uint64_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

int read_length(const Head& head, const ReceivedHead& received, HeadVerdict& verdict, Method method) {
  bool chunked = head.count("transfer-encoding") > 0, sized = head.count("content-length") > 0;
  if (chunked && (sized || received.version < 11)) return 400;
  if (chunked && base::lower_ascii(head.get("transfer-encoding")) != "chunked") return 501;
  if (sized && !(verdict.announced = number(head.get("content-length")))) return 400;
  verdict.has_body = chunked || verdict.announced.value_or(0) > 0;
  if (method == Method::get) return verdict.has_body ? 400 : 0;
  return chunked || sized ? 0 : 411;
}

int read_expectation(const Head& head, HeadVerdict& verdict) {
  auto expected = head.get("expect");
  if (expected.empty()) return 0;
  verdict.expects_continue = base::lower_ascii(expected) == "100-continue";
  return verdict.expects_continue ? 0 : 417;
}

/// The address that the nearest proxy saw: the last one of X-Forwarded-For.
std::string_view forwarded_peer(const Head& head) {
  auto list = head.last("x-forwarded-for");
  auto comma = list.rfind(',');
  auto peer = base::trim(comma == list.npos ? list : list.substr(comma + 1));
  bool plain = peer.size() <= 45 && peer.find_first_not_of("0123456789abcdefABCDEF.:") == peer.npos;
  return plain ? peer : std::string_view{};
}

void copy_fields(const Head& head, Request& request) {
  request.content_type = head.get("content-type");
  request.accept = head.get("accept");
  request.accept_encoding = head.get("accept-encoding");
  request.if_none_match = head.get("if-none-match");
  request.range = head.get("range");
  request.referer = head.get("referer");
  request.user_agent = base::clean_text(head.get("user-agent"));
  request.origin = head.get("origin");
  request.fetch_site = head.get("sec-fetch-site");
  request.host = head.get("host");
  request.last_event_id = head.get("last-event-id");
  request.cookies = parse_cookies(head.get("cookie"));
}

}  // namespace

HeadVerdict read_head(const ReceivedHead& received, bool trust_proxy, Request& request) {
  HeadVerdict verdict;
  Head head(received);
  auto repeated = [&](std::string_view name) { return head.count(name) > 1; };
  bool ambiguous = std::any_of(std::begin(single), std::end(single), repeated) ||
                   (received.version >= 11 && head.count("host") != 1);
  if ((verdict.refused = ambiguous ? 400 : 0)) return verdict;
  if ((verdict.refused = read_method(received.method, request, verdict))) return verdict;
  if ((verdict.refused = read_target(received.target, request))) return verdict;
  if ((verdict.refused = read_length(head, received, verdict, request.method))) return verdict;
  if ((verdict.refused = read_expectation(head, verdict))) return verdict;
  copy_fields(head, request);
  if (auto peer = forwarded_peer(head); trust_proxy && !peer.empty()) request.peer = peer;
  return verdict;
}

}  // namespace web
