// The pieces of a final dossier: given with and without scripts, refused with a reason, replaced, downloaded, and sent on after a cut.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { valeur } from "./support/base.mjs";
import { document, enPreparation } from "./support/pieces.mjs";
import { test } from "./support/suite.mjs";

/** The porteur has opened the final dossier; the story has the address of its pieces. */
const surLesPieces = (nom, recit, options) =>
  enPreparation(nom, (v, racine, serveur) => recit(v, `${racine}/pieces`, serveur), options);

const telecharge = async (v, lien) => {
  const adresse = await v.page.getByRole("link", { name: lien }).first().getAttribute("href");
  return { adresse, reponse: await v.context.request.get(adresse) };
};

test("without scripts a piece is given, refused when it is something else, replaced, downloaded in part, and taken back", () =>
  surLesPieces(
    "pieces-sans-scripts",
    async (v, pieces, serveur) => {
      await v.ouvre(pieces, "liste");
      await v.lit("pièces manquent");
      await v.page.getByLabel("Des intervenantes ou intervenants animent l’action").check();
      await v.clique("Mettre la liste à jour");
      await v.lit("Curriculum vitae");
      await v.page.goto(`${pieces}/cv_intervenants`);
      await v.page.setInputFiles("#fichier", await document(serveur, "cv.pdf"));
      await v.clique("Remettre le document");
      await v.lit("un document par intervenant·e");
      await v.voit("erreur");
      await v.page.getByLabel(/De qui ou de quoi/).fill("Camille Exemple");
      await v.page.setInputFiles("#fichier", await document(serveur, "cv.pdf"));
      await v.clique("Remettre le document");
      await v.lit("est remis");
      await v.voit("remise");
      const original = await readFile(await document(serveur, "cv.pdf"));
      const { adresse, reponse } = await telecharge(v, "cv.pdf");
      assert.deepEqual(Buffer.from(await reponse.body()), original);
      assert.match(reponse.headers()["content-disposition"], /^attachment/);
      assert.equal(reponse.headers()["x-content-type-options"], "nosniff");
      const part = await v.context.request.get(adresse, { headers: { Range: "bytes=10-19" } });
      assert.equal(part.status(), 206);
      assert.deepEqual(Buffer.from(await part.body()), original.subarray(10, 20));
      await v.clique(/^Retirer/);
      await v.lit("est retiré");
    },
    { javaScriptEnabled: false },
  ));

test("a structure's piece is given once and found in its safe", () =>
  surLesPieces("pieces-coffre", async (v, pieces, serveur) => {
    await v.page.goto(`${pieces}/rib`);
    await v.page.setInputFiles("#fichier", await document(serveur, "rib.pdf"));
    await v.clique("Remettre le document");
    await v.page.waitForURL(`**${pieces}`);
    await v.page.goto("/structures");
    const structure = await valeur(serveur.base, "SELECT structure_id FROM piece");
    await v.ouvre(`/structures/${structure}/pieces`, "coffre");
    await v.lit("rib.pdf");
  }));

test("a file of another kind is refused beside its name, the page stays", () =>
  surLesPieces("pieces-refus", async (v, pieces) => {
    await v.page.goto(`${pieces}/rib`);
    await v.page.locator(".dt-remise__zone").waitFor();
    await v.page.setInputFiles("#fichier", { name: "rib.pdf", mimeType: "application/pdf", buffer: Buffer.from("MZ programme") });
    await v.appuie("Remettre le document");
    await v.lit("d’un type qui n’est pas accepté");
    await v.voit("refus");
  }));

/** Drops the files on the zone, as from the desktop. */
async function lache(v, fichiers) {
  const paquet = await v.page.evaluateHandle((liste) => {
    const transfert = new DataTransfer();
    for (const [nom, texte] of liste) transfert.items.add(new File([texte], nom, { type: "application/pdf" }));
    return transfert;
  }, fichiers);
  const zone = v.page.locator(".dt-remise__zone");
  await zone.dispatchEvent("dragover", { dataTransfer: paquet });
  assert.match(await zone.getAttribute("class"), /survol/);
  await zone.dispatchEvent("drop", { dataTransfer: paquet });
  assert.doesNotMatch(await zone.getAttribute("class"), /survol/);
}

test("a document is dropped on the page; where one is due, two are not taken", () =>
  surLesPieces("pieces-depose", async (v, pieces, serveur) => {
    const contenu = await readFile(await document(serveur, "rib.pdf"), "latin1");
    await v.page.goto(`${pieces}/rib`);
    await v.page.locator(".dt-remise__zone").waitFor();
    await lache(v, [
      ["rib.pdf", contenu],
      ["autre.pdf", contenu],
    ]);
    await v.lit("Un seul document est attendu ici.");
    await lache(v, [["rib.pdf", contenu]]);
    await v.appuie("Remettre le document");
    await v.page.waitForURL(`**${pieces}`, { timeout: 30_000 });
    await v.lit("rib.pdf");
  }));

test("on a phone a document is photographed", () =>
  surLesPieces(
    "pieces-photo",
    async (v, pieces) => {
      await v.page.goto(`${pieces}/rib`);
      await v.page.getByRole("button", { name: "Photographier le document" }).waitFor();
      const photo = Buffer.concat([Buffer.from("ffd8ffe000104a464946000101", "hex"), Buffer.alloc(5000, 7), Buffer.from("ffd9", "hex")]);
      await v.page.setInputFiles("input[capture=environment]", { name: "image.jpg", mimeType: "image/jpeg", buffer: photo });
      await v.voit("photo");
      await v.appuie("Remettre le document");
      await v.page.waitForURL(`**${pieces}`, { timeout: 30_000 });
      await v.lit("image.jpg");
    },
    { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } },
  ));

test("several documents are sent at once, and a large one goes on after the server was killed", () =>
  surLesPieces("pieces-reprise", async (v, pieces, serveur) => {
    await v.page.goto(`${pieces}`);
    await v.page.getByLabel("Des intervenantes ou intervenants animent l’action").check();
    await v.clique("Mettre la liste à jour");
    await v.page.goto(`${pieces}/cv_intervenants`);
    await v.page.locator(".dt-remise__zone").waitFor();
    const grand = await document(serveur, "grand.pdf", 30_000_000);
    await v.page.route("**/televersements/*", async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 150));
      await route.continue();
    });
    await v.page.setInputFiles("#fichier", [grand, await document(serveur, "petit.pdf")]);
    await v.appuie("Remettre le document");
    await v.lit(/^\d+ %$/);
    const recu = () => valeur(serveur.base, "SELECT COALESCE(SUM(taille), 0) FROM televersement_part");
    while ((await recu()) < 4_000_000) await new Promise((resolve) => setTimeout(resolve, 50));
    await serveur.tue();
    const avant = await recu();
    assert.ok(avant < 30_000_000, "killed too late to prove anything");
    await v.voit("coupe");
    await serveur.sert("2022-11-20T10:05");
    await v.page.waitForURL(`**${pieces}`, { timeout: 60_000 });
    await v.lit("grand.pdf");
    await v.lit("petit.pdf");
    const { reponse } = await telecharge(v, "grand.pdf");
    assert.deepEqual(Buffer.from(await reponse.body()), await readFile(grand));
    assert.equal(await recu(), 0);
  }));
