package pipeline

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync"
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

// documentReader takes files the whole way from bytes to the nouns they describe, one
// after the other. Each goroutine has its own, with the room in which the last was read.
type documentReader struct {
	settings Settings
	config   content.Config
	parser   *markdown.Parser
	rules    reading.Rules
	// known is nil where no suggestions are wanted.
	known  *vocabulary.Vocabulary
	names  vocabulary.NameReader
	packer markdown.Packer
}

// readAll reads all files on several cores. The syntax tree of a document and
// its source are dropped before the next one is read.
func readAll(ctx context.Context, files []content.File, config content.Config, settings Settings, known *vocabulary.Vocabulary) (documents, error) {
	parser := markdown.New(markdown.Options{Trackers: config.Trackers, Language: config.Language})
	rules := reading.Rules{
		Zone: config.TimeZone, Language: config.Language, Severities: config.Severities,
		Sections: config.Sections, Markers: siteMarkers(config), Trackers: config.Trackers,
		Parser: parser, ActionsAlone: settings.ActionsAlone,
	}
	reader := documentReader{settings: settings, config: config, parser: parser, rules: rules, known: known}
	all := make(documents, len(files))
	var next, done atomic.Int64
	group, ctx := errgroup.WithContext(ctx)
	for range settings.workers() {
		group.Go(func() error {
			own := reader
			for {
				i := int(next.Add(1)) - 1
				if i >= len(files) {
					return nil
				}
				if err := ctx.Err(); err != nil {
					return err
				}
				all[i] = own.read(files[i])
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

// each does some work for every number below n, on several cores.
func (s Settings) each(n int, work func(i int)) {
	var next atomic.Int64
	var group sync.WaitGroup
	for range s.workers() {
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				work(i)
			}
		})
	}
	group.Wait()
}

// read reads one file, with what its words suggest. A panic on the way is a problem of
// that file alone.
func (r *documentReader) read(file content.File) (d *document) {
	d = &document{listed: file, stamp: file.Stamp}
	defer func() {
		if fault := recover(); fault != nil {
			d = &document{
				listed: file, stamp: file.Stamp,
				page: &kb.Page{Document: kb.Document{Source: file.Path, Title: file.Path}},
				problems: []problem.Problem{
					problem.New(problem.FileUnreadable, problem.Place{File: file.Path}, fmt.Sprintf("this file cannot be read: %v", fault)).
						WithHelp("this is a fault of debrief: please report it with the file"),
				},
			}
		}
	}()
	entry := content.Read(r.settings.Folder, file)
	d.role, d.draft, d.problems = entry.Role, entry.Fields[content.KeyDraft].Text == "true", entry.Problems
	d.stamp, d.sum, d.waivers, d.secrets = file.Stamp, entry.Sum, entry.Waivers, entry.Secrets
	if entry.Template || entry.Binary {
		return d
	}
	entries, docs := []content.Entry{entry}, []*markdown.Doc{parse(r.parser, entry)}
	if r.config.SplitHeadings && entry.Role == content.IncidentRole && !entry.Raw {
		if parts := reading.Split(entry, docs[0]); len(parts) > 1 {
			entries, docs = parts, nil
			for _, part := range parts {
				docs = append(docs, parse(r.parser, part))
			}
		}
	}
	for i, entry := range entries {
		r.add(d, entry, docs[i], len(entries) == 1)
	}
	if r.settings.Check {
		for i := range d.incidents {
			d.problems = append(d.problems, check.Document(entries[i], docs[i], d.incidents[i])...)
		}
	}
	if r.known == nil {
		return d
	}
	for i, incident := range d.incidents {
		suggest(r.known, incident)
		d.names = append(d.names, r.names.Names(incident, passages(docs[i].Blocks, nil)))
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

// add adds the noun that an entry describes; whole is set where that is all of a file.
func (r *documentReader) add(d *document, entry content.Entry, doc *markdown.Doc, whole bool) {
	var found []problem.Problem
	switch entry.Role {
	case content.FactorRole:
		d.factor, found = reading.Factor(entry, doc, r.rules)
		_, unread := vocabulary.Describe(entry)
		found = append(found, unread...)
	case content.ServiceRole:
		d.service, found = reading.Service(entry, doc, r.rules)
	case content.PageRole:
		d.page, found = reading.Page(entry, doc, r.rules)
	default:
		var incident *kb.Incident
		incident, found = reading.Incident(entry, doc, r.rules)
		if notice, ok := reading.Procedure(entry, incident); ok && whole {
			d.role = content.PageRole
			d.page, found = reading.Page(entry, doc, r.rules)
			found = append(found, notice)
			break
		}
		if r.settings.ActionsAlone && !slices.ContainsFunc(incident.Body.Links, isWikiLink) {
			incident.Body.HTML, incident.Body.Written = nil, nil
		}
		incident.Body = r.packer.Pack(incident.Body)
		d.incidents = append(d.incidents, incident)
	}
	d.problems = slices.Concat(d.problems, doc.Problems, found)
}

// isWikiLink tells whether a link may take the title of what it means, which is written
// into texts once it is known.
func isWikiLink(l kb.Link) bool { return l.Kind == kb.WikiLink }
