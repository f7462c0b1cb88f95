// What the page that searches has in common with the box of every page; see
// results/0-parts.js.

const parts = {
  element, facetNames, facetTitles, open, searchArrange, searchBadge, searchButton, searchFailed, searchLull,
  searchMarked, searchPainted, searchPartial, searchPause, searchRecent, searchSite, wording, wordingParts,
};
