"""Final dossiers as if they were deposited, put into the database of a stopped server: python3 definitifs_deposes.py FILE.

Prints as JSON: "pareil", a dossier whose budget asks the funders of its note; "change", one whose budget also asks another funder
and no longer asks one; "jumeau" and "autre", the two dossiers of a project of the demonstration's porteur in two calls.
"""

import json
import sqlite3
import sys

base = sqlite3.connect(sys.argv[1])
depose_le = 1669975200000  # 2 December 2022, 11:00 in Paris
structure_de = "SELECT structure_id FROM dossier WHERE id = ?"


def un(sql, *valeurs):
    ligne = base.execute(sql, valeurs).fetchone()
    return ligne and ligne[0]


def budget(dossier, demandes, charge):
    structure = un(structure_de, dossier)
    base.execute("DELETE FROM budget WHERE dossier_id = ?", (dossier,))
    base.execute(
        "INSERT INTO budget (genre, dossier_id, structure_id, annee, modifie_le) VALUES ('action', ?, ?, 2023, ?)",
        (dossier, structure, depose_le),
    )
    numero = un("SELECT id FROM budget WHERE dossier_id = ?", dossier)
    lignes = [("601", 0, "", charge)] + [("74-ETAT", n + 1, f, m) for n, (f, m) in enumerate(demandes)]
    for ligne, rang, financeur, montant in lignes:
        base.execute(
            "INSERT INTO budget_ligne (budget_id, ligne, rang, financeur, specifique, montant) VALUES (?, ?, ?, ?, ?, ?)",
            (numero, ligne, rang, financeur, montant if rang else 0, montant),
        )


def depose(dossier, demandes, charge):
    base.execute(
        "INSERT INTO definitif (dossier_id, etat, ouvert_le, ouvert_par, modifie_le, depose_le, depots)"
        " SELECT id, 'depose', ?, cree_par, ?, ?, 1 FROM dossier WHERE id = ?",
        (depose_le, depose_le, depose_le, dossier),
    )
    budget(dossier, demandes, charge)
    base.executemany(
        "INSERT INTO demande_definitive (dossier_id, financeur, montant) VALUES (?, ?, ?)",
        [(dossier, financeur, montant) for financeur, montant in demandes],
    )


def demandes_de(dossier):
    return base.execute(
        "SELECT financeur, 150000 FROM sollicitation WHERE dossier_id = ? AND retiree_le IS NULL ORDER BY financeur", (dossier,)
    ).fetchall()


# Dossiers handed on whose every funder has somebody within their perimeter.
suivis = [
    ligne[0]
    for ligne in base.execute(
        "SELECT v.dossier_id FROM ventilation v JOIN dossier d ON d.id = v.dossier_id WHERE v.tour = 1 AND v.etat = 'transmise'"
        " AND d.territorial = 0 AND d.etat = 'note_deposee' AND NOT EXISTS (SELECT 1 FROM sollicitation s WHERE s.dossier_id = d.id"
        " AND s.retiree_le IS NULL AND NOT EXISTS (SELECT 1 FROM affectation a WHERE a.dossier_id = d.id AND a.tour = 1"
        " AND a.financeur = s.financeur)) AND (SELECT COUNT(*) FROM sollicitation s WHERE s.dossier_id = d.id"
        " AND s.retiree_le IS NULL) >= 2 ORDER BY d.id LIMIT 2"
    )
]
pareil, change = suivis
depose(pareil, demandes_de(pareil), 300000)
gardes = demandes_de(change)[1:]
nouveau = un(
    "SELECT financeur FROM affectation WHERE financeur <> '' AND financeur NOT IN (SELECT financeur FROM sollicitation"
    " WHERE dossier_id = ?) ORDER BY financeur LIMIT 1",
    change,
)
depose(change, gardes + [(nouveau, 90050)], 400000)

jumeau = un(
    "SELECT d.id FROM dossier d JOIN membre m ON m.structure_id = d.structure_id JOIN personne q ON q.id = m.personne_id"
    " WHERE q.courriel = 'porteur@demo.example' AND d.etat = 'note_deposee' AND d.id NOT IN (?, ?) ORDER BY d.id LIMIT 1",
    pareil,
    change,
)
colonnes = [c[1] for c in base.execute("PRAGMA table_info(dossier)") if c[1] not in ("id", "campagne")]
liste = ", ".join(colonnes)
base.execute(f"INSERT INTO dossier (campagne, {liste}) SELECT 'autre-2023', {liste} FROM dossier WHERE id = ?", (jumeau,))
autre = un("SELECT MAX(id) FROM dossier")
depose(jumeau, [("etat", 500000)], 1200000)
depose(autre, [("etat", 300050)], 300050)
base.execute("INSERT INTO jumeau (dossier_id, autre_id, note_le, note_par) VALUES (?, ?, 0, 1)", (jumeau, autre))
base.commit()
print(json.dumps({"pareil": pareil, "change": change, "nouveau": nouveau, "jumeau": jumeau, "autre": autre}))
