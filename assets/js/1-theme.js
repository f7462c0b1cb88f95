// The theme button, which is of no use without this, goes from the system's theme to
// light, to dark and back.
{
  const bar = document.querySelector(".site-header .bar");
  const themes = ["system", "light", "dark"];
  const labels = { system: wording("theme.system"), light: wording("theme.light"), dark: wording("theme.dark") };
  const root = document.documentElement;
  const current = () => root.dataset.theme ?? "system";
  if (bar) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "theme-toggle";
    const icon = document.createElement("span");
    icon.className = "icon theme";
    button.append(icon);
    const show = () => {
      button.setAttribute("aria-label", labels[current()]);
    };
    show();
    bar.append(button);
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
