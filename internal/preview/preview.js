// Follows the page that is open: the preview says when it has become another.
(() => {
  const own = document.currentScript;
  const { content, notes, styles } = own.dataset;
  const shown = { content, notes, styles };
  const key = "debrief-preview-scroll:" + location.pathname;
  let source;

  try {
    const kept = JSON.parse(sessionStorage.getItem(key));
    sessionStorage.removeItem(key);
    if (kept) addEventListener("load", () => scrollTo({ left: kept[0], top: kept[1], behavior: "instant" }));
  } catch {
    // No storage: the browser keeps the place as well as it can.
  }

  function reload() {
    source.close();
    try {
      sessionStorage.setItem(key, JSON.stringify([scrollX, scrollY]));
    } catch {
      // As above.
    }
    location.reload();
  }

  // Takes the notes out of the page as it is served now.
  async function renew(version) {
    const answer = await fetch(location.href, { cache: "no-store" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const id of ["debrief-preview-banner", "debrief-preview-findings"]) {
      const now = page.getElementById(id);
      const before = document.getElementById(id);
      if (now && before) before.replaceWith(document.adoptNode(now));
    }
    shown.notes = version;
  }

  // The name of a stylesheet without the hash of its content.
  const plain = (address) => address.replace(/-[0-9a-f]{10}\.css$/, ".css");

  function swap(addresses) {
    for (const link of document.querySelectorAll('link[rel="stylesheet"]')) {
      const now = addresses.split(" ").find((a) => link.pathname !== a && plain(new URL(link.href).pathname).endsWith(plain(a)));
      if (!now || new URL(link.href).pathname.endsWith(now)) continue;
      const next = link.cloneNode();
      next.href = now;
      next.addEventListener("load", () => link.remove());
      link.after(next);
    }
    shown.styles = addresses;
  }

  function follow() {
    source = new EventSource("/-/events?" + new URLSearchParams({ page: location.pathname, ...shown }));
    source.addEventListener("reload", reload);
    source.addEventListener("notes", (e) => renew(e.data).catch(reload));
    source.addEventListener("styles", (e) => swap(e.data));
  }

  // Browsers open few connections to one host, so hidden pages give theirs back.
  document.addEventListener("visibilitychange", () => {
    source.close();
    if (document.visibilityState === "visible") follow();
  });
  addEventListener("pagehide", () => source.close());
  addEventListener("pageshow", (e) => { if (e.persisted) { source.close(); follow(); } });
  follow();
})();
