// Times that are certain can be read as written, in UTC and in the reader's own
// zone. A time that falls on another day there says so.
{
  // A row whose id says day and clock says nothing but its clock beside it.
  for (const time of document.querySelectorAll("[data-offset] > [id] > a > time:not([datetime])")) {
    const row = time.closest("[id]");
    time.dateTime = row.id.replace(/^t-(.{10})-(..)(..).*/, "$1T$2:$3") + row.parentElement.dataset.offset;
  }
  const times = [...document.querySelectorAll('time[datetime*="T"]')].map((element) => ({
    element,
    written: element.textContent,
    instant: new Date(element.dateTime),
    zone: element.nextElementSibling?.classList.contains("zone") ? element.nextElementSibling : null,
  }));
  const modes = [["written", wording("times.written")], ["utc", "UTC"], ["local", wording("times.mine")]];
  const buttons = [];

  const inZone = (time, timeZone) => {
    const parts = new Map(
      new Intl.DateTimeFormat("en-GB", {
        timeZone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit",
        second: "2-digit", hourCycle: "h23", timeZoneName: "short",
      }).formatToParts(time.instant).map((part) => [part.type, part.value]),
    );
    const day = `${parts.get("year")}-${parts.get("month")}-${parts.get("day")}`;
    const seconds = parts.get("second") === "00" ? "" : ":" + parts.get("second");
    const clock = `${parts.get("hour")}:${parts.get("minute")}${seconds} ${parts.get("timeZoneName")}`;
    const dated = day !== time.element.dateTime.slice(0, 10) || time.written.includes("-");
    return dated ? `${day} ${clock}` : clock;
  };

  // Where one zone is named for all of them, it is the one that is shown.
  const named = [...document.querySelectorAll("[data-zone]")].map((element) => [element, element.textContent]);

  const show = (mode) => {
    for (const [element, zone] of named) element.textContent = mode === "written" ? zone : mode === "utc" ? "UTC" : wording("times.own-zone");
    for (const time of times) {
      time.element.textContent = mode === "written" ? time.written : inZone(time, mode === "utc" ? "UTC" : undefined);
      if (time.zone) time.zone.hidden = mode !== "written";
    }
    for (const [button, of] of buttons) button.setAttribute("aria-pressed", String(of === mode));
  };

  for (const place of document.querySelectorAll(".zone-switch")) {
    place.setAttribute("role", "group");
    place.setAttribute("aria-label", wording("times.show"));
    for (const [mode, words] of modes) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = words;
      button.setAttribute("aria-pressed", String(mode === "written"));
      button.addEventListener("click", () => show(mode));
      buttons.push([button, mode]);
      place.append(button);
    }
    place.hidden = false;
  }
}
