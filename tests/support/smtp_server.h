// A real SMTP server on loopback (smtp_server.py, where its manners are listed), stopped at the end of the
// scope.
#pragma once
#include <signal.h>

#include <algorithm>
#include <cstdio>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/support/outside.h"
#include "tests/support/source_dir.h"

namespace tests {

class SmtpServer {
 public:
  explicit SmtpServer(const std::string& options = {}) {
    auto script = tests::source_dir() + "/tests/support/smtp_server.py ";
    pipe_ = popen(("exec " + python + script + folder_.path().string() + " " + options).c_str(), "r");
    if (!pipe_ || fscanf(pipe_, "%d %d", &port_, &process_) != 2)
      throw std::runtime_error("the SMTP server of the tests does not start (package python3-aiosmtpd)");
  }
  ~SmtpServer() {
    if (process_ > 0) kill(process_, SIGKILL);
    if (pipe_) pclose(pipe_);
  }
  SmtpServer(const SmtpServer&) = delete;
  SmtpServer& operator=(const SmtpServer&) = delete;

  int port() const { return port_; }
  std::string url(const std::string& scheme = "smtp") const {
    return scheme + "://localhost:" + std::to_string(port_);
  }
  /// The mails accepted so far, as received, in their order.
  std::vector<std::string> received() const {
    std::vector<std::filesystem::path> files;
    for (auto& entry : std::filesystem::directory_iterator(folder_.path()))
      if (entry.path().extension() == ".eml") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<std::string> mails;
    for (auto& file : files) mails.push_back(contents(file));
    return mails;
  }

 private:
  TemporaryFolder folder_;
  FILE* pipe_ = nullptr;
  int port_ = 0, process_ = 0;
};

}  // namespace tests
