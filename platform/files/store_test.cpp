#include "platform/files/store.h"

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <sstream>

#include "platform/base/secret.h"
#include "platform/files/fault.h"

using namespace std::chrono_literals;
using files::Fault;
using files::FaultKind;
using files::Keys;

namespace {

/// A folder of its own, removed at the end.
struct Place {
  std::filesystem::path folder;
  std::string first = Keys::new_line(), second = Keys::new_line();

  Place() {
    base::start_sodium();
    folder = std::filesystem::temp_directory_path() / ("dentelle-fichiers-" + base::random_token(9));
  }
  ~Place() { std::filesystem::remove_all(folder); }
  files::Store store() const { return {folder, Keys::parse(first)}; }
  std::filesystem::path path(const std::string& name) const { return folder / name.substr(0, 2) / name; }

  std::string bytes(const std::string& name) const {
    std::ifstream in(path(name), std::ios::binary);
    std::stringstream s;
    s << in.rdbuf();
    return s.str();
  }
  void put(const std::string& name, const std::string& content) const {
    std::ofstream(path(name), std::ios::binary | std::ios::trunc) << content;
  }
};

std::string some(std::size_t size) {
  std::string text(size, '\0');
  for (std::size_t i = 0; i < size; ++i) text[i] = static_cast<char>((i * 31 + i / 251) & 0xff);
  return text;
}

files::Sealed keep(const files::Store& store, std::string_view content) {
  auto writer = store.create();
  for (; !content.empty(); content.remove_prefix(std::min<std::size_t>(content.size(), 10'007)))
    writer.write(content.substr(0, 10'007));
  return writer.finish();
}

std::string all_of(const files::Store& store, const std::string& name) {
  auto reader = store.open(name);
  std::string text, chunk;
  while (reader->next(chunk)) text += chunk;
  return text;
}

std::string range(const files::Store& store, const std::string& name, std::uint64_t from,
                  std::uint64_t length) {
  std::string text;
  store.open(name)->range(from, length, [&](std::string_view s) { text += s; });
  return text;
}

template <class F>
std::optional<FaultKind> fault(F f) {
  try {
    f();
  } catch (const Fault& e) {
    return e.kind;
  }
  return {};
}

std::vector<std::string> names(const files::Store& store) {
  std::vector<std::string> list;
  store.each([&](const std::string& name) { list.push_back(name); });
  return list;
}

/// Runs f in a process of its own and gives its exit code, or -1 when it was killed.
template <class F>
int in_a_process(F f) {
  auto child = ::fork();
  if (child == 0) ::_exit(f());
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

constexpr std::size_t chunk = files::chunk_bytes;

}  // namespace

TEST_CASE("a file comes back as it was written, at every size around a chunk") {
  Place place;
  auto store = place.store();
  for (std::size_t size :
       {std::size_t{0}, std::size_t{1}, chunk - 1, chunk, chunk + 1, 3 * chunk, 3 * chunk + 7}) {
    auto content = some(size);
    auto kept = keep(store, content);
    CHECK(kept.size == size);
    CHECK(store.open(kept.name)->size() == size);
    CHECK(all_of(store, kept.name) == content);
    auto verified = store.verify(kept.name);
    CHECK(verified.size == size);
    CHECK(verified.digest == kept.digest);
  }
}

TEST_CASE("nothing of the content can be read in the folder, and others may not look into it") {
  Place place;
  auto store = place.store();
  auto kept = keep(store, std::string(1000, 'a') + "Compte de résultat");
  CHECK_FALSE(place.bytes(kept.name).contains("aaaa"));
  struct stat s{};
  REQUIRE(::stat(place.path(kept.name).c_str(), &s) == 0);
  CHECK((s.st_mode & 0077) == 0);
  REQUIRE(::stat(place.folder.c_str(), &s) == 0);
  CHECK((s.st_mode & 0077) == 0);
}

TEST_CASE("the same content twice makes two files that do not resemble each other") {
  Place place;
  auto store = place.store();
  auto a = keep(store, "même texte"), b = keep(store, "même texte");
  CHECK(a.digest == b.digest);
  CHECK(place.bytes(a.name).substr(files::head_bytes) != place.bytes(b.name).substr(files::head_bytes));
}

TEST_CASE("a stretch of a file is given, cut at its end") {
  Place place;
  auto store = place.store();
  auto content = some(2 * chunk + 100);
  auto kept = keep(store, content);
  for (auto [from, length] : {std::pair<std::uint64_t, std::uint64_t>{0, 10},
                              {chunk - 5, 10},
                              {chunk, chunk},
                              {2 * chunk + 90, 50},
                              {5, 2 * chunk},
                              {2 * chunk + 100, 5},
                              {9 * chunk, 1},
                              {3, 0}})
    CHECK(range(store, kept.name, from, length) ==
          (from > content.size() ? std::string() : content.substr(from, length)));
}

TEST_CASE("a file cut short is not taken for a shorter one, even between two chunks") {
  Place place;
  auto store = place.store();
  auto kept = keep(store, some(3 * chunk));
  auto whole = place.bytes(kept.name);
  for (std::size_t length : {files::head_bytes + 2 * files::sealed_chunk_bytes, files::head_bytes,
                             files::head_bytes + 5, whole.size() - 1, std::size_t{10}, std::size_t{0}}) {
    place.put(kept.name, whole.substr(0, length));
    CHECK(fault([&] { store.verify(kept.name); }) == FaultKind::damaged);
  }
  place.put(kept.name, whole + "x");
  CHECK(fault([&] { store.verify(kept.name); }) == FaultKind::damaged);
}

TEST_CASE("one byte changed anywhere is noticed") {
  Place place;
  auto store = place.store();
  auto kept = keep(store, some(chunk + 50));
  auto whole = place.bytes(kept.name);
  for (std::size_t at :
       {std::size_t{0}, std::size_t{5}, std::size_t{20}, std::size_t{60}, files::envelope_bytes,
        files::head_bytes, files::head_bytes + files::sealed_chunk_bytes, whole.size() - 1}) {
    auto changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    place.put(kept.name, changed);
    CHECK_MESSAGE(fault([&] { store.verify(kept.name); }).has_value(), at);
  }
}

TEST_CASE("two chunks exchanged, or one repeated, are noticed") {
  Place place;
  auto store = place.store();
  auto kept = keep(store, some(3 * chunk));
  auto whole = place.bytes(kept.name);
  auto part = [&](std::size_t n) {
    return whole.substr(files::head_bytes + n * files::sealed_chunk_bytes, files::sealed_chunk_bytes);
  };
  auto head = whole.substr(0, files::head_bytes);
  place.put(kept.name, head + part(1) + part(0) + part(2));
  CHECK(fault([&] { store.verify(kept.name); }) == FaultKind::damaged);
  place.put(kept.name, head + part(0) + part(0) + part(2));
  CHECK(fault([&] { store.verify(kept.name); }) == FaultKind::damaged);
}

TEST_CASE("the chunks of one file do not pass in another") {
  Place place;
  auto store = place.store();
  auto a = keep(store, some(chunk)), b = keep(store, some(chunk));
  auto head = place.bytes(a.name).substr(0, files::envelope_bytes);
  place.put(a.name, head + place.bytes(b.name).substr(files::envelope_bytes));
  CHECK(fault([&] { store.verify(a.name); }) == FaultKind::damaged);
}

TEST_CASE("without its master key a file stays closed, and the reason is told") {
  Place place;
  auto kept = keep(place.store(), "secret");
  files::Store other(place.folder, Keys::parse(place.second));
  CHECK(fault([&] { other.verify(kept.name); }) == FaultKind::key_missing);
  CHECK(fault([&] { other.rewrap(kept.name); }) == FaultKind::key_missing);
}

TEST_CASE("a name that is none leads nowhere") {
  Place place;
  auto store = place.store();
  for (std::string name : {"", "../../etc/passwd", "ABCDEF", "0123456789abcdef0123456789abcdef"}) {
    CHECK(fault([&] { store.open(name); }) == FaultKind::missing);
    CHECK_FALSE(store.has(name));
    CHECK_FALSE(store.remove(name));
  }
}

TEST_CASE(
    "a new master key: files are wrapped anew, then open without the old one; a second time changes "
    "nothing") {
  Place place;
  auto content = some(2 * chunk);
  auto kept = keep(place.store(), content);
  files::Store both(place.folder, Keys::parse(place.second + place.first));
  CHECK(both.rewrap(kept.name));
  CHECK_FALSE(both.rewrap(kept.name));
  files::Store after(place.folder, Keys::parse(place.second));
  CHECK(all_of(after, kept.name) == content);
  CHECK(fault([&] { place.store().verify(kept.name); }) == FaultKind::key_missing);
}

TEST_CASE("stopped between its two steps, wrapping anew leaves a file that opens with either key") {
  Place place;
  auto kept = keep(place.store(), "texte");
  auto before = place.bytes(kept.name);
  files::Store both(place.folder, Keys::parse(place.second + place.first));
  both.rewrap(kept.name);
  auto after = place.bytes(kept.name);
  place.put(kept.name, before.substr(0, files::slot_bytes) + after.substr(files::slot_bytes));
  CHECK(all_of(place.store(), kept.name) == "texte");
  CHECK(both.rewrap(kept.name));
  CHECK(fault([&] { place.store().verify(kept.name); }) == FaultKind::key_missing);
  CHECK(all_of(both, kept.name) == "texte");
}

TEST_CASE("a file that is not finished is nowhere") {
  Place place;
  auto store = place.store();
  {
    auto writer = store.create();
    writer.write(some(chunk * 2));
  }
  CHECK(names(store).empty());
  CHECK(std::filesystem::is_empty(store.temporary_folder()));
}

TEST_CASE("a process killed while it writes leaves nothing visible, and the rest can be cleared") {
  Place place;
  auto store = place.store();
  auto code = in_a_process([&] {
    auto writer = store.create();
    writer.write(some(5 * chunk));
    ::kill(::getpid(), SIGKILL);
    return 0;
  });
  CHECK(code == -1);
  CHECK(names(store).empty());
  CHECK(store.clear_temporary(1h) == 0);
  CHECK(store.clear_temporary(0s) == 1);
  CHECK(std::filesystem::is_empty(store.temporary_folder()));
}

TEST_CASE("a full disk is told as such, and leaves nothing") {
  Place place;
  auto store = place.store();
  auto code = in_a_process([&] {
    ::signal(SIGXFSZ, SIG_IGN);
    rlimit limit{3 * chunk, 3 * chunk};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    auto kind = fault([&] {
      auto writer = store.create();
      writer.write(some(5 * chunk));
      writer.finish();
    });
    return kind == FaultKind::full ? 7 : 8;
  });
  CHECK(code == 7);
  CHECK(names(store).empty());
  CHECK(std::filesystem::is_empty(store.temporary_folder()));
}

TEST_CASE("what is extracted is the plain content, and can be removed") {
  Place place;
  auto store = place.store();
  auto kept = keep(store, some(chunk + 3));
  auto path = store.extract(kept.name);
  CHECK(std::filesystem::file_size(path) == chunk + 3);
  std::filesystem::remove(path);
  CHECK(store.remove(kept.name));
  CHECK_FALSE(store.has(kept.name));
  CHECK(fault([&] { store.extract(kept.name); }) == FaultKind::missing);
}

TEST_CASE("what is written moves with its writer") {
  Place place;
  auto store = place.store();
  auto writer = store.create();
  writer.write("un ");
  auto moved = std::move(writer);
  moved.write("deux");
  CHECK(all_of(store, moved.finish().name) == "un deux");
}

TEST_CASE("names are given all, or those of old files only, or some") {
  Place place;
  auto store = place.store();
  CHECK(store.some(1).empty());
  auto old = keep(store, "un"), young = keep(store, "deux");
  std::filesystem::last_write_time(place.folder / old.name.substr(0, 2) / old.name,
                                   std::filesystem::file_time_type::clock::now() - 2h);
  std::vector<std::string> aged;
  store.each([&](const std::string& name) { aged.push_back(name); }, 1h);
  CHECK(aged == std::vector{old.name});
  CHECK(names(store).size() == 2);
  CHECK(store.some(1).size() == 1);
  CHECK(store.some(3).size() == 2);
}
