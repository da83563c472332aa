// The folder of kept documents, seen by an administrator: its commands, and what happens to disks.
import { copyFile, mkdir, readFile, utimes, writeFile } from "node:fs/promises";
import path from "node:path";

function apres(options, mot) {
  const rang = options.indexOf(mot);
  return rang < 0 ? undefined : options[rang + 1];
}

export const dossierDesFichiers = (serveur) => apres(serveur.options, "--fichiers") ?? path.join(serveur.dossier, "fichiers");
export const cleDesFichiers = (serveur) => apres(serveur.options, "--cle-fichiers") ?? path.join(serveur.dossier, "fichiers.cle");

/** `dentelle fichiers <mot>` on the server's database and folder: how it ended, and what it said. */
export function commandeDesFichiers(serveur, mot) {
  const ou = ["--fichiers", dossierDesFichiers(serveur), "--cle-fichiers", cleDesFichiers(serveur)];
  return serveur.commande("fichiers", mot, ...ou).then(
    (dit) => ({ code: 0, dit }),
    ({ code, stdout, stderr }) => ({ code, dit: `${stdout}${stderr}` }),
  );
}

export const cheminDuFichier = (serveur, coffre) => path.join(dossierDesFichiers(serveur), coffre.slice(0, 2), coffre);

export async function changeUnOctet(fichier) {
  const octets = await readFile(fichier);
  octets[octets.length - 40] ^= 1;
  await writeFile(fichier, octets);
}

/** As if it had been written two days ago. */
export function vieillit(fichier) {
  const alors = new Date(Date.now() - 48 * 3600 * 1000);
  return utimes(fichier, alors, alors);
}

/** A whole file that no document names, as a power cut leaves one, two days ago. */
export async function resteDUneCoupure(serveur, modele) {
  const reste = cheminDuFichier(serveur, "ab".repeat(16));
  await mkdir(path.dirname(reste), { recursive: true, mode: 0o700 });
  await copyFile(modele, reste);
  await vieillit(reste);
  return reste;
}
