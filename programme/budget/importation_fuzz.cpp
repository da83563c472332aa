#include <cstdlib>

#include "platform/base/text.h"
#include "programme/budget/importation.h"

namespace {

campagne::Campagne call() {
  campagne::Campagne c;
  c.annee = 2030;
  c.budget = {{.code = "60", .titre = "Achats", .charge = true},
              {.code = "601", .titre = "Achats de fournitures", .dans = "60", .charge = true},
              {.code = "86", .titre = "Prestations", .charge = true, .nature = true},
              {.code = "70", .titre = "Ventes"},
              {.code = "74", .titre = "Subventions"},
              {.code = "74-ETAT", .titre = "État", .dans = "74", .financeurs = {"etat"}},
              {.code = "74-AUTRE", .titre = "Autres", .dans = "74", .financeurs = {"caf", "autre"}}};
  for (const char* code : {"etat", "caf"}) {
    campagne::Financeur f;
    f.code = f.sigle = f.nom = f.kind = code;
    c.financeurs.push_back(std::move(f));
  }
  return c;
}

/// What is taken fits a line of the call, and no amount is out of bounds.
void sound(const campagne::Campagne& c, const budget::Importation& i) {
  for (const auto& p : i.prises) {
    const auto* line = c.ligne_budget(p.ligne);
    if (!line || p.total().value < 0 || p.total() > base::largest_amount + base::largest_amount) std::abort();
    if (p.financeur ? line->financeurs.empty() : !budget::saisissable(c, *line)) std::abort();
    if (!base::valid_utf8(p.texte)) std::abort();
  }
  for (const auto& l : i.laissees)
    if (l.raison.empty() || !base::valid_utf8(l.texte)) std::abort();
}

}  // namespace

// Whatever a table says, what is understood of it can be written into the form's own fields and is read there
// as the same amounts; taken a second time, it changes nothing.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static const auto c = call();
  auto reading =
      documents::read_sheets({reinterpret_cast<const char*>(data), size}, {.rows = 200, .columns = 20});
  auto import = budget::lire_feuilles(reading.sheets, c);
  sound(c, import);
  auto again = import;
  auto fields = budget::champs_importes(import, {});
  dossier::Brouillon typed;
  for (const auto& [name, field] : fields) {
    if (!budget::champ_connu(c, name)) std::abort();
    typed.poser(name, {field.texte, 1, {}});
  }
  budget::Budget expected;
  for (const auto& p : import.prises)
    if (!p.financeur && p.montant.value > 0) expected.montants[p.ligne] = p.montant;
  if (budget::lire_budget(typed, c).budget.montants != expected.montants) std::abort();
  if (!budget::champs_importes(again, typed).empty()) std::abort();
  return 0;
}
