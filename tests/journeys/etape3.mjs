// The third step, whole: a renewed intercommunal action is completed with every piece and an imported budget, signed by somebody
// else, deposited, read back on paper, asked again, given back, declared complete.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { lignes, valeur } from "./support/base.mjs";
import { remet } from "./support/completude.mjs";
import { choisitUnIndicateur, completeLaStructure, remetLesPieces, remplitLesParties, repondAuxRecommandations } from "./support/definitif.mjs";
import { texteDuPapier } from "./support/emargement.mjs";
import { saisitTout } from "./support/note.mjs";
import { Serveur } from "./support/serveur.mjs";
import { test } from "./support/suite.mjs";
import { histoire } from "./support/visiteur.mjs";

const coordinatrice = "coordination@demo.example";
const signataire = "signataire@exemple.example";
const secret = "Un-jardin-2023-en-ville!";

async function projetReconduit(serveur) {
  const [projet] = await lignes(
    serveur.base,
    `SELECT d.id AS dossier, d.structure_id AS structure, q.courriel FROM dossier d JOIN membre m ON m.structure_id = d.structure_id
     JOIN personne q ON q.id = m.personne_id JOIN passage p ON p.dossier_id = d.id
     WHERE p.consolide_le IS NOT NULL AND d.etat = 'note_deposee' AND d.dispositif = 'contrat_de_ville' AND p.decision <> 'annulation'
     AND d.nature = 'reconduction' AND d.echelle = 'intercommunale' ORDER BY d.id LIMIT 1`,
  );
  return { serveur, ...projet, racine: `/dossiers/${projet.dossier}/definitif`, controle: `/completude/${projet.dossier}` };
}

/** Somebody who may sign and nothing else, invited by who administers the structure. */
async function inviteLaSignataire(porteur, signe, { serveur, structure }) {
  const fichier = `${serveur.dossier}/secret`;
  await writeFile(fichier, secret);
  await serveur.commande("personne", "create", "--nom", "Dominique Essai", "--courriel", signataire, "--password-file", fichier);
  await porteur.page.goto(`/structures/${structure}/membres`);
  await porteur.page.fill("#courriel", signataire);
  const invitation = porteur.page.locator(`form[action$="/invitations"]`);
  await invitation.getByLabel("Écrire").uncheck();
  await invitation.getByLabel("Signer").check();
  await porteur.clique("Envoyer l’invitation");
  await porteur.lit("L’invitation est envoyée.");
  await signe.seConnecte(signataire, secret);
  await signe.page.goto(serveur.lienDe(await serveur.courrielPour(signataire, "/invitations/"), "/invitations/"));
  await signe.clique("Accepter l’invitation");
  await signe.lit("Vous êtes membre de la structure.");
}

/** The charges come from the association's own table: their sum is what the note asks, and the budget balances. */
async function importeLeBudget(v, racine) {
  await v.page.goto(`${racine}/budget/action`);
  const produits = await v.page.locator('[data-bilan="produits"]').first().innerText();
  const total = Math.round(Number(produits.replace(/[^\d,]/g, "").replace(",", ".")) * 100);
  const parts = { "641 - Rémunération des personnels": 0.6, "604 - Prestations de services": 0.2, "625 - Déplacements, missions": 0.05 };
  let reste = total;
  const tableau = ["Budget de l’action;", "CHARGES;Montant"];
  for (const [ligne, part] of Object.entries(parts)) {
    const montant = Math.round(total * part);
    reste -= montant;
    tableau.push(`${ligne};${(montant / 100).toFixed(2).replace(".", ",")}`);
  }
  tableau.push(`613 - Locations;${(reste / 100).toFixed(2).replace(".", ",")}`);
  await v.clique("Importer un tableur", "link");
  await v.page.getByLabel("Fichier du budget").setInputFiles({ name: "budget.csv", mimeType: "text/csv", buffer: Buffer.from(tableau.join("\r\n")) });
  await v.clique("Lire le fichier");
  await v.lit("4 montants compris");
  await v.voit("budget-apercu");
  await v.clique("Enregistrer ces montants");
  await v.lit("Le budget est enregistré");
  await v.voit("budget");
  await v.page.goto(`${racine}/budget/structure`);
  const euros = String(Math.ceil(total / 100) * 4);
  await saisitTout(v.page, { m_641: euros, m_604: euros, m_625: euros, m_613: euros, m_70: String(Number(euros) * 4) });
  await v.clique("Enregistrer et recalculer");
}

