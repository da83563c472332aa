#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace tests {

/// Starts one test case of this program in a process of its own, and gives its number. The process is a new
/// one, not a copy: a copy of a program with threads keeps the locks that other threads held, and may wait
/// for them for ever. The test case is marked `doctest::skip()`, reads arguments() and leaves by `_exit`.
pid_t start_case(const std::string& test_case, const std::vector<std::string>& arguments);

/// What start_case gave to this process; empty in the program itself.
std::vector<std::string> arguments();

/// Waits for the end of the process: its exit code, or -1 when it was killed.
int exit_code(pid_t);

}  // namespace tests
