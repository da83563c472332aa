// The command line: subcommands, options, their help.
#pragma once
#include "server/options.h"

namespace server {

/// Runs what the arguments ask, and returns the program's exit code.
int run_command_line(int count, const char* const* arguments);

}  // namespace server
