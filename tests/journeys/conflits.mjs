// Conflicts of interest: an agent's name stands in a bureau; the coordination looks for it, puts a homonym aside, confirms another;
// an agent declares their own and no longer sees the dossiers.
import assert from "node:assert/strict";
import { lignes, valeur } from "./support/base.mjs";
import { saisitTout } from "./support/note.mjs";
import { Serveur } from "./support/serveur.mjs";
import { test } from "./support/suite.mjs";
import { histoire } from "./support/visiteur.mjs";

const nomDe = (serveur, courriel) => valeur(serveur.base, `SELECT nom FROM personne WHERE courriel = '${courriel}'`);

/** Two structures write an agent's name in their bureau. */
async function remplissentLesBureaux(serveur, porteurs, nom) {
  const [prenom, famille] = nom.split(" ");
  for (const porteur of porteurs) {
    await histoire(serveur, [porteur], async (v) => {
      await v.seConnecte(`${porteur}@demo.example`);
      await v.ouvre("/structures");
      await v.page.locator("main a[href^='/structures/']").first().click();
      await v.ouvre(`${new URL(v.page.url()).pathname}/bureau`);
      await saisitTout(v.page, { "fonction-1": "Trésorerie", "prenom-1": prenom.toUpperCase(), "nom-1": famille });
      await v.clique("Enregistrer");
      await v.lit("Le bureau est enregistré.");
    });
  }
}

async function cherche(v) {
  await v.ouvre("/conflits", "avant");
  await v.clique("Chercher les conflits");
  await v.lit(/nouveaux liens à examiner/);
  await v.voit("a-examiner");
}

async function decide(v) {
  const cartes = v.page.locator("main .dt-carte");
  await cartes.nth(0).getByRole("button", { name: /Écarter ce lien/ }).click();
  await v.lit("Écrivez pourquoi ce n’est pas un conflit d’intérêts.");
  await v.voit("motif-manque");
  await v.page.locator("main textarea").first().fill("C’est une autre personne, qui porte le même nom.");
  await v.page.getByRole("button", { name: /Écarter ce lien/ }).click();
  await v.lit("est écarté.");
  await v.page.getByRole("button", { name: /Confirmer le conflit/ }).click();
  await v.lit("est confirmé.");
  await v.ouvre("/conflits?etat=confirme", "confirmes");
  await v.ouvre("/conflits?etat=ecarte");
  await v.lit("C’est une autre personne, qui porte le même nom.");
  await v.voit("ecartes");
}

async function declareAMoitie(v) {
  await v.ouvre("/conflits");
  await v.page.getByText("Déclarer un conflit que la plateforme ne voit pas").click();
  await v.clique("Déclarer ce conflit");
  await v.lit("Écrivez le nom ou l’adresse de la personne.");
  await v.voit("declaration-vide");
  await saisitTout(v.page, { personne: "exemple", structure: "association", motif: "Membre du conseil d’administration" });
  await v.clique("Déclarer ce conflit");
  await v.lit("Choisissez la personne dans la liste, ou écrivez son nom entier.");
  await v.voit("declaration-choix");
}

/** A deposited note that asks money of the agent's funder, of a structure that no conflict concerns. */
async function unDossierVu(serveur) {
  const [vu] = await lignes(
    serveur.base,
    `SELECT d.id AS dossier, s.nom AS structure FROM dossier d JOIN structure s ON s.id = d.structure_id
     JOIN dossier_demande a ON a.dossier_id = d.id AND a.financeur = 'etat' WHERE d.etat = 'note_deposee'
     AND s.id NOT IN (SELECT structure_id FROM conflit_interet) ORDER BY d.id LIMIT 1`,
  );
  return vu;
}

/** The agent names a structure whose dossier they see. */
async function declareLeSien(v) {
  await v.seConnecte("instruction@demo.example");
  const { dossier, structure } = await unDossierVu(v.serveur);
  const avant = await v.page.request.get(`${v.serveur.url}/dossiers/${dossier}`);
  assert.equal(avant.status(), 200);
  await v.ouvre("/compte", "compte");
  await v.page.getByRole("link", { name: "Mes conflits d’intérêts" }).click();
  await v.voit("les-miens");
  await saisitTout(v.page, { structure, motif: "Je siège au conseil d’administration." });
  await v.clique("Déclarer ce lien");
  await v.lit("C’est noté");
  await v.lit("Ce qui vous tient à l’écart");
  await v.voit("les-miens-declares");
  const cache = await v.page.request.get(`${v.serveur.url}/dossiers/${dossier}`);
  assert.equal(cache.status(), 404);
  const tableau = await v.page.request.get(`${v.serveur.url}/tableau?q=${encodeURIComponent(structure)}`);
  assert.ok(!(await tableau.text()).includes(`href="/dossiers/${dossier}"`));
}

test("a name in a bureau is looked at by the coordination; a declared conflict hides the dossiers", async () => {
  const serveur = await Serveur.demarre();
  try {
    await remplissentLesBureaux(serveur, ["porteur", "porteur2"], await nomDe(serveur, "instruction@demo.example"));
    await histoire(serveur, ["coordination"], async (v) => {
      await v.seConnecte("coordination@demo.example");
      await cherche(v);
      await decide(v);
      await declareAMoitie(v);
    });
    await histoire(serveur, ["instruction"], declareLeSien);
  } finally {
    await serveur.ferme();
  }
});
