// The faults of a service that lives: power cut, full disk, database away, two servers, midnight, clients that break off.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { randomInt } from "node:crypto";
import { mkdtemp, rm, statfs, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as attend } from "node:timers/promises";
import { promisify } from "node:util";
import { lignes, valeur } from "./support/base.mjs";
import { Client } from "./support/client.mjs";
import { rienNEstAMoitie, unRecepisseParDepot } from "./support/coherence.mjs";
import { sections } from "./support/note.mjs";
import { Postgres } from "./support/postgres.mjs";
import { Serveur, remplis } from "./support/serveur.mjs";
import { Saut, test } from "./support/suite.mjs";
import { histoire } from "./support/visiteur.mjs";

const run = promisify(execFile);

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

/** Everybody writes and deposits until the fault comes. */
async function travailleJusqua(client, brouillons, prets, panne) {
  const ecritures = Promise.all(brouillons.map((dossier) => ecritSansArret(client, dossier)));
  const depots = Promise.all(prets.map((dossiers) => deposeSansArret(client, dossiers)));
  const [saves, deposes] = await Promise.all([ecritures, depots, panne()]);
  return [saves, deposes.flat()];
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
    for (let i = 0; i < 5; i += 1) prets.push(await prepareDossiers(client, 2, sections));
    const [saves, deposes] = await travailleJusqua(client, brouillons, prets, async () => {
      await attend(1500 + randomInt(1000));
      await serveur.tue();
    });
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

const longTexte = "Les habitantes et les habitants demandent un lieu ouvert le soir, près des arrêts du tramway. ".repeat(30).trim();

/** A page that a person understands, that says nothing of the machine, and that came quickly. */
function expliqueLIndisponibilite(page, temps) {
  assert.equal(page.statut, 503, page.texte);
  assert.match(page.texte, /<html lang="fr"/);
  assert.match(page.texte, /ce qui était déjà enregistré n’est pas perdu/);
  assert.doesNotMatch(page.texte, /sqlite|postgres|libpq|SELECT|disk/i);
  assert.ok(page.entetes.get("retry-after"));
  assert.ok(temps < 10_000, `answered after ${temps} ms`);
}

async function chronometre(promesse) {
  const debut = Date.now();
  const page = await promesse;
  return [page, Date.now() - debut];
}

/** The hidden form by which a refused text can be sent again, as a browser would send it. */
function champsRendus(texte) {
  const decode = (t) => t.replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
  const champs = {};
  for (const [, nom, valeur_] of texte.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)) champs[nom] = decode(valeur_);
  return champs;
}

async function petitDisque(recit) {
  const dossier = await mkdtemp(path.join(os.tmpdir(), "dentelle-disque-"));
  try {
    await run("mount", ["-t", "tmpfs", "-o", "size=24m", "tmpfs", dossier]).catch((e) => {
      throw new Saut(`a small disk cannot be mounted here (${e.stderr?.trim() || e.message})`);
    });
    await recit(dossier).finally(() => run("umount", ["--lazy", dossier]));
  } finally {
    await rm(dossier, { recursive: true, force: true });
  }
}

async function remplitLeDisque(dossier) {
  const { bavail, bsize } = await statfs(dossier);
  await writeFile(path.join(dossier, "bourrage"), Buffer.alloc(bavail * bsize)).catch((e) => assert.equal(e.code, "ENOSPC"));
  assert.equal((await statfs(dossier)).bavail, 0);
}

/** Saves until the room that the database had kept for itself is used up; the last text acknowledged. */
async function ecritJusquAuPlein(client, dossier) {
  let avant = "";
  for (let i = 0; i < 400; i += 1) {
    const texte = `${longTexte} ${i}`;
    const reponse = await client.sauve(dossier, "modalites", "modalites", texte, avant);
    if (reponse.statut !== 200) return [avant, reponse];
    avant = texte;
  }
  throw new Error("the disk does not fill");
}

