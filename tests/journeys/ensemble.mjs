// What happens while writing: two persons at once, an expired session, a lost network.
import assert from "node:assert/strict";
import { histoire } from "./support/visiteur.mjs";
import { Serveur } from "./support/serveur.mjs";
import { test } from "./support/suite.mjs";

const porteur = "porteur@demo.example";

/** A new note of the demonstration's first structure, open at its diagnostic. */
async function ouvreUneNote(v) {
  await v.page.goto("/dossiers/nouveau");
  await v.page.locator("[name=structure]").first().check();
  await v.clique("Commencer");
  const diagnostic = `${v.page.url()}/diagnostic`;
  await v.page.goto(diagnostic);
  return diagnostic;
}

const etat = (v) => v.page.getByRole("status");
const quitteLeChamp = (v) => v.page.locator("#diagnostic_sources").focus();

async function ecrit(v, texte) {
  await v.page.fill("#diagnostic", texte);
  await quitteLeChamp(v);
}

async function enregistre(v) {
  await etat(v).getByText(/^Enregistré à/).waitFor();
}

function surUnServeur(noms, recit) {
  return async () => {
    const serveur = await Serveur.demarre();
    try {
      await histoire(serveur, noms, async (...visiteurs) => {
        for (const v of visiteurs) await v.seConnecte(porteur);
        await recit(...visiteurs);
      });
    } finally {
      await serveur.ferme();
    }
  };
}

test(
  "a field saves by itself, and several times in a row",
  surUnServeur(["auto"], async (v) => {
    const page = await ouvreUneNote(v);
    await ecrit(v, "Un premier texte.");
    await enregistre(v);
    await ecrit(v, "Un deuxième texte, plus long.");
    await v.page.waitForTimeout(2500);
    await ecrit(v, "Un premier texte.");
    await v.page.waitForTimeout(2500);
    await v.voit("enregistre");
    await v.page.goto(page);
    assert.equal(await v.page.inputValue("#diagnostic"), "Un premier texte.");
    assert.equal(await v.page.locator(".dt-conflit").count(), 0);
  }),
);

test(
  "two persons who write in the same field both see both texts, and nothing is lost",
  surUnServeur(["alix", "sacha"], async (alix, sacha) => {
    const page = await ouvreUneNote(alix);
    await sacha.page.goto(page);
    await ecrit(alix, "Le texte d’Alix.");
    await enregistre(alix);
    await ecrit(sacha, "Le texte de Sacha.");
    await sacha.page.getByText("Le texte d’Alix.").waitFor();
    assert.equal(await sacha.page.inputValue("#diagnostic"), "Le texte de Sacha.");
    await sacha.voit("conflit");
    await sacha.appuie("Réunir les deux pour les relire");
    await enregistre(sacha);
    await alix.page.goto(page);
    assert.equal(await alix.page.inputValue("#diagnostic"), "Le texte de Sacha.\n\nLe texte d’Alix.");
  }),
);

test(
  "two persons who write in different fields do not disturb each other",
  surUnServeur(["alix", "sacha"], async (alix, sacha) => {
    const page = await ouvreUneNote(alix);
    await sacha.page.goto(page);
    await ecrit(alix, "Le diagnostic.");
    await enregistre(alix);
    await sacha.page.fill("#diagnostic_sources", "Les sources.");
    await sacha.page.locator("#diagnostic_sources").blur();
    await sacha.lit("Mis à jour : une autre personne a modifié ce champ");
    await alix.page.goto(page);
    assert.equal(await alix.page.inputValue("#diagnostic"), "Le diagnostic.");
    assert.equal(await alix.page.inputValue("#diagnostic_sources"), "Les sources.");
  }),
);

test(
  "a session that expired brings the person back with the text",
  surUnServeur(["session"], async (v) => {
    const page = await ouvreUneNote(v);
    await v.context.clearCookies();
    await ecrit(v, "Écrit après la fin de la session.");
    const lien = v.page.getByRole("link", { name: "Se reconnecter" });
    await lien.waitFor();
    await v.voit("session-terminee");
    v.page.on("dialog", (dialogue) => dialogue.accept());
    await lien.click();
    await v.page.fill("#courriel", porteur);
    await v.page.fill("#mot_de_passe", "Dentelle-2023-demo!");
    await v.voit("reconnexion");
    await v.clique("Se connecter");
    await v.page.waitForURL(page);
    assert.equal(await v.page.inputValue("#diagnostic"), "Écrit après la fin de la session.");
    await enregistre(v);
  }),
);

test(
  "the button keeps the text too when the session has expired",
  surUnServeur(["bouton"], async (v) => {
    await ouvreUneNote(v);
    await v.context.clearCookies();
    await v.page.evaluate(() => localStorage.clear());
    await v.page.locator("#diagnostic").evaluate((champ) => (champ.value = "Envoyé par le bouton."));
    await v.clique("Enregistrer et continuer");
    await v.voit("session-expiree");
    await v.page.fill("#courriel", porteur);
    await v.page.fill("#mot_de_passe", "Dentelle-2023-demo!");
    await v.clique("Se connecter");
    await v.lit("Envoyé par le bouton.");
    await v.voit("reprise");
    await v.clique("Envoyer ce texte");
  }),
);

test(
  "a lost network loses nothing",
  surUnServeur(["reseau"], async (v) => {
    const page = await ouvreUneNote(v);
    await v.context.setOffline(true);
    await ecrit(v, "Écrit dans le train.");
    await etat(v).getByText("Pas de réseau").waitFor();
    await v.voit("hors-ligne");
    await v.context.setOffline(false);
    await enregistre(v);
    await v.page.goto(page);
    assert.equal(await v.page.inputValue("#diagnostic"), "Écrit dans le train.");
  }),
);

test("a text typed while the server is stopped is saved when it is back", async () => {
  const serveur = await Serveur.demarre();
  try {
    await histoire(serveur, ["panne"], async (v) => {
      await v.seConnecte(porteur);
      const page = await ouvreUneNote(v);
      await serveur.arrete();
      await ecrit(v, "Écrit pendant la panne.");
      await etat(v).getByText("Pas de réseau").waitFor();
      await serveur.sert("2022-09-10T09:10");
      await enregistre(v);
      await v.page.goto(page);
      assert.equal(await v.page.inputValue("#diagnostic"), "Écrit pendant la panne.");
    });
  } finally {
    await serveur.ferme();
  }
});
