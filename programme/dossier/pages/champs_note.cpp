#include "programme/dossier/pages/champs_note.h"

#include <fmt/format.h>

#include <algorithm>

#include "platform/base/text.h"
#include "programme/dossier/presentation.h"
#include "programme/page/champ.h"

namespace dossier {
namespace {

using namespace html::literals;

class Fields {
 public:
  Fields(html::Out& out, const page::Visite& v, const Formulaire& f) : out_(out), v_(v), f_(f) {}

  /// A question that depends on the scale is in a block that an island hides when it does not apply.
  void one(const Question& q) {
    auto scale = q.nom == "commune" ? "communale" : q.nom == "communes" ? "intercommunale" : "";
    if (*scale)
      out_(R"(<div data-montre-si="echelle" data-valeur="{}">
)"_h,
           scale);
    field(q);
    if (*scale) out_("</div>\n"_h);
  }

 private:
  void field(const Question& q) {
    mark(q);
    if (q.nom == "orientation") return orientation(q);
    switch (q.genre) {
      case Genre::choix_multiple:
        return group(q, true);
      case Genre::oui_non:
        return group(q, false);
      case Genre::choix:
        return q.nom == "commune" ? select(q) : group(q, false);
      default:
        return input(q);
    }
  }
  std::string_view value(std::string_view name) const {
    auto it = f_.rendu.find(name);
    return it == f_.rendu.end() ? f_.brouillon.valeur(name) : std::string_view(it->second.texte);
  }
  std::string_view help(const Question& q) const {
    return v_.campagne.texte(q.nom.starts_with(champ_demande("")) ? q.nom : "aide." + q.nom);
  }
  std::string_view error(const Question& q) const { return f_.erreurs.of(q.nom); }
  void mark(const Question& q) {
    out_(R"(<input type="hidden" name="avant_{}" value="{}">
)"_h,
         q.nom, marque(f_.brouillon.valeur(q.nom)));
  }
  std::vector<page::Choix> choices(const Question& q, std::string_view shown) const;
  void input(const Question&);
  void group(const Question&, bool multiple);
  void select(const Question&);
  void orientation(const Question&);
  void objectives_of(const campagne::Orientation&, const std::vector<std::string>& ticked);

  html::Out& out_;
  const page::Visite& v_;
  const Formulaire& f_;
};

std::vector<page::Choix> Fields::choices(const Question& q, std::string_view shown) const {
  auto ticked = base::split(shown, '\n');
  std::vector<page::Choix> list;
  for (auto& o : options(q, v_.campagne))
    list.push_back({o.code, o.label, {}, std::ranges::find(ticked, o.code) != ticked.end(), false});
  return list;
}

std::string_view type_of(Genre g) {
  return g == Genre::courriel ? "email" : g == Genre::telephone ? "tel" : "text";
}

std::string_view width_of(Genre g) {
  return g == Genre::montant || g == Genre::date ? "10"
         : g == Genre::nombre                    ? "5"
         : g == Genre::telephone                 ? "20"
                                                 : "";
}

void Fields::input(const Question& q) {
  page::Champ c{.nom = q.nom, .label = q.label, .valeur = value(q.nom), .aide = help(q), .erreur = error(q)};
  c.type = type_of(q.genre);
  c.largeur = width_of(q.genre);
  c.facultatif = !q.obligatoire && !q.nom.starts_with(champ_demande(""));
  if (q.genre == Genre::montant) c.suffixe = "€", c.inputmode = "decimal";
  if (q.genre == Genre::nombre) c.inputmode = "numeric";
  if (q.genre == Genre::texte) {
    c.max = int(q.max);
    c.lignes = q.max > 1000 ? 8 : 3;
  }
  page::champ(out_, c);
}

