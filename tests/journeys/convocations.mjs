// Convening a meeting: what leaves is shown first; the porteurs answer by the link of their mail, ask for another time, get their
// answer; calendars follow; a slot is taken away; the institutions invited say whether they come.
import assert from "node:assert/strict";
import { lignes, valeur } from "./support/base.mjs";
import { avantDeConvoquer, courriels, reunionAConvoquer } from "./support/convocations.mjs";
import { Serveur } from "./support/serveur.mjs";
import { test } from "./support/suite.mjs";
import { histoire, Visiteur } from "./support/visiteur.mjs";

const chef = "projet@demo.example";
const telephone = { viewport: { width: 390, height: 844 }, hasTouch: true };

async function aConvoquer(recit) {
  const serveur = await Serveur.demarre({ horloge: avantDeConvoquer });
  try {
    const reunion = await reunionAConvoquer(serveur);
    await histoire(serveur, ["convocations"], async (v) => {
      await v.seConnecte(chef);
      await recit({ serveur, ...reunion }, v);
    });
  } finally {
    await serveur.ferme();
  }
}

const etats = (serveur) => lignes(serveur.base, "SELECT etat, sequence, debut FROM passage ORDER BY id");

/** Somebody without an account, on a phone, who opens a link of their mail. */
async function parLeLien(serveur, nom, courriel, debut, recit, options = {}) {
  const v = await Visiteur.arrive(serveur, nom, { ...telephone, ...options });
  await v.ouvre(serveur.lienDe(courriel.texte, debut), "lien");
  await recit(v);
  await v.part();
}

async function envoie(v, chemin, nom) {
  await v.page.goto(`${chemin}/convocations`);
  await v.voit(`${nom}-avant`);
  await v.clique(/^Envoyer \d+ message/);
  await v.lit("C’est envoyé.");
  await v.voit(`${nom}-apres`);
}

async function premierEnvoi({ serveur, chemin, passages }, v) {
  await v.page.goto("/reunions-partenariales");
  await v.clique("Réunion d’Anzin", "link");
  await v.clique("Convocations", "link");
  await v.lit("1 projet est sans créneau");
  await v.lit("charge1@structure.example");
  assert.deepEqual((await etats(serveur)).map((p) => p.etat), Array(4).fill("planifie"), "looking sends nothing");
  await envoie(v, chemin, "premiere");
  const [mail] = await courriels(serveur, passages[0].courriel, 1);
  assert.match(mail.objet, /^Convocation : votre passage le vendredi 14 octobre 2022 à 9.h.30$/);
  assert.match(mail.texte, /La présence de la personne chargée du projet est obligatoire/);
  assert.match(mail.texte, /une autre personne de la structure, qui connaît le projet, peut la représenter/);
  assert.match(mail.texte, /au plus tard le mardi 11 octobre 2022/);
  const { description, ...rendezVous } = mail.rendezVous;
  assert.deepEqual(rendezVous, {
    methode: "REQUEST",
    uid: `passage-${passages[0].id}@127.0.0.1`,
    sequence: 1,
    statut: "CONFIRMED",
    debut: "2022-10-14T09:30:00+02:00",
    fin: "2022-10-14T09:45:00+02:00",
    fuseau: "Europe/Paris",
    lieu: "Hôtel de ville, Salle du conseil, Place de l’Exemple, Anzin",
    organisateur: "mailto:contrat-de-ville@agglomeration.example",
    participants: ["mailto:charge1@structure.example"],
    rsvp: "TRUE",
  });
  assert.match(description, /Code à dire à l’accueil : K7R2M2/);
  return mail;
}

