package content

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/problem"
)

// Values that YAML takes for something else and people for the text that they
// are. Each is read as if it were in quotes, with a warning that says so:
//
//	title: Outage: DB down                 owner: @alice
//	title: [Resolved] Checkout is slow
//
// Only a value that stands on the line of its key is read so.

// mostRepairs bounds how many values of one document are read so: each takes
// another pass over the front matter.
const mostRepairs = 8

// decodeLenientYAML reads front matter in YAML.
func decodeLenientYAML(s *source) (Value, []problem.Problem) {
	root, problems := decodeYAML(s)
	var warnings []problem.Problem
	for repaired := s; root.Kind != Mapping && len(problems) > 0 && len(warnings) < mostRepairs; {
		n := problems[0].Line - s.first + 1
		quoted, ok := quotedLine(s.line(n))
		if !ok || problems[0].Rule != problem.FrontMatterSyntax || repaired.line(n) != s.line(n) {
			return decodeYAML(s)
		}
		warning := problems[0]
		warning.Level = problem.Warning
		warning.Message += ", so it is read as text"
		warnings = append(warnings, warning)
		start := repaired.starts[n-1]
		repaired = newSource(s.file, repaired.text[:start]+quoted+repaired.text[start+len(s.line(n)):], s.first)
		root, problems = decodeYAML(repaired)
	}
	if len(warnings) == 0 {
		return root, problems
	}
	return s.original(root), append(warnings, problems...)
}

// quotedLine puts the value of a line "key: value" in quotes, where it is text
// that YAML does not take for such.
func quotedLine(line string) (string, bool) {
	key, value := keyAndValue(line)
	if at := strings.Index(value, " #"); at >= 0 {
		value = strings.TrimRight(value[:at], " ")
	}
	at := strings.LastIndex(line, value)
	if key == "" || value == "" || at < 0 || len(short(line)) != len(line) {
		return "", false
	}
	switch value[0] {
	case '@', '`', '%':
	case '[':
		if end := strings.IndexByte(value, ']'); end < 0 || end == len(value)-1 {
			return "", false
		}
	case '"', '\'', '|', '>', '&', '*', '!', '{':
		return "", false
	default:
		if !strings.Contains(value, ": ") {
			return "", false
		}
	}
	return line[:at] + "'" + strings.ReplaceAll(value, "'", "''") + "'" + line[at+len(value):], true
}

// original gives values of a text with quotes put in the lines that the author
// wrote.
func (s *source) original(v Value) Value {
	v.Excerpt = short(s.line(v.Line - s.first + 1))
	for i := range v.Items {
		v.Items[i] = s.original(v.Items[i])
	}
	for i := range v.Pairs {
		v.Pairs[i].Excerpt = short(s.line(v.Pairs[i].Line - s.first + 1))
		v.Pairs[i].Value = s.original(v.Pairs[i].Value)
	}
	return v
}
