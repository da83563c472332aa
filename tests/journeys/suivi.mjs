// After a meeting: its records are read again and sent, a porteur reads theirs on a phone and on paper, the board says what waits.
import assert from "node:assert/strict";
import { lignes, valeur } from "./support/base.mjs";
import { reunionDuJour, texteDuPapier } from "./support/emargement.mjs";
import { Serveur } from "./support/serveur.mjs";
import { test } from "./support/suite.mjs";
import { confie } from "./support/suivi.mjs";
import { histoire } from "./support/visiteur.mjs";

const apresLaReunion = "2022-10-14T12:45";
const gens = { coordination: "coordination@demo.example", porteur: "porteur@demo.example" };

async function apres(noms, recit, options = {}) {
  const serveur = await Serveur.demarre({ horloge: apresLaReunion });
  try {
    const reunion = await reunionDuJour(serveur);
    await confie(serveur, reunion.dossiers);
    await histoire(
      serveur,
      noms,
      async (...visiteurs) => {
        for (const v of visiteurs) await v.seConnecte(gens[v.nom.split("-").at(-1)]);
        await recit({ serveur, racine: `/reunions-partenariales/${reunion.reunion}`, ...reunion }, ...visiteurs);
      },
      options,
    );
  } finally {
    await serveur.ferme();
  }
}

async function note(v, racine, passage, presence) {
  await v.page.goto(`${racine}/emargement`);
  await v.page.locator(`#passage-${passage}`).getByRole("button", { name: presence }).first().click();
  await v.page.locator("[data-etat-emargement]").getByText("Tout est enregistré.").waitFor();
}

async function recommande(v, racine, passage, ...textes) {
  await v.page.goto(`${racine}/salle/${passage}`);
  for (const texte of textes) {
    await v.page.getByLabel("Nouvelle recommandation").fill(texte);
    await v.appuie("Ajouter la recommandation");
    await v.page.locator("textarea", { hasText: texte }).first().waitFor();
  }
}

const papier = async (v, chemin, nom) => texteDuPapier(Buffer.from(await (await v.context.request.get(chemin)).body()), nom);

test("the record is read again, sent, read by its porteur on a phone and on paper, then corrected", () =>
  apres(["releve-coordination", "releve-porteur"], async ({ serveur, racine, passages, dossiers }, coordination, porteur) => {
    await note(coordination, racine, passages[0], "Présent·e");
    await recommande(coordination, racine, passages[0], "Rencontrer le centre social du quartier.", "Préciser le budget des transports.");
    await coordination.page.getByLabel("Pertinence du projet").fill("Répond à un besoin que personne ne couvre le mercredi.");
    await coordination.page.locator("h1").click();
    await coordination.page.getByText(/^Enregistré à/).first().waitFor();
    await coordination.clique("Relire le relevé et l’envoyer", "link");
    await coordination.voit("apercu");
    await coordination.ouvre(`${racine}/releves`, "releves");
    await coordination.clique("Envoyer les relevés cochés");
    await coordination.lit("1 relevé est envoyé");
    await coordination.voit("envoyes");
    const courriels = await lignes(serveur.base, "SELECT objet, texte FROM courriel WHERE objet LIKE 'Relevé de votre passage%'");
    assert.ok(courriels.length > 0, "the structure is written to");
    const lien = courriels[0].texte.match(/\/convocations\/\S+\/releve/)[0];

    await porteur.ouvre(`/dossiers/${dossiers[0]}`, "dossier");
    await porteur.clique("Relevé du passage", "link");
    await porteur.lit("Rencontrer le centre social du quartier.");
    await porteur.voit("releve");
    const texte = await papier(porteur, `/dossiers/${dossiers[0]}/releve.pdf`, "suivi-releve");
    for (const dit of ["Recommandation 2", "Préciser le budget", "Répond à un besoin"]) assert.ok(texte.includes(dit), dit);

    await recommande(coordination, racine, passages[0], "Chercher un local accessible.");
    await coordination.clique("Relire, et envoyer une correction", "link");
    await coordination.clique("Envoyer la correction");
    await coordination.lit("1 relevé est envoyé");
    await porteur.context.clearCookies();
    await porteur.ouvre(lien, "releve-corrige-par-lien");
    await porteur.lit("Chercher un local accessible.");
    await porteur.lit("cette version remplace les précédentes");
    await porteur.clique("1 (version du", "link");
    await porteur.lit("Cette version ne compte plus.");
    assert.equal(await porteur.page.getByText("Chercher un local accessible.").count(), 0);
  }));

test("what changes while it is read does not leave; nothing ticked is said", () =>
  apres(["change-coordination"], async ({ serveur, racine, passages }, v) => {
    await note(v, racine, passages[0], "Présent·e");
    await recommande(v, racine, passages[0], "Rencontrer le centre social.");
    await v.page.goto(`${racine}/releves/${passages[0]}`);
    const autre = await v.context.newPage();
    await autre.goto(`${racine}/salle/${passages[0]}`);
    await autre.getByLabel("Nouvelle recommandation").fill("Ajoutée entre-temps.");
    await autre.getByRole("button", { name: "Ajouter la recommandation" }).click();
    await autre.locator("textarea", { hasText: "Ajoutée entre-temps." }).first().waitFor();
    await v.clique("Envoyer le relevé au porteur");
    await v.lit("Rien n’est parti");
    await v.voit("rien-parti");
    await v.page.locator("input[name=passages]").uncheck();
    await v.clique("Envoyer les relevés cochés");
    await v.lit("Cochez au moins un relevé.");
    assert.equal(Number(await valeur(serveur.base, "SELECT COUNT(*) AS n FROM releve_envoye")), 0);
  }));

test("the board says what waits, leads there, counts by meeting, commune and theme, and is taken away as a file", () =>
  apres(["suivi-coordination"], async ({ racine, passages }, v) => {
    await note(v, racine, passages[0], "Présent·e");
    await v.page.goto("/reunions-partenariales");
    await v.clique("Suivi des réunions", "link");
    await v.lit("1 relevé à envoyer");
    await v.lit("7 présences à noter");
    await v.voit("tableau");
    await v.clique("Par commune", "link");
    await v.voit("communes");
    await v.clique("Par thème", "link");
    await v.voit("themes");
    const csv = await (await v.context.request.get("/reunions-partenariales/suivi.csv?par=reunion")).text();
    assert.ok(csv.includes("Réunion d’Anzin"), "the file has the meeting");
    await v.page.goto("/reunions-partenariales/suivi");
    await v.clique("1 relevé à envoyer", "link");
    assert.ok(v.page.url().endsWith(`${racine}/releves`));
  }));
