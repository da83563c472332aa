// The second step of the call, told whole on the demonstration data: two hundred notes are ventilated, a meeting is planned and
// convened, another is held by three people at once, absences are decided, porteurs read what came of it.
import assert from "node:assert/strict";
import { lignes, valeur } from "./support/base.mjs";
import { Serveur } from "./support/serveur.mjs";
import { test } from "./support/suite.mjs";
import { histoire, Visiteur } from "./support/visiteur.mjs";

const coordination = "coordination@demo.example";
const bientot = { timeout: 10_000 };

async function a(etape, noms, recit) {
  const serveur = await Serveur.demarre({ etape });
  try {
    await histoire(serveur, noms, (...visiteurs) => recit(serveur, ...visiteurs));
  } finally {
    await serveur.ferme();
  }
}

/** Another person, for a moment of the story. */
async function passe(serveur, nom, courriel, recit) {
  const v = await Visiteur.arrive(serveur, nom);
  await v.seConnecte(courriel);
  await recit(v);
  await v.part();
}

const compteur = async (v, nom) =>
  Number(await v.page.locator(".dt-chiffres a", { hasText: nom }).first().locator("strong").textContent());

// --- The committee

async function regardeLesConflits(v) {
  await v.clique("Conflits d’intérêts", "link");
  await v.voit("conflits");
  await v.page.getByRole("button", { name: /Confirmer le conflit/ }).first().click();
  await v.lit("est confirmé.");
}

async function ajuste(v) {
  await v.page.locator(".dt-comite tbody a[data-panneau]").nth(1).click();
  const panneau = v.page.locator("dialog.dt-panneau");
  await panneau.getByLabel("Réunion où le projet passe").selectOption("sante");
  await panneau.getByLabel("Pourquoi ce choix (facultatif)").fill("Le projet touche surtout à la santé");
  const recharge = v.page.waitForEvent("load");
  await panneau.getByRole("button", { name: "Enregistrer", exact: true }).click();
  await recharge;
  await v.lit("est enregistrée");
}

async function changeEnNombreEtAnnule(v) {
  await v.page.goto("/ventilation?orientation=sante");
  await v.clique(/^Changer toute la vue/, "link");
  await v.page.getByLabel("Réunion de ces dossiers").selectOption("insertion");
  await v.clique("Voir ce que cela change");
  await v.voit("lot");
  await v.clique(/^Appliquer à \d+ dossier/);
  await v.lit("C’est fait :");
  await v.clique("Annuler cette action");
  await v.lit("Annulé :");
}

/** Nothing stays behind: the meetings that the campaign's rules leave open are chosen. */
async function choisitLesReunions(v) {
  await v.page.goto("/ventilation?reunion=a_choisir");
  const vue = v.page.getByRole("link", { name: /^Changer toute la vue/ });
  if (!(await vue.count())) return;
  await v.clique(/^Changer toute la vue/, "link");
  await v.page.getByLabel("Réunion de ces dossiers").selectOption("insertion");
  await v.clique("Voir ce que cela change");
  await v.clique(/^Appliquer à \d+ dossier/);
}

async function transmet(v) {
  await v.page.goto("/ventilation");
  await v.clique("Préparer la transmission");
  await v.voit("avant-transmission");
  await v.clique(/Transmettre \d+ notes/);
  await v.lit("Les messages partent");
  await v.voit("transmise");
}

// --- A meeting, from its opening to the answers

async function ouvreEtPlanifie(v) {
  await v.clique("Préparer les réunions");
  await v.voit("reunions-a-ouvrir");
  await v.clique(/^Ouvrir les \d+ réunions/);
  await v.voit("reunions-ouvertes");
  await v.clique("Les reprendre dans leurs réunions");
  await v.lit(/projets repris\./);
  await v.clique("Réunion de Beuvrages", "link");
  await v.voit("reunion-vide");
  await v.clique("Plan des passages", "link");
  await v.voit("plan-sans-creneau");
  await v.clique("Proposer un plan");
  await v.voit("plan-propose");
  await v.clique("Appliquer ce plan");
  await v.lit("Le plan est appliqué");
  await v.voit("plan");
}

