// What a reader searched for last. Only the browser keeps it.

const searchMostRecent = 5;

// searchRecent has read, which gives the last searches, the newest first, and add.
function searchRecent(site) {
  // Sites of one host keep their own.
  const name = "debrief-searches:" + new URL(site.page).pathname;
  const read = () => {
    try {
      return JSON.parse(localStorage.getItem(name)).filter((text) => typeof text === "string" && text).slice(0, searchMostRecent);
    } catch {
      return []; // No storage, nothing in it, or not ours.
    }
  };
  const add = (text) => {
    const last = text.trim();
    if (!last) return;
    try {
      localStorage.setItem(name, JSON.stringify([last, ...read().filter((other) => other !== last)].slice(0, searchMostRecent)));
    } catch {
      // No storage: nothing is kept.
    }
  };
  return { read, add };
}
