// Runs before the first paint: sets the colors, and says so if the page cannot load.
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
  const retry = document.getElementById("loading-retry");
  if (title === null || detail === null || retry === null) return;
  title.textContent = "Not loaded";
  detail.textContent = why;
  retry.hidden = false;
  retry.addEventListener("click", () => location.reload());
}

const OFFLINE = "A part of the page could not be loaded. Check the network, then reload the page.";

// A resource that fails to load fires its event, without a message, on the element: only a capturing listener sees it.
addEventListener("error", ({ message = OFFLINE }) => tellNotLoaded(message), { capture: true });
addEventListener("unhandledrejection", ({ reason }) => tellNotLoaded(String(reason?.message ?? reason)));