/** Opening decides nothing; everything wrong is told at once; then two people are named. */
async function confirme(serveur, mail) {
  await parLeLien(serveur, "convocations-porteur", mail, "/convocations/", async (v) => {
    assert.equal((await etats(serveur))[0].etat, "convoque", "opening the link decides nothing");
    await v.page.getByLabel("Fonction").first().fill("Trésorière");
    await v.clique("Confirmer que nous viendrons");
    await v.lit("Écrivez le nom de cette personne.");
    await v.lit("Écrivez votre nom");
    await v.voit("nom-manque");
    assert.equal(await v.page.getByLabel("Fonction").first().inputValue(), "Trésorière");
    await v.page.fill("#nom_1", "Dominique Exemple");
    await v.page.fill("#nom_2", "Alix Exemple");
    await v.page.getByLabel("Représente la personne chargée du projet").nth(1).check();
    await v.page.fill("#par", "Dominique Exemple");
    await v.clique("Confirmer que nous viendrons");
    await v.lit("Merci, votre réponse est enregistrée.");
    await v.voit("confirmee");
    await v.lit(/Alix Exemple \(représente la personne chargée du projet\)/);
    const agenda = await v.page.request.get(`${new URL(v.page.url()).pathname}/rendez-vous.ics`);
    assert.match(await agenda.text(), /METHOD:PUBLISH/);
  });
}

async function demande(serveur, nom, mail, motif, options) {
  await parLeLien(
    serveur,
    nom,
    mail,
    "/convocations/",
    async (v) => {
      await v.clique("Demander un autre moment");
      await v.lit("Expliquez en une phrase");
      await v.voit("motif-manque");
      await v.page.fill("#motif", motif);
      await v.page.fill("#par_demande", "Sacha Exemple");
      await v.clique("Demander un autre moment");
      await v.lit("Votre demande est envoyée à la coordination.");
      await v.voit("demandee");
    },
    options,
  );
}

async function accepte({ serveur, chemin, passages }, v) {
  const [avant] = await courriels(serveur, passages[1].courriel, 1);
  await demande(serveur, "convocations-deplace", avant, "Une classe vient ce matin-là. Je suis libre à partir de 11 heures.");
  const [annonce] = await courriels(serveur, "contrat-de-ville@agglomeration.example", 1);
  assert.match(annonce.texte, /Sacha Exemple demande un autre moment/);
  await v.page.goto(`${chemin}/convocations`);
  await v.clique(/attend une réponse/, "link");
  await v.voit("demandes");
  await v.clique(/^Répondre/);
  await v.voit("demande");
  await v.clique("Accepter et convoquer");
  await v.lit("Choisissez un créneau.");
  await v.page.locator("#creneau").selectOption({ label: "vendredi 14 octobre 2022, 11 h 00, Salle du conseil" });
  await v.clique("Accepter et convoquer");
  await v.lit("Le passage est déplacé, et la nouvelle convocation est envoyée.");
  const [, apres] = await courriels(serveur, passages[1].courriel, 2);
  assert.match(apres.texte, /Vous aviez demandé un autre moment/);
  assert.equal(apres.rendezVous.methode, "REQUEST");
  assert.equal(apres.rendezVous.uid, avant.rendezVous.uid, "the same appointment, moved");
  assert.deepEqual([avant.rendezVous.sequence, apres.rendezVous.sequence], [1, 2]);
  assert.equal(apres.rendezVous.debut, "2022-10-14T11:00:00+02:00");
  return apres;
}

/** Without scripts on the porteur's side. */
async function refuse({ serveur, chemin, passages }, v) {
  const [avant] = await courriels(serveur, passages[2].courriel, 1);
  await demande(serveur, "convocations-refuse", avant, "Je suis en congé.", { javaScriptEnabled: false });
  await v.page.goto(`${chemin}/deplacements`);
  await v.clique(/^Répondre/);
  await v.clique("Refuser");
  await v.lit("Écrivez la raison : la structure la lira.");
  await v.voit("refus-sans-raison");
  await v.page.fill("#motif", "Toutes les autres heures sont prises. Une autre personne peut vous représenter.");
  await v.clique("Refuser");
  await v.lit("Le refus est envoyé, avec sa raison.");
  await v.voit("demandes-repondues");
  const [, refus] = await courriels(serveur, passages[2].courriel, 2);
  assert.match(refus.objet, /^Votre rendez-vous ne change pas/);
  assert.match(refus.texte, /Une autre personne peut vous représenter\./);
  await parLeLien(serveur, "convocations-refuse", refus, "/convocations/", async (p) => {
    await p.lit("Refusée : Toutes les autres heures sont prises.");
    await p.voit("refusee");
  });
}

