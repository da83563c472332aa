-- Structures (those who carry projects), their members, and how one becomes a member.

CREATE TABLE structure (
  id {{id}},
  nom TEXT NOT NULL,
  sigle TEXT NOT NULL DEFAULT '',
  forme TEXT NOT NULL,                      -- code of structure::Forme
  siret TEXT UNIQUE,                        -- 14 digits; NULL while the registration is under way
  rna TEXT NOT NULL DEFAULT '',
  sans_rna TEXT NOT NULL DEFAULT '',        -- code of structure::SansRna; empty when there is a RNA
  sans_rna_precision TEXT NOT NULL DEFAULT '',
  registre_tribunal TEXT NOT NULL DEFAULT '',  -- associations of Alsace-Moselle: the court's register
  registre_date TEXT NOT NULL DEFAULT '',      -- 2001-02-28
  registre_volume TEXT NOT NULL DEFAULT '',
  registre_folio TEXT NOT NULL DEFAULT '',
  siege_voie TEXT NOT NULL DEFAULT '',
  siege_code_postal TEXT NOT NULL DEFAULT '',
  siege_commune TEXT NOT NULL DEFAULT '',
  correspondance_voie TEXT NOT NULL DEFAULT '',  -- all three empty: the same as the siège
  correspondance_code_postal TEXT NOT NULL DEFAULT '',
  correspondance_commune TEXT NOT NULL DEFAULT '',
  telephone TEXT NOT NULL DEFAULT '',
  courriel TEXT NOT NULL DEFAULT '',
  site TEXT NOT NULL DEFAULT '',
  representant_prenom TEXT NOT NULL DEFAULT '',  -- legal representative
  representant_nom TEXT NOT NULL DEFAULT '',
  representant_fonction TEXT NOT NULL DEFAULT '',
  representant_telephone TEXT NOT NULL DEFAULT '',
  representant_courriel TEXT NOT NULL DEFAULT '',
  version {{integer}} NOT NULL DEFAULT 1,        -- grows with each change of the columns above
  membres_version {{integer}} NOT NULL DEFAULT 1,  -- grows with each change of members: makes two of them wait for each other
  bureau_version {{integer}} NOT NULL DEFAULT 1,
  cree_le {{integer}} NOT NULL,
  cree_par {{integer}} NOT NULL REFERENCES personne (id),
  modifie_le {{integer}} NOT NULL,
  CHECK (nom <> ''),
  CHECK (rna = '' OR sans_rna = '')
);

CREATE TABLE membre (
  structure_id {{integer}} NOT NULL REFERENCES structure (id),
  personne_id {{integer}} NOT NULL REFERENCES personne (id),
  administrer {{integer}} NOT NULL CHECK (administrer IN (0, 1)),
  ecrire {{integer}} NOT NULL CHECK (ecrire IN (0, 1)),
  signer {{integer}} NOT NULL CHECK (signer IN (0, 1)),
  since {{integer}} NOT NULL,
  PRIMARY KEY (structure_id, personne_id)
);
CREATE INDEX membre_personne ON membre (personne_id);

CREATE TABLE bureau (
  structure_id {{integer}} NOT NULL REFERENCES structure (id),
  rang {{integer}} NOT NULL,
  fonction TEXT NOT NULL,
  prenom TEXT NOT NULL,
  nom TEXT NOT NULL,
  PRIMARY KEY (structure_id, rang)
);

-- An invitation is used by who holds its secret and is signed in with that address.
CREATE TABLE invitation (
  id {{id}},
  structure_id {{integer}} NOT NULL REFERENCES structure (id),
  courriel TEXT NOT NULL,                   -- lower case
  administrer {{integer}} NOT NULL CHECK (administrer IN (0, 1)),
  ecrire {{integer}} NOT NULL CHECK (ecrire IN (0, 1)),
  signer {{integer}} NOT NULL CHECK (signer IN (0, 1)),
  nonce TEXT NOT NULL,                      -- the secret of the link is signed over it (personne/lien.h)
  invite_par {{integer}} NOT NULL REFERENCES personne (id),
  invite_le {{integer}} NOT NULL,
  expire_le {{integer}} NOT NULL,
  acceptee_le {{integer}},
  revoquee_le {{integer}},
  CHECK (acceptee_le IS NULL OR revoquee_le IS NULL)
);
CREATE INDEX invitation_structure ON invitation (structure_id);

-- Someone asks to join a structure whose SIRET is already known; one open request per person and structure.
CREATE TABLE adhesion (
  id {{id}},
  structure_id {{integer}} NOT NULL REFERENCES structure (id),
  personne_id {{integer}} NOT NULL REFERENCES personne (id),
  demandee_le {{integer}} NOT NULL,
  decidee_le {{integer}},
  decidee_par {{integer}} REFERENCES personne (id),
  acceptee {{integer}} CHECK (acceptee IN (0, 1)),
  CHECK ((decidee_le IS NULL) = (acceptee IS NULL))
);
CREATE UNIQUE INDEX adhesion_ouverte ON adhesion (structure_id, personne_id) WHERE decidee_le IS NULL;
