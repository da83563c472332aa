-- The final dossier: the second stage of a dossier, from the consolidated passage to the complete dossier handed to the funders.
-- Amounts in cents, instants in milliseconds UTC.

-- One row once the final dossier is opened. Its answers are kept as those of the note: as typed, field by field.
CREATE TABLE definitif (
  dossier_id {{integer}} PRIMARY KEY REFERENCES dossier (id),
  etat TEXT NOT NULL CHECK (etat IN ('en_preparation', 'a_signer', 'signe', 'depose', 'a_completer', 'complet', 'rejete')),
  version {{integer}} NOT NULL DEFAULT 1,    -- grows with every act and every save
  contenu TEXT NOT NULL DEFAULT '{}',        -- JSON: field → value, author, instant of its last change (as note.contenu)
  ouvert_le {{integer}} NOT NULL,
  ouvert_par {{integer}} NOT NULL REFERENCES personne (id),
  modifie_le {{integer}} NOT NULL,
  signature_demandee_le {{integer}},
  signature_demandee_par {{integer}} REFERENCES personne (id),
  depose_le {{integer}},                     -- of the deposit that stands
  depots {{integer}} NOT NULL DEFAULT 0,
  completer_avant {{integer}},               -- the first instant that is too late for what was asked
  complet_le {{integer}},
  rejete_le {{integer}},
  rejet_motif TEXT NOT NULL DEFAULT '',
  CHECK ((etat IN ('depose', 'a_completer', 'complet', 'rejete')) = (depose_le IS NOT NULL)),
  CHECK ((etat = 'a_completer') = (completer_avant IS NOT NULL)),
  CHECK ((etat = 'complet') = (complet_le IS NOT NULL)),
  CHECK ((etat = 'rejete') = (rejete_le IS NOT NULL)),
  CHECK ((etat = 'rejete') = (rejet_motif <> ''))
);
CREATE INDEX definitif_etat ON definitif (etat, dossier_id);

-- Who attested what, and on which text: a signature holds for the digest that it covers, and for nothing else.
CREATE TABLE attestation (
  id {{id}},
  dossier_id {{integer}} NOT NULL REFERENCES dossier (id),
  personne_id {{integer}} NOT NULL REFERENCES personne (id),
  nom TEXT NOT NULL,                         -- as signed
  qualite TEXT NOT NULL,                     -- "Présidente", or "mandataire"
  engagements TEXT NOT NULL,                 -- codes of what was attested, separated by one space
  empreinte TEXT NOT NULL,                   -- SHA-256 of what was signed
  signee_le {{integer}} NOT NULL,
  caduque_le {{integer}}                     -- the text was changed since, or taken back
);
CREATE INDEX attestation_dossier ON attestation (dossier_id, id);

-- The signatory sends the dossier back with a comment instead of signing.
CREATE TABLE signature_declinee (
  id {{id}},
  dossier_id {{integer}} NOT NULL REFERENCES dossier (id),
  personne_id {{integer}} NOT NULL REFERENCES personne (id),
  commentaire TEXT NOT NULL CHECK (commentaire <> ''),
  declinee_le {{integer}} NOT NULL
);
CREATE INDEX signature_declinee_dossier ON signature_declinee (dossier_id, id);

-- Every deposit, as it was sent: answers, budgets, pieces and structure of that day.
CREATE TABLE definitif_depot (
  dossier_id {{integer}} NOT NULL REFERENCES dossier (id),
  rang {{integer}} NOT NULL CHECK (rang >= 1),
  contenu TEXT NOT NULL,                     -- the answers, as in definitif.contenu
  annexes TEXT NOT NULL,                     -- JSON: budgets, indicators, answers to recommendations, list of pieces with digests
  structure TEXT NOT NULL,                   -- name and identifiers of the structure that day, JSON
  empreinte TEXT NOT NULL,                   -- SHA-256 of what was sent
  attestation_id {{integer}} NOT NULL REFERENCES attestation (id),
  depose_le {{integer}} NOT NULL,
  depose_par {{integer}} NOT NULL REFERENCES personne (id),
  repris_le {{integer}},
  PRIMARY KEY (dossier_id, rang)
);

-- A final deposit accepted until a later instant, by a decision recorded with its author and reason.
CREATE TABLE delai_definitif (
  id {{id}},
  dossier_id {{integer}} NOT NULL REFERENCES dossier (id),
  jusqu_au {{integer}} NOT NULL,
  motif TEXT NOT NULL CHECK (motif <> ''),
  accorde_par {{integer}} NOT NULL REFERENCES personne (id),
  accorde_le {{integer}} NOT NULL
);
CREATE INDEX delai_definitif_dossier ON delai_definitif (dossier_id);

-- What the porteur did with each recommendation of the meeting.
CREATE TABLE reponse_recommandation (
  recommandation_id {{integer}} PRIMARY KEY REFERENCES recommandation (id),
  suite TEXT NOT NULL CHECK (suite IN ('suivie', 'en_partie', 'non_suivie')),
  explication TEXT NOT NULL DEFAULT '',
  version {{integer}} NOT NULL DEFAULT 1,
  modifie_le {{integer}} NOT NULL,
  modifie_par {{integer}} NOT NULL REFERENCES personne (id)
);

-- Indicators: chosen now, read back in the bilans.
CREATE TABLE indicateur (
  id {{id}},
  dossier_id {{integer}} NOT NULL REFERENCES dossier (id),
  rang {{integer}} NOT NULL,
  modele TEXT NOT NULL DEFAULT '',           -- code of the campaign's library, or empty
  intitule TEXT NOT NULL DEFAULT '',
  objectif TEXT NOT NULL DEFAULT '',         -- why: code of an objective of the campaign
  mesure TEXT NOT NULL DEFAULT '',           -- how it is measured
  outil TEXT NOT NULL DEFAULT '',            -- with which tool
  unite TEXT NOT NULL DEFAULT '',
  depart TEXT NOT NULL DEFAULT '',           -- as typed; numbers are read when the dossier is checked
  cible TEXT NOT NULL DEFAULT '',
  par_qpv {{integer}} NOT NULL DEFAULT 0 CHECK (par_qpv IN (0, 1)),
  par_sexe {{integer}} NOT NULL DEFAULT 0 CHECK (par_sexe IN (0, 1)),
  version {{integer}} NOT NULL DEFAULT 1,
  modifie_le {{integer}} NOT NULL,
  modifie_par {{integer}} NOT NULL REFERENCES personne (id)
);
CREATE INDEX indicateur_dossier ON indicateur (dossier_id, rang, id);
