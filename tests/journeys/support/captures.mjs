// Takes the README's pictures from the running demonstration, into docs/images.
import { closeBrowser, openPerson } from "./browser.mjs";
import { sections, saisitTout } from "./note.mjs";
import { Serveur, motDePasse, oublieModele } from "./serveur.mjs";

const folder = new URL("../../../docs/images/", import.meta.url).pathname;
const telephone = { width: 390, height: 844 };

async function prend(page, nom, size = { width: 1280, height: 800 }) {
  await page.setViewportSize(size);
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${folder}${nom}.png` });
  console.log(`docs/images/${nom}.png`);
}

async function entre(serveur, courriel) {
  const context = await openPerson({ baseURL: serveur.url });
  const page = await context.newPage();
  await page.goto("/connexion");
  await page.fill("#courriel", courriel);
  await page.fill("#mot_de_passe", motDePasse);
  await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "Se connecter" }).click()]);
  return page;
}

async function public_(serveur) {
  const context = await openPerson({ baseURL: serveur.url });
  const page = await context.newPage();
  await page.goto("/");
  await prend(page, "accueil");
  await page.goto("/calendrier");
  await prend(page, "calendrier-telephone", telephone);
  await page.goto("/qui-finance-quoi");
  await prend(page, "qui-finance-quoi");
}

async function porteur(serveur) {
  const page = await entre(serveur, "porteur@demo.example");
  await page.goto("/dossiers/nouveau");
  await page.locator("[name=structure]").first().check();
  await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "Commencer" }).click()]);
  const taches = page.url();
  for (const section of ["projet", "porteur", "diagnostic"]) {
    await page.goto(`${taches}/${section}`);
    await saisitTout(page, sections[section]);
    await page.keyboard.press("Tab");
    await page.getByRole("status").getByText(/^Enregistré à/).waitFor();
  }
  await prend(page, "note-enregistree");
  await page.goto(taches);
  await prend(page, "note-parties-telephone", telephone);
}

async function coordination(serveur) {
  const page = await entre(serveur, "coordination@demo.example");
  await page.goto("/tableau");
  await prend(page, "tableau");
}

const serveur = await Serveur.demarre();
await public_(serveur);
await porteur(serveur);
await coordination(serveur);
await closeBrowser();
await serveur.ferme();
await oublieModele();
