#include "server/router.h"

#include <algorithm>
#include <stdexcept>

namespace server {
namespace {

std::vector<std::string_view> segments_of(std::string_view path) {
  std::vector<std::string_view> segments;
  if (path == "/") return segments;
  for (std::size_t from = 1; from <= path.size();) {
    auto end = std::min(path.find('/', from), path.size());
    segments.push_back(path.substr(from, end - from));
    from = end + 1;
  }
  return segments;
}

std::vector<std::string_view> shape_of(std::string_view pattern) {
  auto segments = segments_of(pattern);
  for (auto& s : segments)
    if (s.starts_with('{')) s = {};
  return segments;
}

bool fits(const std::vector<std::string_view>& shape, const std::vector<std::string_view>& segments) {
  auto one = [](std::string_view wanted, std::string_view given) {
    return wanted.empty() ? !given.empty() : wanted == given;
  };
  return std::equal(shape.begin(), shape.end(), segments.begin(), segments.end(), one);
}

}  // namespace

Router::Router(std::vector<page::Route> routes) : routes_(std::move(routes)) {
  for (std::size_t i = 0; i < routes_.size(); ++i) shapes_.push_back({shape_of(routes_[i].pattern), i});
  // Texts in descending order put an empty segment, which stands for anything, after every written one.
  std::ranges::stable_sort(shapes_, [](const Shape& a, const Shape& b) { return a.segments > b.segments; });
  for (std::size_t i = 0; i < shapes_.size(); ++i)
    for (std::size_t j = i + 1; j < shapes_.size() && shapes_[i].segments == shapes_[j].segments; ++j)
      if (routes_[shapes_[i].route].method == routes_[shapes_[j].route].method)
        throw std::logic_error("two routes for " + std::string(routes_[shapes_[i].route].pattern));
}

const Router::Shape* Router::best(web::Method method, const std::vector<std::string_view>& segments) const {
  auto it = std::ranges::find_if(shapes_, [&](const Shape& s) {
    return routes_[s.route].method == method && fits(s.segments, segments);
  });
  return it == shapes_.end() ? nullptr : &*it;
}

Found Router::find(web::Method method, std::string_view path) const {
  auto segments = segments_of(path);
  const Shape* shape = best(method, segments);
  if (!shape) {
    auto other = method == web::Method::get ? web::Method::post : web::Method::get;
    return {nullptr, {}, best(other, segments) != nullptr};
  }
  Found found{&routes_[shape->route], {}, false};
  for (std::size_t i = 0; i < segments.size(); ++i)
    if (shape->segments[i].empty()) found.path.emplace_back(segments[i]);
  return found;
}

}  // namespace server
