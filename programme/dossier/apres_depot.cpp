#include "programme/dossier/apres_depot.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace dossier {
namespace {

ProchainPas absent(const ApresDepot& a, const std::string& link) {
  if (a.decision == "annulation")
    return {"La candidature est annulée, après une absence à la réunion.", link,
            "Voir pourquoi, et comment contester"};
  if (a.decision == "derogation")
    return {"La candidature continue, malgré l’absence à la réunion.", link, "Voir le passage en réunion"};
  return {"Personne n’a été noté présent à la réunion. La coordination va décider de la suite.", link,
          "Voir le passage en réunion"};
}

/// Before the meeting, and until somebody has noted who came.
ProchainPas expected(const ApresDepot& a, const std::string& meeting, const std::string& link,
                     base::Instant now) {
  if (!a.debut)
    return {fmt::format("Le projet passe à la {}. Une convocation vous dira quand et où.", meeting), link,
            "Voir le passage en réunion"};
  auto when = base::date_time(*a.debut);
  if (*a.debut <= now)
    return {fmt::format("Le projet est passé à la {}, le {}.", meeting, when), link,
            "Voir le passage en réunion"};
  if (a.demande)
    return {fmt::format(
                "Vous avez demandé un autre moment que le {}. La coordination n’a pas encore répondu.", when),
            link, "Voir la demande"};
  if (a.passage == "convoque")
    return {fmt::format("Vous êtes convoqué·e à la {}, le {}. Votre réponse est attendue.", meeting, when),
            link, "Répondre à la convocation", true};
  return {fmt::format("Vous êtes attendu·e à la {}, le {}.", meeting, when), link, "Voir le rendez-vous"};
}

/// What the final dossier expects, by its state.
struct Attente {
  std::string_view etat, titre;
  bool a_faire;
};
constexpr std::array attentes{Attente{"", "Ouvrir le dossier définitif", true},
                              Attente{"en_preparation", "Continuer le dossier définitif", true},
                              Attente{"a_signer", "Dossier définitif, à signer", true},
                              Attente{"signe", "Dossier définitif, à déposer", true},
                              Attente{"depose", "Dossier définitif, déposé", false},
                              Attente{"a_completer", "Dossier définitif, à compléter", true},
                              Attente{"complet", "Dossier définitif, complet", false},
                              Attente{"rejete", "Dossier définitif, rejeté", false}};

/// The final dossier follows, until its deadline.
ProchainPas with_the_final(ProchainPas next, const ApresDepot& a, const campagne::Campagne& c,
                           const std::string& page, base::Instant now) {
  auto it = std::ranges::find(attentes, a.definitif, &Attente::etat);
  if (it == attentes.end()) return next;
  next.suite = page + "/definitif", next.titre_de_la_suite = it->titre;
  bool asked_again = a.definitif == "a_completer";
  next.a_faire = it->a_faire && (asked_again || now < c.depot_final.until);
  return next;
}

}  // namespace

std::string nom_de_reunion(const campagne::Campagne& c, std::string_view code) {
  constexpr std::string_view word = "Réunion ";
  const auto* meeting = c.reunion(code);
  if (!meeting) return "réunion partenariale";
  if (meeting->titre.starts_with(word)) return "réunion " + meeting->titre.substr(word.size());
  return "réunion « " + meeting->titre + " »";
}

ProchainPas prochain_pas(const ApresDepot& a, const campagne::Campagne& c, base::Instant now) {
  auto page = fmt::format("/dossiers/{}", a.dossier), link = page + "/passage";
  if (a.ecartee)
    return {"La note n’est pas retenue pour la suite.", page + "/ventilation",
            "Voir pourquoi, et comment contester"};
  if (a.reunion.empty()) {
    ProchainPas next{"Le projet est étudié par ses financeurs.", page + "/ventilation", "Voir lesquels"};
    return a.definitif.empty() ? next : with_the_final(std::move(next), a, c, page, now);
  }
  auto meeting = nom_de_reunion(c, a.reunion);
  if (a.consolide_le)
    return with_the_final(
        {fmt::format("Le relevé de la {} est arrivé.", meeting), page + "/releve", "Lire le relevé"}, a, c,
        page, now);
  if (a.presence == "absent" || a.presence == "excuse") return absent(a, link);
  if (a.presence == "present" || a.presence == "en_retard")
    return {fmt::format("Le projet est passé à la {}. Vous recevrez le relevé par courriel.", meeting), link,
            "Voir le passage en réunion"};
  return expected(a, meeting, link, now);
}

}  // namespace dossier
