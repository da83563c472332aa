// HTML whose literals are parsed by the compiler: every {} is escaped for the place where it stands, and a
// literal that ends inside a tag, leaves a value unquoted, or has a hole inside a script, a style or an event
// handler does not compile.
//
//   using namespace html::literals;
//   out(R"(<a href="/dossiers/{}">{}</a>)"_h, id, title);
//
// In text a hole takes a string, a number, another view (anything callable with html::Out&) or html::Raw;
// between the attributes of a tag it takes html::Attrs; in a quoted attribute a string or a number.
#pragma once
#include <algorithm>
#include <array>
#include <charconv>
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace html {

/// The place of a hole, which decides how its value is escaped.
enum class Place : std::uint8_t { text, attribute, url_start, url_part, attributes };

struct Hole {
  std::uint32_t from = 0;  ///< the literal run [from, at) precedes the hole
  std::uint32_t at = 0;
  Place place = Place::text;
};

/// A literal as a template parameter.
template <std::size_t N>
struct Literal {
  char chars[N]{};
  consteval Literal(const char (&text)[N]) { std::copy_n(text, N, chars); }  // NOLINT: implicit by design
  constexpr std::string_view view() const { return {chars, N - 1}; }
};

/// Trusted markup, written as is. Only for markup that this program has made.
struct Raw {
  std::string_view markup;
};

/// Optional attributes of a tag: flags such as "checked", or name="value" pairs (the value is escaped).
class Attrs {
 public:
  Attrs& flag(std::string_view name, bool on = true);
  Attrs& set(std::string_view name, std::string_view value);
  std::string_view text() const { return text_; }

 private:
  std::string text_;
};

void append_escaped(std::string& to, std::string_view);
void append_percent_encoded(std::string& to, std::string_view);
/// A URL given whole: anything but http, https, mailto, tel and relative addresses becomes "#".
void append_url(std::string& to, std::string_view);

namespace detail {

consteval bool is_url_attribute(std::string_view name) {
  for (std::string_view known : {"href", "src", "action", "formaction", "poster", "cite", "data"})
    if (name == known) return true;
  return false;
}

consteval bool is_forbidden_attribute(std::string_view name) {
  return name.starts_with("on") || name == "style" || name == "srcdoc";
}

consteval std::size_t count_holes(std::string_view s) {
  std::size_t n = 0;
  for (std::size_t i = 0; i + 1 < s.size(); ++i)
    if (s[i] == '{' && s[i + 1] == '}') ++n, ++i;
  return n;
}

/// Walks through the literal as a browser would, as far as needed to know where each hole stands.
class Parser {
 public:
  consteval explicit Parser(std::string_view s) : s_(s) {}
  consteval void feed(std::size_t i);
  consteval Place place(std::size_t i) const;
  consteval bool at_text() const { return state_ == text; }
  consteval void skip_to(std::size_t i) { skip_until_ = i; }

 private:
  enum State { text, tag_start, in_tag, name, equals, quoted, comment };
  static consteval bool blank(char c) { return c == ' ' || c == '\n' || c == '\t'; }
  consteval void in_text(std::size_t i);
  consteval void in_tag_start(std::size_t i);
  consteval void between_attributes(std::size_t i);
  consteval void in_name(std::size_t i);

  std::string_view s_, tag_, attribute_;
  State state_ = text;
  std::size_t start_ = 0, skip_until_ = 0;
};

consteval void Parser::in_text(std::size_t i) {
  if (s_[i] != '<') return;
  state_ = s_.substr(i).starts_with("<!--") ? comment : tag_start;
  start_ = i + 1;
}

consteval void Parser::in_tag_start(std::size_t i) {
  char c = s_[i];
  if (!blank(c) && c != '>' && (c != '/' || i == start_)) return;
  tag_ = s_.substr(start_, i - start_);
  state_ = c == '>' ? text : in_tag;
}

consteval void Parser::between_attributes(std::size_t i) {
  char c = s_[i];
  if (c == '>')
    state_ = text;
  else if (c == '<')
    throw "'<' inside a tag";
  else if (!blank(c) && c != '/')
    state_ = name, start_ = i;
}

consteval void Parser::in_name(std::size_t i) {
  char c = s_[i];
  if (c == '=')
    attribute_ = s_.substr(start_, i - start_), state_ = equals;
  else if (c == '>')
    state_ = text;
  else if (blank(c))
    state_ = in_tag;
}

consteval void Parser::feed(std::size_t i) {
  if (i < skip_until_) return;
  switch (state_) {
    case text:
      return in_text(i);
    case tag_start:
      return in_tag_start(i);
    case in_tag:
      return between_attributes(i);
    case name:
      return in_name(i);
    case equals:
      if (s_[i] != '"') throw "attribute values must be double-quoted";
      state_ = quoted, start_ = i + 1;
      return;
    case quoted:
      if (s_[i] == '"') state_ = in_tag;
      return;
    case comment:
      if (s_.substr(i).starts_with("-->")) state_ = text, skip_until_ = i + 3;
      return;
  }
}

consteval Place Parser::place(std::size_t i) const {
  switch (state_) {
    case text:
      if (tag_ == "script" || tag_ == "style") throw "a hole inside script or style";
      return Place::text;
    case quoted:
      if (is_forbidden_attribute(attribute_)) throw "a hole inside an event handler, style or srcdoc";
      if (!is_url_attribute(attribute_)) return Place::attribute;
      return i == start_ ? Place::url_start : Place::url_part;
    case in_tag:
      return Place::attributes;
    default:
      throw "a hole in a tag name, an attribute name, a comment or an unquoted value";
  }
}

template <std::size_t N>
struct Plan {
  std::array<Hole, N> holes{};
  std::uint32_t tail = 0;  ///< where the literal run after the last hole begins
};

template <Literal L>
consteval auto make_plan() {
  constexpr auto s = L.view();
  Plan<count_holes(s)> plan;
  Parser parser(s);
  std::size_t n = 0, from = 0;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (s[i] == '{' && i + 1 < s.size() && s[i + 1] == '}') {
      plan.holes[n++] = {std::uint32_t(from), std::uint32_t(i), parser.place(i)};
      from = ++i + 1;
    } else {
      parser.feed(i);
    }
  }
  if (!parser.at_text()) throw "the literal ends inside a tag or a comment";
  plan.tail = std::uint32_t(from);
  return plan;
}

}  // namespace detail

