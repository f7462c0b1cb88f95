package check

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/words"
)

// internalHosts are private addresses (RFC 1918) and names that only a network of one's
// own resolves (RFC 6762, and .internal, which ICANN set aside for it in 2024).
var internalHosts = words.Pattern(`\b(?:10\.\d{1,3}\.\d{1,3}\.\d{1,3}|192\.168\.\d{1,3}\.\d{1,3}|172\.(?:1[6-9]|2\d|3[01])\.\d{1,3}\.\d{1,3})\b|` +
	`\b(?:[a-z0-9-]+\.)+(?:internal|local|lan|corp|intranet|intra)\b`)

// internalHost finds the names and addresses of machines, in code as well: a document
// hears of the first, and of how many there are.
func internalHost(p *page) {
	var first problem.Place
	found := map[string]bool{}
	name := ""
	for i, line := range p.lines {
		if !mayNameHost(line) {
			continue
		}
		for _, at := range internalHosts().FindAllStringIndex(strings.ToLower(line), -1) {
			host := line[at[0]:at[1]]
			if strings.HasPrefix(line[at[1]:], ".") && len(line) > at[1]+1 && line[at[1]+1] > ' ' {
				continue // internal.example.org
			}
			if at[0] > 0 && strings.ContainsRune(".@", rune(line[at[0]-1])) {
				continue // .env.local, an address of mail
			}
			if len(found) == 0 {
				first, name = p.atLine(p.entry.BodyLine+i), host
				first.Column, first.Length = utf8.RuneCountInString(line[:at[0]])+1, utf8.RuneCountInString(host)
			}
			found[host] = true
		}
	}
	if len(found) == 0 {
		return
	}
	message := fmt.Sprintf("%q is a machine of your own network", name)
	if more := len(found) - 1; more > 0 {
		message += fmt.Sprintf(", and there are %d more", more)
	}
	p.report(problem.InternalHost, first, message)
}

// mayNameHost tells whether a line has what internalHosts look for behind a dot.
func mayNameHost(line string) bool {
	for i := 1; i < len(line); i++ {
		if line[i-1] == '.' && strings.IndexByte("0123456789ilcILC", line[i]) >= 0 {
			return true
		}
	}
	return false
}
