#include "server/command_line.h"

int main(int count, char** arguments) { return server::run_command_line(count, arguments); }
