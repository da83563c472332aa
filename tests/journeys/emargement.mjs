// The day of a meeting, at the door: ticks on a phone and on two tablets, without network, without scripts; closing the list;
// the absences afterwards.
import assert from "node:assert/strict";
import { lignes, valeur } from "./support/base.mjs";
import { avantLaReunion, codeDuPapier, reunionDuJour, texteDuPapier } from "./support/emargement.mjs";
import { Serveur } from "./support/serveur.mjs";
import { test } from "./support/suite.mjs";
import { histoire, Visiteur } from "./support/visiteur.mjs";

const coordination = "coordination@demo.example";
const telephone = { viewport: { width: 390, height: 844 }, hasTouch: true };

async function leJour(noms, recit, { horloge = avantLaReunion, ...options } = {}) {
  const serveur = await Serveur.demarre({ horloge });
  try {
    const reunion = await reunionDuJour(serveur);
    await histoire(
      serveur,
      noms,
      async (...visiteurs) => {
        for (const v of visiteurs) await v.seConnecte(coordination);
        await recit({ serveur, ...reunion }, ...visiteurs);
      },
      { ...telephone, ...options },
    );
  } finally {
    await serveur.ferme();
  }
}

const ligne = (v, passage) => v.page.locator(`#passage-${passage}`);
const etat = (v) => v.page.locator("[data-etat-emargement]");
const dit = (v, texte) => etat(v).getByText(texte).waitFor();
const compte = (v, presence) => v.page.locator(`[data-compte=${presence}]`).textContent();
const presences = (serveur) => lignes(serveur.base, "SELECT id, presence, presence_version, presence_mode FROM passage ORDER BY id");

async function pointe(v, passage, bouton) {
  await ligne(v, passage).getByRole("button", { name: bouton }).first().click();
}

/** The page and its assets are kept on the device, so that it opens again without network. */
async function estGardee(v, liste) {
  await v.page.waitForFunction(async (page) => {
    const [nom] = (await caches.keys()).filter((un) => un.startsWith("dentelle-emargement-"));
    const cles = nom ? await (await caches.open(nom)).keys() : [];
    const chemins = cles.map((cle) => new URL(cle.url).pathname);
    return chemins.includes(page) && chemins.some((c) => c.endsWith(".css")) && chemins.some((c) => c.endsWith(".js"));
  }, liste);
}

test("on a phone, each tick is recorded at once, counted, and says who noted what", () =>
  leJour(["emargement-tel"], async ({ serveur, liste, passages }, v) => {
    await v.ouvre(liste, "liste");
    await pointe(v, passages[0], "Présent·e");
    await dit(v, "Tout est enregistré.");
    await ligne(v, passages[0]).getByText(/^Arrivé·e à 9\sh\s1\d, noté par/).waitFor();
    await ligne(v, passages[1]).getByText("Excusé·e, ou corriger").click();
    await ligne(v, passages[1]).getByRole("button", { name: "Noter excusé·e" }).click();
    await ligne(v, passages[1]).getByText("Écrivez en quelques mots le motif").waitFor();
    await ligne(v, passages[1]).getByLabel("Motif de l’excuse").fill("Train supprimé");
    await ligne(v, passages[1]).getByRole("button", { name: "Noter excusé·e" }).click();
    await ligne(v, passages[1]).getByText("« Train supprimé », noté à").waitFor();
    assert.equal(await compte(v, "attendu"), "6");
    assert.equal(await compte(v, "present"), "1");
    assert.equal(await compte(v, "excuse"), "1");
    await v.voit("liste-pointee");
    const rows = await presences(serveur);
    assert.deepEqual(rows.slice(0, 2).map((r) => r.presence), ["present", "excuse"]);

    await v.page.getByLabel("Chercher un nom").fill("lou");
    assert.equal(await v.page.locator("[data-passage]:visible").count(), 1);
    await v.page.getByLabel("Chercher un nom").fill("");
    await v.page.getByLabel("Code dit par la personne").fill("k7r 2m4");
    await v.appuie("Trouver");
    await v.page.keyboard.press("Enter");
    await ligne(v, passages[2]).getByText("Arrivé·e à").waitFor();
    assert.equal(await valeur(serveur.base, `SELECT presence_mode FROM passage WHERE id = ${passages[2]}`), "code");
    await dit(v, "Tout est enregistré.");
    // A second press of the same button within a second is taken for a double click.
    await v.page.waitForTimeout(1100);
    await v.page.getByLabel("Code dit par la personne").fill("AAAAAA");
    await v.appuie("Trouver");
    await v.lit("Aucun passage de cette réunion n’a le code « AAAAAA ».");
    await v.voit("code-inconnu");
  }));

