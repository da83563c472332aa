// People who write and deposit without a pause, and what they were promised.
import assert from "node:assert/strict";
import { lignes } from "./base.mjs";

/** Notes begun by that person, filled in or not. */
export function prepareDossiers(client, combien, champs) {
  const un = async () => {
    const dossier = await client.commence();
    await client.remplit(dossier, champs);
    return dossier;
  };
  return Promise.all(Array.from({ length: combien }, un));
}

/** Saves one text after another in the same field until the server is gone; tells what was sent and what was acknowledged. */
async function ecritSansArret(client, dossier) {
  const suivi = { dossier, texte: "", envoye: "", saves: 0 };
  for (;;) {
    suivi.envoye = `${dossier}, texte ${suivi.saves + 1}`;
    const reponse = await client.sauve(dossier, "diagnostic", "diagnostic", suivi.envoye, suivi.texte).catch(() => undefined);
    if (!reponse || reponse.statut === 503) return suivi;
    assert.equal(reponse.statut, 200, reponse.texte);
    suivi.texte = suivi.envoye;
    suivi.saves += 1;
  }
}

/** Deposits, takes back and deposits again until the server is gone; the deposits acknowledged, as "dossier/rank". */
async function deposeSansArret(client, dossiers) {
  const faits = [];
  for (let i = 0; ; i += 1) {
    const dossier = dossiers[i % dossiers.length];
    const depot = await client.depose(dossier).catch(() => undefined);
    if (!depot || depot.statut === 503) return faits;
    assert.match(depot.lieu, /\/depots\/\d+$/, depot.texte);
    faits.push(depot.lieu);
    const reprise = await client.envoie(`${dossier}/reprendre`).catch(() => undefined);
    if (!reprise || reprise.statut === 503) return faits;
  }
}

/** Everybody writes and deposits until the fault comes; what each was told. */
export async function travailleJusqua(client, brouillons, prets, panne) {
  const ecritures = Promise.all(brouillons.map((dossier) => ecritSansArret(client, dossier)));
  const depots = Promise.all(prets.map((dossiers) => deposeSansArret(client, dossiers)));
  const [saves, deposes] = await Promise.all([ecritures, depots, panne()]);
  return [saves, deposes.flat()];
}

export const numero = (dossier) => Number(dossier.split("/")[2]);

/** Every text and deposit that was acknowledged is there. */
export async function rienNEstPerdu(base, saves, depots) {
  const notes = await lignes(base, "SELECT dossier_id, contenu FROM note");
  const contenus = new Map(notes.map((n) => [n.dossier_id, JSON.parse(n.contenu)]));
  for (const { dossier, texte, envoye } of saves) {
    const garde = contenus.get(numero(dossier)).diagnostic?.v ?? "";
    assert.ok(garde === texte || garde === envoye, `acknowledged « ${texte} », found « ${garde} »`);
  }
  const gardes = await lignes(base, "SELECT dossier_id, rang FROM note_depot");
  const chemins = new Set(gardes.map((d) => `/dossiers/${d.dossier_id}/depots/${d.rang}`));
  for (const depot of depots) assert.ok(chemins.has(depot), `${depot} was acknowledged and is not there`);
}
