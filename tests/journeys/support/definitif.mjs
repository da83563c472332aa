// A final dossier as a volunteer would complete it, part by part, by name of field; what the note said is already there.
import { valeur } from "./base.mjs";
import { saisit, saisitTout } from "./note.mjs";
import { document } from "./pieces.mjs";

export const parties = {
  demande: { objet_demande: "projet", forme_demande: ["numeraire"], periode_demande: "annuelle" },
  structure: {
    utilite_publique: "non",
    federation: "Fédération des jardins d’exemple",
    adherents_moraux: "non",
    impots_commerciaux: "non",
    commissaire_comptes: "non",
  },
  personnes: {
    benevoles: "25",
    volontaires: "1",
    salaries: "4",
    emplois_aides: "1",
    salaries_etpt: "3,2",
    mis_a_disposition: "0",
    adherents: "120",
  },
  deroulement: {
    moyens_materiels: "Une parcelle prêtée par la commune, des outils, une salle.",
    action_benevoles: "6",
    action_salaries: "2",
    action_etpt: "0,8",
    action_contrats: "1 CDI, 1 emploi aidé",
    action_volontaires: "1",
    recrutement: "non",
  },
  priorites: {
    transition: "Compost, récupération de l’eau de pluie, déplacements à pied.",
    participation: "Deux personnes du conseil citoyen préparent chaque saison avec nous.",
  },
  suivi: {
    reunion_suivi: "15/06/2023",
    reunion_copil: "15/12/2023",
    evaluation: "Un bilan à mi-parcours avec les personnes, puis un bilan avec les partenaires.",
    analyse_territoriale: "Nous compterons les personnes de chaque quartier et ce qu’elles en disent.",
  },
  aides: { aides_publiques: "non" },
};

const complement = {
  articulation_tfpb: "Le bailleur entretient les abords ; nous animons le jardin.",
  articulation_renouvellement: "Le jardin reste ouvert pendant les travaux.",
};

const enregistre = /^Enregistré à/;

/** With scripts, waits until what was typed is saved: the page does not move under the button any more. */
async function finit(v, bouton = "Enregistrer et revenir à la liste") {
  if (v.scripts) await v.page.locator("[data-etat-enregistrement]").getByText(enregistre).waitFor();
  await v.clique(bouton);
}

/** A renewed project of the demonstration's porteur whose record was sent, and its structure. */
export async function projetReleve(serveur) {
  const [dossier, structure] = (
    await valeur(
      serveur.base,
      `SELECT d.id || ' ' || d.structure_id FROM dossier d JOIN membre m ON m.structure_id = d.structure_id
       JOIN personne q ON q.id = m.personne_id JOIN passage p ON p.dossier_id = d.id
       WHERE q.courriel = 'porteur@demo.example' AND p.consolide_le IS NOT NULL AND d.etat = 'note_deposee' AND d.dispositif = 'contrat_de_ville'
       AND p.decision <> 'annulation' ORDER BY CASE d.nature WHEN 'reconduction' THEN 0 ELSE 1 END, d.id LIMIT 1`,
    )
  ).split(" ");
  return { dossier, structure };
}

/** Answers whatever the note left out, so that the check page has nothing more to say about the parts. */
async function completeLeTerritoire(v, racine) {
  await v.page.goto(`${racine}/partie/territoire`);
  for (const [nom, texte] of Object.entries(complement))
    if ((await v.page.locator(`[name="${nom}"]`).count()) > 0) await saisit(v.page, nom, texte);
  await v.clique("Enregistrer et revenir à la liste");
}

/** Where people come from, when quarters were ticked in the note: all of them from the first one. */
async function completeLePublic(v, racine) {
  await v.ouvre(`${racine}/partie/public`, "partie-public");
  const nombres = v.page.locator('input[name^="public_qpv_"]:not([type=hidden])');
  for (const champ of await nombres.all()) await champ.fill("1");
  await v.clique("Enregistrer et revenir à la liste");
}

