// Finds the forms that save by themselves: <form data-enregistrement-auto> with hidden fields jeton and version.
import { Enregistrement } from "./enregistrement";
import { oublieTout } from "./reserve";

export function lanceEnregistrements(): void {
  const personne = document.body.dataset.personne ?? "";
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-enregistrement-auto]"))
    new Enregistrement(form, personne).lance();
  document
    .querySelector<HTMLFormElement>('form[action="/deconnexion"]')
    ?.addEventListener("submit", () => oublieTout(personne));
}
