// The final dossier: what the note said is completed, everything missing is told, somebody signs, it is deposited in time or refused.
import assert from "node:assert/strict";
import { valeur } from "./support/base.mjs";
import {
  choisitUnIndicateur,
  completeLaStructure,
  equilibreLesBudgets,
  projetReleve,
  remetLesPieces,
  remplitLesParties,
  repondAuxRecommandations,
} from "./support/definitif.mjs";
import { Serveur } from "./support/serveur.mjs";
import { test } from "./support/suite.mjs";
import { histoire } from "./support/visiteur.mjs";

const gens = { porteur: "porteur@demo.example", coordination: "coordination@demo.example" };

async function dansLeDossier(noms, recit, { horloge = "2022-11-20T10:00", ...options } = {}) {
  const serveur = await Serveur.demarre({ etape: "releves", horloge });
  try {
    const { dossier, structure } = await projetReleve(serveur);
    await histoire(
      serveur,
      noms,
      async (...visiteurs) => {
        for (const v of visiteurs) await v.seConnecte(gens[v.nom.split("-").at(-1)]);
        await recit({ serveur, dossier, structure, racine: `/dossiers/${dossier}/definitif` }, ...visiteurs);
      },
      options,
    );
  } finally {
    await serveur.ferme();
  }
}

async function ouvreEtComplete(v, { racine, structure }) {
  await v.ouvre(racine, "avant");
  await v.clique("Ouvrir le dossier définitif");
  await v.lit("Le dossier définitif est ouvert.");
  await v.voit("taches");
  await v.ouvre(`${racine}/verifier`, "tout-manque");
  await v.lit("points à régler");
  await completeLaStructure(v, structure);
  await remplitLesParties(v, racine);
  await repondAuxRecommandations(v, racine, "recommandations");
  await choisitUnIndicateur(v, racine, "indicateurs");
  await equilibreLesBudgets(v, racine);
  await remetLesPieces(v, racine);
  await v.ouvre(racine, "complet");
  await v.ouvre(`${racine}/verifier`, "verifier");
}

async function signe(v) {
  for (const attestation of await v.page.locator('input[name="engagements"]').all()) await attestation.check();
  await v.page.fill("#qualite", "Présidente");
  await v.clique("Attester et signer");
  await v.lit("Le dossier est signé.");
}

test("the whole way from the note to the deposit, and taking it back, works without JavaScript", () =>
  dansLeDossier(
    ["definitif-sans-script-porteur"],
    async (ou, v) => {
      await ouvreEtComplete(v, ou);
      await signe(v);
      await v.clique("Déposer le dossier");
      await v.lit("Votre dossier définitif est déposé.");
      await v.voit("recepisse");
      await v.ouvre(`${ou.racine}/verifier`, "depose");
      await v.clique("Reprendre le dossier pour le modifier");
      await v.lit("Vous pouvez modifier le dossier.");
      await v.voit("repris");
    },
    { javaScriptEnabled: false },
  ));

test("what is written saves itself, and two people do not overwrite each other", () =>
  dansLeDossier(["definitif-saisie-porteur"], async ({ serveur, racine, dossier }, v) => {
    await v.page.goto(racine);
    await v.clique("Ouvrir le dossier définitif");
    await v.page.goto(`${racine}/partie/suivi`);
    const autre = await v.context.newPage();
    await autre.goto(`${racine}/partie/suivi`);
    await v.page.fill("[name=evaluation]", "Avec le conseil citoyen.");
    await v.page.locator("h1").click();
    await v.page.getByText(/^Enregistré à/).first().waitFor();
    const garde = await valeur(serveur.base, `SELECT contenu FROM definitif WHERE dossier_id = ${dossier}`);
    assert.ok(garde.includes("Avec le conseil citoyen."));
    await autre.fill("[name=evaluation]", "Toute seule.");
    await autre.locator("h1").click();
    await autre.getByText("Garder mon texte").first().waitFor();
  }));

test("a deposit that arrives a second too late is refused with its reason, and accepted with a delay", () =>
  dansLeDossier(["definitif-tard-porteur", "definitif-tard-coordination"], async (ou, porteur, coordination) => {
    const { serveur, racine } = ou;
    await ouvreEtComplete(porteur, ou);
    await signe(porteur);
    await serveur.arrete();
    await serveur.sert("2022-12-03T00:00:01");
    await porteur.clique("Déposer le dossier");
    await porteur.lit(/Le dépôt s’est terminé le 2 décembre 2022/);
    await porteur.voit("trop-tard");
    await coordination.seConnecte(gens.coordination);  // an agent's session has ended since
    await coordination.ouvre(racine, "delai");
    await coordination.page.getByText("Accorder un délai pour le dépôt").click();
    await coordination.page.fill("#date", "05/12/2022");
    await coordination.page.fill("#motif", "Panne du réseau de la commune.");
    await coordination.clique("Accorder un délai");
    await coordination.lit("Le délai est accordé.");
    await serveur.courrielPour(gens.porteur, "Un délai vous est accordé pour le dossier définitif");
    await porteur.ouvre(`${racine}/verifier`, "delai");
    await porteur.clique("Déposer le dossier");
    await porteur.lit("Votre dossier définitif est déposé.");
  }, { horloge: "2022-12-02T21:00" }));
