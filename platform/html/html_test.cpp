#include "platform/html/html.h"

#include <doctest/doctest.h>

using namespace html::literals;

namespace {
template <class Template, class... A>
std::string written(Template t, const A&... values) {
  html::Out out;
  out(t, values...);
  return out.take();
}
}  // namespace

TEST_CASE("text is escaped") {
  CHECK(written("<p>{}</p>"_h, "<b> & \"l'été\" </p>") ==
        "<p>&lt;b&gt; &amp; &#34;l&#39;été&#34; &lt;/p&gt;</p>");
}

TEST_CASE("an attribute's value cannot end its quotes") {
  CHECK(written(R"(<p title="{}">)"_h, "\" onclick=\"run") == R"(<p title="&#34; onclick=&#34;run">)");
  CHECK(written(R"(<p title="a {} b">)"_h, "x>y") == R"(<p title="a x&gt;y b">)");
}

TEST_CASE("numbers are written as they are, the smallest too") {
  CHECK(written(R"(<p id="p{}">{}</p>)"_h, 7, std::int64_t{-9223372036854775807} - 1) ==
        R"(<p id="p7">-9223372036854775808</p>)");
}

TEST_CASE("a URL given whole may be relative, http, https, mailto or tel") {
  for (auto url : {"/a?b=c", "a/b:c", "?x", "#y", "https://dentelle.example/", "http://dentelle.example/",
                   "mailto:a@dentelle.example", "tel:+33300000000", ""})
    CHECK_MESSAGE(written(R"(<a href="{}">)"_h, url) == R"(<a href=")" + std::string(url) + R"(">)", url);
}

TEST_CASE("a URL that would run a script becomes #") {
  for (auto url : {"javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)",
                   "java\tscript:alert(1)", "java\nscript:alert(1)", "\x01javascript:alert(1)",
                   "data:text/html,x", "vbscript:x", "HTTP:x", "x y"})
    CHECK_MESSAGE(written(R"(<a href="{}">)"_h, url) == R"(<a href="#">)", url);
  CHECK(written(R"(<form action="{}">)"_h, "javascript:x") == R"(<form action="#">)");
  CHECK(written(R"(<button formaction="{}">)"_h, "javascript:x") == R"(<button formaction="#">)");
}

TEST_CASE("a part of a URL is percent-encoded, so that it stays that part") {
  CHECK(written(R"(<a href="/d/{}?q={}">)"_h, "../x", "a&b=é") == R"(<a href="/d/..%2Fx?q=a%26b%3D%C3%A9">)");
  CHECK(written(R"(<a href="/d/{}">)"_h, 12) == R"(<a href="/d/12">)");
}

TEST_CASE("optional attributes stand between the others") {
  html::Attrs attrs;
  attrs.flag("checked").flag("disabled", false).set("data-x", "a\"b");
  CHECK(written(R"(<input type="radio" {}>)"_h, attrs) == R"(<input type="radio" checked data-x="a&#34;b">)");
  CHECK(written(R"(<input {}>)"_h, html::Attrs{}) == "<input >");
}

TEST_CASE("a view writes its own markup, and Raw is written as it is") {
  auto item = [](html::Out& out) { out("<li>{}</li>"_h, "<"); };
  CHECK(written("<ul>{}{}</ul>"_h, item, html::Raw{"<li>b</li>"}) == "<ul><li>&lt;</li><li>b</li></ul>");
}

TEST_CASE("comments and doctypes pass") {
  CHECK(written("<!DOCTYPE html><!-- a > b --><p>{}</p>"_h, "x") == "<!DOCTYPE html><!-- a > b --><p>x</p>");
}
