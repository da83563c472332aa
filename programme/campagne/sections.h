// The sections of a campaign's files: each reads its tables into the campaign and notes what is wrong.
#pragma once
#include "programme/campagne/campagne.h"
#include "programme/campagne/lecture.h"

namespace campagne::sections {

void campagne(Table&, Campagne&);
void territoire(Table&, Campagne&);
void commune(Table&, Campagne&);
void quartier(Table&, Campagne&);
void orientation(Table&, Campagne&);
void axe(Table&, Campagne&);
void dispositif(Table&, Campagne&);
void particularite(Table&, Campagne&);
void financeur(Table&, Campagne&);
void etape(Table&, Campagne&);
void reunion(Table&, Campagne&);
void ventilation(Table&, Campagne&);
void motif_ecart(Table&, Campagne&);
void regle_reunion(Table&, Campagne&);
void passages(Table&, Campagne&);
void avis_possible(Table&, Campagne&);
void piece(Table&, Campagne&);
void depots(Table&, Campagne&);
void complements(Table&, Campagne&);
void motif_non_conforme(Table&, Campagne&);
void budget(Table&, Campagne&);
void ligne_budget(Table&, Campagne&);
void seuil(Table&, Campagne&);
void indicateur(Table&, Campagne&);
void engagement(Table&, Campagne&);
void bilan(Table&, Campagne&);
void appel(Table&, Campagne&);
void rubrique(Table&, Campagne&);
void ressource(Table&, Campagne&);
void contact(Table&, Campagne&);
void accuse(Table&, Campagne&);
void textes(Table&, Campagne&);

/// "si = { dispositifs = […], … }"; without it nothing is restricted.
Condition condition(Table&);
TextBlock text_block(Table&);

}  // namespace campagne::sections
