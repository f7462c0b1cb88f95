package search

// field is a place of the index. Each text stands in one field only, the first
// that it fits, so that nothing counts twice.
type field int

// The fields, in the order in which scores are summed.
const (
	titleField field = iota
	// factorsField has the titles of what contributed and what mitigated, and the
	// names of the markers.
	factorsField
	servicesField
	tagsField
	headingsField
	abstractField
	// bodyField is prose, with the code inside its lines; codeField is blocks
	// of code and logs.
	bodyField
	codeField
	fieldCount
)

var fieldNames = [fieldCount]string{"title", "factors", "services", "tags", "headings", "abstract", "body", "code"}

// hasLength tells whether the length of a field counts: in long texts, words are
// frequent by chance.
func (f field) hasLength() bool { return f == bodyField || f == codeField }

// The limits of what one document brings into the index, so that a dump of
// memory or a list of hosts does not bloat it.
const (
	maxProse     = 256 << 10
	maxCode      = 64 << 10
	maxCodeTerms = 4000
	// maxSections is how many bytes of text the file of a document has.
	maxSections = 64 << 10
)

// limited are the tokens of a text that the field takes.
func (f field) limited(tokens []token) []token {
	if f == codeField {
		return fewTerms(tokens, maxCodeTerms)
	}
	return tokens
}

// fewTerms keeps the tokens of the first different terms.
func fewTerms(tokens []token, most int) []token {
	if len(tokens) <= most {
		return tokens
	}
	known := make(map[string]bool, most)
	kept := tokens[:0]
	for _, t := range tokens {
		if !known[string(t.term)] {
			if len(known) == most {
				continue
			}
			known[string(t.term)] = true
		}
		kept = append(kept, t)
	}
	return kept
}
