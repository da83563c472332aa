// The pieces of a final dossier: given, refused with a reason, downloaded, taken back; and the structure's safe.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { valeur } from "./support/base.mjs";
import { document, projetOuvrable } from "./support/pieces.mjs";
import { Serveur } from "./support/serveur.mjs";
import { test } from "./support/suite.mjs";
import { histoire } from "./support/visiteur.mjs";

const porteur = "porteur@demo.example";

/** The porteur has opened the final dossier and looks at its pieces. */
async function enPreparation(nom, recit, options = {}) {
  const serveur = await Serveur.demarre({ horloge: "2022-11-20T10:00" });
  try {
    const projet = await projetOuvrable(serveur);
    await histoire(
      serveur,
      [nom],
      async (v) => {
        await v.seConnecte(porteur);
        await v.page.goto(`${projet}/definitif`);
        await v.clique("Ouvrir le dossier définitif");
        await recit(v, `${projet}/definitif/pieces`, serveur);
      },
      options,
    );
  } finally {
    await serveur.ferme();
  }
}

const telecharge = async (v, lien) => {
  const adresse = await v.page.getByRole("link", { name: lien }).first().getAttribute("href");
  return { adresse, reponse: await v.context.request.get(adresse) };
};

test("without scripts a piece is given, refused when it is something else, replaced, downloaded in part, and taken back", () =>
  enPreparation(
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
  enPreparation("pieces-coffre", async (v, pieces, serveur) => {
    await v.page.goto(`${pieces}/rib`);
    await v.page.setInputFiles("#fichier", await document(serveur, "rib.pdf"));
    await v.clique("Remettre le document");
    await v.page.waitForURL(`**${pieces}`);
    await v.page.goto("/structures");
    const structure = await valeur(serveur.base, "SELECT structure_id FROM piece");
    await v.ouvre(`/structures/${structure}/pieces`, "coffre");
    await v.lit("rib.pdf");
  }));
