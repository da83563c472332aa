#include "platform/documents/zip_stream.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>

#include "tests/support/outside.h"

namespace {

using documents::ZipStream;
const auto noon = base::from_millis(1663365599000);

/// An entry of so many bytes, given by stretches of that length.
ZipStream::Open stretches(std::uint64_t size, std::size_t length) {
  return [=] {
    return [left = size, length](std::string& chunk) mutable {
      chunk.assign(std::min<std::uint64_t>(left, length), 'a');
      left -= chunk.size();
      return !chunk.empty();
    };
  };
}

/// What Python's own module finds: each entry with its size, after it has verified all checksums.
std::string listed(const std::filesystem::path& path) {
  return tests::output_of(tests::python +
                          "-c \"import sys, zipfile; a = zipfile.ZipFile(sys.argv[1]); print(a.testzip(), "
                          "*[(i.filename, i.file_size, i.date_time[0]) for i in a.infolist()])\" " +
                          path.string());
}

long peak_kilobytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

}  // namespace

TEST_CASE(
    "an archive holds what is in memory and what is read as it is written, names with accents included") {
  tests::TemporaryFolder folder;
  ZipStream zip(noon);
  zip.add("LISEZ-MOI.txt", "Bonjour");
  zip.add("pièces/élément.pdf", 100'000, stretches(100'000, 777));
  zip.add("vide.txt", 0, stretches(0, 1));
  zip.write(folder / "a.zip");
  CHECK(listed(folder / "a.zip") ==
        "None ('LISEZ-MOI.txt', 7, 2022) ('pièces/élément.pdf', 100000, 2022) ('vide.txt', 0, 2022)\n");
}

TEST_CASE("a large entry does not need its size in memory") {
  tests::TemporaryFolder folder;
  ZipStream zip(noon);
  constexpr std::uint64_t size = 300'000'000;
  zip.add("grand.pdf", size, stretches(size, 65'536));
  auto before = peak_kilobytes();
  zip.write(folder / "a.zip");
  CHECK(peak_kilobytes() - before < 20'000);
  CHECK(std::filesystem::file_size(folder / "a.zip") > size);
}

TEST_CASE("what an entry throws goes on, and nothing is left of the archive") {
  tests::TemporaryFolder folder;
  ZipStream zip(noon);
  zip.add("bon.pdf", 10, stretches(10, 10));
  zip.add("abîmé.pdf", 10, []() -> ZipStream::Next {
    return [](std::string&) -> bool { throw std::out_of_range("damaged"); };
  });
  CHECK_THROWS_AS(zip.write(folder / "a.zip"), std::out_of_range);
  CHECK(std::filesystem::is_empty(folder.path()));
  ZipStream missing(noon);
  missing.add("absent.pdf", 1, []() -> ZipStream::Next { throw std::out_of_range("missing"); });
  CHECK_THROWS_AS(missing.write(folder / "b.zip"), std::out_of_range);
  CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("an archive is never written over a file, nor where there is no folder") {
  tests::TemporaryFolder folder;
  ZipStream zip(noon);
  zip.add("a", "b");
  zip.write(folder / "a.zip");
  CHECK_THROWS_AS(zip.write(folder / "a.zip"), std::runtime_error);
  CHECK_THROWS_AS(zip.write(folder / "nulle part" / "a.zip"), std::runtime_error);
}
