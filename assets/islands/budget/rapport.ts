// What was done in one go (a paste, a funder removed), said where it happened, with the way back.
import { tape } from "./feuille";
import { insecables } from "./texte";

type Saisie = HTMLInputElement | HTMLSelectElement;

/** The fields before a change, to put them back. */
export class Avant {
  private readonly textes: [Saisie, string][];

  constructor(champs: Iterable<Saisie>) {
    this.textes = [...champs].map((champ) => [champ, champ.value]);
  }

  remet(): void {
    for (const [champ, texte] of this.textes) tape(champ, texte);
    this.textes[0]?.[0].focus();
  }
}

function bouton(texte: string, action: () => void): HTMLButtonElement {
  const cree = document.createElement("button");
  cree.type = "button";
  cree.className = "govuk-button govuk-button--secondary";
  cree.textContent = texte;
  cree.addEventListener("click", action);
  return cree;
}

function liste(phrases: readonly string[]): HTMLElement {
  const cree = document.createElement("ul");
  cree.className = "govuk-list govuk-list--bullet";
  for (const phrase of phrases) {
    const element = document.createElement("li");
    element.textContent = insecables(phrase);
    cree.append(element);
  }
  return cree;
}

/** The only report of the page: a new one takes its place. */
export class Rapport {
  private boite: HTMLElement | undefined;

  montre(ou: Element, titre: string, details: readonly string[], annule: () => void): void {
    this.ferme();
    const boite = document.createElement("div");
    const phrase = document.createElement("p");
    const actions = document.createElement("div");
    boite.className = "dt-budget__rapport";
    boite.setAttribute("role", "group");
    boite.setAttribute("aria-label", "Ce qui vient d’être fait");
    phrase.textContent = insecables(titre);
    actions.className = "dt-actions";
    actions.append(
      bouton("Annuler", () => {
        this.ferme();
        annule();
      }),
      bouton("Fermer", () => this.ferme()),
    );
    boite.append(phrase, ...(details.length > 0 ? [liste(details)] : []), actions);
    ou.before(boite);
    this.boite = boite;
  }

  private ferme(): void {
    this.boite?.remove();
    this.boite = undefined;
  }
}
