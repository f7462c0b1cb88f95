package content

import (
	"bytes"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/adrg/frontmatter"

	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/words"
)

// decoder turns a block into a tree of values whose root is a Mapping.
type decoder func(*source) (Value, []problem.Problem)

// fence is a pair of lines that encloses front matter.
type fence struct {
	open   string
	close  []string
	decode decoder
	// looksLike tells whether a line may be the first of such a block; what
	// opens with the fence and does not look like it is text.
	looksLike func() *regexp.Regexp
}

var (
	yamlLine = words.Pattern(`^(["']?[\pL\pN_$<][^:#\[\]{}*|]{0,60}:(\s|$)|\{|\?\s)`)
	tomlLine = words.Pattern(`^(["']?[\pL\pN_-][^=]{0,60}=|\[{1,2}[^\[\]]+\]{1,2}\s*$)`)
	jsonLine = words.Pattern(`^\{`)
	// commentedKey is a key that was commented out.
	commentedKey = words.Pattern(`^#+\s*[\pL\pN_-]+\s*[:=]`)
)

// fences are the enclosing lines of Jekyll, Hugo and Pandoc.
var fences = []fence{
	{"---", []string{"---", "..."}, decodeLenientYAML, yamlLine},
	{"---yaml", []string{"---"}, decodeLenientYAML, yamlLine},
	{"+++", []string{"+++"}, decodeTOML, tomlLine},
	{"---toml", []string{"---"}, decodeTOML, tomlLine},
	{"---json", []string{"---"}, decodeJSON, jsonLine},
	{";;;", []string{";;;"}, decodeJSON, jsonLine},
}

// endLine closes a block that is handed to the frontmatter package, which would
// otherwise take an indented "---" inside a value for the end. No clean text can
// hold it.
const endLine = "\x00"

// block is front matter as found in a text.
type block struct {
	// start and end delimit it in the text, its enclosing lines included.
	start, end int
	// inner delimits what stands between them.
	innerStart, innerEnd int
	// open and close are its enclosing lines.
	open, close string
	decode      decoder
}

// matter is a text taken apart.
type matter struct {
	// root is a Mapping, empty if there is no front matter.
	root Value
	body []byte
	// bodyLine is the line of the text on which body starts.
	bodyLine int
	// inner is the source of the front matter.
	inner    []byte
	problems []problem.Problem
}

// split takes a clean text apart into front matter and body. A fence around both, or
// around all of the body, is no part of them (wrapped.go).
func split(file string, text []byte) matter {
	text = unwrapped(text)
	whole := matter{root: Value{Kind: Mapping}, body: text, bodyLine: 1}
	b, found := findBlock(file, text)
	whole.problems = b.problems
	if !found {
		return whole
	}
	inner := text[b.innerStart:b.innerEnd]
	m := matter{
		root: Value{Kind: Mapping}, inner: inner,
		body: unwrapped(text[b.end:]), bodyLine: 1 + bytes.Count(text[:b.end], []byte{'\n'}),
	}
	firstLine := 1 + bytes.Count(text[:b.innerStart], []byte{'\n'})
	if len(inner) > maxFrontMatter {
		m.problems = []problem.Problem{problem.New(problem.FrontMatterSize, problem.Place{File: file, Line: firstLine},
			"the front matter is "+byteSize(int64(len(inner)))+" long; at most "+byteSize(maxFrontMatter)+" are read")}
		return m
	}
	root, problems := b.load(file, text, firstLine)
	if len(problems) > 0 && root.Kind != Mapping && textAfterAll(inner) {
		if bytes.HasPrefix(inner, []byte{'\n'}) {
			whole.problems = append(whole.problems, ruleNotice(file, b.open))
			return whole
		}
		whole.problems = append(whole.problems, unclosed(file, firstLine-1, b.open, b.close))
		return whole
	}
	if root.Kind == Mapping {
		m.root = root
	}
	m.problems = problems
	return m
}

// load decodes the block through the frontmatter package.
func (b block) load(file string, text []byte, firstLine int) (root Value, problems []problem.Problem) {
	opening, _, _ := bytes.Cut(text[b.start:b.end], []byte{'\n'})
	format := &frontmatter.Format{
		Start: string(bytes.TrimSpace(opening)), End: endLine, UnmarshalDelims: true,
		Unmarshal: func(data []byte, _ any) error {
			data = data[b.innerStart-b.start : len(data)-len(endLine)]
			root, problems = b.decode(newSource(file, strings.TrimSuffix(string(data), "\n"), firstLine))
			return nil
		},
	}
	enclosed := io.MultiReader(
		bytes.NewReader(text[b.start:b.innerEnd]), strings.NewReader("\n"+endLine))
	if _, err := frontmatter.MustParse(enclosed, nil, format); err != nil {
		// It cannot happen for a block that findBlock has found; if it does,
		// the author must see the text, not an empty page.
		return Value{}, []problem.Problem{problem.New(problem.FrontMatterSyntax, problem.Place{File: file, Line: firstLine},
			"the front matter cannot be read: "+err.Error())}
	}
	return root, problems
}

