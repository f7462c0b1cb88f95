package reading

import (
	"iter"
	"slices"

	"github.com/debrief-dev/debrief/internal/markdown"
)

// The parts of a block, and what they begin with: the items of a list, the rows of a
// table, the cells of a row.

// each are the places and the members of a list, in their place.
func each[T any](list []T) iter.Seq2[int, *T] {
	return func(yield func(int, *T) bool) {
		for i := range list {
			if !yield(i, &list[i]) {
				return
			}
		}
	}
}

// pointersTo are the members of a list.
func pointersTo[T any](list []T) []*T {
	all := make([]*T, len(list))
	for i := range list {
		all[i] = &list[i]
	}
	return all
}

func blocksOf(b *markdown.Block) []*markdown.Block { return pointersTo(b.Children) }

// count counts the members of a list that fit.
func count[T any](list []T, fits func(*T) bool) int {
	n := 0
	for _, one := range each(list) {
		if fits(one) {
			n++
		}
	}
	return n
}

// anyOf tells whether a member of a list fits.
func anyOf[T any](list []T, fits func(*T) bool) bool {
	for _, one := range each(list) {
		if fits(one) {
			return true
		}
	}
	return false
}

// allOf tells whether each of them does.
func allOf[T any](list []T, fits func(*T) bool) bool {
	return !anyOf(list, func(one *T) bool { return !fits(one) })
}

// isOneOf tells whether a value is one of some.
func isOneOf[T comparable](value T, some ...T) bool { return slices.Contains(some, value) }

// ofKind are those of some blocks that are of a kind.
func ofKind(blocks []*markdown.Block, kind markdown.Kind) iter.Seq[*markdown.Block] {
	return func(yield func(*markdown.Block) bool) {
		for _, b := range blocks {
			if b.Kind == kind && !yield(b) {
				return
			}
		}
	}
}

// headingsIn are the headings of a document.
func headingsIn(doc *markdown.Doc) iter.Seq[*markdown.Block] {
	return func(yield func(*markdown.Block) bool) {
		for _, b := range each(doc.Blocks) {
			if b.Kind == markdown.Heading && !yield(b) {
				return
			}
		}
	}
}

// leadOf is the paragraph that an item begins with; nil if it begins with none.
func leadOf(item *markdown.Block) *markdown.Block {
	if len(item.Children) == 0 || item.Children[0].Kind != markdown.Paragraph {
		return nil
	}
	return &item.Children[0]
}

// leadText is the text of what an item begins with; empty if it is empty.
func leadText(item *markdown.Block) string {
	if len(item.Children) == 0 {
		return ""
	}
	return item.Children[0].Text
}

// leads are the items of a list that begin with a paragraph of prose, and these.
func leads(list *markdown.Block) iter.Seq2[*markdown.Block, *markdown.Block] {
	return func(yield func(item, lead *markdown.Block) bool) {
		for _, item := range each(list.Children) {
			if lead := leadOf(item); lead != nil && isProse(lead) && !yield(item, lead) {
				return
			}
		}
	}
}

// allTasks tells whether all items of a list have a box.
func allTasks(list *markdown.Block) bool {
	return len(list.Children) > 0 && allOf(list.Children, isTask)
}

// isTask tells whether an item has a box.
func isTask(item *markdown.Block) bool { return item.Task != markdown.NoTask }

func firstBlock(blocks []*markdown.Block) *markdown.Block {
	if len(blocks) == 0 {
		return nil
	}
	return blocks[0]
}
