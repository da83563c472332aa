-- Persons, their accounts, sessions, secret links and roles. E-mail addresses are in lower case. Instants in milliseconds UTC.

CREATE TABLE personne (
  id {{id}},
  courriel TEXT NOT NULL UNIQUE,
  nom TEXT NOT NULL CHECK (nom <> ''),
  nom_tri TEXT NOT NULL,                     -- folded, for sorting
  recherche TEXT NOT NULL,                   -- folded name and address, for searching
  mot_de_passe TEXT NOT NULL DEFAULT '',     -- Argon2id, encoded; empty as long as an invited person has not chosen one
  cree_le {{integer}} NOT NULL,
  confirme_le {{integer}}                    -- when the address was proven; nobody signs in before
);
CREATE INDEX personne_nom ON personne (nom_tri, id);

-- Server-side sessions: the cookie's token is never stored, only its digest.
CREATE TABLE session (
  id {{id}},
  personne_id {{integer}} NOT NULL REFERENCES personne (id),
  empreinte TEXT NOT NULL UNIQUE,            -- SHA-256 of the token
  appareil TEXT NOT NULL,                    -- "Firefox sur Windows"
  cree_le {{integer}} NOT NULL,
  vue_le {{integer}} NOT NULL                -- of the last request, to within five minutes
);
CREATE INDEX session_personne ON session (personne_id);

-- Secret links sent by e-mail. The secret is recomputed from the server's key, this id and this nonce; the row goes with
-- the link's only use.
CREATE TABLE lien (
  id {{id}},
  personne_id {{integer}} NOT NULL REFERENCES personne (id),
  objet TEXT NOT NULL CHECK (objet IN ('confirmation', 'mot_de_passe', 'invitation', 'adresse')),
  nonce TEXT NOT NULL,
  donnee TEXT NOT NULL DEFAULT '',           -- the new address, for 'adresse'
  cree_le {{integer}} NOT NULL,
  expire_le {{integer}} NOT NULL
);
CREATE INDEX lien_personne ON lien (personne_id, objet);

-- Failed sign-ins, by digest of the account's address (known or not) and of the client's network address.
CREATE TABLE echec (
  cle TEXT PRIMARY KEY,
  nombre {{integer}} NOT NULL,
  dernier_le {{integer}} NOT NULL
);

-- Roles given by the coordination, with their perimeter. Lists are codes separated by one space; empty: no limit.
CREATE TABLE attribution (
  id {{id}},
  personne_id {{integer}} NOT NULL REFERENCES personne (id),
  role TEXT NOT NULL CHECK (role IN ('coordination', 'chef_de_projet', 'instructeur', 'referent_pre', 'elu')),
  financeur TEXT NOT NULL DEFAULT '',
  communes TEXT NOT NULL DEFAULT '',
  themes TEXT NOT NULL DEFAULT '',
  donnee_le {{integer}} NOT NULL,
  UNIQUE (personne_id, role, financeur),
  CHECK ((role = 'instructeur') = (financeur <> ''))
);

-- What a person was sending when the session had expired, kept for after signing in again.
CREATE TABLE reprise (
  id {{id}},
  personne_id {{integer}} NOT NULL REFERENCES personne (id),
  action TEXT NOT NULL,                      -- the local path of the form
  champs TEXT NOT NULL,                      -- the fields, URL-encoded
  cree_le {{integer}} NOT NULL
);
CREATE INDEX reprise_personne ON reprise (personne_id);
