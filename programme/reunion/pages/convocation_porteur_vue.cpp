// What the porteur sees of their passage.
#include <fmt/format.h>

#include "platform/base/text.h"
#include "programme/page/champ.h"
#include "programme/reunion/calendrier.h"
#include "programme/reunion/pages/code_arrivee.h"
#include "programme/reunion/pages/convocation_porteur.h"
#include "programme/reunion/pages/convocation_vue.h"
#include "programme/reunion/pages/decision_presence.h"

namespace reunion::pages {
namespace {

using namespace html::literals;

std::string_view colour(const Etat& e) {
  if (std::holds_alternative<Convoque>(e)) return "govuk-tag--yellow";
  if (std::holds_alternative<Annule>(e) || std::holds_alternative<Absent>(e)) return "govuk-tag--red";
  return std::holds_alternative<Planifie>(e) ? "govuk-tag--blue" : "govuk-tag--green";
}

std::string_view words(const PagePorteur& s) {
  auto state = s.passage.etat();
  if (std::holds_alternative<Convoque>(state)) return "Votre réponse est attendue";
  if (std::holds_alternative<Present>(state)) return "Vous êtes venu·e";
  if (std::holds_alternative<Planifie>(state))
    return s.convocation && s.convocation->annulee ? "Rendez-vous annulé" : "Horaire en préparation";
  return label(state);
}

void title(html::Out& out, const page::Visite& v, const PagePorteur& s) {
  const auto& p = s.passage;
  bool member = v.acteur.membre_de(p.structure) != nullptr;
  if (!s.par_lien)
    page::fil_d_ariane(out,
                       {member ? page::Lien{"Mes dossiers", "/dossiers"} : page::Lien{"Tableau", "/tableau"},
                        {p.intitule, "/dossiers/" + std::to_string(p.dossier)}});
  out(R"(<h1 class="govuk-heading-l"><span class="govuk-caption-l">{} · {}</span> Votre passage en réunion</h1>
<p class="govuk-body"><strong class="govuk-tag {}">{}</strong></p>
)"_h,
      p.intitule, p.structure_nom, colour(p.etat()), words(s));
}

/// Nothing is said of an hour before it is sent.
void not_yet(html::Out& out, const PagePorteur& s) {
  out(R"(<p class="govuk-body">Votre projet passera à cette réunion : {}. Vous recevrez une convocation par courriel, avec la date, l’heure et le lieu.</p>
)"_h,
      s.passage.reunion_titre);
}

void cancelled(html::Out& out, const Convocation& c) {
  out(R"(<div class="govuk-inset-text">Le rendez-vous du {} est annulé : ne venez pas à ce moment-là. Votre candidature continue. Si un autre moment est fixé, vous recevrez une nouvelle convocation.</div>
)"_h,
      base::weekday_date(base::paris_date(c.rendez_vous.debut)));
}

void appointment(html::Out& out, const page::Visite& v, const PagePorteur& s) {
  const auto& c = *s.convocation;
  if (std::holds_alternative<Planifie>(s.passage.etat()))
    out(R"(<div class="govuk-inset-text">L’horaire ci-dessous va changer. Attendez la nouvelle convocation avant de vous organiser.</div>
)"_h);
  bool over = c.rendez_vous.fin <= v.now;
  rendez_vous(out, c.reunion_titre, c.rendez_vous, over ? std::string_view() : c.code);
  if (over) return;
  if (Emetteur{v.campagne, v.settings.public_url}.peut_inviter())
    out(R"(<p class="govuk-body"><a class="govuk-link" href="{}/rendez-vous.ics">Ajouter ce rendez-vous à mon agenda</a></p>
)"_h,
        s.racine);
  for (const auto& rule : regles(v.campagne)) out("<p class=\"govuk-body\">{}</p>\n"_h, rule);
}

/// What the meeting concluded, once it was sent.
void record(html::Out& out, const PagePorteur& s) {
  if (!s.passage.consolide_le) return;
  auto root = s.par_lien ? s.racine : "/dossiers/" + std::to_string(s.passage.dossier);
  out(R"(<div class="govuk-inset-text">Le relevé de votre passage est disponible depuis le {}. <a class="govuk-link" href="{}/releve">Lire le relevé</a></div>
)"_h,
      base::date_time(*s.passage.consolide_le), root);
}

/// The code is of use until somebody is noted, or the appointment is over.
void arrival(html::Out& out, db::Reading& r, const page::Visite& v, const PagePorteur& s) {
  if (s.passage.presence() != Presence::attendu || s.convocation->rendez_vous.fin <= v.now) return;
  auto root = s.par_lien ? s.racine : "/dossiers/" + std::to_string(s.passage.dossier);
  code_d_arrivee(out, r, v, s.passage, root + "/convocation.pdf");
}

void answered(html::Out& out, const PagePorteur& s) {
  if (s.venants.empty() || !s.passage.confirme_le) return;
  out(R"(<p class="govuk-body">{} a répondu le {}. {} : {}.</p>
)"_h,
      s.passage.confirme_par, base::date_time(*s.passage.confirme_le),
      s.venants.size() == 1 ? "Viendra" : "Viendront", en_ligne(s.venants));
}

std::string numbered(std::string_view name, std::size_t i) {
  return std::string(name) + "_" + std::to_string(i + 1);
}

