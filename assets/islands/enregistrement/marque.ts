// The short mark by which the server knows which text the person saw: FNV-1a, 64 bits, as dossier::marque computes it.

const premier = 0xcbf29ce484222325n;
const facteur = 0x100000001b3n;
const octets64 = 0xffffffffffffffffn;

export function marque(texte: string): string {
  let hachage = premier;
  for (const octet of new TextEncoder().encode(texte)) hachage = ((hachage ^ BigInt(octet)) * facteur) & octets64;
  return hachage.toString(16).padStart(16, "0");
}
