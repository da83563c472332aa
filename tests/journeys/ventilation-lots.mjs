// Many notes changed at once by the ventilation committee: a whole view, ticked lines, a table pasted with mistakes and then
// without; undone; two people at the same time.
import assert from "node:assert/strict";
import { lignes } from "./support/base.mjs";
import { Serveur } from "./support/serveur.mjs";
import { test } from "./support/suite.mjs";
import { histoire } from "./support/visiteur.mjs";

const comite = "2022-09-26T09:00";
const coordination = "coordination@demo.example";

function seance(noms, recit, options) {
  return async () => {
    const serveur = await Serveur.demarre({ horloge: comite });
    try {
      await histoire(serveur, noms, (...visiteurs) => recit(serveur, ...visiteurs), options);
    } finally {
      await serveur.ferme();
    }
  };
}

async function propose(v) {
  await v.seConnecte(coordination);
  await v.page.goto("/ventilation");
  await v.clique("Calculer la proposition");
  await v.lit("Proposition calculée");
}

/** Everything that was decided of every note, to know whether an undo puts it all back. */
const decisions = async (serveur) =>
  JSON.stringify([
    await lignes(serveur.base, "SELECT dossier_id, etat, reunion, ecart_motif, ecart_texte FROM ventilation ORDER BY dossier_id"),
    await lignes(serveur.base, "SELECT dossier_id, financeur, retiree_le FROM sollicitation ORDER BY dossier_id, financeur"),
    await lignes(serveur.base, "SELECT dossier_id, financeur, personne_id FROM affectation ORDER BY dossier_id, financeur, personne_id"),
  ]);

async function applique(v) {
  await v.clique(/^Appliquer à \d+ dossier/);
  await v.lit("C’est fait :");
}

async function annule(v) {
  await v.clique("Annuler cette action");
  await v.lit("Annulé :");
}

test(
  "a whole view changes its meeting after its consequences were read, and one undo puts everything back",
  seance(["lot-vue"], async (serveur, v) => {
    await propose(v);
    const avant = await decisions(serveur);
    await v.ouvre("/ventilation?orientation=sante", "vue");
    await v.clique(/^Changer toute la vue/, "link");
    await v.voit("choix");
    await v.page.getByLabel("Réunion de ces dossiers").selectOption("insertion");
    await v.clique("Voir ce que cela change");
    await v.lit("Réunion « Insertion »");
    await v.lit("Rien n’est encore changé.");
    await v.page.locator(".dt-lot__groupe summary").first().click();
    await v.voit("consequences");
    assert.equal(await decisions(serveur), avant);
    await applique(v);
    await v.voit("applique");
    assert.match(v.page.url(), /orientation=sante/);
    assert.notEqual(await decisions(serveur), avant);
    await annule(v);
    assert.equal(await decisions(serveur), avant);
  }),
);

test(
  "ticked notes are set aside together; without a tick or without a reason, what is missing is said",
  seance(["lot-coches"], async (serveur, v) => {
    await propose(v);
    await v.clique("Changer les notes cochées");
    await v.lit("Vous n’avez coché aucun dossier");
    await v.voit("rien-de-coche");
    await v.page.goto("/ventilation");
    for (const rang of [0, 2]) await v.page.locator(".dt-lot__coche").nth(rang).check();
    await v.clique("Changer les notes cochées");
    await v.lit("Changer 2 dossiers");
    await v.clique("Écarter : voir ce que cela change");
    await v.lit("Choisissez le motif.");
    await v.voit("sans-motif");
    await v.page.getByLabel("Motif").selectOption("hors_champ");
    await v.page.getByLabel("Précision, lue par les porteurs").fill("Aucun quartier n’est concerné.");
    await v.clique("Écarter : voir ce que cela change");
    await v.voit("consequences");
    await applique(v);
    const ecartees = await lignes(serveur.base, "SELECT ecart_motif, ecart_texte FROM ventilation WHERE etat = 'ecartee'");
    assert.equal(ecartees.length, 2);
  }),
);

async function exporte(v) {
  const fichier = await v.context.request.get("/ventilation.csv");
  assert.equal(fichier.status(), 200);
  return (await fichier.text()).replace(/^\uFEFF/, "").split("\r\n").filter(Boolean);
}

const colle = async (v, tableau) => {
  await v.page.getByLabel("Tableau", { exact: true }).fill(tableau.join("\n"));
  await v.clique("Vérifier le tableau");
};

test(
  "the view downloaded and pasted back changes nothing; edited with mistakes it names them all; corrected it is applied and undone",
  seance(["lot-tableur"], async (serveur, v) => {
    await propose(v);
    const avant = await decisions(serveur);
    const tableau = await exporte(v);
    assert.ok(tableau.length > 150, `${tableau.length} lines`);
    await v.clique("Changer avec un tableur", "link");
    await v.voit("importer");
    await colle(v, tableau);
    await v.lit("0 dossier changera");
    await v.voit("sans-changement");

    await v.page.goto("/ventilation/importer");
    const titres = "numero;reunion;agents;remarque";
    await colle(v, [titres, "1;lune;;", "2;Santé;personne;", "9999;sante;;", "1;sante;;"]);
    await v.lit("4 erreurs à corriger");
    await v.voit("erreurs");
    assert.match(await v.page.getByLabel("Tableau", { exact: true }).inputValue(), /9999;sante;;/);
    assert.equal(await decisions(serveur), avant);

    await colle(v, ["numero;reunion", "1;Réunion de Marly", "2;Santé"]);
    await v.lit("Import d’un tableau");
    await v.voit("consequences");
    await applique(v);
    assert.notEqual(await decisions(serveur), avant);
    await annule(v);
    assert.equal(await decisions(serveur), avant);
  }),
);

test(
  "two people at once: the first applies, the second is shown the new consequences and nothing of theirs is applied",
  seance(["lot-premiere", "lot-seconde"], async (serveur, a, b) => {
    await propose(a);
    await b.seConnecte(coordination);
    await a.page.goto("/ventilation/lot?orientation=sante&acte=reunion&lot_reunion=insertion");
    await b.page.goto("/ventilation/lot?orientation=sante&acte=reunion&lot_reunion=education");
    await applique(a);
    const apres = await decisions(serveur);
    await b.clique(/^Appliquer à/);
    await b.lit("quelque chose a changé depuis que vous avez lu cette page");
    await b.voit("change-depuis");
    assert.equal(await decisions(serveur), apres);
    await applique(b);
    assert.notEqual(await decisions(serveur), apres);
  }),
);

test(
  "lots work without scripts",
  seance(
    ["lot-sans-script"],
    async (serveur, v) => {
      await propose(v);
      await v.page.locator(".dt-lot__coche").first().check();
      await v.clique("Changer les notes cochées");
      await v.page.getByLabel("Réunion de ces dossiers").selectOption("insertion");
      await v.clique("Voir ce que cela change");
      await v.lit("Pour ce qui est coché");
      await applique(v);
      const changes = await lignes(serveur.base, "SELECT id FROM ventilation_operation WHERE genre = 'changement' AND dossiers = 1");
      assert.equal(changes.length, 1);
    },
    { javaScriptEnabled: false },
  ),
);