async function inviteEtConvoque(v) {
  await v.clique("Personnes invitées", "link");
  await v.voit("invites");
  await v.clique("Ajouter à la liste");
  await v.lit(/personnes? ajoutée/);
  await v.clique("Convocations", "link");
  await v.voit("a-envoyer");
  await v.clique(/^Envoyer \d+ message/);
  await v.lit("C’est envoyé.");
  await v.voit("envoyees");
}

/** A porteur who was convened to that meeting. */
const convoque = async (serveur) =>
  (
    await lignes(
      serveur.base,
      `SELECT p.dossier_id AS dossier, q.courriel, q.nom FROM passage p JOIN dossier d ON d.id = p.dossier_id
       JOIN membre m ON m.structure_id = d.structure_id JOIN personne q ON q.id = m.personne_id
       WHERE p.etat = 'convoque' ORDER BY p.id LIMIT 1`,
    )
  )[0];

async function repond(serveur, v, { dossier, nom }) {
  await v.voit("accueil");
  await v.page.locator(`a[href="/dossiers/${dossier}/passage"]`).first().click();
  await v.page.getByLabel("Prénom et nom").first().fill(nom);
  await v.voit("convocation");
  await v.clique("Confirmer que nous viendrons");
  await v.lit("votre réponse est enregistrée");
  await v.ouvre("/dossiers", "accueil-apres");
}

test("two hundred notes are ventilated, adjusted, undone and transmitted; a meeting is planned, convened and answered", () =>
  a("ventilation", ["etape2-comite"], async (serveur, v) => {
    await v.seConnecte(coordination);
    await v.clique("Ventilation", "link");
    const notes = await compteur(v, "À ventiler");
    assert.ok(notes > 150, `${notes} notes`);
    await v.voit("a-ventiler");
    await regardeLesConflits(v);
    await v.page.goto("/ventilation");
    await v.clique("Calculer la proposition");
    await v.lit(`Proposition calculée pour ${notes} notes`);
    await ajuste(v);
    await changeEnNombreEtAnnule(v);
    await choisitLesReunions(v);
    await transmet(v);
    await passe(serveur, "etape2-agent", "instruction@demo.example", async (agent) => {
      await agent.clique("Mes dossiers confiés", "link");
      await agent.voit("sa-liste");
      assert.ok((await agent.page.locator("main tbody tr").count()) > 0);
    });
    await ouvreEtPlanifie(v);
    await inviteEtConvoque(v);
    const porteur = await convoque(serveur);
    await serveur.courrielPour(porteur.courriel, "/convocations/");
    await passe(serveur, "etape2-porteur", porteur.courriel, (p) => repond(serveur, p, porteur));
    await v.page.reload();
    await v.lit("Venue confirmée");
    await v.voit("une-reponse");
  }));

// --- A meeting being held

const direct = (v) => v.page.locator("[data-etat-direct]").getByText("En direct.").waitFor();

async function unPassageEnCours(serveur) {
  const [ligne] = await lignes(
    serveur.base,
    `SELECT p.id, p.reunion_id AS reunion FROM passage p JOIN reunion u ON u.id = p.reunion_id JOIN sollicitation s
     ON s.dossier_id = p.dossier_id AND s.financeur = 'etat' WHERE u.code = 'anzin' AND p.presence = 'attendu' ORDER BY p.debut LIMIT 1`,
  );
  return ligne;
}

