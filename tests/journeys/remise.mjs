// A document asked of somebody without an account: the link is read in the mail, opened on a phone and on a laptop, with and
// without scripts, cut and gone on with; it serves once; what comes second is chosen by the porteur.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { valeur } from "./support/base.mjs";
import { document, enPreparation } from "./support/pieces.mjs";
import { test } from "./support/suite.mjs";
import { Visiteur } from "./support/visiteur.mjs";

const run = promisify(execFile);
const comptable = "comptable@cabinet.example";
const telephone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** The porteur asks that address for the piece, and stays on its page. */
async function demande(v, pieces, piece, courriel = comptable) {
  await v.page.goto(`${pieces}/${piece}`);
  await v.clique("Demander ce document à quelqu’un", "link");
  await v.page.fill("#courriel", courriel);
  await v.page.fill("#nom", "comptable");
  await v.page.fill("#message", "Bonjour, le plus récent que vous ayez. Merci !");
  await v.clique("Envoyer la demande");
  await v.lit(`La demande est envoyée à ${courriel}`);
}

async function lienRecu(serveur, courriel = comptable) {
  return serveur.lienDe(await serveur.courrielPour(courriel, "/remise/"), "/remise/");
}

/** Somebody else, in a browser of their own. */
async function quelquun(serveur, nom, recit, options = {}) {
  const v = await Visiteur.arrive(serveur, nom, options);
  try {
    await recit(v);
  } catch (error) {
    await v.page.screenshot({ path: `build/journeys/echec-${nom}.png`, fullPage: true }).catch(() => {});
    error.message += `\n  (${nom} was at ${v.page.url()}; ${v.defauts.join("; ")})`;
    await v.context.close();
    throw error;
  }
  await v.part();
}

async function statut(v, chemin) {
  const reponse = await v.page.goto(chemin);
  return { statut: reponse.status(), entetes: reponse.headers() };
}

const avance = `
import sqlite3, sys
base = sqlite3.connect(sys.argv[1], timeout=20)
base.execute(sys.argv[2])
base.commit()`;
const change = (serveur, sql) => run("python3", ["-c", avance, serveur.base.slice("sqlite:".length), sql]);

test("on a phone, without an account, a document is given through a link; the porteur sees from whom, and the link has served", () =>
  enPreparation("remise-porteur", async (v, racine, serveur) => {
    const pieces = `${racine}/pieces`;
    await v.ouvre(`${pieces}/rib`, "piece");
    await v.ouvre(`${pieces}/rib/demander`, "demander");
    await v.page.fill("#courriel", "comptable");
    await v.page.fill("#message", "Voyez www.ailleurs.example");
    await v.clique("Envoyer la demande");
    await v.voit("demander-erreurs");
    await demande(v, pieces, "rib");
    await v.voit("piece-demandee");
    const lien = await lienRecu(serveur);
    await quelquun(
      serveur,
      "remise-telephone",
      async (t) => {
        const { statut: code, entetes } = await statut(t, lien);
        assert.equal(code, 200);
        assert.equal(entetes["referrer-policy"], "same-origin");
        assert.match(entetes["x-robots-tag"], /noindex/);
        await t.lit("Bonjour, le plus récent que vous ayez.");
        await t.page.locator(".dt-remise__zone").waitFor();
        await t.voit("lien");
        await t.page.setInputFiles("#fichier", { name: "rib.pdf", mimeType: "application/pdf", buffer: Buffer.from("MZ programme") });
        await t.appuie("Remettre le document");
        await t.lit("d’un type qui n’est pas accepté");
        // Two presses within a second count as one.
        await setTimeout(1200);
        await t.page.setInputFiles("#fichier", await document(serveur, "rib-cabinet.pdf"));
        await t.appuie("Remettre le document");
        await t.page.waitForURL("**/merci");
        await t.voit("merci");
        assert.equal((await statut(t, lien)).statut, 410);
        await t.voit("servi");
        assert.equal((await statut(t, `${lien.slice(0, -1)}${lien.endsWith("0") ? "1" : "0"}`)).statut, 404);
        await t.voit("inconnu");
      },
      telephone,
    );
    await v.ouvre(`${pieces}/rib`, "piece-recue");
    await v.lit(`par lien (${comptable})`);
    await v.lit("Document reçu");
    const courriel = await serveur.courrielPour("porteur@demo.example", "que vous aviez demandé");
    assert.match(courriel, /comptable@cabinet\.example/);
    await v.ouvre(racine.replace("/definitif", ""), "dossier");
    await v.lit("Une personne sans compte a remis une pièce, par un lien");
  }));

