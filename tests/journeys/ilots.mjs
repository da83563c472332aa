// The autosave island alone, against a server that answers as each test wants.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { openPerson } from "./support/browser.mjs";
import { test } from "./support/suite.mjs";

const assetsFolder = fileURLToPath(new URL("../../build/assets/", import.meta.url));
const manifest = JSON.parse(await readFile(`${assetsFolder}manifest.json`, "utf8"));

/** The mark of the empty text, and of "a" (FNV-1a, 64 bits). */
const markOfNothing = "cbf29ce484222325";
const markOfA = "af63dc4c8601ec8c";

function markup({ diagnostic = "", lieu = "", version = 7, avant = markOfNothing }) {
  return `<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Essai</title>
<link rel="stylesheet" href="/assets/${manifest["styles.css"]}">
<script type="module" src="/assets/${manifest["dentelle.js"]}"></script></head>
<body class="govuk-template__body" data-personne="12"><script src="/assets/${manifest["debut.js"]}"></script><main>
<form action="/note" method="post" data-enregistrement-auto>
<input type="hidden" name="jeton" value="J"><input type="hidden" name="version" value="${version}">
<input type="hidden" name="avant_diagnostic" value="${avant}">
<div class="govuk-form-group"><label for="diagnostic">Diagnostic</label>
<textarea id="diagnostic" name="diagnostic">\n${diagnostic}</textarea></div>
<div class="govuk-form-group"><label for="lieu">Lieu</label><input type="text" id="lieu" name="lieu" value="${lieu}"></div>
<div class="govuk-form-group"><fieldset><legend>Quartiers</legend>
<label><input type="checkbox" name="qpv" value="a" checked>A</label>
<label><input type="checkbox" name="qpv" value="b">B</label></fieldset></div>
<button>Continuer</button></form>
<form action="/deconnexion" method="post"><button>Se déconnecter</button></form>
<form action="/retirer" method="post" data-confirmer="Retirer ?"><button>Retirer</button></form></main></body></html>`;
}

function readBody(request) {
  return new Promise((resolve) => {
    const parts = [];
    request.on("data", (part) => parts.push(part));
    request.on("end", () => resolve(new URLSearchParams(Buffer.concat(parts).toString())));
  });
}

async function sendAsset(url, response) {
  const types = { css: "text/css", js: "text/javascript", svg: "image/svg+xml", woff2: "font/woff2" };
  const content = await readFile(assetsFolder + url.slice("/assets/".length)).catch(() => undefined);
  response.writeHead(content ? 200 : 404, { "content-type": types[url.split(".").pop()] ?? "text/plain" }).end(content);
}

