-- The record of a passage as its porteur received it: what was sent is never changed, a correction is another row.
-- Instants in milliseconds UTC.

CREATE TABLE releve_envoye (
  passage_id {{integer}} NOT NULL REFERENCES passage (id),
  rang {{integer}} NOT NULL CHECK (rang >= 1),  -- the greatest one stands
  contenu TEXT NOT NULL,                     -- JSON: all that the porteur reads (programme/reunion/releve_transmis.h)
  envoye_le {{integer}} NOT NULL,
  envoye_par {{integer}} NOT NULL REFERENCES personne (id),
  PRIMARY KEY (passage_id, rang)
);
