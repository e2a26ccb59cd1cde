// Runs before the first paint, so that the colors do not change while the page loads, and says so if the rest cannot load.
try {
  const theme = JSON.parse(localStorage.getItem("m3ter-export-destination.theme") ?? "null");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Without storage the system's colors stay.
}

/** @param {string} why */
function tellNotLoaded(why) {
  const title = document.getElementById("loading-title");
  const detail = document.getElementById("loading-detail");
  if (title === null || detail === null) return;
  title.textContent = "Not loaded";
  detail.textContent = why;
}

const OFFLINE = "A part of the page could not be loaded. Check the network, then reload.";

// A script that fails to load fires its event on the element, where only a capturing listener sees it.
addEventListener("error", ({ target, message }) => tellNotLoaded(target instanceof HTMLScriptElement ? OFFLINE : message), { capture: true });
addEventListener("unhandledrejection", ({ reason }) => tellNotLoaded(String(reason?.message ?? reason)));
