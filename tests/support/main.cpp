// main() of every test program.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include "platform/base/secret.h"

int main(int argc, char** argv) {
  base::start_sodium();
  return doctest::Context(argc, argv).run();
}
