// Runs before anything is painted, so that the page does not change its colours while it loads.
try {
  const theme = JSON.parse(localStorage.getItem("m3ter-export-destination.theme") ?? "null");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Without a memory the system's colours stay.
}
