// Listens to the meeting's event stream: each event is a version, larger than the one before. The stream is closed while the
// page is hidden, since a browser opens few at once; coming back, the server says first where the meeting stands.

export type EtatFlux = "ouvert" | "coupe";

const premierEssai = 2000;
const dernierEssai = 30_000;

export class Flux {
  private source: EventSource | undefined;
  private minuterie: number | undefined;
  private essai = premierEssai;

  constructor(
    private readonly adresse: string,
    private readonly nouvelle: (version: number) => void,
    private readonly change: (etat: EtatFlux) => void,
  ) {}

  lance(): void {
    document.addEventListener("visibilitychange", () => (document.hidden ? this.ferme() : this.ouvre()));
    window.addEventListener("pagehide", () => this.ferme());
    window.addEventListener("pageshow", () => this.ouvre());
    window.addEventListener("online", () => this.ouvre());
    this.ouvre();
  }

  private ouvre(): void {
    if (this.source || document.hidden) return;
    window.clearTimeout(this.minuterie);
    const source = new EventSource(this.adresse);
    this.source = source;
    source.addEventListener("message", (event) => this.recoit(event));
    source.addEventListener("error", () => this.echoue(source));
  }

  private ferme(): void {
    window.clearTimeout(this.minuterie);
    this.source?.close();
    this.source = undefined;
  }

  private recoit(event: MessageEvent): void {
    this.essai = premierEssai;
    this.change("ouvert");
    this.nouvelle(Number(event.data));
  }

  /** The browser tries again by itself, unless the server has refused. */
  private echoue(source: EventSource): void {
    if (source !== this.source) return;
    this.change("coupe");
    if (source.readyState !== EventSource.CLOSED) return;
    this.ferme();
    this.minuterie = window.setTimeout(() => this.ouvre(), this.essai);
    this.essai = Math.min(this.essai * 2, dernierEssai);
  }
}
