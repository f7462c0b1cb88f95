package reading

import "github.com/debrief-dev/debrief/internal/kb"

// What all readers of causes share: the causes so far, and how one is added.

// causeReading is what a document says about why it happened, and why it was not
// worse.
type causeReading struct {
	factors, mitigators []kb.Assignment
	badly, surprises    []kb.Text
	figures             []kb.Figure
	unread              []kb.Unread
	// unknownKinds are words in the place of a factor's kind.
	unknownKinds []refusedToken
}

// causeReader reads one document's causes from its start to its end.
type causeReader struct {
	*outline
	causeReading
	markers                   map[string]bool
	anchors, mitigatorAnchors anchors
	// role is that of the causes at hand.
	role kb.Role
	// named is how many headings below a section name the root cause, or ask why.
	named map[*section]int
	// labelled is set when a label above the sections has named the root cause.
	labelled bool
	// chains are the places of the causes that sections of whys are.
	chains []int
}

// addFactor completes a cause and appends it.
func (r *causeReader) addFactor(a kb.Assignment) {
	if a.Role == "" {
		a.Role = r.role
	}
	a.Anchor = r.anchors.ofWords(a.Title.Plain)
	r.factors = append(r.factors, a)
}

// addMitigator appends what helped, unless it says that something failed; called is set
// below a name for luck.
func (r *causeReader) addMitigator(a kb.Assignment, called bool) bool {
	if failedToHold().isSaid(a.Title.Plain) {
		return false
	}
	a.Luck = called || calledLuck().isSaid(a.Title.Plain) || calledLuck().isSaid(a.Note.Plain)
	a.Anchor = r.mitigatorAnchors.ofWords(a.Title.Plain)
	r.mitigators = append(r.mitigators, a)
	return true
}

// failedToHold are words of what failed, which stands among what helped where it tells
// how that was found: "We did not get the alert".
var failedToHold = listOf("mitigator.failed")

// calledLuck are the words by which people call what held luck.
var calledLuck = listOf("mitigator.luck")

// markerNames are the folded names of markers.
func markerNames(markers []kb.Marker) map[string]bool {
	names := map[string]bool{}
	for _, m := range append(kb.Markers(), markers...) {
		for _, name := range append([]string{m.Name, m.Slug}, m.Synonyms...) {
			names[kb.Fold(name)] = true
		}
	}
	return names
}
