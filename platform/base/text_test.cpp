#include "platform/base/text.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "platform/base/field_errors.h"
#include "platform/base/secret.h"

using namespace base;

TEST_CASE("text that is UTF-8 is known, overlong and surrogate forms are not") {
  CHECK(valid_utf8("œuvre ★ 𝄞"));
  for (auto bad : {"\x80", "\xC3", "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                   "\xF8\x88\x80\x80\x80", "a\xE2\x82"})
    CHECK_FALSE(valid_utf8(bad));
}

TEST_CASE("cleaning keeps tabs and line feeds, unites line ends and drops control characters") {
  CHECK(clean_text("a\r\nb\rc\td\x01\x7F") == "a\nb\nc\td");
  CHECK(clean_text("a\xFF"
                   "b") == "a\uFFFDb");
  CHECK(clean_text(std::string_view("a\0b", 3)) == "ab");
}

TEST_CASE("cleaned text is always UTF-8, and cleaning twice changes nothing") {
  bool ok = rc::check("clean_text", [](const std::string& any) {
    auto once = clean_text(any);
    RC_ASSERT(valid_utf8(once));
    RC_ASSERT(clean_text(once) == once);
  });
  CHECK(ok);
}

TEST_CASE("characters are counted as people see them and never cut in two") {
  CHECK(length("été ★") == 5);
  CHECK(shorten("été", 3) == "été");
  CHECK(shorten("étés", 3) == "ét…");
}

TEST_CASE("folding makes what differs by case, accents and apostrophes equal") {
  CHECK(fold("L’Œuvre d'Été – ÀÇÑ") == "l oeuvre d ete   acn");
  CHECK(fold("e\u0301te\u0301") == "ete");
  CHECK(fold("Curaçao") == fold("CURACAO"));
  CHECK(fold("日本") == "日本");
}

TEST_CASE("small tools: trim, split, join, digits, plural") {
  CHECK(trim(" \n a b\t") == "a b");
  CHECK(trim("  ").empty());
  CHECK(split("a\n\nb", '\n') == std::vector<std::string>{"a", "", "b"});
  CHECK(split("", '\n').empty());
  CHECK(join({"a", "b"}, ", ") == "a, b");
  CHECK(all_digits("0123"));
  CHECK_FALSE(all_digits(""));
  CHECK_FALSE(all_digits("1a"));
  CHECK(lower_ascii("AbÉ") == "abÉ");
  CHECK(counted(0, "projet", "projets") == "0 projet");
  CHECK(counted(1, "projet", "projets") == "1 projet");
  CHECK(counted(2, "projet", "projets") == "2 projets");
}

TEST_CASE("errors of a form stay in order and are found by field") {
  FieldErrors errors;
  CHECK(errors.empty());
  errors.add("nom", "Donnez un nom."), errors.add("nom", "Autre."), errors.add("age", "Donnez un âge.");
  CHECK(errors.size() == 3);
  CHECK(errors.of("nom") == "Donnez un nom.");
  CHECK(errors.of("autre").empty());
}

TEST_CASE("digests, tokens and passwords") {
  start_sodium();
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(hmac_hex("Jefe", "what do ya want for nothing?") ==
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  CHECK(random_token().size() == 43);
  CHECK(random_token() != random_token());
  CHECK(same_secret("abc", "abc"));
  CHECK_FALSE(same_secret("abc", "abd"));
  CHECK_FALSE(same_secret("abc", "ab"));
  auto hash = hash_password("un mot de passe");
  CHECK(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
  CHECK(verify_password(hash, "un mot de passe"));
  CHECK_FALSE(verify_password(hash, "un autre"));
  CHECK_FALSE(verify_password("", "un mot de passe"));
}
