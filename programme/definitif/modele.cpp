#include "programme/definitif/modele.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "platform/base/text.h"
#include "programme/definitif/modele_faits.h"
#include "programme/definitif/modele_moyens.h"

namespace definitif {
namespace {

using documents::GridRow;
using documents::Story;

constexpr std::array<std::string_view, 5> names{"lettre_president", "bureau", "declaration_moyens", "cer",
                                                "charte"};
/// Points: room to write in by hand.
constexpr double hand = 26, signature_height = 60;

std::string_view words(const Sujet& s, Modele m, std::string_view which) {
  return s.campagne.texte(fmt::format("modele.{}.{}", names.at(static_cast<std::size_t>(m)), which));
}

std::string filled(const Sujet& s, Modele m, std::string_view which) {
  return campagne::remplir(words(s, m, which), valeurs(s));
}

/// One line of the call's words: "# " begins a heading, "- " a point of a list, anything else a paragraph.
/// The lines are cut before they are completed: what people wrote is never read as a mark.
void tell(Story& story, std::string_view text, const campagne::Valeurs& known) {
  std::vector<std::string> points;
  auto end_of_list = [&] { story.bullets(std::exchange(points, {})); };
  for (const auto& line : base::split(text, '\n')) {
    auto full = [&](std::size_t mark) { return campagne::remplir(line.substr(mark), known); };
    if (line.starts_with("- ")) {
      points.push_back(full(2));
      continue;
    }
    end_of_list();
    if (line.starts_with("# "))
      story.heading(2, full(2));
    else if (!base::trim(line).empty())
      story.paragraph(full(0));
  }
  end_of_list();
}

void body(Story& story, const Sujet& s, Modele m) { tell(story, words(s, m, "corps"), valeurs(s)); }

void signature(Story& story, const Sujet& s) {
  auto known = valeurs(s);
  story.table({{"Fait à, le", 2}, {"Nom et qualité", 3}, {"Signature", 3}},
              {{"", campagne::remplir("{representant}\n{qualite}", known), ""}}, signature_height);
}

void who(Story& story, const Sujet& s) {
  auto known = valeurs(s);
  story.definition("Structure", campagne::remplir("{structure}", known));
  story.definition("Siège", campagne::remplir("{siege}", known));
  story.definition("SIRET", campagne::remplir("{siret}", known));
}

Story letter(const Sujet& s, Modele m) {
  Story story;
  auto known = valeurs(s);
  story.paragraph(campagne::remplir("{structure}\n{siege}\nSIRET {siret}", known));
  story.paragraph(filled(s, m, "destinataire"));
  story.paragraph(campagne::remplir("Le {date}", known));
  story.heading(1, titre_du_modele(m, s));
  body(story, s, m);
  signature(story, s);
  return story;
}

/// Birth dates are not kept by the program: the column is written by hand, or in the DOCX.
Story board(const Sujet& s, Modele m) {
  constexpr std::size_t least = 4;
  std::vector<GridRow> rows;
  for (const auto& d : s.dirigeants) rows.push_back({d.fonction, d.prenom, d.nom, ""});
  rows.resize(std::max(rows.size(), least), GridRow{"", "", "", ""});
  Story story;
  story.heading(1, titre_du_modele(m, s));
  who(story, s);
  body(story, s, m);
  story.table({{"Fonction", 3}, {"Prénom", 3}, {"Nom", 3}, {"Date de naissance", 2}}, rows, hand);
  signature(story, s);
  return story;
}

Story means(const Sujet& s, Modele m) {
  Story story;
  story.heading(1, titre_du_modele(m, s));
  who(story, s);
  story.definition("Action", campagne::remplir("{action}", valeurs(s)));
  body(story, s, m);
  moyens(story, *s.contenu, s.campagne, s.le);
  return story;
}

Story commitment(const Sujet& s, Modele m) {
  Story story;
  story.heading(1, titre_du_modele(m, s));
  who(story, s);
  body(story, s, m);
  signature(story, s);
  return story;
}

}  // namespace

std::optional<Modele> modele(std::string_view produite) {
  auto it = std::ranges::find(names, produite);
  if (it == names.end()) return std::nullopt;
  return static_cast<Modele>(it - names.begin());
}

bool de_la_structure(Modele m) { return m != Modele::lettre_president && m != Modele::declaration_moyens; }

bool modifiable_a_la_main(Modele m) { return m == Modele::lettre_president || m == Modele::bureau; }

std::optional<Modele> modele_de(const campagne::Campagne& c, const campagne::Piece& p) {
  auto found = modele(p.produite);
  if (!found || c.texte(fmt::format("modele.{}.corps", p.produite)).empty()) return std::nullopt;
  return found;
}

std::string titre_du_modele(Modele m, const Sujet& s) {
  auto title = filled(s, m, "titre");
  return title.empty() ? s.piece.titre : title;
}

Story rediger(Modele m, const Sujet& s) {
  switch (m) {
    case Modele::lettre_president:
      return letter(s, m);
    case Modele::bureau:
      return board(s, m);
    case Modele::declaration_moyens:
      return means(s, m);
    case Modele::cer:
    case Modele::charte:
      return commitment(s, m);
  }
  std::unreachable();
}

std::string ecrire(documents::DocumentFormat format, Modele m, const Sujet& s) {
  auto title = titre_du_modele(m, s);
  return documents::write(format,
                          {.title = title,
                           .author = s.structure.nom,
                           .footer = fmt::format("{} – {}", s.structure.nom, s.piece.titre),
                           .created = s.le},
                          rediger(m, s));
}

}  // namespace definitif
