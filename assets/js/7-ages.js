// A page is as old as its build. Ages and states of follow-ups are written as of
// that day, and counted on to the reader's own. The page then says so.
{
  const now = new Date();
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  const dayOf = (time) => Date.parse((time.dateTime || time.textContent) + "T00:00:00Z");
  const daysBetween = (from, to) => Math.round((to - from) / 86_400_000);

  // The same words as ageWords and dueWords of the build.
  const units = [
    [14, (days) => days, (n) => wording("days", n), (n) => wording("due.days", n)],
    [61, (days) => days / 7, (n) => wording("weeks", n), (n) => wording("due.weeks", n)],
    [731, (days) => (days * 12) / 365, (n) => wording("months", n), (n) => wording("due.months", n)],
    [Infinity, (days) => (days * 4) / 1461, (n) => wording("years", n), (n) => wording("due.years", n)],
  ];
  const inUnit = (days, ahead) => {
    const [, length, ago, due] = units.find(([most]) => days < most);
    return (ahead ? due : ago)(Math.floor(length(days)));
  };
  const age = (days) => inUnit(days, false);
  const due = (days) => {
    if (days === 0) return wording("due.today");
    return days < 0 ? wording("due.late", age(-days)) : inUnit(days, true);
  };

  const note = document.querySelector("[data-as-of]");
  const asOf = note?.querySelector("time");
  if (asOf && dayOf(asOf) < today) {
    for (const time of document.querySelectorAll("time[data-age]")) time.textContent = age(daysBetween(dayOf(time), today));
    for (const time of document.querySelectorAll("time[data-due]")) {
      const left = daysBetween(today, dayOf(time));
      time.parentElement.querySelector("[data-due] ~ *").textContent = due(left);
      const state = time.closest("tr")?.querySelector("td.state.open");
      if (left >= 0 || !state) continue;
      state.classList.replace("open", "overdue");
      (state.lastElementChild ?? state).textContent = wording("state.overdue");
    }
    note.append(" " + wording("ages.counted-on"));
  }
}
