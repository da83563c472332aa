// The members of the bureau, one line each: function, first name, name.
#include <algorithm>

#include "programme/structure/pages/commun.h"
#include "programme/structure/pages/pages.h"

namespace structure::pages {
namespace {

using namespace html::literals;

constexpr std::size_t empty_lines = 3;

struct Shown {
  const std::vector<Dirigeant>& lines;
  std::int64_t version;
  const base::FieldErrors& errors;
  const std::vector<Dirigeant>* saved_meanwhile = nullptr;
};

void line(html::Out& out, const Shown& shown, std::size_t i) {
  static const Dirigeant nobody;
  const Dirigeant& d = i < shown.lines.size() ? shown.lines[i] : nobody;
  std::string rank = std::to_string(i + 1);
  out(R"(<fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Personne {}</legend>
)"_h,
      rank);
  auto field = [&](std::string name, std::string_view label, const std::string& value) {
    name += rank;
    page::champ(
        out,
        {.nom = name, .label = label, .valeur = value, .erreur = shown.errors.of(name), .largeur = "20"});
  };
  field("fonction-", "Fonction", d.fonction);
  field("prenom-", "Prénom", d.prenom);
  field("nom-", "Nom", d.nom);
  out("</fieldset>\n"_h);
}

void conflict(html::Out& out, const std::vector<Dirigeant>& saved) {
  out(R"(<div class="govuk-inset-text" role="alert"><p class="govuk-body">Quelqu’un a modifié le bureau pendant que vous écriviez. Rien
n’est encore remplacé. Voici ce qui vient d’être enregistré :</p><ul class="govuk-list govuk-list--bullet">
)"_h);
  for (const auto& d : saved) out("<li>{} {}, {}</li>\n"_h, d.prenom, d.nom, d.fonction);
  if (saved.empty()) out("<li>personne</li>\n"_h);
  out(R"(</ul><p class="govuk-body">Gardez ou corrigez vos réponses ci-dessous, puis enregistrez à nouveau.</p></div>
)"_h);
}

web::Response form(const page::Visite& v, const Structure& s, const Shown& shown, int status = 0) {
  return page_structure(
      v, s, {.titre = "Bureau", .erreurs = &shown.errors},
      [&](html::Out& out) {
        out(R"(<p class="govuk-body">Indiquez au moins la présidence, la trésorerie et le secrétariat s’ils existent. Pour retirer une
personne, videz sa ligne. Aucune date de naissance n’est demandée à cette étape.</p>
)"_h);
        if (shown.saved_meanwhile) conflict(out, *shown.saved_meanwhile);
        page::formulaire(out, v, chemin(s.id, "/bureau"));
        champ_cache(out, "version", std::to_string(shown.version));
        for (std::size_t i = 0; i < std::min(shown.lines.size() + empty_lines, dirigeants_max); ++i)
          line(out, shown, i);
        page::bouton(out, "Enregistrer");
        page::fin_formulaire(out);
      },
      status);
}

std::vector<Dirigeant> parse(const web::Fields& form) {
  std::vector<Dirigeant> list;
  for (std::size_t i = 1; i <= dirigeants_max; ++i) {
    std::string rank = std::to_string(i);
    if (!form.has("fonction-" + rank)) break;
    list.push_back({std::string(form.get("fonction-" + rank)), std::string(form.get("prenom-" + rank)),
                    std::string(form.get("nom-" + rank))});
  }
  return list;
}

}  // namespace

web::Response composition(db::Reading& r, const page::Visite& v) {
  auto found = trouver(r, v.acteur, v.id());
  if (!found) return page::introuvable(v);
  if (auto allowed = exiger_ecriture(r, v.acteur, found->id); !allowed)
    return page::refus(v, allowed.error());
  auto stored = bureau(r, found->id);
  return form(v, *found, {stored.dirigeants, stored.version, {}});
}

web::Response enregistrer_composition(db::Writing& w, const page::Visite& v) {
  auto found = trouver(w, v.acteur, v.id());
  if (!found) return page::introuvable(v);
  if (auto allowed = exiger_ecriture(w, v.acteur, found->id); !allowed)
    return page::refus(v, allowed.error());
  auto typed = parse(v.request.form);
  auto version = nombre(v.request.form, "version");
  if (auto errors = verifier(typed); !errors.empty()) return form(v, *found, {typed, version, errors});
  auto saved = enregistrer_bureau(w, v.acteur, v.now, found->id, version, typed);
  if (saved) return page::redirige_avec_message(v, chemin(found->id), "Le bureau est enregistré.");
  if (saved.error().cause != Cause::modifie_entre_temps) return page::refus(v, saved.error());
  auto stored = bureau(w, found->id);
  return form(v, *found, {typed, stored.version, {}, &stored.dirigeants}, 409);
}

}  // namespace structure::pages
