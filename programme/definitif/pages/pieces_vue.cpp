#include "programme/definitif/pages/pieces_vue.h"

#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"
#include "programme/definitif/pages/modeles.h"
#include "programme/page/champ.h"

namespace definitif::pages {
namespace {

using namespace html::literals;
using piece::Etat;
using piece::Exigence;
using piece::Remise;

std::string_view colour(Etat e) {
  switch (e) {
    case Etat::dans_l_outil:
      return "govuk-tag--grey";
    case Etat::a_remettre:
    case Etat::perimee:
      return "govuk-tag--yellow";
    case Etat::en_analyse:
    case Etat::remise:
      return "govuk-tag--blue";
    case Etat::verifiee:
      return "govuk-tag--green";
    case Etat::refusee:
      return "govuk-tag--red";
  }
  return {};
}

void file_name(html::Out& out, const Endroit& e, const campagne::Piece& p, const Remise& r) {
  if (!r.precision.empty()) out("<strong>{}</strong> : "_h, r.precision);
  if (p.sensible && !e.sensibles)
    out("document à l’accès restreint"_h);
  else if (ferme_a_la_lecture(e, p, r))
    out("{}"_h, r.titre);
  else
    out(R"(<a class="govuk-link" href="{}" download>{}</a>)"_h, chemin_fichier(e, r), r.titre);
}

/// A safe's piece is taken away in the safe: it serves other dossiers.
bool may_take_back(const Endroit& e, const Exigence& x, const Remise& r) {
  return !ferme_pour(e, *x.piece) && r.au_coffre == !e.definitif.has_value();
}

void take_back(html::Out& out, const page::Visite& v, const Endroit& e, const Remise& r) {
  page::formulaire(out, v, fmt::format("{}/{}/{}/retirer", e.chemin, r.code, r.id));
  out(R"(<button class="govuk-button govuk-button--secondary dt-pieces__bouton" data-module="govuk-button">Retirer<span class="govuk-visually-hidden"> {}</span></button>
)"_h,
      r.titre);
  page::fin_formulaire(out);
}

void one_file(html::Out& out, const page::Visite& v, const Endroit& e, const Exigence& x, const Remise& r) {
  out(
      R"(<li class="dt-pieces__fichier"><div>
<p class="govuk-body dt-pieces__nom">{}</p>
<p class="govuk-body-s dt-discret">{}</p>
)"_h,
      [&](html::Out& o) { file_name(o, e, *x.piece, r); }, faits_du_fichier(*x.piece, r));
  if (auto why = piece::refus_de(v.campagne, r); !why.empty())
    out(R"(<p class="govuk-body dt-pieces__refus"><strong>Refusé.</strong> {}</p>
)"_h,
        why);
  out("</div>\n"_h);
  if (may_take_back(e, x, r)) take_back(out, v, e, r);
  out("</li>\n"_h);
}

std::string_view action(const Exigence& x) {
  if (x.remises.empty()) return "Remettre";
  return piece::plusieurs(*x.piece) ? "Ajouter" : "Remplacer";
}

void links(html::Out& out, const Endroit& e, const Exigence& x) {
  if (!piece::a_deposer(*x.piece)) return;
  bool checks = e.verifie && !x.remises.empty();
  bool closed = ferme_pour(e, *x.piece).has_value();
  if (closed && !checks) return;
  out(R"(<p class="govuk-body"><a class="govuk-link" href="{}">{}<span class="govuk-visually-hidden"> : {}</span></a></p>
)"_h,
      chemin_piece(e, *x.piece), closed ? "Vérifier" : action(x), x.piece->titre);
}

void one_piece(html::Out& out, const page::Visite& v, const Endroit& e, const Exigence& x) {
  out(R"(<li class="dt-pieces__piece" id="piece-{}">
<div class="dt-pieces__tete"><h3 class="govuk-heading-s dt-pieces__titre">{}</h3> {}</div>
)"_h,
      x.piece->code, x.piece->titre, [&](html::Out& o) { etiquette_piece(o, x.etat); });
  description_piece(out, *x.piece);
  if (!x.certaine)
    out(R"(<p class="govuk-body-s dt-discret">Peut-être demandée : cela dépend d’une réponse qui manque encore.</p>
)"_h);
  liens_du_modele(out, v, e, *x.piece);
  fichiers_remis(out, v, e, x);
  links(out, e, x);
  out("</li>\n"_h);
}

void group(html::Out& out, const page::Visite& v, const Endroit& e, const std::vector<const Exigence*>& list,
           std::string_view title) {
  if (list.empty()) return;
  out(R"(<h2 class="govuk-heading-m">{}</h2>
<ul class="dt-pieces">
)"_h,
      title);
  for (const auto* x : list) one_piece(out, v, e, *x);
  out("</ul>\n"_h);
}

}  // namespace

void bilan_des_pieces(html::Out& out, const std::vector<Exigence>& list) {
  auto missing = piece::manquantes(list);
  auto all = static_cast<std::size_t>(std::ranges::count_if(
      list, [](const Exigence& x) { return piece::a_deposer(*x.piece) && x.certaine; }));
  if (missing == 0)
    out(R"(<p class="govuk-body">Rien ne manque : {}.</p>
)"_h,
        base::counted(all, "pièce est demandée et remise", "pièces sont demandées et remises"));
  else
    out(R"(<p class="govuk-body"><strong>{}</strong> sur {}.</p>
)"_h,
        base::counted(missing, "pièce manque ou est à remplacer", "pièces manquent ou sont à remplacer"),
        all);
}

void liste_des_pieces(html::Out& out, const page::Visite& v, const Endroit& e,
                      const std::vector<Exigence>& list) {
  std::vector<const Exigence*> own, shared, here;
  for (const auto& x : list) {
    auto& to = !piece::a_deposer(*x.piece) ? here : piece::au_coffre(*x.piece) ? shared : own;
    to.push_back(&x);
  }
  group(out, v, e, own, "Pièces de l’action");
  group(out, v, e, shared, "Pièces de la structure, remises une fois pour tous ses dossiers");
  group(out, v, e, here, "Rempli sur le site : rien à joindre");
}

void etiquette_piece(html::Out& out, Etat e) {
  out(R"(<strong class="govuk-tag {}">{}</strong>)"_h, colour(e), piece::label(e));
}

void fichiers_remis(html::Out& out, const page::Visite& v, const Endroit& e, const Exigence& x) {
  if (x.remises.empty()) return;
  out(R"(<ul class="dt-pieces__fichiers">
)"_h);
  for (const auto& r : x.remises) one_file(out, v, e, x, r);
  out("</ul>\n"_h);
}

std::string faits_du_fichier(const campagne::Piece& p, const Remise& r) {
  auto kind = files::kind(r.type);
  auto text = fmt::format("Remis le {} par {}, {}, {}", base::date_time(r.remise_le), r.par,
                          kind ? files::label(*kind) : std::string_view(r.type), piece::taille(r.taille));
  if (auto last = piece::valable_jusqu_au(p, r)) text += ", valable jusqu’au " + base::long_date(*last);
  return text + ".";
}

void description_piece(html::Out& out, const campagne::Piece& p) {
  out(R"(<p class="govuk-body">{} <span class="dt-discret">{}</span></p>
)"_h,
      p.description, piece::pourquoi(p));
  if (!p.annexe.empty())
    out(R"(<p class="govuk-body-s dt-discret">Modèle : annexe {} de l’appel.</p>
)"_h,
        p.annexe);
}

}  // namespace definitif::pages
