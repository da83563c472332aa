// The real program on a database of its own: the campaign, the demonstration data, a simulated clock, mails in a folder.
import { execFile, spawn } from "node:child_process";
import { cp, mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../../", import.meta.url));
const binary = () => path.resolve(root, process.env.DENTELLE ?? "build/release/server/dentelle");

export const motDePasse = "Dentelle-2023-demo!";

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function answers(url, processus) {
  for (let i = 0; i < 600 && processus.exitCode === null; i += 1) {
    const ok = await fetch(`${url}/sante`).then((r) => r.ok, () => false);
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} does not answer`);
}

function decodeQuotedPrintable(text) {
  const joined = text.replace(/=\r?\n/g, "");
  const bytes = joined.replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

const newFolder = () => mkdtemp(path.join(os.tmpdir(), "dentelle-journeys-"));

/** Where documents are kept, enciphered, and the key that opens them. */
const fichiersDans = (folder) => ["--fichiers", path.join(folder, "fichiers"), "--cle-fichiers", path.join(folder, "fichiers.cle")];

/** Runs a subcommand of the program on a database and gives what it prints. */
export async function commande(base, ...words) {
  const { stdout } = await run(binary(), [...words, "--database", base], { cwd: root });
  return stdout;
}

const baseDu = (folder) => `sqlite:${folder}/journeys.db`;

const modeles = new Map();

/** The campaign and the demonstration data of a stage, loaded once; each server begins with a copy. */
async function prepare(etape) {
  const folder = await newFolder();
  const horloge = await remplis(baseDu(folder), "--etape", etape, ...fichiersDans(folder));
  return { folder, horloge };
}

function modeleDe(etape) {
  if (!modeles.has(etape)) modeles.set(etape, prepare(etape));
  return modeles.get(etape);
}

/** Loads the campaign and the demonstration data into an empty database; the time at which to serve them. */
export async function remplis(base, ...options) {
  await commande(base, "campagne", "load", "campagnes/valenciennes-2023");
  const dit = await commande(base, "demo", ...options);
  return dit.match(/--horloge (\S+)/)[1];
}

export async function oublieModele() {
  for (const modele of modeles.values()) await rm((await modele).folder, { recursive: true, force: true });
  modeles.clear();
}

export class Serveur {
  /**
   * On a copy of the demonstration's database at that stage, in the folder `sous` when it is given; or on the database `base`.
   * The clock is the stage's own unless it is given. `options` of `dentelle serve` besides the usual ones.
   */
  static async demarre({ etape = "notes", horloge, base, sous, courriels, options = [] } = {}) {
    const serveur = new Serveur();
    // A stage's own mails, hundreds of them, leave at once: nobody waits for those of the story.
    serveur.options = etape === "notes" ? options : ["--mail-per-minute", "0", ...options];
    serveur.dossier = await newFolder();
    serveur.base = base ?? baseDu(sous ?? serveur.dossier);
    serveur.courriels = courriels ?? path.join(serveur.dossier, "courriels");
    const modele = base ? undefined : await modeleDe(etape);
    if (modele) await cp(modele.folder, sous ?? serveur.dossier, { recursive: true });
    await serveur.sert(horloge ?? modele?.horloge ?? "2022-09-10T09:00");
    return serveur;
  }

  commande(...words) {
    return commande(this.base, ...words);
  }

  async sert(horloge) {
    const port = (this.port ??= await freePort());
    this.url = `http://127.0.0.1:${port}`;
    const words = ["serve", "--database", this.base, "--listen", `127.0.0.1:${port}`, "--demo"];
    words.push("--mail-folder", this.courriels, "--horloge", horloge, ...this.options);
    if (!this.options.includes("--fichiers"))
      words.push(...fichiersDans(this.dossier));
    this.processus = spawn(binary(), words, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    this.sortie = "";
    for (const flux of [this.processus.stdout, this.processus.stderr]) flux.on("data", (d) => (this.sortie += d));
    await answers(this.url, this.processus).catch((e) => {
      throw new Error(`${e.message}\n${this.sortie}`);
    });
  }

  /** Stops the program as an administrator would; it must end by itself, without a fault. */
  async arrete() {
    const { exitCode, signalCode } = this.processus;
    if (exitCode !== null || signalCode !== null) return exitCode ?? 0;
    const fin = new Promise((resolve) => this.processus.once("exit", (code) => resolve(code)));
    this.processus.kill("SIGTERM");
    return fin;
  }

  /** Ends the program as a power cut would. */
  async tue() {
    const fin = new Promise((resolve) => this.processus.once("exit", resolve));
    this.processus.kill("SIGKILL");
    return fin;
  }

  async ferme() {
    const code = await this.arrete();
    await rm(this.dossier, { recursive: true, force: true });
    if (code !== 0) throw new Error(`the server ended with ${code}\n${this.sortie.slice(-4000)}`);
  }

  /** The text of the first mail to that address which contains `extrait`; mails are sent within a few seconds. */
  async courrielPour(adresse, extrait = "") {
    for (let i = 0; i < 120; i += 1) {
      for (const nom of await readdir(this.courriels).catch(() => [])) {
        if (!nom.endsWith(".eml")) continue;
        const texte = decodeQuotedPrintable(await readFile(path.join(this.courriels, nom), "latin1"));
        if (texte.includes(adresse) && texte.includes(extrait)) return texte;
      }
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    throw new Error(`no mail to ${adresse} with « ${extrait} »`);
  }

  /** The path of the first link of the mail that begins with `debut`. */
  lienDe(courriel, debut) {
    const lien = courriel.match(new RegExp(`${this.url}(${debut}[^\\s"<>)]*)`));
    if (!lien) throw new Error(`no link to ${debut} in:\n${courriel}`);
    return lien[1];
  }
}
