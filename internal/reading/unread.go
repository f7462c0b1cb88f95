package reading

import "github.com/debrief-dev/debrief/internal/markdown"

// Why a section that looked like a timeline, a list of actions or causes was not
// read as one: one clause that an author can act on.

// holdings counts what a section holds, with the sections below it.
type holdings struct{ lists, tables, prose, code int }

func (h *holdings) count(s *section) {
	if words := s.leadWords(); words != "" && !isPlaceholder(words) {
		h.prose++
	}
	for _, b := range s.blocks {
		switch {
		case b.Kind == markdown.List:
			h.lists++
		case b.Kind == markdown.Table:
			h.tables++
		case b.Kind == markdown.Code:
			h.code++
		case b.Kind == markdown.Paragraph && !isTemplateParagraph(b):
			h.prose++
		}
	}
	for _, child := range s.children {
		h.count(child)
	}
}

// whyUnread is the clause about a timeline that gave no entry.
func whyUnread(s *section) string {
	var h holdings
	h.count(s)
	switch {
	case h.tables > 0:
		return "no column of the table holds times"
	case h.lists > 0:
		return "no item of the list starts with a time"
	case h.prose > 0:
		return "no paragraph or heading starts with a time"
	case h.code > 0:
		return "code is not read as a timeline"
	}
	return "no heading under it starts with a time"
}

// whyNoActions is the clause about a section that gave no action; empty where
// there is nothing to explain.
func whyNoActions(s *section) string {
	var h holdings
	h.count(s)
	switch {
	case h.tables > 0:
		return "the table has no rows with an action"
	case h.lists > 0:
		return "no item of the list says what is to be done"
	case h.prose > 0:
		return "it is prose, not a list or a table"
	case h.code > 0:
		return "code is not read as actions"
	}
	return ""
}

// whyNoCauses is the clause about a section that gave no cause.
func whyNoCauses(s *section) string {
	if unknownCause(proseOf(s).words()) {
		return "it says that the cause is not known"
	}
	if first := proseOf(s); first.block != nil {
		return "its text is too short to name a cause"
	}
	return "it holds no list, no heading and no sentence to take as a cause"
}

// onlyTemplate tells whether a section holds nothing but what a template left.
func onlyTemplate(s *section) bool {
	if words := s.leadWords(); words != "" && !isPlaceholder(words) {
		return false
	}
	for _, b := range s.blocks {
		if b.Kind != markdown.Paragraph || !isTemplateParagraph(b) {
			return false
		}
	}
	for _, child := range s.children {
		if !onlyTemplate(child) {
			return false
		}
	}
	return true
}
