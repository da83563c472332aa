// On a phone, a button that opens the camera: the picture is then the document chosen.

function surTelephone(): boolean {
  return window.matchMedia("(pointer: coarse)").matches && navigator.maxTouchPoints > 0;
}

/** Adds the button to the zone when there is a camera to be expected and pictures are accepted. */
export function prends(zone: HTMLElement, champ: HTMLInputElement): void {
  if (!surTelephone() || !champ.accept.includes("image/jpeg")) return;
  const appareil = document.createElement("input");
  appareil.type = "file";
  appareil.accept = "image/jpeg";
  appareil.setAttribute("capture", "environment");
  appareil.hidden = true;
  const bouton = document.createElement("button");
  bouton.type = "button";
  bouton.className = "govuk-button govuk-button--secondary";
  bouton.textContent = "Photographier le document";
  bouton.addEventListener("click", () => appareil.click());
  appareil.addEventListener("change", () => {
    if (appareil.files?.length) champ.files = appareil.files;
  });
  zone.append(bouton, appareil);
}
