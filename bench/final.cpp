#include "bench/final.h"

#include <fmt/format.h>

#include <array>
#include <cstdlib>

#include "platform/base/text.h"
#include "programme/budget/budget_store.h"
#include "programme/budget/saisie.h"
#include "programme/definitif/a_regler.h"
#include "programme/definitif/contenu_store.h"
#include "programme/definitif/depot_store.h"
#include "programme/dossier/dossier_store.h"
#include "programme/journal/journal.h"
#include "programme/piece/piece_store.h"

namespace bench {
namespace {

using personne::Acteur;

void put(dossier::Brouillon& b, std::string_view field, std::string text, std::int64_t person) {
  b.poser(field, {std::move(text), person, last_days()});
}

/// What the final form asks besides the note.
dossier::Brouillon answers(dossier::Brouillon b, Random& random, std::int64_t person) {
  auto all = [&](std::initializer_list<std::string_view> fields, const std::string& value) {
    for (auto field : fields) put(b, field, value, person);
  };
  put(b, "objet_demande", "projet", person), put(b, "forme_demande", "numeraire", person);
  put(b, "periode_demande", "annuelle", person);
  all({"utilite_publique", "adherents_moraux", "impots_commerciaux", "commissaire_comptes", "recrutement",
       "aides_publiques"},
      "non");
  all({"benevoles", "volontaires", "salaries", "emplois_aides", "mis_a_disposition", "adherents",
       "action_benevoles", "action_salaries", "action_volontaires"},
      "2");
  put(b, "federation", "Fédération d’exemple", person), put(b, "action_contrats", "1 CDI", person);
  put(b, "salaries_etpt", "1,5", person), put(b, "action_etpt", "0,25", person);
  for (auto field : {"articulation_tfpb", "articulation_renouvellement", "transition", "participation",
                     "evaluation", "analyse_territoriale", "moyens_materiels"})
    put(b, field, text(random, 500), person);
  put(b, "reunion_suivi", "15/06/2023", person), put(b, "reunion_copil", "15/12/2023", person);
  return b;
}

/// An amount on every line: as many euros of products as of charges, the funders as the note asked them.
dossier::Brouillon whole_budget(const campagne::Campagne& c, const dossier::Brouillon& note,
                                std::int64_t person) {
  auto b = budget::depuis_la_note(note, c);
  constexpr std::int64_t each = 100'00;
  constexpr int more_funders = 4;
  std::string charge, product;
  for (const auto& line : c.budget) {
    for (int i = 0; !line.financeurs.empty() && !line.nature && i < more_funders; ++i)
      b.financeurs.push_back(
          {.ligne = line.code, .nom = fmt::format("Autre financeur {}", i + 1), .specifique = {each}});
    if (!budget::saisissable(c, line) || line.equilibre || line.nature) continue;
    if (!b.montants.contains(line.code)) b.montants[line.code] = {each};
    (line.charge ? charge : product) = line.code;
  }
  auto gap = budget::equilibre(budget::totaliser(c, b)).ecart.value;
  b.montants[gap > 0 ? charge : product].value += std::abs(gap);
  dossier::Brouillon typed;
  for (const auto& [field, sent] : budget::en_champs(c, b)) put(typed, field, sent.texte, person);
  return typed;
}

dossier::Brouillon small_budget(std::int64_t person) {
  dossier::Brouillon b;
  put(b, budget::champ_montant("601"), "90000", person), put(b, budget::champ_montant("70"), "90000", person);
  return b;
}

class Maker {
 public:
  Maker(db::Writing& w, const files::Store& store, const campagne::Campagne& c, const Acteur& person)
      : w_(w), store_(store), call_(c), person_(person) {}

  definitif::Definitif write(std::int64_t dossier) {
    auto d = dossier::lock(w_, person_, dossier).value();
    auto note = dossier::draft(w_, d);
    definitif::create(w_, person_, last_days(), dossier, note);
    auto f = definitif::lock(w_, person_, dossier).value();
    definitif::save_draft(w_, f, answers(note, random_, person_.id), last_days());
    indicator(f, note);
    save(f, budget::Genre::action, whole_budget(call_, note, person_.id));
    save(f, budget::Genre::structure, small_budget(person_.id));
    return definitif::lock(w_, person_, dossier).value();
  }

