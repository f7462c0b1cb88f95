package check

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

var (
	emptyAlts    = words.Set("check.alt")
	placeholders = words.Set("check.placeholder")
)

// imageAlt finds images whose alternative text says nothing: ![](a.png),
// ![image](a.png).
func imageAlt(p *page) { p.images(p.doc.Blocks) }

func (p *page) images(blocks []markdown.Block) {
	for i := range blocks {
		b := &blocks[i]
		for _, span := range b.Spans {
			if span.Style&markdown.Image == 0 || span.Link >= len(p.doc.Body.Links) {
				continue
			}
			link := p.doc.Body.Links[span.Link]
			if alt := strings.ToLower(strings.TrimSpace(link.Text)); alt == "" || emptyAlts()[alt] {
				at := p.atLine(max(link.Line, b.Line))
				at.Column = link.Column
				p.report(problem.ImageAlt, at, "this image has no words for those who cannot see it")
			}
		}
		p.images(b.Children)
	}
}

// unfilled is a place of a form that was not filled in: <describe the cause>,
// [insert date here], TODO, TODO: how many? Other notes to oneself are work to do.
var unfilled = words.Pattern(`^(?:<[A-Za-z][^<>]* [^<>]*>|\[(?i:insert|describe|fill|add|enter|your|todo|tbd)\b[^\]]*\]|` +
	`(?:TODO|TBD|FIXME)[\s:]*(?:|.*\?|(?i:describe|write|explain|fill in|fill out|insert|complete|elaborate|expand|summari[sz]e)\b.*))$|(?i:^lorem ipsum)`)

// unfilledStarts are the first letters of what unfilled matches.
const unfilledStarts = "<[TFlL"

// placeholderLeft finds texts that wait to be written.
func placeholderLeft(p *page) {
	for i := range p.passages {
		one := &p.passages[i]
		if one.action {
			continue
		}
		text := prose.Line(one.plain)
		if text != "" && strings.IndexByte(unfilledStarts, text[0]) >= 0 && unfilled().MatchString(text) || placeholders()[strings.Trim(strings.ToLower(text), " .…:_*()[]?!")] {
			p.report(problem.PlaceholderLeft, p.atLine(one.line), "this waits to be written: \""+head(text)+"\"")
		}
	}
}
