// The budget as it stands in the page: lines read from their fields, sums and sentences written back.
import { lisMontant, euros } from "./montant";
import { insecables } from "./texte";
import { ouRegarder, totalise, type Ligne } from "./totaux";

const montants = "input[inputmode=decimal]";

export type Champ = HTMLInputElement;

export function estMontant(element: EventTarget | null): element is Champ {
  return element instanceof HTMLInputElement && element.matches(montants);
}

/** The amounts of one side that can be reached now, in the order of the page. */
export function champsDuCote(champ: Champ): Champ[] {
  const cote = champ.closest(".dt-budget__cote");
  return [...(cote?.querySelectorAll<Champ>(montants) ?? [])].filter((autre) => autre.closest("[hidden]") === null);
}

function somme(element: Element): number {
  let total = 0;
  for (const champ of element.querySelectorAll<Champ>(montants)) total += lisMontant(champ.value) ?? 0;
  return total;
}

function ligneDe(element: HTMLElement): Ligne {
  const { ligne = "", dans = "", libelle = "", cote, nature, equilibre } = element.dataset;
  const place = { charge: cote === "charges", nature: nature !== undefined, equilibre: equilibre !== undefined };
  return { code: ligne, dans, libelle, ...place, montant: somme(element) };
}

export class Feuille {
  constructor(private readonly form: HTMLFormElement) {}

  lignes(): Ligne[] {
    return [...this.form.querySelectorAll<HTMLElement>("[data-ligne]")].map(ligneDe);
  }

  /** Writes every sum, and returns the sentence that sums up. */
  recalcule(): string {
    const lignes = this.lignes();
    const t = totalise(lignes);
    for (const total of this.form.querySelectorAll<HTMLElement>("[data-total]"))
      total.textContent = euros(t.lignes.get(total.dataset.total ?? "") ?? 0);
    this.bilan("charges", euros(t.charges));
    this.bilan("produits", euros(t.produits));
    this.bilan("charges_nature", euros(t.charges + t.emplois));
    this.bilan("produits_nature", euros(t.produits + t.contributions));
    return this.verdict(ouRegarder(lignes, t).map(insecables));
  }

  private bilan(nom: string, texte: string): HTMLElement | null {
    const place = this.form.querySelector<HTMLElement>(`[data-bilan="${nom}"]`);
    if (place && place.textContent !== texte) place.textContent = texte;
    return place;
  }

  private verdict(phrases: string[]): string {
    const premiere = phrases[0] ?? "Le budget est équilibré au centime.";
    const place = this.bilan("verdict", premiere);
    if (place) place.dataset.equilibre = phrases.length === 0 ? "oui" : "non";
    this.form.querySelector("#ou-regarder")?.replaceChildren(
      ...phrases.slice(1).map((phrase) => {
        const element = document.createElement("li");
        element.textContent = phrase;
        return element;
      }),
    );
    return premiere;
  }
}

/** Puts a text into a field as if the person had typed it: sums and autosave hear of it. */
export function tape(champ: HTMLInputElement | HTMLSelectElement, texte: string): void {
  if (champ.value === texte) return;
  champ.value = texte;
  champ.dispatchEvent(new Event("input", { bubbles: true }));
  champ.dispatchEvent(new Event("change", { bubbles: true }));
}
