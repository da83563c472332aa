// From signing up to the receipt: once with scripts, once without.
import assert from "node:assert/strict";
import { histoire } from "./support/visiteur.mjs";
import { saisitTout, sections } from "./support/note.mjs";
import { Serveur } from "./support/serveur.mjs";
import { test } from "./support/suite.mjs";

const secret = "Un-jardin-2023-en-ville!";

async function ouvreUnCompte(v, courriel) {
  await v.ouvre("/inscription");
  await saisitTout(v.page, { nom: "Dominique Essai", courriel, mot_de_passe: secret });
  await v.clique("Créer mon compte");
  await v.voit("inscription-envoyee");
  const lettre = await v.serveur.courrielPour(courriel, "/confirmation/");
  await v.ouvre(v.serveur.lienDe(lettre, "/confirmation/"), "confirmation");
  await v.clique("Confirmer mon adresse");
  if (new URL(v.page.url()).pathname === "/connexion") await v.seConnecte(courriel, secret);
}

async function inscritSaStructure(v, nom) {
  await v.ouvre("/structures");
  await v.ouvre("/structures/nouvelle");
  await v.clique("Inscrire la structure");
  await v.voit("structure-erreurs");
  await saisitTout(v.page, { nom, forme: "association", siret: "732 829 320 00074" });
  await v.clique("Inscrire la structure");
  await v.lit("La structure est inscrite.");
  const structure = v.page.url();
  await v.voit("structure");
  for (const page of ["modifier", "bureau", "membres"]) await v.ouvre(`${structure}/${page}`, `structure-${page}`);
}

async function remplitLaNote(v) {
  await v.ouvre("/dossiers");
  await v.clique("Nouveau projet", "button");
  await v.voit("nouveau-projet");
  await v.clique("Commencer");
  const taches = v.page.url();
  await v.voit("taches");
  for (const [section, champs] of Object.entries(sections)) {
    await v.ouvre(`${taches}/${section}`, section);
    await saisitTout(v.page, champs);
    await v.clique(/^Enregistrer et (continuer|vérifier)/);
  }
  return taches;
}

async function depose(v, taches) {
  await v.ouvre(`${taches}/verifier`, "verifier");
  await v.clique("Déposer la note d’intention");
  await v.lit("Votre note d’intention est déposée.");
  await v.voit("recepisse");
}

async function litLeRecepisse(v) {
  const lien = v.page.getByRole("link", { name: /récépissé \(PDF\)/ });
  const pdf = await v.context.request.get(await lien.getAttribute("href"));
  assert.equal(pdf.status(), 200);
  assert.equal((await pdf.body()).subarray(0, 5).toString(), "%PDF-");
}

async function toutLeChemin(v, courriel, structure) {
  await ouvreUnCompte(v, courriel);
  await inscritSaStructure(v, structure);
  const taches = await remplitLaNote(v);
  await depose(v, taches);
  await litLeRecepisse(v);
  await v.serveur.courrielPour(courriel, "écépissé");
  await v.ouvre("/dossiers", "mes-dossiers");
  await v.lit(sections.projet.intitule);
}

for (const [titre, nom, options] of [
  ["a newcomer signs up, describes a structure, writes a note, deposits it and gets a receipt", "depot", {}],
  ["the whole way from signing up to the receipt works without JavaScript", "sans-script", { javaScriptEnabled: false }],
])
  test(titre, async () => {
    const serveur = await Serveur.demarre();
    try {
      await histoire(serveur, [nom], (v) => toutLeChemin(v, `${nom}@jardin.example`, "Les Jardins d’Essai"), options);
    } finally {
      await serveur.ferme();
    }
  });
