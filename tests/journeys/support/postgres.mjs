// A PostgreSQL of the journeys' own, which they may stop and start under a running server.
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { remplis } from "./serveur.mjs";

const run = promisify(execFile);
const script = fileURLToPath(new URL("../../../script/postgres-test", import.meta.url));

export class Postgres {
  static async demarre() {
    const postgres = new Postgres();
    postgres.garde = await mkdtemp(path.join(os.tmpdir(), "dentelle-journeys-postgres-"));
    postgres.maitre = await postgres.fait("start");
    await postgres.prepare().catch(async (error) => {
      await postgres.ferme();
      throw error;
    });
    return postgres;
  }

  async prepare() {
    await this.cree("modele");
    await remplis(this.url("modele"), "--notes", "20");
  }

  /** What is acknowledged here must outlive an abrupt stop, unlike in the other tests. */
  url(nom) {
    return `${this.maitre.replace(/postgres$/, nom)}?options=-csynchronous_commit%3Don`;
  }

  cree(nom, modele = "template1") {
    return run("psql", [this.maitre, "-Xqc", `CREATE DATABASE ${nom} TEMPLATE ${modele}`]);
  }

  /** A database of its own for a story, with the campaign and the demonstration data. */
  async nouvelleBase() {
    const nom = `histoire${(this.bases = (this.bases ?? 0) + 1)}`;
    await this.cree(nom, "modele");
    return this.url(nom);
  }

  async fait(mot) {
    const env = { ...process.env, DENTELLE_POSTGRES_KEEP: this.garde };
    return (await run(script, [mot], { env })).stdout.trim();
  }

  /** Stops it without a farewell; its files stay. */
  coupe() {
    return this.fait("pause");
  }

  reprend() {
    return this.fait("start");
  }

  async ferme() {
    await this.fait("stop");
    await rm(this.garde, { recursive: true, force: true });
  }
}

let partage;

/** One for all the stories of a run. */
export const postgresPartage = () => (partage ??= Postgres.demarre());

export async function fermePostgres() {
  await (await partage?.catch(() => undefined))?.ferme();
  partage = undefined;
}
