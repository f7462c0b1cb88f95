package reading

import (
	"reflect"
	"testing"
	"unsafe"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/markdown"
)

// eachString visits the strings that can be reached from a value, with the path
// of fields that leads there.
func eachString(v reflect.Value, path string, visit func(path, text string)) {
	switch v.Kind() {
	case reflect.String:
		visit(path, v.String())
	case reflect.Pointer:
		if !v.IsNil() && v.Type().Elem().PkgPath() != "time" {
			eachString(v.Elem(), path, visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachString(v.Index(i), path+"[]", visit)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if field := v.Type().Field(i); field.IsExported() {
				eachString(v.Field(i), path+"."+field.Name, visit)
			}
		}
	}
}

// pointsInto tells whether a string is a stretch of the memory of another one.
func pointsInto(text, whole string) bool {
	if text == "" || whole == "" {
		return false
	}
	at, start := uintptr(unsafe.Pointer(unsafe.StringData(text))), uintptr(unsafe.Pointer(unsafe.StringData(whole)))
	return at >= start && at < start+uintptr(len(whole))
}

// everyField is a document that fills nearly every field that holds text.
const everyField = `# Checkout was down on 2024-03-05

**Date:** 2024-03-05
**Severity:** P1
**Status:** final
**Authors:** the on-call engineer, the release team
**Impact:** half of all orders failed
**Duration:** 40 minutes
**Trigger:** a deploy

## Summary

Orders failed, see [the graph](https://x.example/graph) and [the plan](plan.md).

## Timeline (CET)

- 10:00 - 10:10 the release went out
- 10:20 [detection] the alert fired in [the room](room.md)
- 11:00 incident resolved

## Contributing factors

- **Retry storm** (technical; markers: team changes): clients retried
  - Why? Nobody limited them.
    - Because the library retries at once

## What went well

- the alert was quick

## Action items

### Prevent

- [ ] limit the retries (owner: Bob, due: 2024-04-01, ticket: OPS-12)
- [-] rewrite it wontfix: it is gone soon
- [ ] look at [the pool](https://x.example/issues/7)
`

// TestKeepsNothingOfTheDoc reads documents and looks for strings that keep the
// whole plain text of a document in memory.
func TestKeepsNothingOfTheDoc(t *testing.T) {
	texts := []string{everyField}
	for _, c := range structureCases(t) {
		texts = append(texts, c.give)
	}
	seen := map[string]bool{}
	for _, text := range texts {
		entry := content.Entry{File: content.File{Path: "x.md"}, Body: []byte(text), BodyLine: 1}
		for _, read := range []func(doc *markdown.Doc) any{
			func(doc *markdown.Doc) any { i, p := Incident(entry, doc, structureRules); return []any{i, p} },
			func(doc *markdown.Doc) any { f, p := Factor(entry, doc, structureRules); return []any{f, p} },
			func(doc *markdown.Doc) any { s, p := Service(entry, doc, structureRules); return []any{s, p} },
			func(doc *markdown.Doc) any { page, p := Page(entry, doc, structureRules); return []any{page, p} },
		} {
			doc := markdown.Parse(markdown.Source{File: "x.md", Text: entry.Body, Line: 1}, markdown.Options{Trackers: structureRules.Trackers})
			for _, kept := range read(doc).([]any) {
				eachString(reflect.ValueOf(kept), reflect.TypeOf(kept).String(), func(path, text string) {
					seen[path] = seen[path] || text != ""
					if pointsInto(text, doc.Plain) {
						t.Errorf("%s = %q keeps the plain text of its document in memory", path, text)
					}
				})
			}
		}
	}
	for _, path := range []string{
		".Title", ".Timeline[].Text.Plain", ".Timeline[].Moment.Zone", ".Timeline[].End.Written", ".Sections[].Heading", ".Body.Links[].Text",
		".Factors[].Note.Plain", ".Factors[].Whys[].Text.Plain", ".Mitigators[].Title.Plain", ".Actions[].Ticket.Text", ".Actions[].Group",
		".Summary.Plain", ".Started.Written", ".TypedDurations[].Written", ".Authors[]",
	} {
		if !seen["*kb.Incident"+path] && !seen["*kb.Incident.Document"+path] {
			t.Errorf("no document fills %s, so it is not tested", path)
		}
	}
}

// TestKeepsNoSpareRoom wants lists that are as long as what they hold.
func TestKeepsNoSpareRoom(t *testing.T) {
	entry := content.Entry{File: content.File{Path: "x.md"}, Body: []byte(everyField), BodyLine: 1}
	doc := markdown.Parse(markdown.Source{File: "x.md", Text: entry.Body, Line: 1}, markdown.Options{})
	i, _ := Incident(entry, doc, Rules{})
	for name, spare := range map[string]int{
		"timeline": spareRoom(i.Timeline), "actions": spareRoom(i.Actions), "factors": spareRoom(i.Factors),
		"sections": spareRoom(i.Sections), "figures": spareRoom(i.Figures),
	} {
		if spare != 0 {
			t.Errorf("the %s have room for %d more", name, spare)
		}
	}
}

func spareRoom[T any](list []T) int { return cap(list) - len(list) }
