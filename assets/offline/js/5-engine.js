// Browsers let a page from a disk neither import nor fetch, but add scripts. One
// that is added hands its value over in an event, and finds here how to add others.
const searchEngine = (url) =>
  new Promise((resolve, reject) => {
    const script = document.createElement("script");
    const ended = () => {
      script.remove();
      reject(new Error(url + " has nothing")); // which is too late for what has arrived
    };
    script.addEventListener("arrive", ({ detail }) => resolve(detail));
    script.addEventListener("load", ended);
    script.addEventListener("error", ended);
    script.add = searchEngine;
    script.src = url;
    document.head.append(script);
  });
