// Objectives stand under their orientation: only those of the chosen one are shown, and any that are already ticked.

function montre(bloc: HTMLElement, choisie: string | undefined): void {
  for (const groupe of bloc.querySelectorAll<HTMLElement>("[data-orientation]"))
    groupe.hidden = groupe.dataset.orientation !== choisie && !groupe.querySelector("input:checked");
}

export function lanceObjectifs(): void {
  for (const bloc of document.querySelectorAll<HTMLElement>("[data-objectifs]")) {
    const form = bloc.closest("form");
    const orientation = () => form?.querySelector<HTMLInputElement>("input[name=orientation]:checked")?.value;
    form?.addEventListener("change", () => montre(bloc, orientation()));
    montre(bloc, orientation());
  }
}
