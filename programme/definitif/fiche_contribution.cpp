#include "programme/definitif/fiche_contribution.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "programme/definitif/fiche_anonymat.h"
#include "programme/definitif/fiche_lignes.h"

namespace definitif::fiche {
namespace {

using campagne::Campagne;
using dossier::Brouillon;

constexpr int empty_people = 2, empty_paths = 5;
constexpr std::string_view to_hand_over = "a_remettre", girl = "f", yes = "oui", free_text = "_suivi";

struct Papier {
  std::string_view partie, label, liste;
};
constexpr std::array papers{Papier{"cv", "Curriculum vitae", "remise_piece"},
                            Papier{"diplome", "Diplôme", "remise_piece"},
                            Papier{"devis", "Devis", "remise_devis"}};

Bloc action() {
  return {"L’action",
          "",
          {{"titre", "Titre de l’action", Type::texte, "Écrivez le titre de l’action.", "", {}, 120},
           {"operateur",
            "Opérateur",
            Type::texte,
            "Écrivez le nom de l’opérateur.",
            "L’association, l’établissement ou le service qui mène l’action.",
            {},
            120},
           {"enfants", "Nombre d’enfants", Type::nombre, "Écrivez le nombre d’enfants.", "", {}, 9999},
           {"objectifs", "Objectifs", Type::long_texte, "Écrivez les objectifs.", "", {}, 3000},
           {"deroulement", "Déroulement", Type::long_texte, "Écrivez le déroulement.", "", {}, 3000},
           {"bilan",
            "Bilan intermédiaire de l’année en cours, au 30 juin",
            Type::long_texte,
            "",
            "Pour une action reconduite.",
            {},
            3000}}};
}

Bloc cost() {
  return {"Le coût de l’action", "", {{"cout", "Coût total", Type::montant, "Écrivez le coût total."}}};
}

Bloc intervenant(const Campagne& c, int rang) {
  auto name = [&](std::string_view part) { return champ_de_ligne("int", rang, part); };
  Bloc bloc{fmt::format("Intervenant·e n° {}", rang),
            "",
            {{name("nom"), "Nom", Type::texte, "", "", {}, 120},
             {name("fonction"), "Fonction", Type::texte, "", "", {}, 120}},
            true};
  for (const auto& p : papers)
    bloc.champs.push_back({name(p.partie), std::string(p.label), Type::choix, "", "", choix(c, p.liste)});
  return bloc;
}

Bloc path(const Campagne& c, int rang) {
  auto name = [&](std::string_view part) { return champ_de_ligne("enf", rang, part); };
  return {
      fmt::format("Parcours n° {}", rang),
      "",
      {{name("tranche"), "Âge", Type::choix, "", "", choix(c, "tranche_enfant")},
       {name("sexe"), "Sexe", Type::choix, "", "", choix(c, "sexe")},
       {name("qpv"), "Habite un quartier prioritaire", Type::choix, "", "", {{"oui", "Oui"}, {"non", "Non"}}},
       {name("motif"), "Raison de l’entrée", Type::choix, "", "", choix(c, "motif_entree")},
       {name("etat"), "Où en est le parcours", Type::choix, "", "", choix(c, "etat_parcours")},
       {name("suivi"), "Actions suivies", Type::texte, "", "", {}, 300}},
      true};
}

/// The blocks of the lines written, and of some empty ones.
template <class Make>
std::vector<Bloc> lines(const Campagne& c, int last, Make make) {
  std::vector<Bloc> blocs;
  for (int rang = 1; rang <= last; ++rang) blocs.push_back(make(c, rang));
  return blocs;
}

bool whole_line_written(const Brouillon& b, const Bloc& bloc) {
  return std::ranges::any_of(bloc.champs, [&](const Champ& f) { return !b.valeur(f.nom).empty(); });
}

/// Every answer of a line that is begun is due, except the words about a path.
void require_all(const Valeurs& v, const Bloc& bloc, base::FieldErrors& errors) {
  for (const auto& f : bloc.champs)
    if (!f.nom.ends_with(free_text) && v.texte(f.nom).empty() && errors.of(f.nom).empty())
      errors.add(f.nom, fmt::format("{}, {} : il manque la réponse.", bloc.titre, f.label));
}

class Lecture {
 public:
  Lecture(const Brouillon& b, const Campagne& c) : b_(b), c_(c) {}
  LectureContribution lire() {
    the_action();
    for (int r = 1, last = derniere_ligne(b_, "int", intervenants_max); r <= last; ++r) person(r);
    if (lu_.contribution.intervenants.empty())
      lu_.erreurs.add(champ_de_ligne("int", 1, "nom"), "Nommez au moins un·e intervenant·e.");
    the_money();
    for (int r = 1, last = derniere_ligne(b_, "enf", parcours_max); r <= last; ++r) child(r);
    return std::move(lu_);
  }

