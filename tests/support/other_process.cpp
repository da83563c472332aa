#include "tests/support/other_process.h"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <ranges>
#include <stdexcept>
#include <string_view>

namespace tests {
namespace {

constexpr std::string_view prefix = "DENTELLE_TEST_ARGUMENT_";

std::string name_of(std::size_t i) { return std::string(prefix) + std::to_string(i); }

std::vector<std::string> environment_with(const std::vector<std::string>& arguments) {
  std::vector<std::string> all;
  for (char** entry = environ; *entry; ++entry) all.emplace_back(*entry);
  for (std::size_t i = 0; i < arguments.size(); ++i) all.push_back(name_of(i) + "=" + arguments[i]);
  return all;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> all;
  for (auto& text : texts) all.push_back(text.data());
  all.push_back(nullptr);
  return all;
}

}  // namespace

pid_t start_case(const std::string& test_case, const std::vector<std::string>& arguments) {
  std::vector<std::string> words{"/proc/self/exe", "--no-skip", "--test-case=" + test_case};
  auto variables = environment_with(arguments);
  pid_t child = 0;
  auto argv = pointers(words), env = pointers(variables);
  if (posix_spawn(&child, "/proc/self/exe", nullptr, nullptr, argv.data(), env.data()) != 0)
    throw std::runtime_error("this program cannot start itself again");
  return child;
}

std::vector<std::string> arguments() {
  std::vector<std::string> all;
  while (const char* value = std::getenv(name_of(all.size()).c_str())) all.emplace_back(value);
  return all;
}

int exit_code(pid_t child) {
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace tests
