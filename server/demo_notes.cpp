// The demonstration's people, their structures and their notes.
#include <fmt/format.h>

#include <cmath>
#include <random>

#include "platform/base/secret.h"
#include "platform/base/text.h"
#include "programme/dossier/dossier_store.h"
#include "programme/journal/journal.h"
#include "programme/personne/personne_store.h"
#include "programme/structure/identifiants.h"
#include "programme/structure/structure_store.h"
#include "server/demo.h"
#include "server/demo_texts.h"
#include "server/demo_world.h"

namespace server::demo {
namespace {

using namespace std::chrono_literals;
using personne::Role;

/// A SIRET that passes its checks; the prefix 999 is not attributed.
std::string invented_siret(int n) {
  for (int key = 0; key < 100000; ++key) {
    auto siret = fmt::format("999{:06}{:05}", n * 37 + key / 100, key % 100);
    if (structure::siret(siret) == structure::Numero::juste) return siret;
  }
  throw std::logic_error("no SIRET found");
}

class Demo {
 public:
  explicit Demo(World& world) : world_(world), database_(world.database), c_(world.campagne) {}

  void load(int notes) {
    hash_ = base::hash_password(mot_de_passe_de_demonstration);
    count_ = notes;
    agents();
    holders();
    committee();
    single_holder();
    for (int n = 0; n < notes; ++n) note(n, n % 12 != 11);
    world_.comptes = std::move(accounts_);
  }

 private:
  personne::Acteur person(std::string_view name, std::string_view address,
                          std::optional<personne::Attribution>);
  std::string invented_name() {
    return fmt::format("{} Exemple", first_names.at(people_++ % first_names.size()));
  }
  void agents();
  void committee();
  void funders_people(const campagne::Financeur&, const std::vector<std::string>& communes);
  void holders();
  void single_holder();
  void single_dossier(dossier::Brouillon&, base::Instant);
  bool is_single(int n) const;
  personne::Acteur register_structure(const personne::Acteur&, const structure::Fiche&);
  void note(int n, bool deposited);
  void deposit(db::Writing&, const personne::Acteur&, std::int64_t id, base::Instant);
  dossier::Brouillon answers(int n, base::Instant);
  void where(dossier::Brouillon&, base::Instant);
  void money(dossier::Brouillon&, base::Instant);
  template <class List>
  const auto& pick(const List& list) {
    return list[std::uniform_int_distribution<std::size_t>(0, list.size() - 1)(random_)];
  }
  int between(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }
  void put(dossier::Brouillon& b, std::string_view champ, std::string_view text, base::Instant le) {
    b.poser(champ, {std::string(text), writer_, le});
  }

