// A final dossier that was written, joined by its pieces, signed and deposited.
import {
  choisitUnIndicateur,
  completeLaStructure,
  equilibreLesBudgets,
  remplitLesParties,
  repondAuxRecommandations,
} from "./definitif.mjs";
import { document } from "./pieces.mjs";

/** Gives the document of the piece whose page is open. */
export async function remet(v, serveur, nom) {
  const champs = { "#date": "31/12/2021", "#precision": "Camille Exemple" };
  for (const [champ, texte] of Object.entries(champs))
    if ((await v.page.locator(champ).count()) > 0) await v.page.fill(champ, texte);
  await v.page.setInputFiles("#fichier", await document(serveur, nom));
  await v.page.getByRole("button", { name: /le document$/ }).first().click();
  await v.page.waitForURL("**/definitif/pieces");
}

async function remetLesPieces(v, serveur, racine) {
  await v.page.goto(`${racine}/pieces`);
  const pages = await v.page.getByRole("link", { name: /^Remettre/ }).evaluateAll((liens) => liens.map((l) => l.getAttribute("href")));
  for (const page of pages) {
    await v.page.goto(page);
    await remet(v, serveur, `${page.split("/").at(-1)}.pdf`);
  }
  return pages.length;
}

async function signeEtDepose(v, racine) {
  await v.page.goto(`${racine}/verifier`);
  for (const attestation of await v.page.locator('input[name="engagements"]').all()) await attestation.check();
  await v.page.fill("#qualite", "Présidente");
  await v.clique("Attester et signer");
  await v.clique("Déposer le dossier");
  await v.lit("Votre dossier définitif est déposé.");
}

/** Returns how many pieces were given. */
export async function depose(v, { serveur, racine, structure }) {
  await v.page.goto(racine);
  await v.clique("Ouvrir le dossier définitif");
  await completeLaStructure(v, structure);
  await remplitLesParties(v, racine);
  await repondAuxRecommandations(v, racine, "recommandations");
  await choisitUnIndicateur(v, racine, "indicateurs");
  await equilibreLesBudgets(v, racine);
  const pieces = await remetLesPieces(v, serveur, racine);
  await signeEtDepose(v, racine);
  return pieces;
}
