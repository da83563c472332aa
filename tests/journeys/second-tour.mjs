// The second ventilation: final dossiers go back to who handled their notes, what differs is decided, everybody is told; and the
// two dossiers of a project on both arrondissements, side by side.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { valeur } from "./support/base.mjs";
import { Serveur } from "./support/serveur.mjs";
import { test } from "./support/suite.mjs";
import { histoire, Visiteur } from "./support/visiteur.mjs";

const coordination = "coordination@demo.example";
const depot = new URL("support/definitifs_deposes.py", import.meta.url).pathname;

async function apresLesDepots(noms, recit, options) {
  const serveur = await Serveur.demarre({ etape: "releves" });
  try {
    await serveur.arrete();
    const { stdout } = await promisify(execFile)("python3", [depot, serveur.base.slice("sqlite:".length)]);
    await serveur.sert("2022-12-05T09:00");
    await histoire(serveur, noms, (...visiteurs) => recit({ serveur, ...JSON.parse(stdout) }, ...visiteurs), options);
  } finally {
    await serveur.ferme();
  }
}

const chiffre = async (v, nom) =>
  Number(await v.page.locator(".dt-chiffres li", { hasText: nom }).first().locator("strong").textContent());

async function reprendEtDecide(v, change) {
  await v.seConnecte(coordination);
  await v.clique("Ventilation", "link");
  await v.clique("Dossiers définitifs", "link");
  await v.voit("ouverture");
  assert.ok((await chiffre(v, "sans différence")) >= 1, "what is as before needs no decision");
  assert.ok((await chiffre(v, "à décider")) >= 1);
  await v.page.getByRole("button", { name: /^Reprendre les agent·es de/ }).click();
  await v.lit("repris pour");
  const aDecider = v.page.locator(`#dossier-${change}`);
  await aDecider.getByText("nouveau dans le budget").waitFor();
  await aDecider.getByText("ne lui demande plus rien").waitFor();
  await aDecider.getByRole("button", { name: "Valider pour ce dossier" }).click();
  await v.lit("agent·es choisis pour le dossier définitif");
  await v.voit("pret");
}

async function transmet(v) {
  await v.page.getByRole("button", { name: /^Transmettre \d+ dossiers?$/ }).click();
  await v.lit("Les messages partent.");
  await v.voit("transmis");
}

/** One of those who follow the dossier is taken away, and reads why. */
async function corrige(v, { serveur, pareil }) {
  await v.page.goto("/ventilation/definitifs");
  await v.page.locator(`a[href="/ventilation/definitifs/${pareil}"]`).click();
  await v.lit("Qui suit le dossier");
  await v.voit("correction");
  const coche = v.page.locator('input[name="agent"]:checked').first();
  const personne = (await coche.getAttribute("value")).split(":")[1];
  const courriel = await valeur(serveur.base, `SELECT courriel FROM personne WHERE id = ${personne}`);
  await coche.evaluate((boite) => boite.click());
  await v.clique("Enregistrer et prévenir");
  await v.lit("Rien n’est enregistré");
  await v.page.getByLabel("Motif du changement").fill("Une collègue prend la suite.");
  await v.clique("Enregistrer et prévenir");
  await v.lit("est corrigé.");
  const lettre = await serveur.courrielPour(courriel, "plus confié");
  assert.match(JSON.stringify(lettre), /Une collègue prend la suite/);
}

async function lisent({ serveur, pareil, change, nouveau }) {
  const courriel = await valeur(
    serveur.base,
    `SELECT p.courriel FROM affectation a JOIN personne p ON p.id = a.personne_id WHERE a.tour = 2 AND a.dossier_id = ${pareil} LIMIT 1`,
  );
  await serveur.courrielPour(courriel, "confié");
  const v = await Visiteur.arrive(serveur, "second-tour-agent");
  await v.seConnecte(courriel);
  await v.ouvre("/mes-dossiers-confies/definitifs", "mes-definitifs");
  await v.page.locator(`a[href="/dossiers/${pareil}/definitif"]`).first().click();
  await v.lit("Dossier définitif");
  await v.part();
  const montant = `SELECT demande FROM sollicitation WHERE dossier_id = ${change} AND financeur = '${nouveau}'`;
  assert.equal(await valeur(serveur.base, montant), 90050);
}

test("final dossiers go back to who handled their notes; only what differs is decided, then all are told", () =>
  apresLesDepots(["second-tour"], async (ou, v) => {
    await reprendEtDecide(v, ou.change);
    await v.clique("Annuler cette action");
    await v.lit("Annulé :");
    await v.page.locator(`#dossier-${ou.change}`).getByRole("button", { name: "Valider pour ce dossier" }).click();
    await transmet(v);
    await lisent(ou);
    await corrige(v, ou);
  }));

test("the second ventilation works without JavaScript", () =>
  apresLesDepots(
    ["second-tour-sans-script"],
    async (ou, v) => {
      await reprendEtDecide(v, ou.change);
      await transmet(v);
    },
    { javaScriptEnabled: false },
  ));

test("the porteur of both dossiers sees both budgets, line by line, and their sum", () =>
  apresLesDepots(["jumeaux-porteur"], async ({ jumeau, autre }, v) => {
    await v.seConnecte("porteur@demo.example");
    await v.page.goto(`/dossiers/${jumeau}/definitif`);
    await v.clique("voir les deux dossiers et leurs budgets", "link");
    await v.lit("15 000,50 €");
    await v.voit("deux-budgets");
    await v.page.goto(`/dossiers/${autre}/definitif/jumeau`);
    await v.lit("8 000,50 €");
  }));
