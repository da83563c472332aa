-- The outbox: mails composed from the journal after the acts, then sent. Instants in milliseconds UTC.

CREATE TABLE courriel (
  id {{id}},
  cle TEXT NOT NULL UNIQUE,                  -- line of the journal and rank in it: a restart never doubles a mail
  journal {{integer}} NOT NULL,              -- number of the line it comes from
  acte TEXT NOT NULL,
  destinataire TEXT NOT NULL,                -- one address; empty for a mail that could not be composed
  nom TEXT NOT NULL DEFAULT '',
  objet TEXT NOT NULL,
  texte TEXT NOT NULL,                       -- both emptied once sent, unless the settings keep them (demonstration)
  html TEXT NOT NULL,
  etat TEXT NOT NULL CHECK (etat IN ('a_envoyer', 'envoye', 'abandonne')),
  essais {{integer}} NOT NULL DEFAULT 0,     -- grows when a server takes the mail, before it sends it
  prochain_essai_le {{integer}} NOT NULL,    -- of a mail taken: when another server may think that the first one died
  erreur TEXT NOT NULL DEFAULT '',           -- what the last try met
  cree_le {{integer}} NOT NULL,
  envoye_le {{integer}},
  CHECK ((etat = 'envoye') = (envoye_le IS NOT NULL))
);
CREATE INDEX courriel_du ON courriel (prochain_essai_le, id) WHERE etat = 'a_envoyer';
CREATE INDEX courriel_etat ON courriel (etat, id);

-- The last line of the journal that was read. Whoever composes updates this row first, and so waits for the one before.
CREATE TABLE courriel_lecture (
  id {{integer}} PRIMARY KEY CHECK (id = 1),
  numero {{integer}} NOT NULL
);
INSERT INTO courriel_lecture (id, numero) VALUES (1, 0);
