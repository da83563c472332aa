// Projects of particular dispositifs, as far as their final dossier: the note over plain HTTP, and what meetings and the
// committee decided put straight into the tables.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { Client } from "./client.mjs";
import { sections } from "./note.mjs";

const run = promisify(execFile);
const secret = "Un-jardin-2023-en-ville!";

const decide = `
import sqlite3, sys
base = sqlite3.connect(sys.argv[1], timeout=20)
note = int(sys.argv[2])
base.execute("INSERT INTO ventilation (dossier_id, tour, etat, reunion, modifie_le, modifie_par, transmise_le)"
             " VALUES (?, 1, 'transmise', '', 1, 0, 1) ON CONFLICT DO UPDATE SET etat = 'transmise', transmise_le = 1", (note,))
if sys.argv[3] == "ouvert":
    base.execute("INSERT INTO definitif (dossier_id, etat, ouvert_le, ouvert_par, modifie_le)"
                 " SELECT id, 'en_preparation', 1, cree_par, 1 FROM dossier WHERE id = ?", (note,))
base.commit()`;

/** The committee told the funders of a note; `ouvert`: its final dossier was opened after its meeting. Only for SQLite. */
export async function decideDe(serveur, dossier, ouvert) {
  await run("python3", ["-c", decide, serveur.base.slice("sqlite:".length), dossier.split("/").at(-1), ouvert ? "ouvert" : "transmis"]);
}

/** Somebody with an account and a structure of that form. */
export async function porteurDe(serveur, { prenom, structure, forme, siret }) {
  const courriel = `${prenom.toLowerCase()}@dispositifs.example`;
  const fichier = `${serveur.dossier}/secret`;
  await writeFile(fichier, secret);
  await serveur.commande("personne", "create", "--nom", `${prenom} Essai`, "--courriel", courriel, "--password-file", fichier);
  const client = new Client(serveur);
  await client.ouvre("/connexion");
  await client.envoie("/connexion", { courriel, mot_de_passe: secret });
  await client.ouvre("/structures/nouvelle");
  const { statut } = await client.envoie("/structures/nouvelle", { nom: structure, forme, siret });
  assert.equal(statut, 303, `${structure} is registered`);
  return { client, courriel, secret };
}

/** A deposited note under that dispositif; `lieu` and `financement` replace answers of the usual one. */
export async function noteDeposee(client, intitule, dispositif, { lieu = {}, financement = {} } = {}) {
  const dossier = await client.commence();
  const note = {
    ...sections,
    projet: { ...sections.projet, intitule },
    lieu: { ...sections.lieu, ...lieu },
    financement: { ...sections.financement, dispositif, ...financement },
  };
  await client.remplit(dossier, note);
  const { statut, texte } = await client.depose(dossier);
  assert.equal(statut, 303, `${intitule} is deposited: ${texte.match(/govuk-error-summary__list[^]*?<\/ul>/)?.[0]}`);
  return dossier;
}
