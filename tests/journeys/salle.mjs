// In the room of a partner meeting: three people follow the same project, each writes in their own part, live.
import assert from "node:assert/strict";
import { histoire } from "./support/visiteur.mjs";
import { Serveur } from "./support/serveur.mjs";
import { test } from "./support/suite.mjs";
import { gens, pendantLaReunion, reunionEnCours } from "./support/salle.mjs";

const bientot = { timeout: 8000 };

async function enSalle(recit, noms, options = {}) {
  const serveur = await Serveur.demarre({ horloge: pendantLaReunion });
  try {
    const reunion = await reunionEnCours(serveur);
    await histoire(
      serveur,
      noms,
      async (...visiteurs) => {
        for (const v of visiteurs) await v.seConnecte(gens[v.nom.split("-").at(-1)]);
        await recit(reunion, ...visiteurs);
      },
      options,
    );
  } finally {
    await serveur.ferme();
  }
}

const direct = (v) => v.page.locator("[data-etat-direct]");
const estEnDirect = (v) => direct(v).getByText("En direct.").waitFor();

async function suivent(adresse, ...visiteurs) {
  for (const v of visiteurs) {
    await v.page.goto(adresse);
    await estEnDirect(v);
  }
}

/** How long until that text is on the other person's page, in milliseconds. */
async function delai(v, texte) {
  const debut = Date.now();
  await v.page.locator("#salle-direct").getByText(texte).first().waitFor({ timeout: 10_000 });
  return Date.now() - debut;
}

test("three people see within a second what each writes in their own part", () =>
  enSalle(
    async ({ salle, passages }, coordination, caf, elu) => {
      await coordination.ouvre(salle, "liste");
      await suivent(passages[1], coordination, caf, elu);
      await caf.page.getByLabel("Favorable avec réserve (à expliquer)").check();
      await caf.page.getByText(/^Enregistré à/).first().waitFor();
      assert.ok((await delai(coordination, "Favorable avec réserve")) < 1000, "the coordination sees the avis at once");
      await elu.page.locator("[data-bloc^=avis-financeur]").getByText("Favorable avec réserve").waitFor(bientot);
      await caf.page.getByText("Expliquez en une phrase cet avis").waitFor(bientot);
      await caf.page.getByLabel("Ce que vous en pensez").fill("Le calendrier est à préciser avec les écoles.");
      await elu.page.getByLabel("Ce que vous en pensez").fill("La commune soutient ce projet.");
      await caf.page.locator("h1").click();
      await elu.page.locator("h1").click();
      await elu.page.getByText("Le calendrier est à préciser avec les écoles.").waitFor({ timeout: 8000 });
      await caf.page.getByText("La commune soutient ce projet.").waitFor({ timeout: 8000 });
      assert.equal(await caf.page.getByText("Expliquez en une phrase cet avis").count(), 0);
      await coordination.page.getByLabel("Pertinence du projet").fill("Répond à un besoin du quartier.");
      await coordination.page.locator("h1").click();
      await elu.page.getByText("Répond à un besoin du quartier.").waitFor({ timeout: 8000 });
      await elu.page.getByText("Mis à jour : Relevé, par").waitFor({ timeout: 8000 });
      await coordination.voit("releve");
      await caf.voit("avis");
      await elu.voit("avis");
    },
    ["coordination", "caf", "elu"],
  ));

