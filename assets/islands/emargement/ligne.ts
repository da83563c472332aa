// One passage of the list on the screen: its state, its buttons, what waits for a choice.
import type { Etat, Pointage } from "./reserve";

export const labels: Record<string, string> = {
  attendu: "Attendu·e",
  present: "Présent·e",
  en_retard: "En retard",
  excuse: "Excusé·e",
  absent: "Absent·e",
};
const couleurs: Record<string, string> = { attendu: "grey", present: "green", en_retard: "yellow", excuse: "purple", absent: "red" };

export interface Choix {
  texte: string;
  fait: () => void;
}

export class Ligne {
  readonly passage: number;
  readonly code: string;
  readonly cherche: string;
  private readonly debut: number | undefined;

  constructor(readonly element: HTMLElement) {
    this.passage = Number(element.dataset.passage);
    this.code = element.dataset.code ?? "";
    this.cherche = element.dataset.cherche ?? "";
    this.debut = element.dataset.debut === undefined ? undefined : Number(element.dataset.debut);
  }

  etatDeLaPage(): Etat {
    return JSON.parse(this.element.dataset.etat ?? "{}") as Etat;
  }

  get titre(): string {
    return this.element.querySelector(".dt-emarge__titre")?.textContent ?? "";
  }

  /** What the server knows, or what waits to be sent in its place. */
  montre(etat: Etat, attend: Pointage | undefined): void {
    const presence = attend?.presence ?? etat.presence;
    const etiquette = this.element.querySelector<HTMLElement>(".govuk-tag");
    if (etiquette) {
      etiquette.className = `govuk-tag govuk-tag--${couleurs[presence] ?? "grey"}`;
      etiquette.textContent = labels[presence] ?? presence;
    }
    this.ditPhrase(attend ? "En attente d’envoi." : etat.phrase);
    this.element.classList.toggle("dt-emarge--attend", attend !== undefined);
    for (const bouton of this.boutons()) bouton.setAttribute("aria-pressed", String(bouton.value === presence));
    const remise = this.element.querySelector<HTMLFormElement>(".dt-emarge__annuler");
    if (remise) remise.hidden = presence === "attendu";
    for (const vu of this.element.querySelectorAll<HTMLInputElement>("input[name=vu]")) vu.value = String(etat.version);
    this.element.dataset.presence = presence;
  }

  /** Says how late somebody still expected is, and which button is likely. */
  ditRetard(maintenant: number, minutes: number): void {
    const attendu = this.element.dataset.presence === "attendu";
    const retard = this.debut === undefined ? 0 : Math.floor((maintenant - this.debut) / 60_000);
    const probable = attendu ? (this.debut !== undefined && retard >= minutes ? "en_retard" : "present") : "";
    for (const bouton of this.boutons()) bouton.classList.toggle("dt-pointer--probable", bouton.value === probable);
    if (!attendu || retard < 1) return;
    const heure = this.element.querySelector(".dt-emarge__heure")?.textContent ?? "";
    const heures = Math.floor(retard / 60);
    const duree = retard < 60 ? `${retard} minute${retard > 1 ? "s" : ""}` : `${heures} heure${heures > 1 ? "s" : ""}`;
    this.ditPhrase(`Prévu à ${heure} : ${duree} de retard.`);
  }

  ditPhrase(texte: string): void {
    const phrase = this.element.querySelector<HTMLElement>(".dt-emarge__phrase");
    if (phrase && phrase.textContent !== texte) phrase.textContent = texte;
  }

  /** Asks for a choice, or tells why not, under the state; nothing to ask removes it. */
  demande(texte: string, choix: Choix[]): void {
    const ancien = this.element.querySelector<HTMLElement>(".dt-emarge__choix");
    if (ancien?.dataset.texte === texte) return;
    ancien?.remove();
    if (texte === "") return;
    const bloc = document.createElement("div");
    bloc.className = "dt-emarge__choix";
    bloc.dataset.texte = texte;
    bloc.setAttribute("role", "alert");
    const phrase = document.createElement("p");
    phrase.textContent = texte;
    bloc.append(phrase, ...choix.map((un) => this.bouton(un)));
    this.element.querySelector(".dt-emarge__projet")?.append(bloc);
  }

  laisseTrouver(): void {
    this.element.scrollIntoView({ block: "center" });
    this.element.querySelector<HTMLElement>("button")?.focus();
  }

  /** The next tick of this line will say that the person was found by their code. */
  trouveParCode(): void {
    for (const form of this.element.querySelectorAll("form")) {
      if (form.querySelector("input[name=mode]")) continue;
      const mode = document.createElement("input");
      Object.assign(mode, { type: "hidden", name: "mode", value: "code" });
      form.append(mode);
    }
    this.laisseTrouver();
  }

  fermeLesDetails(): void {
    const details = this.element.querySelector("details");
    if (details) details.open = false;
  }

  private boutons(): NodeListOf<HTMLButtonElement> {
    return this.element.querySelectorAll<HTMLButtonElement>("button[name=presence]");
  }

  private bouton({ texte, fait }: Choix): HTMLButtonElement {
    const bouton = document.createElement("button");
    bouton.type = "button";
    bouton.className = "govuk-button govuk-button--secondary";
    bouton.textContent = texte;
    bouton.addEventListener("click", fait);
    return bouton;
  }
}
