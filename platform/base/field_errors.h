// A bad form is the list of all its field errors, in the order of the form.
#pragma once
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace base {

struct FieldError {
  std::string field;    ///< name of the form field, and "#" + field is where the error summary's link leads
  std::string message;  ///< a French sentence: what is wrong and what to write
};

class FieldErrors {
 public:
  void add(std::string_view field, std::string_view message) {
    list_.push_back({std::string(field), std::string(message)});
  }
  bool empty() const { return list_.empty(); }
  std::size_t size() const { return list_.size(); }
  auto begin() const { return list_.begin(); }
  auto end() const { return list_.end(); }
  /// The first message about that field, or an empty view.
  std::string_view of(std::string_view field) const {
    auto it = std::find_if(list_.begin(), list_.end(), [&](const FieldError& e) { return e.field == field; });
    return it == list_.end() ? std::string_view{} : std::string_view{it->message};
  }

 private:
  std::vector<FieldError> list_;
};

}  // namespace base
