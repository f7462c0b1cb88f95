package data

import (
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/search"
	"github.com/debrief-dev/debrief/internal/views"
)

var today = kb.Date{Year: 2026, Month: 3, Day: 31}

// bare is a site whose documents say next to nothing.
func bare(t *testing.T) Site {
	t.Helper()
	base, problems := kb.New(kb.Parts{Incidents: []*kb.Incident{{
		Document: kb.Document{Source: "a.md", Title: "A", Sections: []kb.Section{{}}}, Date: kb.Date{Year: 2026, Month: 3, Day: 1},
		Services: []kb.Mention{{Name: "till"}}, Factors: []kb.Assignment{{Name: "Load"}},
		Timeline: []kb.TimelineEntry{{}}, Actions: []kb.Action{{State: kb.ActionOpen}},
	}}})
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return Site{View: views.New(base, today, kb.Schedule{After: kb.Interval{N: 30, Unit: kb.Days}, Every: kb.Interval{N: 1, Unit: kb.Months}}), Address: func(kb.Ref) string { return "" }}
}

// shapes are one of each that leaves the program.
func shapes(t *testing.T) []any {
	site := bare(t)
	base := site.View.Base
	found := search.Documents(base, site.Address)
	return []any{
		site.Incident(base.Incidents[0]), site.Reading(base.Incidents[0], nil), site.Factor(base.Factors[0]), site.Service(base.Services[0]),
		site.FollowUps(site.View.Board().All), site.FollowUps(nil), site.Agenda(), site.Digest(views.PeriodOf(views.MonthPeriod, today)),
		site.IncidentBrief(base.Incidents[0]), site.Timeline(base.Incidents[0], 0, 1), site.ServiceBrief(base.Services[0]),
		site.FactorBriefs(1), site.FactorBrief(base.Factors[0], 1),
		site.SearchBrief("", search.Results{Hits: []search.Hit{{Document: &found[0]}}}, func(source string) string { return source }),
		SearchOf("", search.Results{Hits: []search.Hit{{Document: &found[0]}}}, func(source string) string { return source }),
	}
}

// TestListsAreNeverNull: a program may go through any list without looking first.
func TestListsAreNeverNull(t *testing.T) {
	for _, shape := range shapes(t) {
		walk(reflect.ValueOf(shape), reflect.TypeOf(shape).Name(), func(at string, v reflect.Value) {
			if (v.Kind() == reflect.Slice || v.Kind() == reflect.Map) && v.IsNil() {
				t.Errorf("%s is null", at)
			}
		})
	}
}

// sparse are what an incident or a factor has many of: what is not recorded is left out of them.
var sparse = map[reflect.Type]bool{
	reflect.TypeFor[Entry](): true, reflect.TypeFor[Assignment](): true, reflect.TypeFor[Why](): true, reflect.TypeFor[Action](): true,
	reflect.TypeFor[Ticket](): true, reflect.TypeFor[Section](): true, reflect.TypeFor[Impact](): true, reflect.TypeFor[Suggestion](): true,
	reflect.TypeFor[Note](): true, reflect.TypeFor[Role](): true, reflect.TypeFor[Stage](): true, reflect.TypeFor[Belief](): true,
	reflect.TypeFor[IncidentRelation](): true, reflect.TypeFor[Use](): true,
}

// TestKeysAreNamedAlike: every field has a key, of lower-case words; and what is
// not recorded is left out of sparse shapes, of durations, of flags that are not set,
// and of what few incidents have.
func TestKeysAreNamedAlike(t *testing.T) {
	key := regexp.MustCompile(`^[a-z]+(_[a-z]+)*(,omitempty)?$`)
	for _, shape := range shapes(t) {
		walk(reflect.ValueOf(shape), reflect.TypeOf(shape).Name(), func(at string, v reflect.Value) {
			if v.Kind() != reflect.Struct {
				return
			}
			for field := range v.Type().Fields() {
				tag := field.Tag.Get("json")
				if !field.Anonymous && !key.MatchString(tag) {
					t.Errorf("%s.%s has the key %q", at, field.Name, tag)
				}
				kind, leftOut := field.Type.Kind(), strings.HasSuffix(tag, ",omitempty")
				switch {
				case kind == reflect.Bool, v.Type() == reflect.TypeFor[Durations](), v.Type() == reflect.TypeFor[Incident]():
				case leftOut && !sparse[v.Type()]:
					t.Errorf("%s.%s is left out where it should be null", at, field.Name)
				case !leftOut && sparse[v.Type()] && (kind == reflect.Pointer || kind == reflect.Slice):
					t.Errorf("%s.%s is null where it should be left out", at, field.Name)
				}
			}
		})
	}
}

// walk visits a value and all that is in it.
func walk(v reflect.Value, at string, visit func(at string, v reflect.Value)) {
	visit(at, v)
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			walk(v.Field(i), at+"."+v.Type().Field(i).Name, visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			walk(v.Index(i), at, visit)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			walk(v.Elem(), at, visit)
		}
	}
}
