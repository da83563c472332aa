// The budget of an action: sums as one types, the keyboard of a spreadsheet, pasting, funders' rows, and all of it without scripts.
import assert from "node:assert/strict";
import { build } from "esbuild";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { valeur } from "./support/base.mjs";
import { ouvreDefinitif, projetPret } from "./support/budget.mjs";
import { Serveur } from "./support/serveur.mjs";
import { test } from "./support/suite.mjs";
import { histoire } from "./support/visiteur.mjs";

const run = promisify(execFile);
const horloge = "2022-11-20T10:00";

function budget(noms, recit, options) {
  return async () => {
    const serveur = await Serveur.demarre({ horloge });
    try {
      const projet = await projetPret(serveur);
      await histoire(serveur, noms, (...visiteurs) => recit({ serveur, ...projet }, ...visiteurs), options);
    } finally {
      await serveur.ferme();
    }
  };
}

const lisible = (texte) => texte.replace(/[\u00a0\u202f]/g, " ");
const verdict = async (v) => lisible(await v.page.locator('[data-bilan="verdict"]').textContent());
const total = async (v, nom) => lisible(await v.page.locator(`[data-bilan="${nom}"]`).textContent());
const dansLeChamp = (v, nom) => v.page.locator(`[name="${nom}"]`).inputValue();
const enregistre = (v) => v.page.locator('[data-etat-enregistrement][data-etat="enregistre"]').waitFor();

async function colle(v, nom, texte) {
  await v.page.locator(`[name="${nom}"]`).focus();
  await v.page.evaluate((t) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", t);
    document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, texte);
}

