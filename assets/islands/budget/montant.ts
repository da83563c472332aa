// Amounts as integers of cents, never as fractions: what platform/base/money.cpp reads and writes, and what a spreadsheet may put
// on the clipboard.

/** The largest amount that a form accepts: 1 000 000 000 €. */
const plusGrand = 100_000_000_000;

function centimes(entiers: string, decimales: string): number | undefined {
  if (!/^\d{1,12}$/.test(entiers) || !/^\d{0,2}$/.test(decimales)) return undefined;
  const valeur = Number(entiers) * 100 + Number(decimales.padEnd(2, "0"));
  return valeur > plusGrand ? undefined : valeur;
}

function sansUnite(texte: string): string {
  return texte.replace(/[\s\u00a0\u202f\u2009]/g, "").replace(/(€|euros|euro|EUR|eur)$/, "");
}

/** What the server reads in a field: "1 234,56", "1234.5 €". Nothing when it is no amount; an empty field is 0. */
export function lisMontant(texte: string): number | undefined {
  const compact = sansUnite(texte);
  if (texte.trim() === "") return 0;
  const [, entiers, , decimales] = /^(\d+)([,.](\d+))?$/.exec(compact) ?? [];
  return entiers === undefined ? undefined : centimes(entiers, decimales ?? "");
}

/** What a spreadsheet writes besides: thousands marked by points, commas or apostrophes ("1,234.56", "1.234,56", "1'234"). */
export function lisMontantDeTableur(texte: string): number | undefined {
  const compact = sansUnite(texte.replace(/^\s*(€|EUR)/, "")).replace(/['’]/g, "");
  const [, entiers, , decimales] = /^(\d{1,3}(?:[.,]\d{3})+|\d+)([.,](\d{1,2}))?$/.exec(compact) ?? [];
  if (entiers === undefined) return undefined;
  const marques = new Set(entiers.replace(/\d/g, ""));
  const decimale = compact.charAt(entiers.length);
  if (marques.size > 1 || marques.has(decimale)) return undefined;
  return centimes(entiers.replace(/[.,]/g, ""), decimales ?? "");
}

/** As a person reads it: "1 234,56 €". */
export function euros(montant: number): string {
  const absolu = Math.abs(montant);
  const groupes = String(Math.trunc(absolu / 100)).replace(/\B(?=(\d{3})+$)/g, "\u202f");
  const reste = absolu % 100;
  return `${montant < 0 ? "-" : ""}${groupes}${reste === 0 ? "" : `,${String(reste).padStart(2, "0")}`}\u00a0€`;
}

/** As it is written into a field: "1234,56"; nothing for 0. */
export function enChamp(montant: number): string {
  if (montant === 0) return "";
  const reste = montant % 100;
  return `${Math.trunc(montant / 100)}${reste === 0 ? "" : `,${String(reste).padStart(2, "0")}`}`;
}
