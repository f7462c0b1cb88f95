package render

import (
	"html/template"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/texts"
	"github.com/debrief-dev/debrief/internal/views"
)

// ImpactBox says in a few words what an incident did to whom.
type ImpactBox struct {
	// Rows are the first impacts, those on customers before the others; More are
	// those for which there is no room at once.
	Rows, More []ImpactRow
	// Lacks names what is not said; empty if all is.
	Lacks string
	// Section leads to what the author wrote; empty if it stands in no section.
	Section string
}

// ImpactRow is what happened to some people.
type ImpactRow struct {
	// Who is empty where nobody is named.
	Who, Words string
}

const (
	// impactsShown is how many impacts stand on the page at once.
	impactsShown = 4
	// impactLength is how much of an impact's text is said, in bytes.
	impactLength = 110
)

// impactBox is nil where nothing was read of an impact.
func impactBox(l *texts.Language, incident *kb.Incident) *ImpactBox {
	if len(incident.Impacts) == 0 {
		return nil
	}
	box := &ImpactBox{}
	for _, one := range views.CustomersFirst(incident) {
		box.Rows = append(box.Rows, ImpactRow{impactWho(l, one), impactWords(l, one)})
	}
	if len(box.Rows) > impactsShown+1 {
		box.Rows, box.More = box.Rows[:impactsShown], box.Rows[impactsShown:]
	}
	if lacks := views.ImpactLacks(incident); len(lacks) > 0 {
		said := make([]string, len(lacks))
		for i, lack := range lacks {
			said[i] = l.Word("impact-lacks.", lack)
		}
		box.Lacks = l.Text("impact.lacks", strings.Join(said, l.Text("impact.nor")))
	}
	if section, ok := sectionOf(incident, kb.SectionImpact); ok {
		box.Section = "#" + section.Anchor
	}
	return box
}

// saysAll tells whether the box has all of an impact as it is written, links included.
func (b *ImpactBox) saysAll(impact template.HTML) bool {
	return len(b.Rows) == 1 && template.HTML(template.HTMLEscapeString(b.Rows[0].Words)) == impact
}

// partyWord names those of whom only the kind is known.
func partyWord(l *texts.Language, party kb.Party) string {
	return l.Word("party.", string(party))
}

func impactWho(l *texts.Language, one *kb.Impact) string {
	if one.Who != "" {
		return prose.UpperFirst(one.Who)
	}
	return partyWord(l, one.Party)
}

// impactWords are the figures of an impact, or else how its text begins: of figures
// alone nobody would know what they count where it names no one.
func impactWords(l *texts.Language, one *kb.Impact) string {
	var facts []string
	add := func(words string) {
		if words != "" && !strings.EqualFold(words, one.Who) {
			facts = append(facts, words)
		}
	}
	if impactWho(l, one) != "" || one.What == "" {
		add(one.HowMany)
		add(one.Feature)
		// How long it was says little where only their kind is known, and no time at all is
		// worth a word only where nothing else is said.
		if (len(facts) > 0 || one.What == "" || one.Who != "") && (!one.NoTime || impactWho(l, one) == "" && len(facts) == 0) {
			add(one.HowLong)
		}
		if one.Amount != nil {
			add(moneyWords(l, *one.Amount))
		}
	}
	if len(facts) == 0 {
		add(prose.Shorten(prose.Line(one.What), impactLength))
	}
	return strings.Join(facts, " · ")
}

// moneyWords writes amounts in the words of a language.
func moneyWords(l *texts.Language, money kb.Money) string {
	return money.Say(func(form string, amounts ...any) string { return l.Text("money."+form, amounts...) })
}

// costSentence says what incidents cost; empty where none names an amount.
func costSentence(l *texts.Language, cost views.Cost) string {
	if cost.Recorded == 0 {
		return ""
	}
	var amounts []string
	for _, amount := range append(cost.Sums, cost.Ranges...) {
		amounts = append(amounts, moneyWords(l, amount))
	}
	if len(amounts) > amountsShown {
		amounts = append(amounts[:amountsShown], l.Text("impact.more-amounts"))
	}
	if cost.Of == 1 {
		return l.Text("impact.cost-of-one", l.List(amounts))
	}
	return l.Text("impact.cost", l.List(amounts), cost.Recorded, l.Count("incidents.in", cost.Of))
}

// amountsShown is how many amounts a sentence names.
const amountsShown = 5