async function enSalle(serveur, anime, agent, invite) {
  const { id, reunion } = await unPassageEnCours(serveur);
  await anime.clique("Réunions", "link");
  await anime.clique("Réunion d’Anzin", "link");
  await anime.voit("passages");
  await anime.clique("En salle", "link");
  await anime.voit("salle");
  for (const v of [anime, agent, invite]) {
    await v.page.goto(`/reunions-partenariales/${reunion}/salle/${id}`);
    await direct(v);
  }
  await agent.page.getByLabel("Favorable", { exact: true }).check();
  await anime.page.locator("#salle-direct").getByText("Favorable").first().waitFor(bientot);
  await invite.page.getByLabel("Ce que vous en pensez").fill("La commune soutient ce projet.");
  await invite.page.locator("h1").click();
  await agent.page.getByText("La commune soutient ce projet.").waitFor(bientot);
  await anime.page.getByLabel("Nouvelle recommandation").fill("Rencontrer le centre social avant l’été.");
  await anime.appuie("Ajouter la recommandation");
  await invite.page.getByText("Rencontrer le centre social avant l’été.").waitFor(bientot);
  await anime.voit("releve");
  await agent.voit("avis");
  await invite.voit("avis");
  return { id, reunion };
}

async function pointe(serveur, v, { id, reunion }) {
  await v.ouvre(`/reunions-partenariales/${reunion}/emargement`, "emargement");
  await v.page.locator(`#passage-${id}`).getByRole("button", { name: "Présent·e" }).first().click();
  await v.page.locator("[data-etat-emargement]").getByText("Tout est enregistré.").waitFor(bientot);
  assert.equal(await valeur(serveur.base, `SELECT presence FROM passage WHERE id = ${id}`), "present");
}

test("a meeting is held by three people at once, each in their own part, and who came is ticked", () =>
  a("salle", ["etape2-anime", "etape2-etat", "etape2-elu"], async (serveur, anime, agent, invite) => {
    await anime.seConnecte("projet@demo.example");
    await agent.seConnecte("instruction@demo.example");
    await invite.seConnecte("elu@demo.example");
    const passage = await enSalle(serveur, anime, agent, invite);
    await pointe(serveur, anime, passage);
  }));

// --- After the meetings

const porteurDe = async (serveur, passage) =>
  (
    await lignes(
      serveur.base,
      `SELECT p.dossier_id AS dossier, q.courriel FROM passage p JOIN dossier d ON d.id = p.dossier_id
       JOIN membre m ON m.structure_id = d.structure_id JOIN personne q ON q.id = m.personne_id WHERE p.id = ${passage}`,
    )
  )[0];

async function decide(v, motif, bouton) {
  const carte = v.page.locator(".dt-absence").first();
  const passage = Number((await carte.getAttribute("id")).split("-")[1]);
  await carte.getByLabel("Motif de la décision").fill(motif);
  const arrivee = v.page.waitForEvent("load");
  await carte.getByRole("button", { name: bouton }).click();
  await arrivee;
  return passage;
}

test("after the meetings one absence cancels a candidature and one does not; porteurs read why on their own page", () =>
  a("releves", ["etape2-apres"], async (serveur, v) => {
    await v.seConnecte(coordination);
    await v.clique("Réunions", "link");
    await v.voit("toutes-passees");
    await v.clique("Absences aux réunions", "link");
    await v.voit("absences");
    const annule = await decide(v, "Personne n’est venu ni n’a prévenu.", "Annuler la candidature");
    await v.lit("candidature annulée");
    const maintenu = await decide(v, "Une panne de tramway, constatée ce matin.", "Maintenir la candidature");
    await v.voit("absences-decidees");
    for (const [passage, motif, nom] of [
      [annule, "Personne n’est venu ni n’a prévenu.", "annule"],
      [maintenu, "Une panne de tramway, constatée ce matin.", "maintenu"],
    ]) {
      const { dossier, courriel } = await porteurDe(serveur, passage);
      await serveur.courrielPour(courriel, motif);
      await passe(serveur, `etape2-${nom}`, courriel, async (porteur) => {
        await porteur.voit("accueil");
        await porteur.ouvre(`/dossiers/${dossier}/passage`, "passage");
        await porteur.lit(motif);
      });
    }
  }));
