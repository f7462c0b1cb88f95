// A file of the index, or the Markdown of a page, from a host.
// offline/search/4-fetch.js has it from a disk.

const fetchFile = async (url) => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(url + ": " + response.status);
  return /\.json$/.test(url) ? response.json() : response.text();
};
