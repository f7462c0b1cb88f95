package content

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/secret"
)

// findSecrets reports what a text should not hold, and returns the secrets
// themselves, so that no message repeats them.
func findSecrets(file string, text []byte) (problems []problem.Problem, secrets []string) {
	at := places{text: text}
	for _, s := range secret.Find(text) {
		value := string(text[s.From:s.To])
		line, column, excerpt := at.next(s.From)
		where := problem.Place{File: file, Line: line, Column: column, Length: len(secret.Shown(value)) - 2, Excerpt: excerpt}
		problems = append(problems, problem.New(problem.SecretFound, where, "this looks like "+s.What+", and would be published ("+secret.Shown(value)+")"))
		secrets = append(secrets, value)
	}
	return problems, secrets
}

// numberOfFile is how the name of a file may begin: with a day or a number.
const numberOfFile = "0123456789-_. "

// secretsInPath reports the secrets that the names of a file and of its folders are,
// which stand in its address. They are as those of findSecrets.
func secretsInPath(file string) (problems []problem.Problem, secrets []string) {
	for name := range strings.SplitSeq(strings.TrimSuffix(file, path.Ext(file)), "/") {
		name = strings.TrimLeft(name, numberOfFile)
		for _, s := range secret.Find([]byte(name)) {
			value := name[s.From:s.To]
			found := problem.New(problem.SecretFound, problem.Place{File: file},
				"the path of this file has what looks like "+s.What+", and would be published ("+secret.Shown(value)+")")
			found.Help = "give it another name and make the key void, for it has been read"
			problems, secrets = append(problems, found), append(secrets, value)
		}
	}
	return problems, secrets
}

// Mask takes secrets out of what problems say and show of a file.
func Mask(problems []problem.Problem, file string, secrets []string) {
	m := newMask(secrets)
	for i := range problems {
		if p := &problems[i]; p.File == file {
			p.Excerpt, p.Message, p.Help = m.over(p.Excerpt), m.over(p.Message), m.over(p.Help)
		}
	}
}

// ShowLines gives problems that only know their line the text of it, without the
// secrets of the file.
func ShowLines(folder fs.FS, problems []problem.Problem) {
	file, lines, hidden := "", []string(nil), mask{}
	for i := range problems {
		one := &problems[i]
		if one.Line == 0 || one.Excerpt != "" {
			continue
		}
		if one.File != file {
			text, err := fs.ReadFile(folder, one.File)
			if err != nil {
				continue // whoever reads the documents says so
			}
			_, secrets := findSecrets(one.File, text)
			file, lines, hidden = one.File, strings.Split(string(text), "\n"), newMask(secrets)
		}
		if one.Line <= len(lines) {
			one.Excerpt = hidden.over(strings.TrimRight(lines[one.Line-1], "\r"))
		}
	}
}

// leastPart is how much of a secret betrays it where a line was cut.
const leastPart = 8

// mask covers secrets, in one pass over a text however many there are.
type mask struct {
	whole *strings.Replacer
	// parts has how a secret is shown by how it begins.
	parts map[string]string
}

func newMask(secrets []string) mask {
	secrets = slices.Clone(secrets)
	slices.SortFunc(secrets, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	m := mask{parts: map[string]string{}}
	var pairs []string
	for _, one := range slices.Compact(secrets) {
		pairs = append(pairs, one, secret.Shown(one))
		if len(one) >= leastPart {
			m.parts[one[:leastPart]] = secret.Shown(one)
		}
	}
	m.whole = strings.NewReplacer(pairs...)
	return m
}

// over is a text without the secrets, and without the part of one at its cut end.
func (m mask) over(text string) string {
	text = m.whole.Replace(text)
	if !strings.HasSuffix(text, "…") {
		return text
	}
	for cut := len(text) - leastPart; cut >= 0; cut-- {
		if shown, ok := m.parts[text[cut:cut+leastPart]]; ok {
			return text[:cut] + shown
		}
	}
	return text
}