// found is a block, and what to say if there is none.
type found struct {
	block
	problems []problem.Problem
}

// findBlock looks for front matter at the head of a text. What merely looks like
// its beginning is text: a rule "---" or a "{".
func findBlock(file string, text []byte) (found, bool) {
	start := 0
	for start < len(text) && (text[start] == '\n' || text[start] == ' ' && blankLine(text[start:])) {
		start += bytes.IndexByte(text[start:], '\n') + 1
	}
	opening, rest, _ := bytes.Cut(text[start:], []byte{'\n'})
	if bytes.HasPrefix(opening, []byte{'{'}) {
		return findJSON(file, text, start)
	}
	name := string(bytes.TrimRight(opening, " \t"))
	for _, f := range fences {
		if f.open != name {
			continue
		}
		line := 1 + bytes.Count(text[:start], []byte{'\n'})
		innerStart := min(start+len(opening)+1, len(text))
		innerEnd, end := closing(text, innerStart, f.close)
		if !f.opens(rest, innerEnd-innerStart) {
			return found{problems: []problem.Problem{ruleNotice(file, name)}}, false
		}
		if end < 0 {
			return found{problems: []problem.Problem{unclosed(file, line, name, f.close[0])}}, false
		}
		return found{block: block{start, end, innerStart, innerEnd, f.open, f.close[0], f.decode}}, true
	}
	return found{}, false
}

// blankLine tells whether the first line of text holds only spaces.
func blankLine(text []byte) bool {
	line, _, ended := bytes.Cut(text, []byte{'\n'})
	return ended && len(bytes.TrimSpace(line)) == 0
}

// closing finds the first line from offset on that is one of the closing lines.
// It returns the offset of that line and of what follows it; end is -1 if there
// is none, and inner then the end of the text.
func closing(text []byte, offset int, closers []string) (inner, end int) {
	for offset < len(text) {
		line, _, _ := bytes.Cut(text[offset:], []byte{'\n'})
		next := min(offset+len(line)+1, len(text))
		if len(line) >= 3 {
			trimmed := string(bytes.TrimRight(line, " \t"))
			if slices.Contains(closers, trimmed) {
				return offset, next
			}
		}
		offset = next
	}
	return len(text), -1
}

// opens tells whether the lines after an opening fence look like front matter.
// size is how many bytes stand before the closing line.
func (f fence) opens(rest []byte, size int) bool {
	inner := rest[:min(max(size, 0), len(rest))]
	comments, keys := 0, 0
	for len(inner) > 0 {
		var line []byte
		line, inner, _ = bytes.Cut(inner, []byte{'\n'})
		trimmed := bytes.TrimSpace(line)
		switch {
		case len(trimmed) == 0:
		case trimmed[0] == '#':
			comments++
			if commentedKey().Match(trimmed) {
				keys++
			}
		default:
			return f.looksLike().Match(trimmed)
		}
	}
	closed := size < len(rest)
	return closed && (comments == 0 || keys > 0 || titleBelow().Match(rest[size:]))
}

// titleBelow is a closing line with the title of the document below it: what looks like
// one above it is a comment.
var titleBelow = words.Pattern(`^\S{3,}[ \t]*\r?\n\s*# \S`)

// heading is a line that is a comment in YAML and a heading in Markdown.
var heading = words.Pattern(`(?m)^\n#{1,6} `)

// textAfterAll tells whether a block that could not be decoded holds headings
// after blank lines, as only a document does.
func textAfterAll(inner []byte) bool { return heading().Match(inner) }

func ruleNotice(file, open string) problem.Problem {
	return problem.New(problem.FrontMatterAbsent, problem.Place{File: file, Line: 1, Excerpt: open},
		`the first line "`+open+`" opens no front matter and is shown as text`)
}

func unclosed(file string, line int, open, end string) problem.Problem {
	at := problem.Place{File: file, Line: line, Column: 1, Length: len(open), Excerpt: open}
	return problem.New(problem.FrontMatterUnclosed, at, `the front matter that opens with "`+open+`" is not closed`).
		WithHelp(`write a line "` + end + `" after the last key`)
}
