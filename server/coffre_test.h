// A folder of kept files, as long as a test lasts.
#pragma once
#include <filesystem>
#include <memory>

#include "platform/base/secret.h"
#include "programme/piece/coffre.h"

namespace server {

struct CoffreDeTest {
  std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("dentelle-coffre-" + base::random_token(9));
  CoffreDeTest() {
    base::start_sodium();
    piece::ouvrir_coffre(std::make_shared<files::Store>(folder, files::Keys::parse(files::Keys::new_line())));
  }
  CoffreDeTest(const CoffreDeTest&) = delete;
  CoffreDeTest& operator=(const CoffreDeTest&) = delete;
  ~CoffreDeTest() {
    piece::ouvrir_coffre(nullptr);
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
  }
};

}  // namespace server
