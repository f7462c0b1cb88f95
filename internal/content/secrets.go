package content

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/secret"
)

// findSecrets reports what a text should not hold, and returns the secrets
// themselves, so that no message repeats them.
func findSecrets(file string, text []byte) (problems []problem.Problem, secrets []string) {
	for _, s := range secret.Find(text) {
		value := string(text[s.From:s.To])
		line, column, excerpt := place(text, s.From)
		at := problem.Place{File: file, Line: line, Column: column, Length: len(secret.Shown(value)) - 2, Excerpt: excerpt}
		problems = append(problems, problem.New(problem.SecretFound, at, "this looks like "+s.What+", and would be published ("+secret.Shown(value)+")"))
		secrets = append(secrets, value)
	}
	return problems, secrets
}

// Mask takes secrets out of what problems say and show of a file.
func Mask(problems []problem.Problem, file string, secrets []string) {
	for i := range problems {
		p := &problems[i]
		if p.File != file {
			continue
		}
		for _, value := range secrets {
			p.Excerpt, p.Message, p.Help = masked(p.Excerpt, value), masked(p.Message, value), masked(p.Help, value)
		}
	}
}

// leastPart is how much of a secret betrays it where a line was cut.
const leastPart = 8

func masked(text, value string) string {
	text = strings.ReplaceAll(text, value, secret.Shown(value))
	if cut := strings.LastIndex(text, value[:min(len(value), leastPart)]); cut >= 0 && strings.HasSuffix(text, "…") {
		return text[:cut] + secret.Shown(value)
	}
	return text
}
