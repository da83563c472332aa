#include "programme/definitif/fiche_activite.h"

#include <fmt/format.h>

#include "platform/base/text.h"

namespace definitif::fiche {
namespace {

using campagne::Campagne;

std::string girls(const std::string& band) { return "filles_" + band; }
std::string boys(const std::string& band) { return "garcons_" + band; }

Bloc what(const Campagne& c) {
  return {
      "L’activité",
      "",
      {{"titre", "Titre", Type::texte, "Écrivez le titre de l’activité.", "", {}, 120},
       {"nature", "Type d’activité", Type::choix, "Choisissez le type d’activité.", "", choix(c, "nature")},
       {"vacances", "Période", Type::choix,
        choix(c, "vacances").empty() ? "" : "Choisissez la période de vacances.", "", choix(c, "vacances")},
       {"debut", "Premier jour", Type::date, "Écrivez le premier jour.", "Par exemple 10/07/2023"},
       {"fin", "Dernier jour", Type::date, "Écrivez le dernier jour."},
       {"jours",
        "Nombre de jours d’activité",
        Type::nombre,
        "Écrivez le nombre de jours d’activité.",
        "Seuls comptent les jours où des jeunes sont accueilli·es.",
        {},
        366},
       {"lieu", "Lieu", Type::texte, "Écrivez le lieu de l’activité."},
       {"acm",
        "Numéro de déclaration d’accueil collectif de mineurs",
        Type::texte,
        "",
        "Celui du récépissé de déclaration. Demandé pour certains types d’activité seulement.",
        {},
        40}}};
}

Bloc who(const Campagne& c) {
  Bloc bloc{"Les jeunes", "Laissez vide quand il n’y a personne. Les totaux se calculent seuls.", {}, true};
  for (const auto& [code, label] : choix(c, "tranche")) {
    bloc.champs.push_back({girls(code), "Filles, " + label, Type::nombre, "", "", {}, 9999});
    bloc.champs.push_back({boys(code), "Garçons, " + label, Type::nombre, "", "", {}, 9999});
  }
  bloc.champs.push_back({"qpv",
                         "Dont habitant un quartier prioritaire",
                         Type::nombre,
                         "Écrivez combien de jeunes habitent un quartier prioritaire.",
                         "",
                         {},
                         99999});
  return bloc;
}

Bloc why() {
  return {"Le contenu",
          "",
          {{"objectifs",
            "Objectifs éducatifs",
            Type::long_texte,
            "Écrivez les objectifs éducatifs.",
            "",
            {},
            2000},
           {"participation",
            "Part prise par les jeunes à la préparation",
            Type::long_texte,
            "Écrivez la part prise par les jeunes.",
            "",
            {},
            2000}}};
}

Bloc money() {
  return {"Le coût",
          "",
          {{"cout", "Coût total de l’activité", Type::montant, "Écrivez le coût total de l’activité."},
           {"explication",
            "Ce qui explique le coût par jeune et par jour",
            Type::long_texte,
            "",
            "Seulement s’il est élevé : la page le dit.",
            {},
            1000}}};
}

std::int64_t days_between(base::Date first, base::Date last) {
  return (std::chrono::sys_days(last) - std::chrono::sys_days(first)).count() + 1;
}

/// The rules that look at several answers.
class Regles {
 public:
  Regles(const Campagne& c, LectureActivite& lu, const Valeurs& v) : c_(c), lu_(lu), a_(lu.activite), v_(v) {}
  void toutes() { dates(), jours(), jeunes(), acm(), cout(); }

 private:
  void wrong(std::string_view field, const std::string& message) { lu_.erreurs.add(field, message); }

