package vocabulary

import (
	"cmp"
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
)

// Names are what the words of one incident may call a service, with how they speak of
// it. A text is read in name_reader.go: its words are cut in name_words.go, their letters
// are judged in name_shape.go, the words around them in name_cues.go and
// name_phrases.go, names of plain words are told by their kind in name_kind.go, and
// brackets that give another name are read in name_synonym.go. Which names are services
// is seen from all incidents (services.go), by what service_worth.go counts.
//
//	KIAM service disruption            a name, told to be a service, that failed
//	the hub was down                   a word as plain as that has to be down
//	`es-search` answered with 503      the name of a program

// Name is a name in one incident.
type Name struct {
	// Text is as written, and Words with what told that it is a service.
	Text, Words string
	// folded is Text folded.
	folded string
	Line   int
	// How the incident speaks of it.
	Traits Traits
	// Count is how often it stands there.
	Count int
	// Same is another name that the incident says means the same, folded; empty for
	// none: "search (es-search)".
	Same string
}

// Traits are how an incident speaks of a name.
type Traits uint16

// The traits of a name.
const (
	// InTitle and InAbstract: it stands in the title; in the abstract or the impact.
	InTitle Traits = 1 << iota
	InAbstract
	// Failing: it is said to be down. Told: it is said to be a service.
	Failing
	Told
	// InCode: it is the whole of a code span.
	InCode
	// Proper: it is written as a name, other than at the start of a sentence.
	Proper
	// Plain: it is written in small letters.
	Plain
	// Shaped: its letters show that it is a name: KubeSpawner, eks-pipeline, KIAM.
	Shaped
	// Worked: it is said to be restarted, upgraded, connected to, or the like.
	Worked
	// Listed: it stands in a list of services.
	Listed
	// Often: the incident speaks of it again and again.
	Often
	// OfPeople: it is said to be a team, or the like.
	OfPeople
	// Kind: it is plain words of which one says what kind of thing they name.
	Kind
)

// allTraits is how many traits there are.
const allTraits = 13

// has tells whether the traits have any of others.
func (t Traits) has(any Traits) bool { return t&any != 0 }

// mostNames bounds the names that are kept of one incident.
const mostNames = 60

// mostToldNames is how many sentences stand for a summary that is not there, behind
// the title.
const mostToldNames = 3

// Passage is a stretch of a document's text.
type Passage struct {
	Text string
	Line int
}

// Names lists the names of an incident with this text, those of which it says most
// first.
func (r *NameReader) Names(incident *kb.Incident, text []Passage) []Name {
	r.reset()
	for _, quote := range incident.Quotes {
		if quote.Code {
			r.code[quote.Text] = true
		}
	}
	r.titled, r.uncased = isTitleCase(incident.Title), incident.TitleOrigin.Line == 0
	r.read(incident.Title, max(incident.TitleOrigin.Line, 1), InTitle)
	r.titled, r.uncased = false, false
	if told := cmp.Or(incident.Abstract, incident.Summary.Plain); told != "" {
		r.read(told, incident.Summary.Line, InAbstract)
	} else {
		for i := range incident.Told[:min(mostToldNames, len(incident.Told))] {
			r.read(incident.Told[i].Plain, incident.Told[i].Line, InAbstract)
		}
	}
	r.read(incident.Impact.Plain, incident.Impact.Line, InAbstract)
	for _, passage := range text {
		r.read(passage.Text, passage.Line, 0)
	}
	for _, quote := range incident.Quotes {
		if quote.Code && isProgram(quote.Text) {
			r.note(quote.Text, quote.Text, quote.Line, InCode|Shaped)
		}
	}
	r.domains()
	r.shouted()
	return r.list()
}

// domains tells that a name of the title is that of a service which has a domain of its
// own: Wharfside, at wharfside.example.org.
func (r *NameReader) domains() {
	for i := range r.names {
		domain := &r.names[i]
		if strings.Count(domain.Text, ".") != 2 || !isDomain(domain.Text) {
			continue
		}
		host, _, _ := strings.Cut(domain.folded, ".")
		if at, known := r.places[host]; known && r.names[at].Traits.has(InTitle) {
			r.names[at].Traits |= Told | Shaped
		}
	}
}

