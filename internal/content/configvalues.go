package content

import (
	"errors"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/when"
	"github.com/debrief-dev/debrief/internal/words"
)

// configReader gives the values of the configuration their meaning.
type configReader struct{ checker }

func (r *configReader) read(values map[Key]Value) Config {
	c := Config{Title: values[KeyTitle].Text}
	if v, ok := values[keyBaseURL]; ok {
		c.BaseURL = r.baseURL(v)
	}
	if v, ok := values[keyTimeZone]; ok {
		c.TimeZone = r.zone(v)
	}
	if v, ok := values[KeyLanguage]; ok {
		c.Language = r.language(v)
	}
	c.SplitHeadings = values[keySplit].Text == "heading"
	c.NoSuggestions, c.NoStarter = values[keySuggest].Text == "off", values[keyVocabulary].Text == "none"
	if v, ok := values[keyEditURL]; ok && r.address(v, "{path}") {
		c.EditURL = v.Text
	}
	if v, ok := values[keyFollowUp]; ok {
		schedule, err := when.ParseSchedule(v.Text)
		if err != nil {
			r.wrong(v, problem.ConfigValue, err.Error(), when.ScheduleHelp)
		}
		c.FollowUp = schedule
	}
	c.Severities = r.severities(values[keySeverities].Items)
	c.Sections = r.sections(values[keySections].Pairs)
	c.Trackers, c.NewTicket = r.trackers(values[keyTrackers].Pairs)
	c.Markers = r.markers(values[KeyMarkers].Items)
	c.Rules = r.rules(values[keyRules].Pairs)
	for _, v := range values[keyPages].Items {
		if _, err := path.Match(v.Text, ""); err != nil {
			r.wrong(v, problem.ConfigValue, fmt.Sprintf("%q is not a glob", v.Text), "an example is runbooks/**")
			continue
		}
		c.Pages = append(c.Pages, v.Text)
	}
	return c
}

// baseURL returns an absolute address that ends with a slash.
func (r *configReader) baseURL(v Value) string {
	address, err := BaseURL(v.Text)
	if err != nil {
		r.wrong(v, problem.ConfigValue, err.Error(), "an example is https://example.org/postmortems/")
	}
	return address
}

// BaseURL checks the address of a site, from the configuration or from the
// command line, and returns it with a slash at its end.
func BaseURL(text string) (string, error) {
	if err := checkAddress(text); err != nil {
		return "", err
	}
	if strings.ContainsAny(text, "?#") {
		return "", fmt.Errorf("%q has a query or a fragment; expected only an address", text)
	}
	return strings.TrimRight(text, "/") + "/", nil
}

// checkAddress tells whether a text is an address of the web.
func checkAddress(text string) error {
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return fmt.Errorf("%q is not an address; expected one that starts with https:// or http://", text)
	}
	if u.User != nil {
		return errors.New("an address must not hold a user name or a password")
	}
	return nil
}

// placeholder is a place to fill in.
var placeholder = words.Pattern(`\{[^{}]*\}`)

// address tells whether a value is an address of the web that holds one of the
// placeholders, if any are named, and reports it if it is not.
func (r *configReader) address(v Value, placeholders ...string) bool {
	if err := checkAddress(v.Text); err != nil {
		r.wrong(v, problem.ConfigValue, err.Error(), "")
		return false
	}
	for _, found := range placeholder().FindAllString(v.Text, -1) {
		if len(placeholders) > 0 && !slices.Contains(placeholders, found) {
			r.wrong(v, problem.ConfigValue, fmt.Sprintf("%q is not filled in; expected %s", found, listWords(placeholders)), "")
			return false
		}
	}
	for _, p := range placeholders {
		if strings.Contains(v.Text, p) {
			return true
		}
	}
	if len(placeholders) > 0 {
		r.wrong(v, problem.ConfigValue, fmt.Sprintf("%q has no place to fill in; expected %s in it", v.Text, listWords(placeholders)), "")
		return false
	}
	return true
}

func (r *configReader) zone(v Value) *time.Location {
	zone, err := time.LoadLocation(v.Text)
	if err != nil || v.Text == "" || v.Text == "Local" {
		r.wrong(v, problem.ConfigValue, fmt.Sprintf("the time zone %q is not known; expected an IANA name", v.Text),
			"examples are UTC, Europe/Berlin and America/New_York")
		return nil
	}
	return zone
}

func (r *configReader) language(v Value) string {
	tag, ok := LanguageTag(v.Text)
	if !ok {
		r.wrong(v, problem.ConfigValue, fmt.Sprintf("%q is not a language tag", v.Text), "examples are en, de and pt-BR")
	}
	return tag
}

// named returns the keys of an entry, and the name without which it is nothing.
func (r *configReader) named(item Value, what string) (name Value, keys map[Key]Value) {
	if item.Kind == Scalar {
		return item, nil
	}
	keys = map[Key]Value{}
	for _, p := range item.Pairs {
		keys[Key{p.Key}] = p.Value
	}
	name = keys[keyName]
	if name.Text == "" {
		r.wrong(item, problem.ConfigValue, "a "+what+" has no name", "add `name:`")
	}
	return name, keys
}

