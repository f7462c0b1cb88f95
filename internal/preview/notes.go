package preview

import (
	"fmt"
	"html"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/texts"
)

// qualityPage is the page of the findings of all documents.
const qualityPage = "quality/index.html"

// mostNotes is how many problems a banner lists; the terminal has all of them.
const mostNotes = 20

// notes is what the preview adds to a page: a banner with what keeps documents
// from being shown as they are now, and the findings of the page's own document
// at its foot. Both elements are there even if they are empty, so that an open
// page can change them.
func (p *Preview) notes(now *state, v view) string {
	var b strings.Builder
	say := now.say
	fmt.Fprintf(&b, `<aside class="debrief-preview" id="debrief-preview-findings" aria-label="%s">`, say("preview.label"))
	source := now.sources()[v.name]
	var findings, errs []problem.Problem
	if now.site != nil {
		for _, one := range now.site.Problems {
			if one.Level == problem.Error {
				errs = append(errs, one)
			} else if source != "" && one.File == source {
				findings = append(findings, one)
			}
		}
	}
	if len(findings) > 0 {
		fmt.Fprintf(&b, "<p>%s</p>", say("preview.findings", source))
		p.list(&b, now, findings)
		if _, there := now.find(qualityPage); there {
			fmt.Fprintf(&b, `<p><a href="/quality/">%s</a></p>`, say("preview.all-findings"))
		}
	}
	promisedBefore(&b, now, source)
	p.suggestions(&b, now, source)
	b.WriteString(`</aside><aside class="debrief-preview" id="debrief-preview-banner" role="alert">`)
	if v.err != nil {
		fmt.Fprintf(&b, `<p><strong>%s</strong> <span lang="en">%s</span></p>`, say("preview.as-before"), html.EscapeString(oneLine(v.err)))
	}
	if len(errs) > 0 {
		fmt.Fprintf(&b, "<p><strong>%s</strong> %s</p>", say("preview.errors"), say("preview.errors-note"))
		p.list(&b, now, errs)
	}
	b.WriteString("</aside>")
	return b.String()
}

// suggestions lists what is suggested for the document of a page, with the command
// that names it or keeps it away: the preview writes nothing itself.
func (p *Preview) suggestions(b *strings.Builder, now *state, source string) {
	if now.site == nil || source == "" {
		return
	}
	folder := p.settings.Source
	var items []string
	item := func(verb, slug, title, words string) {
		command := "debrief " + verb + " " + shellWord(folder) + " --accept " + slug + " --in " + shellWord(source)
		one := fmt.Sprintf("<li>%s<pre>%s</pre></li>", now.say("preview.suggestion", title, problem.Visible(prose.Line(words))), html.EscapeString(command))
		if !slices.Contains(items, one) {
			items = append(items, one)
		}
	}
	for _, incident := range now.site.Base.Incidents {
		if incident.Source != source {
			continue
		}
		for _, s := range incident.Suggestions {
			item("factors", s.Factor, s.Title, s.Words)
		}
		for _, s := range incident.SuggestedServices {
			item("services", s.Slug, s.Name, s.Words)
		}
	}
	if len(items) > 0 {
		fmt.Fprintf(b, "<details><summary>%s</summary><p>%s</p><ul>%s</ul></details>",
			now.count("preview.suggestions", len(items), source), now.say("preview.reject"), strings.Join(items, ""))
	}
}

// shellWord is a word as a shell takes it.
func shellWord(word string) string {
	plain := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-_./:@%+,=", r)
	}
	if word != "" && strings.IndexFunc(word, func(r rune) bool { return !plain(r) }) < 0 {
		return word
	}
	return "'" + strings.ReplaceAll(problem.Visible(word), "'", `'\''`) + "'"
}

// oneLine is an error in one line.
func oneLine(err error) string {
	return prose.Line(problem.Visible(strings.ReplaceAll(err.Error(), "\n", "; ")))
}

// say and count are texts of the site's language as HTML.
func (now *state) say(key string, values ...any) string {
	return html.EscapeString(now.texts().Text(key, values...))
}

func (now *state) count(key string, n int, values ...any) string {
	return html.EscapeString(now.texts().Count(key, n, values...))
}

// texts are those of the site's language; English while there is no site.
func (now *state) texts() *texts.Language {
	if now.site == nil {
		return texts.English()
	}
	return texts.For(now.site.Config.Language)
}

// list lists problems, which are told in English.
func (p *Preview) list(b *strings.Builder, now *state, problems []problem.Problem) {
	b.WriteString(`<ul lang="en">`)
	for i, one := range problems {
		if i == mostNotes {
			fmt.Fprintf(b, `<li lang="%s">%s</li>`, now.texts().Tag(), now.say("preview.more", len(problems)-i))
			break
		}
		p.item(b, one)
	}
	b.WriteString("</ul>")
}

func (p *Preview) item(b *strings.Builder, one problem.Problem) {
	text := func(s string) string { return html.EscapeString(problem.Visible(s)) }
	place := one.File
	if one.Line > 0 {
		place += ":" + strconv.Itoa(one.Line)
	}
	if one.Line > 0 && one.Column > 0 {
		place += ":" + strconv.Itoa(one.Column)
	}
	if href := p.editorLink(one); href != "" {
		fmt.Fprintf(b, `<li><a href="%s">%s</a>`, html.EscapeString(href), text(place))
	} else {
		fmt.Fprintf(b, "<li>%s", text(place))
	}
	fmt.Fprintf(b, " %s: %s [%s]", one.Level, text(one.Message), text(one.Rule.String()))
	if one.Excerpt != "" {
		fmt.Fprintf(b, "<pre>%s</pre>", text(one.Excerpt))
	}
	if one.Help != "" {
		fmt.Fprintf(b, "<p>help: %s</p>", text(one.Help))
	}
	b.WriteString("</li>")
}
