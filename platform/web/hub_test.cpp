#include "platform/web/hub.h"

#include <doctest/doctest.h>

using web::Hub;

namespace {

struct Ear final : web::Listener {
  std::vector<std::int64_t> heard{};
  bool ended = false;
  void tell(std::int64_t version) override { heard.push_back(version); }
  void end() override { ended = true; }
};
using Heard = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("a topic's listeners are told its new versions, the others nothing") {
  Hub hub;
  Ear a, b, other;
  CHECK(hub.join(a, {"x", "s1", "p"}, 4));
  CHECK(hub.join(b, {"x", "s2", "p"}, 4));
  CHECK(hub.join(other, {"y", "s3", "p"}, 9));
  hub.publish("x", 5);
  hub.publish("nobody", 1);
  CHECK(a.heard == Heard{5});
  CHECK(b.heard == Heard{5});
  CHECK(other.heard.empty());
  CHECK(hub.topics() == std::vector<std::string>{"x", "y"});
  CHECK(hub.owners() == std::vector<std::string>{"s1", "s2", "s3"});
}

TEST_CASE("late news is no news") {
  Hub hub;
  Ear ear;
  hub.join(ear, {"x", "", "p"}, 4);
  hub.publish("x", 6);
  hub.publish("x", 5);
  hub.publish("x", 6);
  CHECK(ear.heard == Heard{6});
}

TEST_CASE("what was published while a stream was beginning is told to it") {
  Hub hub;
  Ear first, late;
  hub.join(first, {"x", "", "p"}, 4);
  hub.publish("x", 5);
  hub.join(late, {"x", "", "p"}, 4);
  CHECK(late.heard == Heard{5});
  CHECK(first.heard == Heard{5});
}

TEST_CASE("a stream that begins with a version that nobody was told has it told to the others") {
  Hub hub;
  Ear first, informed;
  hub.join(first, {"x", "", "p"}, 4);
  hub.join(informed, {"x", "", "p"}, 5);
  hub.publish("x", 5);
  CHECK(first.heard == Heard{5});
  CHECK(informed.heard.empty());
}

TEST_CASE("streams are limited in all, per owner and per address, and their place is given back") {
  Hub hub({.all = 4, .per_owner = 2, .per_peer = 3});
  Ear ears[7];
  CHECK(hub.join(ears[0], {"x", "s", "p"}, 0));
  CHECK(hub.join(ears[1], {"y", "s", "p"}, 0));
  CHECK(!hub.join(ears[2], {"x", "s", "q"}, 0));
  CHECK(hub.join(ears[2], {"x", "", "p"}, 0));
  CHECK(!hub.join(ears[3], {"x", "t", "p"}, 0));
  CHECK(hub.join(ears[3], {"x", "t", "q"}, 0));
  CHECK(!hub.join(ears[4], {"x", "u", "r"}, 0));
  hub.leave(ears[0]);
  hub.leave(ears[0]);  // twice is once
  CHECK(hub.size() == 3);
  CHECK(hub.join(ears[4], {"x", "s", "p"}, 0));
  hub.publish("x", 1);
  CHECK(ears[0].heard.empty());
  CHECK(ears[4].heard == Heard{1});
}

TEST_CASE("nobody in particular is limited by address only, and is not an owner") {
  Hub hub({.per_owner = 1});
  Ear a, b;
  CHECK(hub.join(a, {"x", "", "p"}, 0));
  CHECK(hub.join(b, {"x", "", "p"}, 0));
  CHECK(hub.owners().empty());
}

TEST_CASE("an owner's streams end with the session, and only theirs") {
  Hub hub;
  Ear mine, also_mine, other;
  hub.join(mine, {"x", "s", "p"}, 0);
  hub.join(also_mine, {"y", "s", "p"}, 0);
  hub.join(other, {"x", "t", "p"}, 0);
  hub.close_owner("s");
  CHECK(mine.ended);
  CHECK(also_mine.ended);
  CHECK(!other.ended);
}

TEST_CASE("a closed hub ends its streams, takes none and tells nothing") {
  Hub hub;
  Ear before, after;
  hub.join(before, {"x", "s", "p"}, 0);
  hub.close();
  CHECK(before.ended);
  CHECK(!hub.join(after, {"x", "s", "p"}, 0));
  hub.publish("x", 1);
  CHECK(before.heard.empty());
}
