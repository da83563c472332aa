#include "programme/piece/pieces.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace piece {
namespace {

constexpr std::array<std::string_view, 4> analyses{"sans", "attente", "saine", "infectee"};
constexpr std::array<std::string_view, 3> verdicts{"", "conforme", "non_conforme"};

/// What is filled in or signed on the site itself: the form, the budgets, the contract attested when signing.
constexpr std::array<std::string_view, 4> made_here{"cerfa", "declaration_moyens", "cer", "fiches"};

Etat worst(const campagne::Piece& p, const std::vector<Remise>& given, base::Date today) {
  if (!a_deposer(p)) return Etat::dans_l_outil;
  if (given.empty()) return Etat::a_remettre;
  for (auto wanted : {Etat::refusee, Etat::perimee, Etat::en_analyse, Etat::remise})
    for (const auto& r : given)
      if (etat(p, r, today) == wanted) return wanted;
  return Etat::verifiee;
}

bool of_final_stage(const campagne::Piece& p) { return p.etape == "final"; }

}  // namespace

std::string_view code(Analyse a) { return analyses.at(static_cast<std::size_t>(a)); }

Analyse analyse(std::string_view wanted) {
  auto it = std::ranges::find(analyses, wanted);
  if (it == analyses.end()) throw std::invalid_argument("analyse " + std::string(wanted));
  return static_cast<Analyse>(it - analyses.begin());
}

std::string_view code(Verdict v) { return verdicts.at(static_cast<std::size_t>(v)); }

std::optional<Verdict> verdict(std::string_view wanted) {
  auto it = std::ranges::find(verdicts, wanted);
  if (it == verdicts.end()) return std::nullopt;
  return static_cast<Verdict>(it - verdicts.begin());
}

std::string_view label(Etat e) {
  switch (e) {
    case Etat::dans_l_outil:
      return "Remplie sur le site";
    case Etat::a_remettre:
      return "À remettre";
    case Etat::en_analyse:
      return "En attente d’analyse";
    case Etat::remise:
      return "Remise";
    case Etat::verifiee:
      return "Vérifiée";
    case Etat::refusee:
      return "Refusée";
    case Etat::perimee:
      return "Trop ancienne";
  }
  return {};
}

std::optional<base::Date> valable_jusqu_au(const campagne::Piece& p, const Remise& r) {
  if (p.validite == 0 || !r.date) return std::nullopt;
  auto end = *r.date + std::chrono::months(p.validite);
  // The 31st of a month that has none is its last day.
  return end.ok() ? end : base::Date(end.year() / end.month() / std::chrono::last);
}

Etat etat(const campagne::Piece& p, const Remise& r, base::Date today) {
  if (r.verdict == Verdict::non_conforme || r.analyse == Analyse::infectee) return Etat::refusee;
  auto last = valable_jusqu_au(p, r);
  if (last && *last < today) return Etat::perimee;
  if (r.analyse == Analyse::attente) return Etat::en_analyse;
  return r.verdict == Verdict::conforme ? Etat::verifiee : Etat::remise;
}

std::vector<Exigence> exigences(const campagne::Campagne& c, const campagne::Demande& d,
                                std::vector<Remise> given, base::Date today) {
  std::vector<Exigence> list;
  for (const auto& due : campagne::pieces_dues(c, d, "final")) {
    Exigence one{.piece = due.piece, .certaine = due.certaine};
    for (auto& r : given)
      if (r.code == due.piece->code) one.remises.push_back(std::move(r));
    one.etat = worst(*due.piece, one.remises, today);
    list.push_back(std::move(one));
  }
  return list;
}

std::size_t manquantes(const std::vector<Exigence>& list) {
  return static_cast<std::size_t>(std::ranges::count_if(list, &Exigence::manque));
}

std::string pourquoi(const campagne::Piece& p) {
  return p.raison.empty() ? "Demandée à tous." : "Demandée " + p.raison + ".";
}

std::string refus_de(const campagne::Campagne& c, const Remise& r) {
  if (r.analyse == Analyse::infectee)
    return "L’antivirus y a trouvé un programme malveillant : ce fichier n’est montré à personne.";
  if (r.verdict != Verdict::non_conforme) return {};
  const auto* reason = c.motif_non_conforme(r.motif);
  auto text = reason ? reason->texte : r.motif;
  return r.commentaire.empty() ? text : text + " " + r.commentaire;
}

bool a_deposer(const campagne::Piece& p) {
  return of_final_stage(p) && std::ranges::find(made_here, p.produite) == made_here.end();
}

bool au_coffre(const campagne::Piece& p) { return p.portee == "structure"; }

bool plusieurs(const campagne::Piece& p) { return !p.par.empty(); }

std::vector<const campagne::Particularite*> particularites_utiles(const campagne::Campagne& c) {
  std::vector<const campagne::Particularite*> list;
  for (const auto& feature : c.particularites) {
    auto depends = [&](const campagne::Piece& p) {
      return of_final_stage(p) && std::ranges::count(p.condition.particularites, feature.code) > 0;
    };
    if (std::ranges::any_of(c.pieces, depends)) list.push_back(&feature);
  }
  return list;
}

}  // namespace piece
