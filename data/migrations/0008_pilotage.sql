-- What the tableau de programmation reads fast: the name to sort structures by, one index per sort, one index that holds
-- every filter and amount (totals are read from it alone), and the full text.

-- Texts that order rows compare by code point: the same order on both engines and whatever the server's locale, and
-- indexes that an upgrade of the system's locales does not break. (They are folded: no accents, no capitals.)
--@postgres
ALTER TABLE dossier ALTER COLUMN intitule_tri TYPE TEXT COLLATE "C";
ALTER TABLE dossier ALTER COLUMN orientation TYPE TEXT COLLATE "C";
ALTER TABLE dossier ALTER COLUMN commune TYPE TEXT COLLATE "C";
ALTER TABLE dossier ADD COLUMN structure_tri TEXT COLLATE "C" NOT NULL DEFAULT '';
--@sqlite
ALTER TABLE dossier ADD COLUMN structure_tri TEXT NOT NULL DEFAULT '';
--@all

-- The folded name of the structure stands in its dossiers, so that sorting by structure walks an index like any other
-- sort. Triggers keep it in step: whoever renames a structure need not know of the tableau.
ALTER TABLE structure ADD COLUMN nom_tri TEXT NOT NULL DEFAULT '';  -- base::fold(nom); empty: the name as it is
CREATE VIEW structure_tri AS SELECT s.id, CASE s.nom_tri WHEN '' THEN lower(s.nom) ELSE s.nom_tri END AS cle FROM structure s;
--@sqlite
CREATE TRIGGER dossier_structure_tri AFTER INSERT ON dossier BEGIN
  UPDATE dossier SET structure_tri = (SELECT t.cle FROM structure_tri t WHERE t.id = NEW.structure_id) WHERE id = NEW.id;
END;
CREATE TRIGGER structure_renommee AFTER UPDATE OF nom, nom_tri ON structure BEGIN
  UPDATE dossier SET structure_tri = (SELECT t.cle FROM structure_tri t WHERE t.id = NEW.id)
  WHERE structure_id = NEW.id AND structure_tri <> (SELECT t.cle FROM structure_tri t WHERE t.id = NEW.id);
END;
--@postgres
CREATE FUNCTION dossier_structure_tri() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.structure_tri := COALESCE((SELECT t.cle FROM structure_tri t WHERE t.id = NEW.structure_id), '');
  RETURN NEW;
END $$;
CREATE TRIGGER dossier_structure_tri BEFORE INSERT ON dossier
  FOR EACH ROW EXECUTE FUNCTION dossier_structure_tri();
CREATE FUNCTION structure_renommee() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE dossier SET structure_tri = (SELECT t.cle FROM structure_tri t WHERE t.id = NEW.id)
  WHERE structure_id = NEW.id AND structure_tri <> (SELECT t.cle FROM structure_tri t WHERE t.id = NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER structure_renommee AFTER UPDATE OF nom, nom_tri ON structure
  FOR EACH ROW EXECUTE FUNCTION structure_renommee();
--@all
UPDATE dossier SET structure_tri = (SELECT t.cle FROM structure_tri t WHERE t.id = dossier.structure_id);

-- One index per sort: a page is a short walk along it from the last row of the page before, whatever the number of rows.
CREATE INDEX dossier_par_numero ON dossier (campagne, etat, COALESCE(numero, 0), id);
CREATE INDEX dossier_par_depot ON dossier (campagne, etat, COALESCE(depose_le, 0), id);
CREATE INDEX dossier_par_intitule ON dossier (campagne, etat, intitule_tri, id);
CREATE INDEX dossier_par_structure ON dossier (campagne, etat, structure_tri, id);
CREATE INDEX dossier_par_commune ON dossier (campagne, etat, commune, id);
CREATE INDEX dossier_par_orientation ON dossier (campagne, etat, orientation, id);
CREATE INDEX dossier_par_cout ON dossier (campagne, etat, cout_total, id);
CREATE INDEX dossier_par_demande ON dossier (campagne, etat, demande_total, id, cout_total);  -- also the whole table's totals

-- Counts and totals of what is filtered: all that a filter looks at and all that is summed, without the texts of the rows.
CREATE INDEX dossier_totaux ON dossier (campagne, etat, orientation, saillant, echelle, commune, dispositif, nature,
  bonus_egalite, deux_arrondissements, structure_id, depose_le, demande_total, cout_total, id);
CREATE INDEX dossier_axe_inverse ON dossier_axe (axe, dossier_id);

-- Full text of dossier.mots.
{{search:dossier}}
