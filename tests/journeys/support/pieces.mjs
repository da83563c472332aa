// A final dossier that can be opened, and documents to join to it.
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { Serveur } from "./serveur.mjs";
import { histoire } from "./visiteur.mjs";

const run = promisify(execFile);

const prepare = `
import sqlite3, sys
base = sqlite3.connect(sys.argv[1], timeout=20)
note = base.execute("SELECT d.id FROM dossier d JOIN membre m ON m.structure_id = d.structure_id JOIN personne p ON p.id ="
                    " m.personne_id WHERE p.courriel = 'porteur@demo.example' AND d.etat = 'note_deposee' ORDER BY d.id").fetchone()[0]
base.execute("INSERT INTO ventilation (dossier_id, tour, etat, reunion, modifie_le, modifie_par, transmise_le)"
             " VALUES (?, 1, 'transmise', 'anzin', 1, 0, 1) ON CONFLICT DO NOTHING", (note,))
base.execute("UPDATE dossier SET territorial = 1 WHERE id = ?", (note,))
base.commit()
print(note)`;

/** The address of a project of porteur@demo.example whose final dossier may be opened. */
export async function projetOuvrable(serveur) {
  const { stdout } = await run("python3", ["-c", prepare, serveur.base.slice("sqlite:".length)]);
  return `/dossiers/${stdout.trim()}`;
}

/** The porteur has opened the final dossier at `racine`. */
export async function enPreparation(nom, recit, options = {}) {
  const serveur = await Serveur.demarre({ horloge: "2022-11-20T10:00" });
  try {
    const projet = await projetOuvrable(serveur);
    const racine = `${projet}/definitif`;
    await histoire(
      serveur,
      [nom],
      async (v) => {
        await v.seConnecte("porteur@demo.example");
        await v.page.goto(racine);
        await v.clique("Ouvrir le dossier définitif");
        await recit(v, racine, serveur);
      },
      options,
    );
  } finally {
    await serveur.ferme();
  }
}

/** A PDF of about that size, in the folder of the server. */
export async function document(serveur, nom, octets = 2000) {
  const chemin = path.join(serveur.dossier, nom);
  const debut = Buffer.from("%PDF-1.7\n1 0 obj <<>> endobj\n");
  const corps = Buffer.alloc(Math.max(0, octets - 100));
  for (let i = 0; i < corps.length; i += 1) corps[i] = (i * 31 + (i >> 9)) & 0xff;
  await writeFile(chemin, Buffer.concat([debut, corps, Buffer.from("\ntrailer <<>>\nstartxref\n9\n%%EOF\n")]));
  return chemin;
}
