// What must hold in a database whatever happened to its server.
import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { setTimeout as attend } from "node:timers/promises";
import { lignes, valeur } from "./base.mjs";

const comptes = `
  SELECT d.id, d.numero, d.depots, CASE d.etat WHEN 'note_deposee' THEN 1 ELSE 0 END AS deposee,
    (SELECT COUNT(*) FROM note_depot n WHERE n.dossier_id = d.id) AS ecrits,
    (SELECT COALESCE(MAX(n.rang), 0) FROM note_depot n WHERE n.dossier_id = d.id) AS dernier,
    (SELECT COUNT(*) FROM note_depot n WHERE n.dossier_id = d.id AND n.repris_le IS NULL) AS tenus,
    (SELECT COUNT(*) FROM journal j WHERE j.acte = 'note_deposee' AND j.objet = 'dossier' AND j.objet_id = d.id) AS traces
  FROM dossier d`;

/** Every dossier agrees with its deposits and its journal; numbers are 1, 2, 3… */
export async function rienNEstAMoitie(base) {
  const boiteux = await lignes(base, `SELECT * FROM (${comptes}) c WHERE ecrits <> depots OR dernier <> depots
    OR traces <> depots OR tenus <> deposee OR (CASE WHEN numero IS NULL THEN 1 ELSE 0 END) <> (CASE depots WHEN 0 THEN 1 ELSE 0 END)`);
  assert.deepEqual(boiteux, [], "half-written");
  const numeros = (await lignes(base, "SELECT numero FROM dossier WHERE numero IS NOT NULL ORDER BY numero")).map((d) => d.numero);
  assert.deepEqual(numeros, numeros.map((_, i) => i + 1), "numbers with a gap or twice the same");
  assert.equal(await valeur(base, "SELECT dernier FROM dossier_compteur"), numeros.length);
}

/** Waits until every mail that the journal calls for has left. */
export async function toutEstEnvoye(base) {
  for (let i = 0; i < 360; i += 1) {
    const aLire = await valeur(base, "SELECT j.numero - l.numero FROM journal_tete j, courriel_lecture l WHERE j.id = l.id");
    if (aLire === 0 && (await valeur(base, "SELECT COUNT(*) FROM courriel WHERE etat = 'a_envoyer'")) === 0) return;
    await attend(250);
  }
  throw new Error("the outbox does not empty");
}

/** One mail per deposit and member, sent once by one of the servers: a mail sent is a file. At most one was sent again. */
export async function unRecepisseParDepot(...serveurs) {
  const [{ base }] = serveurs;
  await toutEstEnvoye(base);
  const manques = await lignes(base, `
    SELECT j.numero, j.objet_id, COUNT(c.id) AS courriels FROM journal j LEFT JOIN courriel c ON c.journal = j.numero
    WHERE j.acte = 'note_deposee' GROUP BY j.numero, j.objet_id
    HAVING COUNT(c.id) <> (SELECT COUNT(*) FROM dossier d JOIN membre m ON m.structure_id = d.structure_id WHERE d.id = j.objet_id)`);
  assert.deepEqual(manques, [], "a deposit has not one mail per member");
  assert.equal(await valeur(base, "SELECT COUNT(*) FROM courriel WHERE etat <> 'envoye'"), 0);
  let fichiers = 0;
  for (const { courriels } of serveurs) fichiers += (await readdir(courriels)).filter((nom) => nom.endsWith(".eml")).length;
  assert.equal(fichiers, await valeur(base, "SELECT COUNT(*) FROM courriel"));
  const encore = Number(await valeur(base, "SELECT COALESCE(SUM(essais - 1), 0) FROM courriel"));
  assert.ok(encore <= 1, `${encore} mails were taken again`);
}
