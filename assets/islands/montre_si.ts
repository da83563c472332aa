// A block that concerns one answer only is shown when that answer is chosen, and kept visible when it already holds one.

function garni(bloc: HTMLElement): boolean {
  const liste = bloc.querySelector("select");
  return bloc.querySelector("input:checked") !== null || (liste !== null && liste.value !== "");
}

export function lanceMontreSi(): void {
  for (const bloc of document.querySelectorAll<HTMLElement>("[data-montre-si]")) {
    const form = bloc.closest("form");
    const choisie = () => form?.querySelector<HTMLInputElement>(`input[name="${bloc.dataset.montreSi}"]:checked`)?.value;
    const montre = () => (bloc.hidden = choisie() !== bloc.dataset.valeur && !garni(bloc));
    form?.addEventListener("change", montre);
    montre();
  }
}
