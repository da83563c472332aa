// Small helps: buttons that copy or print (hidden in the page until a script can serve them), and short filter addresses.

function boutons(attribut: string, action: (bouton: HTMLElement) => void): void {
  for (const bouton of document.querySelectorAll<HTMLElement>(`[${attribut}]`)) {
    bouton.hidden = false;
    bouton.addEventListener("click", () => action(bouton));
  }
}

/** <button type="button" data-copier="#id" hidden>: the text of that element, or the value of that field. */
async function copie(bouton: HTMLElement): Promise<void> {
  const source = document.querySelector(bouton.dataset.copier ?? "");
  if (!source) return;
  const champ = source instanceof HTMLInputElement || source instanceof HTMLTextAreaElement;
  const avant = bouton.textContent;
  try {
    await navigator.clipboard.writeText(champ ? source.value : (source.textContent ?? "").trim());
    bouton.textContent = "Copié";
  } catch {
    bouton.textContent = "La copie n’a pas marché";
  }
  setTimeout(() => (bouton.textContent = avant), 2500);
}

/** Filters left empty need not stand in the address of the page. */
function raccourcitAdresse(form: HTMLFormElement): void {
  const vides = [...form.elements].filter(
    (e): e is HTMLInputElement | HTMLSelectElement =>
      (e instanceof HTMLInputElement || e instanceof HTMLSelectElement) && e.value === "" && !e.disabled,
  );
  for (const champ of vides) champ.disabled = true;
  setTimeout(() => vides.forEach((champ) => (champ.disabled = false)), 0);
}

export function lanceOutils(): void {
  boutons("data-copier", (bouton) => void copie(bouton));
  boutons("data-imprimer", () => window.print());
  for (const form of document.querySelectorAll<HTMLFormElement>("form[method=get]"))
    form.addEventListener("submit", () => raccourcitAdresse(form));
}
