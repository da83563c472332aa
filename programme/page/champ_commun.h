// What fields and groups of choices share: their group, hint and error message.
#pragma once
#include <string>
#include <string_view>

#include "platform/html/html.h"

namespace page::detail {

/// The ids of what describes a field, in the order in which they are read out.
class Description {
 public:
  void add(std::string_view name, std::string_view suffix) {
    if (!ids_.empty()) ids_ += ' ';
    ids_.append(name).append(suffix);
  }
  std::string take() { return std::move(ids_); }

 private:
  std::string ids_;
};

/// `max` > 0 has the island count characters; `password` has it show the password on demand.
void debut_groupe(html::Out&, std::string_view error, int max = 0, bool password = false);
void aide(html::Out&, std::string_view name, std::string_view text);
void erreur(html::Out&, std::string_view name, std::string_view message);

}  // namespace page::detail
