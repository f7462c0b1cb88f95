package search

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/debrief-dev/debrief/internal/texts"
)

// Search answers a query with at most limit hits; none if it is 0. The context
// stops it.
func (x *Index) Search(ctx context.Context, query Query, limit int) (Results, error) {
	results, err := x.search(ctx, query, limit)
	if err != nil {
		return Results{}, fmt.Errorf("search for %q: %w", query.Text, err)
	}
	return results, nil
}

func (x *Index) search(ctx context.Context, query Query, limit int) (Results, error) {
	if err := ctx.Err(); err != nil {
		return Results{}, err
	}
	d, err := x.dictionary()
	if err != nil {
		return Results{}, err
	}
	p := parse(query.Text, x.english, false)
	a, numbers, err := x.find(ctx, d, p, query.Ticked)
	if err != nil {
		return Results{}, err
	}
	isLiteral := false
	if p.excludes && (len(numbers) == 0 || a.partial) {
		// A pasted command, more likely than a search for nothing, or for a part.
		literal := parse(query.Text, x.english, true)
		b, found, err := x.find(ctx, d, literal, query.Ticked)
		if err != nil {
			return Results{}, err
		}
		if len(found) > 0 && !b.partial {
			p, a, numbers, isLiteral = literal, b, found, true
		}
	}
	results := Results{Total: len(numbers), Partial: a.partial, Facets: a.counts(x.facets), Notes: a.ticks.notes}
	if p.cut {
		results.Notes = append(results.Notes, texts.English().Text("search.cut", mostClauses))
	}
	if isLiteral {
		results.Notes = append(results.Notes, literalNote())
	}
	if len(numbers) == 0 {
		results.Nearest = d.nearest(a.absent())
	}
	m := newMarker(d, a)
	results.Pages = m.pages(x.facets, a)
	results.Hits = x.best(a, numbers, limit)
	for i := range results.Hits {
		if err := ctx.Err(); err != nil {
			return Results{}, err
		}
		if err := x.complete(&results.Hits[i], m, a); err != nil {
			return Results{}, err
		}
	}
	return results, nil
}

// literalNote says that a dash was taken for what people paste.
func literalNote() string { return texts.English().Text("search.literal") }

// find looks for the documents of a query.
func (x *Index) find(ctx context.Context, d *dictionary, p parsed, ticked map[Facet][]string) (*answer, []int, error) {
	a := &answer{ticks: newTicks(x.facets, p.filters, ticked, len(x.documents))}
	for _, c := range x.resolve(d, p.clauses) {
		m, err := x.match(ctx, d, c)
		if err != nil {
			return nil, nil, err
		}
		a.clauses = append(a.clauses, m)
	}
	if absent := a.absent(); len(absent) > 0 {
		a.ticks.notes = append(a.ticks.notes, texts.English().Text("search.absent", strings.Join(absent, ", ")))
	}
	a.findWords(len(x.documents))
	a.settle()
	return a, a.hits(), nil
}

// best are the first hits, the highest score first, of equal ones the newest. A
// page, which mostly says little more than its title, never stands above an
// incident that has as many of the words.
func (x *Index) best(a *answer, numbers []int, limit int) []Hit {
	hits := make([]Hit, len(numbers))
	// most has for each number of words the lowest score of the incidents with so
	// many, or more.
	most := make([]int, a.words+1)
	for n := range most {
		most[n] = math.MaxInt
	}
	for i, number := range numbers {
		hits[i] = Hit{Number: number, Score: a.score(number)}
		if found := a.found[number]; !x.documents[number].Page {
			most[found] = min(most[found], hits[i].Score)
		}
	}
	for n := len(most) - 2; n >= 0; n-- {
		most[n] = min(most[n], most[n+1])
	}
	for i, number := range numbers {
		if x.documents[number].Page {
			hits[i].Score = min(hits[i].Score, most[a.found[number]])
		}
	}
	slices.SortFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Number, b.Number))
	})
	return hits[:min(max(limit, 0), len(hits))]
}

// complete fills in what is shown of a hit.
func (x *Index) complete(hit *Hit, m marker, a *answer) error {
	hit.Document = &x.documents[hit.Number]
	sections, err := x.reader.sections(hit.Number)
	if err != nil {
		return err
	}
	marked := m.mark(sections)
	hit.Excerpt, hit.Sections = m.excerpt(marked), m.links(marked)
	hit.Matched = m.matched(hit.Document, a)
	return nil
}

// Where nothing is found, words are offered that begin like those of the query.
const (
	mostNearest     = 6
	nearestEach     = 3
	shortestNearest = 3
)

// nearest are words of the index that begin with as much of a word that no
// document has as any does.
func (d *dictionary) nearest(absent []string) []string {
	var words []string
	for _, term := range absent {
		// Another number is no misspelling.
		letters := []rune(term)
		if !strings.ContainsFunc(term, unicode.IsLetter) {
			continue
		}
		for n := len(letters) - 1; n >= shortestNearest; n-- {
			from, to := d.withPrefix(string(letters[:n]))
			if from == to {
				continue
			}
			places := make([]int, 0, to-from)
			for i := from; i < to; i++ {
				places = append(places, i)
			}
			for _, place := range d.frequent(places, nearestEach) {
				if word := d.entries[place].word; !slices.Contains(words, word) {
					words = append(words, word)
				}
			}
			break
		}
	}
	return words[:min(mostNearest, len(words))]
}
