// What is not saved yet is kept on this device, under the person's number and the form's address, until the server has
// acknowledged it. `base` is what the server held when the person began: it tells whether someone else wrote since.
import type { Valeurs } from "./champs";

export interface Attente {
  valeurs: Valeurs;
  base: Valeurs;
}
export type Attentes = Map<string, Attente>;

const prefixe = "dentelle:";

function cle(personne: string, action: string): string {
  return `${prefixe}${personne}:${action}`;
}

/** Between the erasing and the page's end an answer may still come: it must not write the text anew. */
let efface = false;
window.addEventListener("pageshow", () => (efface = false));

/** Private windows and full disks refuse: the text is then only in the page, and the guard at its closing remains. */
export function garde(personne: string, action: string, attentes: Attentes): void {
  if (efface) return;
  try {
    if (attentes.size === 0) localStorage.removeItem(cle(personne, action));
    else localStorage.setItem(cle(personne, action), JSON.stringify([...attentes]));
  } catch {
    return;
  }
}

export function retrouve(personne: string, action: string): Attentes {
  try {
    return new Map(JSON.parse(localStorage.getItem(cle(personne, action)) ?? "[]") as [string, Attente][]);
  } catch {
    return new Map();
  }
}

/** Who signs out leaves nothing behind on a shared computer. */
export function oublieTout(personne: string): void {
  efface = true;
  try {
    for (const nom of Object.keys(localStorage))
      if (nom.startsWith(`${prefixe}${personne}:`)) localStorage.removeItem(nom);
  } catch {
    return;
  }
}

function cleDesEnvois(personne: string): string {
  return `${prefixe}${personne}:envois`;
}

/** The whole form leaves for the server: if another page answers, what was kept for it has arrived. */
export function noteEnvoi(personne: string, action: string): void {
  try {
    localStorage.setItem(cleDesEnvois(personne), action);
  } catch {
    return;
  }
}

/** On a page that follows the sending of a form: nothing of it needs to be kept. The form itself shown again keeps all. */
export function oublieEnvoi(personne: string, chemin: string): void {
  try {
    const action = localStorage.getItem(cleDesEnvois(personne));
    localStorage.removeItem(cleDesEnvois(personne));
    if (action !== null && action !== chemin) localStorage.removeItem(cle(personne, action));
  } catch {
    return;
  }
}
