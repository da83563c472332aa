// The rows of funders under a heading: one more with a button, one removed with another. A row keeps its rank, so that two people
// who work on the same heading never write into each other's fields; a removed row is emptied, and serves again.
import { marque } from "../enregistrement/marque";
import { retrouve } from "../enregistrement/reserve";
import type { Annonce } from "./annonce";
import { tape } from "./feuille";
import { Avant, type Rapport } from "./rapport";

const max = 20;
type Saisie = HTMLInputElement | HTMLSelectElement;

function saisies(rangee: Element): Saisie[] {
  return [...rangee.querySelectorAll<Saisie>("select, input:not([type=hidden])")];
}

function rangees(bloc: Element): HTMLElement[] {
  return [...bloc.querySelectorAll<HTMLElement>(".dt-budget__financeur")];
}

const estVide = (rangee: Element): boolean => saisies(rangee).every(({ value }) => value === "");
const attend = (rangee: Element): boolean => rangee.querySelector(".dt-conflit, .govuk-error-message") !== null;

/** Every name, id and reference of a row carries its rank. */
function renumerote(rangee: HTMLElement, ligne: string, de: number, a: number): void {
  const avant = `f_${ligne}_${de}_`;
  const apres = `f_${ligne}_${a}_`;
  for (const element of rangee.querySelectorAll("*"))
    for (const attribut of ["id", "name", "for", "aria-describedby"]) {
      const valeur = element.getAttribute(attribut);
      if (valeur?.includes(avant)) element.setAttribute(attribut, valeur.replaceAll(avant, apres));
    }
  rangee.dataset.rang = String(a);
  rangee.setAttribute("aria-label", `Financeur n° ${a}`);
}

/** What the model of a row carries of its own: texts, errors, marks of autosave. */
function vide(rangee: HTMLElement): void {
  for (const trace of rangee.querySelectorAll(".govuk-error-message, .dt-enregistrement__champ, .dt-conflit, button")) trace.remove();
  for (const element of rangee.querySelectorAll("[class*='--error']"))
    element.className = element.className.replace(/\S+--error/g, "").trim();
  for (const champ of saisies(rangee)) {
    champ.value = "";
    champ.removeAttribute("aria-describedby");
  }
  for (const cache of rangee.querySelectorAll<HTMLInputElement>("input[type=hidden]")) cache.value = marque("");
}

export class Financeurs {
  constructor(
    private readonly form: HTMLFormElement,
    private readonly annonce: Annonce,
    private readonly rapport: Rapport,
    /** Called with the names of the fields of a new row, which the autosave does not know yet. */
    private readonly ajoutes: (noms: string[]) => void,
  ) {}

  lance(): void {
    for (const bloc of this.blocs()) {
      bloc.append(this.boutonAjouter(bloc));
      for (const rangee of rangees(bloc)) {
        this.equipe(bloc, rangee);
        rangee.hidden = estVide(rangee) && !attend(rangee);
      }
      this.montreBouton(bloc);
    }
  }

  /** Rows in which something is kept on this device, or that somebody else has written, exist again. */
  completeJusqua(noms: Iterable<string>): void {
    for (const nom of noms) {
      const [, ligne, rang] = /^f_(.+)_(\d+)_[a-z]+$/.exec(nom) ?? [];
      const bloc = this.blocs().find(({ dataset }) => dataset.ligne === ligne);
      if (!bloc || Number(rang) > max) continue;
      while (rangees(bloc).length < Number(rang) && this.nouvelle(bloc)) continue;
    }
  }

  completeDeLaReserve(): void {
    this.completeJusqua(retrouve(document.body.dataset.personne ?? "0", this.form.getAttribute("action") ?? "").keys());
  }

  /** A row that something was written into, or that waits for a choice, is shown again. */
  montreLesRemplies(): void {
    for (const bloc of this.blocs()) {
      for (const rangee of rangees(bloc)) if (!estVide(rangee) || attend(rangee)) rangee.hidden = false;
      this.montreBouton(bloc);
    }
  }

  private blocs(): HTMLElement[] {
    return [...this.form.querySelectorAll<HTMLElement>("fieldset.dt-budget__financeurs")];
  }

  private boutonAjouter(bloc: HTMLElement): HTMLButtonElement {
    const bouton = document.createElement("button");
    const nom = document.createElement("span");
    bouton.type = "button";
    bouton.className = "govuk-button govuk-button--secondary dt-budget__ajouter";
    nom.className = "govuk-visually-hidden";
    nom.textContent = ` : ${bloc.dataset.libelle ?? ""}`;
    bouton.append("Ajouter un financeur", nom);
    bouton.addEventListener("click", () => this.ajoute(bloc));
    return bouton;
  }

  private montreBouton(bloc: HTMLElement): void {
    const bouton = bloc.querySelector<HTMLElement>(".dt-budget__ajouter");
    if (bouton) bouton.hidden = rangees(bloc).length >= max && rangees(bloc).every((rangee) => !rangee.hidden);
  }

  private equipe(bloc: HTMLElement, rangee: HTMLElement): void {
    const bouton = document.createElement("button");
    bouton.type = "button";
    bouton.className = "dt-bouton-lien dt-budget__retirer";
    bouton.textContent = `Retirer le financeur n° ${rangee.dataset.rang ?? ""}`;
    bouton.addEventListener("click", () => this.retire(bloc, rangee));
    rangee.append(bouton);
  }

  private nouvelle(bloc: HTMLElement): HTMLElement | undefined {
    const derniere = rangees(bloc).slice(-1)[0];
    const rang = Number(derniere?.dataset.rang ?? max);
    if (!derniere || rang >= max) return undefined;
    const rangee = derniere.cloneNode(true) as HTMLElement;
    vide(rangee);
    renumerote(rangee, bloc.dataset.ligne ?? "", rang, rang + 1);
    rangee.hidden = true;
    derniere.after(rangee);
    this.equipe(bloc, rangee);
    this.ajoutes(saisies(rangee).map(({ name }) => name));
    return rangee;
  }

  private ajoute(bloc: HTMLElement): void {
    const rangee = rangees(bloc).find(({ hidden }) => hidden) ?? this.nouvelle(bloc);
    if (!rangee) return;
    rangee.hidden = false;
    this.montreBouton(bloc);
    saisies(rangee)[0]?.focus();
  }

  private retire(bloc: HTMLElement, rangee: HTMLElement): void {
    const champs = saisies(rangee);
    const avant = new Avant(champs);
    const rempli = !estVide(rangee);
    for (const champ of champs) tape(champ, "");
    rangee.hidden = true;
    this.montreBouton(bloc);
    bloc.querySelector<HTMLElement>(".dt-budget__ajouter")?.focus();
    if (!rempli) return;
    const phrase = `Le financeur n° ${rangee.dataset.rang ?? ""} est retiré.`;
    this.annonce.dit(phrase);
    this.rapport.montre(bloc, phrase, [], () => {
      rangee.hidden = false;
      avant.remet();
    });
  }
}
