// French typography of what people read: no line begins with a lone "?" or ":".
#pragma once
#include <string>
#include <string_view>

namespace html {

/// The page with its spaces before : ; ? ! » € % and after « made unbreakable, in text only: tags,
/// attributes, scripts, and what people edit (textarea) or copy (pre) stay as they are.
std::string french_spaces(std::string_view page);

}  // namespace html
