// What changes while the meeting goes on, block by block: the avis and the record.
#include <algorithm>

#include "platform/base/text.h"
#include "programme/page/champ.h"
#include "programme/reunion/pages/salle_formes.h"

namespace reunion::pages {

using namespace html::literals;

void Ecriture::debut_forme(const std::string& action, std::int64_t version, std::string_view auteur,
                           base::Instant le) const {
  html::Attrs attributes;
  attributes.flag("data-enregistrement-auto").set("data-personne", std::to_string(v.acteur.id));
  if (version > 0) attributes.set("data-auteur", auteur).set("data-heure", base::time_of_day(le));
  page::formulaire(out, v, action, attributes);
  champ_cache(out, "version", std::to_string(version));
}

void Ecriture::fin_forme(std::string_view quoi) const {
  out(R"(<p class="govuk-body-s dt-enregistrement dt-salle__etat" role="status" data-etat-enregistrement></p>
<button type="submit" class="govuk-button govuk-button--secondary dt-salle__enregistrer" data-module="govuk-button">Enregistrer<span class="govuk-visually-hidden"> : {}</span></button>
)"_h,
      quoi);
  page::fin_formulaire(out);
}

std::string_view Ecriture::montre(std::string_view champ, std::string_view garde) const {
  auto it = rendu.champs.find(champ);
  return it == rendu.champs.end() ? garde : std::string_view(it->second.texte);
}

void Ecriture::marque(std::string_view champ, std::string_view garde) const {
  champ_cache(out, std::string("avant_").append(champ), dossier::marque(garde));
}

void Ecriture::signature(std::string_view auteur, base::Instant le) const {
  out(R"(<p class="dt-salle__auteur">{}, {}</p>
)"_h,
      auteur, base::date_time(le));
}

namespace {

std::string nom(const Ecriture& e, std::string_view part) {
  return nom_de_part(part, e.v.campagne, e.s.parties.invitations);
}

bool mienne(const Ecriture& e, std::string_view part) {
  return e.ouverte && std::ranges::find(e.s.parts, part) != e.s.parts.end();
}

const Avis* avis_de(const EnSalle& s, std::string_view part) {
  auto it = std::ranges::find(s.avis, part, &Avis::part);
  return it == s.avis.end() ? nullptr : &*it;
}

void choix_de_l_avis(const Ecriture& e, const std::string& field, std::string_view chosen) {
  std::vector<page::Choix> list;
  for (const auto& a : e.v.campagne.passages.avis) {
    page::Choix c{.valeur = a.code, .label = a.titre, .coche = a.code == chosen};
    if (a.commentaire) c.label += " (à expliquer)";
    list.push_back(std::move(c));
  }
  page::groupe(e.out, {.nom = field, .legende = "Avis", .choix = std::move(list), .en_ligne = true});
}

void alerte(const Ecriture& e, const std::string& part, std::string_view avis, std::string_view text) {
  auto sentence = avertissement(e.v.campagne, avis, text);
  e.out(R"(<div data-bloc="alerte-{}">)"_h, part);
  if (!sentence.empty()) e.out(R"(<p class="dt-alerte">{}</p>)"_h, sentence);
  e.out("</div>\n"_h);
}

void ma_part(const Ecriture& e, const std::string& part) {
  static const Ecrit nothing;
  const auto* written = avis_de(e.s, part);
  const auto& kept = written ? written->ecrit : nothing;
  auto avis = kept.contenu.valeur(champ_avis), text = kept.contenu.valeur(champ_texte);
  auto id = suffixe(part);
  auto field_avis = nom_de_champ(champ_avis, id), field_text = nom_de_champ(champ_texte, id);
  e.out(
      R"(<section class="dt-salle__bloc dt-salle__bloc--mien" data-bloc="mien-{}" id="part-{}" aria-labelledby="titre-{}">
<h3 class="govuk-heading-s" id="titre-{}">Votre avis : {}</h3>
)"_h,
      part, id, id, id, nom(e, part));
  e.debut_forme(chemin_salle(e.s, "/avis/" + part), kept.version, kept.auteur, kept.modifie_le);
  e.marque(field_avis, avis), e.marque(field_text, text);
  choix_de_l_avis(e, field_avis, e.montre(field_avis, avis));
  page::champ(e.out, {.nom = field_text,
                      .label = "Ce que vous en pensez",
                      .valeur = e.montre(field_text, text),
                      .lignes = 4});
  e.fin_forme(nom(e, part));
  e.out("</section>\n"_h);
  alerte(e, part, avis, text);
}

void autre_part(const Ecriture& e, const Avis& a) {
  const auto* chosen = e.v.campagne.avis_possible(a.ecrit.contenu.valeur(champ_avis));
  auto text = a.ecrit.contenu.valeur(champ_texte);
  e.out(R"(<section class="dt-salle__bloc" data-bloc="avis-{}" data-nom="{}" data-auteur="{}">
<h3 class="govuk-heading-s">{}</h3>
)"_h,
        a.part, nom(e, a.part), a.ecrit.auteur, nom(e, a.part));
  if (chosen)
    e.out(R"(<p class="govuk-body"><strong class="govuk-tag govuk-tag--blue">{}</strong></p>
)"_h,
          chosen->titre);
  if (!text.empty())
    e.out(R"(<p class="govuk-body dt-texte-libre">{}</p>
)"_h,
          text);
  if (!chosen && text.empty())
    e.out(R"(<p class="govuk-body dt-vide">Avis retiré.</p>
)"_h);
  e.signature(a.ecrit.auteur, a.ecrit.modifie_le);
  e.out("</section>\n"_h);
}

