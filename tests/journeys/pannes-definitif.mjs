// The faults of the final dossier, by doing them: power cuts among deposits, no room for a document or for a deposit, a key that is
// missing or wrong, files damaged on the disk.
import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { readFile, rename, truncate, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as attend } from "node:timers/promises";
import { lectureSansFin, lignes, valeur } from "./support/base.mjs";
import { Client } from "./support/client.mjs";
import { toutEstEnvoye } from "./support/coherence.mjs";
import {
  aucunDefinitifAMoitie,
  chacunASonRecepisse,
  definitifsPrets,
  depose,
  deposeSansArret,
  porteur,
  signe,
  unCourrielParDepot,
} from "./support/definitifs_prets.mjs";
import { changeUnOctet, cheminDuFichier, cleDesFichiers, commandeDesFichiers, resteDUneCoupure, vieillit } from "./support/fichiers.mjs";
import { faitDeLaPlace, petitDisque, remplitLeDisque } from "./support/petit_disque.mjs";
import { document, projetOuvrable } from "./support/pieces.mjs";
import { Serveur } from "./support/serveur.mjs";
import { test } from "./support/suite.mjs";
import { histoire } from "./support/visiteur.mjs";

const jour = "2022-11-20";

async function avecServeur(options, recit) {
  const serveur = await Serveur.demarre({ horloge: `${jour}T10:00`, ...options });
  try {
    await recit(serveur);
  } finally {
    await serveur.ferme();
  }
}

async function toutEstLisible(serveur) {
  const { code, dit } = await commandeDesFichiers(serveur, "verifier");
  assert.equal(code, 0, dit);
}

/** Deposits, a power cut at a moment nobody chose, what was promised; the paths acknowledged. */
async function coupeParmiLesDepots(serveur, client, prets, horloge) {
  const parts = [0, 1, 2, 3].map((n) => prets.filter((_, i) => i % 4 === n));
  const [faits] = await Promise.all([
    Promise.all(parts.map((racines) => deposeSansArret(client, racines))),
    attend(800 + randomInt(1500)).then(() => serveur.tue()),
  ]);
  await serveur.sert(horloge);
  await aucunDefinitifAMoitie(serveur.base);
  await chacunASonRecepisse(client, faits.flat());
  assert.match(await serveur.commande("journal", "check"), /intacte/);
  return faits.flat();
}

/** Whoever did not hear the answer tries again: it is done, or it was. */
async function chacunReussitOuEstDejaDepose(client, base, prets) {
  for (const racine of prets) {
    const dossier = Number(racine.split("/")[2]);
    const etat = () => valeur(base, `SELECT etat FROM definitif WHERE dossier_id = ${dossier}`);
    const avant = await etat();
    if (avant === "en_preparation") assert.equal((await signe(client, racine)).statut, 303);
    const encore = await depose(client, racine);
    if (avant === "depose") assert.match(encore.texte, /déposé/, "a deposit sent twice is said to be done");
    else assert.match(encore.lieu, /\/depots\/\d+$/, encore.texte);
    assert.equal(await etat(), "depose");
  }
}

test("a server killed three times while final dossiers are deposited keeps each acknowledged deposit whole, and no other in half", () =>
  avecServeur({ etape: "releves" }, async (serveur) => {
    const prets = await definitifsPrets(serveur, 12, `${jour}T11:00`);
    let client = await new Client(serveur).entre(porteur);
    const faits = [];
    for (const heure of ["12:00", "13:00", "14:00"])
      faits.push(...(await coupeParmiLesDepots(serveur, client, prets, `${jour}T${heure}`)));
    assert.ok(faits.length >= 6, `${faits.length} deposits acknowledged before the cuts`);
    client = await new Client(serveur).entre(porteur);
    await chacunReussitOuEstDejaDepose(client, serveur.base, prets);
    await aucunDefinitifAMoitie(serveur.base);
    await toutEstEnvoye(serveur.base);
    await unCourrielParDepot(serveur.base);
    await toutEstLisible(serveur);
    assert.match(await serveur.commande("journal", "check"), /intacte/);
  }));

/** Saves in a part of the final dossier until not even a short text finds room. */
async function ecritJusquAuPlein(client, racine) {
  const textes = ["Un texte assez long pour prendre de la place. ".repeat(60), "Court."];
  for (let i = 0; i < 2000; i += 1) {
    const page = await client.envoie(`${racine}/partie/suivi`, { evaluation: `${textes[0]} ${i}`, suite: "liste" });
    if (page.statut === 503 && textes.shift() && textes.length === 0) return page;
  }
  throw new Error("the disk does not fill");
}

