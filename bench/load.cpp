// bench-load: signs in as real people and measures a running server; prints Markdown.
#include <fmt/format.h>
#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <iostream>

#include "bench/finals.h"
#include "bench/live.h"
#include "bench/mixed.h"

namespace {

struct Settings {
  std::string manifest, what = "alone";
  bench::Target target;
};

Settings read_settings(int argc, char** argv) {
  Settings s;
  CLI::App app("Measures a server filled by bench-generate", "bench-load");
  app.add_option("what", s.what, "alone, finals, exports, mixed or live")
      ->check(CLI::IsMember({"alone", "finals", "exports", "mixed", "live"}));
  app.add_option("--port", s.target.port, "the server's, on loopback")->required();
  app.add_option("--pid", s.target.pid, "the server's process, for its memory")->required();
  app.add_option("--manifest", s.manifest, "what bench-generate wrote")->required();
  app.add_option("--seconds", s.target.seconds, "of each kind alone, or of the mixed load");
  app.add_option("--uploads", s.target.uploads, "documents sent at once in the midst of the mixed load");
  app.add_option("--upload-bytes", s.target.upload_bytes, "of each");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    std::exit(app.exit(error));
  }
  return s;
}

double processor_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

std::string memory_line(int pid) {
  auto memory = bench::memory_of(pid);
  return fmt::format("\nServer's resident memory: {:.0f} MB at the end, {:.0f} MB at most.\n", memory.now,
                     memory.peak);
}

std::string measure(const Settings& s) {
  auto manifest = bench::read_manifest(s.manifest);
  if (s.what == "live")
    return bench::live(manifest, s.target, false) + bench::live(manifest, s.target, true) +
           memory_line(s.target.pid);
  if (s.what == "exports") return bench::exports(manifest, s.target);
  bench::Measures measures;
  bench::forget_peak(s.target.pid);
  if (s.what == "finals") {
    bench::finals(measures, manifest, s.target);
    return measures.table("Final dossiers, each kind alone") + memory_line(s.target.pid);
  }
  if (s.what == "alone") {
    bench::alone(measures, manifest, s.target);
    return measures.table("Alone") + memory_line(s.target.pid);
  }
  auto before = bench::processor_of(s.target.pid);
  auto result = bench::mixed(measures, manifest, s.target);
  auto used = (bench::processor_of(s.target.pid) - before) / 1e3;
  return measures.table(fmt::format("Last hour before a deadline, {} s", s.target.seconds)) +
         fmt::format("\nLost fields: {}. Deposits without receipt: {}. Failed requests: {}.\n",
                     result.lost_fields, result.missing_deposits, measures.errors()) +
         memory_line(s.target.pid) +
         fmt::format(
             "Processor: {:.1f} s by the server (signing in included), {:.1f} s by the measuring program.\n",
             used, processor_seconds());
}

}  // namespace

int main(int argc, char** argv) try {
  std::cout << measure(read_settings(argc, argv));
} catch (const std::exception& error) {
  std::cerr << "bench-load: " << error.what() << "\n";
  return 1;
}
