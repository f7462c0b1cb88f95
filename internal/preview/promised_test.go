package preview

import (
	"strings"
	"testing"
)

// TestPromisedBefore: the foot of a page says what is still open of earlier incidents
// like its own, in words that no title turns into markup.
func TestPromisedBefore(t *testing.T) {
	const open = "---\ntitle: Mail <b>stops</b>\ntags: [disk]\n---\n## Action items\n\n- [ ] Alert on a full <disk>\n- [x] Delete old mail\n"
	r := start(t, map[string]string{"2026-03-01-mail.md": open, "2026-05-01-orders.md": "---\ntags: [disk]\n---\nText.\n"}, nil)
	const said = "You promised this before: 1 open action of earlier incidents like this one"
	_, page := r.get("/incidents/2026-05-01-orders/")
	_, foot, _ := strings.Cut(page, `id="debrief-preview-findings"`)
	for _, want := range []string{
		said, `<a href="/incidents/2026-03-01-mail/">Mail &lt;b&gt;stops&lt;/b&gt;</a>, 2026-03-01 (same tag: disk)`, "<li>Alert on a full &lt;disk&gt;</li>",
	} {
		if !strings.Contains(foot, want) {
			t.Errorf("the foot of the page does not have %q:\n%s", want, foot)
		}
	}
	if _, first := r.get("/incidents/2026-03-01-mail/"); strings.Contains(first, "You promised this before") {
		t.Error("the first incident is told of promises")
	}
}

// TestQuality: the preview has the page of all findings, with links into the editor.
func TestQuality(t *testing.T) {
	r := start(t, map[string]string{"2026-03-01-mail.md": "# Mail\n\nThis was a careless change.\n"}, func(s *Settings) { s.Build.Check, s.Build.Quality = true, true })
	_, page := r.get("/quality/")
	if !strings.Contains(page, `id="blame-normative"`) || !strings.Contains(page, `<a href="vscode://file/`) || !strings.Contains(page, "2026-03-01-mail.md:3:12") {
		t.Errorf("the page of findings is %s", page)
	}
	if _, page := r.get("/incidents/2026-03-01-mail/"); !strings.Contains(page, `<a href="/quality/">`) {
		t.Error("the foot of a page does not lead to all findings")
	}
}
