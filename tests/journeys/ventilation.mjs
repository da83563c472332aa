// The ventilation committee: the proposal for the demonstration's notes, changes by keyboard, undo, a note set aside, the
// transmission, and what agents and porteurs read of it.
import assert from "node:assert/strict";
import { valeur } from "./support/base.mjs";
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

const compteur = async (v, nom) =>
  Number(await v.page.locator(".dt-chiffres a", { hasText: nom }).first().locator("strong").textContent());
const etatDe = (v, rangee) => v.page.locator(".dt-comite tbody tr").nth(rangee).locator(".govuk-tag").last().textContent();
const panneau = (v) => v.page.locator("dialog.dt-panneau");

async function propose(v) {
  await v.seConnecte(coordination);
  await v.page.goto("/ventilation");
  await v.clique("Calculer la proposition");
}

test(
  "the committee proposes, adjusts by keyboard, undoes, sets aside and transmits two hundred notes",
  seance(["comite", "agent", "porteur"], async (serveur, v, agent, porteur) => {
    await v.seConnecte(coordination);
    await v.clique("Ventilation", "link");
    await v.voit("a-ventiler");
    const notes = await compteur(v, "À ventiler");
    assert.ok(notes > 150, `${notes} notes`);
    await v.clique("Calculer la proposition");
    await v.lit(`Proposition calculée pour ${notes} notes`);
    await v.voit("proposition");
    assert.equal(await compteur(v, "Préparée"), notes);

    await ajusteAuClavier(v);
    await annule(v);
    await ecarteAuClavier(v);
    await choisitCeQuiManque(v);
    await transmet(v, serveur);

    await agent.seConnecte("instruction@demo.example");
    await agent.ouvre("/ventilation", "agent");
    assert.ok((await compteur(agent, "Transmise")) > 0);
    await lecturePorteur(serveur, porteur);
  }),
);

async function ajusteAuClavier(v) {
  const liens = v.page.locator(".dt-comite tbody a[data-panneau]");
  await liens.first().focus();
  await v.page.keyboard.press("j");
  await v.page.keyboard.press("Enter");
  await panneau(v).getByRole("heading", { level: 1 }).waitFor();
  await v.voit("note-ouverte");
  await panneau(v).getByLabel("Réunion où le projet passe").selectOption("sante");
  await panneau(v).getByLabel("Pourquoi ce choix (facultatif)").fill("Le projet touche surtout à la santé");
  const recharge = v.page.waitForEvent("load");
  await panneau(v).getByRole("button", { name: "Enregistrer", exact: true }).click();
  await recharge;
  await v.lit("est enregistrée");
  assert.match(v.page.url(), /#ligne-\d+$/);
  await v.lit("réunion : Santé");
  await v.voit("apres-le-changement");
}

async function annule(v) {
  await v.clique("Annuler cette action");
  await v.lit("Annulé :");
  await v.lit("Proposition calculée pour");
}

async function ecarteAuClavier(v) {
  await v.page.locator(".dt-comite tbody a[data-panneau]").nth(2).focus();
  await v.page.keyboard.press("e");
  await panneau(v).getByRole("heading", { name: "Écarter la note" }).waitFor();
  await panneau(v).getByRole("button", { name: "Écarter la note" }).click();
  await panneau(v).getByText("Choisissez un motif").waitFor();
  await panneau(v).getByRole("button", { name: "Fermer" }).click();
  await v.page.locator(".dt-comite tbody a[data-panneau]").nth(2).focus();
  await v.page.keyboard.press("e");
  await panneau(v).getByLabel("Hors du champ du Contrat de Ville").check();
  await panneau(v).getByLabel("Précision pour la structure (facultatif)").fill("Aucun quartier n’est concerné.");
  const recharge = v.page.waitForEvent("load");
  await panneau(v).getByRole("button", { name: "Écarter la note" }).click();
  await recharge;
  assert.equal(await etatDe(v, 2), "Écartée");
}

async function choisitCeQuiManque(v) {
  await v.page.goto("/ventilation?alerte=oui");
  await v.voit("avec-alerte");
  await v.ouvre("/ventilation/transmettre", "avant-transmission");
}

async function transmet(v, serveur) {
  await v.page.goto("/ventilation/transmettre");
  await v.clique(/Transmettre \d+ notes/);
  await v.lit("Les messages partent");
  await v.voit("transmise");
  assert.ok((await compteur(v, "Transmise")) > 100);
  assert.equal(await compteur(v, "Écartée, notifiée"), 1);
  const confie = await serveur.courrielPour("instruction@demo.example", "confiés");
  assert.match(confie, /mes-dossiers-confies/);
}

async function lecturePorteur(serveur, v) {
  const { dossier, courriel } = await ecartee(serveur);
  const message = await serveur.courrielPour(courriel, "pas retenue pour la suite");
  assert.match(message, /Hors du champ/);
  assert.match(message, /Aucun quartier/);
  await v.seConnecte(courriel);
  await v.ouvre(`/dossiers/${dossier}`, "dossier-ecarte");
  await v.clique("Voir la suite donnée à la note", "link");
  await v.lit("Si vous n’êtes pas d’accord");
  await v.voit("suite-ecartee");
}

async function ecartee(serveur) {
  const dossier = await valeur(serveur.base, "SELECT dossier_id FROM ventilation WHERE etat = 'ecart_notifie'");
  const courriel = await valeur(
    serveur.base,
    `SELECT p.courriel FROM dossier d JOIN membre m ON m.structure_id = d.structure_id JOIN personne p ON p.id = m.personne_id
     WHERE d.id = ${dossier}`,
  );
  return { dossier, courriel };
}

test(
  "two people on the same note: the second is shown both choices and keeps theirs",
  seance(["premiere", "seconde"], async (serveur, a, b) => {
    await propose(a);
    await b.seConnecte(coordination);
    const note = await a.page.locator(".dt-comite tbody a[data-panneau]").first().getAttribute("href");
    await a.page.goto(note);
    await b.page.goto(note);
    for (const [v, reunion] of [[a, "education"], [b, "insertion"]]) {
      await v.page.getByLabel("Réunion où le projet passe").selectOption(reunion);
      await v.clique("Enregistrer");
    }
    await b.lit("Quelqu’un a changé cette note");
    await b.voit("deux-choix");
    assert.equal(await b.page.getByLabel("Réunion où le projet passe").inputValue(), "insertion");
    await b.clique("Enregistrer");
    await b.lit("est enregistrée");
  }),
);

test(
  "the committee works without scripts",
  seance(
    ["sans-script"],
    async (serveur, v) => {
      await propose(v);
      await v.page.goto("/ventilation?commune=59014");
      await v.page.locator(".dt-comite tbody a").first().click();
      await v.voit("note");
      await v.page.getByLabel("Réunion où le projet passe").selectOption("education");
      await v.page.getByRole("button", { name: "Enregistrer", exact: true }).click();
      await v.lit("est enregistrée");
      await v.page.getByRole("button", { name: "Annuler cette action" }).click();
      await v.lit("Annulé :");
    },
    { javaScriptEnabled: false },
  ),
);
