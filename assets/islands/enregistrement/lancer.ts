// Finds the forms that save by themselves: <form data-enregistrement-auto> with hidden fields jeton and version.
import { Enregistrement } from "./enregistrement";
import { oublieEnvoi, oublieTout } from "./reserve";

const lances = new WeakMap<HTMLFormElement, Enregistrement>();

/** Has a form save by itself, once. */
export function lanceEnregistrement(form: HTMLFormElement): Enregistrement {
  const la = lances.get(form);
  if (la) return la;
  const cree = new Enregistrement(form, document.body.dataset.personne ?? "0");
  lances.set(form, cree);
  cree.lance();
  return cree;
}

export function lanceEnregistrements(): void {
  const personne = document.body.dataset.personne ?? "0";
  oublieEnvoi(personne, window.location.pathname);
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-enregistrement-auto]"))
    lanceEnregistrement(form);
  oublieEnPartant(personne);
}

/** Who signs out leaves nothing behind: all is erased when the page leaves, unless the person stays after all. */
function oublieEnPartant(personne: string): void {
  let part = false;
  document.addEventListener("pointerdown", () => (part = false));
  document.addEventListener("keydown", () => (part = false));
  document
    .querySelector<HTMLFormElement>('form[action="/deconnexion"]')
    ?.addEventListener("submit", () => (part = true));
  window.addEventListener("pagehide", () => {
    if (part) oublieTout(personne);
  });
}
