-- Documents given through a link by people without an account. Instants in milliseconds UTC.

CREATE TABLE lien_remise (
  id {{id}},
  structure_id {{integer}} NOT NULL REFERENCES structure (id),
  dossier_id {{integer}} REFERENCES dossier (id),  -- NULL: asked from the structure's safe
  code TEXT NOT NULL,                        -- of the campaign's piece
  courriel TEXT NOT NULL,                    -- who is asked, and where the link is sent
  nom TEXT NOT NULL DEFAULT '',              -- first name or function, as typed
  message TEXT NOT NULL DEFAULT '',
  nonce TEXT NOT NULL,                       -- 128 random bits: the link's secret is computed from it, and stands nowhere
  demande_le {{integer}} NOT NULL,
  demande_par {{integer}} NOT NULL REFERENCES personne (id),  -- the link can do no more than this person may at that moment
  expire_le {{integer}} NOT NULL,            -- the first instant that is too late
  retire_le {{integer}},                     -- taken back, or replaced by another
  servi_le {{integer}},                      -- a document was wholly received
  CHECK (servi_le IS NULL OR retire_le IS NULL)
);
CREATE INDEX lien_remise_piece ON lien_remise (structure_id, code, dossier_id);
CREATE INDEX lien_remise_expire ON lien_remise (expire_le);

-- Came through that link; `remise_par` is then who asked for it.
ALTER TABLE piece ADD COLUMN lien_id {{integer}} REFERENCES lien_remise (id);
-- 1: another document stood already, and somebody who writes for the structure has to choose.
ALTER TABLE piece ADD COLUMN proposee {{integer}} NOT NULL DEFAULT 0;
CREATE INDEX piece_lien ON piece (lien_id) WHERE lien_id IS NOT NULL;

-- Sent by whoever holds that link; `personne_id` is then who asked for it, and may not go on with it.
ALTER TABLE televersement ADD COLUMN lien_id {{integer}} REFERENCES lien_remise (id);
CREATE INDEX televersement_lien ON televersement (lien_id) WHERE lien_id IS NOT NULL;
