// A person in a browser, whose every page is checked: strict HTML, accessibility, no sideways scrolling on a phone or on a
// laptop, no error in the console; and pictured at both sizes.
import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { setTimeout } from "node:timers/promises";
import { HtmlValidate } from "html-validate";
import { openPerson } from "./browser.mjs";
import { motDePasse } from "./serveur.mjs";

const require = createRequire(import.meta.url);
const axeSource = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");
const rules = JSON.parse(await readFile(new URL("../../../.htmlvalidate.json", import.meta.url), "utf8"));
const validator = new HtmlValidate(rules);
const pictures = new URL("../../../build/journeys/", import.meta.url).pathname;
const sizes = [
  { nom: "telephone", width: 390, height: 844 },
  { nom: "ordinateur", width: 1280, height: 800 },
];
const accessibility = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] };

function describeViolation({ id, help, nodes }) {
  const where = nodes.slice(0, 4).map((n) => `    ${n.target.join(" ")} ${n.any[0]?.message ?? ""}`);
  return [`  ${id}: ${help}`, ...where].join("\n");
}

async function invalid(response) {
  const type = response.headers()["content-type"] ?? "";
  const redirect = response.status() >= 300 && response.status() < 400;
  const page = ["document", "fetch", "xhr"].includes(response.request().resourceType());
  if (!page || !type.startsWith("text/html") || redirect) return [];
  const markup = await response.text().catch(() => undefined);
  if (markup === undefined) return [];
  const report = await validator.validateString(markup);
  const messages = report.results.flatMap((r) => r.messages);
  return messages.map((m) => `${new URL(response.url()).pathname}:${m.line}: ${m.message} (${m.ruleId})`);
}

export class Visiteur {
  static async arrive(serveur, nom, options = {}) {
    const visiteur = new Visiteur();
    const context = await openPerson({ baseURL: serveur.url, ...options });
    Object.assign(visiteur, { serveur, nom, context, scripts: options.javaScriptEnabled !== false });
    visiteur.page = await context.newPage();
    visiteur.defauts = [];
    visiteur.controles = [];
    visiteur.ecoute();
    return visiteur;
  }

  ecoute() {
    this.page.on("response", (response) => {
      this.controles.push(invalid(response).then((list) => this.defauts.push(...list)));
    });
    this.page.on("pageerror", (error) => this.defauts.push(`script: ${error.message}`));
    this.page.on("console", (message) => {
      const ours = message.type() === "error" && !/Failed to load resource|ERR_INTERNET_DISCONNECTED/.test(message.text());
      if (ours) this.defauts.push(`console: ${message.text()}`);
    });
  }

  /** Opens a page and checks it. */
  async ouvre(chemin, nom = chemin) {
    await this.page.goto(chemin);
    await this.voit(nom);
  }

  /** Checks the page as it stands now and takes its pictures. */
  async voit(nom) {
    const fichier = `${this.nom}-${nom}`.replace(/[^a-zA-Z0-9-]+/g, "-").replace(/-+/g, "-");
    await mkdir(pictures, { recursive: true });
    const avant = this.page.viewportSize();
    for (const { nom: taille, width, height } of sizes) {
      await this.page.setViewportSize({ width, height });
      await this.page.screenshot({ path: `${pictures}${fichier}-${taille}.png`, fullPage: true });
      const large = await this.page.evaluate(() => document.documentElement.scrollWidth);
      if (large > width) this.defauts.push(`${nom}: ${large} px wide on a screen of ${width}`);
    }
    await this.page.setViewportSize(avant);
    if (this.scripts) await this.accessible(nom);
  }

  async accessible(nom) {
    await this.page.evaluate(axeSource);
    const { violations } = await this.page.evaluate((options) => window.axe.run(options), accessibility);
    if (violations.length > 0) this.defauts.push(`${nom}: axe\n${violations.map(describeViolation).join("\n")}`);
  }

  async remplit(champs) {
    for (const [etiquette, valeur] of Object.entries(champs))
      await this.page.getByLabel(etiquette, { exact: true }).first().fill(valeur);
  }

  /** Presses a button of the page that stays on it. */
  async appuie(nom) {
    await this.page.getByRole("button", { name: nom }).first().click();
  }

  /** Presses a button, or follows a link, that brings another page. */
  async clique(nom, role = "button") {
    await Promise.all([this.page.waitForEvent("load"), this.page.getByRole(role, { name: nom }).first().click()]);
  }

  async lit(texte) {
    await this.page.getByText(texte).first().waitFor();
  }

  async seConnecte(courriel, secret = motDePasse) {
    await this.page.goto("/connexion");
    await this.page.fill("#courriel", courriel);
    await this.page.fill("#mot_de_passe", secret);
    const arrivee = this.page.waitForResponse((r) => r.request().isNavigationRequest() && r.status() !== 303);
    await this.clique("Se connecter");
    assert.equal((await arrivee).status(), 200, `where ${courriel} arrives`);
    assert.notEqual(new URL(this.page.url()).pathname, "/connexion", `${courriel} cannot sign in`);
  }

  /** Ends the visit: fails with every fault seen on the way. The body of a page that was left at once may never come: closing
   * the browser's context ends such a wait. */
  async part() {
    await Promise.race([Promise.all(this.controles), setTimeout(10_000, undefined, { ref: false })]);
    await this.context.close();
    await Promise.all(this.controles);
    const uniques = [...new Set(this.defauts)];
    assert.equal(uniques.length, 0, `faults seen by ${this.nom}:\n${uniques.join("\n")}`);
  }
}

/** A server and its visitors for the time of one story; the visitors' faults are reported at the end. */
export async function histoire(serveur, noms, recit, options = {}) {
  const visiteurs = [];
  for (const nom of noms) visiteurs.push(await Visiteur.arrive(serveur, nom, options));
  try {
    await recit(...visiteurs);
  } catch (error) {
    for (const v of visiteurs) {
      await v.page.screenshot({ path: `${pictures}echec-${v.nom}.png`, fullPage: true }).catch(() => {});
      error.message += `\n  (${v.nom} was at ${v.page.url()}${v.defauts.length ? `; ${v.defauts.join("; ")}` : ""})`;
      await v.context.close();
    }
    throw error;
  }
  for (const v of visiteurs) await v.part();
}
