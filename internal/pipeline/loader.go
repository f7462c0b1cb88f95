package pipeline

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"reflect"
	"slices"
	"sync"
	"time"

	"github.com/debrief-dev/debrief/internal/check"
	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/reading"
	"github.com/debrief-dev/debrief/internal/render"
	"github.com/debrief-dev/debrief/internal/views"
	"github.com/debrief-dev/debrief/internal/vocabulary"
)

// Loader makes the site of a folder again and again. It keeps what every file
// said and reads only those again that changed; what follows from all of them
// together is made anew each time, so nothing needs to be tracked, and every
// load gives what the first load of a new Loader would give. It is for one
// goroutine at a time.
type Loader struct {
	settings Settings
	// once is set where nothing is loaded again, so that what the files said may be
	// linked as it is.
	once   bool
	config content.Config
	// configSum is that of the file of the configuration as it was last.
	configSum content.Sum
	// read is what the files said when they were read last, and good the same of
	// the last time without errors, for files that have some now.
	read, good  map[string]*document
	attachments map[string]attachment
	// known reads what incidents say; own are the folder's factors in it.
	known *vocabulary.Vocabulary
	own   []vocabulary.Factor
	// starter are the factors of the starter vocabulary that were wanted so far.
	starter map[string]*kb.Factor
	// layouts and assets are those of this load.
	layouts, assets fs.FS
	// services are the names of services that texts were read for in the load before.
	services *vocabulary.KnownNames
	// kept is what the pages of the load before leave to those of the next, and concluded
	// what its view does.
	kept      *render.Kept
	concluded *views.Kept
	// The rest tells whether anything else changed.
	looks, asOf any
	listing     []problem.Problem
	site        *Site
}

// Change is what one load found different from the one before.
type Change struct {
	// Files were read anew and are different, or are new; Removed are gone. Both
	// are sorted.
	Files, Removed []string
	// Config, Look, Attachments and Day say that the configuration, a layout or
	// an asset, a file that documents refer to, or the day is another one.
	Config, Look, Attachments, Day bool
	// Listing says that the problems of the configuration, or of files that are
	// skipped, are other ones.
	Listing bool
}

// Empty tells whether nothing changed.
func (c Change) Empty() bool {
	return len(c.Files) == 0 && len(c.Removed) == 0 && !c.Config && !c.Look && !c.Attachments && !c.Day && !c.Listing
}

// NewLoader makes a loader that has read nothing yet.
func NewLoader(settings Settings) *Loader {
	return &Loader{
		settings: settings, read: map[string]*document{}, good: map[string]*document{}, attachments: map[string]attachment{},
		starter: map[string]*kb.Factor{}, concluded: &views.Kept{},
	}
}

// SetFolder goes on with another folder in the place of the one in the settings:
// the same path may come to mean another folder, such as when it is moved away.
func (l *Loader) SetFolder(folder, configFolder fs.FS) {
	l.settings.Folder, l.settings.ConfigFolder = folder, configFolder
}

// emptyFolder says of a folder that it holds no documents, and where it has links
// what is the matter with them.
func emptyFolder(listing []problem.Problem) problem.Problem {
	found := problem.New(problem.FolderEmpty, problem.Place{File: problem.Folder}, "the folder holds no documents, so the site is empty")
	if slices.ContainsFunc(listing, func(one problem.Problem) bool { return one.Rule == problem.FileSkipped }) {
		found = found.WithHelp("links are never followed: name the folder to which they lead")
	}
	if others, ok := otherKinds(listing, nil); ok {
		found.Message += "; " + others.Message
		found = found.WithHelp(others.Help)
	}
	return found
}

// Load looks at the folder and makes its site. The moment now says which changes
// are too recent for the dates of the disk, and which day it is unless the
// settings do. If nothing changed, the site is the one of the load before. After
// an error the next load makes up for what this one did not get to.
func (l *Loader) Load(ctx context.Context, now time.Time) (*Site, Change, error) {
	var change Change
	configProblems, err := l.loadConfig(&change)
	if err != nil {
		return nil, change, err
	}
	files, listing, err := listFiles(l.settings, l.config)
	if err != nil {
		return nil, change, fmt.Errorf("list the documents: %w", err)
	}
	if err := l.update(ctx, files, now, &change); err != nil {
		return nil, change, fmt.Errorf("read the documents: %w", err)
	}
	listing = append(configProblems, listing...)
	if len(files) == 0 {
		listing = append(listing, emptyFolder(listing))
	}
	shown, problems := l.shown(files)
	parts, names, skipped := shown.parts(l.settings.Drafts)
	parts.Markers = siteMarkers(l.config)
	parts.Severities = l.config.Severities
	change.Attachments = findImages(l.settings.Folder, &parts)
	named := targets(&parts)
	parts.Attachments = l.attach(named, now, &change)
	asOf := l.settings.asOf(l.config, now)
	l.compare(listing, asOf, &change)
	if change.Empty() && l.site != nil {
		return l.site, change, nil
	}
	// Until the site stands, there is none that a later load may fall back on.
	l.site = nil
	addStarter(&parts, l.config, l.starter)
	if !l.once {
		parts = parts.Clone()
	}
	if len(names) == len(parts.Incidents) {
		l.suggestServices(parts, names)
	}
	if l.once {
		shown.forgetNames()
	}
	base, unlinked := kb.New(parts)
	if err := reading.NameLinks(base); err != nil {
		return nil, change, fmt.Errorf("prepare the pages: %w", err)
	}
	view := views.NewAgain(base, asOf, l.config.FollowUp, l.concluded)
	checked := beside(func() []problem.Problem { return l.check(view, content.Copies(files, shown.incidentSums())) })
	var findings []problem.Problem
	pages, unserved, err := l.pages(view, func() []problem.Problem { return findings })
	found := checked()
	if err != nil {
		return nil, change, fmt.Errorf("prepare the pages: %w", err)
	}
	if others, ok := otherKinds(listing, named); ok && len(files) > 0 {
		found = append(found, others)
	}
	problems = l.settle(slices.Concat(withoutKinds(listing), problems, unlinked, unserved, found), files)
	findings = slices.Clone(problems)
	l.site = &Site{
		View: view, Config: l.config, Pages: pages, Problems: problems, Documents: len(files), Skipped: skipped,
		settings: l.settings, fingerprint: l.fingerprint(listing, files),
	}
	return l.site, change, nil
}

