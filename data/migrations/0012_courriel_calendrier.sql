-- The outbox carries invitations for calendars, lets what one person waits for go before what is sent to many, and keeps one
-- pace for all servers together; what was sent to whom for the meetings. Instants in milliseconds UTC.

ALTER TABLE courriel ADD COLUMN calendrier TEXT NOT NULL DEFAULT '';          -- iCalendar object; emptied as the texts are
ALTER TABLE courriel ADD COLUMN calendrier_methode TEXT NOT NULL DEFAULT '';  -- REQUEST, CANCEL
ALTER TABLE courriel ADD COLUMN vague {{integer}} NOT NULL DEFAULT 0 CHECK (vague IN (0, 1));  -- 1: one of many

DROP INDEX courriel_du;
CREATE INDEX courriel_du ON courriel (etat, vague, prochain_essai_le, id);

-- Before which instant no server sends: it moves on with each mail, by what the pace asks.
CREATE TABLE courriel_cadence (
  id {{integer}} PRIMARY KEY CHECK (id = 1),
  pas_avant {{integer}} NOT NULL
);
INSERT INTO courriel_cadence (id, pas_avant) VALUES (1, 0);

-- What was sent to a porteur, as it was sent: the mail is written from it, and what differs from it is to be sent again.
CREATE TABLE convocation (
  passage_id {{integer}} NOT NULL REFERENCES passage (id),
  sequence {{integer}} NOT NULL CHECK (sequence >= 1),  -- of the iCalendar object; the greatest one stands
  methode TEXT NOT NULL CHECK (methode IN ('request', 'cancel')),
  reunion_id {{integer}} NOT NULL REFERENCES reunion (id),
  debut {{integer}} NOT NULL,                -- of a cancellation: what is cancelled
  fin {{integer}} NOT NULL,
  lieu TEXT NOT NULL,
  adresse TEXT NOT NULL,
  salle TEXT NOT NULL,
  consigne TEXT NOT NULL,
  le {{integer}} NOT NULL,
  par {{integer}} NOT NULL,
  relancee_le {{integer}},                   -- the latest reminder of an answer
  PRIMARY KEY (passage_id, sequence)
);

ALTER TABLE invite ADD COLUMN relance_le {{integer}};  -- the latest reminder of an answer

-- The same for whoever is invited to a whole meeting: one object for each stretch of time, which calendars take one by one.
CREATE TABLE invite_convocation (
  invite_id {{integer}} NOT NULL REFERENCES invite (id),
  rang {{integer}} NOT NULL CHECK (rang >= 1),          -- of the stretch among those ever sent: names the object
  sequence {{integer}} NOT NULL CHECK (sequence >= 1),
  methode TEXT NOT NULL CHECK (methode IN ('request', 'cancel')),
  debut {{integer}} NOT NULL,
  fin {{integer}} NOT NULL,
  lieu TEXT NOT NULL,
  adresse TEXT NOT NULL,
  salle TEXT NOT NULL,                       -- rooms, when several are used at once
  consigne TEXT NOT NULL,
  le {{integer}} NOT NULL,
  par {{integer}} NOT NULL,
  PRIMARY KEY (invite_id, rang, sequence)
);
