package message

import (
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/texts"
	"github.com/debrief-dev/debrief/internal/views"
)

func TestClosingSentence(t *testing.T) {
	on := kb.Date{Year: 2026, Month: 5, Day: 12}
	for want, c := range map[string]views.Closing{
		"The one action is done, 1 day after the incident ended.":                                   {Count: views.ActionCount{Done: 1}, On: on, Days: 1, HasDays: true},
		"All 3 actions are done, on the day on which the incident ended.":                           {Count: views.ActionCount{Done: 3}, On: on, HasDays: true},
		"All 2 actions are done since 12 May 2026.":                                                 {Count: views.ActionCount{Done: 2}, On: on},
		"2 actions were decided against, with a reason.":                                            {Count: views.ActionCount{Wontfix: 2}},
		"1 action is done, and 2 decided against with a reason.":                                    {Count: views.ActionCount{Done: 1, Wontfix: 2}},
		"2 actions are done, and 1 decided against with a reason, 9 days after the incident ended.": {Count: views.ActionCount{Done: 2, Wontfix: 1}, On: on, Days: 9, HasDays: true},
	} {
		if got := ClosingSentence(texts.English(), c); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestThanksAreByRole(t *testing.T) {
	const start = "Thanks to everyone who wrote, reviewed and followed up on "
	for want, give := range map[string]views.Thanks{
		"":                         {},
		start + "this postmortem.": {Incidents: 1},
		start + "this postmortem, among them Platform team.":                 {Incidents: 1, Roles: []string{"Platform team"}},
		start + "these 3 postmortems, among them Platform team and on-call.": {Incidents: 3, Roles: []string{"Platform team", "on-call"}},
	} {
		if got := Thanks(texts.English(), give); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestEchoWords(t *testing.T) {
	first := kb.Date{Year: 2019, Month: 11, Day: 3}
	for want, give := range map[string]*views.Echo{
		"promised twice, first 2019-11":   {Uses: make([]views.EchoUse, 2), First: first},
		"promised 3 times, first 2019-11": {Uses: make([]views.EchoUse, 3), First: first},
		"promised twice":                  {Uses: make([]views.EchoUse, 2)},
	} {
		if got := EchoWords(texts.English(), give); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestLeftOutSentence(t *testing.T) {
	for want, give := range map[string]views.Agenda{
		"": {},
		"Left out: 1 open postmortem without a review meeting.":                                                    {NoMeetings: 1},
		"Left out: 2 open postmortems whose first review is later.":                                                {Later: 2},
		"Left out: 3 open postmortems without a review meeting and 1 open postmortem whose first review is later.": {NoMeetings: 3, Later: 1},
	} {
		if got := LeftOutSentence(texts.English(), &give); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestNeedReasonSentence(t *testing.T) {
	for n, want := range []string{
		"", "1 action will not be done, and no reason is given yet.", "2 actions will not be done, and no reason is given yet.",
	} {
		if got := NeedReasonSentence(texts.English(), n); got != want {
			t.Errorf("%d: got %q, want %q", n, got, want)
		}
	}
}

func TestOpenWordsClaimNothing(t *testing.T) {
	end := kb.Date{Year: 2026, Month: 3, Day: 31}
	for want, d := range map[string]views.Digest{
		"No follow-up was open on 31 March 2026.":                                  {},
		"2 follow-ups were open on 31 March 2026.":                                 {StillOpenCount: 2},
		"2 follow-ups were open on 31 March 2026, none overdue.":                   {StillOpenCount: 2, DueCount: 1},
		"2 follow-ups were open on 31 March 2026, 1 overdue.":                      {StillOpenCount: 2, DueCount: 1, OverdueCount: 1},
		"122 follow-ups have no state.":                                            {StillOpenCount: 122, UnsaidCount: 122},
		"2 follow-ups were open on 31 March 2026, 1 overdue. 1 more has no state.": {StillOpenCount: 3, DueCount: 1, OverdueCount: 1, UnsaidCount: 1},
	} {
		d.End = end
		if got := StillOpenWords(texts.English(), &d); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestActionsSentenceClaimsNothing(t *testing.T) {
	for want, n := range map[string]views.ActionCount{
		"No actions are recorded.":                                               {},
		"The one action is still open.":                                          {Open: 1},
		"2 of 3 actions still open.":                                             {Open: 2, Done: 1},
		"1 action; its state is not written.":                                    {Open: 1, Unsaid: 1},
		"3 actions; their state is not written.":                                 {Open: 3, Unsaid: 3},
		"1 of 4 actions still open; the state of 2 is not written.":              {Open: 3, Unsaid: 2, Done: 1},
		"2 of 3 actions done or decided against; the state of 1 is not written.": {Open: 1, Unsaid: 1, Done: 1, Wontfix: 1},
	} {
		c := views.Closing{State: views.Open, Count: n}
		if n.Total() == 0 {
			c.State = views.NothingToDo
		}
		if got := ActionsSentence(texts.English(), c); got != want {
			t.Errorf("%+v: got %q, want %q", n, got, want)
		}
	}
	if got := ActionsSentence(texts.English(), views.Closing{Named: true}); got != "" {
		t.Errorf("of a document that speaks of actions: %q", got)
	}
}

func TestOpenWords(t *testing.T) {
	for want, n := range map[string]views.ActionCount{
		"1 open action":                     {Open: 1},
		"2 open actions":                    {Open: 2},
		"1 action without a state":          {Open: 1, Unsaid: 1},
		"2 open actions, 3 without a state": {Open: 5, Unsaid: 3},
	} {
		if got := OpenWords(texts.English(), n); got != want {
			t.Errorf("%+v: got %q, want %q", n, got, want)
		}
	}
}

// TestInReviewWords: that there are no actions is not said of a document that speaks of
// some.
func TestInReviewWords(t *testing.T) {
	if got := InReviewWords(texts.English(), views.Closing{}); got != "in review, no actions yet" {
		t.Error(got)
	}
	if got := InReviewWords(texts.English(), views.Closing{Named: true}); got != "in review" {
		t.Error(got)
	}
}
