package render

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"
	"github.com/google/go-cmp/cmp"
	"github.com/teambition/rrule-go"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/texts"
	"github.com/debrief-dev/debrief/internal/views"
)

// waiting is an incident that ended on a day and has one action of each state.
func waiting(over kb.Date, actions ...kb.Action) *kb.Incident {
	return &kb.Incident{Document: kb.Document{Source: "queue.md", Title: "Queue; stuck, again"}, Date: over, Actions: actions}
}

func action(words string, state kb.ActionState) kb.Action {
	return kb.Action{Anchor: "a-" + kb.Slug(words), Text: kb.Text{Plain: words}, State: state}
}

// calendars are the calendars of a site with the incidents.
func calendars(t testing.TB, change func(*Input), incidents ...*kb.Incident) map[string]string {
	t.Helper()
	base, _ := kb.New(kb.Parts{Incidents: incidents})
	in := input(base)
	in.BaseURL = "https://example.org:8080/pm/"
	if change != nil {
		change(&in)
	}
	found := map[string]string{}
	for file, text := range written(t, in) {
		if strings.HasSuffix(file, calendarFile) {
			found[file] = text
		}
	}
	return found
}

// readCalendar reads a calendar with a parser of another make.
func readCalendar(t testing.TB, text string) *ics.Calendar {
	t.Helper()
	parsed, err := ics.ParseCalendar(strings.NewReader(text))
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	return parsed
}

func property(e *ics.VEvent, name string) string {
	if p := e.GetProperty(ics.ComponentProperty(name)); p != nil {
		return p.Value
	}
	return ""
}

func TestCalendarAsWritten(t *testing.T) {
	fix := action("Fix it", kb.ActionOpen)
	fix.Due, fix.Owner, fix.Ticket = kb.Date{Year: 2026, Month: 3, Day: 1}, "Platform", &kb.Ticket{Text: "OPS-1", URL: "https://example.org/OPS-1"}
	look := action("Look at the quota every 3 months", kb.ActionOpen)
	look.Every = kb.Interval{N: 3, Unit: kb.Months}
	done := action("Tell people", kb.ActionDone)
	done.Due, done.Done = kb.Date{Year: 2026, Month: 2, Day: 2}, kb.Date{Year: 2026, Month: 2, Day: 1}
	got := calendars(t, nil, waiting(kb.Date{Year: 2026, Month: 1, Day: 1}, fix, look, done))
	want := `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Debrief//Follow-ups//EN
CALSCALE:GREGORIAN
METHOD:PUBLISH
X-WR-CALNAME:Postmortems: follow-ups
REFRESH-INTERVAL;VALUE=DURATION:P1D
X-PUBLISHED-TTL:P1D
BEGIN:VEVENT
UID:queue@example.org
DTSTAMP:20260401T000000Z
SEQUENCE:20544
DTSTART;VALUE=DATE:20260131
RRULE:FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1
STATUS:CONFIRMED
TRANSP:TRANSPARENT
SUMMARY:Follow-up: Queue\; stuck\, again
DESCRIPTION:Still open:\n- Fix it (Platform)\n- Look at the quota every 3 m
 onths
URL:https://example.org:8080/pm/incidents/queue/
END:VEVENT
BEGIN:VEVENT
UID:queue.a-fix-it@example.org
DTSTAMP:20260401T000000Z
SEQUENCE:20544
DTSTART;VALUE=DATE:20260301
STATUS:CONFIRMED
TRANSP:TRANSPARENT
SUMMARY:Due: Fix it
DESCRIPTION:From “Queue\; stuck\, again”.\nOwner: Platform\nTicket: OPS
 -1 https://example.org/OPS-1
URL:https://example.org:8080/pm/incidents/queue/#a-fix-it
END:VEVENT
BEGIN:VEVENT
UID:queue.a-look-at-the-quota-every-3-months@example.org
DTSTAMP:20260401T000000Z
SEQUENCE:20544
DTSTART;VALUE=DATE:20260401
RRULE:FREQ=MONTHLY;INTERVAL=3
STATUS:CONFIRMED
TRANSP:TRANSPARENT
SUMMARY:Due: Look at the quota every 3 months
DESCRIPTION:From “Queue\; stuck\, again”.
URL:https://example.org:8080/pm/incidents/queue/#a-look-at-the-quota-every-
 3-months
END:VEVENT
BEGIN:VEVENT
UID:queue.a-tell-people@example.org
DTSTAMP:20260401T000000Z
SEQUENCE:20544
DTSTART;VALUE=DATE:20260202
STATUS:CANCELLED
TRANSP:TRANSPARENT
SUMMARY:Due: Tell people
DESCRIPTION:From “Queue\; stuck\, again”.
URL:https://example.org:8080/pm/incidents/queue/#a-tell-people
END:VEVENT
END:VCALENDAR
`
	if diff := cmp.Diff(strings.ReplaceAll(want, "\n", "\r\n"), got[calendarFile]); diff != "" {
		t.Errorf("want -, got +\n%s", diff)
	}
	own := strings.ReplaceAll(want, "Postmortems: follow-ups", `Follow-up: Queue\; stuck\, again`)
	if diff := cmp.Diff(strings.ReplaceAll(own, "\n", "\r\n"), got["incidents/queue/"+calendarFile]); diff != "" {
		t.Errorf("the incident's own: want -, got +\n%s", diff)
	}
}

