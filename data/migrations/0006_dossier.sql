-- Dossiers: one line of time from the note d'intention to the last bilan. The typed facts of the note (title, orientation,
-- scale, amounts...) stand in columns because the tableau filters, sorts and sums them; they are rewritten whenever the note
-- is saved, from the same reading that the deposit is judged by. Amounts in cents, instants in milliseconds UTC.

CREATE TABLE dossier (
  id {{id}},
  campagne TEXT NOT NULL,
  structure_id {{integer}} NOT NULL REFERENCES structure (id),
  numero {{integer}},                        -- given at the first deposit, without gaps within a campaign
  etat TEXT NOT NULL CHECK (etat IN ('note_en_preparation', 'note_deposee', 'note_abandonnee')),
  version {{integer}} NOT NULL DEFAULT 1,    -- grows with every act and every save
  cree_le {{integer}} NOT NULL,
  cree_par {{integer}} NOT NULL REFERENCES personne (id),
  modifie_le {{integer}} NOT NULL,
  depose_le {{integer}},                     -- of the deposit that stands; null when none does
  depots {{integer}} NOT NULL DEFAULT 0,     -- how many times the note was deposited
  copie_de {{integer}} REFERENCES dossier (id),
  intitule TEXT NOT NULL DEFAULT '',
  intitule_tri TEXT NOT NULL DEFAULT '',     -- folded, for sorting
  phrase TEXT NOT NULL DEFAULT '',
  orientation TEXT NOT NULL DEFAULT '',
  saillant {{integer}} NOT NULL DEFAULT 0 CHECK (saillant IN (0, 1)),
  echelle TEXT NOT NULL DEFAULT '',
  commune TEXT NOT NULL DEFAULT '',          -- INSEE code of a communal project
  dispositif TEXT NOT NULL DEFAULT '',
  nature TEXT NOT NULL DEFAULT '',           -- premiere, reconduction (campagne/formes.h)
  bonus_egalite {{integer}} NOT NULL DEFAULT 0 CHECK (bonus_egalite IN (0, 1)),
  deux_arrondissements {{integer}} NOT NULL DEFAULT 0 CHECK (deux_arrondissements IN (0, 1)),
  public_total {{integer}},
  public_femmes {{integer}},
  public_qpv {{integer}},
  cout_total {{integer}} NOT NULL DEFAULT 0 CHECK (cout_total >= 0),
  demande_total {{integer}} NOT NULL DEFAULT 0 CHECK (demande_total >= 0),
  ressources_propres {{integer}} NOT NULL DEFAULT 0 CHECK (ressources_propres >= 0),
  droit_commun {{integer}} NOT NULL DEFAULT 0 CHECK (droit_commun >= 0),
  mots TEXT NOT NULL DEFAULT '',             -- search words of the note and the structure's name
  CHECK ((etat = 'note_deposee') = (depose_le IS NOT NULL)),
  UNIQUE (campagne, numero)
);
CREATE INDEX dossier_structure ON dossier (structure_id);

-- The answers as typed, never lost whatever they are: a JSON object, field → value, version, author, instant of its last change.
CREATE TABLE note (
  dossier_id {{integer}} PRIMARY KEY REFERENCES dossier (id),
  version {{integer}} NOT NULL DEFAULT 1,
  contenu TEXT NOT NULL DEFAULT '{}'
);

-- Every deposit, as it was sent.
CREATE TABLE note_depot (
  dossier_id {{integer}} NOT NULL REFERENCES dossier (id),
  rang {{integer}} NOT NULL CHECK (rang >= 1),
  contenu TEXT NOT NULL,                     -- the answers, as in note.contenu
  structure TEXT NOT NULL,                   -- name and identifiers of the structure that day, JSON
  empreinte TEXT NOT NULL,                   -- SHA-256 of what was sent
  depose_le {{integer}} NOT NULL,
  depose_par {{integer}} NOT NULL REFERENCES personne (id),
  repris_le {{integer}},                     -- taken back to be changed
  PRIMARY KEY (dossier_id, rang)
);

CREATE TABLE dossier_commune (
  dossier_id {{integer}} NOT NULL REFERENCES dossier (id),
  commune TEXT NOT NULL,
  PRIMARY KEY (dossier_id, commune)
);
CREATE INDEX dossier_commune_inverse ON dossier_commune (commune, dossier_id);

CREATE TABLE dossier_qpv (
  dossier_id {{integer}} NOT NULL REFERENCES dossier (id),
  qpv TEXT NOT NULL,
  PRIMARY KEY (dossier_id, qpv)
);
CREATE INDEX dossier_qpv_inverse ON dossier_qpv (qpv, dossier_id);

CREATE TABLE dossier_objectif (
  dossier_id {{integer}} NOT NULL REFERENCES dossier (id),
  objectif TEXT NOT NULL,
  PRIMARY KEY (dossier_id, objectif)
);

CREATE TABLE dossier_axe (
  dossier_id {{integer}} NOT NULL REFERENCES dossier (id),
  axe TEXT NOT NULL,
  PRIMARY KEY (dossier_id, axe)
);

-- What the note asks of each funder. (The sollicitation, with the funder's own life of it, is born at the ventilation.)
CREATE TABLE dossier_demande (
  dossier_id {{integer}} NOT NULL REFERENCES dossier (id),
  financeur TEXT NOT NULL,
  montant {{integer}} NOT NULL CHECK (montant > 0),
  PRIMARY KEY (dossier_id, financeur)
);
CREATE INDEX dossier_demande_inverse ON dossier_demande (financeur, dossier_id);

-- A deposit accepted until a later instant, by a decision that is recorded with its author and reason.
CREATE TABLE derogation (
  id {{id}},
  dossier_id {{integer}} NOT NULL REFERENCES dossier (id),
  jusqu_au {{integer}} NOT NULL,
  motif TEXT NOT NULL,
  accordee_par {{integer}} NOT NULL REFERENCES personne (id),
  accordee_le {{integer}} NOT NULL
);
CREATE INDEX derogation_dossier ON derogation (dossier_id);

-- The last number given in each campaign; locked by the deposit that takes the next one.
CREATE TABLE dossier_compteur (
  campagne TEXT PRIMARY KEY,
  dernier {{integer}} NOT NULL
);
