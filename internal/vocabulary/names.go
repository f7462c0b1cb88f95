package vocabulary

import (
	"cmp"
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
)

// Names are what the words of one incident may call a service, with how they speak of
// it: the words of a text are cut in name_words.go, their letters are judged in
// name_shape.go, the words around them in name_cues.go, names of plain words are told by
// their kind in name_kind.go, and brackets that give another name are read in
// name_synonym.go. Which of them are services is seen from all
// incidents (services.go), by what service_worth.go counts.
//
//	KIAM service disruption            a name, told to be a service, that failed
//	the hub was down                   a word as plain as that has to be down
//	`es-search` answered with 503      the name of a program

// Name is a name in one incident.
type Name struct {
	// Text is as written, and Words with what told that it is a service.
	Text, Words string
	Line        int
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
func Names(incident *kb.Incident, text []Passage) []Name {
	r := nameReader{names: map[string]*Name{}, code: map[string]bool{}}
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
	return r.list()
}

// nameReader collects the names of one incident, by their folded form.
type nameReader struct {
	names map[string]*Name
	code  map[string]bool
	// titled is set while a text writes all its words with a capital.
	titled bool
	// uncased is set while a text is read whose small letters say nothing: a title that
	// was made of a file's name.
	uncased bool
	// words are those of the text that is being read.
	words []nameWord
	// said is what was said before the name that ended at a place of the text.
	said []Traits
	// listed is where in the text the list of services ends that is being read.
	listed int
}

func (r *nameReader) list() []Name {
	type weighed struct {
		*Name
		weight int
	}
	list := make([]weighed, 0, len(r.names))
	for _, n := range r.names {
		if n.Traits.has(InTitle | InAbstract | Failing | Told | InCode | Proper | Shaped | Worked | Listed) {
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
	for _, n := range names {
		said.WriteString(n.Text)
		said.WriteString(n.Words)
	}
	all := said.String()
	take := func(text *string) { *text, all = all[:len(*text)], all[len(*text):] }
	for i := range names {
		take(&names[i].Text)
		take(&names[i].Words)
	}
}

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

// note adds a name, or more of what is said of it.
func (r *nameReader) note(text, words string, line int, traits Traits) *Name {
	folded := kb.Fold(text)
	if folded == "" || len(text) > longestName {
		return nil
	}
	n := r.names[folded]
	if n == nil {
		n = &Name{Text: text, Words: words, Line: line}
		r.names[folded] = n
	}
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

// read notes the names of a text.
func (r *nameReader) read(text string, line int, place Traits) {
	r.words = appendWords(r.words[:0], text)
	list := r.words
	r.listed = 0
	r.said = append(r.said[:0], make([]Traits, len(list)+1)...)
	for i := 0; i < len(list); {
		if outside := outsidePhrases.from(list, i); outside > 1 {
			i += outside
			continue
		}
		if end, introduction := listedUntil(list, i); end > 0 {
			r.listed = end
			i += introduction
			continue
		}
		at := place
		if place.has(InAbstract|InTitle) && isAside(list, i) && !(place.has(InTitle) && (knownProducts[list[i].lower] || r.hasKind(list, i))) {
			at = 0
		}
		i += max(1, r.name(text, list, i, line, at))
	}
}

// hasKind tells whether a name begins at a word behind which a kind stands.
func (r *nameReader) hasKind(list []nameWord, i int) bool {
	proper := r.properRun(list, i)
	return proper > 0 && componentAt(list, i+proper) > 0
}

// name notes the names that begin at a word, and says how many words they take.
func (r *nameReader) name(text string, list []nameWord, i, line int, place Traits) int {
	proper := r.properRun(list, i)
	if proper == 0 {
		r.plain(text, list, i, line, place)
		return 1
	}
	if isBesidePlace(list, i, proper) {
		return proper
	}
	run := list[i : i+proper]
	written := prose.Line(text[run[0].from:run[proper-1].to])
	said := r.before(list, i)
	r.said[i+proper] = said
	traits := place | said
	if i+proper < len(list) && list[i+proper].is(isPeople) && !list[i+proper].gap {
		traits |= OfPeople
	}
	if i < r.listed {
		traits |= Listed
	}
	for _, w := range run {
		if !w.starts && !r.titled {
			traits |= Proper
		}
		if (!w.simple && isShaped(w.text) || r.code[w.text]) && (proper == 1 || !r.titled) {
			traits |= Shaped
		}
		if !w.simple && isCalledService(w.text) {
			traits |= Told | Shaped
		}
		if proper == 1 && isKindCompound(w.lower) {
			traits |= Told | Kind
		}
	}
	next := i + proper
	kind := componentAt(list, next)
	if kind > 0 {
		longer := list[i : next+kind]
		whole := prose.Line(text[longer[0].from:longer[len(longer)-1].to])
		r.told(text, list, next+kind, whole, line, traits|Told)
		if !isOutside(written) {
			r.note(written, whole, line, traits&^Told|Told)
		}
	} else {
		n := r.told(text, list, next, written, line, traits)
		r.synonym(text, list, i, next, n)
	}
	if proper > 1 {
		for _, w := range run {
			if w.is(isTopic) {
				continue
			}
			single := place
			if r.titled && !w.simple && isShaped(w.text) {
				single |= Shaped
			}
			r.note(w.text, written, line, single)
		}
	}
	return proper
}

// told notes a name with what follows it: that it is a service, or that it failed.
func (r *nameReader) told(text string, list []nameWord, next int, written string, line int, traits Traits) *Name {
	end := next
	for part := partAt(list, end); part > 0; part = partAt(list, end) {
		traits |= Told
		end += part
	}
	if length := failureAt(text, list, end, false); length > 0 {
		traits |= Failing
		end += length
	} else if failsBehindBracket(text, list, end) {
		traits |= Failing
	}
	words := written
	if end > next && traits.has(Failing|Told) {
		from := strings.LastIndex(text[:list[next-1].to], written)
		words = text[max(from, 0):list[min(end, len(list))-1].to]
	}
	return r.note(written, prose.Line(words), line, traits)
}

// plain notes a word in small letters that is said to be down, or that stands in the
// title.
func (r *nameReader) plain(text string, list []nameWord, i, line int, place Traits) {
	r.kindName(text, list, i, line, place)
	w := &list[i]
	lower := w.lower
	if len(lower) < 3 || w.is(isCommon|isArticle|isAsideWord) || !w.mayBeName() {
		return
	}
	kind := componentAt(list, i)
	if kind == 1 && i > 0 && !w.gap && !w.opens && !w.is(isOutsideName|isTechnique) && list[i-1].is(isOutsideName) && !list[i-1].is(isTechnique) && isHead(list, i) {
		// Kubernetes is no service of a team, and a Kubernetes cluster is.
		written := prose.Line(text[list[i-1].from:w.to])
		r.told(text, list, i+1, written, line, place|Told|Proper)
	}
	if kind > 1 {
		written := prose.Line(text[w.from:list[i+kind-1].to])
		r.told(text, list, i+kind, written, line, place|Plain)
		return
	}
	traits := place
	if !r.uncased {
		traits |= Plain
	}
	if r.code[w.text] {
		traits |= InCode
	}
	if said := r.before(list, i); traits.has(InCode) || kind > 0 || i > 0 && list[i-1].is(isArticle) && isHead(list, i) {
		r.said[i+1] = said
		traits |= said
	}
	if i < r.listed && isItem(list, i) {
		traits |= Listed
	}
	if w.is(isOrdinary|isOutsideName|isTechnique|isPlace|isPlaceKind|isTopic) || strings.HasSuffix(lower, "ing") {
		return
	}
	length := failureAt(text, list, i+1, true)
	if part := partAt(list, i+1); length == 0 && part > 0 {
		length = failureAt(text, list, i+1+part, true)
		if length > 0 {
			length += part
		}
	}
	isFailing := length > 0 && (kind > 0 || i > 0 && list[i-1].is(isArticle) || place.has(InTitle) && i == 0)
	words := w.text
	if traits.has(Worked|Failing|Listed) && i > 0 {
		words = text[list[max(0, i-3)].from:w.to]
	}
	if isFailing {
		traits |= Failing
		words = text[w.from:list[min(i+1+length, len(list))-1].to]
	}
	r.note(w.text, prose.Line(words), line, traits)
}