  World& world_;
  db::Database& database_;
  const campagne::Campagne& c_;
  std::mt19937 random_{2023};
  std::string hash_;
  std::vector<CompteDeDemonstration> accounts_;
  std::int64_t writer_ = 0;
  int count_ = 1;
  std::size_t people_ = 0, colleagues_ = 0;
};

personne::Acteur Demo::person(std::string_view name, std::string_view address,
                              std::optional<personne::Attribution> attribution) {
  return database_.write([&](db::Writing& w) {
    auto made = personne::creer_par_console(w, {std::string(name), std::string(address), hash_, attribution},
                                            c_.depot_note.from);
    auto who = personne::acteur(w, must(std::move(made)).personne).value();
    if (!who.attributions.empty()) world_.agents.push_back(who);
    return who;
  });
}

void Demo::agents() {
  std::vector<std::string> concerned;
  for (auto& commune : c_.territoire.communes)
    if (commune.concernee) concerned.push_back(commune.insee);
  concerned.resize(std::min<std::size_t>(concerned.size(), 3));
  const std::vector<std::pair<std::string, personne::Attribution>> wanted{
      {"coordination", {.role = Role::coordination}},
      {"projet", {.role = Role::chef_de_projet, .communes = {concerned.front()}}},
      {"instruction", {.role = Role::instructeur, .financeur = c_.financeurs.front().code}},
      {"pre", {.role = Role::referent_pre, .communes = concerned}},
      {"elu", {.role = Role::elu}}};
  for (auto& [name, attribution] : wanted) {
    auto address = name + "@demo.example";
    person(invented_name(), address, attribution);
    accounts_.push_back({address, std::string(personne::label(attribution.role))});
  }
}

namespace {

/// The first or the second half of a list.
std::vector<std::string> half(const std::vector<std::string>& all, bool second) {
  auto middle = all.begin() + std::ptrdiff_t((all.size() + 1) / 2);
  return second ? std::vector(middle, all.end()) : std::vector(all.begin(), middle);
}

}  // namespace

/// Two people for each funder: they share its communes, or the themes of the call; sometimes a third follows
/// all.
void Demo::funders_people(const campagne::Financeur& funder, const std::vector<std::string>& communes) {
  std::vector<std::string> themes;
  for (auto& each : c_.orientations) themes.push_back(each.code);
  auto rank = std::size_t(&funder - c_.financeurs.data());
  auto hire = [&](int n, personne::Attribution held) {
    held.role = Role::instructeur, held.financeur = funder.code;
    auto name = fmt::format("{} {}", first_names.at(colleagues_++ % first_names.size()), funder.sigle);
    person(name, fmt::format("{}{}@demo.example", funder.code, n), held);
  };
  for (bool second : {false, true}) {
    if (rank % 2)
      hire(second ? 2 : 1, {.themes = half(themes, second)});
    else
      hire(second ? 2 : 1, {.communes = half(communes, second)});
  }
  if (rank % 3 == 0) hire(3, {});
}

/// Those who come to the ventilation committee, beside the accounts above.
void Demo::committee() {
  std::vector<std::string> concerned;
  for (auto& commune : c_.territoire.communes)
    if (commune.concernee) concerned.push_back(commune.insee);
  for (auto& funder : c_.financeurs) funders_people(funder, concerned);
  if (concerned.size() > 1)
    person("Swann Projet", "projet2@demo.example",
           personne::Attribution{.role = Role::chef_de_projet, .communes = {concerned[1]}});
  if (concerned.size() <= 3) return;
  std::vector<std::string> others(concerned.begin() + 3, concerned.end());
  for (bool second : {false, true})
    if (auto communes = half(others, second); !communes.empty())
      person(second ? "Yaël Réussite" : "Noa Réussite", second ? "pre3@demo.example" : "pre2@demo.example",
             personne::Attribution{.role = Role::referent_pre, .communes = communes});
}

/// The person again, now a member of that structure.
personne::Acteur Demo::register_structure(const personne::Acteur& who, const structure::Fiche& f) {
  return database_.write([&](db::Writing& w) {
    must(structure::creer(w, who, c_.depot_note.from, structure::normaliser(f)));
    return personne::acteur(w, who.id).value();
  });
}

void Demo::holders() {
  int n = 0;
  for (std::string_view name : structures) {
    auto address =
        n == 0 ? std::string("porteur@demo.example") : fmt::format("porteur{}@demo.example", n + 1);
    auto who = person(invented_name(), address, {});
    structure::Fiche f;
    f.nom = fmt::format("{} {}", kinds[std::size_t(n) % kinds.size()], name);
    f.forme = "association", f.siret = invented_siret(n),
    f.rna = fmt::format("W59{}{:06}", n % 9 + 1, 1000 + n);
    f.siege_voie = fmt::format("{} rue des Dentellières", n + 1);
    f.siege_commune = c_.territoire.communes[std::size_t(n) % c_.territoire.communes.size()].nom;
    world_.porteurs.push_back(register_structure(who, f));
    ++n;
  }
  accounts_.insert(accounts_.begin(), {"porteur@demo.example", std::string(personne::label(Role::porteur))});
}

/// The dispositif of which one structure deposits the only dossier.
const campagne::Dispositif* territorial(const campagne::Campagne& c) {
  auto it =
      std::ranges::find_if(c.dispositifs, [](const auto& d) { return d.territorial && !d.formes.empty(); });
  return it == c.dispositifs.end() ? nullptr : &*it;
}

void Demo::single_holder() {
  const auto* single = territorial(c_);
  if (!single) return;
  auto who = person("Céleste Réussite", "reussite@demo.example", {});
  structure::Fiche f;
  f.nom = "Service Réussite éducative (exemple)", f.forme = single->formes.front();
  f.siret = invented_siret(int(structures.size()));
  f.siege_voie = "2 place de l’Exemple", f.siege_commune = c_.territoire.communes.front().nom;
  world_.reussite = register_structure(who, f);
  accounts_.push_back({who.courriel, "Porteur·euse du dossier unique du PRE"});
}

/// The last note that is deposited.
bool Demo::is_single(int n) const { return world_.reussite && n == count_ - (count_ % 12 == 0 ? 2 : 1); }

/// On the whole territory, for children, as every year.
void Demo::single_dossier(dossier::Brouillon& b, base::Instant le) {
  std::string communes;
  for (const auto& commune : c_.territoire.communes)
    if (commune.concernee) communes += (communes.empty() ? "" : "\n") + commune.insee;
  put(b, "intitule", fmt::format("Réussite éducative : dossier unique {}", c_.annee), le);
  put(b, "phrase", "Des parcours individuels pour des enfants en difficulté, avec leur famille et l’école.",
      le);
  if (const auto* theme = c_.orientation("education")) {
    put(b, "orientation", theme->code, le);
    put(b, "objectifs", theme->objectifs.front().code, le);
  }
  put(b, "echelle", "intercommunale", le), put(b, "communes", communes, le), put(b, "commune", "", le);
  put(b, "deux_arrondissements", "non", le), put(b, "ages", "6-10\n11-15", le);
  for (const auto& funder : c_.financeurs) put(b, dossier::champ_demande(funder.code), "", le);
  put(b, dossier::champ_demande(c_.financeurs.front().code), "72000", le);
  put(b, "cout_total", "90000", le), put(b, "ressources_propres", "18000", le);
  put(b, "dispositif", territorial(c_)->code, le), put(b, "nature", "reconduction", le);
}

void Demo::where(dossier::Brouillon& b, base::Instant le) {
  std::vector<const territoire::Commune*> concerned;
  for (auto& commune : c_.territoire.communes)
    if (commune.concernee) concerned.push_back(&commune);
  auto* first = pick(concerned);
  bool intercommunal = concerned.size() > 1 && between(1, 10) <= 3;
  put(b, "echelle", intercommunal ? "intercommunale" : "communale", le);
  if (!intercommunal) put(b, "commune", first->insee, le);
  auto* second = pick(concerned);
  while (intercommunal && second == first) second = pick(concerned);
  if (intercommunal) put(b, "communes", first->insee + "\n" + second->insee, le);
  auto quarters = c_.territoire.quartiers_de(first->insee);
  if (!quarters.empty()) put(b, "quartiers", pick(quarters)->code, le);
  put(b, "deux_arrondissements", between(1, 20) == 1 ? "oui" : "non", le);
}

void Demo::money(dossier::Brouillon& b, base::Instant le) {
  int cost = between(4, 60) * 500, left = cost * 8 / 10;
  put(b, "cout_total", std::to_string(cost), le);
  put(b, "ressources_propres", std::to_string(cost / 10), le);
  for (int n = between(1, std::min(4, int(c_.financeurs.size()))); n > 0; --n) {
    auto& funder = pick(c_.financeurs);
    int asked = n == 1 ? left : left / 2;
    if (asked == 0 || !b.valeur(dossier::champ_demande(funder.code)).empty()) continue;
    put(b, dossier::champ_demande(funder.code), std::to_string(asked), le);
    left -= asked;
  }
  bool particular = c_.dispositifs.size() > 1 && between(1, 10) == 1;
  const auto& under = particular ? pick(c_.dispositifs) : c_.dispositifs.front();
  // Associations do not ask under a dispositif kept for others.
  put(b, "dispositif", under.formes.empty() ? under.code : c_.dispositifs.front().code, le);
  put(b, "nature", between(1, 10) <= 4 ? "reconduction" : "premiere", le);
}

dossier::Brouillon Demo::answers(int n, base::Instant le) {
  dossier::Brouillon b;
  auto& orientation = pick(c_.orientations);
  int people = between(12, 200);
  put(b, "intitule", fmt::format("{} {}", pick(actions), pick(themes)), le);
  put(b, "phrase", fmt::format("{} Le projet réunit {} personnes des quartiers.", pick(ways), people), le);
  put(b, "charge_nom", fmt::format("Personne chargée du projet {}", n + 1), le);
  put(b, "charge_fonction", "Coordination du projet", le);
  put(b, "charge_courriel", fmt::format("projet{}@structure.example", n + 1), le);
  put(b, "charge_telephone", "03 00 00 00 00", le);
  put(b, "diagnostic", pick(needs), le);
  put(b, "orientation", orientation.code, le);
  put(b, "objectifs", pick(orientation.objectifs).code, le);
  put(b, "objectifs_projet", "Donner à chacune et chacun une première étape, puis un relais durable.", le);
  if (!c_.axes.empty()) put(b, "axes", pick(c_.axes).code, le);
  put(b, "egalite", "Les horaires et la garde des enfants sont pensés pour que les femmes puissent venir.",
      le);
  put(b, "bonus_egalite", between(1, 5) == 1 ? "oui" : "non", le);
  put(b, "public_total", std::to_string(people), le);
  put(b, "public_femmes", std::to_string(people * 6 / 10), le);
  put(b, "public_hommes", std::to_string(people - people * 6 / 10), le);
  put(b, "public_qpv", std::to_string(people * between(5, 10) / 10), le);
  put(b, "ages", between(0, 1) ? "11-15\n16-17\n18-25" : "26-59\n60-", le);
  put(b, "public_description", "Habitantes et habitants des quartiers prioritaires, avec leurs proches.", le);
  put(b, "modalites", pick(ways), le);
  put(b, "debut", fmt::format("01/02/{}", c_.annee), le);
  put(b, "fin", fmt::format("15/12/{}", c_.annee), le);
  put(b, "partenaires", "Le centre social, la mission locale et les bailleurs du quartier.", le);
  where(b, le);
  money(b, le);
  return b;
}

void Demo::deposit(db::Writing& w, const personne::Acteur& who, std::int64_t id, base::Instant now) {
  auto d = dossier::lock(w, who, id).value();
  auto b = dossier::draft(w, d);
  auto lecture = dossier::lire(b, c_);
  auto done = must(dossier::accomplir(d.etat(), dossier::DeposerNote{&lecture}, d.contexte(who, now, c_)));
  dossier::save_state(w, d, done.etat, now);
  auto kept = dossier::record_deposit(w, who, d, b, now);
  journal::inscrire(
      w, who, now,
      {done.trace, "dossier", id, {{"rang", std::to_string(kept.rang)}, {"empreinte", kept.empreinte}}});
}

// Notes come in between a week after the opening and a week before the deadline, more and more of them.
void Demo::note(int n, bool deposited) {
  const auto& who =
      is_single(n) ? *world_.reussite : world_.porteurs[std::size_t(n) % world_.porteurs.size()];
  auto span = c_.depot_note.until - c_.depot_note.from - 14 * 24h;
  double part = std::sqrt(double(n) / count_);
  auto now = c_.depot_note.from + 7 * 24h +
             std::chrono::milliseconds(std::int64_t(double(std::chrono::milliseconds(span).count()) * part));
  now = base::start_of_day(base::paris_date(now)) + 9h + std::chrono::minutes(n * 37 % 660);
  writer_ = who.id;
  database_.write([&](db::Writing& w) {
    auto id = dossier::create(w, who, now, c_.code, who.structures.front().structure);
    journal::inscrire(w, who, now, {"note_commencee", "dossier", id, {}});
    auto b = answers(n, now);
    if (is_single(n)) single_dossier(b, now);
    if (!deposited) b.poser("partenaires", {"", who.id, now});
    std::vector<std::string> fields;
    for (auto& [field, unused] : b) fields.push_back(field);
    dossier::save_draft(w, dossier::lock(w, who, id).value(), b, dossier::lire(b, c_).note, fields, now);
    if (!deposited) return;
    deposit(w, who, id, now + 1min);
    world_.notes.push_back(id);
  });
}

}  // namespace

void load_notes(World& world, int notes) { Demo(world).load(notes); }

}  // namespace server::demo
