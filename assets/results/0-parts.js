// The page that searches is a script of its own, which no other page asks for. What it
// has in common with the box of every page is handed to searchPage.

let element, facetNames, facetTitles, open, searchArrange, searchBadge, searchButton, searchFailed, searchLull,
  searchMarked, searchPainted, searchPartial, searchPause, searchRecent, searchSite, wording, wordingParts;
