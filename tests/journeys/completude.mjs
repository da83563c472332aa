// Completeness: every piece is looked at, what is wrong is asked again and nothing else opens, what comes back is seen alone; who
// does not answer is rejected by a person, and can be heard.
import assert from "node:assert/strict";
import { depose, remet } from "./support/completude.mjs";
import { projetReleve } from "./support/definitif.mjs";
import { Serveur } from "./support/serveur.mjs";
import { test } from "./support/suite.mjs";
import { histoire } from "./support/visiteur.mjs";

const gens = { porteur: "porteur@demo.example", coordination: "coordination@demo.example" };

async function deposeEtVerifie(noms, recit, options = {}) {
  const serveur = await Serveur.demarre({ etape: "releves", horloge: "2022-11-20T10:00" });
  try {
    const { dossier, structure } = await projetReleve(serveur);
    const ou = { serveur, dossier, structure, racine: `/dossiers/${dossier}/definitif`, controle: `/completude/${dossier}` };
    // Writing the dossier is the story of another journey: without scripts it is the quickest.
    await histoire(
      serveur,
      [`${noms[0]}-prepare`],
      async (v) => {
        await v.seConnecte(gens.porteur);
        ou.pieces = await depose(v, ou);
      },
      { javaScriptEnabled: false },
    );
    await histoire(
      serveur,
      noms,
      async (porteur, coordination) => {
        await porteur.seConnecte(gens.porteur);
        await coordination.seConnecte(gens.coordination);
        await recit(ou, porteur, coordination);
      },
      options,
    );
  } finally {
    await serveur.ferme();
  }
}

/** The pieces that are still to be looked at. */
const restent = (v) => v.page.locator("[data-controle] button[value=conforme]");

async function refuseLeRib(v) {
  const rib = v.page.locator("#piece-rib");
  await rib.getByText("Non conforme").first().click();
  await rib.locator("select").selectOption("illisible");
  await rib.locator("textarea").fill("La deuxième page est coupée.");
}

async function demande(v, { controle }) {
  await v.page.goto(`${controle}/demande`);
  await v.page.locator('input[value="partie/suivi"]').check();
  await v.page.fill("#raison-partie-suivi", "Dites qui mène l’évaluation, et quand.");
  await v.voit("demande");
  await v.clique("Envoyer la demande");
  await v.lit("La demande est envoyée à la structure.");
}

test("pieces are checked by keyboard, some asked again, given back, and only what changed is looked at", () =>
  deposeEtVerifie(["completude-porteur", "completude-coordination"], async (ou, porteur, coordination) => {
    const { serveur, racine, controle, pieces } = ou;
    await coordination.ouvre("/completude", "liste");
    await coordination.ouvre(controle, "controle");
    assert.equal(await restent(coordination).count(), pieces);
    await coordination.page.locator("[data-controle]").first().focus();
    await coordination.page.keyboard.press("j");
    await coordination.page.keyboard.press("k");
    for (let reste = pieces; reste > 1; reste -= 1) {
      const piece = coordination.page.locator("[data-controle]:has(button[value=conforme]):not(#piece-rib)").first();
      await piece.focus();
      await Promise.all([coordination.page.waitForEvent("load"), coordination.page.keyboard.press("c")]);
      await coordination.lit("c’est noté");
    }
    await coordination.page.locator("#piece-rib").focus();
    await coordination.page.keyboard.press("n");
    await coordination.clique(/^Déclarer non conforme/);
    await coordination.lit("Choisissez pourquoi");
    await coordination.voit("sans-raison");
    const rib = coordination.page.locator("#piece-rib");
    await rib.locator("select").selectOption("illisible");
    await rib.locator("textarea").fill("La deuxième page est coupée.");
    await coordination.clique(/^Déclarer non conforme/);
    await demande(coordination, ou);
    await coordination.voit("demandes");

    await serveur.courrielPour(gens.porteur, "est à compléter");
    await porteur.ouvre(racine, "suivi");
    await porteur.ouvre(`${racine}/complements`, "complements");
    await porteur.lit("Dites qui mène l’évaluation");
    await porteur.page.goto(`${racine}/partie/projet`);
    await porteur.lit("seules les parties et les pièces qu’elle a nommées");
    await porteur.page.goto(`${racine}/partie/suivi`);
    await porteur.page.fill("[name=evaluation]", "La coordinatrice, avec le conseil citoyen, en juin et en décembre.");
    await porteur.clique("Enregistrer et continuer");
    await porteur.lit("Modifiée");
    await porteur.page.goto(`${racine}/pieces/rib`);
    await remet(porteur, serveur, "nouveau-rib.pdf");
    await porteur.ouvre(`${racine}/complements`, "prets");
    await porteur.page.fill("#reponse", "Le relevé est scanné de nouveau.");
    await porteur.clique("Rendre les compléments");
    await porteur.lit("Les compléments sont rendus.");

    await serveur.courrielPour(gens.coordination, "compléments sont rendus");
    await coordination.ouvre("/completude?etat=rendus", "liste-rendus");
    await coordination.ouvre(controle, "rendus");
    await coordination.lit("avec le conseil citoyen");
    assert.equal(await coordination.page.locator(".dt-ecart").count(), 1, "only what changed");
    await coordination.page.locator("#piece-rib").getByRole("button", { name: /^Conforme/ }).click();
    await coordination.lit("c’est noté");
    await coordination.clique("Déclarer le dossier complet");
    await coordination.lit("Le dossier est déclaré complet.");
    await coordination.voit("complet");
    await serveur.courrielPour(gens.porteur, "est complet");
  }));