async function annule({ serveur, chemin, passages }, v, premiere) {
  await v.page.goto(`${chemin}/plan/${passages[0].id}`);
  await v.clique("Enlever le créneau");
  await v.page.goto(`${chemin}/convocations`);
  await v.lit("Annulation");
  await envoie(v, chemin, "annulation");
  const [, fin] = await courriels(serveur, passages[0].courriel, 2);
  assert.match(fin.objet, /^Annulé : votre passage du vendredi 14 octobre/);
  const { methode, uid, sequence, statut, debut } = fin.rendezVous;
  assert.deepEqual([methode, uid, sequence, statut, debut], ["CANCEL", premiere.rendezVous.uid, 2, "CANCELLED", premiere.rendezVous.debut]);
  await parLeLien(serveur, "convocations-annule", premiere, "/convocations/", async (p) => {
    await p.lit("est annulé : ne venez pas à ce moment-là.");
    await p.voit("annule");
    assert.equal((await p.page.request.get(`${new URL(p.page.url()).pathname}/rendez-vous.ics`)).status(), 404);
  });
}

async function institution({ serveur }) {
  const [invitation] = await courriels(serveur, "caf@caisse.example", 1);
  const { methode, debut, fin } = invitation.rendezVous;
  assert.deepEqual([methode, debut, fin], ["REQUEST", "2022-10-14T09:30:00+02:00", "2022-10-14T12:30:00+02:00"]);
  await parLeLien(serveur, "convocations-invite", invitation, "/invitations-reunion/", async (v) => {
    assert.equal(await valeur(serveur.base, "SELECT reponse FROM invite"), "");
    await v.clique("Envoyer ma réponse");
    await v.lit("Choisissez une réponse.");
    await v.page.getByLabel("Oui, je viens").check();
    await v.clique("Envoyer ma réponse");
    await v.lit("Merci, votre réponse est enregistrée.");
    await v.voit("repondu");
  });
}

/** Only who has not answered is reminded: the passage that was moved, and the one whose request was refused. */
async function relance({ serveur, chemin, passages }, v) {
  await v.page.goto(`${chemin}/convocations`);
  await v.voit("avant-relance");
  await v.clique("Relancer les 2 sans réponse");
  await v.lit("Le rappel est envoyé.");
  await v.voit("relance");
  const recus = await courriels(serveur, passages[1].courriel, 3);
  assert.match(recus[2].objet, /^Rappel : votre réponse pour le vendredi 14 octobre 2022 à 11.h.00$/);
  assert.equal(recus[2].rendezVous.sequence, 2, "the appointment is the same");
  assert.equal((await courriels(serveur, "caf@caisse.example", 1)).length, 1, "who answered is left alone");
}

test("a meeting is convened, confirmed, moved, refused, cancelled, and calendars follow each time", () =>
  aConvoquer(async (reunion, v) => {
    const premiere = await premierEnvoi(reunion, v);
    await confirme(reunion.serveur, premiere);
    await accepte(reunion, v);
    await refuse(reunion, v);
    await institution(reunion);
    await relance(reunion, v);
    await annule(reunion, v, premiere);
    assert.match(await reunion.serveur.commande("journal", "check"), /intacte/);
  }));

