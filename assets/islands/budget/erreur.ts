// An amount that cannot be read is said beside its field, as the server would say it after a save.
import { lisMontant } from "./montant";
import type { Champ } from "./feuille";
import { insecables } from "./texte";

function phrase(texte: string): string {
  return insecables(`« ${texte.trim()} » n’est pas un montant. Écrivez par exemple 1 250 ou 1 250,50.`);
}

function decrit(champ: Champ, id: string, oui: boolean): void {
  const autres = (champ.getAttribute("aria-describedby") ?? "").split(/\s+/).filter((mot) => mot !== "" && mot !== id);
  const tous = oui ? [...autres, id] : autres;
  if (tous.length > 0) champ.setAttribute("aria-describedby", tous.join(" "));
  else champ.removeAttribute("aria-describedby");
}

function message(id: string, texte: string): HTMLElement {
  const cree = document.createElement("p");
  const cache = document.createElement("span");
  cree.id = id;
  cree.className = "govuk-error-message";
  cache.className = "govuk-visually-hidden";
  cache.textContent = "Erreur : ";
  cree.append(cache, texte);
  return cree;
}

/** While one types, an error goes as soon as it is mended; a new one is said when the field is left. */
export function ditLErreur(champ: Champ, quitte: boolean): void {
  const id = `${champ.id}-error`;
  const la = document.getElementById(id);
  const fautif = lisMontant(champ.value) === undefined;
  if (fautif && !quitte) return;
  la?.remove();
  const groupe = champ.closest(".govuk-form-group");
  groupe?.classList.toggle("govuk-form-group--error", fautif);
  champ.classList.toggle("govuk-input--error", fautif);
  decrit(champ, id, fautif);
  if (fautif) groupe?.querySelector("label")?.after(message(id, phrase(champ.value)));
}
