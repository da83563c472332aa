// The check of pieces by keyboard: while the focus is in the list, letters go from piece to piece and say what each is worth. They
// press the buttons that are there: without scripts the same buttons do the same.

function dansUnChamp(cible: Element): boolean {
  return cible.matches("input, select, textarea, [contenteditable]");
}

/** The pieces that can be seen: those of a folded block are not. */
function pieces(zone: HTMLElement): HTMLElement[] {
  return [...zone.querySelectorAll<HTMLElement>("[data-controle]")].filter((piece) => !piece.closest("details:not([open])"));
}

function va(piece: HTMLElement | undefined): void {
  if (!piece) return;
  piece.focus();
  piece.scrollIntoView({ block: "nearest" });
}

function voisine(zone: HTMLElement, piece: HTMLElement, pas: number): void {
  const toutes = pieces(zone);
  va(toutes[toutes.indexOf(piece) + pas]);
}

/** Unfolds the reasons, and goes to them. */
function nonConforme(piece: HTMLElement): void {
  const raisons = piece.querySelector<HTMLDetailsElement>(".dt-controle__verdict details");
  if (!raisons) return;
  raisons.open = true;
  raisons.querySelector("select")?.focus();
}

const gestes = new Map<string, (zone: HTMLElement, piece: HTMLElement) => void>([
  ["j", (zone, piece) => voisine(zone, piece, 1)],
  ["ArrowDown", (zone, piece) => voisine(zone, piece, 1)],
  ["k", (zone, piece) => voisine(zone, piece, -1)],
  ["ArrowUp", (zone, piece) => voisine(zone, piece, -1)],
  ["o", (_, piece) => piece.querySelector<HTMLAnchorElement>(".dt-pieces__nom a")?.click()],
  ["c", (_, piece) => piece.querySelector<HTMLButtonElement>('button[value="conforme"]')?.click()],
  ["n", (_, piece) => nonConforme(piece)],
]);

function touche(zone: HTMLElement, event: KeyboardEvent): void {
  const cible = event.target as Element;
  const piece = cible.closest<HTMLElement>("[data-controle]");
  const geste = gestes.get(event.key);
  if (!piece || !geste || event.ctrlKey || event.metaKey || event.altKey || dansUnChamp(cible)) return;
  event.preventDefault();
  geste(zone, piece);
}

export function lanceControles(): void {
  const zone = document.querySelector<HTMLElement>("[data-controles]");
  if (!zone) return;
  const aide = zone.querySelector<HTMLElement>("[data-controle-touches]");
  if (!aide) return;
  aide.hidden = false;
  for (const piece of zone.querySelectorAll<HTMLElement>("[data-controle]")) piece.tabIndex = 0;
  zone.addEventListener("keydown", (event) => touche(zone, event));
  if (location.hash.startsWith("#piece-")) va(zone.querySelector<HTMLElement>(location.hash) ?? undefined);
}