test("from the tenth minute on, « En retard » is suggested", () =>
  leJour(
    ["emargement-retard"],
    async ({ liste, passages }, v) => {
      await v.ouvre(liste, "liste");
      await ligne(v, passages[0]).getByText("Prévu à 9 h 30 : 12 minutes de retard.").waitFor();
      await ligne(v, passages[0]).locator(".dt-pointer--probable").getByText("En retard").waitFor();
      await ligne(v, passages[2]).locator(".dt-pointer--probable").getByText("Présent·e").waitFor();
      await pointe(v, passages[0], "En retard");
      await ligne(v, passages[0]).getByText("Arrivé·e à 9 h 42").waitFor();
    },
    { horloge: "2022-10-14T09:42" },
  ));

test("without network ticks wait on the device, the page opens again, and all arrive once when the server is back", () =>
  leJour(["emargement-sansreseau"], async ({ serveur, liste, passages }, v) => {
    await v.page.goto(liste);
    await dit(v, "Tout est enregistré.");
    await estGardee(v, liste);
    await v.context.setOffline(true);
    await pointe(v, passages[0], "Présent·e");
    await pointe(v, passages[1], "Présent·e");
    await pointe(v, passages[1], "En retard");
    await pointe(v, passages[2], "Absent·e");
    await dit(v, "En attente (4), gardé sur cet appareil.");
    await v.voit("sans-reseau");
    await v.page.reload();
    await dit(v, "Pas de réseau. En attente (4), gardé sur cet appareil.");
    await ligne(v, passages[1]).locator(".govuk-tag").getByText("En retard").waitFor();
    await v.voit("rouverte-sans-reseau");
    assert.deepEqual(new Set((await presences(serveur)).map((r) => r.presence)), new Set(["attendu"]));

    await serveur.arrete();
    await v.context.setOffline(false);
    await v.page.reload();
    await dit(v, "Pas de réseau. En attente (4), gardé sur cet appareil.");
    await serveur.sert("2022-10-14T09:50");
    await dit(v, "Tout est enregistré.");
    const rows = await presences(serveur);
    assert.deepEqual(rows.slice(0, 4).map((r) => r.presence), ["present", "en_retard", "absent", "attendu"]);
    assert.deepEqual(rows.slice(0, 4).map((r) => Number(r.presence_version)), [1, 2, 1, 0]);
    const traces = await valeur(serveur.base, "SELECT COUNT(*) AS n FROM journal WHERE acte = 'presence_pointee'");
    assert.equal(Number(traces), 4);
    await v.page.reload();
    await ligne(v, passages[1]).getByText("Arrivé·e à").waitFor();
  }));

test("an answer lost on the way is asked again, and the tick counts once", () =>
  leJour(["emargement-reponse-perdue"], async ({ serveur, liste, passages }, v) => {
    await v.page.goto(liste);
    await dit(v, "Tout est enregistré.");
    let perdues = 0;
    await v.page.route("**/pointages", async (route) => {
      if (route.request().method() !== "POST" || perdues > 0) return route.continue();
      perdues += 1;
      await route.fetch();
      return route.abort();
    });
    await pointe(v, passages[0], "Présent·e");
    await dit(v, "Tout est enregistré.");
    assert.equal(perdues, 1);
    assert.equal(Number((await presences(serveur))[0].presence_version), 1);
  }));

test("two tablets: the same tick is no conflict, another one is shown with both, and nothing is overwritten", () =>
  leJour(["emargement-une", "emargement-autre"], async ({ serveur, liste, passages }, une, autre) => {
    for (const v of [une, autre]) {
      await v.page.goto(liste);
      await dit(v, "Tout est enregistré.");
    }
    await autre.context.setOffline(true);
    await pointe(autre, passages[0], "Présent·e");
    await pointe(autre, passages[1], "Absent·e");
    await dit(autre, "En attente (2)");
    await pointe(une, passages[0], "Présent·e");
    await pointe(une, passages[1], "Présent·e");
    await dit(une, "Tout est enregistré.");
    await ligne(une, passages[1]).getByText(/^Arrivé·e à/).waitFor();
    await autre.context.setOffline(false);
    await dit(autre, "Un pointage attend votre choix.");
    const choix = ligne(autre, passages[1]);
    await choix.getByText(/Une autre personne a noté « Présent·e »\. Arrivé·e à 9\sh\s\d\d, noté par .*Vous aviez noté « Absent·e »\./).waitFor();
    assert.equal(await ligne(autre, passages[0]).locator(".dt-emarge__choix").count(), 0);
    await autre.voit("conflit");
    assert.equal((await presences(serveur))[1].presence, "present");
    await autre.page.reload();
    await choix.getByRole("button", { name: "Noter quand même « Absent·e »" }).click();
    await dit(autre, "Tout est enregistré.");
    assert.equal((await presences(serveur))[1].presence, "absent");
    // The other tablet sees it by itself.
    await ligne(une, passages[1]).locator(".govuk-tag").getByText("Absent·e").waitFor({ timeout: 20_000 });
  }));