/** The server: `stored` is what the form shows, `answers` what each autosave gets (the last one stays). */
async function startServer(answers, stored = {}) {
  const state = { answers: [...answers], stored, received: [], whole: [] };
  const server = createServer(async (request, response) => {
    if (request.url.startsWith("/assets/")) return sendAsset(request.url, response);
    if (request.method === "GET")
      return response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(markup(state.stored));
    const form = await readBody(request);
    if (!form.has("auto")) {
      state.whole.push(form);
      return response.writeHead(303, { location: "/suite" }).end();
    }
    state.received.push(form);
    const answer = state.answers.length > 1 ? state.answers.shift() : state.answers[0];
    const { status, body } = await answer(form);
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  state.url = `http://127.0.0.1:${server.address().port}/note`;
  state.close = () => (server.closeAllConnections(), server.close());
  return state;
}

const saved = (version = 8) => () => ({ status: 200, body: { version, heure: "14 h 32" } });
const theirs = { champ: "diagnostic", votre_texte: "a", texte_enregistre: "Le leur", par: "Alix", heure: "14 h 31" };

/** Opens the form, does `story`, closes everything. */
async function withForm({ answers = [saved()], stored }, story) {
  const server = await startServer(answers, stored);
  const context = await openPerson();
  const page = await context.newPage();
  try {
    await page.goto(server.url);
    await story({ page, server, context });
  } finally {
    await context.close();
    server.close();
  }
}

const status = (page) => page.getByRole("status");
const leave = (page) => page.locator("#lieu").focus();
async function until(condition) {
  for (let i = 0; i < 100; i += 1) {
    if (condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail(`never true: ${condition}`);
}

test("autosave sends only what changed, with its name and the mark of what was shown", () =>
  withForm({}, async ({ page, server }) => {
    await page.fill("#diagnostic", "a");
    await leave(page);
    await status(page).getByText("Enregistré à 14 h 32").waitFor();
    const [form] = server.received;
    assert.deepEqual(form.getAll("champs"), ["diagnostic"]);
    assert.equal(form.get("diagnostic"), "a");
    assert.equal(form.get("jeton"), "J");
    assert.equal(form.get("version"), "7");
    assert.equal(form.get("avant_diagnostic"), markOfNothing);
    assert.equal(await page.inputValue("input[name=version]"), "8");
    assert.equal(await page.inputValue("input[name=avant_diagnostic]"), markOfA);
    assert.equal(await page.evaluate(() => localStorage.length), 0);
  }));

test("saying that a field is saved moves nothing under the person's hands", () =>
  withForm({}, async ({ page }) => {
    const place = () => page.locator("#lieu").boundingBox();
    const before = await place();
    await page.fill("#diagnostic", "a");
    await leave(page);
    const said = page.locator("main .dt-enregistrement__champ").getByText("Enregistré à 14 h 32");
    await said.waitFor();
    assert.deepEqual(await place(), before);
    const box = await said.boundingBox();
    assert.ok(box.y + box.height <= (await page.getByText("Lieu", { exact: true }).boundingBox()).y, "it covers nothing");
  }));

test("autosave waits for a pause in the typing", () =>
  withForm({}, async ({ page, server }) => {
    await page.locator("#diagnostic").pressSequentially("Un texte assez long", { delay: 60 });
    assert.equal(server.received.length, 0);
    await until(() => server.received.length === 1);
    assert.equal(server.received[0].get("diagnostic"), "Un texte assez long");
  }));

test("an emptied group of boxes is sent by its name alone", () =>
  withForm({}, async ({ page, server }) => {
    await page.getByLabel("A", { exact: true }).uncheck();
    await until(() => server.received.length === 1);
    assert.deepEqual(server.received[0].getAll("champs"), ["qpv"]);
    assert.deepEqual(server.received[0].getAll("qpv"), []);
  }));

test("without network the text is kept on the device, then saved when the network is back", () =>
  withForm({}, async ({ page, server, context }) => {
    await context.setOffline(true);
    await page.fill("#diagnostic", "a");
    await leave(page);
    await status(page).getByText("Pas de réseau").waitFor();
    assert.match(await page.evaluate(() => JSON.stringify(localStorage)), /dentelle:12:\/note/);
    await context.setOffline(false);
    await status(page).getByText("Enregistré à 14 h 32").waitFor();
    assert.equal(server.received.length, 1);
  }));

test("a server that fails is asked again", () =>
  withForm({ answers: [() => ({ status: 503, body: {} }), saved()] }, async ({ page, server }) => {
    await page.fill("#diagnostic", "a");
    await leave(page);
    await status(page).getByText("Le service ne peut pas enregistrer pour le moment : votre texte est gardé").waitFor();
    await status(page).getByText("Enregistré à 14 h 32").waitFor();
    assert.equal(server.received.length, 2);
  }));

test("after an expired session the person is told where to sign in, and the text comes back with them", () => {
  const expired = () => ({ status: 401, body: { connexion: "/connexion?retour=%2Fnote" } });
  return withForm({ answers: [expired, saved()] }, async ({ page, server }) => {
    await page.fill("#diagnostic", "a");
    await leave(page);
    const link = page.getByRole("link", { name: "Se reconnecter" });
    await link.waitFor();
    assert.equal(await link.getAttribute("href"), "/connexion?retour=%2Fnote");
    page.on("dialog", (dialog) => dialog.accept());
    await page.goto(server.url);
    assert.equal(await page.inputValue("#diagnostic"), "a");
    await status(page).getByText("Enregistré à 14 h 32").waitFor();
  });
});

/** The other person's text stands in the form that the server now writes. */
function inConflict(story) {
  const conflict = () => {
    inConflict.server.stored = { diagnostic: "Le leur", version: 9, avant: "autre" };
    return { status: 409, body: { version: 9, conflits: [theirs] } };
  };
  return withForm({ answers: [conflict, saved(10)] }, async (tools) => {
    inConflict.server = tools.server;
    await tools.page.fill("#diagnostic", "a");
    await leave(tools.page);
    await tools.page.getByRole("region", { name: "Alix a aussi modifié ce champ" }).waitFor();
    await story(tools);
  });
}

test("a conflict shows both texts and replaces neither", () =>
  inConflict(async ({ page, server }) => {
    const region = page.getByRole("region", { name: "Alix a aussi modifié ce champ" });
    assert.equal(await region.getByRole("group", { name: "Votre texte" }).textContent(), "a");
    assert.equal(await region.getByRole("group", { name: "14 h 31" }).textContent(), "Le leur");
    assert.equal(await page.inputValue("#diagnostic"), "a");
    await page.waitForTimeout(2000);
    assert.equal(server.received.length, 1);
  }));

test("in a conflict one may keep one's own text, which is sent as knowing the other", () =>
  inConflict(async ({ page, server }) => {
    await page.getByRole("button", { name: "Garder mon texte" }).press("Enter");
    await status(page).getByText("Enregistré à 14 h 32").waitFor();
    assert.equal(server.received[1].get("diagnostic"), "a");
    assert.notEqual(server.received[1].get("avant_diagnostic"), markOfNothing);
    assert.equal(await page.locator(".dt-conflit").count(), 0);
  }));

test("in a conflict one may take the recorded text, and nothing is sent", () =>
  inConflict(async ({ page, server }) => {
    await page.getByRole("button", { name: "Garder le texte enregistré" }).click();
    assert.equal(await page.inputValue("#diagnostic"), "Le leur");
    await page.waitForTimeout(1800);
    assert.equal(server.received.length, 1);
  }));

test("in a conflict one may join both texts and read them again", () =>
  inConflict(async ({ page, server }) => {
    await page.getByRole("button", { name: "Réunir les deux" }).click();
    await until(() => server.received.length === 2);
    assert.equal(server.received[1].get("diagnostic"), "a\n\nLe leur");
  }));

test("a refusal is said, and not repeated until the text changes", () => {
  const closed = () => ({ status: 422, body: { message: "La date limite est passée." } });
  return withForm({ answers: [closed, saved()] }, async ({ page, server }) => {
    await page.fill("#diagnostic", "a");
    await leave(page);
    await status(page).getByText("La date limite est passée.").waitFor();
    await page.waitForTimeout(2500);
    assert.equal(server.received.length, 1);
    await page.fill("#diagnostic", "ab");
    await until(() => server.received.length === 2);
  });
});

test("the whole form waits for the autosave under way", () => {
  const slow = () => new Promise((resolve) => setTimeout(() => resolve(saved()()), 1500));
  return withForm({ answers: [slow] }, async ({ page, server }) => {
    await page.fill("#diagnostic", "a");
    await leave(page);
    await until(() => server.received.length === 1);
    await page.getByRole("button", { name: "Continuer" }).click();
    await page.waitForURL("**/suite");
    assert.equal(server.whole[0].get("version"), "8");
    assert.equal(server.whole[0].get("avant_diagnostic"), markOfA);
  });
});

test("what the other person wrote elsewhere in the form appears once one is not in it, and is not overwritten later", () =>
  withForm({ answers: [saved(9)] }, async ({ page, server }) => {
    server.stored = { diagnostic: "Le leur", lieu: "Anzin", version: 9, avant: "autre" };
    await page.fill("#lieu", "Anzin");
    await page.locator("#diagnostic").focus();
    await page.getByText("Enregistré à").first().waitFor();
    assert.equal(await page.inputValue("#diagnostic"), "", "nothing moves under the hands of who stands in the field");
    await page.locator("#lieu").focus();
    await page.getByText("Mis à jour : une autre personne").waitFor();
    assert.equal(await page.inputValue("#diagnostic"), "Le leur");
  }));

test("who signs out leaves no text on the device", () =>
  withForm({ answers: [() => ({ status: 503, body: {} })] }, async ({ page, server }) => {
    await page.fill("#diagnostic", "a");
    assert.ok((await page.evaluate(() => localStorage.length)) > 0);
    page.on("dialog", (dialog) => dialog.accept());
    await page.getByRole("button", { name: "Se déconnecter" }).click();
    await until(() => server.whole.length === 1);
    await page.goto(server.url);
    assert.equal(await page.evaluate(() => localStorage.length), 0);
    assert.equal(await page.inputValue("#diagnostic"), "");
  }));

test("a form sent whole is not put back later", () =>
  withForm({ answers: [() => ({ status: 503, body: {} })] }, async ({ page, server }) => {
    await page.fill("#diagnostic", "a");
    await page.getByRole("button", { name: "Continuer" }).click();
    await page.waitForURL("**/suite");
    await page.waitForFunction(() => localStorage.length === 0);
    await page.goto(server.url);
    assert.equal(await page.inputValue("#diagnostic"), "");
  }));

test("what cannot be undone is asked first, and a no sends nothing", () =>
  withForm({}, async ({ page, server }) => {
    const answers = [false, true];
    page.on("dialog", (dialog) => (answers.shift() ? dialog.accept() : dialog.dismiss()));
    const button = page.getByRole("button", { name: "Retirer" });
    await button.click();
    await page.waitForTimeout(300);
    assert.equal(server.whole.length, 0);
    await button.click();
    await until(() => server.whole.length === 1);
  }));
