package search

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// The text of a query:
//
//	pool timeout         words; most of them must be there
//	"too many clients"   a phrase; must be there
//	-test -"dry run"     must not be there
//	rm -rf /data         one or two letters behind a dash are a word
//	service:payments     a value of a facet; -service:payments excludes it
//	factor:"retry storm"
//
// The last word may still be half typed.

// The limits of a query.
const (
	mostQueryBytes = 1000
	mostClauses    = 32
)

// parsed is the text of a query, understood.
type parsed struct {
	clauses []clause
	filters []filter
	// cut is set where there were more than mostClauses.
	cut bool
	// excludes is set where a word behind a dash was left out.
	excludes bool
}

// clauseKind says what a clause asks for.
type clauseKind uint8

const (
	// wordClause is counted among those of which a document must have enough.
	wordClause clauseKind = iota
	// optionalClause only adds to the score: the whole of pool-timeout.
	optionalClause
	phraseClause
	// excludedClause is a word, or a phrase if it has tokens.
	excludedClause
)

// clause is one thing that a query asks for.
type clause struct {
	kind clauseKind
	term string
	// half is set for a word that may still go on; one of few letters goes on as
	// words of names do.
	half bool
	// pieces stand in for a compound word that the index does not have.
	pieces []clause
	// tokens are those of a phrase.
	tokens []token
}

// filter is a facet and a value as typed.
type filter struct {
	facet    Facet
	typed    string
	excluded bool
}

// blanks are the characters that part what a query asks for. Quotes come in many
// forms from telephones.
var blanks = strings.NewReplacer("\t", " ", "\n", " ", "\r", " ", "\f", " ", "\v", " ", "\u00a0", " ", "\u3000", " ",
	"“", `"`, "”", `"`, "„", `"`)

// parser is the state of understanding one text.
type parser struct {
	parsed
	text    string
	at      int
	english bool
	// literal takes what stands behind a dash for a word, as in tar -xzf.
	literal bool
}

// parse understands the text of a query. Nothing is an error: what is no syntax
// is text.
func parse(text string, english, literal bool) parsed {
	if len(text) > mostQueryBytes {
		end := mostQueryBytes
		for !utf8.RuneStart(text[end]) {
			end--
		}
		text = text[:end]
	}
	p := parser{text: blanks.Replace(text), english: english, literal: literal}
	for p.at < len(p.text) && !p.cut {
		if p.text[p.at] == ' ' {
			p.at++
			continue
		}
		p.item()
	}
	return p.parsed
}

// item reads a phrase, a filter or a run of plain text, negated or not.
func (p *parser) item() {
	rest := p.text[p.at:]
	negated := p.negates(rest)
	if negated {
		p.at++
	}
	if p.text[p.at] == '"' {
		p.phrase(p.quoted(), negated)
		return
	}
	run := p.run()
	facet, value, isFilter := p.filter(run)
	switch {
	case isFilter:
		p.addFilter(filter{facet, value, negated})
	case negated:
		p.exclude(run)
	default:
		p.plain(run)
	}
}

// shortestExcluded is how many characters are left out; fewer are an option of a
// command that was pasted.
const shortestExcluded = 3

// negates tells whether text starts with a dash that leaves out what follows.
func (p *parser) negates(text string) bool {
	switch {
	case text[0] != '-' || len(text) == 1:
		return false
	case text[1] == '"':
		return true
	case !startsWord([]byte(text[1:])):
		return false
	}
	word, _, _ := strings.Cut(text[1:], " ")
	if key, _, found := strings.Cut(word, ":"); found && isFacet(facetOf(key)) {
		return true
	}
	word, _, _ = strings.Cut(word, `"`)
	return !p.literal && utf8.RuneCountInString(word) >= shortestExcluded
}

// quoted reads up to the closing quote, or the end.
func (p *parser) quoted() string {
	rest := p.text[p.at+1:]
	inside, _, closed := strings.Cut(rest, `"`)
	p.at += 1 + len(inside)
	if closed {
		p.at++
	}
	return inside
}

// run reads up to a blank or a quote.
func (p *parser) run() string {
	rest := p.text[p.at:]
	if i := strings.IndexAny(rest, ` "`); i >= 0 {
		rest = rest[:i]
	}
	p.at += len(rest)
	return rest
}

// filter takes a run apart that starts with the name of a facet.
func (p *parser) filter(run string) (Facet, string, bool) {
	key, value, found := strings.Cut(run, ":")
	if !found {
		return "", "", false
	}
	facet := facetOf(key)
	if !isFacet(facet) {
		return "", "", false
	}
	if before := p.at; value == "" && before < len(p.text) && p.text[before] == '"' {
		if value = strings.TrimSpace(p.quoted()); value == "" {
			p.at = before
		}
	}
	return facet, value, value != ""
}

// facetOf is the facet that stands before a colon, if it is one.
func facetOf(key string) Facet {
	if key = strings.ToLower(key); key == "severity" {
		return SeverityFacet
	}
	return Facet(key)
}

func isFacet(facet Facet) bool { return slices.Contains(facetOrder, facet) }

// full tells whether the query has all the clauses that it may have.
func (p *parser) full() bool {
	p.cut = p.cut || len(p.clauses)+len(p.filters) >= mostClauses
	return p.cut
}

func (p *parser) addFilter(f filter) {
	if !p.full() {
		p.filters = append(p.filters, f)
	}
}

func (p *parser) add(c clause) {
	if !p.full() {
		p.clauses = append(p.clauses, c)
	}
}

func (p *parser) phrase(text string, negated bool) {
	tokens := tokenize([]byte(text), p.english)
	if len(tokens) == 0 {
		return
	}
	kind := phraseClause
	if negated {
		kind = excludedClause
	}
	p.add(clause{kind: kind, tokens: tokens})
}

// exclude adds the run after a minus: a plain word with its stems, anything else
// as a phrase.
func (p *parser) exclude(run string) {
	tokens := tokenize([]byte(run), p.english)
	p.excludes = p.excludes || len(tokens) > 0
	switch {
	case len(tokens) == 0:
	case len(tokens) == 1:
		p.add(clause{kind: excludedClause, term: string(tokens[0].term)})
	default:
		p.add(clause{kind: excludedClause, tokens: tokens})
	}
}

// plain adds the words of a run.
func (p *parser) plain(run string) {
	tokens := tokenize([]byte(run), p.english)
	last := p.at == len(p.text)
	for i := 0; i < len(tokens); {
		t := tokens[i]
		c := p.word(t, last && t.end == len(run))
		i++
		switch t.kind {
		case joinedToken:
			c.half = false
			// Alone, because its words are stop words, it must be there.
			if i < len(tokens) && tokens[i].start < t.end {
				c.kind = optionalClause
			}
		case compoundToken:
			for i < len(tokens) && tokens[i].kind == pieceToken {
				c.pieces = append(c.pieces, p.word(tokens[i], last && tokens[i].end == len(run)))
				i++
			}
		}
		p.add(c)
	}
}

func (p *parser) word(t token, last bool) clause {
	return clause{term: string(t.term), half: last}
}