  /// All that are due when every particularity holds; then more of those that are given once for each person,
  /// up to twenty.
  void give_pieces(const definitif::Definitif& f) {
    std::vector<std::string> all;
    for (const auto& p : call_.particularites) all.push_back(p.code);
    piece::enregistrer_particularites(w_, f.id(), all);
    constexpr std::size_t wanted = 20;
    std::size_t given = 0;
    const campagne::Piece* of_each = nullptr;
    for (const auto& due : piece::exigences(w_, call_, f.dossier, last_days())) {
      if (due.remises.empty() && due.etat == piece::Etat::a_remettre) give(f, *due.piece, "Camille Exemple");
      given += due.etat == piece::Etat::dans_l_outil ? 0 : 1;
      if (!due.piece->par.empty()) of_each = due.piece;
    }
    for (; of_each && given < wanted; ++given) give(f, *of_each, fmt::format("Personne {}", given));
  }

  void sign(const definitif::Definitif& f) {
    auto content = definitif::contenu(w_, person_, f, call_);
    auto missing = definitif::a_regler(w_, person_, f, content, call_, last_days());
    std::string all;
    for (const auto& m : missing) all += fmt::format("\n  {}: {}", m.partie, m.texte);
    if (!all.empty()) throw std::runtime_error("the invented final dossier lacks:" + all);
    definitif::signer(
        w_, person_, last_days(), f,
        {.nom = "Camille Essai", .qualite = "Présidente", .empreinte = definitif::empreinte(content)});
    definitif::save_state(w_, f, definitif::Signe{}, last_days(), person_);
  }

  void deposit(const definitif::Definitif& f) {
    auto content = definitif::contenu(w_, person_, f, call_);
    auto by = definitif::attestation(w_, f).value();
    auto rank = definitif::record_depot(w_, person_, last_days(), f, content, by);
    definitif::save_state(w_, f, definitif::Depose{last_days()}, last_days(), person_);
    journal::inscrire(w_, person_, last_days(),
                      {"definitif_depose",
                       "dossier",
                       f.id(),
                       {{"rang", std::to_string(rank)}, {"empreinte", by.empreinte}}});
  }

 private:
  void save(const definitif::Definitif& f, budget::Genre g, const dossier::Brouillon& typed) {
    auto locked = budget::verrouiller(w_, f.dossier, g, call_.annee, last_days());
    budget::enregistrer(w_, locked, typed, call_, last_days());
  }

  void indicator(const definitif::Definitif& f, const dossier::Brouillon& note) {
    auto i = definitif::depuis_modele(call_.indicateurs.at(0));
    i.objectif = note.valeur("objectifs"), i.depart = "0", i.cible = "40";
    definitif::ajouter_indicateur(w_, person_, last_days(), f, i);
  }

  void give(const definitif::Definitif& f, const campagne::Piece& p, const std::string& whom) {
    auto file = store_.create();
    file.write("%PDF-1.7\n");
    for (int i = 0; i < 2000; ++i) file.write(text(random_, 100));
    auto sealed = file.finish();
    piece::Recu received{sealed.name, p.code + ".pdf", files::Kind::pdf, sealed.size, sealed.digest};
    piece::Reponses told;
    if (!p.par.empty()) told.precision = whom;
    if (p.validite > 0) told.date = base::parse_french_date("30/11/2022");
    piece::remettre(w_, person_, last_days(), {f.dossier.structure, f.dossier.id}, {p, told, received})
        .value();
  }

