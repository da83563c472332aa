// Many final dossiers ready to be signed, who deposits them without a pause, and what must hold of them whatever happened.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { lignes } from "./base.mjs";
import { depose as deposeUnDossier } from "./completude.mjs";
import { projetReleve } from "./definitif.mjs";
import { dossierDesFichiers } from "./fichiers.mjs";
import { histoire } from "./visiteur.mjs";

const run = promisify(execFile);
const copies = fileURLToPath(new URL("./definitifs_prets.py", import.meta.url));
export const porteur = "porteur@demo.example";

/** One dossier written, joined, signed, deposited and taken back by a person without scripts; then copied. Paths of the copies. */
export async function definitifsPrets(serveur, combien, horloge) {
  const { dossier, structure } = await projetReleve(serveur);
  const racine = `/dossiers/${dossier}/definitif`;
  const ecrit = async (v) => {
    await v.seConnecte(porteur);
    await deposeUnDossier(v, { serveur, racine, structure });
    await v.page.goto(`${racine}/verifier`);
    await v.clique("Reprendre le dossier pour le modifier");
  };
  await histoire(serveur, ["definitifs-prets"], ecrit, { javaScriptEnabled: false });
  await serveur.arrete();
  const { stdout } = await run("python3", [copies, serveur.base.slice("sqlite:".length), dossierDesFichiers(serveur), dossier, combien]);
  await serveur.sert(horloge);
  return JSON.parse(stdout).map((numero) => `/dossiers/${numero}/definitif`);
}

/** Attests whatever is to be attested. */
export async function signe(client, racine) {
  const page = await client.demande(`${racine}/verifier`);
  const engagements = [...page.texte.matchAll(/name="engagements"[^>]*value="([^"]*)"/g)].map(([, code]) => code);
  return client.envoie(`${racine}/signer`, { engagements, nom: "Camille Essai", qualite: "Présidente" });
}

export const depose = (client, racine) => client.envoie(`${racine}/deposer`);

/** From wherever a cut left it: signed, deposited, or in preparation already. */
async function remetEnPreparation(client, racine) {
  for (const acte of ["reprendre", "rouvrir"]) await client.envoie(`${racine}/${acte}`);
}

/** Signs, deposits, takes back, again and again, until the server is gone; the deposits acknowledged, as paths of receipts. */
export async function deposeSansArret(client, racines) {
  const faits = [];
  for (const racine of racines) await remetEnPreparation(client, racine);
  for (let i = 0; ; i += 1) {
    const racine = racines[i % racines.length];
    for (const acte of [() => signe(client, racine), () => depose(client, racine), () => client.envoie(`${racine}/reprendre`)]) {
      const reponse = await acte().catch(() => undefined);
      if (!reponse) return faits;
      assert.equal(reponse.statut, 303, reponse.texte);
      if (/\/depots\/\d+$/.test(reponse.lieu)) faits.push(reponse.lieu);
    }
  }
}

const comptes = `
  SELECT f.dossier_id, f.depots, f.etat,
    (SELECT COUNT(*) FROM definitif_depot p WHERE p.dossier_id = f.dossier_id) AS ecrits,
    (SELECT COUNT(*) FROM definitif_depot p WHERE p.dossier_id = f.dossier_id AND p.repris_le IS NULL) AS tenus,
    (SELECT COUNT(*) FROM definitif_depot p JOIN attestation a ON a.id = p.attestation_id
      WHERE p.dossier_id = f.dossier_id AND a.empreinte = p.empreinte AND p.contenu <> '{}' AND p.annexes <> '{}') AS entiers,
    (SELECT COUNT(*) FROM journal j WHERE j.acte = 'definitif_depose' AND j.objet = 'dossier' AND j.objet_id = f.dossier_id) AS traces,
    (SELECT COUNT(*) FROM attestation a WHERE a.dossier_id = f.dossier_id AND a.caduque_le IS NULL) AS signatures
  FROM definitif f`;

/** Every final dossier agrees with its deposits, their digests, its signature and its journal. */
export async function aucunDefinitifAMoitie(base) {
  const boiteux = await lignes(base, `SELECT * FROM (${comptes}) c WHERE ecrits <> depots OR entiers <> depots OR traces <> depots
    OR tenus <> CASE etat WHEN 'depose' THEN 1 ELSE 0 END
    OR signatures <> CASE WHEN etat IN ('depose', 'signe') THEN 1 ELSE 0 END`);
  assert.deepEqual(boiteux, [], "half-written");
}

/** Every deposit that was acknowledged has its receipt on a page and as PDF, with its digest. */
export async function chacunASonRecepisse(client, faits) {
  const base = client.serveur.base;
  const empreintes = await lignes(base, "SELECT dossier_id, rang, empreinte FROM definitif_depot");
  const par = new Map(empreintes.map((d) => [`/dossiers/${d.dossier_id}/definitif/depots/${d.rang}`, d.empreinte]));
  for (const fait of faits) {
    assert.ok(par.has(fait), `${fait} was acknowledged and is not there`);
    const page = await client.demande(fait);
    assert.equal(page.statut, 200, fait);
    assert.ok(page.texte.replaceAll(/\s/g, "").includes(par.get(fait)), `${fait} does not show its digest`);
  }
  for (const fait of faits.slice(-3)) {
    const pdf = await client.demande(`${fait}/recepisse.pdf`);
    assert.equal(pdf.statut, 200);
    assert.equal(pdf.entetes.get("content-type"), "application/pdf");
  }
}

/** Each deposit of the journal has one mail for each member of its structure. */
export async function unCourrielParDepot(base) {
  const manques = await lignes(base, `
    SELECT j.numero, j.objet_id, COUNT(c.id) AS courriels FROM journal j LEFT JOIN courriel c ON c.journal = j.numero
    WHERE j.acte = 'definitif_depose' GROUP BY j.numero, j.objet_id
    HAVING COUNT(c.id) <> (SELECT COUNT(*) FROM dossier d JOIN membre m ON m.structure_id = d.structure_id WHERE d.id = j.objet_id)`);
  assert.deepEqual(manques, [], "a deposit has not one mail per member");
}
