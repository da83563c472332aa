// What the committee had decided of some dossiers, put straight into the tables: each funder asked by the note, and its agent.
import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

const prepare = `
import json, sqlite3, sys
base = sqlite3.connect(sys.argv[1], timeout=20)
for note in json.loads(sys.argv[2]):
    base.execute("INSERT INTO ventilation (dossier_id, tour, etat, reunion, modifie_le, modifie_par, transmise_le)"
                 " VALUES (?, 1, 'transmise', 'anzin', 1, 0, 1) ON CONFLICT DO NOTHING", (note,))
    base.execute("INSERT INTO sollicitation (dossier_id, financeur, demande, origine, raison, cree_le, cree_par)"
                 " SELECT dossier_id, financeur, montant, 'note', 'Demandé par la note.', 1, 0 FROM dossier_demande"
                 " WHERE dossier_id = ? AND montant > 0 ON CONFLICT DO NOTHING", (note,))
    base.execute("INSERT INTO affectation (dossier_id, tour, financeur, personne_id, origine) SELECT s.dossier_id, 1,"
                 " s.financeur, MIN(t.personne_id), 'comite' FROM sollicitation s JOIN attribution t ON t.financeur = s.financeur"
                 " WHERE s.dossier_id = ? GROUP BY s.dossier_id, s.financeur ON CONFLICT DO NOTHING", (note,))
base.commit()`;

/** Only for a server whose database is a SQLite file. */
export async function confie(serveur, dossiers) {
  await run("python3", ["-c", prepare, serveur.base.slice("sqlite:".length), JSON.stringify(dossiers)]);
}
