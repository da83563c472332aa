// Which route answers a path.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "programme/page/route.h"

namespace server {

struct Found {
  const page::Route* route = nullptr;
  std::vector<std::string> path;  ///< what stands for the {…}, in order
  bool other_method = false;      ///< nothing for this method, but something for the other: 405
};

/// All the routes. A written segment wins over a {…}: "/structures/nouvelle" before "/structures/{id}".
class Router {
 public:
  /// Throws std::logic_error when two routes would answer the same requests.
  explicit Router(std::vector<page::Route>);
  Found find(web::Method, std::string_view path) const;
  const std::vector<page::Route>& routes() const { return routes_; }

 private:
  struct Shape {
    std::vector<std::string_view> segments;  ///< an empty one stands for {…}
    std::size_t route;
  };
  const Shape* best(web::Method, const std::vector<std::string_view>& segments) const;

  std::vector<page::Route> routes_;
  std::vector<Shape> shapes_;  ///< the most precise first
};

}  // namespace server
