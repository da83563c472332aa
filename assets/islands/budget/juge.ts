// What only the server can say of a budget — the plan de financement beside what was asked before, the coherence with the rest of the
// dossier — is read again from it after each save: every [data-juge] of the page.

const pause = 1200;

async function pageActuelle(): Promise<Document | undefined> {
  try {
    const reponse = await fetch(window.location.href, { headers: { Accept: "text/html" }, credentials: "same-origin" });
    if (!reponse.ok || reponse.redirected) return undefined;
    return new DOMParser().parseFromString(await reponse.text(), "text/html");
  } catch {
    return undefined;
  }
}

export class Juge {
  private minuterie: number | undefined;
  private tour = 0;

  constructor(private readonly form: HTMLFormElement) {}

  lance(): void {
    if (!document.querySelector("[data-juge]")) return;
    this.form.addEventListener("dentelle:enregistre", () => {
      window.clearTimeout(this.minuterie);
      this.minuterie = window.setTimeout(() => void this.relit(), pause);
    });
  }

  /** Whoever reads in a block keeps it as it is until they leave it. */
  private async relit(): Promise<void> {
    const tour = ++this.tour;
    const page = await pageActuelle();
    if (!page || tour !== this.tour) return;
    for (const bloc of document.querySelectorAll<HTMLElement>("[data-juge]")) {
      const frais = page.querySelector(`[data-juge="${bloc.dataset.juge ?? ""}"]`);
      if (frais && !bloc.contains(document.activeElement) && frais.outerHTML !== bloc.outerHTML)
        bloc.replaceWith(document.importNode(frais, true));
    }
  }
}
