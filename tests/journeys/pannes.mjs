// The faults of a service that lives: power cut, full disk, database away, two servers, midnight, clients that break off.
import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { connect } from "node:net";
import { setTimeout as attend } from "node:timers/promises";
import { lectureSansFin, valeur } from "./support/base.mjs";
import { numero, prepareDossiers, rienNEstPerdu, travailleJusqua } from "./support/charge.mjs";
import { Client } from "./support/client.mjs";
import { rienNEstAMoitie, unRecepisseParDepot } from "./support/coherence.mjs";
import { sections } from "./support/note.mjs";
import { faitDeLaPlace, petitDisque, remplitLeDisque } from "./support/petit_disque.mjs";
import { postgresPartage } from "./support/postgres.mjs";
import { Serveur } from "./support/serveur.mjs";
import { test } from "./support/suite.mjs";
import { histoire } from "./support/visiteur.mjs";

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

test("a server killed while 20 people write and 5 deposit loses nothing it had acknowledged", async () => {
  await avecServeur({}, async (serveur) => {
    const client = await new Client(serveur).entre(porteur);
    const brouillons = await prepareDossiers(client, 20, {});
    const prets = await Promise.all(Array.from({ length: 5 }, () => prepareDossiers(client, 2, sections)));
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

/** Saves until there is no room left, not even for a short text; the last text acknowledged and the last refusal. */
async function ecritJusquAuPlein(client, dossier) {
  const essais = [longTexte, "Court."];
  let avant = "";
  for (let i = 0; i < 1000; i += 1) {
    const texte = `${essais[0]} ${i}`;
    const reponse = await client.sauve(dossier, "modalites", "modalites", texte, avant);
    if (reponse.statut === 200) avant = texte;
    else if (essais.shift() && essais.length === 0) return [avant, reponse];
  }
  throw new Error("the disk does not fill");
}

async function ouvreLeDiagnostic(v, dossier) {
  await v.seConnecte(porteur);
  await v.page.goto(`${dossier}/note/diagnostic`);
}

/** With scripts: the island keeps the text, and will try again by itself. */
async function ecritAvecScript(v) {
  await v.page.fill("#diagnostic", longTexte);
  await v.page.locator("#diagnostic_sources").focus();
  await v.page.getByRole("status").getByText("votre texte est gardé sur cet appareil").waitFor();
}

/** Without: the page that refuses hands the text back, to be read and sent again. */
async function ecritSansScript(v) {
  await v.page.fill("#diagnostic", longTexte);
  await v.clique(/^Enregistrer et continuer/);
  await v.voit("disque-plein");
  await v.lit(longTexte.slice(0, 60));
}

async function pleinPourUneMachine(client, dossier) {
  const [garde, refus] = await ecritJusquAuPlein(client, dossier);
  assert.equal(refus.statut, 503);
  assert.equal(JSON.parse(refus.texte).cause, "indisponible");
  expliqueLIndisponibilite(...(await chronometre(client.envoie(`${dossier}/note/projet`, { ...sections.projet, phrase: longTexte }))));
  for (const chemin of ["/", "/dossiers", "/calendrier"]) assert.equal((await client.demande(chemin)).statut, 200, chemin);
  assert.ok((await client.demande(`${dossier}/note/modalites`)).texte.includes(garde), "what was acknowledged is there");
}

async function disquePlein(serveur, disque, avec, sans) {
  const client = await new Client(serveur).entre(porteur);
  const [dossier, un, autre] = await prepareDossiers(client, 3, {});
  await ouvreLeDiagnostic(avec, un);
  await ouvreLeDiagnostic(sans, autre);
  const finDeLecture = await lectureSansFin(serveur.base);
  await remplitLeDisque(disque);
  await pleinPourUneMachine(client, dossier);
  await ecritAvecScript(avec);
  await ecritSansScript(sans);

  await finDeLecture();
  await faitDeLaPlace(disque);
  await sans.clique("Renvoyer");
  assert.match(sans.page.url(), /\/note\/objectifs$/);
  await avec.page.getByRole("status").getByText(/^Enregistré à/).waitFor();
  for (const id of [un, autre]) {
    const note = await valeur(serveur.base, `SELECT contenu FROM note WHERE dossier_id = ${numero(id)}`);
    assert.equal(JSON.parse(note).diagnostic.v, longTexte, "to the letter");
  }
  assert.match(await serveur.commande("journal", "check"), /intacte/);
}

test("a full disk refuses in French, gives the text back, still reads, and saves again as soon as there is room", () =>
  petitDisque((disque) =>
    avecServeur({ sous: disque }, (serveur) =>
      histoire(serveur, ["disque"], (avec) =>
        histoire(serveur, ["disque-sans-script"], (sans) => disquePlein(serveur, disque, avec, sans), { javaScriptEnabled: false }),
      ),
    ),
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

test("a PostgreSQL that stops is said at once in French; when it is back, so is the server, and nothing is missing", async () => {
  const postgres = await postgresPartage();
  await avecServeur({ base: await postgres.nouvelleBase() }, async (serveur) => {
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
});

/** The same person on two servers that share a database. */
async function surLesDeux(a, b) {
  const chezA = await new Client(a).entre(porteur);
  const [dossier] = await prepareDossiers(chezA, 1, {});
  const chezB = chezA.chez(b);
  const save = await chezB.sauve(dossier, "diagnostic", "diagnostic", "Écrit chez l’un, gardé chez l’autre.", "");
  assert.equal(save.statut, 200, "the session and the token of one are good for the other");
  assert.match((await chezA.demande(`${dossier}/note/diagnostic`)).texte, /Écrit chez l’un, gardé chez l’autre\./);
  const prets = await prepareDossiers(chezB, 6, sections);
  const depots = await Promise.all(prets.map((d, i) => [chezA, chezB][i % 2].depose(d)));
  for (const depot of depots) assert.match(depot.lieu, /\/depots\/1$/, depot.texte);
  const fin = await chezA.envoie(`${dossier}/abandonner`);
  const message = await chezA.chez(b).demande(fin.lieu);
  assert.match(message.texte, /Le projet est abandonné\./, "the message set by one is shown by the other");
  await chezB.envoie("/deconnexion");
  assert.equal((await chezA.demande("/dossiers")).statut, 303, "who signs out is out everywhere");
}

test("two servers on one PostgreSQL are one service: sessions, forms, messages, numbers, and each mail sent once", async () => {
  const base = await (await postgresPartage()).nouvelleBase();
  const [a, b] = await Promise.all([Serveur.demarre({ base }), Serveur.demarre({ base })]);
  try {
    await surLesDeux(a, b);
    await rienNEstAMoitie(base);
    await unRecepisseParDepot(a, b);
    assert.match(await a.commande("journal", "check"), /intacte/);
  } finally {
    await Promise.all([a.ferme(), b.ferme()]);
  }
});

test("a deposit sent before midnight is taken; one sent after is refused with the reason and its draft stays readable", async () => {
  await avecServeur({ horloge: "2022-09-16T23:00" }, async (serveur) => {
    const client = await new Client(serveur).entre(porteur);
    const [avant, apres] = await prepareDossiers(client, 2, sections);
    await serveur.arrete();
    await serveur.sert("2022-09-16T23:59:55");
    const accepte = await client.depose(avant);
    await attend(5200);
    const refuse = await client.depose(apres);
    assert.match(accepte.lieu, /\/depots\/1$/, accepte.texte);
    assert.equal(refuse.statut, 422);
    assert.match(refuse.texte, /La note n’est pas déposée/);
    assert.match(refuse.texte, /16.septembre.2022/);
    const note = await client.demande(`${apres}/note/verifier`);
    assert.equal(note.statut, 200);
    for (const texte of [sections.projet.intitule, sections.public.public_description]) assert.ok(note.texte.includes(texte), texte);
    assert.doesNotMatch(note.texte, /Déposer la note d’intention<\/button>/);
    const faits = await valeur(serveur.base, `SELECT COUNT(*) FROM note_depot WHERE dossier_id = ${numero(apres)}`);
    assert.equal(faits, 0);
    await rienNEstAMoitie(serveur.base);
  });
});

/** A form announced whole and sent in half; gives the socket, and all that the server will have said when it closes. */
function envoieAMoitie(client, chemin, champs) {
  const corps = new URLSearchParams({ jeton: client.jeton, ...champs }).toString();
  const cookie = [...client.temoins].map(([nom, valeur_]) => `${nom}=${valeur_}`).join("; ");
  const tete = [`POST ${chemin} HTTP/1.1`, `Host: 127.0.0.1:${client.serveur.port}`, `Cookie: ${cookie}`];
  tete.push("Content-Type: application/x-www-form-urlencoded", `Content-Length: ${corps.length}`, "", "");
  const prise = connect(client.serveur.port, "127.0.0.1");
  prise.write(tete.join("\r\n") + corps.slice(0, -5));
  let dit = "";
  prise.on("data", (d) => (dit += d)).on("error", () => {});
  return { prise, fin: new Promise((resolve) => prise.once("close", () => resolve(dit))) };
}

test("clients that never end their form, or are cut in the middle, save nothing and hold up nobody", async () => {
  await avecServeur({}, async (serveur) => {
    const client = await new Client(serveur).entre(porteur);
    const [dossier] = await prepareDossiers(client, 1, {});
    const page = `${dossier}/note/diagnostic`;
    const lents = Array.from({ length: 60 }, () => envoieAMoitie(client, page, { suite: "liste", diagnostic: longTexte }));
    const coupes = Array.from({ length: 60 }, () => envoieAMoitie(client, page, { suite: "liste", diagnostic: longTexte }));
    await attend(300);
    for (const { prise } of coupes) prise.resetAndDestroy();
    const [vue, temps] = await chronometre(client.demande(page));
    assert.equal(vue.statut, 200);
    assert.ok(temps < 3000, `a page took ${temps} ms while others stall`);
    for (const dit of await Promise.all(lents.map(({ fin }) => fin))) assert.match(dit, /^HTTP\/1\.1 408 [^]*arrivée trop lentement/);
    assert.equal(await valeur(serveur.base, `SELECT contenu FROM note WHERE dossier_id = ${numero(dossier)}`), "{}");
    assert.equal((await client.sauve(dossier, "diagnostic", "diagnostic", "Un texte entier.", "")).statut, 200);
  });
});
