// Reading what a record is made of.
#include "programme/reunion/releve_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "platform/base/secret.h"
#include "platform/base/text.h"
#include "platform/db/sets.h"
#include "programme/reunion/convocation_store.h"
#include "programme/reunion/ecrits_store.h"
#include "programme/reunion/releve_store_interne.h"
#include "programme/reunion/salle_store.h"
#include "programme/ventilation/sollicitation_store.h"

namespace reunion {
namespace {

using personne::Acteur;
using Ids = std::vector<std::int64_t>;

struct LigneAvis {
  std::int64_t passage;
  std::string part, contenu;
};
struct LigneReleve {
  std::int64_t passage;
  std::string contenu;
};
struct LigneRecommandation {
  std::int64_t passage, id;
  std::string texte;
};
struct LigneInvite {
  std::int64_t id;
  std::string institution, financeur, nom;
  std::int64_t personne;
  std::string courriel;
};

/// Whatever the records of some passages are made of, by passage or by dossier.
struct Matiere {
  std::map<std::int64_t, std::vector<Avis>> avis;
  std::map<std::int64_t, dossier::Brouillon> releves;
  std::map<std::int64_t, std::vector<RecommandationTransmise>> recommandations;
  std::map<std::int64_t, std::vector<ventilation::Demandee>> financeurs;
  std::vector<ventilation::AgentDuDossier> agents;
  std::vector<LigneInvite> invites;
  std::map<std::int64_t, interne::DernierReleve> derniers;
  std::map<std::int64_t, std::vector<dossier::Destinataire>> destinataires;
};

void read_written(db::Reading& r, const Ids& passages, Matiere& m) {
  db::Params params;
  auto among = db::in_list(passages, params);
  for (auto& row :
       r.all<LigneAvis>("SELECT passage_id, part, contenu FROM avis_passage WHERE contenu <> '{}' AND "
                        "passage_id IN " +
                            among + " ORDER BY passage_id, part",
                        params))
    m.avis[row.passage].push_back({row.part, {.contenu = dossier::depuis_json(row.contenu), .auteur = {}}});
  for (auto& row :
       r.all<LigneReleve>("SELECT passage_id, contenu FROM releve WHERE passage_id IN " + among, params))
    m.releves.emplace(row.passage, dossier::depuis_json(row.contenu));
  for (auto& row : r.all<LigneRecommandation>(
           "SELECT passage_id, id, texte FROM recommandation WHERE retiree_le IS NULL AND passage_id IN " +
               among + " ORDER BY passage_id, rang, id",
           params))
    m.recommandations[row.passage].push_back({row.id, row.texte});
}

Matiere read_all(db::Reading& r, const campagne::Campagne& c, std::int64_t meeting,
                 const std::vector<Passage>& passages) {
  Ids ids, dossiers;
  for (const auto& p : passages) ids.push_back(p.id), dossiers.push_back(p.dossier);
  Matiere m;
  read_written(r, ids, m);
  m.financeurs = ventilation::demandees(r, c, dossiers);
  m.agents = ventilation::agents_des_dossiers(r, dossiers);
  m.invites = r.all<LigneInvite>(
      "SELECT id, institution, financeur, nom, COALESCE(personne_id, 0), courriel FROM invite WHERE "
      "reunion_id = ?1 AND retire_le IS NULL ORDER BY id",
      meeting);
  m.derniers = interne::derniers_releves(r, ids);
  m.destinataires = destinataires_des_passages(r, ids);
  return m;
}

/// Those to whom the dossier is handed for that funder; else those who came for it to the meeting.
std::vector<Interlocuteur> people_of(const Matiere& m, std::int64_t dossier, const std::string& funder) {
  std::vector<Interlocuteur> all;
  for (const auto& a : m.agents)
    if (a.dossier == dossier && a.financeur == funder) all.push_back({a.nom, a.courriel});
  if (!all.empty()) return all;
  for (const auto& i : m.invites)
    if (i.financeur == funder && !i.nom.empty()) all.push_back({i.nom, i.courriel});
  return all;
}

/// What the note itself asks needs no reason; a funder of which nobody ever thought is left out.
std::vector<FinanceurConseille> advised(const Matiere& m, const campagne::Campagne& c, const Passage& p) {
  std::vector<FinanceurConseille> all;
  for (const auto& f : m.financeurs.at(p.dossier)) {
    const auto* known = c.financeur(f.financeur);
    if (f.origine.empty() || !known) continue;
    bool told = f.sollicite && f.origine == "note";
    all.push_back({known->sigle, known->nom, f.sollicite, f.origine, told ? std::string() : f.raison,
                   f.sollicite ? people_of(m, p.dossier, f.financeur) : std::vector<Interlocuteur>{}});
  }
  return all;
}

ReleveTransmis record_of(const Matiere& m, const campagne::Campagne& c, const Passage& p) {
  static const dossier::Brouillon nothing;
  auto written = m.releves.find(p.id);
  const auto& text = written == m.releves.end() ? nothing : written->second;
  auto value = [&](std::string_view field) { return std::string(base::trim(text.valeur(field))); };
  ReleveTransmis t{.projet = p.intitule,
                   .reference = p.numero ? fmt::format("{}-{:04}", c.annee, *p.numero) : std::string(),
                   .structure = p.structure_nom,
                   .reunion = p.reunion_titre,
                   .debut = p.debut,
                   .pertinence = value("pertinence"),
                   .existant = value("existant"),
                   .partenaires = value("partenaires"),
                   .financeurs = advised(m, c, p),
                   .depot_definitif = c.depot_final,
                   .service = c.accuse.service,
                   .courriel = c.accuse.courriel,
                   .telephone = c.accuse.telephone};
  if (auto it = m.recommandations.find(p.id); it != m.recommandations.end()) t.recommandations = it->second;
  return t;
}

std::string silent_funders(const Matiere& m, const campagne::Campagne& c, const Passage& p,
                           const std::vector<Avis>& given) {
  std::vector<std::string> names;
  for (const auto& f : m.financeurs.at(p.dossier)) {
    auto part = "financeur:" + f.financeur;
    if (f.sollicite && std::ranges::find(given, part, &Avis::part) == given.end())
      names.push_back(nom_de_part(part, c, {}));
  }
  return base::join(names, ", ");
}

std::string without_contact(const ReleveTransmis& t) {
  std::vector<std::string> names;
  for (const auto& f : t.financeurs)
    if (f.sollicite && f.interlocuteurs.empty()) names.push_back(f.sigle);
  return base::join(names, ", ");
}

std::vector<Invitation> invitations(const Matiere& m) {
  std::vector<Invitation> all;
  for (const auto& i : m.invites) all.push_back({i.id, i.institution, i.financeur, i.nom, i.personne});
  return all;
}

/// What whoever sends should know; nothing of it keeps from sending.
std::vector<std::string> warnings(const Matiere& m, const campagne::Campagne& c, const ReleveAEnvoyer& a) {
  static const std::vector<Avis> none;
  auto it = m.avis.find(a.passage.id);
  const auto& given = it == m.avis.end() ? none : it->second;
  std::vector<std::string> all;
  auto add = [&](bool wrong, std::string sentence) {
    if (wrong) all.push_back(std::move(sentence));
  };
  add(a.destinataires.empty(), "Personne à qui écrire : la structure n’a pas de membre avec une adresse.");
  add(a.releve.recommandations.empty(), "Aucune recommandation.");
  add(a.releve.pertinence.empty(), "Rien sur la pertinence du projet.");
  auto silent = silent_funders(m, c, a.passage, given);
  add(!silent.empty(), "Pas d’avis : " + silent + ".");
  for (const auto& one : given) {
    const auto& text = one.ecrit.contenu;
    auto wanted = avertissement(c, text.valeur(champ_avis), text.valeur(champ_texte));
    add(!wanted.empty(), nom_de_part(one.part, c, invitations(m)) + " : avis sans explication.");
  }
  auto alone = without_contact(a.releve);
  add(!alone.empty(), "Personne à contacter : " + alone + ".");
  return all;
}

std::optional<Obstacle> in_the_way(const ReleveAEnvoyer& a, const Contexte& context) {
  auto done = accomplir(a.passage.etat(), Consolider{}, context);
  if (!done && done.error().cause == Cause::etape_passee)
    return Obstacle{Cause::etape_passee, "Le relevé s’envoie une fois la présence notée."};
  if (!done) return done.error();
  if (a.releve.vide())
    return Obstacle{Cause::saisie_invalide,
                    "Rien n’est écrit : ajoutez une recommandation, ou une partie du relevé."};
  if (!a.change) return Obstacle{Cause::deja_fait, "Rien n’a changé depuis le dernier envoi."};
  return std::nullopt;
}

ReleveAEnvoyer prepared(const Matiere& m, const campagne::Campagne& c, const Passage& p,
                        const Contexte& context) {
  ReleveAEnvoyer a{.passage = p, .releve = record_of(m, c, p)};
  if (auto it = m.destinataires.find(p.id); it != m.destinataires.end()) a.destinataires = it->second;
  auto text = en_json(a.releve);
  if (auto it = m.derniers.find(p.id); it != m.derniers.end()) {
    a.dernier = it->second.version;
    a.change = it->second.contenu != text;
  }
  a.vu = base::sha256_hex(text).substr(0, 16);
  a.a_verifier = warnings(m, c, a);
  a.obstacle = in_the_way(a, context);
  return a;
}

}  // namespace

std::vector<ReleveAEnvoyer> interne::preparer(db::Reading& r, const Acteur& acteur, base::Instant now,
                                              const campagne::Campagne& c, const Reunion& u,
                                              const std::vector<Passage>& passages) {
  std::vector<ReleveAEnvoyer> all;
  if (passages.empty()) return all;
  auto m = read_all(r, c, u.id, passages);
  all.reserve(passages.size());
  for (const auto& p : passages) all.push_back(prepared(m, c, p, p.contexte(acteur, now, c)));
  return all;
}

std::vector<ReleveAEnvoyer> releves_a_envoyer(db::Reading& r, const Acteur& acteur, base::Instant now,
                                              const campagne::Campagne& c, const Reunion& u) {
  return interne::preparer(r, acteur, now, c, u, passages_en_salle(r, acteur, u));
}

std::optional<ReleveAEnvoyer> releve_a_envoyer(db::Reading& r, const Acteur& acteur, base::Instant now,
                                               const campagne::Campagne& c, const Reunion& u,
                                               std::int64_t passage) {
  auto p = passage_en_salle(r, acteur, u, passage);
  if (!p) return std::nullopt;
  return std::move(interne::preparer(r, acteur, now, c, u, {*std::move(p)}).front());
}

}  // namespace reunion
