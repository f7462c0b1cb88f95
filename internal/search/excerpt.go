package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf16"

	"github.com/debrief-dev/debrief/internal/kb"
)

// An excerpt is a window over the section that has the most of the query. Its
// lengths are counted in UTF-16 units, as the browser counts them.
const (
	windowLength = 200
	// windowLead is how much may stand before the first word of the query.
	windowLead = 40
	// mostSectionLinks is how many sections a hit names.
	mostSectionLinks = 3
)

// marked is a section with the marks in its heading and in its text.
type marked struct {
	Section
	heading, text []mark
}

func (m marker) mark(sections []Section) []marked {
	all := make([]marked, len(sections))
	for i, section := range sections {
		all[i] = marked{section, m.marks(section.Heading), m.marks(section.Text)}
	}
	return all
}

// excerpt chooses the section whose text has the most of the query, and a window
// in it.
func (m marker) excerpt(sections []marked) Excerpt {
	best, most := -1, 0
	for i, section := range sections {
		if sum := m.sum(section.text); section.Text != "" && (best < 0 || sum > most) {
			best, most = i, sum
		}
	}
	if best < 0 {
		return Excerpt{}
	}
	return newWindow(sections[best].Text, sections[best].text).cut(m, most)
}

// links name the sections that have words of the query, those with most first.
func (m marker) links(sections []marked) []SectionLink {
	type link struct {
		SectionLink
		sum int
	}
	var links []link
	for _, section := range sections {
		if marks := slices.Concat(section.heading, section.text); section.Anchor != "" && len(marks) > 0 {
			links = append(links, link{SectionLink{section.Heading, section.Anchor}, m.sum(marks)})
		}
	}
	slices.SortStableFunc(links, func(a, b link) int { return cmp.Compare(b.sum, a.sum) })
	var named []SectionLink
	for _, l := range links[:min(mostSectionLinks, len(links))] {
		named = append(named, l.SectionLink)
	}
	return named
}

// window is a text in UTF-16 units, with the marks in it.
type window struct {
	text  []uint16
	marks []mark
}

func newWindow(text string, marks []mark) window {
	w := window{text: make([]uint16, 0, len(text))}
	units := make([]int, len(text)+1)
	for i, r := range text {
		units[i] = len(w.text)
		w.text = utf16.AppendRune(w.text, r)
	}
	units[len(text)] = len(w.text)
	for _, k := range marks {
		w.marks = append(w.marks, mark{units[k.start], units[k.end], k.clauses})
	}
	return w
}

// cut makes the excerpt around the marks that have the most of the query; no
// window has more than most.
func (w window) cut(m marker, most int) Excerpt {
	first, covered := w.densest(m, most)
	start := 0
	if first > windowLead {
		start = w.wordStart(first-windowLead, first)
	}
	end := w.end(start, covered)
	for start < end && isBlank(w.text[start]) {
		start++
	}
	for end > start && isBlank(w.text[end-1]) {
		end--
	}
	return w.write(start, end)
}

// densest finds the mark from which the most of the query fits into a window,
// and where the last that fits ends. It stops at a window with all of it.
func (w window) densest(m marker, all int) (first, covered int) {
	most := -1
	var inside []mark
	for i, from := range w.marks {
		limit := from.start + windowLength - windowLead
		inside = inside[:0]
		last := from.start
		for j, k := range w.marks[i:] {
			if k.start >= limit {
				break
			}
			if k.end <= limit {
				last = max(last, k.end)
			} else if j > 0 {
				continue
			}
			// A phrase may be longer than the window; its start is what is shown.
			inside = append(inside, k)
		}
		if sum := m.sum(inside); sum > most {
			most, first, covered = sum, from.start, last
		}
		if most == all {
			break
		}
	}
	return first, covered
}

// wordStart is the first place after a blank between start and the first mark.
func (w window) wordStart(start, first int) int {
	for i := start - 1; i < first; i++ {
		if isBlank(w.text[i]) {
			return i + 1
		}
	}
	if splitsPair(w.text, start) {
		return start + 1
	}
	return start
}

// end is where a window ends: before the last word that does not fit, but never
// inside of what it is to show.
func (w window) end(start, covered int) int {
	end := start + windowLength
	if end >= len(w.text) {
		return len(w.text)
	}
	for i := end; i >= covered; i-- {
		if isBlank(w.text[i]) {
			return i
		}
	}
	if splitsPair(w.text, end) && end-1 >= covered {
		return end - 1
	}
	return end
}

// write writes a stretch with its marks.
func (w window) write(start, end int) Excerpt {
	var text strings.Builder
	if start > 0 {
		text.WriteString("…")
	}
	// places are the bytes of the excerpt at which the units stand.
	places := make([]int, end-start+1)
	for i := start; i < end; i++ {
		places[i-start] = text.Len()
		switch u := w.text[i]; {
		case isBlank(u):
			if i == start || !isBlank(w.text[i-1]) {
				text.WriteByte(' ')
			}
		case u >= 0xD800 && u < 0xDC00 && i+1 < end:
			text.WriteRune(utf16.DecodeRune(rune(u), rune(w.text[i+1])))
		case u >= 0xDC00 && u < 0xE000:
			// Written with the half before it.
		default:
			text.WriteRune(rune(u))
		}
	}
	places[end-start] = text.Len()
	var marks []kb.Range
	for _, k := range w.marks {
		from, to := max(k.start, start), min(k.end, end)
		if to <= from {
			continue
		}
		r := kb.Range{From: places[from-start], To: places[to-start]}
		if n := len(marks); n > 0 && r.From <= marks[n-1].To {
			marks[n-1].To = max(marks[n-1].To, r.To)
			continue
		}
		marks = append(marks, r)
	}
	if end < len(w.text) {
		text.WriteString("…")
	}
	return Excerpt{Text: text.String(), Marks: marks}
}

// isBlank tells whether a unit is white space in the texts of sections.
func isBlank(u uint16) bool { return u == ' ' || u == '\t' || u == '\n' || u == '\r' }

// splitsPair tells whether a place lies between the two halves of a character.
func splitsPair(text []uint16, at int) bool {
	return at > 0 && at < len(text) && text[at] >= 0xDC00 && text[at] < 0xE000
}
