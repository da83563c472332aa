// Two thousand passages to be convened, each with an address of its own, and a mail server with bad manners.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, readdir, rm, stat } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const serveurSmtp = fileURLToPath(new URL("../../support/smtp_server.py", import.meta.url));

/** How the mail server treats an address: the first of these whose number divides the recipient's. */
const manieres = [
  [211, "refused"],
  [401, "rejected"],
  [97, "slow"],
  [61, "dropped-once"],
  [53, "kept-once"],
  [31, "once"],
  [23, "busy-once"],
];
const reunions = 10;
const parReunion = 200;
const adresse = (n) => `${manieres.find(([d]) => n % d === 0)?.[1] ?? "projet"}-${n}@vague.example`;
export const toutes = Array.from({ length: reunions * parReunion }, (_, i) => adresse(i + 1));
export const de = (maniere) => toutes.filter((a) => a.startsWith(`${maniere}-`));

const cas = manieres.map(([d, m]) => `WHEN i % ${d} = 0 THEN '${m}'`).join(" ");
const nombres = (combien) => `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${combien})`;
const nineOClock = Date.UTC(2022, 9, 14, 7);

/** The same text for both engines. Nobody is a member of the structure: one message for each passage. */
const sql = `
INSERT INTO structure (nom, forme, cree_le, cree_par, modifie_le)
  SELECT 'Association de la vague', 'association', 1, MIN(id), 1 FROM personne;
INSERT INTO reunion (campagne, code, titre, lieu, adresse, duree_passage)
  ${nombres(reunions)} SELECT 'valenciennes-2023', 'vague' || i, 'Réunion ' || i, 'Hôtel de ville', '', 15 FROM n;
INSERT INTO demi_journee (reunion_id, debut, fin, salle) SELECT id, ${nineOClock}, ${nineOClock + 14_400_000}, '' FROM reunion;
INSERT INTO dossier (campagne, structure_id, numero, etat, cree_le, cree_par, modifie_le, depose_le, depots, intitule)
  ${nombres(reunions * parReunion)} SELECT 'valenciennes-2023', s.id, 10000 + i, 'note_deposee', 1, s.cree_par, 1, 1, 1, 'Projet ' || i
  FROM n CROSS JOIN structure s WHERE s.nom = 'Association de la vague';
INSERT INTO passage (dossier_id, reunion_id, demi_journee_id, debut, fin, etat, nonce, code, charge_nom, charge_courriel)
  SELECT d.id, h.reunion_id, h.id, h.debut, h.debut + 900000, 'planifie', 'n' || i, 'C' || i, 'Personne ' || i,
    (CASE ${cas} ELSE 'projet' END) || '-' || i || '@vague.example'
  FROM (SELECT id, numero - 10000 AS i FROM dossier WHERE numero > 10000) d
  JOIN demi_journee h ON h.id = (SELECT MIN(id) FROM demi_journee) + i % ${reunions};`;

const executeSqlite = "import sqlite3, sys\nbase = sqlite3.connect(sys.argv[1], timeout=20)\nbase.executescript(sys.argv[2])";

export async function deuxMillePassages(base) {
  if (base.startsWith("sqlite:")) await run("python3", ["-c", executeSqlite, base.slice("sqlite:".length), sql]);
  else await run("psql", [base, "-Xq", "-v", "ON_ERROR_STOP=1", "-c", sql]);
}

/** A real mail server on loopback (smtp_server.py), and what it accepted. */
export class Smtp {
  static async demarre() {
    const smtp = new Smtp();
    smtp.dossier = await mkdtemp(path.join(os.tmpdir(), "dentelle-smtp-"));
    smtp.processus = spawn("/usr/bin/python3", [serveurSmtp, smtp.dossier, "--delay", "0.3"], { stdio: ["ignore", "pipe", "inherit"] });
    const [ligne] = await once(smtp.processus.stdout, "data");
    smtp.url = `smtp://127.0.0.1:${String(ligne).split(" ")[0]}`;
    return smtp;
  }

  async combien() {
    return (await readdir(this.dossier)).filter((nom) => nom.endsWith(".eml")).length;
  }

  /** Each mail accepted: to whom, its Message-ID, when. */
  async acceptes() {
    const noms = (await readdir(this.dossier)).filter((nom) => nom.endsWith(".eml")).sort();
    return Promise.all(
      noms.map(async (nom) => {
        const fichier = path.join(this.dossier, nom);
        const tete = (await readFile(fichier, "latin1")).split("\r\n\r\n")[0];
        return { a: tete.match(/^To:[^]*?([\w.-]+@[\w.]+)/m)[1], id: tete.match(/^Message-ID: (\S+)/m)[1], le: (await stat(fichier)).mtimeMs };
      }),
    );
  }

  async ferme() {
    this.processus.kill("SIGKILL");
    await rm(this.dossier, { recursive: true, force: true });
  }
}
