// The faults of a service that lives: power cut, full disk, database away, two servers, midnight, clients that break off.
import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { setTimeout as attend } from "node:timers/promises";
import { lignes } from "./support/base.mjs";
import { Client } from "./support/client.mjs";
import { rienNEstAMoitie, unRecepisseParDepot } from "./support/coherence.mjs";
import { sections } from "./support/note.mjs";
import { Serveur } from "./support/serveur.mjs";
import { test } from "./support/suite.mjs";

const porteur = "porteur@demo.example";

/** Runs a story on a server of its own. */
async function avecServeur(options, recit) {
  const serveur = await Serveur.demarre(options);
  try {
    await recit(serveur);
  } finally {
    await serveur.ferme();
  }
}

async function prepareDossiers(client, combien, champs) {
  const dossiers = [];
  for (let i = 0; i < combien; i += 1) {
    dossiers.push(await client.commence());
    await client.remplit(dossiers[i], champs);
  }
  return dossiers;
}

/** Saves one text after another in the same field until the server is gone; tells what was sent and what was acknowledged. */
async function ecritSansArret(client, dossier) {
  const suivi = { dossier, texte: "", envoye: "", saves: 0 };
  for (;;) {
    suivi.envoye = `${dossier}, texte ${suivi.saves + 1}`;
    const reponse = await client.sauve(dossier, "diagnostic", "diagnostic", suivi.envoye, suivi.texte).catch(() => undefined);
    if (!reponse) return suivi;
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
    if (!depot) return faits;
    assert.match(depot.lieu, /\/depots\/\d+$/, depot.texte);
    faits.push(depot.lieu);
    if (!(await client.envoie(`${dossier}/reprendre`).catch(() => undefined))) return faits;
  }
}

const numero = (dossier) => Number(dossier.split("/")[2]);

async function rienNEstPerdu(base, saves, depots) {
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

test("a server killed while 20 people write and 5 deposit loses nothing it had acknowledged", async () => {
  await avecServeur({}, async (serveur) => {
    const client = await new Client(serveur).entre(porteur);
    const brouillons = await prepareDossiers(client, 20, {});
    const prets = [];
    for (let i = 0; i < 5; i += 1) prets.push(await prepareDossiers(client, 3, sections));
    const ecritures = brouillons.map((dossier) => ecritSansArret(client, dossier));
    const depots = prets.map((dossiers) => deposeSansArret(client, dossiers));
    await attend(1500 + randomInt(1000));
    await serveur.tue();
    const saves = await Promise.all(ecritures);
    const deposes = (await Promise.all(depots)).flat();
    assert.ok(saves.every((s) => s.saves > 0) && deposes.length >= 5, `${deposes.length} deposits before the cut`);

    await serveur.sert("2022-09-10T12:00"); // later than the time for which a mail under way is left to its server
    await rienNEstPerdu(serveur.base, saves, deposes);
    await rienNEstAMoitie(serveur.base);
    await unRecepisseParDepot(serveur);
    assert.match(await serveur.commande("journal", "check"), /intacte/);
    const apres = await client.sauve(saves[0].dossier, "partenaires", "partenaires", "Après la coupure.", "");
    assert.equal(apres.statut, 200, "the session and the form outlive the cut");
  });
});
