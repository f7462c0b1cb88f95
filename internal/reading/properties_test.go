package reading

import (
	"bytes"
	"fmt"
	"html"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/when"
	"github.com/debrief-dev/debrief/internal/words"
)

// What holds for every document whatever it says.

// checkProperties returns what is wrong with an incident that was read from a
// body of so many lines.
func checkProperties(i *kb.Incident, first, lines int) []string {
	c := &propertyCheck{incident: i, first: first, last: first + lines, anchors: map[string]bool{}}
	for n := range i.Timeline {
		e := &i.Timeline[n]
		c.anchor(e.Anchor)
		c.text("timeline entry", e.Text)
		c.line("timeline entry", e.Moment.Line)
		if !e.Moment.Instant.IsZero() && (!e.Moment.HasClock || e.Moment.Day.IsZero() || e.Moment.Zone == "") {
			c.fail("an instant without day, clock and zone: %q", e.Moment.Written)
		}
	}
	for n := range i.Actions {
		a := &i.Actions[n]
		c.anchor(a.Anchor)
		c.text("action", a.Text)
		if a.State == "" || a.Text.Plain == "" {
			c.fail("an action without state or words on line %d", a.Text.Line)
		}
	}
	for _, list := range [][]kb.Assignment{i.Factors, i.Mitigators} {
		for n := range list {
			a := &list[n]
			c.anchor(a.Anchor)
			c.text("title of a cause", a.Title)
			c.text("note of a cause", a.Note)
			c.whys(a.Whys)
		}
	}
	for n := range i.Impacts {
		c.text("impact", i.Impacts[n].Text)
		c.line("impact", i.Impacts[n].Text.Line)
	}
	c.figures()
	return c.wrong
}

type propertyCheck struct {
	incident    *kb.Incident
	first, last int
	anchors     map[string]bool
	wrong       []string
}

func (c *propertyCheck) fail(format string, args ...any) {
	c.wrong = append(c.wrong, fmt.Sprintf(format, args...))
}

func (c *propertyCheck) anchor(id string) {
	if id == "" || c.anchors[id] {
		c.fail("the anchor %q is empty or taken", id)
	}
	c.anchors[id] = true
}

func (c *propertyCheck) line(what string, line int) {
	if line < 1 || line > c.last {
		c.fail("%s on line %d of a file of %d", what, line, c.last)
	}
}

func (c *propertyCheck) whys(whys []kb.Why) {
	for n := range whys {
		c.text("why", whys[n].Text)
		c.whys(whys[n].Whys)
	}
}

// showsMore finds images, footnotes, titles of alerts and emoji, which show what is
// not in the plain text.
var showsMore = words.Pattern(`\x00[iftm]`)

var anyTag = words.Pattern(`<[^>]*>`)

// shownWords are the words that a reader sees of a text.
func shownWords(body kb.Body, text kb.Text) (string, error) {
	var b bytes.Buffer
	err := markdown.WriteText(&b, body, text, func(int, *kb.Link) markdown.Target { return markdown.Target{} })
	return squeeze(html.UnescapeString(anyTag().ReplaceAllString(b.String(), " "))), err
}

// squeeze leaves out white space, which HTML does not keep.
func squeeze(text string) string { return strings.Join(strings.Fields(text), "") }

// text checks that a text is shown with the words that it has, and no others.
func (c *propertyCheck) text(what string, text kb.Text) {
	if text.IsZero() {
		return
	}
	c.line(what, text.Line)
	shown, err := shownWords(c.incident.Body, text)
	if err != nil {
		c.fail("%s on line %d: %v", what, text.Line, err)
		return
	}
	if text.HTML.Empty() || showsMore().Match(c.incident.Body.HTML[text.HTML.From:text.HTML.To]) {
		return
	}
	if shown != squeeze(text.Plain) {
		c.fail("%s on line %d reads %q and shows %q", what, text.Line, text.Plain, shown)
	}
	end := 0
	for _, drop := range text.Drop {
		if drop.From < end || drop.Empty() {
			c.fail("%s on line %d: the ranges left out, %v, are not in order", what, text.Line, text.Drop)
		}
		end = drop.To
	}
}

// figures checks that the figures of each list delimit its entries in order and
// do not overlap.
func (c *propertyCheck) figures() {
	lengths := map[kb.FigureKind]int{
		kb.TimelineFigure: len(c.incident.Timeline), kb.ActionFigure: len(c.incident.Actions),
		kb.FactorFigure: len(c.incident.Factors), kb.MitigatorFigure: len(c.incident.Mitigators),
	}
	ends := map[kb.FigureKind]int{}
	for _, f := range c.incident.Figures {
		if f.First < ends[f.Kind] || f.Last <= f.First || f.Last > lengths[f.Kind] {
			c.fail("figure %+v of a list of %d", f, lengths[f.Kind])
		}
		ends[f.Kind] = f.Last
		if f.First >= 0 && f.Last <= lengths[f.Kind] && f.Range.From >= 0 && f.Range.To <= len(c.incident.Body.HTML) {
			c.inPlace(f)
		}
		if f.Range.Empty() || f.Range.From < 0 || f.Range.To > len(c.incident.Body.HTML) {
			c.fail("figure %+v of a body of %d bytes", f, len(c.incident.Body.HTML))
		}
		for _, other := range c.incident.Figures {
			if f != other && f.Range.From < other.Range.To && other.Range.From < f.Range.To {
				c.fail("figures %+v and %+v overlap", f, other)
			}
		}
	}
}