template <Literal L>
struct Template {};

inline namespace literals {
template <Literal L>
consteval Template<L> operator""_h() {
  return {};
}
}  // namespace literals

/// Receives markup; a view is a function that writes into it.
class Out {
 public:
  template <Literal L, class... A>
  void operator()(Template<L>, const A&... values) {
    static constexpr auto plan = detail::make_plan<L>();
    static_assert(sizeof...(A) == plan.holes.size(), "the number of values differs from the number of {}");
    [&]<std::size_t... I>(std::index_sequence<I...>) {
      ((text_.append(L.chars + plan.holes[I].from, plan.holes[I].at - plan.holes[I].from),
        put<plan.holes[I].place>(values)),
       ...);
    }(std::index_sequence_for<A...>{});
    text_.append(L.chars + plan.tail, sizeof(L.chars) - 1 - plan.tail);
  }
  const std::string& text() const { return text_; }
  std::string take() { return std::move(text_); }

 private:
  template <Place P, class T>
  void put(const T& value) {
    if constexpr (P == Place::attributes) {
      static_assert(std::same_as<T, Attrs>, "only html::Attrs may stand between attributes");
      text_ += value.text();
    } else if constexpr (std::same_as<T, Raw>) {
      static_assert(P == Place::text, "html::Raw may stand in text only");
      text_ += value.markup;
    } else if constexpr (std::invocable<const T&, Out&>) {
      static_assert(P == Place::text, "a view may stand in text only");
      value(*this);
    } else if constexpr (std::integral<T>) {
      put_number(value);
    } else if constexpr (P == Place::url_start) {
      append_url(text_, value);
    } else if constexpr (P == Place::url_part) {
      append_percent_encoded(text_, value);
    } else {
      append_escaped(text_, value);
    }
  }
  template <std::integral T>
  void put_number(T value) {
    static_assert(!std::same_as<T, bool> && !std::same_as<T, char>, "a flag or a character is not a number");
    char buffer[24];
    text_.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr);
  }

  std::string text_;
};

}  // namespace html
