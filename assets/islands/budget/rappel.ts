// On a phone the balance is out of sight while one types: one line at the foot of the screen repeats it. It is not read aloud: the
// region of the announcements has said it.

export class Rappel {
  private readonly ligne = document.createElement("p");

  constructor(form: HTMLFormElement) {
    this.ligne.className = "dt-budget__rappel";
    this.ligne.setAttribute("aria-hidden", "true");
    form.append(this.ligne);
  }

  dit(verdict: string): void {
    this.ligne.textContent = verdict;
    this.ligne.dataset.equilibre = /équilibré/.test(verdict) ? "oui" : "non";
  }
}
