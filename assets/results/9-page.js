// What js/5-engine.js gets where the page is one that searches.

export { searchPage };