// inPlace checks that no word of a stretch is lost where the structured list is
// shown in its place.
func (c *propertyCheck) inPlace(f kb.Figure) {
	if f.Keep || f.Last > 1<<20 {
		return
	}
	var b strings.Builder
	i := c.incident
	switch f.Kind {
	case kb.TimelineFigure:
		for n := range i.Timeline[f.First:f.Last] {
			writeEntry(&b, &i.Timeline[f.First+n])
			fmt.Fprint(&b, i.Timeline[f.First+n].Moment.Instant, i.Timeline[f.First+n].Moment.Day.Midnight().Format(" 2 January Jan Mon"))
		}
	case kb.ActionFigure:
		for n := range i.Actions[f.First:f.Last] {
			writeAction(&b, &i.Actions[f.First+n])
		}
	case kb.FactorFigure:
		for n := range i.Factors[f.First:f.Last] {
			writeCause(&b, "", &i.Factors[f.First+n])
		}
	case kb.MitigatorFigure:
		for n := range i.Mitigators[f.First:f.Last] {
			writeCause(&b, "", &i.Mitigators[f.First+n])
		}
	}
	stretch := i.Body.HTML[f.Range.From:f.Range.To]
	known := squeeze(strings.ToLower(b.String()))
	shown := html.UnescapeString(anyTag().ReplaceAllString(anyHole().ReplaceAllString(string(stretch), ""), " "))
	for _, word := range plainWord().FindAllString(strings.ToLower(shown), -1) {
		if !strings.Contains(known, word) && !understood(word) {
			c.fail("the word %q is lost where figure %+v shows %q", word, f, b.String())
			return
		}
	}
}

var (
	anyHole   = words.Pattern(`\x00[^\x00]*\x00`)
	plainWord = words.Pattern(`\p{L}{5,}`)
)

// understood tells whether a word is shown as something else: as a state, a kind,
// or the place of what it introduces.
func understood(word string) bool {
	_, state := stateWords()[word]
	_, topic := groupTopics()[word]
	_, kind := kindMarks()[word]
	_, factor := factorKinds()[word]
	return state || topic || kind || factor || dropWords().MatchString(word) || actionColumn(word) != otherColumn || columnWords[word] ||
		answerWord().MatchString(word+": ") || word == "markers" || when.IsWeekday(word) || when.IsMonth(word)
}

// columnWords are the words of the keys and the marks of an action: "fecha límite".
var columnWords = func() map[string]bool {
	known := map[string]bool{}
	for _, key := range words.Keys() {
		switch {
		case strings.HasPrefix(key, "column.action."), strings.HasPrefix(key, "line."),
			key == "action.label", key == "action.to", key == "action.done-on", key == "action.by":
			for _, phrase := range words.Of(key)() {
				for word := range strings.FieldsSeq(phrase) {
					known[word] = true
				}
			}
		}
	}
	return known
}()

func TestPropertiesOfRealDocuments(t *testing.T) {
	folders, err := os.ReadDir(realCorpora)
	if err != nil {
		t.Skipf("the real corpora are not here: %v", err)
	}
	read := 0
	for _, folder := range folders {
		if !folder.IsDir() {
			continue
		}
		fsys := os.DirFS(filepath.Join(realCorpora, folder.Name()))
		files, _, err := content.List(fsys, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			entry := content.Read(fsys, file)
			doc := markdown.Parse(markdown.Source{File: file.Path, Text: entry.Body, Line: entry.BodyLine}, markdown.Options{})
			incident, _ := Incident(entry, doc, Rules{})
			for _, wrong := range checkProperties(incident, entry.BodyLine, bytes.Count(entry.Body, []byte("\n"))+1) {
				t.Errorf("%s/%s: %s", folder.Name(), file.Path, wrong)
			}
			read++
		}
	}
	if read == 0 {
		t.Error("no document was read")
	}
}

// TestPropertiesOfShuffledLines reads documents made of the lines of all cases in
// any order, which no author would write.
func TestPropertiesOfShuffledLines(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine, and long: for a whole run")
	}
	var lines []string
	for _, c := range structureCases(t) {
		lines = append(lines, strings.Split(c.give, "\n")...)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 1500 {
		text := ""
		for range 2 + random.IntN(30) {
			line := lines[random.IntN(len(lines))]
			switch random.IntN(12) {
			case 0:
				line = "> " + line
			case 1:
				line = "  " + line
			case 2:
				line = "## " + line
			case 3:
				line += "\n"
			}
			text += line + "\n"
		}
		for _, wrong := range checkProperties(readText(text), 1, strings.Count(text, "\n")+1) {
			t.Errorf("%s\nin:\n%s", wrong, text)
		}
		if t.Failed() {
			return
		}
	}
}
