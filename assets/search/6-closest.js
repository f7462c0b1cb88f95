// The page of an address that leads nowhere: postmortems and pages that its
// words may mean.

async function searchClosest(form, section) {
  const site = searchSite(form);
  const text = form.elements.namedItem("q").value;
  if (text === "") return;
  const index = await open(site.index);
  const { hits } = await index.search({ text, ticked: new Map(), limit: 5 });
  const found = await Promise.all(hits.map((hit) => index.document(hit.number)));
  section.querySelector("ul").append(...found.map((d) => element("li", {}, element("a", { href: site.address(d.url) }, d.title))));
  section.hidden = found.length === 0;
}
