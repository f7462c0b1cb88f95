package vocabulary

import (
	"regexp"
	"strings"
	"testing"
)

// FuzzShapes: what spares an expression its work, or stands for it, takes the same words
// as one expression would.
func FuzzShapes(f *testing.F) {
	errorName := regexp.MustCompile(`^Err[A-Z]|(?:Error|Exception|BackOff|Backoff|Killed|Failed|Exceeded|NotFound|Failure|Pressure|Ready|Pending)$`)
	objectKind := regexp.MustCompile(`^[A-Z][a-zA-Z]*[a-z](?:Set|Map|Policy|Config|Configuration|Claim|Class|Binding|Group|Request|Response|Template|Attachment|Snapshot|Route|Quota|Budget)$`)
	for _, seed := range []string{"ErrClosed", "Err", "Error", "ImagePullBackOff", "StatefulSet", "Set", "ASet", "AbSet", "a_bs", "a_b_c", "auth.users", "docs.example.org", "up-to-date", "eu-west-2a", "INC-12", "k3s-worker-3", "node7", "Helm-based", "cross-node", "bridge-config", "ConfigConfiguration", "ÄbSet", "on-x", "x", "Errors", "service"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, word string) {
		if got, want := isErrorName(word), errorName.MatchString(word); got != want {
			t.Errorf("%q is the name of an error: %v, want %v", word, got, want)
		}
		if got, want := isObjectKind(word), objectKind.MatchString(word); got != want {
			t.Errorf("%q is a kind of object: %v, want %v", word, got, want)
		}
		if got, want := isObject(word), object().MatchString(word) || host().MatchString(word) || likeness().MatchString(word); got != want {
			t.Errorf("%q is an object: %v, want %v", word, got, want)
		}
		if word != "" && isSimple(word) && (!isNameLetters(strings.ToLower(word)) || isOtherName(word) || isShaped(word) || isCalledService(word) || isProgram(word)) {
			t.Errorf("%q shows something, and is simple", word)
		}
		signed := strings.Count(word, "_") > 1 || strings.Contains(word, ".") && !isDomain(word)
		shaped := tableName().MatchString(word) || region().MatchString(word) || documentID().MatchString(word) || phraseName().MatchString(word)
		want := (signed || shaped || errorName.MatchString(word) || objectKind.MatchString(word)) && strings.IndexFunc(word[min(1, len(word)):], isNotLower) >= 0
		if got := isOtherName(word); got != want {
			t.Errorf("%q names something else: %v, want %v", word, got, want)
		}
	})
}
