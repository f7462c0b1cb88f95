// What js/5-engine.js gets; with the parts the page that searches is made, see
// results/0-parts.js.

const parts = {
  element, facetNames, facetTitles, open, searchArrange, searchBadge, searchButton, searchFailed, searchLull,
  searchMarked, searchPainted, searchPartial, searchPause, searchRecent, searchSite, wording, wordingParts,
};

export { open, searchBox, searchClosest, parts };
