#include "platform/html/typography.h"

#include <doctest/doctest.h>

using html::french_spaces;

TEST_CASE("high punctuation never stands alone at the beginning of a line") {
  CHECK(french_spaces("Qui ? Quoi : « ceci » !") == "Qui\u00A0? Quoi\u00A0: «\u00A0ceci\u00A0»\u00A0!");
  CHECK(french_spaces("a ; b") == "a\u00A0; b");
  CHECK(french_spaces("12 € et 3 %") == "12\u00A0€ et 3\u00A0%");
  CHECK(french_spaces("12:30, a:b") == "12:30, a:b");
}

TEST_CASE("an hour stays on one line") {
  CHECK(french_spaces("à 9 h 30, puis 18 h 00") == "à 9\u00A0h\u00A030, puis 18\u00A0h\u00A000");
  CHECK(french_spaces("3 h de marche, 9 h, h 3") == "3 h de marche, 9 h, h 3");
  for (auto text : {" h 3", "h 3", "9 h", "9 h ", " h "}) CHECK(french_spaces(text) == text);
}

TEST_CASE("a space between a word and a tag is treated like any other") {
  CHECK(french_spaces("<b>Note</b> : oui") == "<b>Note</b>\u00A0: oui");
  CHECK(french_spaces("« <i>mot</i> »") == "«\u00A0<i>mot</i>\u00A0»");
}

TEST_CASE("attributes, edited texts and scripts keep their bytes") {
  for (auto page : {"<input value=\"a : b > c ?\">", "<textarea>a : b\n<b> ?</textarea>", "<pre>a : b</pre>",
                    "<script>a ? b : c</script>", "<option>a : b</option>", "<input value=\"sans fin : "})
    CHECK(french_spaces(page) == page);
  CHECK(french_spaces("<textarea>a : b</textarea> : c") == "<textarea>a : b</textarea>\u00A0: c");
}
