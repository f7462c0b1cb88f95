package views

import "github.com/debrief-dev/debrief/internal/texts"

// ReasonKind says what two incidents share.
type ReasonKind int

// The kinds of reason, the weightiest first.
const (
	// Named: the author named the other as related.
	Named ReasonKind = iota
	// Links and LinkedFrom: one text links to the other.
	Links
	LinkedFrom
	SharedFactor
	SharedService
	SharedTag
	// SameTitle: the two have one title. SharedWords: their words are alike.
	SameTitle
	SharedWords
)

// Reason is one reason why two incidents are related.
type Reason struct {
	Kind ReasonKind
	// Slug and Name are of the shared thing; empty for links.
	Slug, Name string
}

// Text is the reason in words.
func (r Reason) Text(l *texts.Language) string {
	switch r.Kind {
	case Named:
		return l.Text("reason.named")
	case Links:
		return l.Text("reason.links")
	case LinkedFrom:
		return l.Text("reason.linked")
	case SharedFactor:
		return l.Text("reason.factor", r.Name)
	case SharedService:
		return l.Text("reason.service", r.Name)
	case SameTitle:
		return l.Text("reason.title")
	case SharedWords:
		return l.Text("reason.shares", r.Name)
	default:
		return l.Text("reason.tag", r.Name)
	}
}

// weight is how much a shared thing of the kind counts.
func (k ReasonKind) weight() float64 {
	switch k {
	case SharedFactor:
		return factorWeight
	case SharedService:
		return serviceWeight
	default:
		return tagWeight
	}
}
