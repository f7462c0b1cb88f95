package prose

import (
	"strings"
	"testing"
)

func TestStem(t *testing.T) {
	for _, line := range []string{
		"alert alerts alerting alerted", "log logs logging logged", "retry retries retried retrying", "limit limits limited limiting",
		"cache caches cached caching", "process processes processed processing", "document documents documenting", "service services service's service’s",
		"deploy deploys deployed", "install installed installing", "realise realize realised realizing", "stop stops stopped stopping", "fix fixes fixed",
		"batch batches batched", "patch patches",
	} {
		words := strings.Fields(line)
		for _, word := range words {
			if Stem(word) != Stem(words[0]) {
				t.Errorf("%q is %q, and %q is %q", word, Stem(word), words[0], Stem(words[0]))
			}
		}
	}
	for _, line := range []string{"operator operation", "status state", "access accept", "policy police"} {
		one, other, _ := strings.Cut(line, " ")
		if Stem(one) == Stem(other) {
			t.Errorf("%q and %q are both %q", one, other, Stem(one))
		}
	}
	for _, word := range []string{"", "s", "status", "redis", "access", "ssl", "dns", "ring", "red", "gas", "überlastung", "障害"} {
		if got := Stem(word); got != word && got+"e" != word && got+"s" != word && got != "rediz" {
			t.Errorf("%q is %q", word, got)
		}
	}
}
