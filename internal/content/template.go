package content

import (
	"bytes"
	"path"
	"strings"

	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

var (
	// namePlaceholder is a part of a file name that waits to be filled in.
	namePlaceholder = words.Pattern(`(?i)yyyy|\{\{|\[(title|name|date|slug)\]|<(title|name|date|slug)>`)
	// numbered is a date or a number in a file name, which templates do not have.
	numbered = words.Pattern(`\d{3,}|\d{4}-\d\d`)
	// templateWord is the word itself, not a part of another one.
	templateWord = words.Pattern(`(?i)(^|[^\pL])templates?([^\pL]|$)`)

	// titlePlaceholder is a part of a title that waits to be filled in.
	titlePlaceholder = words.Pattern(`(?i)\{\{[^{}]*\}\}|\[[^\[\]]*\]|<[^<>]*>|\b(INC|PM|POSTMORTEM)?-?(xxx+|nnn+)\b|` +
		`\bYYYY([-/.]MM([-/.]DD)?)?\b|\bDD[-/.]MM[-/.]YYYY\b|_{3,}`)
	// templateTitle is a title of a front matter whose value is an expression of
	// a template language, which YAML cannot read.
	templateTitle = words.Pattern(`(?m)^\s*["']?title["']?\s*[:=]\s*["']?\{\{`)
	codeSpan      = words.Pattern("`[^`]*`")
	titleWord     = words.Pattern(`\pL+`)
)

// genericWords are the words of a title that says nothing yet.
var genericWords = prose.WordSet(`a an and at brief date day dd description details event failure for headline here hh id
	in incident insert issue line mm month mortem name no number of on one or outage post postmortem problem report
	replace retrospective service short subject summary template the time title type year your yyyy`)

// templateByName tells whether the name of a file, or of a folder it is in, says
// that it is a form to be copied.
func templateByName(file string) bool {
	dir, name := path.Split(file)
	for folder := range strings.SplitSeq(dir, "/") {
		switch strings.ToLower(strings.Trim(folder, "_")) {
		case "template", "templates", "archetypes":
			return true
		}
	}
	return namePlaceholder().MatchString(name) || templateWord().MatchString(name) && !numbered().MatchString(name)
}

// templateByText tells whether the title of a document is still a placeholder:
// something in it waits to be filled in, and what is left says nothing.
func templateByText(title string, inner, body []byte) bool {
	if title == "" && templateTitle().Match(inner) {
		return true
	}
	if title == "" {
		title = firstHeading(body)
	}
	rest := codeSpan().ReplaceAllString(title, "code")
	if !titlePlaceholder().MatchString(rest) || strings.Contains(rest, "[[") || strings.Contains(rest, "](") {
		return false
	}
	expression := strings.Contains(rest, "{{")
	rest = titlePlaceholder().ReplaceAllStringFunc(rest, func(s string) string {
		if expression && strings.HasPrefix(s, "{{") {
			return " "
		}
		return strings.Trim(s, "[]<>")
	})
	for _, w := range titleWord().FindAllString(rest, -1) {
		if w = strings.ToLower(w); !genericWords[w] && strings.Trim(w, "xn") != "" && w != "inc" && w != "pm" {
			return false
		}
	}
	return true
}

// firstHeading returns the text of the first "#" heading near the top.
func firstHeading(body []byte) string {
	for n := 0; n < 40 && len(body) > 0; n++ {
		var line []byte
		line, body, _ = bytes.Cut(body, []byte{'\n'})
		if text := bytes.TrimLeft(line, "#"); len(text) < len(line) && bytes.HasPrefix(text, []byte{' '}) {
			return strings.TrimSpace(string(text))
		}
	}
	return ""
}

// templateNotice says that a file is left out as a form to be copied.
func templateNotice(file, why string) problem.Problem {
	return problem.New(problem.TemplateSkipped, problem.Place{File: file}, "left out as a template: "+why)
}
