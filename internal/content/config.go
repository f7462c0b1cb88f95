package content

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
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
var configFields = sync.OnceValue(func() []Field { return fieldsIn("configuration") })

// ConfigFields returns the table of the configuration's keys.
func ConfigFields() []Field { return slices.Clone(configFields()) }

var configTable = sync.OnceValue(func() *table { return newTable("the configuration", configFields()) })

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
	config := r.read(r.mapping(root.Pairs, configTable()))
	problems = append(problems, found...)
	return config, append(problems, r.problems...), nil
}

// otherName warns of a configuration that is there under another name.
func otherName(fsys fs.FS, name string) []problem.Problem {
	stem, ok := strings.CutSuffix(name, ".yaml")
	if !ok {
		return nil
	}
	var found []problem.Problem
	for _, other := range []string{stem + ".yml", "." + name, "." + stem + ".yml", stem + ".json", stem + ".toml"} {
		if _, err := fs.Lstat(fsys, other); err != nil {
			continue
		}
		help := "rename the file to " + name
		if strings.HasSuffix(other, ".toml") {
			help = "write its keys into " + name + ", as YAML"
		}
		found = append(found, problem.New(problem.ConfigName, problem.Place{File: other}, other+" is not read; name it "+name).WithHelp(help))
	}
	return found
}

// leadingFence counts the line that marks the start of a YAML document.
func leadingFence(text []byte) int {
	if strings.HasPrefix(string(text[:min(len(text), 4)]), "---\n") {
		return 1
	}
	return 0
}
