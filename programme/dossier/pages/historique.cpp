#include "programme/dossier/pages/historique.h"

#include <array>

namespace dossier {
namespace {

using namespace html::literals;

struct Phrase {
  std::string_view acte, texte;
};

constexpr std::array phrases{
    Phrase{"note_commencee", "a commencé la note d’intention"},
    Phrase{"reponses_copiees", "a repris des réponses d’un autre dossier"},
    Phrase{"note_deposee", "a déposé la note d’intention"},
    Phrase{"note_reprise", "a repris la note pour la modifier"},
    Phrase{"note_abandonnee", "a abandonné le projet"},
    Phrase{"note_rouverte", "a rouvert le projet"},
    Phrase{"derogation_accordee", "a accordé un délai de dépôt"},
    Phrase{"affectation_retiree", "a fait confier le dossier à une autre personne"},
    Phrase{"ventilation_transmise", "a transmis la note à ses financeurs"},
    Phrase{"definitif_transmis", "a transmis le dossier définitif à ses financeurs"},
    Phrase{"ecart_notifie", "a annoncé que la note est écartée"},
    Phrase{"note_ecartee", "a écarté la note"},
    Phrase{"note_reintegree", "a repris la note qui était écartée"},
    Phrase{"ventilation_corrigee", "a changé ce qui avait été transmis"},
    Phrase{"jumeau_note", "a indiqué le dépôt jumeau"},
    Phrase{"jumeau_efface", "a retiré le dépôt jumeau"},
    Phrase{"passage_convoque", "a convoqué le porteur à la réunion partenariale"},
    Phrase{"convocation_annulee", "a annulé la convocation"},
    Phrase{"convocation_relancee", "a rappelé qu’une réponse à la convocation est attendue"},
    Phrase{"venue_confirmee", "a dit qui viendra à la réunion"},
    Phrase{"deplacement_demande", "a demandé un autre moment pour le passage"},
    Phrase{"deplacement_refuse", "a refusé un autre moment"},
    Phrase{"passage_deplace", "a déplacé le passage"},
    Phrase{"passage_retire", "a retiré le projet de la réunion"},
    Phrase{"passage_consolide", "a envoyé le relevé du passage"},
    Phrase{"presence_pointee", "a noté la présence à la réunion partenariale : "},
    Phrase{"candidature_annulee", "a annulé la candidature, après une absence"},
    Phrase{"definitif_ouvert", "a ouvert le dossier définitif"},
    Phrase{"piece_remise", "a remis une pièce"},
    Phrase{"piece_demandee", "a demandé une pièce à quelqu’un, par un lien"},
    Phrase{"piece_remise_par_lien", "a remis une pièce, par un lien"},
    Phrase{"piece_proposee", "a proposé une pièce, par un lien"},
    Phrase{"proposition_acceptee", "a pris une pièce proposée"},
    Phrase{"proposition_refusee", "a refusé une pièce proposée"},
    Phrase{"lien_de_remise_retire", "a retiré un lien de remise"},
    Phrase{"piece_retiree", "a retiré une pièce"},
    Phrase{"piece_verifiee", "a vérifié une pièce"},
    Phrase{"piece_refusee", "a refusé une pièce"},
    Phrase{"piece_a_verifier", "a remis une pièce à vérifier"},
    Phrase{"fiche_ajoutee", "a ajouté une fiche au dossier définitif"},
    Phrase{"fiche_retiree", "a retiré une fiche du dossier définitif"},
    Phrase{"fiche_remise", "a remis une fiche dans le dossier définitif"},
    Phrase{"signature_demandee", "a demandé la signature du dossier définitif"},
    Phrase{"definitif_signe", "a signé le dossier définitif"},
    Phrase{"signature_declinee", "a renvoyé le dossier définitif sans le signer"},
    Phrase{"definitif_rouvert", "a rouvert le dossier définitif pour le modifier"},
    Phrase{"definitif_depose", "a déposé le dossier définitif"},
    Phrase{"definitif_repris", "a repris le dossier définitif pour le modifier"},
    Phrase{"delai_definitif_accorde", "a accordé un délai pour le dossier définitif"},
    Phrase{"complements_demandes", "a demandé des compléments"},
    Phrase{"complements_rendus", "a rendu les compléments demandés"},
    Phrase{"definitif_complet", "a déclaré le dossier définitif complet"},
    Phrase{"definitif_rejete", "a rejeté le dossier définitif"},
    Phrase{"decision_reprise", "est revenu·e sur la décision prise"},
    Phrase{"presence_derogee", "a maintenu la candidature, malgré une absence"},
};

/// The presence noted, by its code.
constexpr std::array presences{
    Phrase{"attendu", "remise en attente"}, Phrase{"present", "présent·e"}, Phrase{"en_retard", "en retard"},
    Phrase{"excuse", "excusé·e"},           Phrase{"absent", "absent·e"},
};

template <std::size_t n>
std::string_view phrase_of(const std::array<Phrase, n>& known, std::string_view acte) {
  for (auto& p : known)
    if (p.acte == acte) return p.texte;
  return acte;
}

std::string_view sentence(std::string_view acte) { return phrase_of(phrases, acte); }

/// What the person wrote, without the full stop that the sentence ends with.
std::string motif(const journal::Ligne& line) {
  std::string text = journal::detail(line, "motif");
  if (text.ends_with('.')) text.pop_back();
  return text;
}

/// Whoever answers by the link of a mail has no account, and gives their name.
std::string author(const journal::Ligne& line) {
  auto named = line.auteur_id == 0 ? journal::detail(line, "par") : std::string();
  return named.empty() ? line.auteur_nom : named;
}

std::string complement(const journal::Ligne& line) {
  if (line.acte == "note_deposee" || line.acte == "definitif_depose")
    return " (version " + journal::detail(line, "rang") + ")";
  if (line.acte == "passage_consolide" && journal::detail(line, "rang") != "1")
    return " (version " + journal::detail(line, "rang") + ")";
  if (auto to = journal::detail(line, "vers"); line.acte == "passage_deplace" && !to.empty())
    return " : " + to;
  if (line.acte == "presence_pointee")
    return std::string(phrase_of(presences, journal::detail(line, "presence")));
  auto written = motif(line);
  return written.empty() ? std::string() : ". Motif : " + written;
}

}  // namespace

void historique(html::Out& out, const std::vector<journal::Ligne>& lines) {
  out(R"(<h2 class="govuk-heading-m" id="historique">Historique</h2>
<ol class="govuk-list dt-historique">
)"_h);
  for (auto& line : lines)
    out(R"(<li><time datetime="{}">{}</time> : {} {}{}.</li>
)"_h,
        base::iso_utc(line.le), base::date_time(line.le), author(line), sentence(line.acte),
        complement(line));
  out("</ol>\n"_h);
}

}  // namespace dossier
