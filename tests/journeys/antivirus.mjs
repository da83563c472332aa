// A document is opened by nobody before the antivirus has answered; while it is away documents are received all the same.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { antivirus, malveillant } from "./support/clamd.mjs";
import { document, projetOuvrable } from "./support/pieces.mjs";
import { Serveur } from "./support/serveur.mjs";
import { test } from "./support/suite.mjs";
import { histoire } from "./support/visiteur.mjs";

async function remet(v, pieces, code, fichier) {
  await v.page.goto(`${pieces}/${code}`);
  await v.page.setInputFiles("#fichier", fichier);
  await v.clique("Remettre le document");
  await v.page.waitForURL(`**${pieces}`);
}

/** The page until that piece has the state; the antivirus answers within seconds. */
async function attend(v, pieces, code, etat) {
  for (let i = 0; i < 60; i += 1) {
    await v.page.goto(pieces);
    if ((await v.page.locator(`#piece-${code} .govuk-tag`).textContent()) === etat) return;
    await v.page.waitForTimeout(1000);
  }
  assert.fail(`${code} is not ${etat}`);
}

test("a document waits for the antivirus that is away, is opened once it is found clean, refused when it is not", async () => {
  const dossier = await mkdtemp(path.join(os.tmpdir(), "dentelle-antivirus-"));
  const prise = path.join(dossier, "clamd");
  const serveur = await Serveur.demarre({ horloge: "2022-11-20T10:00", options: ["--clamd", prise] });
  let arrete = async () => {};
  try {
    await histoire(serveur, ["antivirus"], async (v) => {
      const projet = await projetOuvrable(serveur);
      await v.seConnecte("porteur@demo.example");
      await v.page.goto(`${projet}/definitif`);
      await v.clique("Ouvrir le dossier définitif");
      const pieces = `${projet}/definitif/pieces`;
      await remet(v, pieces, "rib", await document(serveur, "rib.pdf"));
      await attend(v, pieces, "rib", "En attente d’analyse");
      await v.voit("attente");
      assert.equal(await v.page.getByRole("link", { name: "rib.pdf" }).count(), 0);
      arrete = await antivirus(dossier, prise);
      await attend(v, pieces, "rib", "Remise");
      const mauvais = path.join(serveur.dossier, "statuts.pdf");
      await writeFile(mauvais, `%PDF-1.7\n${malveillant}\n%%EOF\n`);
      await remet(v, pieces, "statuts", mauvais);
      await attend(v, pieces, "statuts", "Refusée");
      await v.lit("L’antivirus y a trouvé un programme malveillant");
      await v.voit("refuse");
    });
  } finally {
    await arrete();
    await serveur.ferme();
    await rm(dossier, { recursive: true, force: true });
  }
});
