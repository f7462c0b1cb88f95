// The list under the box of every page: a combobox with a list (APG) whose
// options are links. No heading of an author can have an id with a colon.

const searchSuggestions = 7;

async function searchBox(form) {
  const site = searchSite(form);
  const index = await open(site.index);
  const input = form.elements.namedItem("q");
  const list = element("div", { role: "listbox", id: "search:list", "aria-label": "Postmortems found" });
  const note = element("p", { role: "status" });
  const panel = element("div", { class: "suggestions" }, note, list);
  panel.hidden = true;
  form.append(panel);
  attribute(input, { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" });

  let chosen = -1;
  let running = new AbortController();
  const options = () => list.children;
  const choose = (number) => {
    options()[chosen]?.setAttribute("aria-selected", "false");
    chosen = number;
    const option = options()[chosen];
    if (!option) return input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  };
  const toggle = (open) => {
    panel.hidden = !open;
    input.setAttribute("aria-expanded", String(open && options().length > 0));
    if (open) return;
    running.abort();
    choose(-1);
  };
  const option = (number, href, ...children) =>
    element("a", { role: "option", id: "search:" + number, tabindex: "-1", "aria-selected": "false", href }, ...children);
  const entry = (url, title, ...about) => [site.address(url), element("span", {}, title), element("span", { class: "about" }, about.filter(Boolean).join(" · "))];

  const say = (text, quietly) => {
    note.textContent = text;
    note.className = quietly ? "hidden" : "";
  };
  const update = async () => {
    running.abort();
    const { signal } = (running = new AbortController());
    choose(-1);
    const text = input.value;
    if (text.trim() === "") return toggle(false);
    const all = site.page + "?q=" + encodeURIComponent(text);
    try {
      await searchPainted();
      const answer = await index.search({ text, ticked: new Map(), limit: searchSuggestions, signal });
      const found = await Promise.all(answer.hits.map((hit) => index.document(hit.number)));
      if (!answer.total) await searchPause();
      if (signal.aborted) return;
      panel.hidden = document.activeElement !== input; // what is hidden is not read out
      const pages = answer.pages.map(({ facet, title, url }) => entry(url, title, facet));
      const documents = found.map(({ url, title, page, date, severity }) => entry(url, title, page && "page", date, severity?.text));
      const links = [...pages, ...documents].slice(0, searchSuggestions).map((shown, i) => option(i, ...shown));
      const last = answer.total ? "All " + searchCount(answer.total, "result") : "More on the search page";
      // What was chosen meanwhile stays chosen.
      const { href } = options()[chosen] ?? {};
      list.replaceChildren(...links, option(links.length, all, last));
      choose([...options()].findIndex((o) => o.href === href));
      say(answer.partial ? searchPartial : answer.total ? searchCount(answer.total, "result") : "Nothing found.", answer.total && !answer.partial);
    } catch (error) {
      if (signal.aborted) return;
      console.error(error);
      panel.hidden = document.activeElement !== input;
      choose(-1);
      list.replaceChildren();
      say(searchFailed);
    }
    toggle(document.activeElement === input);
  };

  input.addEventListener("input", (event) => event.isComposing || update());
  input.addEventListener("compositionend", update);
  input.addEventListener("focus", () => panel.hidden && update());
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const count = options().length;
    if (event.key === "Escape" && !panel.hidden) toggle(false);
    else if (event.key === "ArrowDown" && panel.hidden) update();
    else if (event.key === "ArrowDown" && count) choose(chosen + 1 < count ? chosen + 1 : -1);
    else if (event.key === "ArrowUp" && !panel.hidden && count) choose(chosen < 0 ? count - 1 : chosen - 1);
    else if (event.key === "Enter" && options()[chosen]) options()[chosen].click();
    else return;
    event.preventDefault();
  });
  // A press on an option keeps the focus in the box, so the list stays open.
  panel.addEventListener("mousedown", (event) => event.preventDefault());
  input.addEventListener("blur", () => toggle(false));
  if (document.activeElement === input) update();
}
