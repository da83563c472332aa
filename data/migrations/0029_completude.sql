-- Completeness of deposited final dossiers: what the coordination asks again, until when, and what was given back. Instants in
-- milliseconds UTC.

-- 1: what was asked has come back and waits to be looked at; only while the dossier is deposited.
ALTER TABLE definitif ADD COLUMN rendus {{integer}} NOT NULL DEFAULT 0;

-- The lists of the coordination: one state, or all, by date of deposit. The first does what definitif_etat did.
DROP INDEX definitif_etat;
CREATE INDEX definitif_completude ON definitif (etat, rendus, depose_le, dossier_id);
CREATE INDEX definitif_depose ON definitif (depose_le, dossier_id) WHERE depose_le IS NOT NULL;

CREATE TABLE demande_complements (
  id {{id}},
  dossier_id {{integer}} NOT NULL REFERENCES dossier (id),
  ouverte_le {{integer}} NOT NULL,           -- when something was first asked; a request that replaces another keeps it
  demandee_le {{integer}} NOT NULL,
  demandee_par {{integer}} NOT NULL REFERENCES personne (id),
  avant {{integer}} NOT NULL,                -- the first instant that is too late
  message TEXT NOT NULL DEFAULT '',
  rang_avant {{integer}} NOT NULL,           -- the deposit that stood when it was asked
  rang_rendu {{integer}},                    -- the deposit that answers it
  rendue_le {{integer}},
  rendue_par {{integer}} REFERENCES personne (id),
  reponse TEXT NOT NULL DEFAULT '',          -- what the porteur adds when giving it back
  remplacee_le {{integer}},                  -- by a later request, before it was answered
  CHECK ((rendue_le IS NULL) = (rang_rendu IS NULL)),
  CHECK (rendue_le IS NULL OR remplacee_le IS NULL)
);
CREATE INDEX demande_complements_dossier ON demande_complements (dossier_id, id);

-- Each section or piece that is asked again, and why: open to the porteur, alone of the whole dossier.
CREATE TABLE complement_demande (
  demande_id {{integer}} NOT NULL REFERENCES demande_complements (id),
  rang {{integer}} NOT NULL,
  cible TEXT NOT NULL,                       -- address of its page: partie/projet, budget/action, pieces/rib
  raison TEXT NOT NULL CHECK (raison <> ''),
  PRIMARY KEY (demande_id, cible)
);
