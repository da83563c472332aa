-- The budgets: that of the action, one per final dossier, and that of the structure for a year, shared by its dossiers.
-- Amounts in cents, instants in milliseconds UTC.

CREATE TABLE budget (
  id {{id}},
  genre TEXT NOT NULL CHECK (genre IN ('action', 'structure')),
  dossier_id {{integer}} REFERENCES dossier (id),
  structure_id {{integer}} NOT NULL REFERENCES structure (id),
  annee {{integer}} NOT NULL,
  version {{integer}} NOT NULL DEFAULT 0,    -- grows with every save
  contenu TEXT NOT NULL DEFAULT '{}',        -- JSON: field → text as typed, author, instant (as note.contenu)
  modifie_le {{integer}} NOT NULL,
  CHECK ((genre = 'action') = (dossier_id IS NOT NULL))
);
CREATE UNIQUE INDEX budget_dossier ON budget (dossier_id);
CREATE UNIQUE INDEX budget_structure ON budget (structure_id, annee) WHERE genre = 'structure';

-- What could be read of it, rewritten at each save: one row per amount, and per funder under a heading of subsidies.
CREATE TABLE budget_ligne (
  budget_id {{integer}} NOT NULL REFERENCES budget (id),
  ligne TEXT NOT NULL,                       -- code of a line of the campaign
  rang {{integer}} NOT NULL CHECK (rang >= 0),  -- 0: the line's own amount; from 1 on: its funders
  financeur TEXT NOT NULL DEFAULT '',        -- code of the campaign's funder; empty for another one
  nom TEXT NOT NULL DEFAULT '',              -- as written
  droit_commun {{integer}} NOT NULL DEFAULT 0 CHECK (droit_commun >= 0),
  specifique {{integer}} NOT NULL DEFAULT 0 CHECK (specifique >= 0),
  montant {{integer}} NOT NULL CHECK (montant >= 0),
  PRIMARY KEY (budget_id, ligne, rang),
  CHECK (CASE WHEN rang = 0 THEN financeur = '' AND droit_commun = 0 AND specifique = 0
         ELSE montant = droit_commun + specifique END)
);
CREATE INDEX budget_ligne_financeur ON budget_ligne (financeur, budget_id);
