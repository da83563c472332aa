// A meeting whose plan is made and of which nothing was sent: half-day, four passages of the demonstration's notes, an
// institution invited, put straight into the tables so that these stories begin at the sending.
import { execFile } from "node:child_process";
import { setTimeout as attend } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const lecteur = fileURLToPath(new URL("./lit_courriels.py", import.meta.url));

/** Eleven days before the meeting. */
export const avantDeConvoquer = "2022-10-03T09:00";

const prepare = `
import datetime, json, sqlite3, sys
base = sqlite3.connect(sys.argv[1], timeout=20)
paris = lambda h, m: int(datetime.datetime(2022, 10, 14, h - 2, m, tzinfo=datetime.timezone.utc).timestamp() * 1000)
one = lambda sql, *v: base.execute(sql, v).fetchone()[0]
meeting = one("INSERT INTO reunion (campagne, code, titre, lieu, adresse, consigne, duree_passage) VALUES ('valenciennes-2023',"
              " 'anzin', 'Réunion d’Anzin', 'Hôtel de ville', 'Place de l’Exemple, Anzin', 'Entrez par la cour.', 15) RETURNING id")
half = one("INSERT INTO demi_journee (reunion_id, debut, fin, salle) VALUES (?, ?, ?, 'Salle du conseil') RETURNING id",
           meeting, paris(9, 30), paris(12, 30))
notes = base.execute("SELECT d.id, d.intitule FROM dossier d JOIN dossier_commune c ON c.dossier_id = d.id AND c.commune = '59014'"
                     " WHERE d.etat = 'note_deposee' GROUP BY d.structure_id HAVING d.id = MIN(d.id) ORDER BY d.id LIMIT 4").fetchall()
passages = []
for n, (note, title) in enumerate(notes):
    begin = paris(9, 30) + n * 900000 if n < 3 else None
    address = f"charge{n + 1}@structure.example"
    passages.append({"dossier": note, "intitule": title, "courriel": address, "id": one(
        "INSERT INTO passage (dossier_id, reunion_id, demi_journee_id, debut, fin, etat, nonce, code, charge_nom, charge_courriel)"
        " VALUES (?, ?, ?, ?, ?, 'planifie', ?, ?, ?, ?) RETURNING id", note, meeting, half if begin else None, begin,
        begin and begin + 900000, f"n{n}", f"K7R2M{n + 2}", f"Personne chargée du projet {n + 1}", address)})
base.execute("INSERT INTO invite (reunion_id, institution, nom, courriel, nonce) VALUES (?, 'Caisse d’allocations familiales du"
             " Nord', 'Agent·e de la CAF', 'caf@caisse.example', 'i')", (meeting,))
base.commit()
print(json.dumps({"reunion": meeting, "passages": passages}))`;

export async function reunionAConvoquer(serveur) {
  const { stdout } = await run("python3", ["-c", prepare, serveur.base.slice("sqlite:".length)]);
  const lu = JSON.parse(stdout);
  return { ...lu, chemin: `/reunions-partenariales/${lu.reunion}` };
}

/** The mails to that address, read by another program with their appointments, once there are so many. */
export async function courriels(serveur, adresse, combien) {
  for (let i = 0; i < 120; i += 1) {
    const lus = JSON.parse((await run("/usr/bin/python3", [lecteur, serveur.courriels, adresse])).stdout);
    if (lus.length >= combien) return lus;
    await attend(250);
  }
  throw new Error(`${adresse} does not get ${combien} mails`);
}
