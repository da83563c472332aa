-- The ventilation: each deposited note is handed to its funders, to their agents and to its meeting, or set aside. The whole
-- is kept for two rounds ("tour"): 1 for the notes d'intention, 2 for the final dossiers. Amounts in cents, instants in
-- milliseconds UTC.

-- dossier × financeur: an object of its own, born here. What the funder thinks, proposes, votes and pays will be added to it.
CREATE TABLE sollicitation (
  id {{id}},
  dossier_id {{integer}} NOT NULL REFERENCES dossier (id),
  financeur TEXT NOT NULL,
  demande {{integer}} NOT NULL DEFAULT 0 CHECK (demande >= 0),  -- what the note asks; 0: added by the committee or the meeting
  origine TEXT NOT NULL CHECK (origine IN ('note', 'comite', 'reunion')),
  raison TEXT NOT NULL DEFAULT '',           -- why this funder, as people read it
  reponse TEXT NOT NULL DEFAULT 'oui' CHECK (reponse IN ('non', 'a_verifier', 'oui')),  -- what the campaign's rules say of it
  sans_agent TEXT NOT NULL DEFAULT '',       -- why the proposal found nobody of that funder to handle it
  cree_le {{integer}} NOT NULL,
  cree_par {{integer}} NOT NULL,             -- 0: proposed by the program
  retiree_le {{integer}},                    -- after the transmission nothing is deleted: it is withdrawn, with a reason
  retrait_raison TEXT NOT NULL DEFAULT '',
  UNIQUE (dossier_id, financeur)
);
CREATE INDEX sollicitation_financeur ON sollicitation (financeur, dossier_id);

-- Who handles a dossier: an agent of a funder, or (financeur '') the territorial référent·e who gathers its pieces.
CREATE TABLE affectation (
  dossier_id {{integer}} NOT NULL REFERENCES dossier (id),
  tour {{integer}} NOT NULL CHECK (tour IN (1, 2)),
  financeur TEXT NOT NULL DEFAULT '',
  personne_id {{integer}} NOT NULL REFERENCES personne (id),
  origine TEXT NOT NULL CHECK (origine IN ('proposition', 'comite')),
  raison TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (dossier_id, tour, financeur, personne_id)
);
CREATE INDEX affectation_personne ON affectation (personne_id, tour, dossier_id);

-- One row per dossier that the committee has begun to handle; without a row it waits ("à ventiler").
CREATE TABLE ventilation (
  dossier_id {{integer}} NOT NULL REFERENCES dossier (id),
  tour {{integer}} NOT NULL CHECK (tour IN (1, 2)),
  etat TEXT NOT NULL CHECK (etat IN ('preparee', 'ecartee', 'transmise', 'ecart_notifie')),
  reunion TEXT NOT NULL DEFAULT '',          -- code of the campaign's meeting; empty: none
  reunion_raison TEXT NOT NULL DEFAULT '',
  reunion_a_choisir {{integer}} NOT NULL DEFAULT 0 CHECK (reunion_a_choisir IN (0, 1)),  -- no rule gives one: a person chooses
  sans_referent TEXT NOT NULL DEFAULT '',    -- why the proposal found no référent·e for a territorial dossier
  ecart_motif TEXT NOT NULL DEFAULT '',      -- code of the campaign's reason for setting aside
  ecart_texte TEXT NOT NULL DEFAULT '',      -- completed by a person
  version {{integer}} NOT NULL DEFAULT 0,    -- number of the operation that last changed the row, its sollicitations or its
                                             -- affectations: the same number means the same content, also after an undo
  modifie_le {{integer}} NOT NULL,
  modifie_par {{integer}} NOT NULL,
  transmise_le {{integer}},                  -- when agents and porteurs were told
  transmission {{integer}},                  -- number of the operation by which they were
  PRIMARY KEY (dossier_id, tour),
  CHECK ((etat IN ('ecartee', 'ecart_notifie')) = (ecart_motif <> '')),
  CHECK ((etat IN ('transmise', 'ecart_notifie')) = (transmise_le IS NOT NULL))
);
CREATE INDEX ventilation_etat ON ventilation (tour, etat, dossier_id);
CREATE INDEX ventilation_reunion ON ventilation (reunion, tour, dossier_id);
CREATE INDEX ventilation_version ON ventilation (version);
CREATE INDEX ventilation_transmission ON ventilation (transmission);

