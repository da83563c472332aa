// Enter and the arrows go from amount to amount within a column. Droit commun is a column of its own beside the others.
import { champsDuCote, estMontant, type Champ } from "./feuille";

const pas = new Map([
  ["Enter", 1],
  ["ArrowDown", 1],
  ["ArrowUp", -1],
]);

const aCote = (champ: Champ): boolean => champ.name.endsWith("_dc");
const deFinanceur = (champ: Champ): boolean => champ.name.startsWith("f_");

/** From droit commun to the next droit commun, or past the funders; from elsewhere never into droit commun. */
export function suivant(tous: readonly Champ[], ici: Champ, saut: number): Champ | undefined {
  const convient = (champ: Champ): boolean => !deFinanceur(champ) || aCote(champ) === aCote(ici);
  for (let n = tous.indexOf(ici) + saut; n >= 0 && n < tous.length; n += saut) {
    const champ = tous[n];
    if (champ && convient(champ)) return champ;
  }
  return undefined;
}

export function auClavier(event: KeyboardEvent): void {
  const saut = pas.get(event.key);
  const ici = event.target;
  if (saut === undefined || !estMontant(ici) || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  event.preventDefault();
  const vers = suivant(champsDuCote(ici), ici, event.shiftKey ? -saut : saut);
  vers?.focus();
  vers?.select();
}
