// What particular dispositifs add to the final dossier: the activities of a VVV project, the contributions to the single dossier
// of the réussite éducative, brought by three référent·es until the call's day.
import assert from "node:assert/strict";
import { valeur } from "./support/base.mjs";
import { decideDe, noteDeposee, porteurDe } from "./support/dispositifs.mjs";
import { saisitTout } from "./support/note.mjs";
import { Serveur } from "./support/serveur.mjs";
import { test } from "./support/suite.mjs";
import { histoire } from "./support/visiteur.mjs";

const aTemps = "2022-11-10T10:00";
const tropTard = "2022-11-15T08:00";

const sejour = {
  titre: "Séjour au bord de mer",
  nature: "sejour",
  vacances: "c_ete",
  debut: "10/07/2023",
  fin: "14/07/2023",
  jours: "5",
  lieu: "Auberge de la Dune",
  filles_11_13: "6",
  garcons_11_13: "8",
  filles_14_15: "4",
  garcons_14_15: "6",
  qpv: "20",
  objectifs: "Vivre ensemble, découvrir la mer.",
  participation: "Les jeunes choisissent les activités.",
  cout: "6 000",
};

async function ajouteUneActivite(v, dossier) {
  await v.ouvre(`${dossier}/definitif`, "suivi");
  await v.clique("Activités", "link");
  await v.voit("aucune-activite");
  await v.clique("Ajouter une activité");
  await v.voit("activite-vide");
  await saisitTout(v.page, { ...sejour, qpv: "25" });
  await v.clique("Enregistrer");
  await v.lit("Écrivez le numéro de déclaration");
  await v.lit("Il y a 24 jeunes");
  await v.voit("activite-a-completer");
  await saisitTout(v.page, { acm: "0590123CL000122", qpv: "20" });
  await v.clique("Enregistrer");
  await v.lit("est enregistrée");
}

async function copieEtRetire(v) {
  await v.clique("Dupliquer Séjour au bord de mer");
  await v.lit("La copie de « Séjour au bord de mer » est au bas de la liste.");
  await v.voit("activites");
  assert.ok((await v.page.locator(".dt-fiche__mesures").textContent()).includes("240"), "youths × days of both");
  await v.clique(/^Retirer Séjour au bord de mer \(copie\)/);
  await v.lit("Elle reste parmi les fiches retirées.");
  await v.page.getByText("Fiches retirées", { exact: true }).click();
  await v.voit("activite-retiree");
}

/** The same person in two windows: what was written meanwhile is not overwritten. */
async function neRemplacePas(v) {
  await v.clique("Séjour au bord de mer", "link");
  const autre = await v.context.newPage();
  await autre.goto(v.page.url());
  await autre.fill("#lieu", "Camping des Pins");
  await autre.getByRole("button", { name: "Enregistrer" }).click();
  await autre.getByText("est enregistrée").waitFor();
  await autre.close();
  await v.page.fill("#lieu", "Auberge du Port");
  await v.clique("Enregistrer");
  await v.lit("Quelqu’un a modifié la même réponse que vous");
  await v.voit("conflit");
  assert.equal(await v.page.inputValue("#lieu"), "Auberge du Port");
  await v.clique("Enregistrer");
  await v.lit("est enregistrée");
}

for (const [titre, nom, options] of [
  ["the activities of a VVV project are added, copied, withdrawn; figures and totals follow", "vvv", {}],
  ["the same without JavaScript", "vvv-sans-script", { javaScriptEnabled: false }],
])
  test(titre, async () => {
    const serveur = await Serveur.demarre();
    try {
      const { client, courriel, secret } = await porteurDe(serveur, {
        prenom: "Andrea",
        structure: "Les Vacances d’Essai",
        forme: "association",
        siret: "732 829 320 00074",
      });
      const dossier = await noteDeposee(client, "Un été ensemble", "vvv");
      await decideDe(serveur, dossier, true);
      await histoire(
        serveur,
        [nom],
        async (v) => {
          await v.seConnecte(courriel, secret);
          await ajouteUneActivite(v, dossier);
          await copieEtRetire(v);
          await neRemplacePas(v);
        },
        options,
      );
    } finally {
      await serveur.ferme();
    }
  });

const poste = {
  titre: "Coordination du Contrat de Ville",
  contrat: "cdi",
  etp: "0,5",
  missions: "Animer le réseau des acteurs du quartier.",
  brut: "15 000",
  charges: "6 000,50",
  fin_1_qui: "etat",
  fin_1_montant: "12 000",
};

test("the posts of an ingénierie project are paid to the cent, and the list is taken away for a spreadsheet", async () => {
  const serveur = await Serveur.demarre();
  try {
    const { client, courriel, secret } = await porteurDe(serveur, {
      prenom: "Lou",
      structure: "Le Réseau d’Essai",
      forme: "association",
      siret: "732 829 320 00074",
    });
    const dossier = await noteDeposee(client, "Coordonner le quartier", "ingenierie");
    await decideDe(serveur, dossier, true);
    await histoire(serveur, ["ingenierie"], async (v) => {
      await v.seConnecte(courriel, secret);
      await v.page.goto(`${dossier}/definitif/fiches`);
      await v.clique("Ajouter un poste");
      await saisitTout(v.page, poste);
      await v.clique("Enregistrer");
      await v.lit(/il manque 9.000,50/);
      await v.voit("poste-a-equilibrer");
      await saisitTout(v.page, { fin_2_qui: "porteur", fin_2_montant: "9 000,50" });
      await v.clique("Enregistrer");
      await v.lit("Plan de financement des postes");
      await v.voit("postes");
      const csv = await (await v.context.request.get(`${dossier}/definitif/fiches.csv`)).text();
      assert.ok(csv.includes("La structure elle-même"), csv);
    });
  } finally {
    await serveur.ferme();
  }
});

