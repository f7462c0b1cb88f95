package preview

import (
	"fmt"
	"html"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/render"
	"github.com/debrief-dev/debrief/internal/views"
)

// promisedBefore lists what is still open of earlier incidents that are like the one
// of a page.
func promisedBefore(b *strings.Builder, now *state, source string) {
	if now.site == nil || source == "" {
		return
	}
	open, items := 0, ""
	for _, incident := range now.site.Base.Incidents {
		if incident.Source != source {
			continue
		}
		for _, similar := range now.site.Similar(incident) {
			if len(similar.Open) > 0 {
				open += len(similar.Open)
				items += promisedItem(now, similar)
			}
		}
	}
	if open > 0 {
		fmt.Fprintf(b, "<details><summary>%s</summary><ul>%s</ul></details>", now.count("preview.promised", open), items)
	}
}

func promisedItem(now *state, similar views.Similar) string {
	text := func(s string) string { return html.EscapeString(problem.Visible(prose.Line(s))) }
	var reasons, actions []string
	for _, reason := range similar.Reasons {
		reasons = append(reasons, reason.Text(now.texts()))
	}
	for _, promised := range similar.Open {
		line := text(promised.Action.Text.Head())
		if promised.Again != nil {
			line += " " + now.say("preview.promised-again", promised.Again.Text.Line)
		}
		actions = append(actions, "<li>"+line+"</li>")
	}
	page := "/" + render.Address(kb.Ref{Kind: kb.ToIncident, Slug: similar.Incident.Slug})
	return fmt.Sprintf(`<li><a href="%s">%s</a>, %s (%s)<ul>%s</ul></li>`,
		html.EscapeString(page), text(similar.Incident.Title), similar.Incident.Date, text(strings.Join(reasons, "; ")), strings.Join(actions, ""))
}
