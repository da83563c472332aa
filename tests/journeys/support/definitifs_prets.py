"""As many final dossiers as complete as a given one, in the database of a stopped server, each with its own pieces.

python3 definitifs_prets.py FILE FOLDER_OF_FILES DOSSIER COUNT prints their numbers as JSON.
"""

import json
import secrets
import shutil
import sqlite3
import sys
from pathlib import Path

base = sqlite3.connect(sys.argv[1])
fichiers, modele, combien = Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
# Not the passage nor what hangs on it: a recommendation is answered once, and is none of the copies'.
tables = ["note", "dossier_demande", "dossier_qpv", "dossier_commune", "definitif", "indicateur", "particularite_dossier"]


def colonnes(table):
    return [c[1] for c in base.execute(f"PRAGMA table_info({table})") if c[1] != "id"]


def copie(table, ou, valeur, **changes):
    """The rows of a table where that column has that value, again, with other values in some columns; the last number given."""
    noms = colonnes(table)
    choix = ", ".join(f":{n}" if n in changes else n for n in noms)
    texte = f"INSERT INTO {table} ({', '.join(noms)}) SELECT {choix} FROM {table} WHERE {ou} = :valeur_"
    return base.execute(texte, {**changes, "valeur_": valeur}).lastrowid


def chemin(nom):
    return fichiers / nom[:2] / nom


def copie_les_pieces(dossier):
    demande = "SELECT p.id, f.id, f.coffre FROM piece p JOIN fichier f ON f.id = p.fichier_id WHERE p.dossier_id = ? AND p.retiree_le IS NULL"
    for piece, fichier, coffre in base.execute(demande, (modele,)).fetchall():
        nom = secrets.token_hex(16)
        chemin(nom).parent.mkdir(mode=0o700, exist_ok=True)
        shutil.copyfile(chemin(coffre), chemin(nom))
        neuf = copie("fichier", "id", fichier, coffre=nom)
        copie("piece", "id", piece, dossier_id=dossier, fichier_id=neuf)


def un_de_plus():
    numero = base.execute("SELECT MAX(numero) + 1 FROM dossier").fetchone()[0]
    dossier = copie("dossier", "id", modele, numero=numero, copie_de=None)
    for table in tables:
        copie(table, "dossier_id", modele, dossier_id=dossier)
    budget = base.execute("SELECT id FROM budget WHERE dossier_id = ?", (modele,)).fetchone()[0]
    copie("budget_ligne", "budget_id", budget, budget_id=copie("budget", "id", budget, dossier_id=dossier))
    copie_les_pieces(dossier)
    base.execute("UPDATE definitif SET depots = 0 WHERE dossier_id = ?", (dossier,))
    return dossier


print(json.dumps([un_de_plus() for _ in range(combien)]))
base.commit()
