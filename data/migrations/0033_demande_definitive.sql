-- What the deposited final dossier asks of each funder, rewritten at each deposit. While a dossier is being completed its budget
-- may be typed over: until it is given back, funders, second round and agents read what was deposited.
CREATE TABLE demande_definitive (
  dossier_id {{integer}} NOT NULL REFERENCES dossier (id),
  financeur TEXT NOT NULL,
  montant {{integer}} NOT NULL CHECK (montant > 0),
  PRIMARY KEY (dossier_id, financeur)
);
CREATE INDEX demande_definitive_inverse ON demande_definitive (financeur, dossier_id);

INSERT INTO demande_definitive (dossier_id, financeur, montant)
  SELECT b.dossier_id, l.financeur, SUM(l.montant) FROM budget b
  JOIN budget_ligne l ON l.budget_id = b.id JOIN definitif f ON f.dossier_id = b.dossier_id
  WHERE l.financeur <> '' AND f.depots > 0 GROUP BY b.dossier_id, l.financeur HAVING SUM(l.montant) > 0;
