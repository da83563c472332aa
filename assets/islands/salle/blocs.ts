// Brings what others wrote into the page, block by block ([data-bloc]), and leaves alone what the person is writing.
import { lanceComposants } from "../composants";
import { lanceEnregistrement } from "../enregistrement/lancer";

export interface Bilan {
  /** "CAF, par Camille": blocks that others changed. */
  changes: string[];
  /** Something was left for later: the person is in it. */
  reste: boolean;
}

type Blocs = Map<string, HTMLElement>;

const auto = "form[data-enregistrement-auto]";

function blocsDe(racine: ParentNode): Blocs {
  const tous = [...racine.querySelectorAll<HTMLElement>("[data-bloc]")];
  return new Map(tous.map((bloc) => [bloc.dataset.bloc ?? "", bloc]));
}

function formes(bloc: HTMLElement): HTMLFormElement[] {
  return [...bloc.querySelectorAll<HTMLFormElement>(auto)];
}

function modifie(champ: Element): boolean {
  if (champ instanceof HTMLInputElement && (champ.type === "checkbox" || champ.type === "radio"))
    return champ.checked !== champ.defaultChecked;
  const texte = champ instanceof HTMLTextAreaElement || (champ instanceof HTMLInputElement && champ.type !== "hidden");
  return texte && champ.value !== champ.defaultValue;
}

/** Whether the person has begun something there that is not sent. */
function entame(bloc: HTMLElement): boolean {
  if (formes(bloc).length > 0) return formes(bloc).some((form) => lanceEnregistrement(form).enAttente());
  return [...bloc.querySelectorAll("input, textarea")].some(modifie);
}

function ecritIci(bloc: HTMLElement): boolean {
  const actif = document.activeElement;
  const champ = actif instanceof HTMLTextAreaElement || (actif instanceof HTMLInputElement && actif.type === "text");
  return champ && bloc.contains(actif);
}

function occupe(bloc: HTMLElement): boolean {
  return ecritIci(bloc) || entame(bloc);
}

/** The markup as the server wrote it, without what scripts have added to it meanwhile. */
const ecrits = new WeakMap<HTMLElement, string>();

function ecritDe(bloc: HTMLElement): string {
  return ecrits.get(bloc) ?? bloc.outerHTML;
}

/** Notes what the server wrote, before components and counters touch it. */
export function retiens(racine: ParentNode): void {
  for (const bloc of blocsDe(racine).values()) ecrits.set(bloc, bloc.outerHTML);
}

function nomme(frais: HTMLElement): string | undefined {
  const { nom, auteur } = frais.dataset;
  return nom && auteur && !nom.includes(auteur) ? `${nom}, par ${auteur}` : nom;
}

/** A block of fields that save by themselves: field by field; its labels follow the order of the blocks. */
function prend(ici: HTMLElement, frais: HTMLElement): boolean {
  const action = (form: HTMLFormElement) => form.getAttribute("action");
  const reste = formes(ici).map((form) => {
    const autre = formes(frais).find((f) => action(f) === action(form));
    return autre ? lanceEnregistrement(form).prend(autre) : false;
  });
  for (const label of ici.querySelectorAll<HTMLLabelElement>("label[for]")) {
    const autre = frais.querySelector(`label[for="${label.htmlFor}"]`);
    if (autre && autre.textContent !== label.textContent) label.textContent = autre.textContent;
  }
  return reste.some(Boolean);
}

/** Puts a block that the server wrote into the page, and tells that it is new. */
function pose(frais: HTMLElement, place: (neuf: HTMLElement) => void): void {
  const neuf = document.importNode(frais, true);
  ecrits.set(neuf, frais.outerHTML);
  place(neuf);
  lanceComposants(neuf);
  neuf.classList.add("dt-salle__neuf");
}

const reponse = ".dt-salle__reponse";

function formeDeMeme(form: HTMLFormElement | null, neuf: HTMLElement): HTMLFormElement | undefined {
  const action = form?.getAttribute("action");
  return [...neuf.querySelectorAll("form")].find((f) => f.getAttribute("action") === action);
}

/** What a button of the person was answered stays beside it when the block changes because of it, and only then. */
function gardeLesReponses(ici: HTMLElement, neuf: HTMLElement): void {
  for (const ligne of ici.querySelectorAll<HTMLElement>(reponse)) {
    if (ligne.dataset.gardee) continue;
    ligne.dataset.gardee = "oui";
    formeDeMeme(ligne.closest("form"), neuf)?.append(ligne);
  }
}

