// What offline/js/5-engine.js waits for; see search/9-engine.js.

const parts = {
  element, facetNames, facetTitles, open, searchArrange, searchBadge, searchButton, searchFailed, searchLull,
  searchMarked, searchPainted, searchPartial, searchPause, searchRecent, searchSite, wording, wordingParts,
};

document.currentScript.dispatchEvent(new CustomEvent("arrive", { detail: { open, searchBox, searchClosest, parts } }));
