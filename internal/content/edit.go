package content

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/problem"
)

// What a command adds to front matter is the smallest change of the author's text
// that says it: a line or two in the list that is there, a key at the end, or front
// matter where there was none. Every other byte stays as it was: comments, line
// ends, the byte order mark, the order and the spelling of keys. The text is read
// again after the change, and refused if it does not say just what it said before
// and the addition.
//
//	factors:                         factors:
//	- Retry storm  # since May  ->   - Retry storm  # since May
//	services: [search]               - factor: Alert noise
//	                                   words: alert noise too high
//	                                 services: [search]

// Addition is what front matter is to say as well: further items of a list.
type Addition struct {
	Key Key
	// Below is a key within the value of Key, such as the language of phrases;
	// empty for the value itself.
	Below string
	// Items are texts, or mappings of texts.
	Items []Value
}

// Add returns the bytes of a file with additions to its front matter. The error is
// one clause that says why the file cannot be changed so, and then it must stay as
// it is.
func Add(f File, data []byte, additions ...Addition) ([]byte, error) {
	for _, a := range additions {
		var err error
		if data, err = a.to(f, data); err != nil {
			return nil, err
		}
	}
	return data, nil
}

// matterEdit is front matter on its way to one more list item.
type matterEdit struct {
	Addition
	// source is what stands between the fences.
	*source
	inner string
	root  Value
	// table says which of the author's keys mean Key.
	table *table
	// asText is set where the items are further lines of a text.
	asText bool
}

// splice puts a text in the place of another one.
type splice struct {
	from, to int
	text     string
}

func (s splice) in(text string) string { return text[:s.from] + s.text + text[s.to:] }

// to makes one addition.
func (a Addition) to(f File, data []byte) ([]byte, error) {
	if _, name := encodingOf(data); name != "" {
		return nil, errors.New("it is " + name + ": save it as UTF-8 first")
	}
	text, _ := clean(f.Path, data)
	before := split(f.Path, text)
	if len(before.root.Pairs) == 0 {
		for _, p := range before.problems {
			if p.Level == problem.Error {
				return nil, errors.New(p.Message)
			}
		}
	}
	role, _, _ := fieldsOf(f, before, nil)
	e := &matterEdit{Addition: a, root: before.root, table: roleTables()[role]}
	changed, err := e.change(f.Path, string(text), before)
	if err != nil {
		return nil, err
	}
	edited, err := carry(data, string(text), changed)
	if err != nil {
		return nil, err
	}
	return edited, e.verify(f.Path, before, edited)
}

// change returns the clean text of the file with the addition.
func (e *matterEdit) change(file, text string, before matter) (string, error) {
	if before.inner == nil {
		gap := "\n"
		if text == "" || strings.HasPrefix(text, "\n") {
			gap = ""
		}
		return "---\n" + yamlEdit{e, yamlFlow}.lines("", e.Key.String(), e.Below) + "---\n" + gap + text, nil
	}
	b, _ := findBlock(file, unwrapped([]byte(text)))
	e.inner = text[b.innerStart:b.innerEnd]
	e.source = newSource(file, strings.TrimSuffix(e.inner, "\n"), 1+strings.Count(text[:b.innerStart], "\n"))
	find := yamlEdit{e, yamlFlow}.splice
	switch b.open {
	case "+++", "---toml":
		find = e.tomlSplice
	case "{", "---json", ";;;":
		find = yamlEdit{e, jsonFlow}.splice
	}
	s, err := find()
	if err != nil {
		return "", err
	}
	return text[:b.innerStart] + s.in(e.inner) + text[b.innerEnd:], nil
}

// pairOf is the place of the pair that the items belong to among pairs; -1 if there
// is none. A list goes before what is none.
func pairOf(pairs []Pair, means func(key string) bool) int {
	at := -1
	for i, p := range pairs {
		if means(p.Key) && (at < 0 || p.Value.Kind == Sequence && pairs[at].Value.Kind != Sequence) {
			at = i
		}
	}
	return at
}

// meansKey tells whether one of the author's keys means the key of the addition.
func (e *matterEdit) meansKey(key string) bool {
	c, known := e.table.claims[fold(key)]
	return known && c.field >= 0 && e.table.fields[c.field].Key == e.Key
}

func (e *matterEdit) meansBelow(key string) bool { return fold(key) == fold(e.Below) }

