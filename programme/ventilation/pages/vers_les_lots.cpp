#include "programme/ventilation/pages/vers_les_lots.h"

#include "programme/page/champ.h"
#include "programme/ventilation/pages/commun.h"
#include "programme/ventilation/pages/lot.h"

namespace ventilation::pages {

using namespace html::literals;

void vers_les_lots(html::Out& out, const Filtre& filter, std::int64_t n) {
  Filtre whole = filter;
  whole.repere.reset();
  out(R"(<div class="dt-actions dt-lot__actions">
<form id="coches" action="/ventilation/lot" method="get">
)"_h);
  champs_caches(out, ecrire(whole));
  page::bouton_secondaire(out, "Changer les notes cochées", "choix", "coches");
  out("</form>\n"_h);
  if (n > 0)
    out(R"(<a class="govuk-link" href="{}">Changer toute la vue ({})</a>
)"_h,
        lien("/ventilation/lot", whole), dossiers(std::size_t(n)));
  out(R"(<a class="govuk-link" href="/ventilation/importer">Changer avec un tableur</a>
<a class="govuk-link" href="{}" download>Télécharger la vue (XLSX)</a>
<a class="govuk-link" href="{}" download>en CSV</a>
</div>
)"_h,
      lien("/ventilation.xlsx", whole), lien("/ventilation.csv", whole));
}

void case_a_cocher(html::Out& out, std::int64_t dossier, std::string_view reference) {
  out(R"(<input class="dt-lot__coche" type="checkbox" name="dossier" value="{}" form="coches" aria-label="Cocher {}">)"_h,
      dossier, reference);
}

}  // namespace ventilation::pages
