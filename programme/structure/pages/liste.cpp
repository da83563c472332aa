// "Mes structures": where one belongs, and the requests to join that wait.
#include "platform/base/text.h"
#include "programme/structure/adhesion_store.h"
#include "programme/structure/identifiants.h"
#include "programme/structure/pages/commun.h"
#include "programme/structure/pages/pages.h"

namespace structure::pages {
namespace {

using namespace html::literals;

void one(html::Out& out, const Mienne& mine) {
  out(R"(<li class="govuk-!-margin-bottom-4"><a class="govuk-link govuk-!-font-size-24" href="{}">{}</a><br>
Vous y avez ces droits : {}.)"_h,
      chemin(mine.id), mine.nom, en_clair({mine.administrer, mine.ecrire, mine.signer}));
  if (mine.demandes > 0)
    out(R"(<br><a class="govuk-link" href="{}">{} d’une réponse</a>)"_h, chemin(mine.id, "/membres#demandes"),
        base::counted(std::size_t(mine.demandes), "personne attend", "personnes attendent"));
  out("</li>\n"_h);
}

void waiting(html::Out& out, const std::vector<MaDemande>& requests) {
  if (requests.empty()) return;
  out(R"(<h2 class="govuk-heading-m">Vos demandes en attente</h2>
<ul class="govuk-list govuk-list--bullet">
)"_h);
  for (const auto& request : requests)
    out(R"(<li>Rejoindre la structure dont le SIRET est {}, demande du {}</li>
)"_h,
        siret_lisible(request.siret), base::long_date(request.demandee_le));
  out("</ul>\n"_h);
}

void nothing_yet(html::Out& out) {
  out(R"(<p class="govuk-body">Une structure est l’association, la commune, l’établissement… qui porte des projets. Vous n’en
avez pas encore ici.</p>
<ul class="govuk-list govuk-list--bullet">
<li>Quelqu’un de votre structure l’a déjà inscrite ? Demandez-lui de vous inviter : vous recevrez un lien par courriel.</li>
<li>Sinon, inscrivez-la : il faut son nom, sa forme juridique et, si possible, son numéro SIRET.</li>
</ul>
)"_h);
}

}  // namespace

web::Response liste(db::Reading& r, const page::Visite& v) {
  auto mine = mes_structures(r, v.acteur);
  auto requests = mes_demandes(r, v.acteur);
  return page::page(v, {.titre = "Mes structures"}, [&](html::Out& out) {
    out(R"(<h1 class="govuk-heading-l">Mes structures</h1>
)"_h);
    if (mine.empty()) nothing_yet(out);
    if (!mine.empty())
      out(R"(<ul class="govuk-list">
)"_h);
    for (const auto& structure : mine) one(out, structure);
    if (!mine.empty()) out("</ul>\n"_h);
    waiting(out, requests);
    out(R"(<a class="govuk-button" href="/structures/nouvelle" role="button" draggable="false">Inscrire une structure</a>
)"_h);
  });
}

}  // namespace structure::pages
