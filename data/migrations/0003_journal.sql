-- The journal: append-only, one chain of digests per database. The triggers stop mistakes; the chain shows tampering.

CREATE TABLE journal (
  numero {{integer}} PRIMARY KEY CHECK (numero >= 1),
  le {{integer}} NOT NULL,
  auteur_id {{integer}} NOT NULL,            -- 0: the program; no reference, a line outlives what it speaks of
  acte TEXT NOT NULL CHECK (acte <> ''),
  objet TEXT NOT NULL CHECK (objet <> ''),
  objet_id {{integer}} NOT NULL,
  details TEXT NOT NULL,                     -- JSON object of strings, keys sorted
  empreinte TEXT NOT NULL                    -- SHA-256 of the line and of the digest before it
);
CREATE INDEX journal_objet ON journal (objet, objet_id, numero);

-- The last line's number and digest. Whoever writes a line updates this row first, and so waits for the writer before.
CREATE TABLE journal_tete (
  id {{integer}} PRIMARY KEY CHECK (id = 1),
  numero {{integer}} NOT NULL,
  empreinte TEXT NOT NULL
);
INSERT INTO journal_tete (id, numero, empreinte) VALUES (1, 0, '');

--@sqlite
CREATE TRIGGER journal_non_modifiable BEFORE UPDATE ON journal BEGIN
  SELECT RAISE(ABORT, 'the journal is append-only');
END;
CREATE TRIGGER journal_non_effacable BEFORE DELETE ON journal BEGIN
  SELECT RAISE(ABORT, 'the journal is append-only');
END;
-- INSERT OR REPLACE would otherwise delete a line without a word.
CREATE TRIGGER journal_non_remplacable BEFORE INSERT ON journal
WHEN EXISTS (SELECT 1 FROM journal WHERE numero = new.numero) BEGIN
  SELECT RAISE(ABORT, 'the journal is append-only');
END;
CREATE TRIGGER journal_tete_non_effacable BEFORE DELETE ON journal_tete BEGIN
  SELECT RAISE(ABORT, 'the journal is append-only');
END;
--@postgres
CREATE FUNCTION journal_immuable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the journal is append-only';
END $$;
CREATE TRIGGER journal_non_modifiable BEFORE UPDATE OR DELETE OR TRUNCATE ON journal
  FOR EACH STATEMENT EXECUTE FUNCTION journal_immuable();
CREATE TRIGGER journal_tete_non_effacable BEFORE DELETE OR TRUNCATE ON journal_tete
  FOR EACH STATEMENT EXECUTE FUNCTION journal_immuable();
--@all