export async function remplitLesParties(v, racine) {
  for (const [partie, champs] of Object.entries(parties)) {
    await v.ouvre(`${racine}/partie/${partie}`, `partie-${partie}`);
    const presents = {};
    for (const [nom, texte] of Object.entries(champs))
      if ((await v.page.locator(`[name="${nom}"]:not([type=hidden])`).count()) > 0) presents[nom] = texte;
    await saisitTout(v.page, presents);
    await finit(v);
  }
  await completeLeTerritoire(v, racine);
  await completeLePublic(v, racine);
}

export async function repondAuxRecommandations(v, racine, nom) {
  await v.ouvre(`${racine}/recommandations`, nom);
  const suivies = await v.page.locator('input[type=radio][name^="suite_"][value="suivie"]').all();
  for (const [n, suivie] of suivies.entries()) {
    await suivie.check();
    if (v.scripts) await v.page.getByText(enregistre).nth(n).waitFor();
  }
  await finit(v);
}

export async function choisitUnIndicateur(v, racine, nom) {
  await v.ouvre(`${racine}/indicateurs`, nom);
  await v.page.locator('input[name="modele"]').first().check();
  await v.clique("Ajouter cet indicateur");
  await v.page.locator('input[name="objectif"]').first().check();
  await saisitTout(v.page, { depart: "0", cible: "40" });
  await v.voit(`${nom}-un`);
  await finit(v, "Enregistrer et continuer");
}

/** Charges equal to what the note asks already, on the first line; the structure's budget in two lines. */
export async function equilibreLesBudgets(v, racine) {
  await v.page.goto(`${racine}/budget/action`);
  const produits = await v.page.locator('[data-bilan="produits"]').first().innerText();
  await saisit(v.page, "m_601", produits.replace(/[^\d,]/g, ""));
  await v.clique("Enregistrer et recalculer");
  await v.page.goto(`${racine}/budget/structure`);
  await saisitTout(v.page, { m_601: "90000", m_70: "90000" });
  await v.clique("Enregistrer et recalculer");
}

/** The page of a structure as it must be before a deposit. */
export async function completeLaStructure(v, structure) {
  await v.page.goto(`/structures/${structure}/modifier`);
  const champs = {
    siege_voie: "1 rue de l’Exemple",
    siege_code_postal: "59300",
    siege_commune: "Valenciennes",
    telephone: "03 00 00 00 00",
    courriel: "contact@jardin.example",
    representant_nom: "Essai",
    representant_fonction: "Présidente",
  };
  for (const [nom, texte] of Object.entries(champs))
    if ((await v.page.locator(`[name="${nom}"]`).inputValue()) === "") await saisit(v.page, nom, texte);
  await v.clique(/^Enregistrer/);
  await v.page.goto(`/structures/${structure}/bureau`);
  if ((await v.page.locator('[name="nom-1"], [name="nom"]').first().inputValue()) !== "") return;
  await saisit(v.page, "fonction-1", "Présidente");
  await saisit(v.page, "prenom-1", "Camille");
  await saisit(v.page, "nom-1", "Essai");
  await v.clique(/^Enregistrer/);
}

/** Every document that the check page still asks for. */
export async function remetLesPieces(v, racine) {
  await v.page.goto(`${racine}/verifier`);
  const liens = await v.page.locator('.dt-manquants a[href*="/definitif/pieces/"]').all();
  const adresses = await Promise.all(liens.map((lien) => lien.getAttribute("href")));
  const fichier = await document(v.serveur, "document.pdf");
  for (const adresse of adresses) {
    await v.page.goto(adresse);
    for (const [nom, texte] of [["precision", "Camille Exemple"], ["date", "31/12/2021"]])
      if ((await v.page.locator(`#${nom}`).count()) > 0) await saisit(v.page, nom, texte);
    await v.page.setInputFiles("#fichier", fichier);
    await v.page.getByRole("button", { name: /le document$/ }).click();
    await v.page.waitForURL(`**${racine}/pieces`);
  }
}
