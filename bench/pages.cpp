#include "bench/pages.h"

#include <fmt/format.h>

#include <fstream>

#include "bench/people.h"
#include "programme/dossier/brouillon.h"

namespace bench {
namespace {

void add_to(std::vector<Account>& accounts, const std::string& mail, std::int64_t dossier) {
  if (accounts.empty() || accounts.back().mail != mail) accounts.push_back({mail, {}});
  accounts.back().dossiers.push_back(dossier);
}

// The rest is for the mixed load, which may not deposit a note twice.
constexpr int deposits_alone = 100;

void visitor(Repeater& repeat, const Target& target) {
  Client client(target.port);
  repeat("public page: the call", 200, unlimited, [&](int) { return client.get("/"); });
  repeat("public page: questions of the note", 200, unlimited,
         [&](int) { return client.get("/note-d-intention"); });
}

void editor(Repeater& repeat, const Manifest& manifest, const Target& target) {
  Client client(target.port);
  const auto& account = manifest.editors.front();
  client.sign_in(account.mail, password);
  auto note = fmt::format("/dossiers/{}/note", account.dossiers.front());
  repeat("my dossiers", 200, unlimited, [&](int) { return client.get("/dossiers"); });
  repeat("task list", 200, unlimited, [&](int) { return client.get(note); });
  repeat("form of a section", 200, unlimited, [&](int) { return client.get(note + "/diagnostic"); });
  Editor editor(client, account.dossiers.front());
  editor.open();
  repeat("autosave", 200, unlimited, [&](int i) { return editor.save(i); });
}

void depositor(Repeater& repeat, const Manifest& manifest, const Target& target) {
  Client client(target.port);
  const auto& account = manifest.depositors.front();
  client.sign_in(account.mail, password);
  auto most = std::min(deposits_alone, int(account.dossiers.size()));
  repeat("deposit", 303, most, [&](int i) { return deposit(client, account.dossiers[std::size_t(i)]); });
}

void agent(Repeater& repeat, const Manifest& manifest, const Target& target) {
  Client client(target.port);
  client.sign_in(manifest.agents.front().mail, password);
  for (const auto& view : tableau_views())
    repeat(view.kind, 200, unlimited, [&](int) { return client.get(view.target); });
  for (const auto& view : committee_views())
    repeat(view.kind, 200, unlimited, [&](int) { return client.get(view.target); });
  const auto& all = manifest.deposited;
  repeat("dossier page", 200, unlimited, [&](int i) {
    return client.get(fmt::format("/dossiers/{}", all[std::size_t(i) * 7919 % all.size()]));
  });
}

void instructor(Repeater& repeat, const Manifest& manifest, const Target& target) {
  Client client(target.port);
  client.sign_in(manifest.instructors.front().mail, password);
  for (const auto& view : instructor_views())
    repeat(view.kind, 200, unlimited, [&](int) { return client.get(view.target); });
}

}  // namespace

Manifest read_manifest(const std::string& path) {
  Manifest manifest;
  std::ifstream in(path);
  std::string kind, mail;
  for (std::int64_t dossier = 0; in >> kind >> mail >> dossier;) {
    if (kind == "editor")
      add_to(manifest.editors, mail, dossier);
    else if (kind == "depositor")
      add_to(manifest.depositors, mail, dossier);
    else if (kind == "agent")
      add_to(manifest.agents, mail, dossier);
    else if (kind == "instructor")
      add_to(manifest.instructors, mail, dossier);
    else if (kind == "follower")
      add_to(manifest.followers, mail, dossier);
    else if (kind == "writer")
      add_to(manifest.writers, mail, dossier);
    else if (kind == "signed")
      add_to(manifest.signers, mail, dossier);
    else if (kind == "model")
      add_to(manifest.models, mail, dossier);
    else if (kind == "uploader")
      add_to(manifest.uploaders, mail, dossier);
    else if (kind == "meeting")
      manifest.meeting = dossier;
    else if (kind == "passage")
      manifest.passage = dossier;
    else
      manifest.deposited.push_back(dossier);
  }
  if (manifest.deposited.empty()) throw std::runtime_error(path + ": no dossiers");
  return manifest;
}

Answer Editor::open() {
  auto answer = client_.get(path());
  mark_ = hidden_field(answer.body, "avant_diagnostic");
  return answer;
}

Answer Editor::save(int number) {
  auto text = fmt::format("Texte n° {} : ce que les habitants nous ont dit au fil de la semaine.", number);
  auto answer = client_.post(path(),
                             {{"jeton", client_.token()},
                              {"auto", "1"},
                              {"champs", "diagnostic"},
                              {"diagnostic", text},
                              {"avant_diagnostic", mark_}},
                             "application/json");
  if (answer.status == 200) {
    text_ = text;
    mark_ = dossier::marque(text);
  }
  return answer;
}

bool Editor::kept() { return text_.empty() || client_.get(path()).body.contains(text_); }

Answer deposit(Client& client, std::int64_t dossier) {
  return client.post(fmt::format("/dossiers/{}/deposer", dossier), {{"jeton", client.token()}});
}

const std::vector<View>& tableau_views() {
  static const std::vector<View> views = {
      {"tableau: first page", "/tableau"},
      {"tableau: filtered", "/tableau?orientation=emploi&echelle=communale&tri=cout"},
      {"tableau: searched", "/tableau?texte=ateliers+th%C3%A9%C3%A2tre"},
      {"tableau: totals", "/tableau/totaux"},
  };
  return views;
}

const std::vector<View>& committee_views() {
  static const std::vector<View> views = {
      {"ventilation: first page", "/ventilation"},
      {"ventilation: with an alert", "/ventilation?alerte=oui"},
      {"ventilation: filtered", "/ventilation?orientation=emploi&etat=preparee"},
      {"ventilation: searched", "/ventilation?q=ateliers+th%C3%A9%C3%A2tre"},
      {"ventilation: consequences for a theme",
       "/ventilation/lot?orientation=emploi&acte=reunion&lot_reunion=sante"},
      {"ventilation: workload", "/ventilation/charge"},
      {"ventilation: a funder's list", "/ventilation/financeurs/caf"},
      {"meetings: all of them", "/reunions-partenariales"},
      {"meetings: clashes of hours", "/reunions-partenariales/conflits-horaires"},
  };
  return views;
}

const std::vector<View>& instructor_views() {
  static const std::vector<View> views = {
      {"agent: dossiers handed to me", "/mes-dossiers-confies"},
      {"agent: tableau, first page", "/tableau"},
      {"agent: ventilation, first page", "/ventilation"},
  };
  return views;
}

void alone(Measures& measures, const Manifest& manifest, const Target& target) {
  Repeater repeat(measures, target);
  visitor(repeat, target);
  editor(repeat, manifest, target);
  depositor(repeat, manifest, target);
  agent(repeat, manifest, target);
  instructor(repeat, manifest, target);
}

std::string exports(const Manifest& manifest, const Target& target) {
  Client client(target.port);
  client.sign_in(manifest.agents.front().mail, password);
  std::string table =
      "\n**Exports of the whole table**\n\n| export | seconds | MB sent | memory before | memory at most "
      "|\n|---|--:|--:|--:|--:|\n";
  for (std::string format : {"csv", "xlsx"}) {
    forget_peak(target.pid);
    auto before = memory_of(target.pid).now;
    auto start = Time::now();
    auto answer = client.get("/tableau." + format);
    auto seconds = std::chrono::duration<double>(Time::now() - start).count();
    table += fmt::format("| {}{} | {:.2f} | {:.1f} | {:.0f} | {:.0f} |\n", format,
                         answer.status == 200 ? "" : fmt::format(" (answered {})", answer.status), seconds,
                         double(answer.body.size()) / 1e6, before, memory_of(target.pid).peak);
  }
  return table;
}

}  // namespace bench
