-- Files that arrive in several times: a phone loses its network, a server is restarted. Instants in milliseconds UTC, sizes in bytes.

CREATE TABLE televersement (
  id {{id}},
  personne_id {{integer}} NOT NULL REFERENCES personne (id),  -- who sends it, and the only one who may go on
  structure_id {{integer}} NOT NULL REFERENCES structure (id),
  dossier_id {{integer}} REFERENCES dossier (id),             -- NULL: given in the structure's safe
  code TEXT NOT NULL,                        -- of the campaign's piece
  precision TEXT NOT NULL DEFAULT '',
  date_document TEXT,
  titre TEXT NOT NULL,                       -- name of the file, as sent
  taille {{integer}} NOT NULL CHECK (taille > 0),  -- of the whole
  cree_le {{integer}} NOT NULL,
  expire_le {{integer}} NOT NULL,
  fini_le {{integer}}                        -- it has become a piece; kept until it expires, for who did not hear so
);
CREATE INDEX televersement_expire ON televersement (expire_le);
CREATE INDEX televersement_personne ON televersement (personne_id, id);

-- What has come so far, enciphered like all files: each stretch begins where the one before it ends.
CREATE TABLE televersement_part (
  televersement_id {{integer}} NOT NULL REFERENCES televersement (id),
  debut {{integer}} NOT NULL CHECK (debut >= 0),
  taille {{integer}} NOT NULL CHECK (taille > 0),
  coffre TEXT NOT NULL UNIQUE,               -- its name among the kept files
  PRIMARY KEY (televersement_id, debut)
);
