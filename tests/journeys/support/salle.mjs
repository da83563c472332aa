// A meeting that is going on: its room, four passages of the demonstration's notes, and who takes part, put straight into the
// tables so that these stories begin in the room.
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { motDePasse } from "./serveur.mjs";

const run = promisify(execFile);

/** When the second passage has just begun. */
export const pendantLaReunion = "2022-10-14T09:50";

const prepare = `
import datetime, json, sqlite3, sys
base = sqlite3.connect(sys.argv[1], timeout=20)
paris = lambda h, m: int(datetime.datetime(2022, 10, 14, h - 2, m, tzinfo=datetime.timezone.utc).timestamp() * 1000)
one = lambda sql, *v: base.execute(sql, v).fetchone()[0]
meeting = one("INSERT INTO reunion (campagne, code, titre, lieu, duree_passage) VALUES"
              " ('valenciennes-2023', 'anzin', 'Réunion d’Anzin', 'Hôtel de ville', 15) RETURNING id")
half = one("INSERT INTO demi_journee (reunion_id, debut, fin, salle) VALUES (?, ?, ?, '') RETURNING id",
           meeting, paris(9, 30), paris(12, 30))
notes = base.execute("SELECT d.id FROM dossier d WHERE d.etat = 'note_deposee' AND EXISTS (SELECT 1 FROM dossier_demande m"
                     " WHERE m.dossier_id = d.id AND m.financeur = 'caf') ORDER BY d.id LIMIT 4").fetchall()
passages = []
for n, (note,) in enumerate(notes):
    base.execute("INSERT INTO ventilation (dossier_id, tour, etat, reunion, modifie_le, modifie_par, transmise_le)"
                 " VALUES (?, 1, 'transmise', 'anzin', 1, 0, 1)", (note,))
    base.execute("INSERT INTO sollicitation (dossier_id, financeur, demande, origine, raison, cree_le, cree_par)"
                 " SELECT dossier_id, financeur, montant, 'note', 'Demandé par la note.', 1, 0 FROM dossier_demande"
                 " WHERE dossier_id = ? AND montant > 0", (note,))
    passages.append(one("INSERT INTO passage (dossier_id, reunion_id, demi_journee_id, debut, fin, etat, convoque_le, nonce, code,"
                        " presence) VALUES (?, ?, ?, ?, ?, 'confirme', 1, ?, ?, 'present') RETURNING id", note, meeting, half,
                        paris(9, 30) + n * 900000, paris(9, 45) + n * 900000, f"n{n}", f"K7R2M{n}"))
base.execute("INSERT INTO invite (reunion_id, institution, nom, courriel, personne_id, convie_le, nonce) SELECT ?,"
             " 'Ville d’Anzin', nom, courriel, id, 1, 'i' FROM personne WHERE courriel = 'elu@demo.example'", (meeting,))
base.commit()
print(json.dumps({"reunion": meeting, "passages": passages}))`;

async function compte(serveur, nom, courriel, ...role) {
  const dossier = await mkdtemp(path.join(os.tmpdir(), "dentelle-secret-"));
  const secret = path.join(dossier, "secret");
  await writeFile(secret, motDePasse);
  await serveur.commande("personne", "create", "--nom", nom, "--courriel", courriel, "--password-file", secret, ...role);
  await rm(dossier, { recursive: true });
}

/** The addresses of the room's passages, and the people who follow it. */
export async function reunionEnCours(serveur) {
  await compte(serveur, "Camille Exemple", "caf@salle.example", "--role", "instructeur", "--financeur", "caf");
  const { stdout } = await run("python3", ["-c", prepare, serveur.base.slice("sqlite:".length)]);
  const { reunion, passages } = JSON.parse(stdout);
  const salle = `/reunions-partenariales/${reunion}/salle`;
  return { reunion, salle, passages: passages.map((id) => `${salle}/${id}`) };
}

export const gens = { coordination: "coordination@demo.example", caf: "caf@salle.example", elu: "elu@demo.example" };
