#include "programme/definitif/pages/champs.h"

#include <algorithm>

#include "platform/base/text.h"
#include "programme/page/champ.h"

namespace definitif::pages {
namespace {

using namespace html::literals;

constexpr std::size_t long_text = 1000;

class Fields {
 public:
  Fields(html::Out& out, const page::Visite& v, const Saisies& s) : out_(out), v_(v), s_(s) {}

  void one(const Question& q) {
    if (!q.si.empty())
      out_(R"(<div data-montre-si="{}" data-valeur="{}">
)"_h,
           q.si, q.vaut);
    out_(R"(<input type="hidden" name="avant_{}" value="{}">
)"_h,
         q.nom, dossier::marque(s_.brouillon.valeur(q.nom)));
    field(q);
    if (!q.si.empty()) out_("</div>\n"_h);
  }

 private:
  void field(const Question& q) {
    if (q.genre == Genre::choix_multiple) return group(q, true);
    if (q.genre == Genre::oui_non || q.genre == Genre::choix) return group(q, false);
    input(q);
  }
  std::string_view value(const Question& q) const {
    auto it = s_.rendu.find(q.nom);
    return it == s_.rendu.end() ? s_.brouillon.valeur(q.nom) : std::string_view(it->second.texte);
  }
  /// What the final dossier expects; else what the note said, when it holds for both.
  std::string_view help(const Question& q) const {
    auto own = v_.campagne.texte("aide_definitif." + q.nom);
    if (!own.empty() || !q.aide.empty()) return own.empty() ? q.aide : own;
    return q.de_la_note ? v_.campagne.texte("aide." + q.nom) : std::string_view{};
  }
  void group(const Question& q, bool multiple) {
    auto legend = q.obligatoire ? q.label : q.label + " (facultatif)";
    page::groupe(out_, {.nom = q.nom,
                        .legende = legend,
                        .aide = help(q),
                        .erreur = s_.erreurs.of(q.nom),
                        .choix = choices(q),
                        .multiple = multiple,
                        .en_ligne = q.genre == Genre::oui_non});
  }
  std::vector<page::Choix> choices(const Question& q) const {
    auto ticked = base::split(value(q), '\n');
    std::vector<page::Choix> list;
    for (const auto& o : q.options)
      list.push_back({o.code, o.label, {}, std::ranges::find(ticked, o.code) != ticked.end(), false});
    return list;
  }
  void input(const Question&);

  html::Out& out_;
  const page::Visite& v_;
  const Saisies& s_;
};

std::string_view type_of(Genre g) {
  return g == Genre::courriel ? "email" : g == Genre::telephone ? "tel" : "text";
}

std::string_view width_of(Genre g) {
  return g == Genre::date ? "10" : g == Genre::nombre ? "5" : g == Genre::telephone ? "20" : "";
}

void Fields::input(const Question& q) {
  page::Champ c{.nom = q.nom,
                .label = q.label,
                .valeur = value(q),
                .aide = help(q),
                .erreur = s_.erreurs.of(q.nom),
                .type = type_of(q.genre),
                .largeur = width_of(q.genre)};
  c.facultatif = !q.obligatoire;
  if (q.genre == Genre::nombre) c.inputmode = q.decimal ? "decimal" : "numeric", c.suffixe = q.unite;
  if (q.genre == Genre::texte) c.max = int(q.max), c.lignes = q.max > long_text ? 8 : 3;
  page::champ(out_, c);
}

}  // namespace

void champs(html::Out& out, const page::Visite& v, const Saisies& s) {
  Fields fields(out, v, s);
  for (const auto& q : s.questions)
    if (!q.fixe) fields.one(q);
}

dossier::Envoi lire_envoi(const web::Fields& form, const std::vector<Question>& questions) {
  auto named = form.all("champs");
  bool only_named = form.has("auto");
  dossier::Envoi envoi;
  for (const auto& q : questions) {
    if (q.fixe || (only_named && std::ranges::find(named, q.nom) == named.end())) continue;
    envoi[q.nom] = {base::join(form.all(q.nom), "\n"), std::string(form.get("avant_" + q.nom))};
  }
  return envoi;
}

}  // namespace definitif::pages
