// Convening: what has to be sent to whom, because it was never sent or because it has changed since. Pure.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/field_errors.h"
#include "programme/reunion/parcours.h"

namespace reunion {

/// Where and when someone is asked to come, as they are told.
struct RendezVous {
  base::Instant debut{}, fin{};
  std::string lieu, adresse, salle, consigne;
  base::Period periode() const { return {debut, fin}; }
};
bool meme_moment(const RendezVous&, const RendezVous&);
/// The same building and room. How to come in (`consigne`) is no other place.
bool meme_lieu(const RendezVous&, const RendezVous&);

/// What was sent last.
struct Envoye {
  RendezVous rendez_vous;
  bool annule = false;
};

/// Names of the journal's lines besides those of the workflow (parcours.h).
inline constexpr std::string_view trace_annulation = "convocation_annulee",
                                  trace_relance = "convocation_relancee", trace_invitation = "invite_convie",
                                  trace_relance_invite = "invite_relance",
                                  trace_reponse_invite = "invite_repond",
                                  trace_deplacement_refuse = "deplacement_refuse";

/// What has to be sent.
enum class Envoi : std::uint8_t { aucun, premiere, horaire, lieu, annulation };
std::string_view code(Envoi);
/// "Nouvel horaire"; empty when nothing has to be sent.
std::string_view label(Envoi);

/// For a passage in that state, with that place in the plan. Nothing after somebody came or did not come.
Envoi envoi(const Etat&, const std::optional<RendezVous>& prevu, const std::optional<Envoye>& dernier);

/// The last day by which the porteur answers: `reponse` days before the meeting.
base::Date repondre_avant(const campagne::Passages&, base::Instant debut);

/// An invitation to a whole meeting is one appointment for each stretch of time, known by its rank for ever.
struct Tranche {
  int rang = 0;
  RendezVous rendez_vous;
};
struct EnvoiTranche {
  int rang = 0;
  Envoi envoi = Envoi::premiere;
  RendezVous rendez_vous;  ///< of a cancellation: what is cancelled
};
/// The stretches of a meeting, each once: rooms used at the same time are said together.
std::vector<RendezVous> tranches(std::vector<RendezVous> demi_journees);
/// What differs between what is planned and what was sent and stands; `dernier_rang`: the greatest ever used.
/// What is over is left alone.
std::vector<EnvoiTranche> envois(const std::vector<RendezVous>& prevues, const std::vector<Tranche>& envoyees,
                                 int dernier_rang, base::Instant now);

/// One person whom the porteur says will come.
struct Participant {
  std::string nom, fonction;
  bool represente = false;  ///< stands for the person in charge of the project
  bool vide() const { return nom.empty() && fonction.empty() && !represente; }
};
/// So many lines at most in the form.
inline constexpr std::size_t participants_max = 8;

/// The form by which the porteur says who comes, as it was filled in; empty lines in between are allowed.
struct Venue {
  std::vector<Participant> lignes;
  std::string par;           ///< who answers
  bool par_demande = false;  ///< the form asks for it: nobody is signed in
};
/// Everything that is wrong with it, by field: nom_1, fonction_1, represente_1, par.
base::FieldErrors defauts(const Venue&, const campagne::Passages&);
/// The lines that name somebody.
std::vector<Participant> participants(const Venue&);

}  // namespace reunion
