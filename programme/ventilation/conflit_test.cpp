#include "programme/ventilation/conflit.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <fstream>
#include <sstream>

#include "tests/support/source_dir.h"

using namespace ventilation;

namespace {

personne::Acteur coordination() {
  personne::Acteur a;
  a.id = 1, a.attributions = {{.role = Role::coordination}};
  return a;
}
personne::Acteur agent() {
  personne::Acteur a;
  a.id = 2, a.attributions = {{.role = Role::instructeur, .financeur = "caf"}};
  return a;
}

template <class A>
std::string outcome(const EtatConflit& etat, const A& acte, const personne::Acteur& who,
                    std::int64_t personne = 2) {
  auto done = accomplir(etat, acte, {who, personne});
  return std::string(done ? ventilation::name(done->etat) : ::name(done.error().cause));
}

std::string table() {
  std::string text = "| from | act | by | to | in the journal |\n|---|---|---|---|---|\n";
  for (const auto& t : transitions_conflit())
    text += fmt::format("| {} | {} | coordination{} | {} | {} |\n", t.depuis, t.acte,
                        t.concerne ? ", the person concerned" : "", t.vers, t.trace);
  return text;
}

const std::string endless(501, 'x');

}  // namespace

TEST_CASE("the coordination confirms a suggestion, or puts it aside with a reason") {
  CHECK(outcome(ConflitSuggere{}, ConfirmerConflit{}, coordination()) == "confirme");
  CHECK(outcome(ConflitSuggere{}, EcarterConflit{"Un homonyme"}, coordination()) == "ecarte");
  CHECK(outcome(ConflitSuggere{}, EcarterConflit{" "}, coordination()) == "saisie_invalide");
  CHECK(outcome(ConflitSuggere{}, EcarterConflit{endless}, coordination()) == "saisie_invalide");
  CHECK(outcome(ConflitSuggere{}, ConfirmerConflit{endless}, coordination()) == "saisie_invalide");
  CHECK(outcome(ConflitSuggere{}, ConfirmerConflit{std::string_view(endless).substr(1)}, coordination()) ==
        "confirme");
}

TEST_CASE("a decision can be changed, but not taken twice") {
  CHECK(outcome(ConflitConfirme{}, EcarterConflit{"A quitté le bureau"}, coordination()) == "ecarte");
  CHECK(outcome(ConflitEcarte{}, ConfirmerConflit{}, coordination()) == "confirme");
  CHECK(outcome(ConflitConfirme{}, ConfirmerConflit{}, coordination()) == "deja_fait");
  CHECK(outcome(ConflitEcarte{}, EcarterConflit{"Un homonyme"}, coordination()) == "deja_fait");
  CHECK(outcome(ConflitConfirme{}, DeclarerConflit{"Trésorière"}, coordination()) == "deja_fait");
  CHECK(outcome(SansConflit{}, ConfirmerConflit{}, coordination()) == "deja_fait");
}

TEST_CASE("nobody puts their own conflict aside, not even the coordination") {
  CHECK(outcome(ConflitConfirme{}, EcarterConflit{"C’est fini"}, agent()) == "role_requis");
  CHECK(outcome(ConflitSuggere{}, EcarterConflit{"C’est fini"}, agent()) == "role_requis");
  CHECK(outcome(ConflitConfirme{}, EcarterConflit{"C’est fini"}, coordination(), 1) == "role_requis");
  CHECK(outcome(ConflitSuggere{}, ConfirmerConflit{}, coordination(), 1) == "confirme");
  CHECK(outcome(ConflitSuggere{}, ConfirmerConflit{}, agent()) == "role_requis");
}

TEST_CASE("a person declares their own conflict, and nobody else's; the coordination declares anybody's") {
  CHECK(outcome(SansConflit{}, DeclarerConflit{"Trésorière"}, agent()) == "confirme");
  CHECK(outcome(ConflitSuggere{}, DeclarerConflit{"Trésorière"}, agent()) == "confirme");
  CHECK(outcome(ConflitEcarte{}, DeclarerConflit{"Trésorière"}, agent()) == "confirme");
  CHECK(outcome(SansConflit{}, DeclarerConflit{"Trésorière"}, agent(), 3) == "role_requis");
  CHECK(outcome(SansConflit{}, DeclarerConflit{"Trésorière"}, coordination()) == "confirme");
  CHECK(outcome(SansConflit{}, DeclarerConflit{""}, agent()) == "saisie_invalide");
  CHECK(outcome(SansConflit{}, DeclarerConflit{endless}, agent()) == "saisie_invalide");
}

TEST_CASE("a state of a conflict is read back from its name, and an unknown name is a fault") {
  for (auto each : {"aucun", "suggere", "confirme", "ecarte"})
    CHECK(ventilation::name(etat_conflit(each)) == each);
  CHECK(label(etat_conflit("suggere")) == "À examiner");
  CHECK_THROWS(etat_conflit("autre"));
}

TEST_CASE("docs/parcours-conflit.md holds the workflow that the code permits") {
  std::ifstream file(tests::source_dir() + "/docs/parcours-conflit.md");
  std::stringstream text;
  text << file.rdbuf();
  CHECK_MESSAGE(text.str().contains(table()), table());
}
