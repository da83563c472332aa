-- The partner meetings: half-days in rooms, who is invited, one passage per dossier, who came, what was said and recommended.
-- Instants in milliseconds UTC.

-- A meeting of the campaign once it is being prepared. `direct` grows with every change that the room shows live.
CREATE TABLE reunion (
  id {{id}},
  campagne TEXT NOT NULL,
  code TEXT NOT NULL,                        -- of the campaign's meeting
  titre TEXT NOT NULL,
  theme TEXT NOT NULL DEFAULT '',            -- code of an orientation, for a thematic meeting
  lieu TEXT NOT NULL DEFAULT '',
  adresse TEXT NOT NULL DEFAULT '',
  consigne TEXT NOT NULL DEFAULT '',         -- how to come in, what to bring
  duree_passage {{integer}} NOT NULL CHECK (duree_passage BETWEEN 5 AND 240),  -- minutes
  version {{integer}} NOT NULL DEFAULT 1,
  direct {{integer}} NOT NULL DEFAULT 0,
  convoquee_le {{integer}},                  -- when the convocations were first sent
  close_le {{integer}},                      -- when the attendance list was closed
  UNIQUE (campagne, code)
);

-- A stretch of time in one room; several may run at once in several rooms.
CREATE TABLE demi_journee (
  id {{id}},
  reunion_id {{integer}} NOT NULL REFERENCES reunion (id),
  debut {{integer}} NOT NULL,
  fin {{integer}} NOT NULL,
  salle TEXT NOT NULL DEFAULT '',
  theme TEXT NOT NULL DEFAULT '',            -- orientation handled then; empty: all
  UNIQUE (reunion_id, debut, salle),
  CHECK (debut < fin)
);

-- Institutions and people invited to the whole meeting. `personne_id`: they see what passes there, live.
CREATE TABLE invite (
  id {{id}},
  reunion_id {{integer}} NOT NULL REFERENCES reunion (id),
  institution TEXT NOT NULL,
  financeur TEXT NOT NULL DEFAULT '',
  nom TEXT NOT NULL DEFAULT '',
  courriel TEXT NOT NULL,                    -- lower case
  personne_id {{integer}} REFERENCES personne (id),
  sequence {{integer}} NOT NULL DEFAULT 0,   -- of the iCalendar invitation
  convie_le {{integer}},                     -- when the invitation was sent; null: not yet
  nonce TEXT NOT NULL,                       -- the secret of the answer's link is signed over it (personne/lien.h)
  reponse TEXT NOT NULL DEFAULT '' CHECK (reponse IN ('', 'vient', 'ne_vient_pas')),
  repondu_le {{integer}},
  retire_le {{integer}}                      -- no longer invited, after the invitation was sent
);
CREATE UNIQUE INDEX invite_unique ON invite (reunion_id, courriel) WHERE retire_le IS NULL;
CREATE INDEX invite_personne ON invite (personne_id, reunion_id);
CREATE INDEX invite_courriel ON invite (courriel);

-- Who is invited before they have an account is known by their address as soon as they have proven it.
--@sqlite
CREATE TRIGGER invite_inscrit AFTER INSERT ON personne WHEN NEW.confirme_le IS NOT NULL BEGIN
  UPDATE invite SET personne_id = NEW.id WHERE courriel = NEW.courriel AND personne_id IS NULL;
END;
CREATE TRIGGER invite_confirme AFTER UPDATE OF confirme_le, courriel ON personne WHEN NEW.confirme_le IS NOT NULL BEGIN
  UPDATE invite SET personne_id = NEW.id WHERE courriel = NEW.courriel AND personne_id IS NULL;
END;
--@postgres
CREATE FUNCTION invite_inscrit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE invite SET personne_id = NEW.id WHERE courriel = NEW.courriel AND personne_id IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER invite_inscrit AFTER INSERT OR UPDATE OF confirme_le, courriel ON personne
  FOR EACH ROW WHEN (NEW.confirme_le IS NOT NULL) EXECUTE FUNCTION invite_inscrit();
--@all

