// The sums of a budget and where to look when it does not balance: the same rules as programme/budget/budget.cpp, in cents. The
// server judges; this says at once what it will say.
import { euros } from "./montant";

export interface Ligne {
  code: string;
  dans: string;
  libelle: string;
  charge: boolean;
  nature: boolean;
  equilibre: boolean;
  /** Its own amount, or that of its funders. */
  montant: number;
}

export interface Totaux {
  lignes: Map<string, number>;
  charges: number;
  produits: number;
  emplois: number;
  contributions: number;
}

export function totalise(lignes: readonly Ligne[]): Totaux {
  const t: Totaux = { lignes: new Map(), charges: 0, produits: 0, emplois: 0, contributions: 0 };
  for (const { code, dans, charge, nature, montant } of lignes) {
    for (const ou of dans === "" ? [code] : [code, dans]) t.lignes.set(ou, (t.lignes.get(ou) ?? 0) + montant);
    if (nature) t[charge ? "emplois" : "contributions"] += montant;
    else t[charge ? "charges" : "produits"] += montant;
  }
  return t;
}

function suspects(lignes: readonly Ligne[], t: Totaux, ecart: number): string[] {
  const phrases: string[] = [];
  const tetes = new Set(lignes.map(({ dans }) => dans));
  for (const { code, libelle, nature } of lignes) {
    const montant = t.lignes.get(code) ?? 0;
    if (nature || tetes.has(code) || montant === 0) continue;
    if (montant === ecart) phrases.push(`La ligne « ${libelle} » vaut exactement cet écart.`);
    if (montant * 2 === ecart) phrases.push(`La ligne « ${libelle} » vaut la moitié de cet écart.`);
  }
  return phrases;
}

function enArgent(lignes: readonly Ligne[], t: Totaux): string[] {
  const ecart = t.produits - t.charges;
  if (ecart === 0) return [];
  const phrases = [`Il manque ${euros(Math.abs(ecart))} dans les ${ecart > 0 ? "charges" : "produits"}.`];
  phrases.push(...suspects(lignes, t, Math.abs(ecart)));
  const prevue = lignes.find(({ equilibre, charge }) => equilibre && charge === ecart > 0);
  if (prevue) phrases.push(`Si cet écart est prévu, inscrivez-le à la ligne « ${prevue.libelle} ».`);
  return phrases;
}

function enNature(t: Totaux): string[] {
  const ecart = t.contributions - t.emplois;
  if (ecart === 0) return [];
  const ou = ecart > 0 ? "emplois (86)" : "contributions (87)";
  return [
    `Contributions en nature : il manque ${euros(Math.abs(ecart))} dans les ${ou}. Elles valent la même somme des deux côtés.`,
  ];
}

/** What is missing, on which side, and the lines worth a look; nothing when it balances. */
export function ouRegarder(lignes: readonly Ligne[], t: Totaux): string[] {
  return [...enArgent(lignes, t), ...enNature(t)];
}
