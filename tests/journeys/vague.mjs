// Two thousand convocations through a mail server that refuses, delays and drops, at a pace; the server is killed in the middle.
import assert from "node:assert/strict";
import { setTimeout as attend } from "node:timers/promises";
import { lignes, valeur } from "./support/base.mjs";
import { Client } from "./support/client.mjs";
import { postgresPartage } from "./support/postgres.mjs";
import { Serveur } from "./support/serveur.mjs";
import { test } from "./support/suite.mjs";
import { de, deuxMillePassages, Smtp, toutes } from "./support/vague.mjs";
import { histoire } from "./support/visiteur.mjs";

const parMinute = 9000;
const options = (smtp) => ["--smtp", smtp.url, "--smtp-tls", "never", "--mail-per-minute", String(parMinute)];

/** Sends the convocations of each meeting as the page shows them. */
async function convoqueTout(serveur) {
  const client = await new Client(serveur).entre("coordination@demo.example");
  for (const { id } of await lignes(serveur.base, "SELECT id FROM reunion WHERE code LIKE 'vague%' ORDER BY id")) {
    const page = await client.ouvre(`/reunions-partenariales/${id}/convocations`);
    assert.equal(page.statut, 200);
    const empreinte = page.texte.match(/name="empreinte" value="([^"]*)"/)[1];
    const envoi = await client.envoie(`/reunions-partenariales/${id}/convoquer`, { empreinte });
    assert.equal(envoi.statut, 303, envoi.texte);
  }
  return client;
}

async function jusqua(condition, quoi, secondes = 60) {
  for (let i = 0; i < secondes * 10; i += 1) {
    if (await condition()) return;
    await attend(100);
  }
  throw new Error(`${quoi}: not after ${secondes} s`);
}

const restent = (base) => valeur(base, "SELECT COUNT(*) FROM courriel WHERE etat = 'a_envoyer'");
const aLire = (base) => valeur(base, "SELECT j.numero - l.numero FROM journal_tete j, courriel_lecture l WHERE j.id = l.id");

/** Whatever can be sent at this hour is; the others wait for their next try. */
const rienDeDu = (base, heure) =>
  jusqua(
    async () =>
      Number(await aLire(base)) === 0 &&
      Number(await valeur(base, `SELECT COUNT(*) FROM courriel WHERE etat = 'a_envoyer' AND prochain_essai_le < ${heure}`)) === 0,
    "the mails that are due go",
  );

/** Somebody who waits for one message does not wait for the end of the wave. */
async function motDePassePendant(serveur, smtp) {
  const client = new Client(serveur);
  await client.ouvre("/mot-de-passe-oublie");
  await client.envoie("/mot-de-passe-oublie", { courriel: "elu@demo.example" });
  await jusqua(async () => (await smtp.acceptes()).some((m) => m.a === "elu@demo.example"), "the password's mail");
  assert.ok(Number(await restent(serveur.base)) > 300, "the wave is not over");
}

/** No more in any second than the pace and one second of catching up allow. */
function tientLaCadence(acceptes) {
  const heures = acceptes.map((m) => m.le);
  const parSeconde = parMinute / 60;
  heures.forEach((debut, i) => {
    const n = heures.slice(i, i + 3 * parSeconde + 2).filter((h) => h < debut + 1000).length;
    assert.ok(n <= 2 * parSeconde + 1, `${n} mails in one second`);
  });
}

