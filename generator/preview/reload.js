"use strict";
{
  const shown = new URL(document.currentScript.src).search.slice(1);
  const changes = new EventSource("/-/changes");
  changes.onmessage = ({ data }) => {
    if (data !== shown) {
      changes.close();
      location.reload();
    }
  };
  addEventListener("pagehide", () => changes.close());
  const host = document.getElementById("explainer-preview");
  if (window.top !== window) {
    host?.remove(); // in a frame of another page, which has the bar
  }
  const bar = host?.shadowRoot;
  const list = bar?.querySelector("details");
  if (list) {
    list.open = sessionStorage.getItem("explainer-preview") === "open";
    list.addEventListener("toggle", () => {
      sessionStorage.setItem("explainer-preview", list.open ? "open" : "");
    });
  }
  for (const button of bar?.querySelectorAll("button") ?? []) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.nextElementSibling.textContent);
      button.textContent = "Copied";
    });
  }
}
