// The list under the box of every page: a combobox with a list (APG) of groups whose
// options are links. No heading of an author can have an id with a colon.

const searchSuggestions = 7;

const searchGroups = { factor: wording("factors.title"), marker: wording("markers.title"), service: wording("services.title") };

// searchLine begins an excerpt a word or two before what was found, since the line
// that shows it is short.
const searchLine = ({ text, marks }) => {
  const from = marks.length ? text.lastIndexOf(" ", Math.max(0, marks[0][0] - 12)) + 1 : 0;
  return from < 2 ? { text, marks } : { text: "… " + text.slice(from), marks: marks.map((mark) => mark.map((at) => at - from + 2)) };
};

async function searchBox(form) {
  const site = searchSite(form);
  const index = await open(site.index);
  const input = form.elements.namedItem("q");
  const list = element("div", { role: "listbox", id: "search:list", "aria-label": wording("search.list") });
  const note = element("p", { role: "status" });
  const panel = element("div", { class: "suggestions" }, note, list);
  panel.hidden = true;
  form.append(panel);
  attribute(input, { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" });

  let chosen = -1;
  let running = new AbortController();
  const recent = searchRecent(site);
  const options = () => list.querySelectorAll("[role=option]");
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
  const option = (href, ...children) => element("a", { role: "option", tabindex: "-1", "aria-selected": "false", href }, ...children);
  const line = (name, ...children) => element("span", { class: name }, ...children);
  // What leads to a document: its title, when and how bad, and why it was found.
  const leadTo = ({ url, title, date, severity }) => {
    const about = line("about", ...(date ? [date, " "] : []), ...(severity ? [searchBadge(severity)] : []));
    return option(site.address(url), line("", title), ...(about.hasChildNodes() ? [about] : []), line("why"));
  };
  // show lists groups of options, each under its title, and numbers the options.
  const show = (groups, ...after) => {
    const nodes = groups.filter(([, members]) => members.length).map(([title, members], i) => {
      const name = element("span", { class: "group", id: "search:group-" + i }, title);
      return element("div", { role: "group", "aria-labelledby": name.id }, name, ...members);
    });
    list.replaceChildren(...nodes, ...after);
    options().forEach((o, i) => (o.id = "search:" + i));
  };

  const say = (text, quietly) => {
    note.textContent = text;
    note.className = quietly ? "hidden" : "";
  };
  // explain writes under each title the words that were found, once typing pauses.
  const explain = async (shown, answer, signal) => {
    await new Promise((resolve) => setTimeout(resolve, searchLull));
    for (const { number, node } of shown) {
      if (signal.aborted) return;
      // Without its text a hit keeps an empty line.
      index.hit(number, answer).then(({ excerpt }) => node.querySelector(".why").replaceChildren(...searchMarked(searchLine(excerpt))), () => {});
    }
  };
  const update = async () => {
    running.abort();
    const { signal } = (running = new AbortController());
    choose(-1);
    const text = input.value;
    if (text.trim() === "") {
      const last = recent.read();
      say("", true);
      show([[wording("search.recent"), last.map((query) => option(site.page + "?q=" + encodeURIComponent(query), line("", query)))]]);
      return toggle(last.length > 0 && document.activeElement === input);
    }
    const all = site.page + "?q=" + encodeURIComponent(text);
    try {
      await searchPainted();
      const answer = await index.search({ text, ticked: new Map(), limit: searchSuggestions, signal });
      const found = await Promise.all(answer.hits.map((hit) => index.document(hit.number)));
      if (!answer.total) await searchPause();
      if (signal.aborted) return;
      panel.hidden = document.activeElement !== input; // what is hidden is not read out
      const hits = found.map((document, i) => ({ number: answer.hits[i].number, page: document.page, node: leadTo(document) }));
      const groups = Object.entries(searchGroups).map(([facet, title]) =>
        [title, answer.pages.filter((p) => p.facet === facet).map((p) => option(site.address(p.url), line("", p.title)))]);
      const named = groups.reduce((n, [, members]) => n + members.length, 0);
      const shown = hits.slice(0, searchSuggestions - named);
      groups.push([wording("incidents.title"), shown.filter((h) => !h.page).map((h) => h.node)], [wording("home.pages"), shown.filter((h) => h.page).map((h) => h.node)]);
      const last = answer.total ? wording("search.all-results", answer.total) : wording("search.more");
      // What was chosen meanwhile stays chosen.
      const { href } = options()[chosen] ?? {};
      const rest = option(all, last);
      rest.classList.add("all");
      show(groups, rest);
      choose([...options()].findIndex((o) => o.href === href));
      explain(shown, answer, signal);
      const said = answer.partial ? searchPartial : answer.total ? wording("search.results", answer.total) : wording("search.nothing");
      const notes = answer.total ? answer.notes : [];
      say([said, ...notes].join(" · "), answer.total && !answer.partial && !notes.length);
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

  form.addEventListener("submit", () => recent.add(input.value));
  list.addEventListener("click", () => recent.add(input.value));
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