// --- The single dossier of the réussite éducative

const parties = [
  {
    titre: "Coup de pouce lecture",
    operateur: "Association des lecteurs",
    enfants: "12",
    objectifs: "Reprendre goût à la lecture.",
    deroulement: "Deux séances par semaine.",
  },
  {
    int_1_nom: "Camille Essai",
    int_1_fonction: "Éducatrice",
    int_1_cv: "a_remis",
    int_1_diplome: "a_remis",
    int_1_devis: "a_sans",
  },
  { cout: "5 000", fin_1_qui: "etat", fin_1_montant: "3 000", fin_2_qui: "communes", fin_2_montant: "2 000" },
  {
    enf_1_tranche: "06_10",
    enf_1_sexe: "f",
    enf_1_qpv: "oui",
    enf_1_motif: "c_langage",
    enf_1_etat: "b_poursuivi",
    enf_1_suivi: "Suit l’atelier de lecture.",
  },
];

async function vaAuxContributions(v, dossier) {
  await v.page.goto(dossier);
  await v.clique("Dossier définitif", "link");
  await v.clique("Contributions de votre territoire", "link");
}

async function contribue(v, dossier, titre, { regarde }) {
  const voit = regarde ? (nom) => v.voit(nom) : async () => {};
  await vaAuxContributions(v, dossier);
  await voit("contributions-aucune");
  await v.clique("Ajouter une contribution");
  for (const [rang, champs] of parties.entries()) {
    await voit(`partie-${rang + 1}`);
    // Without scripts one more line comes with each save.
    const deux = champs.fin_2_qui !== undefined;
    const { fin_2_qui, fin_2_montant, ...premiers } = champs;
    await saisitTout(v.page, { ...premiers, ...(rang === 0 && { titre }) });
    await v.clique("Enregistrer");
    if (!deux) continue;
    await v.lit("il manque");
    await voit("financement-a-equilibrer");
    await saisitTout(v.page, { fin_2_qui, fin_2_montant });
    await v.clique("Enregistrer");
  }
  await v.lit("est enregistrée");
  await voit("contributions");
}

async function nommeUnEnfant(v, titre, base) {
  await v.clique(titre, "link");
  await v.clique("Parcours anonymes", "link");
  await saisitTout(v.page, { enf_1_suivi: "Théo suit l’atelier, né le 12/03/2014" });
  await v.clique("Enregistrer");
  await v.lit("permet de reconnaître l’enfant");
  assert.equal(await v.page.inputValue("#enf_1_suivi"), "Théo suit l’atelier, né le 12/03/2014");
  await v.voit("enfant-nomme");
  assert.equal(Number(await valeur(base, "SELECT COUNT(*) AS n FROM fiche_dispositif WHERE contenu LIKE '%Théo%'")), 0);
}

test("three référent·es feed the single dossier of the réussite éducative until the call's day; its service sees all", async () => {
  const serveur = await Serveur.demarre();
  try {
    const service = await porteurDe(serveur, {
      prenom: "Service",
      structure: "Service Réussite Éducative d’essai",
      forme: "epci",
      siret: "732 829 320 00074",
    });
    const perimetres = "SELECT GROUP_CONCAT(communes, ' ') AS n FROM attribution WHERE role = 'referent_pre'";
    const communes = (await valeur(serveur.base, perimetres)).split(" ");
    const dossier = await noteDeposee(service.client, "Programme de réussite éducative 2023", "pre", {
      lieu: { echelle: "intercommunale", communes, commune: [] },
    });
    await decideDe(serveur, dossier, false);
    await serveur.arrete();
    await serveur.sert(aTemps);
    const noms = ["pre-service", "pre-un", "pre-deux", "pre-trois"];
    await histoire(serveur, noms, async (responsable, un, deux, trois) => {
      await responsable.seConnecte(service.courriel, service.secret);
      await responsable.page.goto(`${dossier}/definitif`);
      await responsable.clique("Ouvrir le dossier définitif");
      await responsable.lit("Le dossier définitif est ouvert.");
      const comptes = [
        [un, "pre@demo.example", "Coup de pouce lecture"],
        [deux, "pre2@demo.example", "Club du mercredi"],
        [trois, "pre3@demo.example", "Parler en famille"],
      ];
      for (const [v, courriel, titre] of comptes) {
        await v.seConnecte(courriel);
        await contribue(v, dossier, titre, { regarde: v === un });
      }
      await nommeUnEnfant(un, "Coup de pouce lecture", serveur.base);
      await vaAuxContributions(deux, dossier);
      assert.equal(await deux.page.getByText("Coup de pouce lecture").count(), 0, "another territory's contribution");
      await responsable.ouvre(`${dossier}/definitif/fiches`, "toutes");
      for (const [, , titre] of comptes) await responsable.lit(titre);
      await responsable.lit("Tableau de bord des parcours (annexe 6B)");
    });
    await serveur.arrete();
    await serveur.sert(tropTard);
    await histoire(serveur, ["pre-tard"], async (v) => {
      await v.seConnecte("pre@demo.example");
      await vaAuxContributions(v, dossier);
      await v.lit("Les contributions se remettaient jusqu’au 14 novembre 2022");
      await v.voit("contributions-closes");
      assert.equal(await v.page.getByRole("button", { name: "Ajouter une contribution" }).count(), 0);
    });
  } finally {
    await serveur.ferme();
  }
});