// TestRulesComeOnTheDaysOfMeetings asks a reader of rules of another make for the
// days, and holds them against those that pages show.
func TestRulesComeOnTheDaysOfMeetings(t *testing.T) {
	first := kb.Date{Year: 2023, Month: 12, Day: 20}
	for _, every := range []kb.Interval{
		{N: 1, Unit: kb.Months}, {N: 2, Unit: kb.Months}, {N: 3, Unit: kb.Months}, {N: 12, Unit: kb.Months}, {N: 1, Unit: kb.Weeks},
		{N: 2, Unit: kb.Weeks}, {N: 10, Unit: kb.Days}, {N: 1, Unit: kb.Years}, {N: 2, Unit: kb.Years}, {},
	} {
		for later := range 80 { // over 29 February 2024
			over := first.AddDays(later)
			incident := waiting(over, action("Fix it", kb.ActionOpen))
			incident.FollowUp = kb.Schedule{After: kb.Interval{N: 1, Unit: kb.Days}, Every: every}
			var text strings.Builder
			if err := (calendar{events: slices.Values((&site{texts: texts.English(), view: views.New(nil, kb.Date{}, afterAMonth), urls: &urls{}}).events(incident))}).write(&text); err != nil {
				t.Fatal(err)
			}
			event := readCalendar(t, text.String()).Events()[0]
			start, err := event.GetAllDayStartAt()
			if err != nil {
				t.Fatal(err)
			}
			days := []time.Time{start}
			if rule := property(event, "RRULE"); rule != "" {
				option, err := rrule.StrToROption(rule)
				if err != nil {
					t.Fatalf("%s: %v", rule, err)
				}
				option.Dtstart, option.Count = start.UTC(), 30
				r, err := rrule.NewRRule(*option)
				if err != nil {
					t.Fatalf("%s: %v", rule, err)
				}
				days = r.All()
			}
			asOf := over
			for n, day := range days {
				m, _ := views.New(nil, asOf, afterAMonth).Meetings(incident)
				if want := kb.DateOf(day); m.Next != want {
					t.Fatalf("after %s, %s: meeting %d is on %s, and the calendar has %s (%s)", over, every, n+1, m.Next, want, property(event, "RRULE"))
				}
				asOf = m.Next.AddDays(1)
			}
		}
	}
}

