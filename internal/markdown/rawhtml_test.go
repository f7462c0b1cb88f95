package markdown

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
)

// vectors are pieces of hostile text; %s stands for the call they want to make.
func vectors() []string {
	var all []string
	call := "alert(1)"
	handlers := strings.Fields("onerror onload onclick onmouseover onfocus ontoggle onpointerdown onanimationstart onbegin onscroll")
	elements := strings.Fields(`script style img svg math iframe object embed video audio form input button select textarea
		base link meta template noscript title body html frameset marquee keygen details summary a b p div table td xmp
		plaintext listing noembed noframes foreignObject animate set use portal dialog slot x-custom isindex image`)
	for i, element := range elements {
		handler := handlers[i%len(handlers)]
		all = append(all,
			fmt.Sprintf("<%s %s=%s>", element, handler, call),
			fmt.Sprintf("<%s/%s=%q>x</%s>", element, handler, call, element),
			fmt.Sprintf("<%s style='x:expression(%s)' id=location class=alert>x</%s>", strings.ToUpper(element), call, element),
		)
	}
	schemes := []string{
		"javascript:%s", "JaVaScRiPt:%s", " javascript:%s", "java\tscript:%s", "java\nscript:%s", "javascript&colon;%s", "javascript&#58;%s",
		"&#106;avascript:%s", "&#x6A;avascript:%s", "javascript&#x3a;%s", "\x01javascript:%s", "vbscript:%s", "data:text/html,<script>%s</script>",
		"data:image/svg+xml;base64,PHN2Zz4=", "//evil.example/%s", `\\evil.example\%s`, `/\evil.example/%s`, "file:///etc/passwd", "blob:x", "intent:x",
		"ms-msdt:x", "feed:javascript:%s", "view-source:x", "jar:x", "about:blank", "ws://x", "ftp://x", "tel:1", "%%6aavascript:%s", "javascript%%3a%s",
		"https:evil", "https:///evil", "http:\\evil", "x:y", "\u202ejavascript:%s", "java\u200bscript:%s", "javascript\u0000:%s", "?javascript:%s", "#javascript:%s",
		"mailto:a@b?subject=<script>", `https://x/"onmouseover="%s`, "https://x/'onmouseover='%s", "https://x/><script>%s</script>",
	}
	for _, scheme := range schemes {
		address := strings.ReplaceAll(strings.ReplaceAll(scheme, "%s", call), "%%", "%")
		all = append(all,
			"[x]("+address+")", "[x](<"+address+">)", "![x]("+address+")", "<"+address+">", "[x]: "+address+"\n\n[x]",
			`<a href="`+address+`">x</a>`, `<img src="`+address+`">`, `<iframe src="`+address+`">`, "[["+address+"]]",
		)
	}
	return append(all,
		"```\"><script>alert(1)</script>\nx\n```", "``` {onload=alert(1)}\nx\n```", "```js onload=alert(1)\nx\n```", "~~~</code></pre><script>\nx\n~~~",
		"# <script>alert(1)</script>", "# x {#location onclick=alert(1)}", "# location", "# __proto__", "# document.cookie", "x\n---\n{.a style=x}",
		`[x](https://a "title" onclick=alert(1))`, "![\"onerror=alert(1) x=\"](a.png)", `![x](a.png "onerror=alert(1)")`, "![<script>](a.png)",
		"<!-- --><script>alert(1)</script><!-- -->", "<!--><script>alert(1)</script>-->", "<!-- a --!><img src=x onerror=alert(1)>", "<!-- a\n\n<script>alert(1)</script> -->",
		"<![CDATA[<script>alert(1)</script>]]>", "<?php echo '<script>' ?>", "<!DOCTYPE html [<!ENTITY x 'y'>]>", "&lt;script&gt;alert(1)&lt;/script&gt;",
		"<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">", "<svg><style><img src=x onerror=alert(1)></style></svg>",
		"<table><td background=javascript:alert(1)><style>@import'x'</style>", "<details open ontoggle=alert(1)><summary onclick=alert(1)>x",
		"<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<textarea></textarea><script>alert(1)</script>", "<title></title><img src=x onerror=alert(1)>",
		"[^<script>]: x\n\n[^<script>]", "| <img src=x onerror=alert(1)> |\n|---|\n| <script>alert(1)</script> |", "> [!NOTE]<script>\n> x", "> [!NOTE\"onclick=x]\n> x",
		"- [x]<script>alert(1)</script>", "term<script>\n: <script>alert(1)</script>", "`<script>alert(1)</script>`", "    <script>alert(1)</script>",
		"<a href='x'><a href='y'>z</a></a>", "[a <a href='x'>b</a>](c)", "<a href=x>[b](c)</a>", "<b><i></b></i>", "*a <b>b* c</b>", "</div></article></body></html>", "<p><p><p>", "<table><table>", "<li><td><tr>",
		"\x00a0\x00", "\x00i99\x00", "\x00z\x00 \x00d1\x00", "[x](\x00a0\x00)",
	)
}

