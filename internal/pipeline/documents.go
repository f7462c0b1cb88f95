package pipeline

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"github.com/debrief-dev/debrief/internal/check"
	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/reading"
	"github.com/debrief-dev/debrief/internal/vocabulary"
)

// document is one file, read: one of a factor, a service or a page, or one or
// several incidents, and with those a page for what is left of a log; nothing for
// a template and for a file that is not text.
type document struct {
	role content.Role
	// listed is the file as it was listed.
	listed content.File
	// stamp and sum tell later whether the file has changed since.
	stamp content.Stamp
	sum   content.Sum
	// fresh is set where the stamp alone cannot tell.
	fresh     bool
	incidents []*kb.Incident
	// names are what the words of each incident may call a service.
	names   [][]vocabulary.Name
	factor  *kb.Factor
	service *kb.Service
	page    *kb.Page
	// draft is set where the front matter says so.
	draft    bool
	problems []problem.Problem
	waivers  []content.Waiver
	secrets  []string
}

// documents stand in the order of their files, whatever order they were read in.
type documents []*document

// readAll reads all files on several cores. The syntax tree of a document and
// its source are dropped before the next one is read.
func readAll(ctx context.Context, files []content.File, config content.Config, settings Settings, known *vocabulary.Vocabulary) (documents, error) {
	parser := markdown.New(markdown.Options{Trackers: config.Trackers, Language: config.Language})
	rules := reading.Rules{
		Zone: config.TimeZone, Language: config.Language, Severities: config.Severities,
		Sections: config.Sections, Markers: siteMarkers(config), Trackers: config.Trackers,
		Parser: parser,
	}
	all := make(documents, len(files))
	var next, done atomic.Int64
	group, ctx := errgroup.WithContext(ctx)
	for range settings.workers() {
		group.Go(func() error {
			for {
				i := int(next.Add(1)) - 1
				if i >= len(files) {
					return nil
				}
				if err := ctx.Err(); err != nil {
					return err
				}
				all[i] = readOne(settings, files[i], parser, rules, config.SplitHeadings, known)
				if settings.Progress != nil {
					settings.Progress("reading", int(done.Add(1)), len(files))
				}
			}
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	return all, nil
}

func (s Settings) workers() int {
	if s.Workers > 0 {
		return s.Workers
	}
	return runtime.GOMAXPROCS(0)
}

// readOne takes one file the whole way from bytes to the noun it describes, with
// what its words suggest. A panic on the way is a problem of that file alone.
func readOne(settings Settings, file content.File, parser *markdown.Parser, rules reading.Rules, split bool, known *vocabulary.Vocabulary) (d *document) {
	d = &document{listed: file, stamp: file.Stamp}
	defer func() {
		if r := recover(); r != nil {
			d = &document{
				listed: file, stamp: file.Stamp,
				page: &kb.Page{Document: kb.Document{Source: file.Path, Title: file.Path}},
				problems: []problem.Problem{
					problem.New(problem.FileUnreadable, problem.Place{File: file.Path}, fmt.Sprintf("this file cannot be read: %v", r)).
						WithHelp("this is a fault of debrief: please report it with the file"),
				},
			}
		}
	}()
	entry := content.Read(settings.Folder, file)
	d.role, d.draft, d.problems = entry.Role, entry.Fields[content.KeyDraft].Text == "true", entry.Problems
	d.stamp, d.sum, d.waivers, d.secrets = file.Stamp, entry.Sum, entry.Waivers, entry.Secrets
	if entry.Template || entry.Binary {
		return d
	}
	entries, docs := []content.Entry{entry}, []*markdown.Doc{parse(parser, entry)}
	if split && entry.Role == content.IncidentRole && !entry.Raw {
		if parts := reading.Split(entry, docs[0]); len(parts) > 1 {
			entries, docs = parts, nil
			for _, part := range parts {
				docs = append(docs, parse(parser, part))
			}
		}
	}
	for i, entry := range entries {
		d.read(entry, docs[i], rules, len(entries) == 1)
	}
	if settings.Check {
		for i := range d.incidents {
			d.problems = append(d.problems, check.Document(entries[i], docs[i], d.incidents[i])...)
		}
	}
	if known == nil {
		return d
	}
	for i, incident := range d.incidents {
		suggest(known, incident)
		d.names = append(d.names, vocabulary.Names(incident, passages(docs[i].Blocks, nil)))
	}
	return d
}

// parse parses a body, or shows it as it is where it is over a limit.
func parse(parser *markdown.Parser, entry content.Entry) *markdown.Doc {
	source := markdown.Source{File: entry.Path, Text: entry.Body, Line: entry.BodyLine}
	if entry.Raw {
		return markdown.Raw(source)
	}
	return parser.Parse(source)
}

// read adds the noun that an entry describes; whole is set where that is all of a file.
func (d *document) read(entry content.Entry, doc *markdown.Doc, rules reading.Rules, whole bool) {
	var found []problem.Problem
	switch entry.Role {
	case content.FactorRole:
		d.factor, found = reading.Factor(entry, doc, rules)
		_, unread := vocabulary.Describe(entry)
		found = append(found, unread...)
	case content.ServiceRole:
		d.service, found = reading.Service(entry, doc, rules)
	case content.PageRole:
		d.page, found = reading.Page(entry, doc, rules)
	default:
		var incident *kb.Incident
		incident, found = reading.Incident(entry, doc, rules)
		if notice, ok := reading.Procedure(entry, incident); ok && whole {
			d.role = content.PageRole
			d.page, found = reading.Page(entry, doc, rules)
			found = append(found, notice)
			break
		}
		incident.Body = markdown.Pack(incident.Body)
		d.incidents = append(d.incidents, incident)
	}
	d.problems = slices.Concat(d.problems, doc.Problems, found)
}

// incidentSums are the sums of the documents that are incidents, and zero for others.
func (all documents) incidentSums() []content.Sum {
	sums := make([]content.Sum, len(all))
	for i, d := range all {
		if len(d.incidents) > 0 {
			sums[i] = d.sum
		}
	}
	return sums
}

// parts sorts the documents by what they are, leaving drafts out unless wanted,
// and says how many were left out. The names are those of the incidents, at the same
// places; nil where no suggestions are wanted.
func (all documents) parts(drafts bool) (parts kb.Parts, names [][]vocabulary.Name, skipped int) {
	for _, d := range all {
		if d.draft && !drafts && len(d.incidents) == 0 {
			skipped++
			continue
		}
		if d.factor != nil {
			parts.Factors = append(parts.Factors, d.factor)
		}
		if d.service != nil {
			parts.Services = append(parts.Services, d.service)
		}
		if d.page != nil {
			parts.Pages = append(parts.Pages, d.page)
		}
		for i, incident := range d.incidents {
			if incident.Draft && !drafts {
				skipped++
				continue
			}
			parts.Incidents = append(parts.Incidents, incident)
			if d.names != nil {
				names = append(names, d.names[i])
			}
		}
	}
	return parts, names, skipped
}

// forgetNames lets the names go that no other load will ask for: a site is linked in the
// room that they took.
func (all documents) forgetNames() {
	for _, d := range all {
		d.names = nil
	}
}

// targets lists the files, other than documents, to which documents refer.
func targets(parts *kb.Parts) []string {
	sources := map[string]bool{}
	wanted := map[string]bool{}
	each(parts, func(d *kb.Document) { sources[d.Source] = true })
	each(parts, func(d *kb.Document) {
		for _, link := range d.Body.Links {
			if path, ok := link.FilePath(d.Source); ok && path != "" && !sources[path] {
				wanted[path] = true
			}
		}
	})
	targets := make([]string, 0, len(wanted))
	for path := range wanted {
		targets = append(targets, path)
	}
	slices.Sort(targets)
	return targets
}

func each(parts *kb.Parts, visit func(*kb.Document)) {
	for _, i := range parts.Incidents {
		visit(&i.Document)
	}
	for _, f := range parts.Factors {
		visit(&f.Document)
	}
	for _, s := range parts.Services {
		visit(&s.Document)
	}
	for _, p := range parts.Pages {
		visit(&p.Document)
	}
}
