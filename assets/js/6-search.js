// The search box: "/" and Ctrl-K or Cmd-K go to it, and the search itself is
// fetched when the box is first used, or at once where a page is made of it.
{
  const form = document.querySelector("search form");
  const page = document.querySelector("[data-search-page]");
  const closest = document.querySelector("[data-closest]");

  // The keys can be switched off (WCAG 2.1.4); the reader's choice is kept.
  const keys = {
    name: "debrief-shortcuts",
    on: true,
    read() {
      try {
        this.on = localStorage.getItem(this.name) !== "off";
      } catch {
        // No storage: the keys work.
      }
    },
    write(on) {
      this.on = on;
      try {
        if (on) localStorage.removeItem(this.name);
        else localStorage.setItem(this.name, "off");
      } catch {
        // No storage: the choice lasts as long as the page.
      }
    },
  };

  const searchKeys = (input) => {
    const hint = document.createElement("kbd");
    hint.textContent = "/";
    hint.setAttribute("aria-hidden", "true");
    input.after(hint);
    let from = null; // what had the focus before the key took it away
    const show = () => {
      hint.hidden = !keys.on;
      if (keys.on) input.setAttribute("aria-keyshortcuts", "/ Control+K Meta+K");
      else input.removeAttribute("aria-keyshortcuts");
    };
    const writes = (target) =>
      target instanceof HTMLElement &&
      (target.isContentEditable || (target.matches("input, textarea, select") && !target.matches("[type=checkbox], [type=radio]")));
    document.addEventListener("keydown", (event) => {
      // Escape returns; a list that is open takes the key before, and closes.
      if (event.key === "Escape" && event.target === input && from && !event.defaultPrevented && !event.isComposing) {
        event.preventDefault();
        input.blur();
        from.focus();
        from = null;
        return;
      }
      if (!keys.on || event.defaultPrevented || event.isComposing || event.altKey || event.shiftKey && event.key !== "/") return;
      const command = event.ctrlKey || event.metaKey;
      const slash = event.key === "/" && !command;
      const letter = event.key.toLowerCase() === "k" && command;
      if (!slash && !letter || writes(event.target) && event.target !== input || slash && event.target === input) return;
      event.preventDefault();
      if (document.activeElement !== input) from = document.activeElement;
      input.focus();
      input.select();
    });
    const choice = document.querySelector("[data-shortcuts]");
    if (choice) {
      const box = choice.querySelector("input");
      choice.hidden = false;
      box.checked = keys.on;
      box.addEventListener("change", () => {
        keys.write(box.checked);
        show();
      });
    }
    show();
  };

  // The last part of an address that leads nowhere, as words, without its day.
  const wordsOf = (path) => {
    const last = path.split("/").filter(Boolean).pop() ?? "";
    let text = last;
    try {
      text = decodeURIComponent(last);
    } catch {
      // No UTF-8: the words stay as they are written.
    }
    return text.replace(/(\.\w{1,8})+$|^\d{4}-\d\d-\d\d-/g, "").replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim().slice(0, 100);
  };

  if (form) {
    const input = form.elements.namedItem("q");
    for (const [name, value] of [["maxlength", "1000"], ["autocomplete", "off"], ["autocapitalize", "off"], ["spellcheck", "false"], ["enterkeyhint", "search"]]) input.setAttribute(name, value);
    keys.read();
    searchKeys(input);
    const failed = document.createElement("p");
    failed.className = "search-failed";
    failed.setAttribute("role", "status");
    form.append(failed);
    let loading = null;
    const load = () => {
      // The search page, to which the form leads, has the site around it.
      const engine = (path) => searchEngine(new URL(path, new URL("..", form.action)).href);
      loading ??= Promise.all([engine(asset("search.js")), page && engine(asset("results.js"))])
        .then(([search, results]) => {
          failed.textContent = "";
          if (results) return results.searchPage(search.parts, form, page);
          return Promise.all([search.searchBox(form), closest && search.searchClosest(form, closest)]);
        })
        .catch((error) => {
          console.error(error);
          // What failed is tried again when the box is used again.
          loading = null;
          failed.textContent = wording("search.not-loaded");
        });
    };
    if (closest) input.value = wordsOf(location.pathname);
    form.addEventListener("focusin", load);
    if (page || closest && input.value || form.contains(document.activeElement)) load();
  }
}
