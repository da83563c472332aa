// A structure: registered by one, joined by another through an invitation, edited by both, asked for by a third.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { saisitTout } from "./support/note.mjs";
import { Serveur } from "./support/serveur.mjs";
import { test } from "./support/suite.mjs";
import { histoire } from "./support/visiteur.mjs";

const secret = "Un-jardin-2023-en-ville!";
const siret = "732 829 320 00074";

async function nouvellePersonne(serveur, prenom) {
  const courriel = `${prenom.toLowerCase()}@structures.example`;
  const fichier = `${serveur.dossier}/secret`;
  await writeFile(fichier, secret);
  await serveur.commande("personne", "create", "--nom", `${prenom} Essai`, "--courriel", courriel, "--password-file", fichier);
  return courriel;
}

async function inscrit(v) {
  await v.ouvre("/structures", "aucune-structure");
  await v.clique("Inscrire une structure", "button");
  await saisitTout(v.page, { nom: "Les Mains Ouvertes", forme: "association", siret });
  await v.clique("Inscrire la structure");
  await v.lit("Avant le dossier final");
  await v.voit("structure");
  return new URL(v.page.url()).pathname;
}

async function remplitLeBureau(v, chemin) {
  await v.ouvre(`${chemin}/bureau`, "bureau");
  await saisitTout(v.page, { "fonction-1": "Présidente", "prenom-1": "Andrea" });
  await v.clique("Enregistrer");
  await v.lit("Ligne 1 : écrivez le nom.");
  await v.voit("bureau-erreur");
  await saisitTout(v.page, { "nom-1": "Essai" });
  await v.clique("Enregistrer");
  await v.lit("Le bureau est enregistré.");
}

async function invite(v, chemin, courriel) {
  await v.ouvre(`${chemin}/membres`, "membres");
  await v.page.fill("#courriel", courriel);
  await v.clique("Envoyer l’invitation");
  await v.lit("L’invitation est envoyée.");
  await v.voit("invitation-envoyee");
}

async function accepte(v, courriel) {
  const lettre = await v.serveur.courrielPour(courriel, "/invitations/");
  const lien = v.serveur.lienDe(lettre, "/invitations/");
  await v.ouvre(lien, "invitation-deconnecte");
  await v.clique("Se connecter", "button");
  await saisitTout(v.page, { courriel, mot_de_passe: secret });
  await v.clique("Se connecter");
  await v.voit("invitation");
  await v.clique("Accepter l’invitation");
  await v.lit("Vous êtes membre de la structure.");
}

async function modifientEnsemble(un, autre, chemin) {
  await un.ouvre(`${chemin}/modifier`, "fiche");
  await autre.ouvre(`${chemin}/modifier`, "fiche");
  await saisitTout(un.page, { telephone: "03 27 00 00 00" });
  await saisitTout(autre.page, { telephone: "03 27 11 11 11" });
  await un.clique("Enregistrer");
  await un.lit("La fiche est enregistrée.");
  await autre.clique("Enregistrer");
  await autre.lit("Enregistré entre-temps par quelqu’un d’autre");
  await autre.voit("fiche-conflit");
  assert.equal(await autre.page.inputValue("#telephone"), "03 27 11 11 11");
  await autre.clique("Enregistrer");
  await autre.lit("03 27 11 11 11");
}

async function demandeARejoindre(v) {
  await v.ouvre("/structures/nouvelle", "inscription");
  await saisitTout(v.page, { nom: "Un autre nom", forme: "association", siret });
  await v.clique("Inscrire la structure");
  await v.lit("Cette structure est déjà inscrite");
  await v.voit("deja-inscrite");
  await v.clique("Demander à la rejoindre");
  await v.lit("Vos demandes en attente");
}

async function repond(v, chemin) {
  await v.ouvre(`${chemin}/membres`, "demande");
  await v.clique("Accepter");
  await v.lit("La personne est membre de la structure");
  await v.voit("trois-membres");
}

test("one person registers a structure, a second is invited, a third asks to join; two edit the fiche at once", async () => {
  const serveur = await Serveur.demarre();
  try {
    const courriels = {};
    for (const prenom of ["Andrea", "Lou", "Sasha"]) courriels[prenom] = await nouvellePersonne(serveur, prenom);
    await histoire(serveur, ["structures-andrea", "structures-lou", "structures-sasha"], async (andrea, lou, sasha) => {
      await andrea.seConnecte(courriels.Andrea, secret);
      await sasha.seConnecte(courriels.Sasha, secret);
      const chemin = await inscrit(andrea);
      await remplitLeBureau(andrea, chemin);
      await invite(andrea, chemin, courriels.Lou);
      await accepte(lou, courriels.Lou);
      await modifientEnsemble(andrea, lou, chemin);
      await demandeARejoindre(sasha);
      await repond(andrea, chemin);
      await sasha.ouvre(chemin, "structure-rejointe");
      await sasha.ouvre(`${chemin}/membres`, "membres-vus-sans-administrer");
    });
  } finally {
    await serveur.ferme();
  }
});