void Fields::group(const Question& q, bool multiple) {
  if (q.nom == "objectifs") return;  // shown under their orientation
  auto legend = q.obligatoire ? q.label : q.label + " (facultatif)";
  page::groupe(out_, {.nom = q.nom,
                      .legende = legend,
                      .aide = help(q),
                      .erreur = error(q),
                      .choix = choices(q, value(q.nom)),
                      .multiple = multiple,
                      .en_ligne = q.genre == Genre::oui_non});
}

void Fields::select(const Question& q) {
  auto list = choices(q, value(q.nom));
  list.insert(list.begin(), {"", "Choisir une commune", {}, value(q.nom).empty(), false});
  page::liste(out_, {.nom = q.nom, .label = q.label, .aide = help(q), .erreur = error(q)}, list);
}

// Objectives stand under their orientation: they are ticked there, and without JavaScript all of them are
// visible.
void Fields::orientation(const Question& q) {
  group(q, false);
  auto ticked = base::split(value("objectifs"), '\n');
  out_(R"(<div class="dt-objectifs" id="objectifs" data-objectifs>
<p class="govuk-body">Cochez ensuite un ou plusieurs objectifs de l’orientation choisie. L’étoile ★ signale les objectifs qui recevront une attention particulière cette année.</p>
)"_h);
  if (auto message = f_.erreurs.of("objectifs"); !message.empty())
    out_(
        R"(<p class="govuk-error-message" id="objectifs-error"><span class="govuk-visually-hidden">Erreur :</span> {}</p>
)"_h,
        message);
  for (auto& o : v_.campagne.orientations) objectives_of(o, ticked);
  out_("</div>\n"_h);
}

void Fields::objectives_of(const campagne::Orientation& o, const std::vector<std::string>& ticked) {
  out_(R"(<fieldset class="govuk-fieldset dt-objectifs__orientation" data-orientation="{}">
<legend class="govuk-fieldset__legend">{}</legend>
<div class="govuk-checkboxes" data-module="govuk-checkboxes">
)"_h,
       o.code, o.court);
  for (auto& objectif : o.objectifs) {
    html::Attrs attributes;
    attributes.flag("checked", std::ranges::find(ticked, objectif.code) != ticked.end());
    out_(
        R"(<div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="objectif-{}" name="objectifs" type="checkbox" value="{}" {}>
<label class="govuk-label govuk-checkboxes__label" for="objectif-{}">)"_h,
        objectif.code, objectif.code, attributes, objectif.code);
    if (objectif.saillant)
      out_(
          R"(<span class="dt-saillant"><span aria-hidden="true">★</span><span class="govuk-visually-hidden">objectif saillant :</span></span> )"_h);
    out_("{}</label></div>\n"_h, objectif.titre);
  }
  out_("</div>\n</fieldset>\n"_h);
}

std::string_view intro_before(const Question& q, const campagne::Campagne& c) {
  if (!c.financeurs.empty() && q.nom == champ_demande(c.financeurs.front().code))
    return "Montant demandé à chaque financeur";
  if (q.nom == "ressources_propres") return "Autres ressources";
  return {};
}

}  // namespace

void champs_de_section(html::Out& out, const page::Visite& v, const Formulaire& f) {
  Fields fields(out, v, f);
  for (auto& q : questions(v.campagne)) {
    if (q.section != f.section) continue;
    if (auto title = intro_before(q, v.campagne); !title.empty())
      out(R"(<h2 class="govuk-heading-m">{}</h2>
)"_h,
          title);
    fields.one(q);
  }
}

Envoi lire_envoi(const web::Fields& form, Section section, const campagne::Campagne& c) {
  auto named = form.all("champs");
  bool only_named = form.has("auto");
  Envoi envoi;
  for (auto& q : questions(c)) {
    if (q.section != section || (only_named && std::ranges::find(named, q.nom) == named.end())) continue;
    envoi[q.nom] = {base::join(form.all(q.nom), "\n"), std::string(form.get("avant_" + q.nom))};
  }
  return envoi;
}

}  // namespace dossier
