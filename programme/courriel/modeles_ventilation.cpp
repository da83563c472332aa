// Mails of the ventilation: each agent one mail with their list, porteurs only when there is something to
// know.
#include <fmt/format.h>

#include "platform/base/text.h"
#include "programme/courriel/modeles.h"
#include "programme/dossier/dossier_store.h"
#include "programme/ventilation/transmission.h"
#include "programme/ventilation/ventilation_store.h"

namespace courriel {
namespace {

using ventilation::Ligne;

/// The outbox writes to the people concerned: it reads any line, as the coordination does.
personne::Acteur lecteur() {
  auto acteur = personne::systeme();
  acteur.attributions.push_back({.role = personne::Role::coordination});
  return acteur;
}

ventilation::Tour round_of(const Contexte& c, const journal::Ligne& line) {
  return {c.campagne, std::max(1, int(nombre(line, "tour")))};
}

std::optional<Ligne> line_of(const Contexte& c, const journal::Ligne& line) {
  return ventilation::ligne(c.base, lecteur(), round_of(c, line), line.objet_id);
}

std::string project(const Contexte& c, const Ligne& l) {
  return fmt::format("« {} » ({})", l.intitule.empty() ? "Projet sans titre" : l.intitule,
                     ventilation::reference(l, c.campagne));
}

std::string page_of(const Contexte& c, const Ligne& l, std::string_view more = {}) {
  return adresse(c, fmt::format("/dossiers/{}{}", l.note.dossier, more));
}

template <class Write>
void to_porteurs(Courriels& all, const Contexte& c, const Ligne& l, std::string_view subject, Write write) {
  for (auto& member : dossier::recipients(c.base, l.note.dossier)) {
    Redaction r(subject, member.nom);
    write(r);
    all.push_back(r.pour(member.courriel, member.nom, signature(c)));
  }
}

template <class Write>
void to_people(Courriels& all, const Contexte& c, const std::vector<std::int64_t>& people,
               std::string_view subject, Write write) {
  for (auto& person : ventilation::destinataires(c.base, people)) {
    Redaction r(subject, person.nom);
    write(r);
    all.push_back(r.pour(person.courriel, person.nom, signature(c)));
  }
}

std::vector<std::int64_t> agents_of(const Ligne& l) {
  std::vector<std::int64_t> people;
  for (const auto& a : l.agents)
    if (std::ranges::find(people, a.personne) == people.end()) people.push_back(a.personne);
  return people;
}

const campagne::Reunion* meeting_of(const Contexte& c, const Ligne& l) {
  return c.campagne.reunion(l.etat.reunion);
}

std::string when(const campagne::Reunion& r) {
  if (r.seances.empty()) return {};
  auto from = r.seances.front().from;
  return fmt::format("{} à {}", base::weekday_date(base::paris_date(from)), base::time_of_day(from));
}

std::string contact(const Contexte& c) {
  const auto& a = c.campagne.accuse;
  return base::join({a.service, a.adresse, a.courriel}, ", ");
}

/// Why the note is set aside, and what can be done about it.
void why_set_aside(Redaction& r, const Contexte& c, const Ligne& l) {
  const auto* reason = c.campagne.motif_ecart(l.etat.ecart_motif);
  r.paragraphe(
       fmt::format("Le comité a étudié votre note d’intention {}. Elle n’est pas retenue pour la suite.",
                   project(c, l)))
      .lignes({{"Motif", reason ? reason->titre : l.etat.ecart_motif}, {"Précision", l.etat.ecart_texte}});
  if (reason) r.paragraphe(reason->texte);
  if (!c.campagne.accuse.recours.empty())
    r.paragraphe("Si vous n’êtes pas d’accord : " + c.campagne.accuse.recours);
  r.paragraphe("Écrivez à : " + contact(c)).lien("Revoir cette décision", page_of(c, l, "/ventilation"));
}

/// Who goes on with a dossier after its note is told that the final one can be read.
Courriels definitifs_confies(const Contexte& c, const journal::Ligne& line) {
  Courriels all;
  for (auto& each : ventilation::agents_avertis(c.base, line.objet_id)) {
    auto count = base::counted(std::size_t(each.dossiers), "dossier définitif vous est confié",
                               "dossiers définitifs vous sont confiés");
    Redaction r(fmt::format("{} : {}", c.campagne.titre, count), each.nom);
    r.paragraphe(fmt::format("Les dossiers définitifs sont déposés : {}.", count))
        .paragraphe("Votre liste dit pour chacun ce qui est demandé, et mène au dossier et à son budget.")
        .lien("Voir mes dossiers définitifs", adresse(c, "/mes-dossiers-confies/definitifs"));
    all.push_back(r.pour(each.courriel, each.nom, signature(c)));
  }
  return all;
}

void meeting_lines(Redaction& r, const campagne::Reunion& meeting, const std::string& why) {
  r.lignes({{"Réunion", meeting.titre}, {"Date", when(meeting)}, {"Pourquoi", why}});
}

}  // namespace

Courriels dossiers_confies(const Contexte& c, const journal::Ligne& line) {
  if (round_of(c, line).numero == 2) return definitifs_confies(c, line);
  Courriels all;
  for (auto& each : ventilation::agents_avertis(c.base, line.objet_id)) {
    auto count =
        base::counted(std::size_t(each.dossiers), "dossier vous est confié", "dossiers vous sont confiés");
    Redaction r(fmt::format("{} : {}", c.campagne.titre, count), each.nom);
    r.paragraphe(fmt::format("Le comité de ventilation s’est réuni : {}.", count));
    if (each.comme_referent > 0)
      r.paragraphe(
          fmt::format("Dont {} au titre de la réussite éducative : rassemblez-en les pièces avec les "
                      "opérateurs de vos communes.",
                      each.comme_referent));
    r.paragraphe("Votre liste dit pour chacun la réunion où il passe et ce qui est demandé.")
        .lien("Voir mes dossiers", adresse(c, "/mes-dossiers-confies"));
    all.push_back(r.pour(each.courriel, each.nom, signature(c)));
  }
  return all;
}

Courriels reunion_apprise(const Contexte& c, const journal::Ligne& line) {
  Courriels all;
  if (journal::detail(line, "apprend") != "oui") return all;
  auto l = line_of(c, line);
  if (!l || !ventilation::apprend_sa_reunion(*l, c.campagne)) return all;
  const auto* meeting = meeting_of(c, *l);
  if (!meeting) return all;
  to_porteurs(all, c, *l, "La réunion où votre projet est étudié", [&](Redaction& r) {
    r.paragraphe(fmt::format(
        "Votre projet {} relève d’une orientation sans réunion à elle. Voici celle où il est étudié.",
        project(c, *l)));
    meeting_lines(r, *meeting, l->etat.reunion_raison);
    r.paragraphe("Une convocation vous dira l’heure et le lieu.")
        .lien("Voir le projet", page_of(c, *l, "/ventilation"));
  });
  return all;
}

Courriels note_non_retenue(const Contexte& c, const journal::Ligne& line) {
  Courriels all;
  auto l = line_of(c, line);
  if (!l || !std::holds_alternative<ventilation::EcartNotifie>(l->etat.etat())) return all;
  to_porteurs(all, c, *l, "Votre note d’intention n’est pas retenue pour la suite",
              [&](Redaction& r) { why_set_aside(r, c, *l); });
  // Agents knew of it only when it was set aside after the transmission.
  if (line.acte != ventilation::Ecarter::trace) return all;
  to_people(all, c, agents_of(*l), "Un dossier n’est plus à suivre", [&](Redaction& r) {
    r.paragraphe(fmt::format("La note {} a été écartée : vous n’avez plus à la suivre.", project(c, *l)))
        .lignes({{"Motif", journal::detail(line, "motif")}})
        .lien("Voir mes dossiers", adresse(c, "/mes-dossiers-confies"));
  });
  return all;
}

Courriels note_reprise_par_le_comite(const Contexte& c, const journal::Ligne& line) {
  Courriels all;
  auto l = line_of(c, line);
  if (!l) return all;
  to_porteurs(all, c, *l, "Votre note d’intention est de nouveau étudiée", [&](Redaction& r) {
    r.paragraphe(
         fmt::format("Votre note d’intention {} avait été écartée. Le comité la reprend.", project(c, *l)))
        .lignes({{"Motif", journal::detail(line, "motif")}})
        .paragraphe("Vous recevrez la suite par courriel.")
        .lien("Voir le projet", page_of(c, *l));
  });
  return all;
}

Courriels ventilation_changee(const Contexte& c, const journal::Ligne& line) {
  Courriels all;
  auto l = line_of(c, line);
  if (!l) return all;
  auto motif = journal::detail(line, "motif");
  to_people(all, c, ventilation::personnes(journal::detail(line, "agents_ajoutes")),
            "Un dossier vous est confié", [&](Redaction& r) {
              r.paragraphe(fmt::format("Le dossier {} vous est confié.", project(c, *l)))
                  .lignes({{"Motif", motif}})
                  .lien("Ouvrir le dossier", page_of(c, *l));
            });
  to_people(all, c, ventilation::personnes(journal::detail(line, "agents_retires")),
            "Un dossier ne vous est plus confié", [&](Redaction& r) {
              r.paragraphe(fmt::format("Le dossier {} ne vous est plus confié.", project(c, *l)))
                  .lignes({{"Motif", motif}})
                  .lien("Voir mes dossiers", adresse(c, "/mes-dossiers-confies"));
            });
  const auto* meeting = meeting_of(c, *l);
  if (journal::detail(line, "reunion") == journal::detail(line, "reunion_avant")) return all;
  auto changed = [&](Redaction& r) {
    r.paragraphe(fmt::format("Le projet {} change de réunion.", project(c, *l)));
    if (meeting)
      meeting_lines(r, *meeting, motif);
    else
      r.lignes({{"Motif", motif}});
    r.lien("Voir le projet", page_of(c, *l));
  };
  to_porteurs(all, c, *l, "Votre projet change de réunion", changed);
  to_people(all, c, agents_of(*l), "Un dossier change de réunion", changed);
  return all;
}

}  // namespace courriel