const enFrancais = (page) => {
  assert.equal(page.statut, 503, page.texte);
  assert.match(page.texte, /n’a plus de place/);
  assert.doesNotMatch(page.texte, /sqlite|disk|SELECT|\/fichiers/i);
};

test("a deposit for which the database has no room is refused in French, changes nothing, and is done once there is room", () =>
  petitDisque(
    (disque) =>
      avecServeur({ etape: "releves", sous: disque }, async (serveur) => {
        const [aDeposer, aEcrire] = await definitifsPrets(serveur, 2, `${jour}T11:00`);
        const client = await new Client(serveur).entre(porteur);
        assert.equal((await signe(client, aDeposer)).statut, 303);
        const finDeLecture = await lectureSansFin(serveur.base);
        await remplitLeDisque(disque);
        enFrancais(await ecritJusquAuPlein(client, aEcrire));
        enFrancais(await depose(client, aDeposer));
        await aucunDefinitifAMoitie(serveur.base);
        assert.equal((await client.demande(`${aDeposer}/verifier`)).statut, 200, "pages are read meanwhile");
        await finDeLecture();
        await faitDeLaPlace(disque);
        assert.match((await depose(client, aDeposer)).lieu, /\/depots\/1$/);
        await aucunDefinitifAMoitie(serveur.base);
        assert.match(await serveur.commande("journal", "check"), /intacte/);
      }),
    120,
  ));

/** A final dossier just opened, and its pieces, on a server whose documents stand in `fichiers`. */
async function ouvert(serveur) {
  const client = await new Client(serveur).entre(porteur);
  const projet = await projetOuvrable(serveur);
  assert.equal((await client.envoie(`${projet}/definitif/ouvrir`)).statut, 303);
  return { client, racine: `${projet}/definitif`, pieces: `${projet}/definitif/pieces` };
}

const options = (fichiers, cle) => ["--fichiers", fichiers, "--cle-fichiers", cle];

async function sansPlacePourUnDocument(serveur, disque, avec, sans) {
  const { pieces } = await ouvert(serveur);
  const grand = await document(serveur, "grand.pdf", 6_000_000);
  for (const v of [avec, sans]) await v.seConnecte(porteur);
  await sans.page.goto(pieces);
  await sans.page.getByLabel("Des intervenantes ou intervenants animent l’action").check();
  await sans.clique("Mettre la liste à jour");
  await sans.page.goto(`${pieces}/cv_intervenants`);
  await avec.page.goto(`${pieces}/rib`);
  await avec.page.locator(".dt-remise__zone").waitFor();
  await remplitLeDisque(disque);
  await sans.page.getByLabel(/De qui ou de quoi/).fill("Camille Exemple");
  await sans.page.setInputFiles("#fichier", grand);
  await sans.clique("Remettre le document");
  await sans.lit("n’a plus de place");
  await sans.voit("refuse");
  await avec.page.setInputFiles("#fichier", grand);
  await avec.appuie("Remettre le document");
  await avec.page.getByText("Le serveur n’a plus de place").first().waitFor({ timeout: 90_000 });
  await avec.voit("refuse");
  assert.equal(await valeur(serveur.base, "SELECT COUNT(*) FROM piece"), 0);

  await faitDeLaPlace(disque);
  await avec.appuie(/^Reprendre/);
  await avec.page.waitForURL(`**${pieces}`, { timeout: 60_000 });
  await sans.clique("Renvoyer");
  await sans.lit("Choisissez un document");
  assert.equal(await sans.page.getByLabel(/De qui ou de quoi/).inputValue(), "Camille Exemple", "what was typed is given back");
  await sans.page.setInputFiles("#fichier", grand);
  await sans.clique("Remettre le document");
  await sans.lit("est remis");
  const gardes = await lignes(serveur.base, "SELECT taille FROM fichier");
  assert.equal(gardes.length, 2);
  await toutEstLisible(serveur);
}

test("without room for a document the sender is told so, with and without scripts, and the same act succeeds once there is", () =>
  petitDisque((disque) =>
    avecServeur({ options: options(path.join(disque, "fichiers"), path.join(disque, "cle")) }, (serveur) =>
      histoire(serveur, ["sans-place"], (avec) =>
        histoire(serveur, ["sans-place-sans-script"], (sans) => sansPlacePourUnDocument(serveur, disque, avec, sans), {
          javaScriptEnabled: false,
        }),
      ),
    ),
  ));

/** Whether the program stops by itself instead of serving; what it says. */
async function refuseDeServir(serveur) {
  await serveur.sert(`${jour}T12:00`).then(
    () => assert.fail("it serves all the same"),
    () => {},
  );
  return serveur.sortie;
}