// verify reads a file again: its front matter must say what it said and the addition,
// and its body must be the same.
func (e *matterEdit) verify(file string, before matter, edited []byte) error {
	text, _ := clean(file, edited)
	after := split(file, text)
	grown := bytes.HasSuffix(after.body, before.body) && len(bytes.Trim(after.body[:len(after.body)-len(before.body)], "\n")) == 0
	wanted := e.added(before.root.Pairs, e.meansKey, e.Key.String(), e.Below)
	if !grown || !samePairs(wanted, after.root.Pairs, e.meansKey) || !slices.Equal(rulesOf(before.problems), rulesOf(after.problems)) {
		return fmt.Errorf("its front matter is written in a way in which %q cannot be added safely", e.Key)
	}
	return nil
}

// rulesOf are the rules of problems; that there was no front matter does not count.
func rulesOf(problems []problem.Problem) (rules []problem.Rule) {
	for _, p := range problems {
		if p.Rule != problem.FrontMatterAbsent {
			rules = append(rules, p.Rule)
		}
	}
	return rules
}

func mapped[T, U any](all []T, f func(T) U) (list []U) {
	for _, one := range all {
		list = append(list, f(one))
	}
	return list
}

// added are pairs as they are to be read after the addition.
func (e *matterEdit) added(pairs []Pair, means func(string) bool, key, below string) []Pair {
	pairs = slices.Clone(pairs)
	at := pairOf(pairs, means)
	if at < 0 {
		at = len(pairs)
		pairs = append(pairs, Pair{Key: key, Value: Value{Key: key}})
	}
	v := pairs[at].Value
	switch {
	case below != "":
		v = Value{Kind: Mapping, Key: v.Key, Pairs: e.added(v.Pairs, e.meansBelow, below, "")}
	case e.asText:
		for _, item := range e.Items {
			v.Text += "\n" + item.Text
		}
	default:
		items := v.Items
		if v.Kind == Scalar && v.Text != "" {
			items = []Value{{Text: v.Text}}
		}
		v = Value{Kind: Sequence, Key: v.Key, Items: append(slices.Clone(items), e.Items...)}
	}
	pairs[at].Value = v
	return pairs
}

// samePairs compares pairs without their places; the pair of the addition may stand
// anywhere.
func samePairs(a, b []Pair, means func(string) bool) bool {
	i, j := pairOf(a, means), pairOf(b, means)
	if len(a) != len(b) || (i < 0) != (j < 0) {
		return false
	}
	if i >= 0 {
		if a[i].Key != b[j].Key || !sameValue(a[i].Value, b[j].Value) {
			return false
		}
		a, b = slices.Delete(slices.Clone(a), i, i+1), slices.Delete(slices.Clone(b), j, j+1)
	}
	return slices.EqualFunc(a, b, func(a, b Pair) bool { return a.Key == b.Key && sameValue(a.Value, b.Value) })
}

// sameValue compares values without their places.
func sameValue(a, b Value) bool {
	return a.Kind == b.Kind && a.Text == b.Text && slices.EqualFunc(a.Items, b.Items, sameValue) &&
		samePairs(a.Pairs, b.Pairs, func(string) bool { return false })
}

// carry makes the change of a clean text in the bytes that it came from, and leaves
// all others alone.
func carry(data []byte, text, changed string) ([]byte, error) {
	head := 0
	for head < min(len(text), len(changed)) && text[head] == changed[head] {
		head++
	}
	tail := 0
	for tail < min(len(text), len(changed))-head && text[len(text)-1-tail] == changed[len(changed)-1-tail] {
		tail++
	}
	from, ok := rawOffset(data, text, head)
	to, okToo := rawOffset(data, text, len(text)-tail)
	if !ok || !okToo {
		return nil, errors.New("its front matter has characters that no text has: save it as UTF-8 without them first")
	}
	middle := strings.ReplaceAll(changed[head:len(changed)-tail], "\n", lineEnd(data))
	return slices.Concat(data[:from], []byte(middle), data[to:]), nil
}

// rawOffset is where an offset of the clean text stands in the bytes; false if they
// differ in more than line ends before it.
func rawOffset(data []byte, text string, offset int) (int, bool) {
	at := len(data) - len(bytes.TrimPrefix(data, utf8BOM))
	for i := range offset {
		switch {
		case at < len(data) && data[at] == text[i]:
			at++
		case text[i] == '\n' && bytes.HasPrefix(data[at:], []byte("\r\n")):
			at += 2
		case text[i] == '\n' && bytes.HasPrefix(data[at:], []byte("\r")):
			at++
		default:
			return 0, false
		}
	}
	return at, true
}

// lineEnd is how the first line of a file ends.
func lineEnd(data []byte) string {
	at := bytes.IndexAny(data, "\r\n")
	switch {
	case at < 0 || data[at] == '\n':
		return "\n"
	case bytes.HasPrefix(data[at:], []byte("\r\n")):
		return "\r\n"
	default:
		return "\r"
	}
}