/** Saves leave one after the other: waits for the last one. */
async function enBase(serveur, sql, attendu) {
  for (let i = 0; i < 60; i += 1) {
    if ((await valeur(serveur.base, sql)) === attendu) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  assert.fail(`never ${attendu}: ${sql}`);
}

async function auClavier(v) {
  await v.page.locator("[name=m_601]").focus();
  await v.page.keyboard.type("1250,50");
  await v.page.keyboard.press("Enter");
  await v.page.keyboard.type("300");
  await v.page.keyboard.press("ArrowDown");
  await v.page.keyboard.type("mille");
  await v.page.keyboard.press("ArrowUp");
  assert.equal(await dansLeChamp(v, "m_604"), "300");
  assert.equal(await v.page.evaluate(() => document.activeElement.name), "m_604");
  assert.equal(await total(v, "charges"), "1 550,50 €");
  await v.page.locator("#m_60x-error").getByText("« mille » n’est pas un montant").waitFor();
  await v.page.locator("[name=m_60x]").fill("");
  await v.page.locator("#m_60x-error").waitFor({ state: "detached" });
}

async function depuisUnTableur(v) {
  await colle(v, "m_613", "1 200,00\r\n\r\n45,5\r\nbeaucoup\r\n");
  await v.lit("2 montants collés. 1 ligne laissée de côté.");
  await v.lit("« beaucoup » : ce n’est pas un montant.");
  assert.equal(await dansLeChamp(v, "m_613"), "1200");
  assert.equal(await dansLeChamp(v, "m_615"), "");
  assert.equal(await dansLeChamp(v, "m_616"), "45,50");
  await v.voit("colle");
  await v.page.locator(".dt-budget__rapport").getByRole("button", { name: "Annuler" }).click();
  assert.equal(await dansLeChamp(v, "m_613"), "");
  await colle(v, "m_601", "Achats\t9 999\nLocations\t800,00 €\n641\tRémunération des personnels\t2,500.00\nPêche au gros\t12");
  assert.equal(await dansLeChamp(v, "m_613"), "800");
  assert.equal(await dansLeChamp(v, "m_641"), "2500");
  await v.lit("« Achats : 9 999 » : c’est un total, calculé pour vous.");
  await v.lit("aucune ligne du budget ne porte ce nom");
  await v.page.locator(".dt-budget__rapport").getByRole("button", { name: "Fermer" }).click();
}

async function financeurs(v) {
  const bloc = v.page.locator('fieldset[data-ligne="74-DEPT"]');
  const avant = await bloc.locator(".dt-budget__financeur:visible").count();
  await bloc.getByRole("button", { name: "Ajouter un financeur" }).click();
  await bloc.getByRole("button", { name: "Ajouter un financeur" }).click();
  assert.equal(await bloc.locator(".dt-budget__financeur:visible").count(), avant + 2);
  const rang = avant + 2;
  await bloc.locator(`[name="f_74-DEPT_${rang}_qui"]`).selectOption("departement");
  await bloc.locator(`[name="f_74-DEPT_${rang}_dc"]`).fill("400");
  await bloc.locator(`[name="f_74-DEPT_${rang}_cs"]`).fill("100,25");
  await v.page.keyboard.press("Tab");
  assert.equal(lisible(await bloc.locator("[data-total]").textContent()), "500,25 €");
  await v.page.locator("#plan").getByText("Département").first().waitFor();
  await bloc.getByRole("button", { name: `Retirer le financeur n° ${rang}` }).click();
  await v.lit(`Le financeur n° ${rang} est retiré.`);
  assert.equal(lisible(await bloc.locator("[data-total]").textContent()), "0 €");
  await v.page.locator(".dt-budget__rapport").getByRole("button", { name: "Annuler" }).click();
  assert.equal(lisible(await bloc.locator("[data-total]").textContent()), "500,25 €");
}

test(
  "the sums follow what is typed, pasted, added and removed; after a reload the server says the same",
  budget(["budget"], async (projet, v) => {
    await ouvreDefinitif(v, projet);
    await v.voit("ouvert");
    await auClavier(v);
    await depuisUnTableur(v);
    await financeurs(v);
    await enBase(projet.serveur, "SELECT montant FROM budget_ligne WHERE ligne = '74-DEPT'", 50_025);
    await enBase(projet.serveur, "SELECT SUM(montant) FROM budget_ligne WHERE ligne IN ('601','604','613','641')", 485_050);
    const [dit, charges, produits] = [await verdict(v), await total(v, "charges"), await total(v, "produits")];
    assert.match(dit, /^Il manque .* dans les/);
    await v.voit("rempli");
    const sansIlot = await v.context.request.get(`/dossiers/${projet.dossier}/definitif/budget/action`);
    const page = lisible(await sansIlot.text());
    assert.ok(page.includes(dit), dit);
    assert.ok(page.includes(`data-bilan="charges">${charges}`), charges);
    assert.ok(page.includes(`data-bilan="produits">${produits}`), produits);
  }),
);

test(
  "a funder's row typed without network is there again when the page is opened anew",
  budget(["budget-coupure"], async (projet, v) => {
    await ouvreDefinitif(v, projet);
    const bloc = v.page.locator('fieldset[data-ligne="74-UE"]');
    for (let rang = 0; rang < 3; rang += 1) await bloc.getByRole("button", { name: "Ajouter un financeur" }).click();
    const coupe = (route) => (route.request().method() === "POST" ? route.abort() : route.continue());
    await v.page.route("**/budget/action", coupe);
    await bloc.locator('[name="f_74-UE_3_nom"]').fill("Fonds d’essai");
    await v.page.keyboard.press("Tab");
    await v.lit("Pas de réseau");
    v.page.on("dialog", (question) => question.accept());
    await v.page.reload();
    await v.lit("Pas de réseau");
    assert.equal(await dansLeChamp(v, "f_74-UE_3_nom"), "Fonds d’essai");
    await v.page.unroute("**/budget/action", coupe);
    await enregistre(v);
    await v.page.reload();
    assert.equal(await dansLeChamp(v, "f_74-UE_3_nom"), "Fonds d’essai");
  }),
);

test(
  "two people on one budget: each sees the other's rows, and both texts when they changed the same amount",
  budget(["budget-a-deux-premiere", "budget-a-deux-seconde"], async (projet, a, b) => {
    await ouvreDefinitif(a, projet);
    await b.seConnecte(projet.courriel);
    await b.page.goto(`/dossiers/${projet.dossier}/definitif/budget/action`);
    const bloc = a.page.locator('fieldset[data-ligne="74-UE"]');
    for (let rang = 0; rang < 2; rang += 1) await bloc.getByRole("button", { name: "Ajouter un financeur" }).click();
    await bloc.locator('[name="f_74-UE_2_nom"]').fill("Fonds d’essai");
    await a.page.locator("[name=m_613]").fill("80");
    await a.page.locator("[name=m_615]").focus();
    await enBase(projet.serveur, "SELECT montant FROM budget_ligne WHERE ligne = '613'", 8000);
    await b.page.locator("[name=m_604]").fill("12");
    await b.page.locator("[name=m_615]").focus();
    await b.page.locator('[name="f_74-UE_2_nom"]').waitFor();
    assert.equal(await dansLeChamp(b, "f_74-UE_2_nom"), "Fonds d’essai");
    await b.page.waitForFunction(() => document.querySelector('[data-bilan="charges"]').textContent.startsWith("92"));
    await a.page.locator("[name=m_604]").fill("15");
    await a.page.locator("[name=m_615]").focus();
    await a.page.locator("#conflit-m_604").waitFor();
    assert.equal(await a.page.getByRole("button", { name: "Réunir les deux" }).count(), 0);
    await a.voit("conflit");
    await a.page.locator("#conflit-m_604").getByRole("button", { name: "Garder le texte enregistré" }).click();
    assert.equal(await dansLeChamp(a, "m_604"), "12");
    await enregistre(a);
  }),
);

test(
  "the budget works without scripts",
  budget(
    ["budget-sans-script"],
    async (projet, v) => {
      await ouvreDefinitif(v, projet);
      await v.page.locator("[name=m_601]").fill("700");
      await v.page.locator('[name="f_74-UE_1_qui"]').selectOption("autre");
      await v.page.locator('[name="f_74-UE_1_nom"]').fill("Fonds d’essai");
      await v.page.locator('[name="f_74-UE_1_cs"]').fill("50");
      await v.clique("Enregistrer et recalculer");
      await v.lit("Le budget est enregistré");
      await v.voit("recalcule");
      assert.equal(await total(v, "charges"), "700 €");
      assert.equal(await v.page.locator('[name="f_74-UE_2_qui"]').count(), 1);
    },
    { javaScriptEnabled: false },
  ),
);

async function module(nom) {
  const entree = fileURLToPath(new URL(`../../assets/islands/budget/${nom}.ts`, import.meta.url));
  const { outputFiles } = await build({ entryPoints: [entree], bundle: true, format: "esm", write: false });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}

test("amounts are read in French and English notation, and never guessed", async () => {
  const { lisMontant, lisMontantDeTableur, euros, enChamp } = await module("montant");
  const champ = { "": 0, "1 234,56": 123456, "1234.5 €": 123450, "12 000 euros": 1_200_000, 0: 0, "1000000000": 100_000_000_000 };
  for (const [texte, cents] of Object.entries(champ)) assert.equal(lisMontant(texte), cents, texte);
  for (const texte of ["mille", "1,234.56", "-5", "1,2,3", "1,234", "1000000000,01", ",5"]) assert.equal(lisMontant(texte), undefined, texte);
  const tableur = { "1,234.56": 123456, "1.234,56": 123456, "1'234": 123400, "€ 12": 1200, "1,234": 123400, "1 234 567,8": 123456780, "12,5": 1250 };
  for (const [texte, cents] of Object.entries(tableur)) assert.equal(lisMontantDeTableur(texte), cents, texte);
  for (const texte of ["1,23,4", "1.234.56", "1,234,56", "-3", "12%", "x"]) assert.equal(lisMontantDeTableur(texte), undefined, texte);
  assert.equal(lisible(euros(123456789)), "1 234 567,89 €");
  assert.equal(lisible(euros(-500)), "-5 €");
  assert.equal(enChamp(5), "0,05");
  assert.equal(enChamp(0), "");
});

test("the page's sums and sentences are those of the server's rules", async () => {
  const { totalise, ouRegarder } = await module("totaux");
  const { lignes, cas } = JSON.parse(await readFile(new URL("../budget/equilibre.json", import.meta.url), "utf8"));
  for (const { montants, totaux, phrases } of cas) {
    const page = lignes
      .filter(({ code, saisie, financeurs }) => saisie || financeurs || !lignes.some(({ dans }) => dans === code))
      .map(({ code, titre, hors_plan: seul, nature = false, equilibre = false, ...reste }) => ({
        ...reste, code, nature, equilibre, libelle: seul ? titre : `${code} ${titre}`, montant: montants[code] ?? 0,
      }));
    const t = totalise(page);
    assert.deepEqual([t.charges, t.produits, t.emplois, t.contributions], totaux);
    assert.deepEqual(ouRegarder(page, t).map(lisible), phrases);
  }
});

test("a pasted table finds its lines by number and by name, and says what it leaves", async () => {
  const { lisCollage } = await module("collage");
  const cible = (code, libelle, empeche = "") => ({ code, libelle, empeche, enNature: code.startsWith("86") });
  const toutes = [cible("601", "601 Achats matières et fournitures"), cible("604", "604 Prestations de services"), cible("862", "862 Prestations"),
    cible("70", "70 Vente de produits finis"), cible("60", "60 Achats", "total")];
  const lit = (texte) => {
    const lu = lisCollage(texte, toutes.slice(0, 2), toutes);
    return [lu.poses.map((p) => `${p.cible.code}=${p.montant}`).join(" "), lu.laisses.map((l) => l.raison).join(" ")];
  };
  assert.deepEqual(lit("601\n604"), ["601=60100 604=60400", ""]);
  assert.deepEqual(lit("1\n2\n3"), ["601=100 604=200", "il n’y a plus de ligne après la dernière"]);
  assert.deepEqual(lit("601\tAchats matieres et fournitures\t12,00\n70\tVentes\t5"), ["601=1200 70=500", ""]);
  assert.deepEqual(lit("Prestations de services\t3\tVente de produits finis\t4"), ["604=300 70=400", ""]);
  assert.deepEqual(lit("Prestations\t8"), ["862=800", ""]);
  assert.deepEqual(lit("Prestations de services à l’année\t8"), ["604=800", ""]);
  for (const texte of ["Prestations de traiteur", "Achats de livres", "Presta"]) assert.match(lit(`${texte}\t8`)[1], /aucune ligne/, texte);
  assert.deepEqual(lit("60 - Achats\t9"), ["", "total"]);
  assert.deepEqual(lit("601\t1\n601\t2"), ["601=100", "cette ligne a déjà reçu un montant dans ce collage"]);
  assert.deepEqual(lit("604\t-\n"), ["", ""]);
});

const classeur = [
  "Budget de l’action;;;",
  "CHARGES;Montant;PRODUITS;Montant",
  "601 - Achats matières et fournitures;1 500,00;70 - Vente de produits finis;200",
  "Prestations de services;1 500;Région Hauts-de-France;1 300",
  "Rémunération des personnels;300;CAF;2 000",
  "Fusées;12;;",
  "TOTAL;3 300;TOTAL;3 500",
].join("\r\n");

/** A table, opened by LibreOffice and saved as another kind. */
async function parLibreOffice(nom, contenu, genre) {
  const dossier = await mkdtemp(path.join(os.tmpdir(), "dentelle-classeur-"));
  try {
    await writeFile(path.join(dossier, nom), contenu);
    const profil = `-env:UserInstallation=file://${dossier}/profil`;
    const lecture = nom.endsWith(".csv") ? ["--infilter=CSV:59,34,76"] : [];
    await run("soffice", [profil, "--headless", ...lecture, "--convert-to", genre, "--outdir", dossier, path.join(dossier, nom)]);
    return await readFile(path.join(dossier, `budget.${genre}`));
  } finally {
    await rm(dossier, { recursive: true, force: true });
  }
}

async function importe(v, nom, contenu) {
  await v.page.getByLabel("Fichier du budget").setInputFiles({ name: nom, mimeType: "text/csv", buffer: Buffer.from(contenu) });
  await v.clique("Lire le fichier");
}

test(
  "a budget is imported from a spreadsheet: wrong kinds are told, the file is shown line by line, then recorded",
  budget(["budget-import"], async (projet, v) => {
    await ouvreDefinitif(v, projet);
    await v.clique("Importer un tableur", "link");
    await v.voit("choix");
    await importe(v, "budget.pdf", "%PDF-1.7");
    await v.lit("n’est pas un tableau");
    await v.voit("mauvais-fichier");
    await importe(v, "budget.csv", classeur);
    await v.lit("1 ligne laissée de côté");
    await v.voit("apercu");
    assert.equal(await valeur(projet.serveur.base, "SELECT COUNT(*) FROM budget_ligne WHERE ligne = '601'"), 0);
    await v.clique("Enregistrer ces montants");
    await v.lit("Le budget est enregistré");
    assert.equal(await dansLeChamp(v, "m_601"), "1500");
    assert.equal(await valeur(projet.serveur.base, "SELECT montant FROM budget_ligne WHERE financeur = 'caf'"), 200_000);
    await v.lit("Cohérence du budget");
    await v.voit("enregistre");

    const telecharge = v.page.waitForEvent("download");
    await v.page.getByRole("link", { name: "Télécharger pour un tableur" }).click();
    const xlsx = await readFile(await (await telecharge).path());
    await v.clique("Importer un tableur", "link");
    await importe(v, "budget.xlsx", xlsx);
    await v.lit("il n’y a rien à enregistrer");
    await v.clique("Revenir au budget", "link");
    await v.clique("Importer un tableur", "link");
    await importe(v, "budget.ods", await parLibreOffice("budget.xlsx", xlsx, "ods"));
    await v.lit("La feuille lue est « Budget »");
    await v.lit("il n’y a rien à enregistrer");
    await v.clique("Revenir au budget", "link");
    await v.clique("Importer un tableur", "link");
    await importe(v, "de-leur-tableur.xlsx", await parLibreOffice("budget.csv", classeur, "xlsx"));
    await v.lit("6 montants compris");
    await v.lit("il n’y a rien à enregistrer");
  }),
);
