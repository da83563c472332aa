#include "bench/note.h"

#include <array>

#include "platform/base/text.h"
#include "programme/dossier/questions.h"

namespace bench {
namespace {

constexpr std::array words{
    "atelier",   "atelier",    "quartier",     "habitants",   "jeunes",    "femmes",      "familles",
    "parcours",  "insertion",  "emploi",       "formation",   "santé",     "prévention",  "culture",
    "théâtre",   "musique",    "lecture",      "écriture",    "sport",     "jardin",      "partagé",
    "cuisine",   "collectif",  "numérique",    "accès",       "droits",    "égalité",     "citoyenneté",
    "mémoire",   "réussite",   "éducative",    "parents",     "enfants",   "collège",     "école",
    "médiation", "logement",   "cadre",        "vie",         "mobilité",  "entreprises", "création",
    "chantier",  "évaluation", "projet",       "association", "bénévoles", "partenaires", "rencontre",
    "sortie",    "vacances",   "langue",       "française",   "violence",  "accueil",     "écoute",
    "ensemble",  "permanence", "hebdomadaire", "mensuel",     "débat",     "forum",       "exposition",
    "fête"};

std::size_t below(Random& random, std::size_t n) {
  return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
}

template <class List>
const auto& one_of(Random& random, const List& list) {
  return list[below(random, list.size())];
}

/// Writes answers one after the other, under one name and one instant.
class Writer {
 public:
  Writer(dossier::Brouillon& note, std::int64_t person, base::Instant at)
      : note_(note), person_(person), at_(at) {}
  void operator()(std::string_view field, std::string value) {
    note_.poser(field, {std::move(value), person_, at_});
  }

 private:
  dossier::Brouillon& note_;
  std::int64_t person_;
  base::Instant at_;
};

void project(Writer& write, Random& random) {
  write("intitule", base::shorten(text(random, 60), 100));
  write("phrase", text(random, 150));
  write("charge_nom", "Personne Chargée");
  write("charge_fonction", "Coordination du projet");
  write("charge_courriel", "projet@association.example");
  write("charge_telephone", "03 27 00 00 00");
  write("diagnostic", text(random, 700));
  write("diagnostic_sources", text(random, 200));
  write("modalites", text(random, 600));
  write("debut", "01/02/2023");
  write("fin", "15/12/2023");
  write("partenaires", text(random, 250));
}

void objectives(Writer& write, Random& random, const campagne::Campagne& c) {
  const auto& orientation = one_of(random, c.orientations);
  write("orientation", orientation.code);
  write("objectifs", one_of(random, orientation.objectifs).code);
  write("objectifs_projet", text(random, 300));
  if (!c.axes.empty()) write("axes", one_of(random, c.axes).code);
  write("egalite", text(random, 200));
  write("bonus_egalite", below(random, 4) == 0 ? "oui" : "non");
}

void people(Writer& write, Random& random) {
  auto total = 10 + below(random, 200);
  write("public_total", std::to_string(total));
  write("public_femmes", std::to_string(total / 2));
  write("public_hommes", std::to_string(total - total / 2));
  write("public_qpv", std::to_string(total / 3));
  write("ages", "11-15\n18-25");
  write("public_description", text(random, 250));
}

void place(Writer& write, Random& random, const campagne::Campagne& c) {
  std::vector<const territoire::Commune*> concerned;
  for (const auto& commune : c.territoire.communes)
    if (commune.concernee) concerned.push_back(&commune);
  auto first = below(random, concerned.size());
  const auto& insee = concerned[first]->insee;
  if (below(random, 4) == 0) {
    write("echelle", "intercommunale");
    write("communes", insee + "\n" + concerned[(first + 1) % concerned.size()]->insee);
  } else {
    write("echelle", "communale");
    write("commune", insee);
  }
  auto quarters = c.territoire.quartiers_de(insee);
  if (!quarters.empty()) write("quartiers", one_of(random, quarters)->code);
  write("deux_arrondissements", "non");
}

void money(Writer& write, Random& random, const campagne::Campagne& c) {
  auto asked = 500 * (1 + below(random, 20));
  auto funders = 1 + below(random, 3);
  auto first = below(random, c.financeurs.size());
  for (std::size_t i = 0; i < funders; ++i)
    write(dossier::champ_demande(c.financeurs[(first + i) % c.financeurs.size()].code),
          std::to_string(asked));
  write("dispositif", one_of(random, c.dispositifs).code);
  write("nature", below(random, 3) == 0 ? "reconduction" : "premiere");
  write("cout_total", std::to_string(funders * asked * 2));
  write("ressources_propres", std::to_string(funders * asked / 2));
}

}  // namespace

std::string text(Random& random, std::size_t length) {
  std::string out;
  while (out.size() < length) {
    std::string sentence = "Un";
    for (auto n = 6 + below(random, 8); n > 0; --n) sentence.append(" ").append(one_of(random, words));
    out += sentence + ". ";
  }
  out.resize(out.rfind('.') + 1);
  return out;
}

dossier::Brouillon note(Random& random, const campagne::Campagne& c, std::int64_t person, base::Instant at) {
  dossier::Brouillon note;
  Writer write(note, person, at);
  project(write, random);
  objectives(write, random, c);
  people(write, random);
  place(write, random, c);
  money(write, random, c);
  return note;
}

}  // namespace bench
