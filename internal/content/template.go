package content

import (
	"bytes"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

var (
	// namePlaceholder is a part of a file name that waits to be filled in.
	namePlaceholder = words.Pattern(`(?i)yyyy|\{\{|\[(title|name|date|slug)\]|<(title|name|date|slug)>`)
	// numbered is a date or a number in a file name, which templates do not have.
	numbered = words.Pattern(`\d{3,}|\d{4}-\d\d`)
	// templateNames are the words that say so, and genericWords those of a title that
	// says nothing yet.
	templateNames = words.Set("template.name")
	genericWords  = words.Set("template.title")

	// titlePlaceholder is a part of a title that waits to be filled in.
	titlePlaceholder = words.Pattern(`(?i)\{\{[^{}]*\}\}|\[[^\[\]]*\]|<[^<>]*>|\b(INC|PM|POSTMORTEM)?-?(xxx+|nnn+)\b|` +
		`\bYYYY([-/.]MM([-/.]DD)?)?\b|\bDD[-/.]MM[-/.]YYYY\b|_{3,}`)
	// templateTitle is a title of a front matter whose value is an expression of
	// a template language, which YAML cannot read.
	templateTitle = words.Pattern(`(?m)^\s*["']?title["']?\s*[:=]\s*["']?\{\{`)
	codeSpan      = words.Pattern("`[^`]*`")
	titleWord     = words.Pattern(`\pL+`)
)

// templateByName tells whether the name of a file, or of a folder it is in, says
// that it is a form to be copied.
func templateByName(file string) bool {
	dir, name := path.Split(file)
	for folder := range strings.SplitSeq(dir, "/") {
		if lower := kb.Fold(strings.Trim(folder, "_")); lower == "archetypes" || templateNames()[lower] || templateNames()["="+lower] {
			return true
		}
	}
	return namePlaceholder().MatchString(name) || namesTemplate(kb.Fold(kb.FileStem(name))) && !numbered().MatchString(name)
}

// namesTemplate tells whether a word of a folded name says that it is a form. A word that
// may mean another thing, as a model, counts where the others say nothing.
//
//	vorlage-postmortem    故障复盘模板    modele-post-mortem
func namesTemplate(name string) bool {
	doubtful, says := false, true
	for word := range strings.FieldsFuncSeq(name, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if templateNames()[word] || endsInTemplate(word) {
			return true
		}
		doubtful = doubtful || templateNames()["="+word]
		says = says && genericWords()[word]
	}
	return doubtful && says
}

// endsInTemplate tells whether a word of a script without spaces ends in such a word.
func endsInTemplate(word string) bool {
	last, _ := utf8.DecodeLastRuneInString(word)
	if !prose.IsUnspaced(last) {
		return false
	}
	for name := range templateNames() {
		if strings.HasSuffix(word, name) {
			return true
		}
	}
	return false
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
		if w = strings.ToLower(w); !genericWords()[w] && strings.Trim(w, "xn") != "" && w != "inc" && w != "pm" {
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

// BodyStart is where the body of a form begins, behind its front matter.
func BodyStart(form []byte) int {
	// Of the same length, so that the place is that of the form.
	b, _ := findBlock("", bytes.ReplaceAll(form, []byte("\r\n"), []byte(" \n")))
	return b.end
}

// templateNotice says that a file is left out as a form to be copied.
func templateNotice(file, why string) problem.Problem {
	return problem.New(problem.TemplateSkipped, problem.Place{File: file}, "left out as a template: "+why)
}
