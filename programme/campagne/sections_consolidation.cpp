// The sections about what follows the notes: the ventilation and the partner meetings.
#include "programme/campagne/sections.h"

namespace campagne::sections {

void ventilation(Table& t, Campagne& c) {
  c.ventilation.charge_maximale = t.entier("charge_maximale", 1, 10'000);
}

void motif_ecart(Table& t, Campagne& c) {
  c.ventilation.motifs.push_back({t.code(Sorte::motif_ecart), t.texte("titre"), t.texte("texte")});
}

void regle_reunion(Table& t, Campagne& c) {
  RegleReunion one;
  one.reunion = t.reference_facultative("reunion", Sorte::reunion);
  one.condition = condition(t);
  one.raison = t.texte("raison");
  c.ventilation.regles.push_back(std::move(one));
}

void passages(Table& t, Campagne& c) {
  c.passages.duree = t.entier("duree", 5, 240);
  c.passages.trajet = t.entier("trajet", 0, 240);
  c.passages.retard = t.entier("retard", 1, 240);
  c.passages.reponse = t.entier("reponse", 0, 60);
  c.passages.representation = t.booleen("representation");
  c.passages.regle_representation = t.texte("regle_representation");
  c.passages.regle_presence = t.texte("regle_presence");
  c.passages.contestation = t.texte("contestation");
}

void avis_possible(Table& t, Campagne& c) {
  c.passages.avis.push_back({t.code(Sorte::avis), t.texte("titre"), t.booleen("commentaire")});
}

}  // namespace campagne::sections