test("who does not answer is proposed for rejection; a person rejects, and goes back on it", () =>
  deposeEtVerifie(["completude-rejet-porteur", "completude-rejet-coordination"], async (ou, porteur, coordination) => {
    const { serveur, racine, controle } = ou;
    await demande(coordination, ou);
    await serveur.arrete();
    await serveur.sert("2022-12-12T09:00");
    // Their sessions have ended since.
    await porteur.seConnecte(gens.porteur);
    await coordination.seConnecte(gens.coordination);
    await porteur.ouvre(`${racine}/complements`, "trop-tard");
    await porteur.lit("étaient attendus");
    await coordination.ouvre("/completude?etat=a_rejeter", "a-rejeter");
    await coordination.ouvre(controle, "propose");
    await coordination.lit("le rejet est proposé");
    await coordination.clique("Rejeter le dossier");
    await coordination.lit("Le dossier est rejeté.");
    await coordination.voit("rejete");
    await serveur.courrielPour(gens.porteur, "est rejeté");
    await porteur.ouvre(racine, "rejete");
    await porteur.lit("tribunal administratif");
    await coordination.page.fill("#motif", "La structure avait écrit par courrier.");
    await coordination.clique("Revenir sur la décision");
    await coordination.lit("de nouveau à vérifier");
    await serveur.courrielPour(gens.porteur, "est reprise");
  }));

test("without JavaScript a piece is refused, asked again with a part, and given back", () =>
  deposeEtVerifie(
    ["completude-sans-script-porteur", "completude-sans-script-coordination"],
    async (ou, porteur, coordination) => {
      const { serveur, racine, controle } = ou;
      await coordination.ouvre(controle, "controle");
      await refuseLeRib(coordination);
      await coordination.page.locator("#piece-rib").getByRole("button", { name: /^Déclarer non conforme/ }).click();
      await coordination.lit("c’est noté");
      await demande(coordination, ou);
      await porteur.ouvre(`${racine}/complements`, "complements");
      await porteur.page.goto(`${racine}/partie/suivi`);
      await porteur.page.fill("[name=evaluation]", "Avec le conseil citoyen.");
      await porteur.clique("Enregistrer et continuer");
      await porteur.page.goto(`${racine}/pieces/rib`);
      await remet(porteur, serveur, "nouveau-rib.pdf");
      await porteur.page.goto(`${racine}/complements`);
      await porteur.clique("Rendre les compléments");
      await porteur.lit("Les compléments sont rendus.");
      await coordination.ouvre(controle, "rendus");
      await coordination.lit("Avec le conseil citoyen.");
    },
    { javaScriptEnabled: false },
  ));