/** The same control in the block that takes the place of the one in which the person stands, else the nearest. */
function rendsLeFocus(actif: HTMLElement, neuf: HTMLElement): void {
  const forme = formeDeMeme(actif.closest("form"), neuf) ?? neuf;
  const boutons = [...forme.querySelectorAll("button")];
  const meme = actif.id ? neuf.querySelector<HTMLElement>(`#${CSS.escape(actif.id)}`) : null;
  const la = meme ?? boutons.find((b) => b.textContent === actif.textContent) ?? boutons[0] ?? neuf.querySelector("button");
  la?.focus({ preventScroll: true });
}

/** Puts a fresh block in the place of one that is shown; the person's focus and last answer stay where they were. */
function change(ici: HTMLElement, frais: HTMLElement): void {
  const actif = document.activeElement;
  const dedans = actif instanceof HTMLElement && ici.contains(actif);
  pose(frais, (neuf) => {
    ici.replaceWith(neuf);
    gardeLesReponses(ici, neuf);
    if (dedans) rendsLeFocus(actif, neuf);
  });
}

/** The focus of a block that goes away passes to the title above it. */
function laisseLeFocus(bloc: HTMLElement): void {
  if (!bloc.contains(document.activeElement)) return;
  let titre = bloc.previousElementSibling;
  while (titre && !titre.matches("h2")) titre = titre.previousElementSibling;
  if (!(titre instanceof HTMLElement)) return;
  titre.tabIndex = -1;
  titre.focus({ preventScroll: true });
}

/** A block withdrawn stays as long as the person writes in it or has text there that is not saved. */
function retire(bloc: HTMLElement): boolean {
  if (occupe(bloc)) {
    bloc.classList.add("dt-salle__retire");
    return true;
  }
  laisseLeFocus(bloc);
  bloc.remove();
  return false;
}

function range(racine: HTMLElement, ordre: string[]): void {
  const ici = blocsDe(racine);
  const voulu = ordre.map((cle) => ici.get(cle)).filter((bloc): bloc is HTMLElement => bloc !== undefined);
  const parents = new Set(voulu.map((bloc) => bloc.parentElement));
  for (const parent of parents) {
    const enfants = voulu.filter((bloc) => bloc.parentElement === parent);
    const present = [...(parent?.children ?? [])].filter((e) => enfants.includes(e as HTMLElement));
    if (present.some((e, n) => e !== enfants[n])) replace(enfants, present as HTMLElement[]);
  }
}

/** Puts the blocks into their new order, each in the place of one of them: titles between them do not move. */
function replace(enfants: HTMLElement[], present: HTMLElement[]): void {
  const actif = document.activeElement;
  const places = present.map((bloc) => {
    const place = document.createComment("");
    bloc.replaceWith(place);
    return place;
  });
  enfants.forEach((bloc, n) => places[n]?.replaceWith(bloc));
  if (actif instanceof HTMLElement) actif.focus({ preventScroll: true });
}

/** Where a new block goes: after the one that precedes it in what the server wrote. */
function insere(racine: HTMLElement, frais: HTMLElement): void {
  const avant = frais.previousElementSibling;
  const cle = avant instanceof HTMLElement ? (avant.dataset.bloc ?? avant.id) : "";
  const la = blocsDe(racine).get(cle) ?? (cle ? document.getElementById(cle) : null);
  pose(frais, (neuf) => (la && racine.contains(la) ? la.after(neuf) : racine.append(neuf)));
}

function applique(racine: HTMLElement, frais: HTMLElement, ici: HTMLElement | undefined): Bilan {
  const rien = { changes: [], reste: false };
  const nom = nomme(frais);
  const changes = nom ? [nom] : [];
  if (!ici) {
    insere(racine, frais);
    return { changes, reste: false };
  }
  if (formes(ici).length > 0 && formes(frais).length > 0) return { changes: [], reste: prend(ici, frais) };
  if (ecritDe(ici) === frais.outerHTML) return rien;
  if (occupe(ici)) return { changes: [], reste: true };
  change(ici, frais);
  return { changes, reste: false };
}

/** Applies what the server wrote now to what is shown. */
export function metsAJour(racine: HTMLElement, frais: HTMLElement): Bilan {
  const nouveaux = blocsDe(frais);
  const bilan: Bilan = { changes: [], reste: false };
  for (const [cle, bloc] of nouveaux) {
    const fait = applique(racine, bloc, blocsDe(racine).get(cle));
    bilan.changes.push(...fait.changes);
    bilan.reste ||= fait.reste;
  }
  for (const [cle, bloc] of blocsDe(racine)) if (!nouveaux.has(cle)) bilan.reste = retire(bloc) || bilan.reste;
  range(racine, [...nouveaux.keys()]);
  for (const form of racine.querySelectorAll<HTMLFormElement>(auto)) lanceEnregistrement(form);
  return bilan;
}
