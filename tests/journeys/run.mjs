// Runs the journeys named on the command line, or all of them, and ends with "N passed, N failed".
import { readdir } from "node:fs/promises";
import { closeBrowser } from "./support/browser.mjs";
import { fermePostgres } from "./support/postgres.mjs";
import { oublieModele } from "./support/serveur.mjs";
import { runAll } from "./support/suite.mjs";

const here = new URL(".", import.meta.url);
const only = process.env.ONLY;
const wanted = process.argv.slice(2);
const all = (await readdir(here)).filter((name) => name.endsWith(".mjs") && name !== "run.mjs").sort();
for (const name of all) if (wanted.length === 0 || wanted.includes(name.replace(".mjs", ""))) await import(new URL(name, here));

const { passed, failed, skipped } = await runAll(only);
await closeBrowser();
await oublieModele();
await fermePostgres();
if (skipped > 0) console.log(`${skipped} skipped`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
