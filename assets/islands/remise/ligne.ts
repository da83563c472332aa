// The line of one document on its way: its name, how far it is, what can be done.
import type { Envoi, Etat } from "./envoi";

/** Screen readers are told a quarter at a time. */
const pas = 25;

export class Ligne {
  readonly element = document.createElement("li");
  private readonly barre = document.createElement("progress");
  private readonly texte = document.createElement("p");
  private readonly bouton = document.createElement("button");
  private dit = -1;

  constructor(nom: string, private readonly envoi: Envoi) {
    const titre = document.createElement("p");
    titre.className = "govuk-body dt-remise__nom";
    titre.textContent = nom;
    this.element.className = "dt-remise__ligne";
    this.barre.max = 100;
    this.barre.setAttribute("aria-label", `Envoi de ${nom}`);
    this.texte.className = "govuk-body-s dt-remise__texte";
    this.bouton.type = "button";
    this.bouton.className = "govuk-button govuk-button--secondary dt-remise__bouton";
    this.propose("Annuler", nom, () => void envoi.annule());
    this.element.append(titre, this.barre, this.texte, this.bouton);
  }

  private propose(action: string, nom: string, geste: () => void): void {
    this.bouton.textContent = action;
    this.bouton.setAttribute("aria-label", `${action} l’envoi de ${nom}`);
    this.bouton.onclick = geste;
  }

  /** What is to be announced; nothing when it was said already. */
  montre(etat: Etat): string | undefined {
    const nom = this.element.querySelector(".dt-remise__nom")!.textContent!;
    delete this.element.dataset.echec;
    switch (etat.sorte) {
      case "attend":
        this.propose("Annuler", nom, () => void this.envoi.annule());
        return this.ecrit("L’envoi commence.");
      case "avance":
        return this.avance(Math.floor(etat.part * 100));
      case "coupe":
        this.element.dataset.echec = "";
        this.propose("Reprendre", nom, () => void this.envoi.commence());
        return this.ecrit(etat.message ?? "La connexion est coupée. L’envoi reprendra où il s’est arrêté.");
      case "refuse":
        this.element.dataset.echec = "refus";
        this.bouton.hidden = true;
        this.barre.hidden = true;
        return this.ecrit(etat.message);
      case "annule":
        this.element.remove();
        return "envoi annulé.";
      case "fini":
        this.bouton.hidden = true;
        this.barre.value = 100;
        return this.ecrit("Document remis.");
    }
  }

  private avance(pourcent: number): string | undefined {
    this.barre.value = pourcent;
    this.texte.textContent = pourcent < 100 ? `${pourcent} %` : "Vérification du document…";
    const palier = Math.floor(pourcent / pas);
    if (palier === this.dit) return undefined;
    this.dit = palier;
    return this.texte.textContent;
  }

  private ecrit(texte: string): string {
    this.texte.textContent = texte;
    return texte;
  }
}
