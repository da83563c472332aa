-- The campaigns loaded: the text of their files, so that every server and every later version of the program reads the same.
CREATE TABLE campagne (
  id {{id}},
  code TEXT NOT NULL CHECK (code <> ''),
  annee INTEGER NOT NULL,
  titre TEXT NOT NULL,
  empreinte TEXT NOT NULL CHECK (LENGTH(empreinte) = 64),  -- SHA-256 of names and contents
  chargee_le {{integer}} NOT NULL
);
CREATE INDEX campagne_par_code ON campagne (code, id);

CREATE TABLE campagne_fichier (
  campagne_id {{integer}} NOT NULL REFERENCES campagne (id) ON DELETE CASCADE,
  nom TEXT NOT NULL CHECK (nom <> ''),
  contenu TEXT NOT NULL,
  PRIMARY KEY (campagne_id, nom)
);