// places are where a piece of text may stand.
var places = []string{
	"%s", "a %s b", "# %s\n", "- %s\n- b", "> %s\n", "| a |\n|---|\n| %s |\n", "**%s**", "[%s](a.md)", "![%s](a.png)", "<b>%s</b>", "<details>\n\n%s\n\n</details>",
	"<table><tr><td>%s</td></tr></table>", "```html\n%s\n```", "```%s\nx\n```", "    %s", "[^1]\n\n[^1]: %s", "term\n: %s", "> [!NOTE] %s\n> x", "- [ ] %s", "<div>%s</div>",
}

// TestHostileTextStaysText runs the judges over every vector in every place,
// with a filler that hands back whatever the author wrote.
func TestHostileTextStaysText(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine, and long: for a whole run")
	}
	p := New(Options{Trackers: []kb.Tracker{{Key: "#", URL: "https://t.example.com/{id}"}}})
	count := 0
	for _, vector := range vectors() {
		for _, place := range places {
			source := strings.Replace(place, "%s", vector, 1)
			for _, wrong := range judge(p.Parse(Source{File: "a.md", Text: []byte(source)})) {
				t.Errorf("%q: %s", source, wrong)
			}
			count++
		}
	}
	if count < 5000 {
		t.Errorf("only %d cases", count)
	}
}

// TestJudgeFindsFaults shows that the judge of the other tests can fail.
func TestJudgeFindsFaults(t *testing.T) {
	for _, source := range []string{
		"<script>", "<p onclick=x>", "<p style=x>", "<a href='javascript:x'>y</a>", "<a href='//x'>y</a>", "<p id=x></p>", "<p>", "</p>", "<b><i></b></i>",
		"<img src='https://x/y.png'>", "<!-- x -->", "<iframe></iframe>", "<a href=x><a href=y></a></a>", "<p><p></p></p>", "a\x00b",
	} {
		if len(judgeHTML(source)) == 0 {
			t.Errorf("judge finds nothing in %q", source)
		}
	}
	for _, source := range []string{"<p><table></table></p>", "<table>a</table>", "<p><ul></ul></p>", "<table><tr></tr></table>"} {
		if tagsOf(source) == tagsOf(asBrowser(source)) {
			t.Errorf("a browser is said to read %q as it is written", source)
		}
	}
}

func TestComments(t *testing.T) {
	d := check(t, "a <!-- inside --> b\n\n<!-- a block\nof two lines -->\n\n> <!-- quoted -->\n> c")
	for _, word := range []string{"inside", "lines", "quoted"} {
		if bytes.Contains(d.Body.HTML, []byte(word)) || strings.Contains(d.Plain, word) {
			t.Errorf("a comment is published: %s", d.Body.HTML)
		}
	}
}
