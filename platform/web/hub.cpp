#include "platform/web/hub.h"

#include <utility>

namespace web {
namespace {

std::size_t count_of(const auto& counts, std::string_view key) {
  auto found = counts.find(key);
  return found == counts.end() ? 0 : found->second;
}

void one_more(auto& counts, const std::string& key) {
  if (!key.empty()) ++counts[key];
}

void one_less(auto& counts, std::string_view key) {
  auto found = counts.find(key);
  if (found != counts.end() && --found->second == 0) counts.erase(found);
}

std::vector<std::string> keys(const auto& map) {
  std::vector<std::string> list;
  for (const auto& [key, unused] : map) list.push_back(key);
  return list;
}

}  // namespace

void Hub::publish(std::string_view name, std::int64_t version) {
  std::lock_guard lock(mutex_);
  if (auto found = topics_.find(name); found != topics_.end() && !closed_) found->second.tell(version);
}

void Hub::Topic::tell(std::int64_t latest) {
  if (latest <= version) return;
  version = latest;
  for (auto* listener : listeners) listener->tell(version);
}

std::vector<std::string> Hub::topics() const {
  std::lock_guard lock(mutex_);
  return keys(topics_);
}

std::vector<std::string> Hub::owners() const {
  std::lock_guard lock(mutex_);
  return keys(by_owner_);
}

std::size_t Hub::size() const {
  std::lock_guard lock(mutex_);
  return all_.size();
}

void Hub::close_owner(std::string_view owner) {
  std::lock_guard lock(mutex_);
  if (closed_) return;  // the streams are ending with their server
  for (const auto& [listener, listening] : all_)
    if (listening.owner == owner) listener->end();
}

bool Hub::full(const Listening& l) const {
  return closed_ || all_.size() >= limits_.all || count_of(by_owner_, l.owner) >= limits_.per_owner ||
         count_of(by_peer_, l.peer) >= limits_.per_peer;
}

bool Hub::join(Listener& listener, Listening listening, std::int64_t version) {
  std::lock_guard lock(mutex_);
  if (full(listening)) return false;
  auto& topic = topics_[listening.topic];
  topic.tell(version);  // the others may not have heard of it yet
  // What was published between the reading of the version and this moment is not lost.
  if (topic.version > version) listener.tell(topic.version);
  topic.listeners.insert(&listener);
  one_more(by_owner_, listening.owner), one_more(by_peer_, listening.peer);
  all_.emplace(&listener, std::move(listening));
  return true;
}

void Hub::leave(Listener& listener) {
  std::lock_guard lock(mutex_);
  auto found = all_.find(&listener);
  if (found == all_.end()) return;
  const auto& [topic, owner, peer] = found->second;
  auto of_topic = topics_.find(topic);
  of_topic->second.listeners.erase(&listener);
  if (of_topic->second.listeners.empty()) topics_.erase(of_topic);
  one_less(by_owner_, owner), one_less(by_peer_, peer);
  all_.erase(found);
}

void Hub::close() {
  std::lock_guard lock(mutex_);
  closed_ = true;
  for (const auto& [listener, unused] : all_) listener->end();
}

}  // namespace web
