-- The pieces of final dossiers, and the files that were given for them. Instants in milliseconds UTC, sizes in bytes.

-- One kept file: its content is enciphered in the folder of files, under the name `coffre`.
CREATE TABLE fichier (
  id {{id}},
  coffre TEXT NOT NULL UNIQUE,
  titre TEXT NOT NULL CHECK (titre <> ''),   -- as the sender's machine named it
  type TEXT NOT NULL,                        -- told by its content: pdf, jpeg, png, odt, ods, docx, xlsx
  taille {{integer}} NOT NULL CHECK (taille > 0),
  empreinte TEXT NOT NULL,                   -- BLAKE2b, 256 bits, of the plain content, in hexadecimal
  antivirus TEXT NOT NULL DEFAULT 'sans' CHECK (antivirus IN ('sans', 'attente', 'saine', 'infectee')),  -- sans: no antivirus was asked for
  antivirus_le {{integer}},
  recu_le {{integer}} NOT NULL
);
CREATE INDEX fichier_attente ON fichier (id) WHERE antivirus = 'attente';

-- A file given for a piece: of one dossier, or (dossier_id NULL) of the structure's safe, which serves all its dossiers.
CREATE TABLE piece (
  id {{id}},
  structure_id {{integer}} NOT NULL REFERENCES structure (id),
  dossier_id {{integer}} REFERENCES dossier (id),
  code TEXT NOT NULL,                        -- of the campaign's piece
  precision TEXT NOT NULL DEFAULT '',        -- for whom or what, where there is one for each
  fichier_id {{integer}} NOT NULL UNIQUE REFERENCES fichier (id),
  date_document TEXT,                        -- 2022-06-30: from when its validity is counted
  remise_le {{integer}} NOT NULL,
  remise_par {{integer}} NOT NULL REFERENCES personne (id),
  retiree_le {{integer}},                    -- taken back, or replaced by another
  verdict TEXT NOT NULL DEFAULT '' CHECK (verdict IN ('', 'conforme', 'non_conforme')),
  motif TEXT NOT NULL DEFAULT '',            -- code of the campaign's reason
  commentaire TEXT NOT NULL DEFAULT '',
  verifiee_le {{integer}},
  verifiee_par {{integer}} REFERENCES personne (id),
  CHECK ((verdict = 'non_conforme') = (motif <> '')),
  CHECK ((verdict <> '') = (verifiee_le IS NOT NULL))
);
CREATE INDEX piece_dossier ON piece (dossier_id, code) WHERE retiree_le IS NULL;
CREATE INDEX piece_coffre ON piece (structure_id, code) WHERE retiree_le IS NULL AND dossier_id IS NULL;

-- What the porteur says of the project, and on which some pieces depend: the particularities that hold.
CREATE TABLE particularite_dossier (
  dossier_id {{integer}} NOT NULL REFERENCES dossier (id),
  code TEXT NOT NULL,
  PRIMARY KEY (dossier_id, code)
);