// shouted tells that a word in capitals that the incident writes in small letters, too, is
// an ordinary one.
func (r *NameReader) shouted() {
	for i := range r.names {
		n := &r.names[i]
		if n.Traits.has(Plain) && n.Traits.has(Shaped) && !n.Traits.has(InCode|Told) && n.Text == strings.ToUpper(n.Text) && !prose.HasDigit(n.Text) {
			n.Traits &^= Shaped | Proper
		}
	}
}

// NameReader collects the names of one incident after the other, in the same room.
type NameReader struct {
	// names are those of one incident, and places where they stand by their folded form.
	names  []Name
	places map[string]int
	code   map[string]bool
	// titled is set while a text writes all its words with a capital.
	titled bool
	// uncased is set while a text is read whose small letters say nothing: a title that
	// was made of a file's name.
	uncased bool
	// words are those of the text that is being read.
	words []nameWord
	// said is what was said before the name that ended at a place of the text.
	said []Traits
	// first and listed are where in the text the list of services that is being read
	// begins and ends.
	first, listed int
}

// mostRoom is how many names the room is kept for: to clear it takes time.
const mostRoom = 4096

// reset forgets the names of the incident before.
func (r *NameReader) reset() {
	if r.places == nil || len(r.places)+len(r.code) > mostRoom {
		r.places, r.code = map[string]int{}, map[string]bool{}
	}
	clear(r.places)
	clear(r.code)
	r.names = r.names[:0]
}

func (r *NameReader) list() []Name {
	type weighed struct {
		*Name
		weight int
	}
	list := make([]weighed, 0, len(r.names))
	for i := range r.names {
		if n := &r.names[i]; n.Traits.has(InTitle | InAbstract | Failing | Told | InCode | Proper | Shaped | Worked | Listed) {
			list = append(list, weighed{n, n.weight()})
		}
	}
	slices.SortFunc(list, func(a, b weighed) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Text, b.Text))
	})
	names := make([]Name, min(len(list), mostNames))
	for i := range names {
		names[i] = *list[i].Name
	}
	own(names)
	return names
}

// own copies what the names say into one piece of memory, so that the text of the
// document can go.
func own(names []Name) {
	var said strings.Builder
	for i := range names {
		for _, text := range names[i].texts() {
			said.WriteString(*text)
		}
	}
	all := said.String()
	for i := range names {
		for _, text := range names[i].texts() {
			*text, all = all[:len(*text)], all[len(*text):]
		}
	}
}

// texts are those that a name has of the document; what is folded may be as it stands
// there, too.
func (n *Name) texts() [4]*string { return [...]*string{&n.Text, &n.Words, &n.folded, &n.Same} }

// weight is how much the incident says of a name.
func (n *Name) weight() int {
	weight := min(n.Count, 4)
	for _, each := range traitWeight {
		if n.Traits.has(each.trait) {
			weight += each.value
		}
	}
	return weight
}

// traitWeight is what each trait adds to how much an incident says of a name.
var traitWeight = []traitValue{
	{InTitle, 6}, {Failing, 6}, {Listed, 5}, {InAbstract, 4}, {Told, 3}, {Proper, 2}, {Shaped, 2}, {Worked, 2}, {InCode, 1},
}

// traitValue is what a trait counts.
type traitValue struct {
	trait Traits
	value int
}

// note adds a name, or more of what is said of it. What it returns stands until the next
// is noted.
func (r *NameReader) note(text, words string, line int, traits Traits) *Name {
	folded := kb.Fold(text)
	if folded == "" || len(text) > longestName {
		return nil
	}
	place, known := r.places[folded]
	if !known {
		place = len(r.names)
		r.places[folded] = place
		r.names = append(r.names, Name{Text: text, Words: words, folded: folded, Line: line})
	}
	n := &r.names[place]
	if traits.has(Failing) && !n.Traits.has(Failing|InTitle) || traits.has(InTitle) && !n.Traits.has(InTitle) {
		n.Words, n.Line = words, line
	}
	if traits.has(Proper|Shaped) && !n.Traits.has(Proper|Shaped) {
		n.Text = text
	}
	n.Traits |= traits
	if n.Count++; n.Count >= oftenSaid {
		n.Traits |= Often
	}
	return n
}

// longestName bounds the bytes of a name.
const longestName = 48
