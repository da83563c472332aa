// A meeting on its day: two rooms, eight passages of the demonstration's notes and who was named to come, put straight into
// the tables so that these stories begin at the door.
import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A quarter of an hour before the first passage. */
export const avantLaReunion = "2022-10-14T09:15";

const prepare = `
import datetime, json, sqlite3, sys
base = sqlite3.connect(sys.argv[1], timeout=20)
paris = lambda h, m: int(datetime.datetime(2022, 10, 14, h - 2, m, tzinfo=datetime.timezone.utc).timestamp() * 1000)
one = lambda sql, *v: base.execute(sql, v).fetchone()[0]
meeting = one("INSERT INTO reunion (campagne, code, titre, lieu, adresse, duree_passage) VALUES ('valenciennes-2023', 'anzin',"
              " 'Réunion d’Anzin', 'Hôtel de ville', 'Place de l’Exemple, Anzin', 15) RETURNING id")
halves = [one("INSERT INTO demi_journee (reunion_id, debut, fin, salle) VALUES (?, ?, ?, ?) RETURNING id",
              meeting, paris(9, 30), paris(12, 30), room) for room in ("Salle des mariages", "Salle du conseil")]
ours = one("SELECT m.structure_id FROM membre m JOIN personne p ON p.id = m.personne_id WHERE p.courriel ="
           " 'porteur@demo.example' ORDER BY m.structure_id")
notes = base.execute("SELECT id FROM dossier WHERE etat = 'note_deposee' ORDER BY structure_id <> ?, id LIMIT 8", (ours,)).fetchall()
passages = []
for n, (note,) in enumerate(notes):
    begin = paris(9, 30) + n // 2 * 900000
    passages.append(one("INSERT INTO passage (dossier_id, reunion_id, demi_journee_id, debut, fin, etat, convoque_le, nonce, code,"
                        " charge_nom) VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?, 'Camille Exemple') RETURNING id", note, meeting,
                        halves[n % 2], begin, begin + 900000, "confirme" if n < 3 else "convoque", f"n{n}", f"K7R2M{n + 2}"))
for passage, rank, name, post, stands in ((0, 1, "Dominique Exemple", "présidence", 0), (0, 2, "Alix Exemple", "animation", 0),
                                          (1, 1, "Sacha Exemple", "trésorerie", 1), (2, 1, "Lou Exemple", "", 0)):
    base.execute("INSERT INTO participant (passage_id, rang, nom, fonction, represente) VALUES (?, ?, ?, ?, ?)",
                 (passages[passage], rank, name, post, stands))
base.execute("INSERT INTO invite (reunion_id, institution, nom, courriel, nonce) VALUES (?, 'Caisse d’allocations familiales du"
             " Nord', 'Agent·e de la CAF', 'caf@demo.example', 'i')", (meeting,))
base.commit()
print(json.dumps({"reunion": meeting, "passages": passages, "dossiers": [note for (note,) in notes]}))`;

export async function reunionDuJour(serveur) {
  const { stdout } = await run("python3", ["-c", prepare, serveur.base.slice("sqlite:".length)]);
  const lu = JSON.parse(stdout);
  return { ...lu, liste: `/reunions-partenariales/${lu.reunion}/emargement` };
}

const images = new URL("../../../build/journeys/", import.meta.url).pathname;

async function garde(pdf, nom) {
  await mkdir(images, { recursive: true });
  await writeFile(`${images}${nom}.pdf`, pdf);
  await run("pdftoppm", ["-r", "100", "-png", `${images}${nom}.pdf`, `${images}${nom}`]);
}

/** What the QR code of a PDF says, read by another program; its pages are pictured. */
export async function codeDuPapier(pdf, nom = "emargement-convocation") {
  await garde(pdf, nom);
  const { stdout } = await run("zbarimg", ["-q", "--raw", `${images}${nom}-1.png`]);
  return stdout.trim();
}

/** The text of a PDF, read by another program; its pages are pictured. */
export async function texteDuPapier(pdf, nom) {
  await garde(pdf, nom);
  const { stdout } = await run("pdftotext", ["-layout", `${images}${nom}.pdf`, "-"]);
  return stdout;
}