func TestClosingCancels(t *testing.T) {
	over := kb.Date{Year: 2026, Month: 1, Day: 1}
	due, on := kb.Date{Year: 2026, Month: 2, Day: 1}, kb.Date{Year: 2026, Month: 3, Day: 15}
	state := func(first, second kb.ActionState) *kb.Incident {
		a, b := action("Fix it", first), action("Tell people", second)
		a.Due = due
		for _, x := range []*kb.Action{&a, &b} {
			if x.State == kb.ActionDone {
				x.Done = on
			}
		}
		return waiting(over, a, b)
	}
	type entry struct{ Status, Rule string }
	sequence := -1
	for _, step := range []struct {
		incident *kb.Incident
		want     map[string]entry
	}{
		{state(kb.ActionOpen, kb.ActionOpen), map[string]entry{
			"queue@example.org": {"CONFIRMED", "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"}, "queue.a-fix-it@example.org": {"CONFIRMED", ""},
		}},
		{state(kb.ActionDone, kb.ActionOpen), map[string]entry{
			"queue@example.org": {"CONFIRMED", "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"}, "queue.a-fix-it@example.org": {"CANCELLED", ""},
		}},
		{state(kb.ActionDone, kb.ActionDone), map[string]entry{
			"queue@example.org":          {"CANCELLED", "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1;UNTIL=20260315"},
			"queue.a-fix-it@example.org": {"CANCELLED", ""},
		}},
	} {
		got := map[string]entry{}
		for _, e := range readCalendar(t, calendars(t, nil, step.incident)[calendarFile]).Events() {
			got[e.Id()] = entry{property(e, "STATUS"), property(e, "RRULE")}
			if e.Id() != "queue@example.org" {
				continue
			}
			if n, err := strconv.Atoi(property(e, "SEQUENCE")); err != nil || n < sequence {
				t.Errorf("the sequence is %d after %d (%v)", n, sequence, err)
			} else {
				sequence = n
			}
		}
		if diff := cmp.Diff(step.want, got); diff != "" {
			t.Error(diff)
		}
	}
}

func TestCancelledEntriesLeaveInTheEnd(t *testing.T) {
	done := action("Fix it", kb.ActionDone)
	done.Done = kb.Date{Year: 2026, Month: 3, Day: 15}
	for later, want := range map[int]int{0: 1, 365: 1, 366: 0} {
		got := calendars(t, func(in *Input) { in.seenFrom(done.Done.AddDays(later)) }, waiting(kb.Date{Year: 2026, Month: 1, Day: 1}, done))
		if n := len(readCalendar(t, got[calendarFile]).Events()); n != want {
			t.Errorf("%d days later the site's calendar has %d entries, want %d", later, n, want)
		}
		if _, has := got["incidents/queue/"+calendarFile]; has != (want > 0) {
			t.Errorf("%d days later the incident has a calendar: %t", later, has)
		}
	}
}

// TestRevisionsNeverFall: on a later day the marks of revision are later, whatever
// changed, and nothing else is another.
// TestCalendarsOfLongAgo: an incident whose days are all long past has none, until
// something of it comes back.
func TestCalendarsOfLongAgo(t *testing.T) {
	for _, test := range []struct {
		name  string
		due   kb.Date
		every kb.Interval
		want  bool
	}{
		{"due two years ago", kb.Date{Year: 2024, Month: 1, Day: 5}, kb.Interval{}, false},
		{"due half a year ago", kb.Date{Year: 2025, Month: 9, Day: 5}, kb.Interval{}, true},
		{"to come", kb.Date{Year: 2027, Month: 1, Day: 5}, kb.Interval{}, true},
		{"coming back", kb.Date{Year: 2024, Month: 1, Day: 5}, kb.Interval{N: 3, Unit: kb.Months}, true},
	} {
		fix := action("Fix it", kb.ActionOpen)
		fix.Due, fix.Every = test.due, test.every
		incident := waiting(kb.Date{Year: 2023, Month: 12, Day: 1}, fix)
		got := calendars(t, func(in *Input) { in.View = views.New(in.View.Base, in.View.AsOf, kb.Schedule{}) }, incident)
		if _, has := got["incidents/queue/"+calendarFile]; has != test.want {
			t.Errorf("%s: a calendar of the incident: %t", test.name, has)
		}
		if !strings.Contains(got[calendarFile], "Fix it") {
			t.Errorf("%s: the calendar of the site lacks it", test.name)
		}
	}
}

func TestRevisionsNeverFall(t *testing.T) {
	base := library(t)
	revision := regexp.MustCompile(`(?m)^(DTSTAMP|SEQUENCE):(.*)$`)
	of := func(asOf kb.Date) (rest map[string]string, marks []string) {
		in := input(base)
		in.seenFrom(asOf)
		rest = map[string]string{}
		for file, text := range written(t, in) {
			if strings.HasSuffix(file, calendarFile) {
				rest[file] = revision.ReplaceAllString(text, "")
				for _, m := range revision.FindAllStringSubmatch(text, -1) {
					marks = append(marks, m[2])
				}
			}
		}
		return rest, marks
	}
	today, before := of(kb.Date{Year: 2026, Month: 4, Day: 1})
	later, after := of(kb.Date{Year: 2026, Month: 12, Day: 1})
	if diff := cmp.Diff(today, later); diff != "" || len(today) < 4 {
		t.Errorf("%d calendars: %s", len(today), diff)
	}
	slices.Sort(before)
	slices.Sort(after)
	if len(before) == 0 || before[len(before)-1] >= after[0] && before[0] >= after[0] {
		t.Errorf("the marks went from %q to %q", before, after)
	}
}