/** Every recipient got their mail; a second copy only where the server had kept it without saying so, always under one name. */
function chacunUneFois(acceptes, interrompus) {
  const recus = new Map();
  for (const m of acceptes) recus.set(m.a, [...(recus.get(m.a) ?? []), m.id]);
  const refusees = new Set([...de("refused"), ...de("rejected")]);
  const gardees = new Set(de("kept-once"));
  const manquent = toutes.filter((a) => !refusees.has(a) && !recus.has(a));
  assert.deepEqual(manquent, [], "recipients without their mail");
  const doubles = [...recus].filter(([a, ids]) => ids.length > 1 && !gardees.has(a));
  assert.ok(doubles.length <= interrompus, `${doubles.length} doubles, and ${interrompus} servers killed`);
  for (const [a, ids] of recus) {
    assert.equal(new Set(ids).size, 1, `${a} got two different mails`);
    assert.ok(ids.length <= (gardees.has(a) ? 3 : 2), `${a} got ${ids.length} copies`);
  }
  for (const a of refusees) assert.ok(!recus.has(a), a);
}

async function refusMontres(serveur) {
  const perdus = await lignes(serveur.base, "SELECT destinataire, essais, erreur FROM courriel WHERE etat = 'abandonne' ORDER BY destinataire");
  assert.deepEqual(perdus.map((p) => p.destinataire), [...de("refused"), ...de("rejected")].sort());
  for (const p of perdus) assert.match(p.erreur, p.destinataire.startsWith("refused") ? /^550 5\.1\.1/ : /^554 5\.7\.1/);
  await histoire(serveur, ["vague"], async (v) => {
    await v.seConnecte("coordination@demo.example");
    await v.ouvre("/courriels", "courriels");
    await v.lit("550 5.1.1 unknown recipient");
    const reunion = await valeur(serveur.base, `SELECT reunion_id FROM passage WHERE charge_courriel = '${de("refused")[0]}'`);
    await v.page.goto(`/reunions-partenariales/${reunion}/convocations`);
    await v.lit("Le dernier message n’est pas arrivé à ces adresses.");
    await v.lit(`à ${de("refused")[0]} : appelez.`);
    await v.voit("pas-arrive");
  });
}

/** Half a minute after an hour in Paris: before the next try of what fails then. */
const peuApres = (horloge) => Date.parse(`${horloge}:30+02:00`);

/** Begins again at that simulated hour, and sends what is due by then. */
async function reprend(serveur, horloge) {
  await serveur.sert(horloge);
  await rienDeDu(serveur.base, peuApres(horloge));
}

/** The first server is killed in the middle; later hours let the mails under way and the next tries come due. */
async function vague(smtp, serveur, ...autres) {
  await deuxMillePassages(serveur.base);
  await convoqueTout(serveur);
  await motDePassePendant(serveur, smtp);
  await jusqua(async () => (await smtp.combien()) > 700, "a third of the wave");
  await serveur.tue();
  assert.ok((await smtp.combien()) < 1800, "killed in the middle");
  for (const autre of autres) {
    await rienDeDu(autre.base, peuApres("2022-10-03T09:00"));
    await autre.arrete();
  }
  await reprend(serveur, "2022-10-03T10:00");
  await serveur.arrete();
  await reprend(serveur, "2022-10-03T12:00");
  assert.equal(Number(await restent(serveur.base)), 0);
  const acceptes = (await smtp.acceptes()).filter((m) => m.a.endsWith("@vague.example"));
  chacunUneFois(acceptes, 1);
  tientLaCadence(acceptes);
  await refusMontres(serveur);
  assert.match(await serveur.commande("journal", "check"), /intacte/);
}

async function contreVents(base, combien) {
  const smtp = await Smtp.demarre();
  const lance = () => Serveur.demarre({ base, horloge: "2022-10-03T09:00", options: options(smtp) });
  const serveurs = [];
  try {
    for (let i = 0; i < combien; i += 1) serveurs.push(await lance());
    await vague(smtp, ...serveurs);
  } finally {
    for (const serveur of serveurs) await serveur.ferme();
    await smtp.ferme();
  }
}

test("2,000 convocations, a mail server that refuses, delays and drops, a kill in the middle: each once, none lost", () =>
  contreVents(undefined, 1));

test("the same wave sent by two servers on one PostgreSQL, one of which is killed, keeps one pace and loses nothing", async () =>
  contreVents(await (await postgresPartage()).nouvelleBase(), 2));