  db::Writing& w_;
  const files::Store& store_;
  const campagne::Campagne& call_;
  const Acteur& person_;
  Random random_{2022};
};

/// The structure's page, complete.
void complete(db::Writing& w, std::int64_t structure) {
  w.exec(
      "UPDATE structure SET siret = '99900010200015', rna = 'W599001001', siege_voie = '1 rue de l’Exemple', "
      "telephone = "
      "'0300000000', courriel = 'contact@bench.example', representant_nom = 'Essai', representant_fonction = "
      "'Présidente' WHERE "
      "id = ?1",
      structure);
  w.exec(
      "INSERT INTO bureau (structure_id, rang, fonction, prenom, nom) VALUES (?1, 1, 'Présidente', "
      "'Camille', 'Essai')",
      structure);
}

/// Every deposited note without a final dossier gets what the model ?1 has.
constexpr std::array copies{
    "INSERT INTO definitif (dossier_id, etat, contenu, ouvert_le, ouvert_par, modifie_le, depose_le, "
    "depots) SELECT d.id, 'depose', "
    "m.contenu, m.ouvert_le, m.ouvert_par, m.modifie_le, m.depose_le, 1 FROM dossier d JOIN definitif m ON "
    "m.dossier_id = ?1 WHERE "
    "d.etat = 'note_deposee' AND NOT EXISTS (SELECT 1 FROM definitif f WHERE f.dossier_id = d.id)",
    "INSERT INTO budget (genre, dossier_id, structure_id, annee, version, contenu, modifie_le) SELECT "
    "'action', d.id, d.structure_id, "
    "m.annee, m.version, m.contenu, m.modifie_le FROM definitif f JOIN dossier d ON d.id = f.dossier_id "
    "JOIN budget m ON m.dossier_id "
    "= ?1 WHERE NOT EXISTS (SELECT 1 FROM budget b WHERE b.dossier_id = d.id)",
    "INSERT INTO budget_ligne (budget_id, ligne, rang, financeur, nom, droit_commun, specifique, montant) "
    "SELECT b.id, l.ligne, "
    "l.rang, l.financeur, l.nom, l.droit_commun, l.specifique, l.montant FROM budget b JOIN budget m ON "
    "m.dossier_id = ?1 JOIN "
    "budget_ligne l ON l.budget_id = m.id WHERE b.dossier_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "
    "budget_ligne x WHERE "
    "x.budget_id = b.id)",
    "INSERT INTO fichier (coffre, titre, type, taille, empreinte, recu_le) SELECT 'copie-' || f.dossier_id "
    "|| '-' || p.id, k.titre, "
    "k.type, k.taille, k.empreinte, k.recu_le FROM definitif f JOIN piece p ON p.dossier_id = ?1 JOIN "
    "fichier k ON k.id = "
    "p.fichier_id WHERE NOT EXISTS (SELECT 1 FROM piece x WHERE x.dossier_id = f.dossier_id)",
    "INSERT INTO piece (structure_id, dossier_id, code, precision, fichier_id, date_document, remise_le, "
    "remise_par) SELECT "
    "d.structure_id, d.id, p.code, p.precision, k.id, p.date_document, p.remise_le, p.remise_par FROM "
    "definitif f JOIN dossier d ON "
    "d.id = f.dossier_id JOIN piece p ON p.dossier_id = ?1 JOIN fichier k ON k.coffre = 'copie-' || d.id "
    "|| '-' || p.id",
    "INSERT INTO attestation (dossier_id, personne_id, nom, qualite, engagements, empreinte, signee_le) "
    "SELECT f.dossier_id, "
    "a.personne_id, a.nom, a.qualite, a.engagements, a.empreinte, a.signee_le FROM definitif f JOIN "
    "attestation a ON a.dossier_id = "
    "?1 WHERE f.etat = 'depose' AND NOT EXISTS (SELECT 1 FROM attestation x WHERE x.dossier_id = "
    "f.dossier_id)",
    "INSERT INTO definitif_depot (dossier_id, rang, contenu, annexes, structure, empreinte, "
    "attestation_id, depose_le, depose_par) "
    "SELECT a.dossier_id, 1, k.contenu, k.annexes, k.structure, k.empreinte, a.id, k.depose_le, "
    "k.depose_par FROM attestation a JOIN "
    "definitif f ON f.dossier_id = a.dossier_id AND f.etat = 'depose' JOIN definitif_depot k ON "
    "k.dossier_id = ?1 WHERE NOT EXISTS "
    "(SELECT 1 FROM definitif_depot x WHERE x.dossier_id = a.dossier_id)"};

}  // namespace

base::Instant last_days() { return base::parse_paris("2022-12-01T10:00").value(); }

Finals write_finals(db::Database& database, const files::Store& store, const campagne::Campagne& c,
                    const Acteur& person, const std::vector<std::int64_t>& notes) {
  Finals made;
  database.write([&](db::Writing& w) { complete(w, person.structures.at(0).structure); });
  for (auto note : notes)
    database.write([&](db::Writing& w) {
      Maker maker(w, store, c, person);
      auto f = maker.write(note);
      maker.give_pieces(f);
      bool first = made.model == 0, signs = first || !made.written.empty();
      if (signs) maker.sign(f);
      if (first) maker.deposit(definitif::lock(w, person, note).value());
      if (first)
        made.model = note;
      else
        (signs ? made.signed_ : made.written).push_back(note);
    });
  return made;
}

void copy_to_all(db::Database& database, std::int64_t model) {
  for (const auto* statement : copies) database.write([&](db::Writing& w) { w.exec(statement, model); });
}

}  // namespace bench