void person_fields(html::Out& out, const page::Visite& v, const PagePorteur& s, std::size_t i) {
  const auto& p = s.saisie.lignes[i];
  auto name = numbered("nom", i), role = numbered("fonction", i), stands = numbered("represente", i);
  out(R"(<fieldset class="govuk-fieldset dt-ligne"><legend class="govuk-fieldset__legend dt-ligne__titre">Personne {}</legend>
)"_h,
      i + 1);
  page::champ(out, {.nom = name,
                    .label = "Prénom et nom",
                    .valeur = p.nom,
                    .erreur = s.errors.of(name),
                    .autocomplete = "off",
                    .largeur = "20"});
  page::champ(out, {.nom = role,
                    .label = "Fonction",
                    .valeur = p.fonction,
                    .erreur = s.errors.of(role),
                    .autocomplete = "off",
                    .largeur = "20",
                    .facultatif = true});
  if (v.campagne.passages.representation)
    page::groupe(out, {.nom = stands,
                       .legende = "Représentation",
                       .erreur = s.errors.of(stands),
                       .choix = {{.valeur = "1",
                                  .label = "Représente la personne chargée du projet",
                                  .coche = p.represente}},
                       .multiple = true});
  out("</fieldset>\n"_h);
}

void who_answers(html::Out& out, const page::Visite& v, const PagePorteur& s, std::string_view field,
                 std::string_view value) {
  if (!v.acteur.visiteur()) return;
  page::champ(out, {.nom = field,
                    .label = "Votre nom",
                    .valeur = value,
                    .aide = "La coordination saura qui a répondu.",
                    .erreur = s.errors.of(field),
                    .autocomplete = "name",
                    .largeur = "20"});
}

std::string until_when(const page::Visite& v, const PagePorteur& s) {
  auto day = repondre_avant(v.campagne.passages, s.convocation->rendez_vous.debut);
  if (base::paris_date(v.now) > day) return "Répondez dès que possible.";
  return "Répondez au plus tard le " + base::weekday_date(day) + ".";
}

void coming_form(html::Out& out, const page::Visite& v, const PagePorteur& s) {
  if (!s.peut_venir) return;
  bool again = s.passage.confirme_le.has_value();
  out(R"(<h2 class="govuk-heading-m" id="venir">{}</h2>
<p class="govuk-body">{} Laissez vides les lignes en trop.</p>
)"_h,
      again ? "Changer les noms" : "Qui viendra ?",
      again ? "Vous pouvez changer les noms jusqu’au rendez-vous." : until_when(v, s));
  page::formulaire(out, v, s.racine + "/venue");
  for (std::size_t i = 0; i < s.saisie.lignes.size(); ++i) person_fields(out, v, s, i);
  who_answers(out, v, s, "par", s.saisie.par);
  page::bouton(out, again ? "Enregistrer les noms" : "Confirmer que nous viendrons");
  page::fin_formulaire(out);
}

void one_request(html::Out& out, const Deplacement& d) {
  std::string answer = d.ouvert()               ? "La coordination n’a pas encore répondu."
                       : d.reponse == "accepte" ? "Acceptée : voyez le rendez-vous ci-dessus."
                       : d.reponse == "retire"  ? "Retirée, puisque vous venez."
                                                : "Refusée : " + d.reponse_motif;
  out(R"(<li>{} a demandé un autre moment le {} : « {} » <strong>{}</strong></li>
)"_h,
      d.demande_par, base::date_time(d.demande_le), d.motif, answer);
}

void requests(html::Out& out, const page::Visite& v, const PagePorteur& s) {
  if (s.demandes.empty() && !s.peut_demander) return;
  out(R"(<h2 class="govuk-heading-m">Un autre moment</h2>
)"_h);
  if (!s.demandes.empty()) {
    out("<ul class=\"govuk-list govuk-list--bullet\">\n"_h);
    for (const auto& d : s.demandes) one_request(out, d);
    out("</ul>\n"_h);
  }
  if (!s.peut_demander) return;
  out(R"(<p class="govuk-body">Vous êtes empêché·e ? Dites pourquoi. Tant que la coordination n’a pas répondu, le rendez-vous ne change pas.</p>
)"_h);
  page::formulaire(out, v, s.racine + "/deplacement");
  page::champ(out, {.nom = "motif",
                    .label = "Ce qui vous empêche",
                    .valeur = s.motif,
                    .aide = "Dites aussi quand vous pourriez venir.",
                    .erreur = s.errors.of("motif"),
                    .lignes = 3,
                    .max = 500});
  who_answers(out, v, s, "par_demande", s.saisie.par);
  page::bouton_secondaire(out, DemanderDeplacement::label);
  page::fin_formulaire(out);
}

}  // namespace

web::Response page_porteur(db::Reading& r, const page::Visite& v, const PagePorteur& s, int status) {
  auto view = [&](html::Out& out) {
    title(out, v, s);
    record(out, s);
    decision_presence(out, v, s.passage);
    if (!s.convocation) return not_yet(out, s);
    if (s.convocation->annulee) return cancelled(out, *s.convocation);
    appointment(out, v, s);
    answered(out, s);
    arrival(out, r, v, s);
    coming_form(out, v, s);
    requests(out, v, s);
  };
  return page::page(v, {.titre = "Votre passage en réunion", .erreurs = &s.errors}, view, status);
}

}  // namespace reunion::pages
