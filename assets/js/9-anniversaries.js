// "On this day" knows the days of the weeks after the build, and shows the reader's.

for (const section of document.querySelectorAll("[data-anniversaries]")) {
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
  const items = [...section.querySelectorAll("[data-day]")];
  for (const item of items) item.hidden = item.dataset.day !== today;
  section.hidden = items.every((item) => item.hidden);
}
