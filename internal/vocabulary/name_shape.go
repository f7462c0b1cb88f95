package vocabulary

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// What the letters of a word show: that it is a name, a domain, or a program.

// isShaped tells whether the letters of a word show that it is a name: KubeSpawner,
// KIAM, repo2docker, full_node, docs.example.org, eks-node-pool.
func isShaped(word string) bool {
	upper, digits, joins, letters := 0, 0, 0, 0
	inner, lower := false, false
	for _, r := range word {
		switch {
		case r == '_':
			return true
		case unicode.IsUpper(r):
			inner = inner || lower
			upper++
			letters++
		case unicode.IsDigit(r):
			digits++
		case r == '-' || r == '.':
			joins++
			lower = false
		default:
			lower = true
			letters++
		}
	}
	switch {
	case isDomain(word), inner, upper >= 3 && upper == letters:
		return true
	case strings.Contains(word, "."):
		return false
	case digits > 0 && joins == 0:
		return letters > 3 && upper <= 1
	}
	return joins > 1 && upper == 0 && letters >= shapedLetters
}

// shapedLetters is how many letters a name has that is joined of three words: shorter
// ones are said of anything, such as "up-to-date".
const shapedLetters = 10

var domain = words.Pattern(`^[a-z0-9-]{2,}(?:\.[a-z0-9-]{2,})*\.(?:org|com|net|io|dev|app|cloud|edu|gov|info|de|no|uk|fr|es|br|jp|cn|eu|us|me|ai|co|se|dk|nl|ch|at|it|pt|ru|kr|in|au|ca)$`)

func isDomain(word string) bool {
	return strings.Contains(word, ".") && domain().MatchString(strings.ToLower(word))
}

// isProgram tells whether a code span is the name of a program and nothing else:
// no command, path, file, number or variable.
func isProgram(text string) bool {
	return program().MatchString(text) && !fileName().MatchString(text) && len(text) > 3 && !isOtherName(text)
}

// isOtherName tells whether the letters of a word show that it names something else
// than a service: a table or a function (a_b_c, auth.users), a phrase (up-to-date), a
// region (eu-west-2a), a value (ORDER_CREATED), an error (ImagePullError) or a kind of object (StatefulSet).
func isOtherName(word string) bool {
	if strings.IndexFunc(word[min(1, len(word)):], isNotLower) < 0 {
		return false
	}
	// Most words have no sign and no digit, and need no expression.
	joins, joined := strings.Count(word, "_"), strings.Contains(word, "-")
	switch {
	case joins > 1 || joins == 1 && tableName().MatchString(word), strings.Contains(word, ".") && !isDomain(word):
		return true
	case joined && (region().MatchString(word) || phraseName().MatchString(word)), prose.HasDigit(word) && documentID().MatchString(word):
		return true
	}
	return joins > 0 && constant().MatchString(word) || isErrorName(word) || isObjectKind(word)
}

// isErrorName tells whether a word is the name of an error: ErrClosed, ImagePullBackOff.
func isErrorName(word string) bool {
	rest, called := strings.CutPrefix(word, "Err")
	return called && rest != "" && isUpperASCII(rest[0]) || hasEnding(word, errorEndings)
}

// isObjectKind tells whether a word is the name of a kind of object: StatefulSet.
func isObjectKind(word string) bool {
	if word == "" || !isUpperASCII(word[0]) {
		return false
	}
	for _, kind := range objectKinds {
		if stem, found := strings.CutSuffix(word, kind); found && len(stem) > 1 && !isUpperASCII(stem[len(stem)-1]) && !strings.ContainsFunc(stem, isNoLetterASCII) {
			return true
		}
	}
	return false
}

func hasEnding(word string, endings []string) bool {
	return slices.ContainsFunc(endings, func(ending string) bool { return strings.HasSuffix(word, ending) })
}

func isUpperASCII(c byte) bool { return 'A' <= c && c <= 'Z' }

