// One document on its way: begun, cut, taken up where it stopped, even after the page was closed or the server restarted.
import { DetailedError, Upload, isSupported } from "tus-js-client";

export type Etat =
  | { sorte: "attend" }
  | { sorte: "avance"; part: number }
  | { sorte: "coupe"; message?: string | undefined }
  | { sorte: "refuse"; message: string }
  | { sorte: "annule" }
  | { sorte: "fini" };

export interface Destination {
  adresse: string;
  jeton: string;
  champs: Record<string, string>;
}

/** So much is lost at most when the server is killed; so often is the progress known to be on its disk. */
const morceau = 4 * 1024 * 1024;
const pauses = [0, 1000, 2000, 4000, 8000, 15000];

function messageDe(erreur: Error | DetailedError): string | undefined {
  const corps = erreur instanceof DetailedError ? erreur.originalResponse?.getBody() : undefined;
  if (!corps) return undefined;
  try {
    const lu: unknown = JSON.parse(corps);
    const message = (lu as { message?: unknown }).message;
    return typeof message === "string" ? message : "Ce document n’a pas pu être envoyé.";
  } catch {
    return "Ce document n’a pas pu être envoyé.";
  }
}

/** A server without room, or without its database, will take the document later: what it has of it stays. */
function passager(erreur: Error | DetailedError): boolean {
  return erreur instanceof DetailedError && (erreur.originalResponse?.getStatus() ?? 0) >= 500;
}

export class Envoi {
  private readonly televersement: Upload;
  private ecoute: (etat: Etat) => void = () => {};

  static possible(): boolean {
    return isSupported;
  }

  constructor(fichier: File, destination: Destination) {
    this.televersement = new Upload(fichier, {
      endpoint: destination.adresse,
      headers: { "X-Jeton": destination.jeton },
      metadata: { ...destination.champs, filename: fichier.name },
      overridePatchMethod: true,
      chunkSize: morceau,
      retryDelays: pauses,
      removeFingerprintOnSuccess: true,
      onProgress: (envoye, total) => this.ecoute({ sorte: "avance", part: total === 0 ? 1 : envoye / total }),
      onError: (erreur) => this.echoue(erreur),
      onSuccess: () => this.ecoute({ sorte: "fini" }),
    });
  }

  suit(ecoute: (etat: Etat) => void): void {
    this.ecoute = ecoute;
  }

  async commence(): Promise<void> {
    this.ecoute({ sorte: "attend" });
    const precedents = await this.televersement.findPreviousUploads();
    if (precedents[0]) this.televersement.resumeFromPreviousUpload(precedents[0]);
    this.televersement.start();
  }

  async annule(): Promise<void> {
    await this.televersement.abort();
    this.ecoute({ sorte: "annule" });
  }

  private echoue(erreur: Error | DetailedError): void {
    const message = messageDe(erreur);
    if (message !== undefined && !passager(erreur)) return this.ecoute({ sorte: "refuse", message });
    this.ecoute({ sorte: "coupe", message });
    window.addEventListener("online", () => void this.commence(), { once: true });
  }
}