test("recommendations are added, corrected, ordered and withdrawn, one by one, without leaving the page", () =>
  enSalle(
    async ({ passages }, coordination, elu) => {
      await suivent(passages[0], coordination, elu);
      const page = coordination.page;
      for (const texte of ["Rencontrer le centre social.", "Préciser le budget.", "Chercher un local."]) {
        await page.getByLabel("Nouvelle recommandation").fill(texte);
        await coordination.appuie("Ajouter la recommandation");
        await elu.page.getByText(texte).waitFor({ timeout: 8000 });
        assert.equal(await page.getByLabel("Nouvelle recommandation").inputValue(), "");
      }
      await page.getByRole("button", { name: "Monter : recommandation 3" }).click();
      const ordre = async () => elu.page.locator("[data-bloc=recommandations-lues] li .dt-texte-libre").allTextContents();
      await assert.doesNotReject(elu.page.locator("[data-bloc=recommandations-lues] li").nth(1).getByText("Chercher un local.").waitFor(bientot));
      assert.deepEqual(await ordre(), ["Rencontrer le centre social.", "Chercher un local.", "Préciser le budget."]);
      assert.equal(await page.getByLabel("Recommandation 2", { exact: true }).inputValue(), "Chercher un local.");
      await page.waitForFunction(() => document.activeElement?.textContent.replace(/\s/g, " ") === "Monter : recommandation 2");
      await page.getByLabel("Recommandation 1", { exact: true }).fill("Rencontrer le centre social avant l’été.");
      await page.locator("h1").click();
      await elu.page.getByText("Rencontrer le centre social avant l’été.").waitFor({ timeout: 8000 });
      page.once("dialog", (question) => question.accept());
      await page.getByRole("button", { name: "Retirer : recommandation 3" }).click();
      await elu.page.getByText("Préciser le budget.").waitFor({ state: "detached", timeout: 8000 });
      await coordination.appuie("Ajouter la recommandation");
      await page.getByText("Écrivez la recommandation à ajouter.").waitFor(bientot);
      await coordination.voit("recommandations");
      await elu.voit("recommandations");
    },
    ["recommande-coordination", "recommande-elu"],
  ));

test("two people in the same field: nothing moves under their hands, both texts are shown, nothing is lost", () =>
  enSalle(
    async ({ passages }, ici, la) => {
      await suivent(passages[1], ici, la);
      const champ = (v) => v.page.getByLabel("Ce que vous en pensez");
      await champ(la).click();
      await champ(ici).fill("Un premier texte.");
      await ici.page.locator("h1").click();
      await ici.page.getByText(/^Enregistré à/).first().waitFor();
      await la.page.waitForTimeout(1200);
      assert.equal(await champ(la).inputValue(), "", "the field in which somebody stands is left alone");
      await champ(la).pressSequentially("Un autre texte.");
      await la.page.locator("h1").click();
      await la.page.getByText("Rien n’est remplacé tant que vous n’avez pas choisi.").waitFor();
      await la.voit("conflit");
      await la.appuie("Réunir les deux pour les relire");
      await ici.page.waitForFunction(
        () => document.querySelector("textarea[name^=texte_]")?.value === "Un autre texte.\n\nUn premier texte.",
      );
      await ici.page.getByText(/^Mis à jour par Camille Exemple à/).waitFor();
      await ici.voit("mis-a-jour");
    },
    ["ici-caf", "la-caf"],
  ));

test("a field left untouched takes over what was written meanwhile, once the person has left it", () =>
  enSalle(
    async ({ passages }, ici, la) => {
      await suivent(passages[2], ici, la);
      const champ = (v) => v.page.getByLabel("Ce que vous en pensez");
      await champ(la).click();
      await champ(ici).fill("Écrit pendant ce temps.");
      await ici.page.locator("h1").click();
      await ici.page.getByText(/^Enregistré à/).first().waitFor();
      await la.page.waitForTimeout(800);
      assert.equal(await champ(la).inputValue(), "");
      await la.page.locator("h1").click();
      await la.page.waitForFunction(() => document.querySelector("textarea[name^=texte_]")?.value === "Écrit pendant ce temps.");
      assert.equal(await la.page.locator(".dt-conflit").count(), 0);
    },
    ["ici-caf", "la-caf"],
  ));

test("arrows go to the next project and back, what was typed is saved first, and fields keep their arrows", () =>
  enSalle(
    async ({ salle, passages }, caf) => {
      await suivent(passages[0], caf);
      const { page } = caf;
      const va = async (touche, adresse) => {
        await page.keyboard.press(touche);
        await page.waitForURL(`**${adresse}`);
      };
      await va("ArrowRight", passages[1]);
      await va("ArrowRight", passages[2]);
      await va("ArrowLeft", passages[1]);
      await page.getByLabel("Ce que vous en pensez").fill("Pas encore enregistré.");
      await page.keyboard.press("ArrowRight");
      await page.waitForTimeout(300);
      assert.ok(page.url().endsWith(passages[1]), "an arrow in a field moves within it");
      await page.getByRole("link", { name: /^Suivant/ }).click();
      await page.waitForURL(`**${passages[2]}`);
      await page.goto(passages[1]);
      assert.equal(await page.getByLabel("Ce que vous en pensez").inputValue(), "Pas encore enregistré.");
      await caf.ouvre(salle, "liste");
    },
    ["touches-caf"],
  ));

