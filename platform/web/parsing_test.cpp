#include <doctest/doctest.h>

#include "platform/web/head.h"
#include "platform/web/headers.h"
#include "platform/web/http.h"
#include "platform/web/url.h"

using namespace web;

TEST_CASE("a path is decoded once") {
  CHECK(decode_path("/orientations/%C3%A9ducation") == "/orientations/éducation");
  CHECK(decode_path("/a+b") == "/a+b");
  CHECK(decode_path("/%2541") == "/%41");
}

TEST_CASE("a path that could mean something else to a file system or a proxy is refused") {
  for (auto path : {"", "a", "/a%2Fb", "/%5c", "/\\a", "/../etc", "/a/./b", "/%2e%2e/a", "/a%00", "/a%0d",
                    "/%", "/%4", "/%zz", "/%ff", "/a/..", "/a\tb"})
    CHECK_MESSAGE(!decode_path(path), path);
  CHECK(decode_path("/..a/b..") == "/..a/b..");
}

TEST_CASE("a target is a path and a query") {
  auto t = parse_target("/tableau?q=a%20b");
  REQUIRE(t);
  CHECK(t->path == "/tableau");
  CHECK(t->query == "q=a%20b");
  CHECK(parse_target("http://dentelle.example/x?y")->path == "/x");
  CHECK(parse_target("http://dentelle.example")->path == "/");
  CHECK(!parse_target("*"));
  CHECK(!parse_target("/a#b"));
  CHECK(!parse_target("ftp://dentelle.example/"));
}

TEST_CASE("urlencoded fields keep their order and their repetitions") {
  auto f = parse_urlencoded("axe=1&axe=2&titre=l%27%C3%A9t%C3%A9+2023&vide=&seul&&x=%");
  REQUIRE(f);
  CHECK(f->all("axe") == std::vector<std::string>{"1", "2"});
  CHECK(f->get("titre") == "l'été 2023");
  CHECK(f->has("vide"));
  CHECK(f->has("seul"));
  CHECK(f->get("x") == "%");
  CHECK(!f->has(""));
  CHECK(f->get("absent").empty());
}

TEST_CASE("urlencoded text that is not UTF-8 becomes clean, and too many fields are refused") {
  CHECK(parse_urlencoded("a=%ff%00b")->get("a") == "\uFFFDb");
  CHECK(parse_urlencoded("a=1%0D%0A2")->get("a") == "1\n2");
  CHECK(parse_urlencoded("a&b&c", 3));
  CHECK(!parse_urlencoded("a&b&c&d", 3));
}

TEST_CASE("cookies are read, and what is not a cookie is skipped") {
  auto c = parse_cookies("session=abc-_1; vide=; \"x\"=1; sans; q=\"a b\"; m=%C3%A9; session=2");
  CHECK(c.get("session") == "abc-_1");
  CHECK(c.has("vide"));
  CHECK(!c.has("sans"));
  CHECK(c.get("q") == "a b");
  CHECK(c.get("m") == "é");
  CHECK(c.all("session").size() == 2);
  CHECK(parse_cookies("").empty());
}

TEST_CASE("ranges") {
  auto is = [](Range r, Range::Kind kind, std::uint64_t from = 0, std::uint64_t length = 0) {
    return r.kind == kind && (kind != Range::part || (r.from == from && r.length == length));
  };
  CHECK(is(parse_range("bytes=0-0", 10), Range::part, 0, 1));
  CHECK(is(parse_range("bytes=2-", 10), Range::part, 2, 8));
  CHECK(is(parse_range("bytes=-3", 10), Range::part, 7, 3));
  CHECK(is(parse_range("bytes=-30", 10), Range::part, 0, 10));
  CHECK(is(parse_range("bytes=5-500", 10), Range::part, 5, 5));
  CHECK(is(parse_range("bytes=10-", 10), Range::impossible));
  CHECK(is(parse_range("bytes=-0", 10), Range::impossible));
  CHECK(is(parse_range("bytes=0-", 0), Range::impossible));
  for (auto text : {"", "bytes", "bytes=", "bytes=-", "bytes=a-b", "bytes=5-2", "lines=0-1", "bytes=0-1,3-4",
                    "bytes=--1", "bytes=99999999999999999999-"})
    CHECK_MESSAGE(is(parse_range(text, 10), Range::whole), text);
}

TEST_CASE("accepted encodings") {
  CHECK(accepts_encoding("gzip, deflate, br", "br"));
  CHECK(accepts_encoding("GZIP;q=0.5", "gzip"));
  CHECK(accepts_encoding("*", "br"));
  CHECK(!accepts_encoding("", "br"));
  CHECK(!accepts_encoding("gzip", "br"));
  CHECK(!accepts_encoding("br;q=0, *", "br"));
  CHECK(!accepts_encoding("br; q=0.000", "br"));
  CHECK(!accepts_encoding("gzip;q=1, *;q=0", "br"));
}

