// A PostgreSQL of the journeys' own, which they may stop and start under a running server.
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const script = fileURLToPath(new URL("../../../script/postgres-test", import.meta.url));

export class Postgres {
  static async demarre() {
    const postgres = new Postgres();
    postgres.garde = await mkdtemp(path.join(os.tmpdir(), "dentelle-journeys-postgres-"));
    // What is acknowledged here must outlive an abrupt stop, unlike in the other tests.
    postgres.base = `${await postgres.fait("start")}?options=-csynchronous_commit%3Don`;
    return postgres;
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
