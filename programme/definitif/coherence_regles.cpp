#include "programme/definitif/coherence_regles.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "platform/base/text.h"
#include "programme/budget/saisie.h"

namespace definitif::coherence {
namespace {

using base::euros;
using Phrases = std::vector<std::string>;

constexpr std::int64_t whole = 10'000;  // hundredths of a percent in all
constexpr std::int64_t days_of_a_year = 365;

const ventilation::Demandee* asked_of(const Faits& f, std::string_view funder) {
  auto it = std::ranges::find(f.sollicitations, funder, &ventilation::Demandee::financeur);
  return it == f.sollicitations.end() ? nullptr : &*it;
}

bool in_the_plan(const Faits& f, std::string_view funder) {
  return std::ranges::find(f.plan, funder, &budget::Demande::financeur) != f.plan.end();
}

/// A funder that the committee or the meeting withdrew.
Phrases financeur_retire(const Faits& f, const Cadre& c) {
  Phrases said;
  for (const auto& line : f.plan) {
    const auto* asked = asked_of(f, line.financeur);
    if (!asked || asked->origine.empty() || asked->sollicite) continue;
    auto why = asked->raison.empty() ? std::string(".") : fmt::format(" : {}", asked->raison);
    said.push_back(fmt::format("Le budget demande {} à « {} », qui n’est plus sollicité{}",
                               euros(line.montant()), c.nom(line.financeur), why));
  }
  return said;
}

Phrases financeur_jamais_sollicite(const Faits& f, const Cadre& c) {
  Phrases said;
  for (const auto& line : f.plan) {
    const auto* asked = asked_of(f, line.financeur);
    if (asked && !asked->origine.empty()) continue;
    said.push_back(fmt::format("Le budget demande {} à « {} », que ni la note ni la réunion n’ont sollicité.",
                               euros(line.montant()), c.nom(line.financeur)));
  }
  return said;
}

Phrases sollicite_sans_ligne(const Faits& f, const Cadre& c) {
  Phrases said;
  for (const auto& asked : f.sollicitations)
    if (asked.sollicite && !in_the_plan(f, asked.financeur))
      said.push_back(fmt::format("« {} » est sollicité, mais aucune ligne du budget ne lui demande rien.",
                                 c.nom(asked.financeur)));
  return said;
}

Phrases demande_superieure_au_cout(const Faits& f, const Cadre&) {
  if (f.demande() <= f.totaux.charges) return {};
  return {fmt::format("Les financeurs de l’appel sont sollicités pour {}, plus que les {} de charges.",
                      euros(f.demande()), euros(f.totaux.charges))};
}

/// Two lines that people cannot tell apart.
bool same_funder(const budget::LigneFinanceur& a, const budget::LigneFinanceur& b) {
  return a.ligne == b.ligne && a.financeur == b.financeur && base::fold(a.nom) == base::fold(b.nom);
}

Phrases financeur_en_double(const Faits& f, const Cadre& c) {
  Phrases said;
  const auto& all = f.budget.financeurs;
  for (auto one = all.begin(); one != all.end(); ++one) {
    auto same = [&](const auto& other) { return same_funder(*one, other); };
    if (std::any_of(all.begin(), one, same) || std::count_if(one, all.end(), same) < 2) continue;
    said.push_back(fmt::format(
        "« {} » est écrit {} fois sous la même ligne : réunissez les montants, ou "
        "précisez ce qui les distingue.",
        one->financeur.empty() ? one->nom : c.nom(one->financeur), std::count_if(one, all.end(), same)));
  }
  return said;
}

Phrases part_en_nature(const Faits& f, const Cadre& c) {
  auto limit = c.seuil("part_en_nature");
  auto all = f.totaux.charges + f.totaux.emplois;
  if (!limit || all.value == 0 || f.totaux.emplois.value * whole < *limit * all.value) return {};
  return {fmt::format("Les contributions en nature font {} du total : expliquez comment elles sont évaluées.",
                      budget::pourcentage((f.totaux.emplois.value * whole + all.value / 2) / all.value))};
}

Phrases personnel_sans_charges(const Faits& f, const Cadre&) {
  if (f.etpt.value_or(0) == 0 || f.charge("64").value > 0) return {};
  return {
      fmt::format("{} équivalent temps plein participe à l’action, mais les charges de personnel (64) sont "
                  "à zéro.",
                  nombre(*f.etpt))};
}

Phrases charges_sans_personnel(const Faits& f, const Cadre&) {
  if (!f.etpt || *f.etpt > 0 || f.charge("64").value == 0) return {};
  return {
      fmt::format("Le budget compte {} de charges de personnel (64), mais aucun temps de salarié·e n’est "
                  "déclaré pour l’action.",
                  euros(f.charge("64")))};
}

/// The least that such staff costs for so long.
Phrases personnel_trop_faible(const Faits& f, const Cadre& c) {
  auto year = c.seuil("cout_d_un_emploi");
  if (!year || f.etpt.value_or(0) == 0 || f.charge("64").value == 0) return {};
  auto days = std::clamp<std::int64_t>(f.jours.value_or(days_of_a_year), 1, days_of_a_year);
  Cents least{*year * *f.etpt * days / (100 * days_of_a_year)};
  if (f.charge("64") >= least) return {};
  return {
      fmt::format("Les charges de personnel (64) sont de {} pour {} équivalent temps plein : moins que {}.",
                  euros(f.charge("64")), nombre(*f.etpt), euros(least))};
}

Phrases cost_per(const Faits& f, std::optional<std::int64_t> limit, std::optional<std::int64_t> heads,
                 std::string_view what) {
  if (!limit || heads.value_or(0) <= 0) return {};
  Cents each{(f.totaux.charges.value + *heads / 2) / *heads};
  if (each.value < *limit) return {};
  return {fmt::format("L’action coûte {} par {} : à partir de {}, ce coût est à expliquer.", euros(each),
                      what, euros({*limit}))};
}

Phrases cout_par_personne(const Faits& f, const Cadre& c) {
  return cost_per(f, c.seuil("cout_par_personne"), f.personnes, "personne touchée");
}

Phrases cout_par_journee_jeune(const Faits& f, const Cadre& c) {
  return cost_per(f, c.seuil("cout_par_journee_jeune"), f.journees_jeunes, "jeune et par jour");
}

/// More than the limit, of one funder and over all the structure's dossiers: the law wants a convention.
Phrases convention(const Faits& f, const Cadre& c) {
  Phrases said;
  auto limit = c.seuil("convention");
  for (const auto& sum : f.structure)
    if (limit && sum.montant.value > *limit)
      said.push_back(
          fmt::format("La structure demande {} à « {} » ({}) : au-delà de {} par an, une convention "
                      "est obligatoire.",
                      euros(sum.montant), c.nom(sum.financeur),
                      base::counted(std::size_t(sum.dossiers), "dossier", "dossiers"), euros({*limit})));
  return said;
}

/// Landlords are no public authority.
bool is_public(const Cadre& c, std::string_view financeur) {
  const auto* funder = c.campagne.financeur(financeur);
  return funder && funder->kind != "bailleur";
}

Phrases comptes_publies(const Faits& f, const Cadre& c) {
  auto limit = c.seuil("comptes_publies");
  Cents all{};
  for (const auto& sum : f.structure)
    if (is_public(c, sum.financeur)) all += sum.montant;
  if (!limit || all.value < *limit) return {};
  return {
      fmt::format("La structure demande en tout {} aux financeurs publics de l’appel : à partir de {} de "
                  "subventions publiques par an, ses comptes sont certifiés et publiés.",
                  euros(all), euros({*limit}))};
}

Phrases enveloppe_depassee(const Faits& f, const Cadre& c) {
  Phrases said;
  for (const auto& sum : f.campagne) {
    const auto* funder = c.campagne.financeur(sum.financeur);
    if (!funder || !funder->enveloppe || sum.montant <= *funder->enveloppe) continue;
    if (in_the_plan(f, sum.financeur))
      said.push_back(fmt::format(
          "Les demandes faites à « {} » font {} en tout ({}), pour une enveloppe de {}.", funder->nom,
          euros(sum.montant), base::counted(std::size_t(sum.dossiers), "dossier", "dossiers"),
          euros(*funder->enveloppe)));
  }
  return said;
}

bool far(Cents now, Cents before, std::int64_t limit) {
  auto gap = std::abs(now.value - before.value);
  return before.value > 0 && gap > 0 && gap * whole >= limit * before.value;
}

std::string change(std::string_view what, Cents before, Cents now, std::string_view when) {
  auto gap = std::abs(now.value - before.value);
  return fmt::format("{} passe de {} {} à {} ({}{}) : le dossier doit dire pourquoi.", what, euros(before),
                     when, euros(now), now > before ? "+" : "−",
                     budget::pourcentage((gap * whole + before.value / 2) / before.value));
}

Phrases since(const Faits& f, const std::optional<Reference>& before, std::optional<std::int64_t> limit,
              std::string_view when) {
  Phrases said;
  if (!before || !limit) return said;
  if (far(f.totaux.charges, before->cout, *limit))
    said.push_back(change("Le coût de l’action", before->cout, f.totaux.charges, when));
  if (far(f.demande(), before->demande, *limit))
    said.push_back(change("La demande faite aux financeurs de l’appel", before->demande, f.demande(), when));
  return said;
}

Phrases ecart_avec_la_note(const Faits& f, const Cadre& c) {
  return since(f, f.note, c.seuil("ecart_avec_la_note"), "dans la note");
}

Phrases ecart_avec_l_an_passe(const Faits& f, const Cadre& c) {
  return since(f, f.an_passe, c.seuil("ecart_avec_l_an_passe"), "l’an passé");
}

constexpr std::array all_rules{
    Regle{"financeur_retire", financeur_retire},
    Regle{"demande_superieure_au_cout", demande_superieure_au_cout},
    Regle{"financeur_en_double", financeur_en_double},
    Regle{"financeur_jamais_sollicite", financeur_jamais_sollicite},
    Regle{"sollicite_sans_ligne", sollicite_sans_ligne},
    Regle{"ecart_avec_la_note", ecart_avec_la_note},
    Regle{"ecart_avec_l_an_passe", ecart_avec_l_an_passe},
    Regle{"part_en_nature", part_en_nature},
    Regle{"personnel_sans_charges", personnel_sans_charges},
    Regle{"charges_sans_personnel", charges_sans_personnel},
    Regle{"personnel_trop_faible", personnel_trop_faible},
    Regle{"moyens_humains", moyens_humains_superieurs},
    Regle{"moyens_financiers", charges_superieures_a_la_structure},
    Regle{"cout_par_personne", cout_par_personne},
    Regle{"cout_par_journee_jeune", cout_par_journee_jeune},
    Regle{"convention", convention},
    Regle{"comptes_publies", comptes_publies},
    Regle{"enveloppe_depassee", enveloppe_depassee},
};

}  // namespace

Cents Faits::demande() const {
  Cents sum{};
  for (const auto& line : plan) sum += line.montant();
  return sum;
}

Faits faits_du_budget(const campagne::Campagne& c, budget::Budget b) {
  Faits f;
  f.totaux = budget::totaliser(c, b);
  f.plan = budget::plan_de_financement(c, b);
  f.budget = std::move(b);
  return f;
}

std::optional<std::int64_t> Cadre::seuil(std::string_view code) const {
  const auto* found = campagne.seuil(code, now);
  return found ? std::optional(found->valeur) : std::nullopt;
}

std::string Cadre::nom(std::string_view financeur) const {
  const auto* found = campagne.financeur(financeur);
  return found ? found->nom : std::string(financeur);
}

std::span<const Regle> regles() { return all_rules; }

}  // namespace definitif::coherence
