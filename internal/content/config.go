package content

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
)

// Config is what debrief.yaml says about a site. The zero value is a site without
// a configuration; it needs none.
//
//	title: Postmortems
//	base-url: https://example.org/postmortems/
//	time-zone: Europe/Berlin
//	language: en
//	severities:                      # the worst first
//	  - {name: SEV-1, meaning: Everything is down, words: [critical, p1]}
//	sections:                        # further headings for a class of section
//	  timeline: [Chronology]
//	  actions: [What we will do]
//	trackers:
//	  PROJ: https://tracker.example/browse/{key}
//	  new: https://tracker.example/new?title={title}&description={text}
//	  "#": https://example.org/issues/{id}
//	markers:
//	  - {name: Vendor change, meaning: A supplier changed hands or terms.}
//	pages: [runbooks/**]
//	follow-up: after 30 days, every month
//	edit-url: https://example.org/edit/main/{path}
//	rules: {action-due: off, blame-person: warning}
type Config struct {
	Title string
	// BaseURL is absolute and ends with a slash; empty if not configured.
	BaseURL string
	// TimeZone is nil if not configured; its String is the name as written.
	// Zone data is the system's, unless the program embeds its own.
	TimeZone *time.Location
	// Language is a BCP 47 tag such as "en"; empty if not configured.
	Language string
	// Severities are ranked in the order of the file, the worst first.
	Severities []kb.SeverityLevel
	// Sections are further headings for a class of section.
	Sections map[kb.SectionClass][]string
	// Trackers are in the order of the file.
	Trackers []kb.Tracker
	// NewTicket is the address of a form for a new work item, with "{title}" and
	// "{text}"; empty if there is none.
	NewTicket string
	// Markers are those of the site without slugs, which kb.SiteMarkers joins with the
	// built-in ones.
	Markers []kb.Marker
	// Pages are globs of files that are pages and not incidents.
	Pages []string
	// SplitHeadings cuts a log of several incidents in one file at their
	// headings.
	SplitHeadings bool
	// FollowUp is when people meet again about an incident; zero if not
	// configured.
	FollowUp kb.Schedule
	// NoSuggestions keeps to what authors name; NoStarter recognises the folder's
	// own factors alone.
	NoSuggestions, NoStarter bool
	// EditURL is an address with "{path}" where the file's path stands.
	EditURL string
	// Rules says which rules the site wants to hear of, and how loudly; nil if
	// nothing is said.
	Rules problem.RuleSettings
}

// configFields is the table of the configuration's keys.
var configFields = []Field{
	{Key: KeyTitle, Help: "Name of the site."},
	{Key: keyBaseURL, Help: "Where the site will live; needed for feeds, the site map and cards."},
	{Key: keyTimeZone, Help: "Zone of all times without an offset: an IANA name such as Europe/Berlin."},
	{Key: KeyLanguage, Aliases: []string{"lang"}, Help: "Language of the documents, such as en or pt-BR."},
	{Key: keySeverities, Aliases: []string{"severity"}, Kind: ItemsField, Items: []Field{
		{Key: keyName, Help: "The word to show, such as SEV-1."},
		{Key: keyMeaning, Help: "What the level is for, in a sentence."},
		{Key: KeyWords, Aliases: []string{"synonyms", "also"}, Kind: ListField, Help: "Other spellings of the level."},
	}, Help: "Your scale, the worst level first."},
	{Key: keySections, Aliases: []string{"headings"}, Kind: PairsField, Help: "Further headings for each class of section."},
	{Key: keyTrackers, Kind: PairsField, Help: "Addresses of work items: PROJ for PROJ-12, \"#\" for #12; new for a form with {title} and {text}."},
	{Key: KeyMarkers, Kind: ItemsField, Items: []Field{
		{Key: keyName, Help: "Name of the marker."},
		{Key: keyMeaning, Help: "What it means, in a sentence."},
		{Key: KeySynonyms, Aliases: []string{"words", "also"}, Kind: ListField, Help: "Other spellings."},
	}, Help: "Further signs under which your systems fail."},
	{Key: keyPages, Kind: ListField, Help: "Globs of files that are pages and not incidents."},
	{Key: keySplit, Enum: []string{"heading"}, Help: "heading: cut a file with several incidents where a heading with a day begins each."},
	{Key: keyFollowUp, Help: "When people meet again about what is to be done: after 30 days, every month."},
	{Key: keySuggest, Enum: []string{"on", "off"}, Help: "off: show no factors that the words of a document only read like."},
	{Key: keyVocabulary, Enum: []string{"starter", "none"}, Help: "none: recognise only the factors that your own files describe."},
	{Key: keyEditURL, Help: "Where a reader can edit a file, with {path} for its path."},
	{Key: keyRules, Aliases: []string{"findings", "checks"}, Kind: PairsField, Help: "A level for each rule that is to have another one: off, on, notice, warning or error."},
}

// ConfigFields returns the table of the configuration's keys.
func ConfigFields() []Field { return slices.Clone(configFields) }

var configTable = newTable("the configuration", configFields)

// ReadConfig reads and checks the configuration. A file that is not there is the
// zero Config. What is wrong in it is a problem of level Error at its line, and
// everything else of it is still read; the Go error is for a file that is there
// and cannot be read.
func ReadConfig(fsys fs.FS, name string) (Config, []problem.Problem, error) {
	data, err := readFile(fsys, name, maxFrontMatter)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return Config{}, otherName(fsys, name), nil
	case err != nil:
		return Config{}, nil, fmt.Errorf("%s: %w", name, withoutPath(err))
	}
	text, problems := clean(name, data)
	root, found := decodeYAML(newSource(name, strings.TrimPrefix(string(text), "---\n"), 1+leadingFence(text)))
	r := configReader{checker{file: name, level: problem.Error}}
	config := r.read(r.mapping(root.Pairs, configTable))
	problems = append(problems, found...)
	return config, append(problems, r.problems...), nil
}

// otherName warns of a configuration that is there under another ending.
func otherName(fsys fs.FS, name string) []problem.Problem {
	stem, ok := strings.CutSuffix(name, ".yaml")
	if !ok {
		return nil
	}
	other := stem + ".yml"
	if _, err := fs.Lstat(fsys, other); err != nil {
		return nil
	}
	return []problem.Problem{
		problem.New(problem.ConfigName, problem.Place{File: other}, other+" is not read; name it "+name).WithHelp("rename the file to " + name),
	}
}

// leadingFence counts the line that marks the start of a YAML document.
func leadingFence(text []byte) int {
	if strings.HasPrefix(string(text[:min(len(text), 4)]), "---\n") {
		return 1
	}
	return 0
}