// shown are the documents of files, each as it was when it last had no error, and what is
// found in them as they are now.
func (l *Loader) shown(files []content.File) (documents, []problem.Problem) {
	all, count := make(documents, len(files)), 0
	for _, f := range files {
		count += len(l.read[f.Path].problems)
	}
	found := make([]problem.Problem, 0, count)
	for i, f := range files {
		d := l.read[f.Path]
		found = append(found, d.problems...)
		if good := l.good[f.Path]; good != nil {
			d = good
		}
		all[i] = d
	}
	return all, found
}

// settle takes out of the problems what the site does not want to hear of, what the
// files waive, what a line has too much of, and the secrets that are in them, and
// sorts them.
func (l *Loader) settle(problems []problem.Problem, files []content.File) []problem.Problem {
	var waivers []content.Waiver
	for _, f := range files {
		waivers = append(waivers, l.read[f.Path].waivers...)
	}
	problems = content.Waive(l.config.Rules.Apply(problems), waivers, func(rule problem.Rule) bool {
		return l.config.Rules.Applies(rule) && (l.settings.Check || !rule.Definition().Checked)
	})
	problem.Sort(problems)
	problems = problem.Thin(problems)
	for _, f := range files {
		if secrets := l.read[f.Path].secrets; len(secrets) > 0 {
			content.Mask(problems, f.Path, secrets)
		}
	}
	return problems
}

// loadConfig reads the configuration. One that differs in how documents are read means
// that every document may read otherwise.
func (l *Loader) loadConfig(change *Change) ([]problem.Problem, error) {
	l.configSum = content.SumOf(l.settings.ConfigFolder, l.settings.ConfigName)
	config, problems, err := content.ReadConfig(l.settings.ConfigFolder, l.settings.ConfigName)
	if err != nil {
		return nil, fmt.Errorf("read the configuration: %w", err)
	}
	config.Rules = config.Rules.Asking(l.settings.Ask)
	broken := l.settings.LastGood && problem.Count(problems, problem.Error) > 0 && len(l.read) > 0
	if broken || reflect.DeepEqual(config, l.config) {
		return problems, nil
	}
	if !reflect.DeepEqual(forReading(config), forReading(l.config)) {
		l.known, l.kept = nil, nil
		clear(l.read)
		clear(l.good)
	}
	l.config, change.Config, l.site = config, true, nil
	return problems, nil
}

// forReading is a configuration without what is only looked at when all is read.
func forReading(config content.Config) content.Config {
	config.Title, config.BaseURL, config.EditURL, config.NewTicket = "", "", "", ""
	config.FollowUp, config.Rules = kb.Schedule{}, nil
	return config
}

// compare notes what else may have changed.
func (l *Loader) compare(listing []problem.Problem, asOf kb.Date, change *Change) {
	l.layouts, l.assets = newReadOnce(l.settings.Layouts), newReadOnce(l.settings.Assets)
	looks := [2][sha256.Size]byte{sumFolder(l.layouts), sumFolder(l.assets)}
	if l.looks != looks {
		l.kept = nil
	}
	if l.asOf != nil {
		change.Look, change.Day = l.looks != looks, l.asOf != asOf
		change.Listing = !slices.Equal(l.listing, listing)
	}
	l.looks, l.asOf, l.listing = looks, asOf, listing
}

// check is what is found in all documents together, beside what does not fit when they
// are linked. Copies are the files that are another one once more.
func (l *Loader) check(view *views.View, copies []problem.Problem) []problem.Problem {
	found := slices.Concat(copies, check.Base(view.Base, copies), check.Names(view.Base, starterTitles(l.config)))
	if l.settings.Check {
		found = append(found, check.View(view, l.config.Rules.Applies)...)
	}
	for _, a := range view.Base.Attachments {
		found = append(found, a.Problems...)
	}
	return found
}

// beside begins some work, on another core if there is one, for whoever asks for what it
// came to. If it panics, it does so for them.
func beside[T any](work func() T) (result func() T) {
	result = sync.OnceValue(work)
	go func() {
		defer func() { _ = recover() }() // which is told to them
		result()
	}()
	return result
}

// pages lists the pages of a view. The findings are known when a page is written.
func (l *Loader) pages(view *views.View, findings func() []problem.Problem) (*render.Listing, []problem.Problem, error) {
	folder := l.settings.Folder
	if !l.settings.Quality {
		findings = nil
	}
	if l.kept == nil && !l.once {
		l.kept = &render.Kept{}
	}
	return render.Site(render.Input{
		Kept:     l.kept,
		Findings: findings, Editor: l.settings.Editor,
		View: view, Title: l.config.Title, Language: l.config.Language,
		BaseURL: firstOf(l.settings.BaseURL, l.config.BaseURL), EditURL: l.config.EditURL, NewTicket: l.config.NewTicket,
		Offline: l.settings.Offline, Layouts: l.layouts, Assets: l.assets,
		Open: func(source string) (io.ReadCloser, error) { return content.OpenAttachment(folder, source) },
	})
}