TEST_CASE("a page that has not changed is answered 304 without its text") {
  Request request;
  auto first = with_etag(request, html_page("<p>a</p>"));
  CHECK(first.status == 200);
  request.if_none_match = "\"autre\", W/" + std::string(header_of(first, "etag"));
  auto second = with_etag(request, html_page("<p>a</p>"));
  CHECK(second.status == 304);
  CHECK(second.text().empty());
  CHECK(with_etag(request, html_page("<p>b</p>")).status == 200);
  CHECK(with_etag(request, html_page("<p>a</p>", 404)).status == 404);
}

TEST_CASE("parameters of a header") {
  CHECK(parameter("form-data; name=\"a\\\"b\"; filename=\"c;d.pdf\"", "filename") == "c;d.pdf");
  CHECK(parameter("form-data; name=\"a\\\"b\"", "NAME") == "a\"b");
  CHECK(parameter("text/plain; charset=utf-8", "charset") == "utf-8");
  CHECK(!parameter("form-data; filename=\"x; name=y", "name"));
  CHECK(!parameter("form-data", "name"));
}

TEST_CASE("redirects stay on the site") {
  for (auto path : {"//evil.example", "https://evil.example", "/\\evil.example", "", "a", "/\t/evil.example",
                    "/a\r\nX: y"})
    CHECK_MESSAGE(header_of(redirect(path), "location") == "/", path);
  CHECK(header_of(redirect("/connexion?retour=%2F"), "Location") == "/connexion?retour=%2F");
}

TEST_CASE("a download carries a name that every browser reads") {
  auto r = download({}, "Récépissé \"n° 1\".pdf", "application/pdf");
  CHECK(header_of(r, "Content-Disposition") ==
        "attachment; filename=\"R_c_piss_ _n_ 1_.pdf\"; "
        "filename*=UTF-8''R%C3%A9c%C3%A9piss%C3%A9%20%22n%C2%B0%201%22.pdf");
}

TEST_CASE("a cookie comes back as it was set") {
  Response r;
  set_cookie(r, "message", "C’est fait ; merci", {.secure = true, .max_age = std::chrono::seconds(60)});
  auto text = header_of(r, "set-cookie");
  CHECK(text.ends_with("; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=60"));
  CHECK(parse_cookies(text.substr(0, text.find(';'))).get("message") == "C’est fait ; merci");
}

namespace {
int refused(ReceivedHead head) {
  Request request;
  return read_head(head, false, request).refused;
}
}  // namespace

TEST_CASE("a header that two programs could read differently is refused") {
  CHECK(refused({"GET", "/", 11, {{"Host", "a"}}}) == 0);
  CHECK(refused({"GET", "/", 11, {}}) == 400);
  CHECK(refused({"GET", "/", 10, {}}) == 0);
  CHECK(refused({"GET", "/", 11, {{"Host", "a"}, {"host", "a"}}}) == 400);
  CHECK(refused({"POST", "/", 11, {{"Host", "a"}, {"Content-Length", "1"}, {"Content-Length", "1"}}}) == 400);
  CHECK(refused(
            {"POST", "/", 11, {{"Host", "a"}, {"Content-Length", "1"}, {"Transfer-Encoding", "chunked"}}}) ==
        400);
  CHECK(refused({"POST", "/", 11, {{"Host", "a"}, {"Transfer-Encoding", "gzip, chunked"}}}) == 501);
  CHECK(refused({"POST", "/", 10, {{"Transfer-Encoding", "chunked"}}}) == 400);
  CHECK(refused({"POST", "/", 11, {{"Host", "a"}}}) == 411);
  CHECK(refused({"POST", "/", 11, {{"Host", "a"}, {"Content-Length", "+1"}}}) == 400);
  CHECK(refused({"GET", "/", 11, {{"Host", "a"}, {"Content-Length", "1"}}}) == 400);
  CHECK(refused({"PUT", "/", 11, {{"Host", "a"}}}) == 405);
  CHECK(refused({"BREW", "/", 11, {{"Host", "a"}}}) == 501);
  CHECK(refused({"POST", "/", 11, {{"Host", "a"}, {"Content-Length", "1"}, {"Expect", "tea"}}}) == 417);
}

TEST_CASE("the address given by a proxy is believed only when one is declared") {
  ReceivedHead head{"GET", "/", 11, {{"Host", "a"}, {"X-Forwarded-For", "1.2.3.4, 192.0.2.7"}}};
  Request request;
  request.peer = "127.0.0.1";
  read_head(head, false, request);
  CHECK(request.peer == "127.0.0.1");
  read_head(head, true, request);
  CHECK(request.peer == "192.0.2.7");
}