// worstRank and mildestRank delimit kb.SeverityLevel.Rank.
const (
	worstRank   = 1
	mildestRank = 5
)

func (r *configReader) severities(items []Value) []kb.SeverityLevel {
	var levels []kb.SeverityLevel
	seen := map[string]string{}
	for i, item := range items {
		name, keys := r.named(item, "severity")
		if name.Text == "" {
			continue
		}
		level := kb.SeverityLevel{Name: name.Text, Meaning: keys[keyMeaning].Text, Rank: min(worstRank+i, mildestRank)}
		for _, word := range append([]Value{name}, keys[KeyWords].Items...) {
			other, twice := seen[fold(word.Text)]
			if twice && other != name.Text {
				r.wrong(word, problem.ConfigValue, fmt.Sprintf("%q already means the severity %q", word.Text, other), "keep it under one level")
				continue
			}
			seen[fold(word.Text)] = name.Text
			if word.Text != name.Text {
				level.Words = append(level.Words, word.Text)
			}
		}
		levels = append(levels, level)
	}
	return levels
}

// sectionClasses are the classes that the configuration may name.
var sectionClasses = []string{
	string(kb.SectionSummary), string(kb.SectionImpact), string(kb.SectionTimeline),
	string(kb.SectionDetection), string(kb.SectionResolution), string(kb.SectionCauses),
	string(kb.SectionActions), string(kb.SectionLessons), string(kb.SectionReferences),
}

// SectionClasses returns the classes of section that the configuration may name.
func SectionClasses() []string { return slices.Clone(sectionClasses) }

func (r *configReader) sections(pairs []Pair) map[kb.SectionClass][]string {
	sections := map[kb.SectionClass][]string{}
	seen := map[string]string{}
	list := Field{Key: keySections, Kind: ListField, Help: "Headings, one or several."}
	for _, p := range pairs {
		class := fold(p.Key)
		if !slices.Contains(sectionClasses, class) {
			help := "known classes are " + listWords(sectionClasses)
			if near := kb.Nearest(class, sectionClasses); near != "" {
				help = fmt.Sprintf("did you mean %q? %s", near, help)
			}
			r.report(p, problem.Error, problem.ConfigValue, fmt.Sprintf("%q is not a class of section", p.Key), help)
			continue
		}
		if v, ok := r.convert(&list, nil, p.Value); ok {
			for _, heading := range v.Items {
				if other, twice := seen[fold(heading.Text)]; twice && other != class {
					r.wrong(heading, problem.ConfigValue, fmt.Sprintf("the heading %q already means the class %q", heading.Text, other), "keep it under one class")
					continue
				}
				seen[fold(heading.Text)] = class
				sections[kb.SectionClass(class)] = append(sections[kb.SectionClass(class)], heading.Text)
			}
		}
	}
	if len(sections) == 0 {
		return nil
	}
	return sections
}

// trackerKey is what stands before the hyphen in PROJ-12, or "#".
var trackerKey = words.Pattern(`^(#|[A-Za-z][A-Za-z0-9_]*)$`)

// newTicket stands in place of the key of a tracker before the address of its form.
const newTicket = "new"

func (r *configReader) trackers(pairs []Pair) (trackers []kb.Tracker, form string) {
	for _, p := range pairs {
		switch {
		case p.Key == newTicket && p.Value.Kind == Scalar:
			if r.address(p.Value, "{title}", "{text}") {
				form = p.Value.Text
			}
		case !trackerKey().MatchString(p.Key):
			r.report(p, problem.Error, problem.ConfigValue,
				fmt.Sprintf("%q is not the key of a tracker; expected letters such as PROJ, or \"#\"", p.Key), "")
		case p.Value.Kind != Scalar:
			r.wrong(p.Value, problem.ValueKind, fmt.Sprintf("%q is %s; expected an address", p.Key, kindName(p.Value)), "")
		case r.address(p.Value, "{id}", "{key}"):
			trackers = append(trackers, kb.Tracker{Key: p.Key, URL: p.Value.Text})
		}
	}
	return trackers, form
}

func (r *configReader) markers(items []Value) []kb.Marker {
	var markers []kb.Marker
	seen := map[string]bool{}
	for _, item := range items {
		name, keys := r.named(item, "marker")
		if name.Text == "" {
			continue
		}
		m := kb.Marker{Name: name.Text, Meaning: keys[keyMeaning].Text}
		if seen[kb.Fold(m.Name)] {
			r.wrong(name, problem.ConfigValue, fmt.Sprintf("the marker %q is listed twice", name.Text), "keep one of the two")
			continue
		}
		seen[kb.Fold(m.Name)] = true
		for _, word := range keys[KeySynonyms].Items {
			m.Synonyms = append(m.Synonyms, word.Text)
		}
		markers = append(markers, m)
	}
	return markers
}
