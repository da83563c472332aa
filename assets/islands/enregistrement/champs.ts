// The fields of a form by name. A group of radios or checkboxes is one field whose values are those ticked.

export type Valeurs = readonly string[];
export type Controle = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const sansObjet = new Set(["hidden", "submit", "button", "reset", "image", "file", "password"]);

export function memes(a: Valeurs, b: Valeurs): boolean {
  return a.length === b.length && a.every((valeur, n) => valeur === b[n]);
}

function estChamp(element: Element): element is Controle {
  if (element instanceof HTMLInputElement) return !sansObjet.has(element.type) && element.name !== "";
  const autre = element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement;
  return autre && element.name !== "";
}

function aCocher(champ: Controle): champ is HTMLInputElement {
  return champ instanceof HTMLInputElement && (champ.type === "checkbox" || champ.type === "radio");
}

export function controles(form: HTMLFormElement, nom?: string): Controle[] {
  const tous = [...form.elements].filter(estChamp);
  return nom === undefined ? tous : tous.filter((champ) => champ.name === nom);
}

/** As the server keeps it: without the control characters that a paste may bring. */
function propre(texte: string): string {
  return texte.replace(/\r\n?/g, "\n").replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "");
}

function valeursDe(champ: Controle): string[] {
  if (aCocher(champ)) return champ.checked ? [champ.value] : [];
  if (champ instanceof HTMLSelectElement) return [...champ.selectedOptions].map((option) => option.value);
  return [propre(champ.value)];
}

export function lit(form: HTMLFormElement): Map<string, Valeurs> {
  const resultat = new Map<string, string[]>();
  for (const champ of controles(form))
    resultat.set(champ.name, [...(resultat.get(champ.name) ?? []), ...valeursDe(champ)]);
  return resultat;
}

/** Whether the field holds a text that two persons' versions can be joined in. */
export function estTexte(form: HTMLFormElement, nom: string): boolean {
  const [champ] = controles(form, nom);
  if (champ instanceof HTMLTextAreaElement) return true;
  return champ instanceof HTMLInputElement && champ.type === "text" && !["decimal", "numeric"].includes(champ.inputMode);
}

function pose(champ: Controle, valeurs: Valeurs, rang: number): void {
  if (aCocher(champ)) champ.checked = valeurs.includes(champ.value);
  else if (champ instanceof HTMLSelectElement)
    for (const option of champ.options) option.selected = valeurs.includes(option.value);
  else champ.value = valeurs[rang] ?? "";
}

/** Puts values into a field, as if the person had typed them (counters and other scripts hear of it). */
export function ecrit(form: HTMLFormElement, nom: string, valeurs: Valeurs): void {
  const champs = controles(form, nom);
  champs.forEach((champ, rang) => pose(champ, valeurs, rang));
  champs[0]?.dispatchEvent(new Event("change", { bubbles: true }));
}

/** A hidden field of the form: its token, its version, the mark of a text as it was shown. */
export function champCache(form: HTMLFormElement, nom: string): HTMLInputElement | null {
  return form.querySelector<HTMLInputElement>(`input[type=hidden][name="${nom}"]`);
}

export function litCache(form: HTMLFormElement, nom: string): string {
  return champCache(form, nom)?.value ?? "";
}

export function poseCache(form: HTMLFormElement, nom: string, valeur: string): void {
  const champ = champCache(form, nom);
  if (champ) champ.value = valeur;
}
