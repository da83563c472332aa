#include "bench/finals.h"

#include <fmt/format.h>

#include "bench/people.h"
#include "programme/dossier/brouillon.h"

namespace bench {
namespace {

std::string address(std::int64_t dossier, std::string_view more) {
  return fmt::format("/dossiers/{}/definitif{}", dossier, more);
}

/// One amount after the other in the same field, as the sheet sends it.
class Sheet {
 public:
  Sheet(Client& client, std::string path) : client_(client), path_(std::move(path)) {
    mark_ = hidden_field(client_.get(path_).body, "avant_m_601");
  }
  Answer save(int number) {
    auto amount = std::to_string(1000 + number);
    auto answer = client_.post(path_,
                               {{"jeton", client_.token()},
                                {"auto", "1"},
                                {"champs", "m_601"},
                                {"m_601", amount},
                                {"avant_m_601", mark_}},
                               "application/json");
    if (answer.status == 200) mark_ = dossier::marque(amount);
    return answer;
  }

 private:
  Client& client_;
  std::string path_, mark_;
};

void porteur(Repeater& repeat, const Manifest& manifest, const Target& target) {
  Client client(target.port);
  const auto& written = manifest.writers.front();
  client.sign_in(written.mail, password);
  auto dossier = written.dossiers.front();
  repeat("task list", 200, unlimited, [&](int) { return client.get(address(dossier, "")); });
  repeat("budget: page", 200, unlimited, [&](int) { return client.get(address(dossier, "/budget/action")); });
  repeat("check: everything missing, and all of it read", 200, unlimited,
         [&](int) { return client.get(address(dossier, "/verifier")); });
  repeat("pieces: list", 200, unlimited, [&](int) { return client.get(address(dossier, "/pieces")); });
  Sheet sheet(client, address(dossier, "/budget/action"));
  repeat("budget: autosave", 200, unlimited, [&](int i) { return sheet.save(i); });
  const auto& ready = manifest.signers.front().dossiers;
  repeat("deposit", 303, int(ready.size()), [&](int i) {
    return client.post(address(ready[std::size_t(i)], "/deposer"), {{"jeton", client.token()}});
  });
  auto model = manifest.models.front().dossiers.front();
  repeat("receipt", 200, unlimited, [&](int) { return client.get(address(model, "/depots/1")); });
  repeat("dossier as PDF", 200, unlimited,
         [&](int) { return client.get(address(model, "/depots/1/dossier.pdf")); });
  repeat("dossier and pieces as ZIP", 200, unlimited,
         [&](int) { return client.get(address(model, "/dossier.zip")); });
}

std::string next_of(Client& client) {
  auto page = client.get("/completude").body;
  auto mark = page.find("apres=");
  if (mark == page.npos) return "/completude";
  return "/completude?etat=&" + page.substr(mark, page.find('"', mark) - mark);
}

void coordination(Repeater& repeat, const Manifest& manifest, const Target& target) {
  Client client(target.port);
  client.sign_in(manifest.agents.front().mail, password);
  const std::vector<View> views = {
      {"completeness: first page", "/completude"},
      {"completeness: filtered", "/completude?etat=a_verifier"},
      {"completeness: searched", "/completude?q=ateliers+th%C3%A9%C3%A2tre"},
      {"completeness: searched, one found", "/completude?q=12"},
      {"completeness: next page", next_of(client)},
  };
  for (const auto& view : views)
    repeat(view.kind, 200, unlimited, [&](int) { return client.get(view.target); });
  auto model = manifest.models.front().dossiers.front();
  const auto& all = manifest.deposited;
  auto some = [&](int i) { return all[std::size_t(i) * 7919 % all.size()]; };
  repeat("checklist of one dossier", 200, unlimited,
         [&](int i) { return client.get(fmt::format("/completude/{}", some(i))); });
  repeat("dossier as an agent reads it", 200, unlimited,
         [&](int i) { return client.get(address(some(i), "")); });
  repeat("comparison with the note", 200, unlimited,
         [&](int) { return client.get(address(model, "/comparaison")); });
  repeat("tableau: first page", 200, unlimited, [&](int) { return client.get("/tableau"); });
}

}  // namespace

void finals(Measures& measures, const Manifest& manifest, const Target& target) {
  if (manifest.models.empty()) throw std::runtime_error("no final dossiers: bench-generate --definitifs");
  Repeater repeat(measures, target);
  porteur(repeat, manifest, target);
  coordination(repeat, manifest, target);
}

}  // namespace bench
