// Package data is everything that leaves the program as JSON for other programs:
// the twins beside the pages of incidents, factors and services, the list of all
// incidents, and what search, followups, agenda, digest and show print. A thing
// has one shape wherever it stands, and the struct of that shape is its
// documentation. The twins in Markdown have the same keys in front of the author's
// text (markdown.go).
//
// In the pipeline it stands above kb, views and search, whose nouns, conclusions
// and results it writes down, and below render, which puts twins beside its pages,
// and the commands, which print the rest. It makes no addresses: whoever makes
// them hands them in.
//
// In all of it, what is not recorded is null, and a list is never null; but of what an
// incident has many, and of what few incidents have, such keys are left out (they say
// omitempty). A day is written 2026-09-01, an instant as in RFC 3339, and a length of
// time in seconds.
// "schema" is the version of a shape: it is raised when a reader of the shape as
// it was would go wrong, and not when a key is added. The twin of an incident is a
// contract: its keys keep their order, too.
//
// What is not here: the index of the search, which is no data of a document but
// lists by words that only its reader can use (package search), and JSON Feed,
// whose shape is another's (package render).
package data

import (
	"time"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/views"
)

// schema is the version of all shapes.
const schema = 2

// Site is where data comes from.
type Site struct {
	View *views.View
	// Address is where the site shows what a reference means: absolute if the
	// site's own address is known, else below the site's root and without a slash
	// at the start; empty for what has none.
	Address func(kb.Ref) string
}

// known is a text, or null if there is none.
func known(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

// day is a day, or null if it is not known.
func day(d kb.Date) *string { return known(d.String()) }

// seconds is a length of time, or null if it is not known.
func seconds(d *time.Duration) *int64 {
	if d == nil {
		return nil
	}
	n := int64(d.Seconds())
	return &n
}

// each makes a list that is never null.
func each[T, J any](all []T, shape func(T) J) []J {
	list := make([]J, len(all))
	for i, one := range all {
		list[i] = shape(one)
	}
	return list
}

// plainTexts is a list of texts that is never null.
func plainTexts(all []string) []string { return each(all, func(text string) string { return text }) }