  void dates() {
    if (a_.debut && int(a_.debut->year()) != c_.annee)
      wrong("debut", fmt::format("Premier jour : l’activité commence en {}, l’année de l’appel.", c_.annee));
    if (a_.debut && a_.fin && *a_.fin < *a_.debut) wrong("fin", "Dernier jour : il vient avant le premier.");
  }
  void jours() {
    if (v_.nombre("jours") == 0) return wrong("jours", "Nombre de jours d’activité : 1 au moins.");
    if (!a_.debut || !a_.fin || *a_.fin < *a_.debut) return;
    auto most = days_between(*a_.debut, *a_.fin);
    if (a_.jours > most)
      wrong("jours", fmt::format("Nombre de jours d’activité : du {} au {} il y a {}, pas {}.",
                                 base::short_date(*a_.debut), base::short_date(*a_.fin),
                                 base::counted(std::size_t(most), "jour", "jours"), a_.jours));
  }
  void jeunes() {
    auto all = a_.jeunes().tous();
    if (all == 0 && !a_.tranches.empty())
      wrong(girls(a_.tranches.begin()->first), "Écrivez combien de jeunes sont attendu·es, par âge.");
    else if (a_.qpv > all)
      wrong("qpv", fmt::format("Il y a {} : pas plus ne peuvent habiter un quartier prioritaire.",
                               base::counted(std::size_t(all), "jeune", "jeunes")));
  }
  void acm() {
    auto needed = libelle(c_, "acm_requis", a_.nature);
    if (!a_.acm.empty() && !acm_valable(c_, a_.acm))
      wrong("acm", fmt::format("« {} » n’a pas la forme d’un numéro de déclaration : {}.", a_.acm,
                               libelle(c_, "acm", "format")));
    else if (a_.acm.empty() && !a_.nature.empty() && !needed.empty())
      wrong("acm", fmt::format("Écrivez le numéro de déclaration : {}.", needed));
  }
  void cout() {
    if (v_.nombre("cout") == 0) return wrong("cout", "Coût total de l’activité : il ne peut pas être nul.");
    const auto* limit = c_.seuil("cout_par_journee_jeune", c_.depot_final.from);
    auto each = cout_par_journee(a_.cout, a_.journees());
    if (limit && each && each->value >= limit->valeur && v_.texte("explication").empty())
      wrong("explication", fmt::format("Un jeune coûte {} par jour : à partir de {}, expliquez pourquoi.",
                                       base::euros(*each), base::euros({limit->valeur})));
  }

  const Campagne& c_;
  LectureActivite& lu_;
  const Activite& a_;
  const Valeurs& v_;
};

}  // namespace

Effectif Activite::jeunes() const {
  Effectif all;
  for (const auto& [band, some] : tranches) all += some;
  return all;
}

std::optional<base::Cents> cout_par_journee(base::Cents cout, std::int64_t journees) {
  if (journees <= 0) return std::nullopt;
  return base::Cents{(2 * cout.value + journees) / (2 * journees)};
}

std::vector<Partie> parties_activite(const Campagne& c) {
  return {{"activite", "L’activité", {what(c), who(c), why(), money()}}};
}

LectureActivite lire_activite(const dossier::Brouillon& b, const Campagne& c) {
  LectureActivite lu;
  Lecteur reader(b, lu.erreurs);
  for (const auto& part : parties_activite(c)) reader.lire(part.blocs);
  const auto& v = reader.valeurs();
  auto& a = lu.activite;
  a.titre = v.texte("titre"), a.nature = v.texte("nature"), a.acm = v.texte("acm");
  a.debut = v.date("debut"), a.fin = v.date("fin");
  a.jours = v.nombre("jours").value_or(0), a.qpv = v.nombre("qpv").value_or(0), a.cout = v.montant("cout");
  for (const auto& [band, label] : choix(c, "tranche"))
    a.tranches[band] = {v.nombre(girls(band)).value_or(0), v.nombre(boys(band)).value_or(0)};
  Regles(c, lu, v).toutes();
  return lu;
}

bool acm_valable(const Campagne& c, std::string_view numero) {
  auto form = libelle(c, "acm", "format");
  std::string plain;
  for (char each : base::lower_ascii(numero))
    if (each != ' ' && each != '-') plain += each;
  if (form.empty()) return true;
  return std::ranges::equal(form, plain, [](char wanted, char given) {
    if (wanted == '9') return given >= '0' && given <= '9';
    return given >= 'a' && given <= 'z';
  });
}

TotauxActivites totaliser(const std::vector<Activite>& all) {
  TotauxActivites t{.activites = all.size()};
  for (const auto& a : all) {
    t.jeunes += a.jeunes();
    t.qpv += a.qpv, t.journees += a.journees(), t.cout += a.cout;
    for (const auto& [band, some] : a.tranches) t.tranches[band] += some;
  }
  return t;
}

}  // namespace definitif::fiche