func isNoLetterASCII(r rune) bool { return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') }

var (
	errorEndings = strings.Fields("Error Exception BackOff Backoff Killed Failed Exceeded NotFound Failure Pressure Ready Pending Down Low High Full Expired Denied Missing Mismatch Timeout Pull Push")
	objectKinds  = strings.Fields("Set Map Policy Config Configuration Claim Class Binding Group Request Response Template Attachment Snapshot Route Quota Budget")
)

// isIdentifier tells whether the letters of a name are also those of a variable, a
// function or a constant: full_node, isDisabled, REPLACEMENT_TIMEOUT, DAI.
func isIdentifier(word string) bool { return identifier().MatchString(word) }

var identifier = words.Pattern(`_|^[a-z]+[A-Z]|^[\p{Lu}\d-]{3,}s?$`)

// identifierOfType is a name that code gives to a class or a component.
var identifierOfType = words.Pattern(`^(?:[A-Z][a-z]+){2,}$`)

// isObject tells whether a name says itself that it is that of a setting, a piece of
// work, one host of several, a branch or a pod, or that it is no name but what something
// is like: bridge-config, frigate-cache-pvc, e2e-tests, k3s-worker-3, abc-123-fix,
// cross-node, Helm-based.
func isObject(word string) bool {
	if strings.Contains(word, "-") && (object().MatchString(word) || likeness().MatchString(word) || numbered().MatchString(word)) {
		return true
	}
	return word != "" && prose.IsDigit(word[len(word)-1]) && host().MatchString(word)
}

var (
	host     = words.Pattern(`(?i)(?:node|worker|master|server|host|vm)-?\d+$`)
	numbered = words.Pattern(`(?i)^[a-z]{3,10}-\d{3,}-[a-z]|-[0-9a-f]*\d[0-9a-f]{5,}(?:-[a-z0-9]{5})?$`)
	likeness = words.Pattern(`(?i)^(?:in|on|non|cross|multi|pre|post|auto|self|inter|intra)-\w|-(?:based|side|wide|level|only|first|denied|failed|expired|enabled|disabled|ready|limited|aware|safe)(?:\s|$)`)
)

var object = words.Pattern(`-(?:config|env|pvc|pv|secrets?|tokens?|keys?|certs?|tests?|rules?|roles?|policy|policies|volumes?|images?|charts?|branch|namespace|ns)$`)

func isNotLower(r rune) bool { return !unicode.IsLower(r) }

var (
	constant   = words.Pattern(`^[A-Z\d]+(?:_[A-Z\d]+)+$`)
	documentID = words.Pattern(`^[A-Za-z]{2,4}-?\d{2,}(?:-\d+)*$|^\p{Lu}\d{1,3}\p{Lu}?(?:-\d+)*$`)
	tableName  = words.Pattern(`^[a-z]+_[a-z]+s$`)
	region     = words.Pattern(`(?i)^[a-z]{2,}(?:-[a-z]+)+-?\d[a-z]?$`)
	phraseName = words.Pattern(`-(?:to|in|of|for|and|by|on|the|as|per|up|a)-`)
)

var (
	program  = words.Pattern(`^[a-z][a-z0-9]*(?:[-_.][a-z0-9]+)+$|^[A-Z][a-z]+(?:[A-Z][a-z]+)+$`)
	fileName = words.Pattern(`\.(?:py|js|ts|go|rb|rs|java|json|ya?ml|toml|md|txt|sh|log|conf|cfg|ini|xml|html|css|sql|env|lock|tf|exe|so|gz|zip|clvm|php|service|http)$|^\d|^v\d`)
)

// isCalledService tells whether a name says itself that it is that of a service:
// security-token-service, es-proxy.
func isCalledService(word string) bool {
	i := strings.LastIndexAny(word, "-_")
	if i < 3 || ordinaryWords()[strings.ToLower(word[:i])] || asideWords()[strings.ToLower(word[:i])] {
		return false
	}
	last := strings.ToLower(word[i+1:])
	return componentWords()[last] || partWords()[last]
}

// isNameLetters tells whether a word in small letters could name something.
func isNameLetters(lower string) bool {
	for _, r := range lower {
		if !unicode.IsLetter(r) && r != '-' && r != '_' && r != '.' && !unicode.IsDigit(r) {
			return false
		}
	}
	first, _ := utf8.DecodeRuneInString(lower)
	return unicode.IsLetter(first) && !prose.IsUnspaced(first)
}