test("the funders are adjusted with a reason, and the others see it", () =>
  enSalle(
    async ({ passages }, coordination, elu) => {
      await suivent(passages[0], coordination, elu);
      const { page } = coordination;
      await page.getByLabel("ARS", { exact: true }).check();
      await page.getByLabel("CAF", { exact: true }).uncheck();
      await coordination.appuie("Enregistrer les financeurs");
      await page.getByText("Écrivez pourquoi un financeur est retiré.").waitFor(bientot);
      await page.getByLabel("Pourquoi ce changement").fill("Le projet relève de la santé.");
      await coordination.appuie("Enregistrer les financeurs");
      await elu.page.getByText("ajouté en réunion. Le projet relève de la santé.").waitFor({ timeout: 8000 });
      await elu.page.getByText("Le projet relève de la santé.").nth(1).waitFor({ timeout: 8000 });
      await page.locator("#choix-des-financeurs").getByText("retiré. Le projet relève de la santé.").waitFor(bientot);
      assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Enregistrer les financeurs");
      await page.locator("#choix-des-financeurs").getByText("Les financeurs sont enregistrés.").waitFor(bientot);
      await coordination.voit("financeurs");
      await page.getByLabel("CAF", { exact: true }).check();
      await coordination.appuie("Enregistrer les financeurs");
      await elu.page.locator("[data-bloc=financeurs-lus]").getByText("demandé par la note : 18 000 €").waitFor({ timeout: 8000 });
      await elu.voit("financeurs");
    },
    ["finance-coordination", "finance-elu"],
  ));

test("the server stops and comes back: the page says so, then is live again with what was written meanwhile", async () => {
  const serveur = await Serveur.demarre({ horloge: pendantLaReunion });
  try {
    const { passages } = await reunionEnCours(serveur);
    await histoire(serveur, ["coupure-coordination", "coupure-elu"], async (coordination, elu) => {
      await coordination.seConnecte(gens.coordination);
      await elu.seConnecte(gens.elu);
      await suivent(passages[0], coordination, elu);
      assert.equal(await serveur.arrete(), 0);
      await direct(elu).getByText("n’arrivent plus pour le moment").waitFor();
      await elu.page.getByLabel("Ce que vous en pensez").fill("Écrit sans réseau.");
      await elu.page.locator("h1").click();
      await serveur.sert(pendantLaReunion);
      await estEnDirect(elu);
      await coordination.page.getByText("Écrit sans réseau.").waitFor({ timeout: 15_000 });
    });
  } finally {
    await serveur.ferme();
  }
});

test("who signs out elsewhere follows no longer, and the page says so", () =>
  enSalle(
    async ({ passages }, coordination, caf) => {
      await suivent(passages[0], coordination, caf);
      const autre = await caf.context.newPage();
      await autre.goto("/compte");
      await autre.getByRole("button", { name: "Se déconnecter" }).first().click();
      await autre.waitForURL((url) => url.pathname !== "/compte");
      await direct(caf).getByText(/n’arrivent plus|votre session est terminée/).waitFor({ timeout: 12_000 });
    },
    ["sortie-coordination", "sortie-caf"],
  ));

test("without JavaScript everything works by plain forms", () =>
  enSalle(
    async ({ passages }, caf, coordination) => {
      await caf.page.goto(passages[0]);
      await caf.page.getByLabel("Favorable", { exact: true }).check();
      await caf.page.getByLabel("Ce que vous en pensez").fill("Écrit sans script.");
      await caf.clique(/^Enregistrer : CAF/);
      await caf.lit("C’est enregistré.");
      await coordination.page.goto(passages[0]);
      await coordination.lit("Écrit sans script.");
      await coordination.page.getByLabel("Nouvelle recommandation").fill("Sans script aussi.");
      await coordination.clique("Ajouter la recommandation");
      await coordination.lit("La recommandation est ajoutée.");
      await caf.clique("Rafraîchir", "link");
      await caf.lit("Sans script aussi.");
      await coordination.voit("sans-script");
    },
    ["simple-caf", "simple-coordination"],
    { javaScriptEnabled: false },
  ));
