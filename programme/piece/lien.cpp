#include "programme/piece/lien.h"

#include <fmt/format.h>

#include "platform/base/text.h"
#include "programme/personne/adresse.h"

namespace piece {
namespace {

bool names_a_site(std::string_view text) {
  auto lower = base::lower_ascii(text);
  return lower.contains("://") || lower.contains("www.");
}

std::string one_line(std::string_view typed) { return base::join(base::split(base::trim(typed), '\n'), " "); }

std::string too_long(int most) { return fmt::format("Écrivez {} caractères au plus.", most); }

}  // namespace

EtatLien etat(const LienRemise& l, base::Instant now) {
  if (l.servi_le) return EtatLien::servi;
  if (l.retire_le) return EtatLien::retire;
  if (now >= l.expire_le) return EtatLien::expire;
  return l.appuye ? EtatLien::ouvert : EtatLien::sans_demandeur;
}

std::string_view label(EtatLien e) {
  switch (e) {
    case EtatLien::ouvert:
      return "En attente";
    case EtatLien::servi:
      return "Document reçu";
    case EtatLien::retire:
      return "Retiré";
    case EtatLien::expire:
      return "Expiré";
    case EtatLien::sans_demandeur:
      return "Ne fonctionne plus";
  }
  std::unreachable();
}

Obstacle sans_demandeur() {
  return {Cause::lien_expire,
          "La personne qui vous l’a envoyé ne peut plus recevoir de document pour cette structure."};
}

std::optional<Obstacle> ferme(const LienRemise& l, base::Instant now) {
  switch (etat(l, now)) {
    case EtatLien::ouvert:
      return std::nullopt;
    case EtatLien::servi:
      return Obstacle{
          Cause::lien_expire,
          fmt::format("Il a déjà servi : un document a été reçu le {}. Un lien ne sert qu’une fois.",
                      base::date_time(*l.servi_le))};
    case EtatLien::retire:
      return Obstacle{Cause::lien_expire,
                      "La personne qui vous l’a envoyé l’a retiré, ou vous en a envoyé un autre depuis."};
    case EtatLien::expire:
      return Obstacle{Cause::lien_expire,
                      fmt::format("Il fallait l’utiliser avant le {}.", base::date_time(l.expire_le))};
    case EtatLien::sans_demandeur:
      return sans_demandeur();
  }
  std::unreachable();
}

personne::Acteur acteur_du_lien(const LienRemise& l) {
  personne::Acteur who;
  who.nom = "Une personne sans compte";
  who.courriel = l.courriel;
  return who;
}

DemandeAQuelquUn lire_demande_a(std::string_view courriel, std::string_view nom, std::string_view message,
                                base::FieldErrors& errors) {
  DemandeAQuelquUn d{personne::normaliser_adresse(courriel), one_line(nom), std::string(base::trim(message))};
  if (auto wrong = personne::defaut_adresse(d.courriel); !wrong.empty()) errors.add("courriel", wrong);
  if (base::length(d.nom) > nom_max) errors.add("nom", too_long(nom_max));
  if (names_a_site(d.nom)) errors.add("nom", "Écrivez un prénom ou une fonction, pas l’adresse d’un site.");
  if (base::length(d.message) > message_max) errors.add("message", too_long(message_max));
  if (names_a_site(d.message))
    errors.add("message", "N’écrivez pas d’adresse de site : la personne recevra le lien qu’il lui faut.");
  return d;
}

base::Instant fin_du_lien(base::Instant asked, int jours) { return asked + std::chrono::hours(24) * jours; }

}  // namespace piece
