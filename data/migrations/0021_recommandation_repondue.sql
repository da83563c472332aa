-- The answer to a recommendation is saved as it is typed: the explanation may be there before the choice. No answer was kept
-- before this file.

DROP TABLE reponse_recommandation;

CREATE TABLE reponse_recommandation (
  recommandation_id {{integer}} PRIMARY KEY REFERENCES recommandation (id),
  dossier_id {{integer}} NOT NULL REFERENCES dossier (id),
  suite TEXT NOT NULL DEFAULT '' CHECK (suite IN ('', 'suivie', 'en_partie', 'non_suivie')),
  explication TEXT NOT NULL DEFAULT '',
  modifie_le {{integer}} NOT NULL,
  modifie_par {{integer}} NOT NULL REFERENCES personne (id)
);
CREATE INDEX reponse_recommandation_dossier ON reponse_recommandation (dossier_id);

CREATE INDEX definitif_depot_signe ON definitif_depot (attestation_id);
