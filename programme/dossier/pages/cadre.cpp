#include "programme/dossier/pages/cadre.h"

#include <fmt/format.h>

#include "platform/base/text.h"
#include "programme/campagne/chronologie.h"
#include "programme/dossier/presentation.h"

namespace dossier {

using namespace html::literals;

std::string titre_de(const Dossier& d) { return d.intitule.empty() ? "Projet sans titre" : d.intitule; }

std::string chemin(const Dossier& d, std::string_view suite) {
  return fmt::format("/dossiers/{}{}", d.id, suite);
}

void ariane(html::Out& out, const page::Visite& v, const Dossier& d, std::vector<page::Lien> suite) {
  bool member = v.acteur.membre_de(d.structure) != nullptr;
  std::vector<page::Lien> links{member ? page::Lien{"Mes dossiers", "/dossiers"}
                                       : page::Lien{"Tableau", "/tableau"}};
  if (!suite.empty() || v.request.path != chemin(d)) links.push_back({titre_de(d), chemin(d)});
  for (auto& link : suite) links.push_back(std::move(link));
  page::fil_d_ariane(out, links);
}

std::string duree(std::chrono::milliseconds left) {
  using namespace std::chrono;
  if (auto n = duration_cast<hours>(left).count(); n >= 2) return fmt::format("{} heures", n);
  return base::counted(std::size_t(duration_cast<minutes>(left).count()), "minute", "minutes");
}

namespace {

/// Days as people count them, then hours and minutes on the last day.
std::string remaining(const Contexte& c) {
  int days = campagne::jours_restants({c.campagne.depot_note.from, limite_depot(c)}, c.now);
  if (days > 1) return fmt::format("Il reste {} jours, celui-ci compris.", days);
  return fmt::format("Il reste {}.", duree(limite_depot(c) - c.now));
}

/// A limit at midnight is the end of the day before; any other is an hour before which to deposit.
std::string last_moment(base::Instant limit) {
  using namespace std::chrono_literals;
  auto last = limit - 1s;
  bool midnight = base::start_of_day(base::paris_date(limit)) == limit;
  if (!midnight)
    return fmt::format("Déposez avant le {}, {}.", base::weekday_date(base::paris_date(limit)),
                       base::time_of_day(limit));
  return fmt::format("Dernier moment pour déposer : {} à {}.", base::weekday_date(base::paris_date(last)),
                     base::time_of_day(last));
}

}  // namespace

std::string phrase_limite(const page::Visite& v, const Dossier& d) {
  using namespace std::chrono_literals;
  auto context = d.contexte(v.acteur, v.now, v.campagne);
  if (v.now < v.campagne.depot_note.from)
    return fmt::format("Le dépôt ouvre le {}.", base::date_time(v.campagne.depot_note.from));
  if (!depot_ouvert(context))
    return fmt::format("Le dépôt s’est terminé le {}.", base::date_time_seconds(limite_depot(context) - 1s));
  return last_moment(limite_depot(context)) + " " + remaining(context);
}

bool depot_possible(const page::Visite& v, const Dossier& d) {
  return depot_ouvert(d.contexte(v.acteur, v.now, v.campagne));
}

void depot_clos(html::Out& out) {
  out(R"(<p class="govuk-body">Votre texte reste lisible ici. Si vous avez été empêché·e de déposer à temps, écrivez à la coordination : voir les <a class="govuk-link" href="/contacts">contacts</a>.</p>
)"_h);
}

bool peut_ecrire(const page::Visite& v, const Dossier& d) {
  return v.acteur.peut(personne::Droit::ecrire, d.structure);
}

std::string_view label_etat(std::string_view etat) {
  if (etat == NoteDeposee::name) return "Déposée";
  if (etat == NoteAbandonnee::name) return "Abandonnée";
  return "En préparation";
}

void etiquette_etat(html::Out& out, const Dossier& d) {
  std::string_view colour = d.etat_nom == NoteDeposee::name      ? "govuk-tag--green"
                            : d.etat_nom == NoteAbandonnee::name ? "govuk-tag--grey"
                                                                 : "govuk-tag--yellow";
  out(R"(<strong class="govuk-tag {}">{}</strong>)"_h, colour, label_etat(d.etat_nom));
}

namespace {

void lines(html::Out& out, std::string_view text) {
  bool first = true;
  for (auto& line : base::split(text, '\n')) {
    if (!first) out("<br>"_h);
    out("{}"_h, line);
    first = false;
  }
}

void one_answer(html::Out& out, const Reponse& r) {
  if (r.texte.empty() && !r.question.obligatoire) return;
  out(R"(<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{}</dt><dd class="govuk-summary-list__value">)"_h,
      r.question.label);
  if (r.texte.empty())
    out(R"(<span class="dt-vide">Pas encore de réponse</span>)"_h);
  else
    lines(out, r.texte);
  out("</dd></div>\n"_h);
}

}  // namespace

void reponses(html::Out& out, const Brouillon& brouillon, const campagne::Campagne& c) {
  for (auto& s : presenter(brouillon, c)) {
    out(R"(<section aria-labelledby="section-{}"><h2 class="govuk-heading-m" id="section-{}">{}</h2>
<dl class="govuk-summary-list dt-reponses">
)"_h,
        code(s.section), code(s.section), titre(s.section));
    for (auto& r : s.reponses) one_answer(out, r);
    out("</dl></section>\n"_h);
  }
}

}  // namespace dossier
