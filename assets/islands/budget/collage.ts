// What a spreadsheet puts on the clipboard, read as amounts for the lines of the budget. Pure: nothing is written here.
import { lisMontantDeTableur } from "./montant";

/** A line into which an amount may be pasted, or a heading that people copy along with it. */
export interface Cible {
  code: string;
  libelle: string;
  /** Why no amount can be pasted there; empty when it can. */
  empeche: string;
  /** A contribution in kind: only its own name or number means it. */
  enNature: boolean;
}

export interface Pose {
  cible: Cible;
  montant: number;
}

export interface Laisse {
  texte: string;
  raison: string;
}

export interface Lecture {
  poses: Pose[];
  laisses: Laisse[];
}

/** Shorter beginnings of a name fit too many lines. */
const plusCourtDebut = 6;
const pasUnMontant = "ce n’est pas un montant";

/** Lower case, without accents nor signs: how labels are compared. */
export function plie(texte: string): string {
  const simple = texte.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  return simple.replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/[^a-z0-9]+/g, " ").trim();
}

export function rangees(texte: string): string[][] {
  const lignes = texte.replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n");
  return lignes.map((ligne) => ligne.split("\t").map((cellule) => cellule.trim().replace(/^"(.*)"$/s, "$1")));
}

/** Whether the text is more than one cell: a single one is pasted as the browser does. */
export function estUnTableau(texte: string): boolean {
  return /[\n\t]/.test(texte.replace(/[\r\n]+$/, ""));
}

function vide(cellule: string): boolean {
  return /^[-–—\s]*(€|EUR)?$/.test(cellule);
}

/** One column of amounts: one after the other, from the line where the person stands. */
function enColonne(cellules: readonly string[], suite: readonly Cible[]): Lecture {
  const lu: Lecture = { poses: [], laisses: [] };
  cellules.forEach((cellule, n) => {
    const cible = suite[n];
    if (vide(cellule)) return;
    const montant = lisMontantDeTableur(cellule);
    if (montant === undefined) lu.laisses.push({ texte: cellule, raison: pasUnMontant });
    else if (cible === undefined) lu.laisses.push({ texte: cellule, raison: "il n’y a plus de ligne après la dernière" });
    else lu.poses.push({ cible, montant });
  });
  return lu;
}

function trouve(libelle: string, cibles: readonly Cible[]): Cible | undefined {
  const cherche = plie(libelle);
  const sansNumero = cherche.replace(/^\d+x? /, "");
  const numero = /^(\d+x?)\b/.exec(cherche)?.[1];
  const parCode = cibles.find(({ code }) => plie(code) === cherche || code.toLowerCase() === numero);
  if (parCode) return parCode;
  const nom = (cible: Cible): string => plie(cible.libelle).replace(/^\d+x? /, "");
  const exact = cibles.filter((cible) => nom(cible) === sansNumero);
  if (exact.length > 0) return exact.length === 1 ? exact[0] : undefined;
  if (sansNumero.length < plusCourtDebut) return undefined;
  const proches = cibles.filter((cible) => nom(cible).startsWith(sansNumero));
  if (proches.length > 0) return proches.length === 1 ? proches[0] : undefined;
  // "Locations de salles": the line whose whole name begins the text, the longest of them.
  const prefixes = cibles.filter((cible) => cible.empeche === "" && !cible.enNature && sansNumero.startsWith(`${nom(cible)} `));
  return prefixes.sort((a, b) => nom(b).length - nom(a).length)[0];
}

/** The pairs of a label and its amount in one row: charges and produits may stand side by side. */
function paires(rangee: readonly string[], cibles: readonly Cible[]): [string, string][] {
  const trouvees: [string, string][] = [];
  let libelle: string[] = [];
  for (const cellule of rangee) {
    if (vide(cellule)) continue;
    const numero = libelle.length === 0 && cibles.some(({ code }) => code.toLowerCase() === cellule.toLowerCase());
    if (numero || !/\d/.test(cellule) || (libelle.length === 0 && /[a-z]/i.test(cellule))) {
      libelle.push(cellule);
    } else {
      trouvees.push([libelle.join(" "), cellule]);
      libelle = [];
    }
  }
  return trouvees;
}

function uneParLigne(rangee: readonly string[], cibles: readonly Cible[], lu: Lecture): void {
  for (const [libelle, cellule] of paires(rangee, cibles)) {
    const montant = lisMontantDeTableur(cellule);
    const cible = trouve(libelle, cibles);
    const texte = `${libelle} : ${cellule}`;
    if (montant === undefined) lu.laisses.push({ texte, raison: pasUnMontant });
    else if (cible === undefined) lu.laisses.push({ texte, raison: "aucune ligne du budget ne porte ce nom ou ce numéro" });
    else if (cible.empeche !== "") lu.laisses.push({ texte, raison: cible.empeche });
    else if (lu.poses.some((pose) => pose.cible === cible))
      lu.laisses.push({ texte, raison: "cette ligne a déjà reçu un montant dans ce collage" });
    else lu.poses.push({ cible, montant });
  }
}

/**
 * `suite`: the lines from the one where the person stands on; `cibles`: every line and heading of the budget. Amounts alone go into
 * the lines that follow; amounts with labels or numbers go where these say.
 */
export function lisCollage(texte: string, suite: readonly Cible[], cibles: readonly Cible[]): Lecture {
  const tableau = rangees(texte);
  if (tableau.every((rangee) => rangee.length === 1))
    return enColonne(tableau.map(([cellule]) => cellule ?? ""), suite);
  const lu: Lecture = { poses: [], laisses: [] };
  for (const rangee of tableau) uneParLigne(rangee, cibles, lu);
  return lu;
}
