// Takes the README's pictures from the running demonstration, into docs/images.
import { valeur } from "./base.mjs";
import { closeBrowser, openPerson } from "./browser.mjs";
import { sections, saisitTout } from "./note.mjs";
import { Serveur, motDePasse, oublieModele } from "./serveur.mjs";

const folder = new URL("../../../docs/images/", import.meta.url).pathname;
const telephone = { width: 390, height: 844 };

/** The page from its top, or from that part of it on. */
async function prend(page, nom, size = { width: 1280, height: 800 }, partie = "body") {
  await page.setViewportSize(size);
  await page.mouse.move(0, 0);
  await page.locator(partie).first().evaluate((element) => window.scrollTo(0, element.getBoundingClientRect().top + window.scrollY - 16));
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

async function appuie(page, nom) {
  await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: nom, exact: typeof nom === "string" }).click()]);
}

async function comite(page) {
  await page.goto("/ventilation");
  await appuie(page, "Calculer la proposition");
  await page.goto("/ventilation?commune=59014");
  await prend(page, "ventilation", { width: 1280, height: 900 }, ".dt-comite__derniere");
  await page.goto("/ventilation/lot?orientation=sante&acte=reunion&lot_reunion=insertion");
  await prend(page, "ventilation-lot");
  await page.goto("/ventilation/transmettre");
  await appuie(page, /^Transmettre/);
}

/** Opens the meetings, makes the plan of one, and convenes; gives its address. */
async function reunion(page) {
  await page.goto("/reunions-partenariales");
  await appuie(page, /^Ouvrir les/);
  await page.getByRole("link", { name: "Santé", exact: true }).click();
  await page.waitForURL(/reunions-partenariales\/\d+$/);
  const adresse = new URL(page.url()).pathname;
  await page.goto(`${adresse}/plan`);
  await appuie(page, "Reprendre les dossiers de la ventilation");
  await page.goto(`${adresse}/plan/proposition`);
  await appuie(page, "Appliquer ce plan");
  await prend(page, "plan-passages", undefined, ".dt-onglets");
  await page.goto(`${adresse}/convocations`);
  await appuie(page, /^Envoyer/);
  return adresse;
}

/** The porteurs' answers are read by the link of their convocation, without an account. */
async function convocation(serveur, lien) {
  const context = await openPerson({ baseURL: serveur.url });
  const page = await context.newPage();
  await page.goto(lien);
  await prend(page, "convocation-telephone", telephone);
}

async function avisDuFinanceur(serveur, adresse) {
  const page = await entre(serveur, "etat3@demo.example");
  await page.goto(`${adresse}/salle`);
  await page.locator("#salle-direct th a").nth(1).click();
  await page.getByLabel("Favorable", { exact: true }).check();
  await page.getByLabel("Ce que vous en pensez").fill("Projet solide. Le calendrier est à préciser avec les écoles.");
  await page.locator("h1").click();
  await page.getByText(/^Enregistré à/).first().waitFor();
  return new URL(page.url()).pathname;
}

async function jourDeReunion(serveur, adresse) {
  const passage = await avisDuFinanceur(serveur, adresse);
  const page = await entre(serveur, "coordination@demo.example");
  await page.goto(`${adresse}/emargement`);
  await page.getByRole("button", { name: /^(Présent·e|En retard)/ }).first().click();
  await page.getByText("Tout est enregistré").waitFor();
  await prend(page, "emargement-telephone", telephone, "main .dt-chiffres");
  await page.goto(passage);
  await page.getByLabel("Pertinence du projet").fill("Répond à un besoin du quartier, dit par les habitants.");
  await page.locator("h1").click();
  await page.getByText(/^Enregistré à/).first().waitFor();
  await page.getByLabel("Nouvelle recommandation").fill("Rencontrer le centre social avant de fixer le calendrier.");
  await page.getByRole("button", { name: "Ajouter la recommandation" }).click();
  await page.getByLabel("Recommandation 1", { exact: true }).waitFor();
  await prend(page, "salle", { width: 1280, height: 1000 }, ".dt-salle");
}

async function premiereEtape() {
  const serveur = await Serveur.demarre();
  await public_(serveur);
  await porteur(serveur);
  await coordination(serveur);
  await serveur.ferme();
}

async function deuxiemeEtape() {
  const serveur = await Serveur.demarre({ horloge: "2022-09-26T09:00" });
  const page = await entre(serveur, "coordination@demo.example");
  await comite(page);
  const adresse = await reunion(page);
  const courriel = await serveur.courrielPour("", "/convocations/");
  await convocation(serveur, serveur.lienDe(courriel, "/convocations/"));
  await serveur.arrete();
  await serveur.sert("2022-10-21T09:50");
  await jourDeReunion(serveur, adresse);
  await serveur.ferme();
}

/** A final dossier of the demonstration's porteur in that state, the n-th of them from 0. */
const definitifDuPorteur = (serveur, etat, n = 0) =>
  valeur(
    serveur.base,
    `SELECT f.dossier_id FROM definitif f JOIN dossier d ON d.id = f.dossier_id JOIN membre m ON m.structure_id = d.structure_id
     JOIN personne p ON p.id = m.personne_id WHERE p.courriel = 'porteur@demo.example' AND f.etat = '${etat}'
     ORDER BY f.dossier_id LIMIT 1 OFFSET ${n}`,
  );

async function dossiersDefinitifs() {
  const serveur = await Serveur.demarre({ etape: "definitifs" });
  const page = await entre(serveur, "porteur@demo.example");
  const ecrit = `/dossiers/${await definitifDuPorteur(serveur, "en_preparation", 1)}/definitif`;
  const depose = `/dossiers/${await definitifDuPorteur(serveur, "depose")}/definitif`;
  await page.goto(ecrit);
  await prend(page, "definitif-parties", { width: 1280, height: 900 }, ".dt-onglets");
  await page.goto(`${ecrit}/budget/action`);
  await prend(page, "budget", { width: 1280, height: 900 }, ".dt-onglets");
  await page.goto(`${ecrit}/pieces`);
  await prend(page, "pieces-telephone", telephone, ".dt-pieces");
  await page.goto(`${depose}/jumeau`);
  await prend(page, "deux-budgets", { width: 1280, height: 900 }, ".govuk-caption-l");
  await serveur.ferme();
}

async function completude() {
  const serveur = await Serveur.demarre({ etape: "completude" });
  const dossier = await definitifDuPorteur(serveur, "a_completer");
  const coordination = await entre(serveur, "coordination@demo.example");
  await coordination.goto(`/completude/${dossier}`);
  await prend(coordination, "completude", { width: 1280, height: 900 }, "#piece-annexe_comptable");
  const porteur = await entre(serveur, "porteur@demo.example");
  await porteur.goto(`/dossiers/${dossier}/definitif/complements`);
  await prend(porteur, "complements-telephone", telephone, ".govuk-caption-l");
  await serveur.ferme();
}

await premiereEtape();
await deuxiemeEtape();
await dossiersDefinitifs();
await completude();
await closeBrowser();
await oublieModele();
