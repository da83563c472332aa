// Arrows go to the neighbouring passages, as the links do, when the person is not in a field.

const liens = new Map([
  ["ArrowLeft", "prev"],
  ["ArrowRight", "next"],
]);

function ailleurs(cible: EventTarget | null): boolean {
  return cible instanceof Element && cible.matches("input, select, textarea, [contenteditable], [role=radio]");
}

export function lanceTouches(salle: HTMLElement): void {
  const aide = salle.querySelector<HTMLElement>("[data-touches]");
  if (aide) aide.hidden = false;
  document.addEventListener("keydown", (event) => {
    const rel = liens.get(event.key);
    if (!rel || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || ailleurs(event.target)) return;
    const lien = salle.querySelector<HTMLAnchorElement>(`a[rel="${rel}"]`);
    if (!lien) return;
    event.preventDefault();
    lien.click();
  });
}
