// An antivirus that knows one signature of ours: ClamAV's own daemon where it is installed (CLAMD_PROGRAM names the program), or a
// double that speaks its protocol.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import net from "node:net";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";

export const malveillant = "DENTELLE-ESSAI-MALVEILLANT";

async function programme() {
  if (process.env.CLAMD_PROGRAM) return process.env.CLAMD_PROGRAM;
  const { stdout } = await promisify(execFile)("sh", ["-c", "command -v clamd || true"]);
  return stdout.trim();
}

async function vrai(clamd, dossier, prise) {
  const base = path.join(dossier, "signatures");
  await mkdir(base, { recursive: true });
  await writeFile(path.join(base, "essai.ndb"), `Essai.Dentelle:0:*:${Buffer.from(malveillant).toString("hex")}\n`);
  const reglages = path.join(dossier, "clamd.conf");
  await writeFile(reglages, `LocalSocket ${prise}\nDatabaseDirectory ${base}\nForeground yes\nStreamMaxLength 110M\n`);
  const processus = spawn(clamd, ["-c", reglages], { stdio: "ignore" });
  for (let i = 0; i < 100 && !(await repond(prise)); i += 1) await setTimeout(100);
  return async () => {
    processus.kill("SIGTERM");
    await once(processus, "exit");
  };
}

function repond(prise) {
  return new Promise((resolve) => {
    const ligne = net.connect(prise);
    ligne.once("connect", () => resolve(ligne.destroy()));
    ligne.once("error", () => resolve(false));
  }).then((reponse) => reponse !== false);
}

async function double(prise) {
  const serveur = net.createServer((ligne) => {
    let recu = Buffer.alloc(0);
    ligne.on("data", (morceau) => {
      recu = Buffer.concat([recu, morceau]);
      if (!recu.subarray(-4).equals(Buffer.alloc(4))) return;
      ligne.end(recu.includes(malveillant) ? "stream: Essai.Dentelle FOUND\0" : "stream: OK\0");
    });
    ligne.on("error", () => {});
  });
  serveur.listen(prise);
  await once(serveur, "listening");
  return async () => void serveur.close();
}

/** Starts it on that socket; returns what stops it. */
export async function antivirus(dossier, prise) {
  const clamd = await programme();
  return clamd ? vrai(clamd, dossier, prise) : double(prise);
}