async function remis(client, pieces, code, contenu) {
  const { statut, texte } = await client.remet(`${pieces}/${code}`, {}, `${code}.pdf`, contenu);
  assert.equal(statut, 303, texte);
}

const telecharge = async (client, base, pieces, code) => {
  const id = await valeur(base, `SELECT id FROM piece WHERE code = '${code}' AND retiree_le IS NULL`);
  return client.demande(`${pieces}/${code}/${id}/fichier`);
};

test("a key that is lost or wrong keeps the service from starting, with the reason; one lost meanwhile changes nothing until then", () =>
  avecServeur({}, async (serveur) => {
    const { client, pieces } = await ouvert(serveur);
    const cle = cleDesFichiers(serveur);
    await remis(client, pieces, "rib", await readFile(await document(serveur, "rib.pdf")));
    await rename(cle, `${cle}.perdue`);
    assert.equal((await telecharge(client, serveur.base, pieces, "rib")).statut, 200, "the service has the key");
    await remis(client, pieces, "statuts", await readFile(await document(serveur, "statuts.pdf")));
    await serveur.arrete();
    assert.match(await refuseDeServir(serveur), /leur clé/);
    await writeFile(cle, `${"ab".repeat(32)}\n`, { mode: 0o600 });
    assert.match(await refuseDeServir(serveur), /aucune des clés données n’ouvre/);
    await writeFile(cle, "pas une clé\n", { mode: 0o600 });
    assert.match(await refuseDeServir(serveur), /ligne 1/);
    await rename(`${cle}.perdue`, cle);
    await serveur.sert(`${jour}T13:00`);
    for (const code of ["rib", "statuts"]) assert.equal((await telecharge(client, serveur.base, pieces, code)).statut, 200);
    await toutEstLisible(serveur);
  }));

/** Does that to the file that is kept for the piece; its name. */
async function abime(serveur, code, comment) {
  const demande = "SELECT f.coffre FROM piece p JOIN fichier f ON f.id = p.fichier_id WHERE p.retiree_le IS NULL";
  const coffre = await valeur(serveur.base, `${demande} AND p.code = '${code}'`);
  await comment(cheminDuFichier(serveur, coffre));
  return coffre;
}

test("a document damaged on the disk is said to be so, named by the check, left out of the archive, and given anew; the others go on", () =>
  avecServeur({}, async (serveur) => {
    const { client, racine, pieces } = await ouvert(serveur);
    const contenu = await readFile(await document(serveur, "original.pdf", 200_000));
    for (const code of ["rib", "statuts"]) await remis(client, pieces, code, contenu);
    const change = await abime(serveur, "rib", changeUnOctet);
    const coupe = await abime(serveur, "statuts", (fichier) => truncate(fichier, 70_000));
    await histoire(serveur, ["document-abime"], async (v) => {
      await v.seConnecte(porteur);
      const id = await valeur(serveur.base, "SELECT id FROM piece WHERE code = 'rib'");
      await v.page.goto(`${pieces}/rib/${id}/fichier`);
      await v.lit("Ce document ne peut pas être ouvert");
      await v.voit("page");
    });
    assert.equal((await telecharge(client, serveur.base, pieces, "statuts")).statut, 500);
    const { code: fin, dit } = await commandeDesFichiers(serveur, "verifier");
    assert.equal(fin, 1);
    for (const nom of [change, coupe]) assert.match(dit, new RegExp(`${nom} : il est abîmé`));
    const archive = await client.demande(`${racine}/dossier.zip`);
    assert.equal(archive.statut, 200, "the archive is made without them");
    await remis(client, pieces, "rib", contenu);
    assert.equal((await telecharge(client, serveur.base, pieces, "rib")).statut, 200);
  }));

test("what a power cut leaves among the documents is removed by the administrator's command, never a document", () =>
  avecServeur({}, async (serveur) => {
    const { client, pieces } = await ouvert(serveur);
    await remis(client, pieces, "rib", await readFile(await document(serveur, "rib.pdf")));
    let reste;
    await abime(serveur, "rib", async (fichier) => {
      await vieillit(fichier);
      reste = await resteDUneCoupure(serveur, fichier);
    });
    const { code, dit } = await commandeDesFichiers(serveur, "nettoyer");
    assert.equal(code, 0, dit);
    assert.match(dit, /1 fichier retiré/);
    await assert.rejects(readFile(reste), "the rest of a cut is gone");
    assert.equal((await telecharge(client, serveur.base, pieces, "rib")).statut, 200);
  }));
