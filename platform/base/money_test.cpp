#include "platform/base/money.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace base;

TEST_CASE("amounts are read as people type or paste them, to the cent") {
  CHECK(parse_cents("1 234,56") == Cents{123456});
  CHECK(parse_cents("1234.5") == Cents{123450});
  CHECK(parse_cents("12 000 €") == Cents{1200000});
  CHECK(parse_cents("12000 euros") == Cents{1200000});
  CHECK(parse_cents("1\u202F234\u00A0€") == Cents{123400});
  CHECK(parse_cents("1\u2009234") == Cents{123400});
  CHECK(parse_cents("0") == Cents{0});
  CHECK(parse_cents("0,01") == Cents{1});
}

TEST_CASE("what is not an amount is not read, nor one above the largest by a cent") {
  for (auto bad : {"", "€", ",5", "5,", "1,234", "1.2.3", "-5", "douze", "1e3", "12 000 000 000 000", "1,2a"})
    CHECK_FALSE(parse_cents(bad).has_value());
  CHECK(parse_cents("1000000000") == largest_amount);
  CHECK_FALSE(parse_cents("1000000000,01").has_value());
}

TEST_CASE("amounts are written with thousands apart, and cents only when there are some") {
  CHECK(euros({123456}) == "1\u202F234,56\u00A0€");
  CHECK(euros({123400}) == "1\u202F234\u00A0€");
  CHECK(euros({5}) == "0,05\u00A0€");
  CHECK(euros({-123456789}) == "-1\u202F234\u202F567,89\u00A0€");
  CHECK(plain_euros({123456}) == "1234.56");
  CHECK(plain_euros({-500}) == "-5");
}

TEST_CASE("every amount written is read back the same") {
  bool ok = rc::check("euros then parse_cents", [] {
    Cents amount{*rc::gen::inRange<std::int64_t>(0, largest_amount.value)};
    RC_ASSERT(parse_cents(euros(amount)) == amount);
    RC_ASSERT(parse_cents(plain_euros(amount)) == amount);
  });
  CHECK(ok);
}