 private:
  void the_action() {
    Lecteur reader(b_, lu_.erreurs);
    reader.lire({action()});
    const auto& v = reader.valeurs();
    lu_.contribution.titre = v.texte("titre"), lu_.contribution.operateur = v.texte("operateur");
    lu_.contribution.enfants = v.nombre("enfants").value_or(0);
  }
  void the_money() {
    Lecteur reader(b_, lu_.erreurs);
    reader.lire({cost()});
    lu_.contribution.cout = reader.valeurs().montant("cout");
    lu_.contribution.financements = lire_financement(b_, c_, lu_.contribution.cout, lu_.erreurs);
  }
  void person(int rang) {
    auto bloc = intervenant(c_, rang);
    if (!whole_line_written(b_, bloc)) return;
    Lecteur reader(b_, lu_.erreurs);
    reader.lire({bloc});
    const auto& v = reader.valeurs();
    auto of = [&](std::string_view part) { return v.texte(champ_de_ligne("int", rang, part)); };
    require_all(v, bloc, lu_.erreurs);
    Intervenant one{of("nom"), of("fonction")};
    for (const auto& p : papers) waiting(one, rang, p, of(p.partie));
    lu_.contribution.intervenants.push_back(std::move(one));
  }
  void waiting(Intervenant& one, int rang, const Papier& p, std::string_view state) {
    if (!state.ends_with(to_hand_over)) return;
    ++one.a_remettre;
    lu_.erreurs.add(champ_de_ligne("int", rang, p.partie),
                    fmt::format("Intervenant·e n° {}, {} : à remettre.", rang, p.label));
  }
  void child(int rang) {
    auto bloc = path(c_, rang);
    if (!whole_line_written(b_, bloc)) return;
    Lecteur reader(b_, lu_.erreurs);
    reader.lire({bloc});
    const auto& v = reader.valeurs();
    auto of = [&](std::string_view part) { return v.texte(champ_de_ligne("enf", rang, part)); };
    require_all(v, bloc, lu_.erreurs);
    lu_.contribution.parcours.push_back(
        {of("tranche"), of("sexe"), of("motif"), of("etat"), of("suivi"), of("qpv") == yes});
  }

  const Brouillon& b_;
  const Campagne& c_;
  LectureContribution lu_;
};

using Counts = std::vector<std::pair<std::string, std::size_t>>;

Counts count_by(const Campagne& c, std::string_view list, const std::vector<Contribution>& all,
                std::string Parcours::* field) {
  Counts counts;
  for (const auto& [code, label] : choix(c, list)) {
    std::size_t n = 0;
    for (const auto& one : all) n += std::size_t(std::ranges::count(one.parcours, code, field));
    counts.emplace_back(label, n);
  }
  return counts;
}

}  // namespace

std::vector<Partie> parties_contribution(const Campagne& c, const Brouillon& b) {
  std::vector<Bloc> money{cost()};
  for (auto& bloc : blocs_financement(c, b)) money.push_back(std::move(bloc));
  return {
      {"action", "L’action", {action()}},
      {"intervenants", "Intervenant·es et pièces",
       lines(c, lignes_montrees(b, "int", empty_people, intervenants_max), intervenant),
       "Dites quelles pièces de chacun·e vous avez reçues. Chaque enregistrement ajoute des lignes vides."},
      {"financement", "Financement", std::move(money)},
      {"parcours", "Parcours anonymes", lines(c, lignes_montrees(b, "enf", empty_paths, parcours_max), path),
       "Une ligne par enfant, sans rien qui permette de le reconnaître : ni nom, ni date de naissance, ni "
       "adresse. Ce "
       "qui en contient n’est pas enregistré. Chaque enregistrement ajoute des lignes vides."}};
}

LectureContribution lire_contribution(const Brouillon& b, const Campagne& c) { return Lecture(b, c).lire(); }

base::FieldErrors textes_identifiants(const dossier::Envoi& envoi, const Campagne& c) {
  base::FieldErrors errors;
  for (const auto& [name, sent] : envoi) {
    if (!name.starts_with("enf_") || !name.ends_with(free_text)) continue;
    if (auto why = identifie(sent.texte, c)) errors.add(name, fmt::format("Actions suivies : {}.", *why));
  }
  return errors;
}

Cofinancement& Cofinancement::operator+=(const Cofinancement& o) {
  etat += o.etat, communes += o.communes, autres += o.autres;
  return *this;
}

Cofinancement cofinancement(const Campagne& c, const std::vector<Part>& parts) {
  Cofinancement sums;
  for (const auto& p : parts) {
    const auto* f = c.financeur(p.financeur);
    auto& column = f && f->kind == "etat"      ? sums.etat
                   : f && f->kind == "commune" ? sums.communes
                                               : sums.autres;
    column += p.montant;
  }
  return sums;
}

Tableau tableau_de_bord(const Campagne& c, const std::vector<Contribution>& all) {
  Tableau t;
  for (const auto& one : all)
    for (const auto& p : one.parcours) {
      ++t.parcours;
      ++(p.sexe == girl ? t.filles : t.garcons);
      t.qpv += p.qpv ? 1 : 0;
    }
  t.tranches = count_by(c, "tranche_enfant", all, &Parcours::tranche);
  t.motifs = count_by(c, "motif_entree", all, &Parcours::motif);
  t.etats = count_by(c, "etat_parcours", all, &Parcours::etat);
  return t;
}

}  // namespace definitif::fiche
