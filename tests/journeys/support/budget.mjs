// A project whose final dossier can be opened: its funders were told, its dispositif does without a passage.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { lignes } from "./base.mjs";
import { confie } from "./suivi.mjs";

const run = promisify(execFile);

const dispense = `
import sqlite3, sys
base = sqlite3.connect(sys.argv[1], timeout=20)
base.execute("UPDATE dossier SET territorial = 1 WHERE id = ?", (int(sys.argv[2]),))
base.commit()`;

/** The dossier and the address of somebody who writes for its structure. Only for a server whose database is a SQLite file. */
export async function projetPret(serveur) {
  const [projet] = await lignes(
    serveur.base,
    `SELECT d.id AS dossier, p.courriel FROM dossier d JOIN membre m ON m.structure_id = d.structure_id
     JOIN personne p ON p.id = m.personne_id WHERE d.etat = 'note_deposee' AND m.ecrire = 1 AND d.echelle = 'communale'
     ORDER BY d.id LIMIT 1`,
  );
  await confie(serveur, [projet.dossier]);
  await run("python3", ["-c", dispense, serveur.base.slice("sqlite:".length), String(projet.dossier)]);
  return projet;
}

/** Opens the final dossier, then the budget of its action. */
export async function ouvreDefinitif(v, { dossier, courriel }) {
  await v.seConnecte(courriel);
  await v.page.goto(`/dossiers/${dossier}/definitif`);
  await v.clique("Ouvrir le dossier définitif");
  await v.lit("Le dossier définitif est ouvert");
  await v.clique("Budget de l’action", "link");
}
