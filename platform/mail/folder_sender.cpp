#include <algorithm>
#include <fstream>

#include "platform/mail/sender.h"

namespace mail {

FolderSender::FolderSender(std::filesystem::path folder) : folder_(std::move(folder)) {
  std::filesystem::create_directories(folder_);
}

Delivery FolderSender::send(const Message& message) try {
  auto date = base::iso_utc(message.date).substr(0, 19);
  std::replace(date.begin(), date.end(), ':', '-');
  auto bytes = mime(message);
  auto file = folder_ / (date + "-" + message.id + ".eml");
  auto unfinished = file;
  unfinished += ".part";
  std::ofstream out(unfinished, std::ios::binary);
  out << bytes;
  out.close();
  if (!out) return {Outcome::temporary, "cannot write " + unfinished.string()};
  std::filesystem::rename(unfinished, file);
  return {};
} catch (const std::invalid_argument& wrong) {
  return {Outcome::permanent, wrong.what()};
} catch (const std::filesystem::filesystem_error& error) {
  return {Outcome::temporary, error.what()};
}

}  // namespace mail
