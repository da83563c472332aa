// What a database holds, read by another program than ours.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
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

const gardeUneLecture = `
import sqlite3, sys
base = sqlite3.connect("file:" + sys.argv[1] + "?mode=ro", uri=True, isolation_level=None)
base.execute("BEGIN")
base.execute("SELECT COUNT(*) FROM journal").fetchone()
print("lit", flush=True)
sys.stdin.read()`;

/** A reader that does not end, such as a backup: SQLite's log can only grow meanwhile. Returns what ends it. */
export async function lectureSansFin(base) {
  const lecteur = spawn("python3", ["-c", gardeUneLecture, base.slice(7)], { stdio: ["pipe", "pipe", "inherit"] });
  await once(lecteur.stdout, "data");
  return async () => {
    lecteur.stdin.end();
    await once(lecteur, "exit");
  };
}