/// The funders asked who have not written anything.
void silencieux(const Ecriture& e) {
  std::vector<std::string> names;
  for (const auto& f : e.s.financeurs)
    if (auto part = "financeur:" + f.financeur; f.sollicite && !avis_de(e.s, part) && !mienne(e, part))
      names.push_back(nom(e, part));
  e.out(R"(<div data-bloc="silencieux">)"_h);
  if (!names.empty())
    e.out(R"(<p class="govuk-body-s dt-discret">Pas encore d’avis : {}.</p>)"_h, base::join(names, ", "));
  e.out("</div>\n"_h);
}

void tous_les_avis(const Ecriture& e) {
  e.out(R"(<h2 class="govuk-heading-m" id="avis">Avis des institutions</h2>
<p class="govuk-body-s dt-discret">Les avis restent entre partenaires. Le porteur reçoit le relevé et les recommandations.</p>
)"_h);
  for (const auto& part : e.s.parts)
    if (mienne(e, part)) ma_part(e, part);
  for (const auto& a : e.s.avis)
    if (!mienne(e, a.part)) autre_part(e, a);
  silencieux(e);
}

void releve_a_ecrire(const Ecriture& e) {
  const auto& kept = e.s.releve;
  e.out(R"(<section class="dt-salle__bloc dt-salle__bloc--mien" data-bloc="releve" aria-labelledby="releve">
)"_h);
  e.debut_forme(chemin_salle(e.s, "/releve"), kept.version, kept.auteur, kept.modifie_le);
  for (const auto& field : champs_releve) {
    auto recorded = kept.contenu.valeur(field.nom);
    e.marque(field.nom, recorded);
    page::champ(e.out, {.nom = field.nom,
                        .label = field.label,
                        .valeur = e.montre(field.nom, recorded),
                        .aide = field.aide,
                        .lignes = 3});
  }
  e.fin_forme("le relevé");
  e.out("</section>\n"_h);
}

void releve_a_lire(const Ecriture& e) {
  const auto& kept = e.s.releve;
  e.out(
      R"(<section class="dt-salle__bloc" data-bloc="releve-lu" data-nom="Relevé" data-auteur="{}" aria-labelledby="releve">
)"_h,
      kept.auteur);
  bool any = false;
  for (const auto& field : champs_releve) {
    auto text = kept.contenu.valeur(field.nom);
    if (text.empty()) continue;
    any = true;
    e.out(R"(<h3 class="govuk-heading-s">{}</h3><p class="govuk-body dt-texte-libre">{}</p>
)"_h,
          field.label, text);
  }
  if (any)
    e.signature(kept.auteur, kept.modifie_le);
  else
    e.out(R"(<p class="govuk-body dt-vide">Rien n’est encore noté.</p>
)"_h);
  e.out("</section>\n"_h);
}

void etat_du_passage(html::Out& out, const Passage& p, const std::optional<Obstacle>& closed) {
  out(R"(<div data-bloc="etat" data-nom="État du passage"><p class="govuk-body">État du passage : <strong>{}</strong></p>)"_h,
      label(p.etat()));
  if (closed) out(R"(<p class="dt-alerte">{}</p>)"_h, phrase(*closed));
  out("</div>\n"_h);
}

/// Once the passage is over: what the porteur will receive.
void bloc_envoi(const Ecriture& e) {
  const auto& p = e.s.passage;
  auto path = chemin(e.s.reunion.id, "/releves/" + std::to_string(p.id));
  e.out(R"(<div data-bloc="envoi"><h2 class="govuk-heading-m">Envoi au porteur</h2>
<p class="govuk-body">{}<a class="govuk-link" href="{}">{}</a></p></div>
)"_h,
        p.consolide_le ? "Relevé envoyé le " + base::date_time(*p.consolide_le) + ". " : std::string(), path,
        p.consolide_le ? "Relire, et envoyer une correction" : "Relire le relevé et l’envoyer");
}

}  // namespace

void blocs(html::Out& out, const page::Visite& v, const EnSalle& s, const Rendu& rendu) {
  auto closed = ecriture_fermee(s);
  Ecriture e{out, v, s, rendu, !closed};
  etat_du_passage(out, s.passage, closed);
  tous_les_avis(e);
  out(R"(<h2 class="govuk-heading-m" id="releve">Relevé du passage</h2>
)"_h);
  e.ouverte&& s.anime ? releve_a_ecrire(e) : releve_a_lire(e);
  bloc_financeurs(e);
  bloc_recommandations(e);
  if (s.anime) bloc_envoi(e);
}

}  // namespace reunion::pages
