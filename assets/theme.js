// Sets the theme that the reader chose, before anything is painted.
try {
  const theme = localStorage.getItem("debrief-theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // No storage: the system's theme is used.
}
