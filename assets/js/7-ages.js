// A page is as old as its build. Ages and states of follow-ups are written as of
// that day, and counted on to the reader's own. The page then says so.
{
  const now = new Date();
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  const dayOf = (time) => Date.parse(time.dateTime + "T00:00:00Z");
  const daysBetween = (from, to) => Math.round((to - from) / 86_400_000);

  // The same words as ageWords and dueWords of the build.
  const plural = (n, one, many) => `${n} ${n === 1 ? one : many}`;
  const age = (days) => {
    if (days < 14) return plural(days, "day", "days");
    if (days < 61) return plural(Math.floor(days / 7), "week", "weeks");
    if (days < 731) return plural(Math.floor((days * 12) / 365), "month", "months");
    return plural(Math.floor((days * 4) / 1461), "year", "years");
  };
  const due = (days) => {
    if (days === 0) return "today";
    return days < 0 ? age(-days) + " late" : "in " + age(days);
  };

  const note = document.querySelector("[data-as-of]");
  const asOf = note?.querySelector("time");
  if (asOf && dayOf(asOf) < today) {
    for (const time of document.querySelectorAll("time[data-age]")) time.textContent = age(daysBetween(dayOf(time), today));
    for (const time of document.querySelectorAll("time[data-due]")) {
      const left = daysBetween(today, dayOf(time));
      time.textContent = due(left);
      const state = time.closest("tr")?.querySelector("td.state.open");
      if (left >= 0 || !state) continue;
      state.classList.replace("open", "overdue");
      state.lastElementChild.textContent = "overdue";
    }
    note.append(" Ages and states were counted on to today; lists and counts are of that day.");
  }
}