test("signing out asks before losing a tick, and leaves nothing on the device", () =>
  leJour(["emargement-sortie"], async ({ serveur, liste, passages }, v) => {
    await v.page.goto(liste);
    await dit(v, "Tout est enregistré.");
    await estGardee(v, liste);
    await v.context.setOffline(true);
    await pointe(v, passages[0], "Présent·e");
    await dit(v, "En attente (1)");
    let question = "";
    v.page.once("dialog", (d) => ((question = d.message()), d.dismiss()));
    await v.appuie("Se déconnecter");
    assert.match(question, /^Un pointage n’est pas encore envoyé/);
    await dit(v, "En attente (1)");
    await v.context.setOffline(false);
    await dit(v, "Tout est enregistré.");
    await v.clique("Se déconnecter");
    assert.deepEqual(await v.page.evaluate(() => caches.keys()), []);
    assert.equal(await v.page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
    assert.equal(await v.page.evaluate(() => Object.keys(localStorage).length), 0);
    await serveur.arrete();
    await assert.rejects(v.page.goto(liste), "nothing of the list opens any more");
    await serveur.sert(avantLaReunion);
  }));

test("without scripts the list works by plain forms, conflict included", () =>
  leJour(
    ["emargement-sans-script"],
    async ({ serveur, liste, passages }, v) => {
      await v.ouvre(liste, "liste");
      await v.page.goto(`${liste}?code=k7r2m2`);
      await v.lit("1 passage sur 8.");
      const perimee = await v.page.context().newPage();
      await perimee.goto(liste);
      await v.clique("Présent·e");
      await v.lit(/\s: Présent·e$/);
      const arrivee = perimee.waitForEvent("load");
      await perimee.locator(`#passage-${passages[0]}`).getByRole("button", { name: "Absent·e" }).click();
      await arrivee;
      v.page = perimee;
      await v.voit("conflit");
      await v.clique("Noter quand même « Absent·e »");
      assert.equal((await presences(serveur))[0].presence, "absent");
      await v.page.goto(`${liste}?q=lou`);
      await v.lit("1 passage sur 8.");
    },
    { javaScriptEnabled: false },
  ));

test("the list is closed after the last slot, with its consequences first, and opens again", () =>
  leJour(
    ["emargement-cloture"],
    async ({ serveur, liste, passages }, v) => {
      await v.page.goto(liste);
      await dit(v, "Tout est enregistré.");
      for (const passage of passages.slice(0, 6)) await pointe(v, passage, "Présent·e");
      await dit(v, "Tout est enregistré.");
      await v.clique("Clore la liste", "link");
      await v.voit("clore");
      await v.clique("Clore la liste");
      await v.lit("La liste est close : 2 projets notés absents.");
      await v.voit("close");
      assert.equal((await presences(serveur)).filter((r) => r.presence === "absent").length, 2);
      await v.clique("Rouvrir la liste", "link");
      await v.clique("Rouvrir la liste");
      await v.lit("La liste est rouverte.");
    },
    { horloge: "2022-10-14T12:31" },
  ));

test("the code that a porteur shows opens their passage on the phone of who holds the list, and only a button notes it", () =>
  leJour(["emargement-code"], async ({ serveur, dossiers, passages }, v) => {
    const porteur = await Visiteur.arrive(serveur, "emargement-porteur", telephone);
    await porteur.seConnecte("porteur@demo.example");
    const papier = await porteur.page.request.get(`/dossiers/${dossiers[0]}/convocation.pdf`);
    assert.equal(papier.headers()["content-type"], "application/pdf");
    const chemin = new URL(await codeDuPapier(await papier.body())).pathname;
    const refuse = await porteur.page.goto(chemin);
    assert.equal(refuse.status(), 403);
    await porteur.voit("son-code");
    await porteur.part();
    await v.ouvre(chemin, "arrivee");
    assert.equal((await presences(serveur))[0].presence, "attendu");
    await v.clique("Noter présent·e");
    await v.lit("Arrivé·e à");
    await v.voit("arrivee-notee");
    const noted = (await presences(serveur))[0];
    assert.deepEqual([noted.presence, noted.presence_mode], ["present", "qr"]);
    assert.equal(Number(noted.id), passages[0]);
  }));

test("the sheet to sign and the record are PDFs with every project of the day", () =>
  leJour(["emargement-papier"], async ({ reunion }, v) => {
    for (const nom of ["feuille", "presences"]) {
      const reponse = await v.page.request.get(`/reunions-partenariales/${reunion}/${nom}.pdf`);
      assert.equal(reponse.status(), 200);
      const texte = await texteDuPapier(await reponse.body(), `emargement-${nom}`);
      for (const attendu of ["Réunion d’Anzin", "Salle des mariages", "Salle du conseil", "9 h 30", "Dominique Exemple"])
        assert.ok(texte.includes(attendu), `${attendu} in ${nom}`);
    }
  }));

/** The list with two absences, one of them of our porteur's project, closed. */
async function closeAvecDeuxAbsences(v, liste, passages) {
  await v.page.goto(liste);
  await dit(v, "Tout est enregistré.");
  for (const passage of passages.slice(2)) await pointe(v, passage, "Présent·e");
  await dit(v, "Tout est enregistré.");
  await v.clique("Clore la liste", "link");
  await v.clique("Clore la liste");
}

test("one absence cancels a candidature and one does not, each with the reason of a person; the porteurs are told", () =>
  leJour(
    ["absences"],
    async ({ serveur, liste, passages }, v) => {
      await closeAvecDeuxAbsences(v, liste, passages);
      await v.page.goto("/reunions-partenariales");
      await v.lit("2 à décider");
      await v.clique("Absences aux réunions", "link");
      await v.voit("a-decider");
      const carte = (n) => v.page.locator(`#absence-${passages[n]}`);
      const decide = async (n, bouton) => {
        const arrivee = v.page.waitForEvent("load");
        await carte(n).getByRole("button", { name: bouton }).click();
        await arrivee;
      };
      await decide(0, "Annuler la candidature");
      await v.voit("sans-motif");
      await carte(0).getByLabel("Motif de la décision").fill("Personne n’est venu ni n’a prévenu.");
      await decide(0, "Annuler la candidature");
      await v.lit("candidature annulée. La structure est prévenue par courriel.");
      await carte(1).getByLabel("Motif de la décision").fill("Une panne de tramway, constatée ce matin.");
      await decide(1, "Maintenir la candidature");
      await v.lit("Aucune absence n’attend de décision.");

      const annonce = await serveur.courrielPour("porteur@demo.example", "Personne n’est venu ni n’a prévenu.");
      assert.match(annonce, /Candidature annul/);
      assert.match(annonce, /recours devant le tribunal administratif/);
      const porteur = await Visiteur.arrive(serveur, "absences-porteur", telephone);
      await porteur.seConnecte("porteur@demo.example");
      await porteur.ouvre(serveur.lienDe(annonce, "/dossiers/"), "son-projet");
      await porteur.lit(/a annulé la candidature, après une absence\. Motif\s: Personne n’est venu/);
      await porteur.part();

      await v.ouvre("/absences?voir=annulees", "annulees");
      await carte(0).getByLabel("Motif, après la contestation").fill("La convocation n’était pas arrivée.");
      await decide(0, "Maintenir la candidature");
      await serveur.courrielPour("porteur@demo.example", "La convocation n’était pas arrivée.");
      await v.ouvre("/absences?voir=maintenues", "maintenues");
      const decisions = await lignes(serveur.base, "SELECT decision FROM passage ORDER BY id LIMIT 3");
      assert.deepEqual(decisions.map((d) => d.decision), ["derogation", "derogation", ""]);
      const traces = await lignes(serveur.base, "SELECT acte FROM journal WHERE acte IN ('candidature_annulee', 'presence_derogee') ORDER BY numero");
      assert.deepEqual(traces.map((t) => t.acte), ["candidature_annulee", "presence_derogee", "presence_derogee"]);
    },
    { horloge: "2022-10-14T12:31" },
  ));