-- The slot of a dossier in a meeting. A dossier passes in one meeting only.
CREATE TABLE passage (
  id {{id}},
  dossier_id {{integer}} NOT NULL UNIQUE REFERENCES dossier (id),
  reunion_id {{integer}} NOT NULL REFERENCES reunion (id),
  demi_journee_id {{integer}} REFERENCES demi_journee (id),  -- null: not placed yet
  debut {{integer}},
  fin {{integer}},
  etat TEXT NOT NULL CHECK (etat IN ('planifie', 'convoque', 'confirme')),
  sequence {{integer}} NOT NULL DEFAULT 0,   -- of the iCalendar convocation: grows with each change sent
  convoque_le {{integer}},                   -- of the latest convocation sent
  confirme_le {{integer}},
  confirme_par TEXT NOT NULL DEFAULT '',     -- name of who confirmed
  nonce TEXT NOT NULL,                       -- the secret of the convocation's link is signed over it
  code TEXT NOT NULL,                        -- short code said or shown on the day, unique in its meeting
  charge_nom TEXT NOT NULL DEFAULT '',       -- who carries the project, as the deposited note says: nobody is convened
  charge_courriel TEXT NOT NULL DEFAULT '',  -- to two places at once (lower case)
  presence TEXT NOT NULL DEFAULT 'attendu' CHECK (presence IN ('attendu', 'present', 'en_retard', 'excuse', 'absent')),
  presence_le {{integer}},                   -- arrival, or when it was noted
  presence_par {{integer}},
  presence_motif TEXT NOT NULL DEFAULT '',   -- why excused
  presence_version {{integer}} NOT NULL DEFAULT 0,  -- grows with each tick: a tick says which one it had seen
  presence_mode TEXT NOT NULL DEFAULT '' CHECK (presence_mode IN ('', 'pointage', 'qr', 'code')),
  decision TEXT NOT NULL DEFAULT '' CHECK (decision IN ('', 'annulation', 'derogation')),  -- after an absence, by a person
  decision_motif TEXT NOT NULL DEFAULT '',
  decision_le {{integer}},
  decision_par {{integer}} REFERENCES personne (id),
  consolide_le {{integer}},                  -- when the record was given to the porteur
  consolide_par {{integer}} REFERENCES personne (id),
  version {{integer}} NOT NULL DEFAULT 1,
  UNIQUE (reunion_id, code),
  CHECK ((demi_journee_id IS NULL) = (debut IS NULL)),
  CHECK ((debut IS NULL) = (fin IS NULL)),
  CHECK (debut IS NULL OR debut < fin),
  CHECK ((decision = '') = (decision_le IS NULL)),
  CHECK ((etat = 'planifie') = (convoque_le IS NULL))
);
CREATE INDEX passage_reunion ON passage (reunion_id, debut, id);
CREATE INDEX passage_absence ON passage (id) WHERE presence IN ('excuse', 'absent') OR decision <> '';

-- Who comes for the project, as the porteur named them.
CREATE TABLE participant (
  id {{id}},
  passage_id {{integer}} NOT NULL REFERENCES passage (id),
  rang {{integer}} NOT NULL,
  nom TEXT NOT NULL CHECK (nom <> ''),
  fonction TEXT NOT NULL DEFAULT '',
  represente {{integer}} NOT NULL DEFAULT 0 CHECK (represente IN (0, 1)),  -- stands for the person in charge
  UNIQUE (passage_id, rang)
);

-- The porteur asks to pass at another time.
CREATE TABLE deplacement (
  id {{id}},
  passage_id {{integer}} NOT NULL REFERENCES passage (id),
  motif TEXT NOT NULL CHECK (motif <> ''),
  demande_le {{integer}} NOT NULL,
  demande_par TEXT NOT NULL,                 -- name
  reponse TEXT NOT NULL DEFAULT '' CHECK (reponse IN ('', 'accepte', 'refuse', 'retire')),  -- retire: came all the same
  reponse_motif TEXT NOT NULL DEFAULT '',
  repondu_le {{integer}},
  repondu_par {{integer}} REFERENCES personne (id),
  CHECK ((reponse = '') = (repondu_le IS NULL))
);
CREATE INDEX deplacement_passage ON deplacement (passage_id, id);
CREATE UNIQUE INDEX deplacement_ouvert ON deplacement (passage_id) WHERE repondu_le IS NULL;

-- Ticks of an attendance list that came twice (a tablet that lost its network sends again) are known by their key.
CREATE TABLE pointage (
  cle TEXT PRIMARY KEY,                      -- made by the browser for one tick
  passage_id {{integer}} NOT NULL REFERENCES passage (id),
  version {{integer}} NOT NULL,              -- passage.presence_version that it made
  recu_le {{integer}} NOT NULL
);

-- What each institution writes of a passage, in its own part: 'financeur:caf', 'commune:59606', 'invite:12'. `contenu` as in
-- note.contenu: field → value, author, instant.
CREATE TABLE avis_passage (
  passage_id {{integer}} NOT NULL REFERENCES passage (id),
  part TEXT NOT NULL,
  version {{integer}} NOT NULL DEFAULT 1,
  contenu TEXT NOT NULL DEFAULT '{}',
  modifie_le {{integer}} NOT NULL,
  modifie_par {{integer}} NOT NULL REFERENCES personne (id),
  PRIMARY KEY (passage_id, part)
);

-- The structured record of a passage, written by who runs the meeting; fields as in note.contenu.
CREATE TABLE releve (
  passage_id {{integer}} PRIMARY KEY REFERENCES passage (id),
  version {{integer}} NOT NULL DEFAULT 1,
  contenu TEXT NOT NULL DEFAULT '{}',
  modifie_le {{integer}} NOT NULL,
  modifie_par {{integer}} NOT NULL REFERENCES personne (id)
);

-- One by one: the final dossier answers each of them.
CREATE TABLE recommandation (
  id {{id}},
  passage_id {{integer}} NOT NULL REFERENCES passage (id),
  rang {{integer}} NOT NULL,
  texte TEXT NOT NULL CHECK (texte <> ''),
  version {{integer}} NOT NULL DEFAULT 1,
  modifie_le {{integer}} NOT NULL,
  modifie_par {{integer}} NOT NULL REFERENCES personne (id),
  retiree_le {{integer}}
);
CREATE INDEX recommandation_passage ON recommandation (passage_id, rang, id);
