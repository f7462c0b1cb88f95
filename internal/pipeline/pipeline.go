// Package pipeline holds the settings of a build and the functions that call its
// stages in order. It decides nothing that a stage decides.
//
//	folder -> content -> markdown -> reading -> kb -> check, render, search -> publish
//
// A command hands over Settings and gets a Result with every problem found.
package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/publish"
	"github.com/debrief-dev/debrief/internal/render"
	"github.com/debrief-dev/debrief/internal/views"
)

// Settings are what a command decides before a build.
type Settings struct {
	// Folder holds the documents. All of them are read through it, and nothing
	// else is.
	Folder fs.FS
	// Config is the folder and the name of the configuration file; a file that
	// does not exist means the defaults.
	ConfigFolder fs.FS
	ConfigName   string
	// Layouts and Assets are the templates and files of the pages, with the
	// site's own in place of the built-in ones.
	Layouts, Assets fs.FS
	// BaseURL is the address of the published site; empty to take the one from
	// the configuration, if any.
	BaseURL string
	// Offline makes a site that is opened from a disk, with no host.
	Offline bool
	// AsOf is the day of which the site speaks; zero to take the day of Now in
	// the site's time zone.
	AsOf kb.Date
	Now  time.Time
	// Drafts are left out unless set.
	Drafts bool
	// KeepGoing publishes in spite of errors in documents.
	KeepGoing bool
	// Strict treats warnings as errors.
	Strict bool
	// Check looks at how the documents are written, too, for those who write.
	Check bool
	// Quality makes the page of what Check finds.
	Quality bool
	// Editor is an address that opens a problem where it is written; may be nil.
	Editor func(problem.Problem) string
	// Ask names rules of Check that are off by themselves, and wanted now.
	Ask []problem.Rule
	// ActionsAlone spares those whose answer is actions to read the rest of what incidents
	// say, to keep how they look, and to look for factors and services that nobody named.
	ActionsAlone bool
	// LastGood shows a file that has errors as it was before it had them, if it
	// was read by the same Loader then.
	LastGood bool
	// Cache is the folder in which what took long is kept; empty to keep nothing.
	// Version tells whether this program made it; what another one made is not used.
	Cache, Version string
	// Workers is how many goroutines read and write; zero means one a core.
	Workers int
	// Progress is told how far a stage has come, from any goroutine; it may be
	// nil.
	Progress func(stage string, done, total int)
}

// Site is everything that is known before a page is written.
type Site struct {
	// View has the base, the day of which the site speaks, and what follows.
	*views.View
	Config   content.Config
	Pages    *render.Listing
	Problems []problem.Problem
	// Documents is how many files were read; Skipped how many drafts were left
	// out.
	Documents, Skipped int

	settings Settings
	// fingerprint is zero where what follows from the site may not be kept.
	fingerprint fingerprint
}

// Blocked tells whether the problems keep the site from being published.
func (s *Site) Blocked(settings Settings) bool {
	if problem.Count(s.Problems, problem.Error) > 0 && !settings.KeepGoing {
		return true
	}
	return settings.Strict && problem.Count(s.Problems, problem.Warning) > 0
}

// Load reads a folder and makes the list of its pages; nothing is written. An
// error means that the folder or a layout cannot be used at all; what an author
// must mend is in Site.Problems, sorted.
func Load(ctx context.Context, settings Settings) (*Site, error) {
	loader := NewLoader(settings)
	loader.once = true
	site, _, err := loader.Load(ctx, settings.Now)
	return site, err
}

// Immutable tells which files of a site carry a hash of their content in their
// name, so that browsers may keep them and an open page still finds its own.
func Immutable(path string) bool { return strings.HasPrefix(path, "assets/") || isSearchPart(path) }

// Outlives tells which of these files an open page may still ask for when the next
// site has arrived: its styles and scripts.
func Outlives(path string) bool { return strings.HasPrefix(path, "assets/") }

// ErrPublish is in every error of Publish: what was there before still stands.
var ErrPublish = errors.New("publish the site")

// Publish writes a site and its search index into its destination, all or
// nothing. What is HTML is spelt as shortly as it can be.
func Publish(ctx context.Context, site *Site, destination string, options publish.Options) (publish.Result, error) {
	options.Late = site.SearchFiles
	pages := site.Pages.All()
	for i, page := range pages {
		pages[i] = render.Short(page)
	}
	result, err := publish.Publish(ctx, destination, pages, options)
	if err != nil {
		return result, fmt.Errorf("%w: %w", ErrPublish, err)
	}
	return result, nil
}

// asOf is the day of which the site speaks.
func (s Settings) asOf(config content.Config, now time.Time) kb.Date {
	if !s.AsOf.IsZero() {
		return s.AsOf
	}
	zone := time.UTC
	if config.TimeZone != nil {
		zone = config.TimeZone
	}
	return kb.DateOf(now.In(zone))
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
