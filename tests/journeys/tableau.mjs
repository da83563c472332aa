// The coordination reads the tableau, filters it, opens a dossier and takes an export, which another program reads back.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { histoire } from "./support/visiteur.mjs";
import { Serveur } from "./support/serveur.mjs";
import { test } from "./support/suite.mjs";

const run = promisify(execFile);
const lecteur = fileURLToPath(new URL("./support/lit_xlsx.py", import.meta.url));

function surUnServeur(nom, courriel, recit) {
  return async () => {
    const serveur = await Serveur.demarre();
    try {
      await histoire(serveur, [nom], async (v) => {
        await v.seConnecte(courriel);
        await v.voit("premiere-page");
        await recit(v);
      });
    } finally {
      await serveur.ferme();
    }
  };
}

const nombreDeDossiers = async (v) => Number(await v.page.locator(".dt-chiffres strong").first().textContent());

/** What openpyxl finds in the file: header, rows, types, what is frozen. */
async function relit(v, telechargement) {
  const fichier = `${v.serveur.dossier}/export.xlsx`;
  await telechargement.saveAs(fichier);
  const { stdout } = await run("/usr/bin/python3", [lecteur, fichier], { maxBuffer: 1 << 26 });
  return JSON.parse(stdout);
}

async function telecharge(v, nom) {
  const attendu = v.page.waitForEvent("download");
  await v.page.getByRole("link", { name: nom }).click();
  return attendu;
}

test(
  "the coordination filters the tableau and exports exactly what it shows",
  surUnServeur("coordination", "coordination@demo.example", async (v) => {
    await v.ouvre("/tableau");
    const tous = await nombreDeDossiers(v);
    await v.page.selectOption("[name=orientation]", { index: 1 });
    await v.clique("Filtrer");
    await v.voit("tableau-filtre");
    const filtres = await nombreDeDossiers(v);
    assert.ok(filtres > 0 && filtres < tous, `${filtres} of ${tous}`);
    const classeur = await relit(v, await telecharge(v, /XLSX/));
    assert.equal(classeur.dossiers, filtres);
    assert.ok(classeur.fige, "the header is frozen");
    assert.ok(classeur.nombres > filtres, "amounts are numbers");
    assert.ok(classeur.totaux, "the totals follow the filter");
    assert.equal(classeur.formules, 0);
    const csv = await telecharge(v, /CSV/);
    assert.match(csv.suggestedFilename(), /\.csv$/);
  }),
);

test(
  "the search ignores accents and endings, and tells when nothing is found",
  surUnServeur("recherche", "coordination@demo.example", async (v) => {
    await v.page.goto("/tableau");
    await v.page.fill("[name=q]", "renovations");
    await v.clique("Filtrer");
    const titres = await v.page.locator("[data-tableau] tbody a").allTextContents();
    assert.ok(titres.length > 0 && titres.every((titre) => titre.includes("rénovation")), titres.join(", "));
    await v.page.fill("[name=q]", "xyzzyx");
    await v.clique("Filtrer");
    await v.lit("Aucun dossier ne correspond");
    await v.voit("tableau-vide");
  }),
);

test(
  "the keyboard goes from row to row and opens a dossier with its history",
  surUnServeur("clavier", "coordination@demo.example", async (v) => {
    await v.page.goto("/tableau");
    const liens = v.page.locator("[data-tableau] tbody a");
    await liens.first().focus();
    await v.page.keyboard.press("ArrowDown");
    await v.page.keyboard.press("j");
    await v.page.keyboard.press("k");
    assert.equal(await liens.nth(1).evaluate((lien) => lien === document.activeElement), true);
    const arrivee = v.page.waitForEvent("load");
    await v.page.keyboard.press("Enter");
    await arrivee;
    assert.match(v.page.url(), /\/dossiers\/\d+$/);
    await v.voit("dossier");
  }),
);

test(
  "the totals, the persons and the mails of the coordination are readable everywhere",
  surUnServeur("coordination", "coordination@demo.example", async (v) => {
    for (const page of ["/tableau/totaux", "/personnes", "/personnes/nouvelle", "/courriels", "/compte"]) await v.ouvre(page);
  }),
);

for (const [role, pages] of [
  ["projet", ["/tableau", "/compte"]],
  ["instruction", ["/tableau", "/compte"]],
  ["pre", ["/tableau", "/compte"]],
  ["porteur", ["/dossiers", "/structures", "/compte"]],
  ["elu", ["/appel", "/compte"]],
])
  test(
    `the pages of the demonstration account « ${role} » are valid and accessible`,
    surUnServeur(role, `${role}@demo.example`, async (v) => {
      for (const page of pages) await v.ouvre(page);
    }),
  );
