// Runs the journeys named on the command line, or all of them, and ends with "N passed, N failed".
import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { closeBrowser } from "./support/browser.mjs";
import { runFiles } from "./support/parallele.mjs";
import { fermePostgres } from "./support/postgres.mjs";
import { oublieModele } from "./support/serveur.mjs";
import { runAll } from "./support/suite.mjs";

const here = new URL(".", import.meta.url);
const wanted = process.argv.slice(2);
const all = (await readdir(here)).filter((name) => name.endsWith(".mjs") && name !== "run.mjs").sort();
const names = all.filter((name) => wanted.length === 0 || wanted.includes(name.replace(".mjs", "")));

async function runHere(name) {
  await import(new URL(name, here));
  const { passed, failed, skipped } = await runAll(process.env.ONLY);
  await closeBrowser();
  await oublieModele();
  await fermePostgres();
  if (skipped > 0) console.log(`${skipped} skipped`);
  return { passed, failed };
}

const one = names.length === 1;
const { passed, failed } = one ? await runHere(names[0]) : await runFiles(fileURLToPath(import.meta.url), names);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
