package markdown

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// paragraph is a run of lines without a blank one.
type paragraph struct {
	lines, bytes, brackets int
	emphasis               emphasis
	bracketFirst           bool
}

// definitions is the work of looking for link definitions.
func (p *paragraph) definitions() int {
	if !p.bracketFirst {
		return 0
	}
	return p.lines * p.lines
}

// addLine adds a line to the paragraph, and returns the limit that the paragraphs pass
// so far.
func (s *scan) addLine(content []byte) *limit {
	p := &s.paragraph
	if p.lines == 0 {
		p.bracketFirst = content[0] == '['
	}
	p.lines++
	p.bytes += len(content) + 1
	p.brackets += bytes.Count(content, []byte("["))
	if marks := emphasisOf(content); s.columns > 0 { // each cell is for itself
		s.emphasis += marks.work()
	} else {
		p.emphasis.runs += marks.runs
		p.emphasis.ends += marks.ends
		p.emphasis.again += marks.again
	}
	switch {
	case s.brackets+p.brackets*p.bytes > maxBrackets, s.definitions+p.definitions() > maxDefinitions:
		return &limitBrackets
	case s.emphasis+p.emphasis.work() > maxEmphasis:
		return &limitEmphasis
	}
	return nil
}

func (s *scan) endParagraph() {
	s.brackets += s.paragraph.brackets * s.paragraph.bytes
	s.definitions += s.paragraph.definitions()
	s.emphasis += s.paragraph.emphasis.work()
	s.paragraph = paragraph{}
	s.columns = 0
}

// emphasis counts runs of marks of emphasis, and those of them that may end some: each
// of these is held against all runs before it. A long run of tildes, which is no mark,
// is measured again from each of them: again has the sum.
type emphasis struct{ runs, ends, again int }

// work is what it takes to find the pairs.
func (e emphasis) work() int { return e.runs*e.ends + e.again }

// emphasisOf counts the marks of a line. An underscore in a word ends nothing, such as
// those of names in a log.
func emphasisOf(content []byte) (e emphasis) {
	var before byte
	tildes := 0
	for i, c := range content {
		if c == '~' {
			tildes++
			e.again += tildes
		} else {
			tildes = 0
		}
		if (c == '*' || c == '_' || c == '~') && c != before {
			e.runs++
			after, _ := utf8.DecodeRune(bytes.TrimLeft(content[i:], string(c)))
			if c != '_' || !unicode.IsLetter(after) && !unicode.IsDigit(after) {
				e.ends++
			}
		}
		before = c
	}
	return e
}
