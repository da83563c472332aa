#include "programme/personne/session.h"

#include <span>

namespace personne {
namespace {

struct Mark {
  std::string_view mark, name;
};

// Order matters: each browser also names those that it imitates.
constexpr Mark browsers[]{
    {"Edg", "Edge"},         {"OPR/", "Opera"},        {"SamsungBrowser", "Samsung Internet"},
    {"Firefox/", "Firefox"}, {"FxiOS", "Firefox"},     {"CriOS", "Chrome"},
    {"Chrome/", "Chrome"},   {"Chromium", "Chromium"}, {"Safari/", "Safari"}};
constexpr Mark systems[]{{"iPhone", "iPhone"},   {"iPad", "iPad"},     {"Android", "Android"},
                         {"Windows", "Windows"}, {"CrOS", "ChromeOS"}, {"Mac OS X", "Mac"},
                         {"Linux", "Linux"}};

std::string_view first_found(std::string_view text, std::span<const Mark> marks) {
  for (const Mark& m : marks)
    if (text.contains(m.mark)) return m.name;
  return {};
}

}  // namespace

bool session_vivante(base::Instant cree_le, base::Instant vue_le, base::Instant now, const Duree& duree) {
  return now - cree_le < duree.totale && now - vue_le < duree.inactive;
}

bool vue_a_noter(base::Instant vue_le, base::Instant now) {
  return now < vue_le || now - vue_le >= pas_de_vue;
}

std::string appareil(std::string_view user_agent) {
  std::string_view browser = first_found(user_agent, browsers), system = first_found(user_agent, systems);
  std::string name(browser.empty() ? "Navigateur inconnu" : browser);
  return system.empty() ? name : name + " sur " + std::string(system);
}

}  // namespace personne
