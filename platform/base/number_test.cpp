#include "platform/base/number.h"

#include <doctest/doctest.h>

using base::whole_number;

TEST_CASE("a number is read when the whole text is one") {
  CHECK(whole_number("0") == 0);
  CHECK(whole_number("0042") == 42);
  CHECK(whole_number("-7") == -7);
  CHECK(whole_number("9223372036854775807") == 9223372036854775807);
  CHECK(whole_number<int>("15") == 15);
}

TEST_CASE("what is not wholly a number, or too large for one, is none") {
  for (auto text : {"", "-", "+1", " 1", "1 ", "12a", "1.5", "9223372036854775808", "٣"})
    CHECK_FALSE(whole_number(text));
  CHECK_FALSE(whole_number<int>("2147483648"));
}
