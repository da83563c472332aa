// French spacing, as the server writes it: no line begins with a sign that belongs to the word before.

export function insecables(texte: string): string {
  return texte.replace(/« /g, "«\u00a0").replace(/ ([»:;!?])/g, "\u00a0$1");
}
