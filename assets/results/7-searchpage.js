// The search page: what is searched for stands in the address, and the page
// shows what the address says.

const searchStep = 10; // results shown at a time

// searchView draws answers: draw shows what a state finds, with results from a
// place on, and returns the first result that is new.
function searchView(page, site, index, change, again) {
  const part = (name) => page.querySelector("[data-" + name + "]");
  const [status, notes, pages, list, more] = ["status", "notes", "pages", "results", "more"].map(part);
  const drawResults = searchResults(list, index, site);
  // The lists are a way on for who found nothing, and stand where results would.
  const lists = document.querySelector("[data-search-lists]");
  page.querySelector(".found").append(lists);
  const facets = new Map();
  for (const fieldset of page.querySelectorAll("[data-facet]")) {
    facets.set(fieldset.dataset.facet, searchFacet(fieldset, change));
  }
  let running = new AbortController();

  const fill = async (state, answer, from, signal) => {
    const ticksOf = (name) => {
      const typed = answer.typed.filter((t) => t.facet === name).map((t) => t.value);
      return [...new Set([...(state.ticked.get(name) ?? []), ...typed])];
    };
    const late = searchPause();
    let ways = null;
    if (!answer.total) {
      await late;
      if (signal.aborted) return null;
      ways = await searchWays(index, { state, answer, ticksOf, signal });
    }
    const nodes = await drawResults(answer, from, late, signal);
    if (!nodes) return null;
    pages.replaceChildren(...answer.pages.map((p) => element("li", {}, element("a", { href: site.address(p.url) }, facetTitles[p.facet] + ": " + p.title))));
    pages.hidden = !answer.pages.length;
    more.hidden = answer.hits.length >= answer.total;
    lists.hidden = answer.total > 0;
    page.toggleAttribute("data-nothing", !answer.total);
    let count = 0;
    for (const [name, show] of facets) {
      const ticks = ticksOf(name);
      count += ticks.length;
      show(answer.facets.find((f) => f.name === name)?.values ?? [], ticks);
    }
    const said = answer.total ? wording("search.results", answer.total) : wording("search.no-result");
    status.textContent = count ? said + ", " + wording("search.filter-count", count) : said;
    const lines = answer.partial ? [searchPartial, ...answer.notes] : answer.notes;
    notes.replaceChildren(...lines.map((line) => element("p", {}, line)), ...(ways ? [ways] : []));
    return { answer, first: nodes[0] };
  };

  return {
    names: [...facets.keys()],
    more,
    // draw gives null where another state came in between.
    async draw(state, shown, from = 0) {
      running.abort();
      const { signal } = (running = new AbortController());
      try {
        await searchPainted();
        const answer = await index.search({ ...state, limit: shown, signal });
        return await fill(state, answer, from, signal);
      } catch (error) {
        if (signal.aborted) return null;
        console.error(error);
        searchArrange(list, []);
        pages.hidden = true;
        more.hidden = true;
        lists.hidden = false;
        status.textContent = searchFailed;
        notes.replaceChildren(searchButton(wording("search.try-again"), again));
        return null;
      }
    },
  };
}

async function searchPage(parts, form, page) {
  ({
    element, facetNames, facetTitles, open, searchArrange, searchBadge, searchButton, searchFailed, searchLull,
    searchMarked, searchPainted, searchPartial, searchPause, searchRecent, searchSite, wording, wordingParts,
  } = parts);
  const site = searchSite(form);
  const index = await open(site.index);
  const input = form.elements.namedItem("q");
  const recent = searchRecent(site);
  const title = document.title;
  let state = null;
  let shown = searchStep;
  let answer = { typed: [], hits: [] };
  // A finished query keeps its entry in the history; the next word starts one.
  let finished = true;
  let writing = 0; // the timer of an address that waits to be written

  const view = searchView(page, site, index, (name, values) => {
    // What was typed of a facet is cut out of the words when it is unticked.
    const typed = answer.typed.filter((t) => t.facet === name);
    const next = searchCut(state, typed.filter((t) => !values.includes(t.value)));
    const ticked = values.filter((value) => !typed.some((t) => t.value === value));
    go({ ...next, ticked: new Map(next.ticked).set(name, ticked) }, true);
  }, () => refresh());
  const refresh = async (from) => {
    const drawn = await view.draw(state, shown, from);
    if (drawn) answer = drawn.answer;
    return drawn?.first;
  };
  const write = (push) => {
    clearTimeout(writing);
    const address = searchWrite(state);
    try {
      if (push && address !== (location.search || location.pathname)) history.pushState({ shown }, "", address);
      else history.replaceState({ shown }, "", address);
    } catch {
      // Some browsers refuse many changes in short time; a later one is taken.
    }
    document.title = state.text.trim() ? state.text.trim() + " – " + title : title;
  };
  const take = (next, count) => {
    state = next;
    shown = count;
    if (input.value !== state.text) input.value = state.text;
  };
  const read = () => take(searchRead(location.search, view.names), Number.isInteger(history.state?.shown) ? history.state.shown : searchStep);
  const go = (next, push) => {
    take(next, searchStep);
    finished = push;
    write(push);
    return refresh();
  };
  const typed = () => {
    if (input.value === state.text) return;
    take({ ...state, text: input.value }, searchStep);
    clearTimeout(writing);
    writing = setTimeout(() => {
      write(finished);
      finished = false;
    }, searchLull);
    refresh();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    recent.add(input.value);
    go({ ...state, text: input.value }, true);
  });
  input.addEventListener("input", (event) => event.isComposing || typed());
  input.addEventListener("compositionend", typed);
  view.more.addEventListener("click", async () => {
    const from = answer.hits.length;
    shown = from + searchStep;
    write(false);
    const first = await refresh(from);
    first?.querySelector("a")?.focus();
  });
  addEventListener("popstate", () => {
    clearTimeout(writing);
    read();
    finished = true;
    refresh();
  });

  // On a wide screen the filters stand beside the results.
  const filters = page.querySelector("[data-filters]");
  const wide = matchMedia("(min-width: 60rem)");
  filters.open = wide.matches;
  wide.addEventListener("change", () => (filters.open = wide.matches));
  document.querySelector("[data-without-script]").hidden = true;
  page.hidden = false;
  const before = input.value; // typed while the search was loading
  read();
  if (before && before !== state.text) {
    input.value = before;
    typed();
  } else await refresh();
  if (!location.search) input.focus({ preventScroll: true });
}