func TestEveryCalendarIsReadByOthers(t *testing.T) {
	empty, _ := kb.New(kb.Parts{})
	for name, base := range map[string]*kb.Base{"library": library(t), "empty": empty, "hostile": hostileBase("a\r\nEND:VEVENT\nX;Y,Z\\n\x00\u2028\xff")} {
		for file, text := range written(t, input(base)) {
			if !strings.HasSuffix(file, calendarFile) {
				continue
			}
			checkLines(t, text)
			begins := strings.Count(text, "\r\nBEGIN:VEVENT\r\n")
			events := readCalendar(t, text).Events()
			ids := map[string]bool{}
			for _, e := range events {
				if ids[e.Id()] {
					t.Errorf("%s, %s: %s twice", name, file, e.Id())
				}
				ids[e.Id()] = true
			}
			if len(events) != begins || name == "library" && begins == 0 {
				t.Errorf("%s, %s: %d entries were written, and %d read", name, file, begins, len(events))
			}
		}
	}
}

// checkLines holds the lines of a calendar against RFC 5545 §3.1.
func checkLines(t *testing.T, text string) {
	t.Helper()
	lines := strings.Split(text, "\r\n")
	if lines[len(lines)-1] != "" {
		t.Error("the last line has no end")
	}
	for _, line := range lines {
		if len(line) > longestLine || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n\x00") {
			t.Errorf("line of %d octets: %q", len(line), line)
		}
	}
}

// TestWordsComeBack folds and escapes random words, and unfolds them by the rules.
func TestWordsComeBack(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	letters := []rune("aaaa bc;,\\:\"\n\täß日本語🙂\u0301n")
	for range 2000 {
		words := make([]rune, r.IntN(200))
		for i := range words {
			words[i] = letters[r.IntN(len(letters))]
		}
		want := string(words)
		var l contentLines
		l.text("SUMMARY", want)
		text := l.b.String()
		checkLines(t, text)
		unfolded := strings.TrimSuffix(strings.ReplaceAll(text, "\r\n ", ""), "\r\n")
		value, found := strings.CutPrefix(unfolded, "SUMMARY:")
		if got := unescape(value); !found || got != want {
			t.Fatalf("%q came back as %q", want, got)
		}
	}
}

// unescape reads a TEXT value (RFC 5545 §3.3.11).
func unescape(value string) string {
	var b strings.Builder
	for i := 0; i < len(value); i++ {
		if value[i] != '\\' || i+1 == len(value) {
			b.WriteByte(value[i])
			continue
		}
		i++
		if value[i] == 'n' {
			b.WriteByte('\n')
		} else {
			b.WriteByte(value[i])
		}
	}
	return b.String()
}

func TestIdentifiersOfMeetingsAndActionsDiffer(t *testing.T) {
	due := action("b", kb.ActionOpen)
	due.Due = kb.Date{Year: 2026, Month: 2, Day: 1}
	var ids []string
	incidents := []*kb.Incident{}
	for _, name := range []string{"a", "a-a-b", "a-a"} {
		incident := waiting(kb.Date{Year: 2026, Month: 1, Day: 1}, due)
		incident.Source, incident.Actions = name+".md", slices.Clone(incident.Actions)
		incidents = append(incidents, incident)
	}
	for _, e := range readCalendar(t, calendars(t, nil, incidents...)[calendarFile]).Events() {
		ids = append(ids, e.Id())
	}
	slices.Sort(ids)
	if n := len(slices.Compact(slices.Clone(ids))); n != 6 || len(ids) != 6 {
		t.Errorf("%d of %d identifiers: %s", n, len(ids), fmt.Sprint(ids))
	}
}
