// The two stages of the third step, as somebody who tries them walks through: each person finds something to do, and can do it.
import { valeur } from "./support/base.mjs";
import { Serveur } from "./support/serveur.mjs";
import { test } from "./support/suite.mjs";
import { histoire } from "./support/visiteur.mjs";

async function aLEtape(etape, noms, recit) {
  const serveur = await Serveur.demarre({ etape });
  try {
    await histoire(serveur, noms, (...visiteurs) => recit(serveur, ...visiteurs));
  } finally {
    await serveur.ferme();
  }
}

/** The first final dossier of somebody's structure in that state. */
const dossierDe = (serveur, personne, etat) =>
  valeur(
    serveur.base,
    `SELECT f.dossier_id FROM definitif f JOIN dossier d ON d.id = f.dossier_id JOIN membre m ON m.structure_id = d.structure_id
     JOIN personne p ON p.id = m.personne_id WHERE p.courriel = '${personne}@demo.example' AND f.etat = '${etat}'
     ORDER BY f.dossier_id LIMIT 1`,
  );

test("the last days of the deposit: one signs, the other deposits, the référent·e reads the contributions", () =>
  aLEtape("definitifs", ["demo-signataire", "demo-porteur", "demo-pre"], async (serveur, signataire, porteur, pre) => {
    const dossier = `/dossiers/${await dossierDe(serveur, "signataire", "a_signer")}/definitif`;
    await signataire.seConnecte("signataire@demo.example");
    await signataire.ouvre("/dossiers", "dossiers");
    await signataire.ouvre(`${dossier}/verifier`, "a-signer");
    for (const attestation of await signataire.page.locator('input[name="engagements"]').all()) await attestation.check();
    await signataire.page.fill("#qualite", "présidence");
    await signataire.clique("Attester et signer");
    await signataire.lit("Le dossier est signé.");

    await porteur.seConnecte("porteur@demo.example");
    await porteur.ouvre("/dossiers", "dossiers");
    await porteur.ouvre(`${dossier}/pieces`, "pieces");
    await porteur.page.goto(`${dossier}/verifier`);
    await porteur.clique("Déposer le dossier");
    await porteur.lit("Votre dossier définitif est déposé.");
    const depose = await dossierDe(serveur, "porteur", "depose");
    await porteur.ouvre(`/dossiers/${depose}/definitif/jumeau`, "deux-budgets");

    await pre.seConnecte("pre@demo.example");
    const unique = await dossierDe(serveur, "reussite", "en_preparation");
    await pre.ouvre(`/dossiers/${unique}/definitif/fiches`, "contributions");
    await pre.lit("Coup de pouce lecture");
  }));

test("after the deadline: what is asked is given back, checked, and the dossier declared complete", () =>
  aLEtape("completude", ["demo-complete", "demo-coordination"], async (serveur, porteur, coordination) => {
    const dossier = await dossierDe(serveur, "porteur", "a_completer");
    await porteur.seConnecte("porteur@demo.example");
    await porteur.ouvre(`/dossiers/${dossier}/definitif/complements`, "complements");
    await porteur.lit("Dites qui mène l’évaluation");

    await coordination.seConnecte("coordination@demo.example");
    await coordination.ouvre("/completude", "liste");
    await coordination.ouvre("/completude?etat=a_rejeter", "a-rejeter");
    await coordination.ouvre(`/completude/${dossier}`, "controle");
    await coordination.ouvre("/ventilation/definitifs", "second-tour");
    await coordination.clique("Complétude", "link");
    await coordination.page.getByRole("link", { name: /Compléments rendus/ }).first().click();
    await coordination.page.locator("main table a, main .dt-tableau a").first().click();
    await coordination.lit("Ce qui a changé dans le dossier");
    for (let reste = await coordination.page.locator("button[value=conforme]").count(); reste > 0; reste -= 1) {
      await coordination.page.locator("button[value=conforme]").first().click();
      await coordination.lit("c’est noté");
    }
    await coordination.clique("Déclarer le dossier complet");
    await coordination.lit("Le dossier est déclaré complet.");
  }));
