-- What some dispositifs add to the final dossier: activities (VVV), posts (ingénierie), operators' contributions (PRE).
-- Instants in milliseconds UTC. Children stand in it as anonymous lines only: texts that could name one are refused before.

CREATE TABLE fiche_dispositif (
  id {{id}},
  dossier_id {{integer}} NOT NULL REFERENCES dossier (id),
  genre TEXT NOT NULL CHECK (genre IN ('activite', 'poste', 'contribution')),
  commune TEXT NOT NULL DEFAULT '',          -- INSEE code: where a contribution comes from
  contenu TEXT NOT NULL DEFAULT '{}',        -- JSON: field → text as typed, author, instant (as note.contenu)
  version {{integer}} NOT NULL DEFAULT 1,    -- grows with every save
  cree_le {{integer}} NOT NULL,
  cree_par {{integer}} NOT NULL REFERENCES personne (id),
  modifie_le {{integer}} NOT NULL,
  modifie_par {{integer}} NOT NULL REFERENCES personne (id),
  retiree_le {{integer}},                    -- withdrawn; may be taken back
  CHECK ((genre = 'contribution') = (commune <> ''))
);
CREATE INDEX fiche_dispositif_dossier ON fiche_dispositif (dossier_id, id);
