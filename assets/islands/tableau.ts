// In a table [data-tableau], while one of its rows has the focus: arrows or j and k go from row to row, Enter follows the
// row's link as always.

const pas = new Map([
  ["ArrowDown", 1],
  ["j", 1],
  ["ArrowUp", -1],
  ["k", -1],
]);

function lienDe(rangee: Element): HTMLElement | null {
  return rangee.querySelector<HTMLElement>("a[href]");
}

function rangees(tableau: HTMLElement): Element[] {
  return [...tableau.querySelectorAll("tbody tr")].filter(lienDe);
}

function deplace(tableau: HTMLElement, event: KeyboardEvent): void {
  const saut = pas.get(event.key);
  const cible = event.target as Element;
  if (saut === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  if (cible.matches("input, select, textarea")) return;
  const toutes = rangees(tableau);
  const ici = toutes.indexOf(cible.closest("tr") as Element);
  const suivante = ici < 0 ? (saut > 0 ? toutes[0] : undefined) : toutes[ici + saut];
  if (!suivante) return;
  event.preventDefault();
  lienDe(suivante)?.focus();
}

export function lanceTableaux(): void {
  for (const tableau of document.querySelectorAll<HTMLElement>("[data-tableau]"))
    tableau.addEventListener("keydown", (event) => deplace(tableau, event));
}
