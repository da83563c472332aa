#include "platform/db/insert_rows.h"
#include "programme/journal/chaine.h"
#include "programme/journal/journal.h"

namespace journal {
namespace {

struct Tete {
  std::int64_t numero = 0;
  std::string empreinte;
};

// The number grows and the digest stays that of the line before, until the new lines have theirs.
Tete avancer(db::Writing& w, std::size_t lignes) {
  auto tete = w.one<Tete>(
      "UPDATE journal_tete SET numero = numero + ?1 WHERE id = 1 RETURNING numero, empreinte", lignes);
  if (!tete) throw db::Error(db::ErrorKind::other, "the journal has no head");
  return *tete;
}

}  // namespace

std::int64_t inscrire(db::Writing& w, const personne::Acteur& auteur, base::Instant le, const Fait& fait) {
  return inscrire_tous(w, auteur, le, {fait});
}

std::int64_t inscrire_tous(db::Writing& w, const personne::Acteur& auteur, base::Instant le,
                           const std::vector<Fait>& faits) {
  if (faits.empty()) return 0;
  auto tete = avancer(w, faits.size());
  auto numero = tete.numero - std::int64_t(faits.size());
  std::vector<Inscription> lignes;
  lignes.reserve(faits.size());
  for (auto& fait : faits) {
    Inscription i{
        ++numero,           le, auteur.id, std::string(fait.acte), std::string(fait.objet), fait.objet_id,
        json(fait.details), {}};
    i.empreinte = empreinte(lignes.empty() ? tete.empreinte : lignes.back().empreinte, i);
    lignes.push_back(std::move(i));
  }
  db::insert_rows(w, "journal (numero, le, auteur_id, acte, objet, objet_id, details, empreinte)", lignes);
  w.exec("UPDATE journal_tete SET empreinte = ?1 WHERE id = 1", lignes.back().empreinte);
  return numero;
}

std::string detail(const Ligne& ligne, std::string_view nom) { return valeur(ligne.details, nom); }

std::vector<Ligne> de_l_objet(db::Reading& r, std::string_view objet, std::int64_t objet_id) {
  return r.all<Ligne>(
      "SELECT j.numero, j.le, j.auteur_id, COALESCE(p.nom, 'Dentelle'), j.acte, j.objet, j.objet_id, "
      "j.details "
      "FROM journal j LEFT JOIN personne p ON p.id = j.auteur_id "
      "WHERE j.objet = ?1 AND j.objet_id = ?2 ORDER BY j.numero",
      objet, objet_id);
}

std::vector<Ligne> apres(db::Reading& r, std::int64_t numero, int limit) {
  return r.all<Ligne>(
      "SELECT j.numero, j.le, j.auteur_id, COALESCE(p.nom, 'Dentelle'), j.acte, j.objet, j.objet_id, "
      "j.details "
      "FROM journal j LEFT JOIN personne p ON p.id = j.auteur_id WHERE j.numero > ?1 ORDER BY j.numero LIMIT "
      "?2",
      numero, limit);
}

Verification verifier(db::Reading& r) {
  Suivi suivi;
  r.each<Inscription>(
      "SELECT numero, le, auteur_id, acte, objet, objet_id, details, empreinte FROM journal ORDER BY numero",
      [&](const Inscription& i) { suivi.suivante(i); });
  auto tete = r.one<Tete>("SELECT numero, empreinte FROM journal_tete WHERE id = 1").value_or(Tete{});
  return suivi.conclure(tete.numero, tete.empreinte);
}

}  // namespace journal
