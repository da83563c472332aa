// What a database holds, read by another program than ours.
import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

const lisSqlite = `
import json, sqlite3, sys
base = sqlite3.connect("file:" + sys.argv[1] + "?mode=ro", uri=True)
base.row_factory = sqlite3.Row
print(json.dumps([dict(row) for row in base.execute(sys.argv[2])]))`;

/** The rows of a query as objects. */
export async function lignes(base, sql) {
  const { stdout } = base.startsWith("sqlite:")
    ? await run("python3", ["-c", lisSqlite, base.slice(7), sql])
    : await run("psql", [base, "-XAtc", `SELECT COALESCE(json_agg(q), '[]') FROM (${sql}) q`]);
  return JSON.parse(stdout);
}

export async function valeur(base, sql) {
  const [ligne] = await lignes(base, sql);
  return ligne && Object.values(ligne)[0];
}
