// The theme button goes from the system's theme to light, to dark and back.
{
  const button = document.querySelector("[data-theme-toggle]");
  const themes = ["system", "light", "dark"];
  const labels = { system: wording("theme.system"), light: wording("theme.light"), dark: wording("theme.dark") };
  const root = document.documentElement;
  const current = () => root.dataset.theme ?? "system";
  const show = () => {
    button.setAttribute("aria-label", labels[current()]);
  };
  if (button) {
    button.hidden = false;
    show();
    button.addEventListener("click", () => {
      const next = themes[(themes.indexOf(current()) + 1) % themes.length];
      if (next === "system") delete root.dataset.theme;
      else root.dataset.theme = next;
      try {
        localStorage.setItem("debrief-theme", next);
      } catch {
        // No storage: the choice lasts as long as the page.
      }
      show();
    });
  }
}
