package content

import (
	"strings"

	"golang.org/x/text/language"
)

// LanguageTag reads the tag of a language (BCP 47), which other generators write
// with underscores. It returns the tag as it is usually written, pt-BR, and false
// for what is none.
func LanguageTag(text string) (string, bool) {
	tag, err := language.Raw.Parse(strings.ReplaceAll(strings.TrimSpace(text), "_", "-"))
	if err != nil || tag == language.Und {
		return "", false
	}
	return tag.String(), true
}
