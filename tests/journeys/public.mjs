// What anyone may read, without an account.
import assert from "node:assert/strict";
import { histoire } from "./support/visiteur.mjs";
import { Serveur } from "./support/serveur.mjs";
import { test } from "./support/suite.mjs";

const pages = [
  "/",
  "/appel",
  "/calendrier",
  "/orientations",
  "/qui-finance-quoi",
  "/reunions",
  "/pieces",
  "/note-d-intention",
  "/ressources",
  "/contacts",
  "/accessibilite",
  "/donnees-personnelles",
  "/connexion",
  "/inscription",
  "/mot-de-passe-oublie",
  "/boite-aux-lettres",
];

function surUnServeur(recit, options) {
  return async () => {
    const serveur = await Serveur.demarre();
    try {
      await histoire(serveur, ["public"], recit, options);
    } finally {
      await serveur.ferme();
    }
  };
}

test(
  "every public page is valid, accessible and fits a phone",
  surUnServeur(async (v) => {
    for (const page of pages) {
      const reponse = await v.page.goto(page);
      assert.equal(reponse.status(), 200, page);
      await v.voit(page === "/" ? "accueil" : page);
    }
  }),
);

test(
  "a page that does not exist says so, with a way out",
  surUnServeur(async (v) => {
    const reponse = await v.page.goto("/nulle-part");
    assert.equal(reponse.status(), 404);
    await v.voit("introuvable");
  }),
);

test(
  "every link of the public pages leads somewhere",
  surUnServeur(async (v) => {
    const vus = new Set();
    const aVoir = ["/"];
    while (aVoir.length > 0) {
      const chemin = aVoir.pop();
      if (vus.has(chemin)) continue;
      vus.add(chemin);
      const reponse = await v.context.request.get(chemin);
      assert.ok(reponse.status() < 400, `${chemin}: ${reponse.status()}`);
      if (!(reponse.headers()["content-type"] ?? "").startsWith("text/html")) continue;
      for (const [, lien] of (await reponse.text()).matchAll(/<a [^>]*href="(\/[^"#?]*)/g)) aVoir.push(lien);
    }
    assert.ok(vus.size > pages.length, `${vus.size} pages`);
  }),
);

test(
  "the keyboard alone reaches the content and the menu",
  surUnServeur(async (v) => {
    await v.page.goto("/appel");
    await v.page.keyboard.press("Tab");
    assert.equal(await v.page.evaluate(() => document.activeElement?.textContent), "Aller au contenu");
    await v.page.keyboard.press("Enter");
    assert.equal(await v.page.evaluate(() => document.activeElement?.id), "contenu");
    await v.page.setViewportSize({ width: 390, height: 844 });
    await v.page.reload();
    const menu = v.page.getByRole("button", { name: "Menu" });
    await menu.focus();
    await v.page.keyboard.press("Enter");
    await v.page.getByRole("link", { name: "Calendrier" }).first().waitFor();
  }),
);

test(
  "someone chooses an orientation and a kind of structure, and sees who can be asked, with scripts or not",
  surUnServeur(
    async (v) => {
      await v.page.goto("/qui-finance-quoi");
      const choix = v.page.locator("main form select, main form input[type=radio]");
      assert.ok((await choix.count()) > 0);
      const arrivee = v.page.waitForEvent("load");
      await v.page.locator("main form button").first().click();
      await arrivee;
      await v.voit("qui-finance-quoi-reponse");
    },
    { javaScriptEnabled: false },
  ),
);
