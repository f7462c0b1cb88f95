// A file of the index, or the Markdown of a page, from a host.
// offline/search/4-fetch.js has it from a disk.

const fetchFile = async (url) => {
  const response = await fetch(url);
  // Whatever a host has in place of Markdown, takenFrom sees that it is another text.
  if (!/\.json$/.test(url)) return response.text();
  if (!response.ok) throw new Error(url + ": " + response.status);
  return response.json();
};
