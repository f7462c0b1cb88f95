// Nodes of the page. Everything that comes from the index or the address bar
// becomes text or the value of an attribute, never markup or a selector.

const attribute = (node, attributes) => {
  for (const name in attributes) node.setAttribute(name, attributes[name]);
};

const element = (name, attributes, ...children) => {
  const node = document.createElement(name);
  attribute(node, attributes);
  node.append(...children);
  return node;
};

const searchButton = (text, click, className = "") => {
  const button = element("button", { type: "button", class: className }, text);
  button.addEventListener("click", click);
  return button;
};

const searchBadge = ({ text, rank }) => element("span", { class: "badge sev-" + (Number.isInteger(rank) && rank > 0 && rank < 6 ? rank : 0) }, text);

const searchFailed = wording("search.part-not-loaded");
const searchPartial = wording("search.partial");

// searchArrange makes nodes the children of a parent. Those that stay are not
// touched: they keep the focus, and cost nothing.
const searchArrange = (parent, nodes) => {
  const stay = new Set(nodes);
  for (const node of [...parent.children]) if (!stay.has(node)) node.remove();
  nodes.forEach((node, i) => node === parent.children[i] || parent.insertBefore(node, parent.children[i]));
};

// searchPainted is when what was typed or ticked can be seen. A page that nobody
// looks at is not painted.
const searchPainted = () => new Promise((resolve) => (document.hidden ? resolve() : requestAnimationFrame(() => setTimeout(resolve))));

const searchLull = 100; // milliseconds without a key after which typing has paused

// searchPause is how long results wait for their excerpts, and how long a word
// that is half typed may find nothing before the page says so.
const searchPause = () => new Promise((resolve) => setTimeout(resolve, 250));

// searchSite is what a form says about the site, by leading to the search page: where
// the site starts, and how an address of the index becomes one of the site: with the
// name of its file, where the search page has one. An address that would lead elsewhere
// leads to the first page.
const searchSite = (form) => {
  const page = form.action;
  const root = new URL("..", page);
  const file = page.slice(new URL(".", page).href.length);
  return {
    index: new URL("search-index.json", root).href,
    page,
    address(path, anchor = "") {
      let url = root;
      try {
        url = new URL(path, root);
      } catch {
        // No address at all.
      }
      if (!url.href.startsWith(root.href)) url = new URL(root);
      if (url.pathname.endsWith("/")) url.pathname += file;
      url.hash = anchor;
      return url.href;
    },
  };
};

// searchMarked is a text with the stretches that were found in marks.
const searchMarked = ({ text, marks }) => {
  const nodes = [];
  let at = 0;
  for (const [from, to] of marks) {
    nodes.push(text.slice(at, from), element("mark", {}, text.slice(from, to)));
    at = to;
  }
  return [...nodes, text.slice(at)];
};
