// 404.html of a site that lies in a folder of its host which nobody named: its links start
// at the root of the host, and this file, which was found, knows the folder. On a disk
// there is no such page, and offline/js/0-adrift.js stands in for this.
if ("adrift" in document.documentElement.dataset) {
  const root = new URL("..", import.meta.url).pathname;
  for (const node of document.body.querySelectorAll("[href], [action]")) {
    for (const { name, value } of [...node.attributes]) {
      if (value.startsWith("/")) node.setAttribute(name, root + value.slice(1));
    }
  }
}