test("a full disk refuses in French, gives the text back, still reads, and saves again as soon as there is room", () =>
  petitDisque((disque) =>
    avecServeur({ sous: disque }, async (serveur) => {
      const client = await new Client(serveur).entre(porteur);
      const [dossier] = await prepareDossiers(client, 1, { projet: sections.projet });
      await remplitLeDisque(disque);
      const [garde, refus] = await ecritJusquAuPlein(client, dossier);
      assert.equal(refus.statut, 503);
      assert.equal(JSON.parse(refus.texte).cause, "indisponible");

      const [page, temps] = await chronometre(client.envoie(`${dossier}/note/diagnostic`, { suite: "liste", diagnostic: longTexte }));
      expliqueLIndisponibilite(page, temps);
      const rendus = champsRendus(page.texte);
      assert.equal(rendus.diagnostic, longTexte, "the whole text is handed back");
      for (const chemin of ["/", "/dossiers", `${dossier}/note/modalites`, "/calendrier"]) assert.equal((await client.demande(chemin)).statut, 200, chemin);
      assert.ok((await client.demande(`${dossier}/note/modalites`)).texte.includes(garde), "what was acknowledged is there");

      await rm(path.join(disque, "bourrage"));
      const renvoi = await client.envoie(`${dossier}/note/diagnostic`, rendus);
      assert.equal(renvoi.statut, 303, renvoi.texte);
      const note = await valeur(serveur.base, `SELECT contenu FROM note WHERE dossier_id = ${numero(dossier)}`);
      assert.equal(JSON.parse(note).diagnostic.v, longTexte);
      assert.match(await serveur.commande("journal", "check"), /intacte/);
    }),
  ));

/** Waits until the server answers pages of the database again; how long that took. */
async function revient(client, chemin) {
  for (let i = 0; i < 100; i += 1) {
    const page = await client.demande(chemin);
    if (page.statut === 200) return page;
    assert.equal(page.statut, 503, page.texte);
    await attend(100);
  }
  throw new Error(`${chemin} does not come back`);
}

async function surPostgres(...recits) {
  const postgres = await Postgres.demarre();
  try {
    await remplis(postgres.base, "--notes", "20");
    for (const recit of recits) await recit(postgres);
  } finally {
    await postgres.ferme();
  }
}

/** Story of a database that stops and comes back under a running server. */
async function laBaseSAbsente(postgres) {
  await avecServeur({ base: postgres.base }, async (serveur) => {
    const client = await new Client(serveur).entre(porteur);
    const brouillons = await prepareDossiers(client, 4, {});
    const prets = await prepareDossiers(client, 2, sections);
    const [saves, deposes] = await travailleJusqua(client, brouillons, [prets], async () => {
      await attend(1000);
      await postgres.coupe();
    });

    for (const chemin of ["/dossiers", brouillons[0], "/connexion"]) expliqueLIndisponibilite(...(await chronometre(client.demande(chemin))));
    const [page, temps] = await chronometre(client.envoie(`${brouillons[0]}/note/public`, { suite: "liste", public_description: longTexte }));
    expliqueLIndisponibilite(page, temps);
    assert.equal((await client.sauve(brouillons[1], "public", "public_total", "12", "")).statut, 503);
    assert.equal((await client.demande("/sante")).statut, 503);

    await postgres.reprend();
    await revient(client, "/dossiers");
    await rienNEstPerdu(serveur.base, saves, deposes);
    await rienNEstAMoitie(serveur.base);
    const rendus = champsRendus(page.texte);
    assert.equal((await client.envoie(`${brouillons[0]}/note/public`, rendus)).statut, 303, "what was handed back can be sent again");
    await unRecepisseParDepot(serveur);
    assert.match(await serveur.commande("journal", "check"), /intacte/);
  });
}

test("a PostgreSQL that stops is said at once in French; when it is back, so is the server, and nothing is missing", () => surPostgres(laBaseSAbsente));