async function complete(v, ou) {
  const { serveur, racine, structure } = ou;
  await v.page.goto(racine);
  await v.clique("Ouvrir le dossier définitif");
  await completeLaStructure(v, structure);
  await remplitLesParties(v, racine);
  await repondAuxRecommandations(v, racine, "recommandations");
  await choisitUnIndicateur(v, racine, "indicateurs");
  await importeLeBudget(v, racine);
  await remetLesPieces(v, racine);
  await v.ouvre(`${racine}/pieces`, "pieces");
  for (const piece of ["formation_egalite", "bilan_intermediaire", "bilans_annee_precedente"])
    assert.ok(await valeur(serveur.base, `SELECT COUNT(*) FROM piece WHERE structure_id = ${structure} AND code = '${piece}'`), piece);
  await v.ouvre(`${racine}/verifier`, "verifier");
  await v.clique("Demander la signature");
  await v.lit("La signature est demandée");
}

async function signe(v, { serveur, racine }) {
  await serveur.courrielPour(signataire, "attend votre signature");
  await v.ouvre(`${racine}/verifier`, "a-signer");
  for (const attestation of await v.page.locator('input[name="engagements"]').all()) await attestation.check();
  await v.page.fill("#qualite", "Présidente");
  await v.clique("Attester et signer");
  await v.lit("Le dossier est signé.");
}

async function depose(v, { serveur, racine, courriel }) {
  await v.ouvre(`${racine}/verifier`, "signe");
  await v.clique("Déposer le dossier");
  await v.lit("Votre dossier définitif est déposé.");
  await v.voit("recepisse");
  await serveur.courrielPour(courriel, "dossier définitif déposé");
}

const papier = async (v, chemin, nom) => texteDuPapier(Buffer.from(await (await v.context.request.get(chemin)).body()), nom);

async function litLesPapiers(v, { racine }) {
  const recu = await papier(v, `${racine}/depots/1/recepisse.pdf`, "definitif-recepisse");
  assert.ok(recu.includes("deux mois"), "the receipt says what silence means");
  const entier = await papier(v, `${racine}/depots/1/dossier.pdf`, "definitif-dossier");
  for (const dit of ["compost", "budget", "12 150"]) assert.ok(entier.toLowerCase().replace(/\s/g, " ").includes(dit), dit);
}

async function litEtCompare(v, { racine }) {
  await v.ouvre(racine, "suivi");
  await v.clique("Dépôt n° 1", "link");
  await v.lit("Compost");
  await v.ouvre(`${racine}/comparaison`, "comparaison");
}

async function verifie(v, { controle }) {
  await v.ouvre(controle, "controle");
  for (;;) {
    const reste = v.page.locator("[data-controle]:has(button[value=conforme]):not(#piece-rib)");
    if ((await reste.count()) === 0) break;
    await reste.first().getByRole("button", { name: /^Conforme/ }).click();
    await v.lit("c’est noté");
  }
  const rib = v.page.locator("#piece-rib");
  await rib.getByText("Non conforme").first().click();
  await rib.locator("select").selectOption("illisible");
  await v.clique(/^Déclarer non conforme/);
  await v.page.goto(`${controle}/demande`);
  await v.clique("Envoyer la demande");
  await v.lit("La demande est envoyée à la structure.");
}

async function rend(v, { serveur, racine, courriel }) {
  await serveur.courrielPour(courriel, "est à compléter");
  await v.page.goto(`${racine}/pieces/rib`);
  await remet(v, serveur, "nouveau-rib.pdf");
  await v.ouvre(`${racine}/complements`, "complements");
  await v.clique("Rendre les compléments");
  await v.lit("Les compléments sont rendus.");
}

async function declareComplet(v, { serveur, controle, courriel }) {
  await v.ouvre(controle, "rendus");
  await v.page.locator("#piece-rib").getByRole("button", { name: /^Conforme/ }).click();
  await v.lit("c’est noté");
  await v.clique("Déclarer le dossier complet");
  await v.lit("Le dossier est déclaré complet.");
  await serveur.courrielPour(courriel, "est complet");
}

test("a renewed intercommunal action goes from its record to a complete dossier", async () => {
  const serveur = await Serveur.demarre({ etape: "releves", horloge: "2022-11-20T10:00" });
  try {
    const ou = await projetReconduit(serveur);
    await histoire(serveur, ["etape3-porteur", "etape3-signataire", "etape3-coordination"], async (porteur, presidente, coordination) => {
      await porteur.seConnecte(ou.courriel);
      await inviteLaSignataire(porteur, presidente, ou);
      await complete(porteur, ou);
      await signe(presidente, ou);
      await depose(porteur, ou);
      await litLesPapiers(porteur, ou);
      await coordination.seConnecte(coordinatrice);
      await litEtCompare(coordination, ou);
      await verifie(coordination, ou);
      await rend(porteur, ou);
      await declareComplet(coordination, ou);
      await porteur.ouvre(ou.racine, "complet");
      await porteur.ouvre("/dossiers", "mes-dossiers");
    });
  } finally {
    await serveur.ferme();
  }
});
