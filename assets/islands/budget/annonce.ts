// What the page says aloud: one polite region, which waits for a pause so that it does not speak at each key.

const pause = 900;

export class Annonce {
  private readonly region = document.createElement("div");
  private minuterie: number | undefined;

  constructor(form: HTMLFormElement) {
    this.region.className = "govuk-visually-hidden";
    this.region.setAttribute("role", "status");
    form.append(this.region);
  }

  dit(texte: string): void {
    window.clearTimeout(this.minuterie);
    this.minuterie = window.setTimeout(() => {
      if (this.region.textContent !== texte) this.region.textContent = texte;
    }, pause);
  }
}