-- One row per round: the last thing that was done. Whoever changes the ventilation takes this row first, and so waits for the one
-- before.
CREATE TABLE ventilation_tour (
  campagne TEXT NOT NULL,
  tour {{integer}} NOT NULL CHECK (tour IN (1, 2)),
  operation {{integer}} NOT NULL,
  PRIMARY KEY (campagne, tour)
);

-- What the committee did, unit by unit: as long as nothing of it was sent, the last one can be undone from `avant`.
CREATE TABLE ventilation_operation (
  id {{id}},
  campagne TEXT NOT NULL,
  tour {{integer}} NOT NULL CHECK (tour IN (1, 2)),
  genre TEXT NOT NULL CHECK (genre IN ('proposition', 'changement', 'transmission', 'correction')),  -- the last two: never undone
  libelle TEXT NOT NULL,                     -- "Réunion : Santé, pour 12 dossiers"
  dossiers {{integer}} NOT NULL,
  avant TEXT NOT NULL,                       -- JSON: the dossiers touched, as they were
  faite_le {{integer}} NOT NULL,
  faite_par {{integer}} NOT NULL,
  annulee_le {{integer}},
  annulee_par {{integer}},
  CHECK ((annulee_le IS NULL) = (annulee_par IS NULL)),
  CHECK (annulee_le IS NULL OR genre IN ('proposition', 'changement'))
);
CREATE INDEX ventilation_operation_ordre ON ventilation_operation (campagne, tour, id);

-- A person who has a role and sits in a structure's bureau, represents it or belongs to its space. Found by the program
-- ("suggere"), confirmed or put aside by a person; confirmed: kept away from every dossier of that structure.
CREATE TABLE conflit_interet (
  id {{id}},
  personne_id {{integer}} NOT NULL REFERENCES personne (id),
  structure_id {{integer}} NOT NULL REFERENCES structure (id),
  etat TEXT NOT NULL CHECK (etat IN ('suggere', 'confirme', 'ecarte')),
  origine TEXT NOT NULL CHECK (origine IN ('bureau', 'representant', 'membre', 'declaration')),
  nom_trouve TEXT NOT NULL DEFAULT '',       -- the name that matched, as it stands in the structure
  motif TEXT NOT NULL DEFAULT '',            -- written by whoever declared or decided
  trouve_le {{integer}} NOT NULL,
  decide_le {{integer}},
  decide_par {{integer}} REFERENCES personne (id),
  UNIQUE (personne_id, structure_id),
  CHECK ((etat = 'suggere') = (decide_le IS NULL))
);
CREATE INDEX conflit_interet_structure ON conflit_interet (structure_id, etat);
CREATE INDEX conflit_interet_etat ON conflit_interet (etat, id);  -- the coordination's lists

-- A project on both arrondissements has a twin deposit in the other agglomeration's call: here as a dossier of this platform,
-- or as a reference that the other agglomeration gave.
CREATE TABLE jumeau (
  dossier_id {{integer}} PRIMARY KEY REFERENCES dossier (id),
  autre_id {{integer}} REFERENCES dossier (id),
  collectivite TEXT NOT NULL DEFAULT '',
  reference TEXT NOT NULL DEFAULT '',
  note_le {{integer}} NOT NULL,
  note_par {{integer}} NOT NULL,
  CHECK (autre_id IS NULL OR autre_id <> dossier_id)
);
CREATE INDEX jumeau_inverse ON jumeau (autre_id);

-- What agents see: what the note asks of their funder and what was handed to it; what was handed to them by name. Nothing of
-- what the committee is still preparing.
CREATE VIEW demande_ou_sollicitation AS
  SELECT dossier_id, financeur FROM dossier_demande
  UNION ALL
  SELECT s.dossier_id, s.financeur FROM sollicitation s
  WHERE s.retiree_le IS NULL
    AND EXISTS (SELECT 1 FROM ventilation t WHERE t.dossier_id = s.dossier_id AND t.etat = 'transmise');
CREATE VIEW affectation_transmise AS
  SELECT a.dossier_id, a.personne_id, a.financeur, a.tour FROM affectation a
  JOIN ventilation t ON t.dossier_id = a.dossier_id AND t.tour = a.tour AND t.etat = 'transmise';

-- Whether the dossier's dispositif is gathered by territorial référent·es (the campaign says which are), as the note's other
-- facts: rewritten at each save. Until now the programme knew only one, by its code.
ALTER TABLE dossier ADD COLUMN territorial {{integer}} NOT NULL DEFAULT 0 CHECK (territorial IN (0, 1));
UPDATE dossier SET territorial = 1 WHERE dispositif = 'pre';