test("without scripts, what comes while a document stands is proposed, opened and taken by the porteur", () =>
  enPreparation(
    "remise-sans-scripts",
    async (v, racine, serveur) => {
      const pieces = `${racine}/pieces`;
      await v.page.goto(`${pieces}/rib`);
      await v.page.setInputFiles("#fichier", await document(serveur, "rib-porteur.pdf"));
      await v.clique("Remettre le document");
      await demande(v, pieces, "rib");
      const lien = await lienRecu(serveur);
      await quelquun(
        serveur,
        "remise-ordinateur",
        async (t) => {
          await t.ouvre(lien, "lien");
          await t.clique("Remettre le document");
          await t.lit("Choisissez un document");
          await t.page.setInputFiles("#fichier", await document(serveur, "rib-cabinet.pdf", 3000));
          await t.clique("Remettre le document");
          await t.lit("Merci, votre document est reçu");
          await t.voit("merci");
        },
        { javaScriptEnabled: false },
      );
      await v.ouvre(pieces, "liste-a-choisir");
      await v.clique(/^choisir pour/, "link");
      await v.voit("a-choisir");
      await v.lit("rib-porteur.pdf");
      const adresse = await v.page.getByRole("link", { name: "rib-cabinet.pdf" }).getAttribute("href");
      const recu = await v.context.request.get(adresse);
      assert.deepEqual(Buffer.from(await recu.body()), await readFile(await document(serveur, "rib-cabinet.pdf", 3000)));
      await v.clique(/^Prendre ce document/);
      await v.lit("« rib-cabinet.pdf » est remis");
      assert.equal(await v.page.getByText("rib-porteur.pdf").count(), 0);
    },
    { javaScriptEnabled: false },
  ));

test("a large document goes on after the server was killed, and the other who holds the same link is told that it served", () =>
  enPreparation("remise-coupure", async (v, racine, serveur) => {
    await demande(v, `${racine}/pieces`, "rib");
    const lien = await lienRecu(serveur);
    await quelquun(serveur, "remise-second", async (second) => {
      await second.page.goto(lien);
      await second.page.locator(".dt-remise__zone").waitFor();
      await quelquun(serveur, "remise-reprise", async (t) => {
        await t.page.goto(lien);
        await t.page.locator(".dt-remise__zone").waitFor();
        await t.page.route("**/televersements/*", async (route) => {
          await setTimeout(150);
          await route.continue();
        });
        const grand = await document(serveur, "grand.pdf", 30_000_000);
        await t.page.setInputFiles("#fichier", grand);
        await t.appuie("Remettre le document");
        const recu = () => valeur(serveur.base, "SELECT COALESCE(SUM(taille), 0) FROM televersement_part");
        while ((await recu()) < 4_000_000) await setTimeout(50);
        await serveur.tue();
        assert.ok((await recu()) < 30_000_000, "killed too late to prove anything");
        await t.voit("coupe");
        await serveur.sert("2022-11-20T10:05");
        await t.page.waitForURL("**/merci", { timeout: 60_000 });
        assert.equal(await valeur(serveur.base, "SELECT taille FROM fichier"), (await readFile(grand)).length);
      });
      await second.page.setInputFiles("#fichier", await document(serveur, "trop-tard.pdf"));
      await second.appuie("Remettre le document");
      await second.lit("Il a déjà servi");
      await second.voit("trop-tard");
    });
    assert.equal(await valeur(serveur.base, "SELECT COUNT(*) FROM piece"), 1);
  }));

test("a link taken back, sent again, too old, or whose dossier is signed says why it does not open", () =>
  enPreparation("remise-fermee", async (v, racine, serveur) => {
    const pieces = `${racine}/pieces`;
    await demande(v, pieces, "rib");
    const premier = await lienRecu(serveur);
    await v.clique(/^Renvoyer/);
    await v.lit("Un nouveau lien est envoyé");
    await quelquun(serveur, "remise-fermes", async (t) => {
      assert.equal((await statut(t, premier)).statut, 410);
      await t.lit("l’a retiré, ou vous en a envoyé un autre");
      await t.voit("remplace");
      await demande(v, pieces, "statuts", "secretariat@cabinet.example");
      const autre = await lienRecu(serveur, "secretariat@cabinet.example");
      await change(serveur, "UPDATE definitif SET etat = 'signe'");
      assert.equal((await statut(t, autre)).statut, 409);
      await t.lit("est signé ou envoyé");
      await t.voit("signe");
      await change(serveur, "UPDATE definitif SET etat = 'en_preparation'");
      await v.page.goto(`${pieces}/statuts`);
      await v.clique(/^Retirer le lien/);
      await v.lit("ne fonctionne plus");
      assert.equal((await statut(t, autre)).statut, 410);
      await demande(v, pieces, "rib", "tardive@cabinet.example");
      const tardif = await lienRecu(serveur, "tardive@cabinet.example");
      await change(serveur, "UPDATE lien_remise SET expire_le = demande_le + 1");
      assert.equal((await statut(t, tardif)).statut, 410);
      await t.lit("Il fallait l’utiliser avant le");
      await t.voit("expire");
    });
    await v.ouvre(`${pieces}/rib`, "piece-liens");
    await v.lit("Expiré");
  }));
