#include "programme/definitif/pages/pieces_lieu.h"

#include <fmt/format.h>

#include <algorithm>

#include "programme/definitif/cible.h"
#include "programme/definitif/pages/cadre.h"
#include "programme/personne/conflit.h"
#include "programme/structure/structure_store.h"

namespace definitif::pages {
namespace {

using namespace html::literals;
using personne::Droit;

constexpr std::string_view suite = "/pieces";

bool sees_all(const personne::Acteur& who, std::int64_t structure) {
  return who.membre_de(structure) || personne::agit_comme(who, Role::coordination, structure);
}

/// The pieces that the person may give now although the dossier is deposited.
std::vector<std::string> asked_again(const page::Visite& v, const Definitif& f) {
  std::vector<std::string> codes;
  for (const auto& target : f.ouvertes)
    if (auto code = piece_de(target); !code.empty() && !non_modifiable(v, f, "/" + target))
      codes.emplace_back(code);
  return codes;
}

Endroit of_dossier(const page::Visite& v, Definitif f) {
  Endroit e{.lieu = {f.dossier.structure, f.dossier.id},
            .chemin = chemin_definitif(f.dossier, suite),
            .structure_nom = f.dossier.structure_nom,
            .ferme = non_modifiable(v, f, suite),
            .demandees = asked_again(v, f),
            .sensibles = sees_all(v.acteur, f.dossier.structure),
            .verifie = f.depose_le.has_value() &&
                       personne::agit_comme(v.acteur, Role::coordination, f.dossier.structure)};
  e.definitif = std::move(f);
  return e;
}

Endroit of_structure(const page::Visite& v, const structure::Structure& s) {
  Endroit e{.lieu = {s.id, {}},
            .chemin = fmt::format("/structures/{}{}", s.id, suite),
            .structure_nom = s.fiche.nom,
            .sensibles = true};
  if (!v.acteur.peut(Droit::ecrire, s.id)) e.ferme = Obstacle{Cause::role_requis};
  return e;
}

/// What a safe may hold: the structure's pieces, for its form.
std::vector<piece::Exigence> of_safe(db::Reading& r, const page::Visite& v, const Endroit& e) {
  auto s = structure::trouver(r, v.acteur, e.lieu.structure);
  campagne::Demande known{.forme = s ? s->fiche.forme : std::string()};
  auto list = piece::exigences(v.campagne, known, piece::remises_au_coffre(r, e.lieu.structure),
                               base::paris_date(v.now));
  std::erase_if(list, [](const piece::Exigence& x) {
    return !piece::au_coffre(*x.piece) || !piece::a_deposer(*x.piece);
  });
  return list;
}

}  // namespace

std::optional<Endroit> au_dossier(db::Reading& r, const page::Visite& v) {
  auto f = find(r, v.acteur, v.id());
  return f ? std::optional(of_dossier(v, *std::move(f))) : std::nullopt;
}

std::optional<Endroit> au_dossier_pour_ecrire(db::Writing& w, const page::Visite& v) {
  auto f = lock(w, v.acteur, v.id());
  return f ? std::optional(of_dossier(v, *std::move(f))) : std::nullopt;
}

std::optional<Endroit> a_la_structure(db::Reading& r, const page::Visite& v) {
  auto s = structure::trouver(r, v.acteur, v.id());
  return s ? std::optional(of_structure(v, *s)) : std::nullopt;
}

std::optional<Endroit> a_la_structure_pour_ecrire(db::Writing& w, const page::Visite& v) {
  return a_la_structure(w, v);
}

std::vector<piece::Exigence> demandees(db::Reading& r, const page::Visite& v, const Endroit& e) {
  return e.definitif ? piece::exigences(r, v.campagne, e.definitif->dossier, v.now) : of_safe(r, v, e);
}

std::optional<piece::Exigence> demandee(db::Reading& r, const page::Visite& v, const Endroit& e) {
  for (auto& each : demandees(r, v, e))
    if (each.piece->code == v.path[1] && piece::a_deposer(*each.piece)) return std::move(each);
  return std::nullopt;
}

const piece::Remise* remise_visee(const page::Visite& v, const piece::Exigence& x) {
  auto it = std::ranges::find(x.remises, v.id(2), &piece::Remise::id);
  return it == x.remises.end() ? nullptr : &*it;
}

std::string chemin_piece(const Endroit& e, const campagne::Piece& p) {
  return fmt::format("{}/{}", e.chemin, p.code);
}

std::string chemin_fichier(const Endroit& e, const piece::Remise& r) {
  return fmt::format("{}/{}/{}/fichier", e.chemin, r.code, r.id);
}

std::optional<Obstacle> ferme_pour(const Endroit& e, const campagne::Piece& p) {
  bool asked = std::ranges::find(e.demandees, p.code) != e.demandees.end();
  return asked ? std::nullopt : e.ferme;
}

std::optional<Obstacle> ferme_a_la_lecture(const Endroit& e, const campagne::Piece& p,
                                           const piece::Remise& r) {
  if (p.sensible && !e.sensibles)
    return Obstacle{Cause::role_requis, "Ce document contient des données personnelles à l’accès restreint."};
  if (r.analyse == piece::Analyse::attente)
    return Obstacle{Cause::etape_passee,
                    "Ce document attend l’analyse de l’antivirus. Revenez dans un instant."};
  if (r.analyse == piece::Analyse::infectee)
    return Obstacle{Cause::etape_passee, "L’antivirus a refusé ce document : il n’est montré à personne."};
  return std::nullopt;
}

void cadre_des_pieces(html::Out& out, const page::Visite& v, const Endroit& e, std::string_view titre) {
  if (e.definitif) return cadre(out, v, e.definitif->dossier, suite, titre);
  page::fil_d_ariane(out, {{"Mes structures", "/structures"},
                           {e.structure_nom, fmt::format("/structures/{}", e.lieu.structure)}});
  out(R"(<h1 class="govuk-heading-l">{}</h1>
)"_h,
      titre);
}

}  // namespace definitif::pages