test("another room is told to everybody concerned, and only what changed is sent again", () =>
  aConvoquer(async ({ serveur, chemin, passages }, v) => {
    await envoie(v, chemin, "salle-premiere");
    await v.ouvre(`${chemin}/preparation`, "preparation");
    await v.page.getByLabel("Salle").first().fill("Salle des mariages");
    await v.clique("Enregistrer");
    await v.page.goto(`${chemin}/convocations`);
    await v.lit("Changement de lieu");
    await envoie(v, chemin, "salle");
    const [avant, apres] = await courriels(serveur, passages[0].courriel, 2);
    assert.match(apres.objet, /^Changement de lieu/);
    assert.deepEqual([apres.rendezVous.uid, apres.rendezVous.sequence], [avant.rendezVous.uid, 2]);
    assert.match(apres.rendezVous.lieu, /Salle des mariages/);
    const [, invitation] = await courriels(serveur, "caf@caisse.example", 2);
    assert.deepEqual([invitation.rendezVous.methode, invitation.rendezVous.sequence], ["REQUEST", 2]);
    await v.page.goto(`${chemin}/convocations`);
    await v.lit("Rien à envoyer : tout ce qui a changé est déjà parti.");
  }));

test("a member of the structure finds the appointment from their projects and answers under their own name", () =>
  aConvoquer(async ({ serveur, chemin, passages }, v) => {
    await envoie(v, chemin, "membre");
    const courriel = await valeur(
      serveur.base,
      `SELECT p.courriel FROM membre m JOIN personne p ON p.id = m.personne_id JOIN dossier d ON d.structure_id = m.structure_id
       WHERE d.id = ${passages[0].dossier}`,
    );
    await histoire(
      serveur,
      ["convocations-membre"],
      async (m) => {
        await m.seConnecte(courriel);
        await m.page.goto(`/dossiers/${passages[0].dossier}`);
        await m.page.locator(`main a[href='/dossiers/${passages[0].dossier}/passage']`).first().click();
        await m.voit("passage");
        assert.equal(await m.page.locator("#par").count(), 0);
        await m.page.fill("#nom_1", "Dominique Exemple");
        await m.clique("Confirmer que nous viendrons");
        await m.lit("Viendra : Dominique Exemple.");
      },
      telephone,
    );
    await v.page.goto(`${chemin}/convocations`);
    await v.lit("Dominique Exemple");
  }));

test("an hour outside the half-day, a person invited twice, and a list that changed meanwhile are said plainly", () =>
  aConvoquer(async ({ serveur, chemin, passages }, v) => {
    await v.page.goto(`${chemin}/plan/${passages[0].id}`);
    await v.page.getByText("Une heure qui n’est pas dans la liste").click();
    await v.page.locator("#demi_journee").selectOption({ index: 1 });
    await v.page.fill("#heure", "12h20");
    await v.clique("Déplacer");
    await v.lit(/la demi-journée va de 9.h.30 à 12.h.30/);
    await v.voit("hors-creneau");
    await v.page.goto(`${chemin}/invites`);
      await v.page.fill("#nom-1", "Ana Exemple");
    await v.page.fill("#courriel-1", "CAF@caisse.example");
    await v.clique("Ajouter à la liste");
    await v.lit("Cette adresse est déjà invitée");
    await v.voit("deux-fois");
    const autre = await Visiteur.arrive(serveur, "convocations-autre");
    await autre.seConnecte("coordination@demo.example");
    await autre.page.goto(`${chemin}/convocations`);
    await v.page.goto(`${chemin}/plan/${passages[0].id}`);
    await v.page.locator("#creneau").selectOption({ index: 1 });
    await v.clique("Déplacer");
    await autre.clique(/^Envoyer \d+ message/);
    await autre.lit("Rien n’est parti");
    await autre.voit("change-entre-temps");
    assert.equal(await valeur(serveur.base, "SELECT COUNT(*) FROM convocation"), 0);
    await autre.clique(/^Envoyer \d+ message/);
    await autre.lit("C’est envoyé.");
    await autre.part();
  }));
