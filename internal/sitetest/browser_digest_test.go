package sitetest

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/debrief-dev/debrief/internal/message"
	"github.com/debrief-dev/debrief/internal/render"
	"github.com/debrief-dev/debrief/internal/texts"
	"github.com/debrief-dev/debrief/internal/views"
)

// visitor is a reader who presents: with the keys and the mouse of a browser that
// has the focus.
type visitor struct{ *reader }

// visit opens a browser for the example.
func visit(t *testing.T) visitor {
	t.Helper()
	v := visitor{exampleSite(t).read(t)}
	// A browser without a window has no focus, and gives no clipboard.
	if _, err := chromedp.Call(v.ctx, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}); err != nil {
		t.Fatal(err)
	}
	return v
}

const yearOfExample = "digest/2026/"

func (v visitor) open(page string) {
	v.t.Helper()
	if err := chromedp.Do(v.ctx, chromedp.EmulateViewport(1280, 720), chromedp.Navigate(v.root+page)); err != nil {
		v.t.Fatal(err)
	}
}

func (v visitor) press(keys string, options ...chromedp.KeyOption) {
	v.t.Helper()
	if err := chromedp.Do(v.ctx, chromedp.KeyEvent(keys, options...)); err != nil {
		v.t.Fatal(err)
	}
}

func (v visitor) run(script string) { v.t.Helper(); evaluate[chromedp.Void](v.ctx, v.t, script) }

// click does what a mouse does, which a browser trusts more than a script.
func (v visitor) click(element string) {
	v.t.Helper()
	v.run(element + `.scrollIntoView({ block: "center", behavior: "instant" })`)
	box := evaluate[[]float64](v.ctx, v.t, `(({ x, y, width, height }) => [x + width / 2, y + height / 2])(`+element+`.getBoundingClientRect())`)
	if err := chromedp.Do(v.ctx, chromedp.MouseClickXY(box[0], box[1])); err != nil {
		v.t.Fatal(err)
	}
}

func (v visitor) is(script string) bool { v.t.Helper(); return evaluate[bool](v.ctx, v.t, script) }

const (
	progress   = `document.querySelector(".present-bar [role=status]")?.firstChild?.textContent ?? ""`
	presenting = `!document.querySelector(".present-bar").hidden`
	// parts are what slides are made of, and stage those of them that can be seen.
	parts = `[...document.querySelectorAll("[data-slide]")]`
	stage = parts + `.filter((part) => part.checkVisibility())`
	// slideCount is how many slides there are while one is presented.
	slideCount = `Number((` + progress + `).split(" ").at(-1))`
	present    = `document.querySelector("[data-present-start] button").click()`
	// around is everything else that a presentation hides.
	around = `[".site-header", ".site-footer", ".crumbs", ".periods", ".copies", ".other-periods", ".learned > h2"].filter((s) => document.querySelector(s)?.checkVisibility()).join(" ")`
	focus  = `document.activeElement.textContent`
)

// at tells whether a slide is shown, and it alone; every sign of it has to agree.
func (v visitor) at(number int, after string) {
	v.t.Helper()
	if got, want := v.text(progress), fmt.Sprintf("%d of ", number); !strings.HasPrefix(got, want) || !v.is(presenting) {
		v.t.Errorf("%s: progress is %q, want %q", after, got, want)
	}
	if shown := v.number(stage + `.length`); shown != 1 {
		v.t.Errorf("%s: parts of %d slides are shown", after, shown)
	}
	if rest := v.text(around); rest != "" {
		v.t.Errorf("%s: %s can be seen", after, rest)
	}
	if address := v.text(`location.search + location.hash`); address != fmt.Sprintf("?present#slide-%d", number) {
		v.t.Errorf("%s: the address has %q", after, address)
	}
}

// left tells whether the page is a page again. It waits, for a page that goes back in
// its history hears of it a moment later.
func (v visitor) left() {
	v.t.Helper()
	v.sees(`!(` + presenting + `) && location.search + location.hash === ""`)
	if hidden := v.number(`document.querySelectorAll("[data-off], [data-now], [data-around]").length`); hidden > 0 || v.number(stage+`.length`) != v.number(parts+`.length`) {
		v.t.Error("something of the slides is still hidden")
	}
}

func TestPresentWithKeys(t *testing.T) {
	v := visit(t)
	v.open(yearOfExample)
	v.run(present)
	last := v.number(slideCount)
	if last < 6 {
		t.Fatalf("the digest has %d slides", last)
	}
	v.at(1, "the button")
	for _, step := range []struct {
		keys string
		want int
	}{
		{kb.ArrowRight, 2}, {kb.ArrowRight, 3}, {kb.ArrowLeft, 2}, {kb.End, last}, {kb.ArrowRight, last}, {kb.Home, 1}, {kb.ArrowLeft, 1},
		{" ", 2}, {kb.PageDown, 3}, {kb.PageUp, 2}, {"x", 2}, {kb.Tab, 2},
	} {
		if step.keys == kb.PageDown {
			// It reads on to the end of a long slide before it leaves it.
			v.run(`scrollTo(0, document.documentElement.scrollHeight)`)
		}
		v.press(step.keys)
		v.at(step.want, fmt.Sprintf("key %q", step.keys))
		if step.keys != kb.Tab && !v.is(stage+`[0].querySelector("h1, h2, h3") === document.activeElement`) {
			t.Errorf("key %q: the focus is on %q", step.keys, v.text(focus))
		}
	}
	v.press(kb.ArrowRight, chromedp.KeyModifiers(chromedp.ModifierCtrl))
	v.at(2, "a shortcut of the browser")
	v.press(kb.Escape)
	v.left()
	if v.text(focus) != "Present" {
		t.Errorf("after Escape the focus is on %q", v.text(focus))
	}
	v.press(kb.ArrowRight)
	v.left()
}

// Space and Page Down read a long slide to its end before they leave it.
func TestPresentLongSlide(t *testing.T) {
	v := visit(t)
	v.open(yearOfExample + "?present#slide-3")
	v.run(`document.querySelector("[data-now]").append(Object.assign(document.createElement("pre"), { textContent: "\n".repeat(30) }))`)
	v.run(`addEventListener("scrollend", () => { window.scrolled = true; })`)
	v.press(kb.PageDown)
	v.sees(`window.scrolled`)
	v.at(3, "Page Down")
	v.run(`window.scrollTo(0, document.documentElement.scrollHeight)`)
	v.press(kb.PageDown)
	v.at(4, "Page Down at the end")
	if v.number(`window.scrollY`) != 0 {
		t.Errorf("the next slide begins at %d", v.number(`window.scrollY`))
	}
}

func TestPresentWithButtonsAndTouch(t *testing.T) {
	v := visit(t)
	v.open(yearOfExample)
	v.run(present)
	push := func(words string) {
		t.Helper()
		v.run(fmt.Sprintf(`{ const b = [...document.querySelectorAll(".present-bar button")].find((b) => b.textContent === %q); b.focus(); b.click(); }`, words))
	}
	push("Previous")
	v.at(1, "Previous on the first")
	push("Next")
	v.at(2, "Next")
	// Who works with a button keeps it, and the status reads the heading.
	if v.text(focus) != "Next" || !strings.HasPrefix(v.text(`document.querySelector(".present-bar [role=status]").textContent`), "2 of ") ||
		!strings.HasSuffix(v.text(`document.querySelector(".present-bar [role=status]").textContent`), v.text(stage+`[0].querySelector("h1, h2, h3").textContent`)) {
		t.Errorf("after a button the focus is on %q, and the status says %q", v.text(focus), v.text(`document.querySelector(".present-bar [role=status]").textContent`))
	}
	swipe := func(x1, y1, x2, y2 float64) {
		t.Helper()
		touch := func(kind input.DispatchTouchEventType, points ...*input.TouchPoint) {
			if points == nil {
				points = []*input.TouchPoint{}
			}
			if _, err := chromedp.Call(v.ctx, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: kind, TouchPoints: points}); err != nil {
				t.Fatal(err)
			}
		}
		touch("touchStart", &input.TouchPoint{X: x1, Y: y1})
		touch("touchMove", &input.TouchPoint{X: x2, Y: y2})
		touch("touchEnd")
	}
	swipe(700, 400, 400, 390)
	v.at(3, "a swipe to the left")
	swipe(400, 400, 700, 390)
	v.at(2, "a swipe to the right")
	swipe(600, 300, 560, 300)
	v.at(2, "a short swipe")
	swipe(600, 200, 500, 600)
	v.at(2, "a swipe down the page")
	push("Stop")
	v.left()
}

func TestPresentByAddress(t *testing.T) {
	v := visit(t)
	for _, test := range []struct {
		address string
		want    int
	}{{"?present", 1}, {"?present#slide-4", 4}, {"?present=1#slide-999", -1}, {"?present#nowhere", 1}, {"?present#closed", 2}} {
		v.open(yearOfExample + test.address)
		want := test.want
		if want < 0 {
			want = v.number(slideCount)
		}
		if got := v.text(progress); !strings.HasPrefix(got, fmt.Sprintf("%d of ", want)) {
			t.Errorf("%s shows the slide %q, want %d", test.address, got, want)
		}
	}
	v.open(yearOfExample + "?present#slide-4")
	v.press(kb.Escape)
	v.left()

	v.open(yearOfExample)
	v.run(present)
	v.press(kb.ArrowRight)
	v.run(`history.back()`)
	v.left()
	v.run(`history.forward()`)
	v.sees(presenting)
	v.at(2, "Forward")
}

// A slide says one thing: it is read in a glance, fits on the screen, and the lists
// of the page go on on the next.
func TestSlidesFit(t *testing.T) {
	v := visit(t)
	for _, page := range []string{yearOfExample, "digest/2025/", "digest/2025-q4/", "digest/"} {
		v.open(page)
		items := v.number(`document.querySelectorAll("[data-slide] li").length`)
		v.run(present)
		if v.is(`document.body.innerText.includes("This page always shows")`) {
			t.Errorf("/%s tells its audience about itself", page)
		}
		shown := 0
		for number := range v.number(slideCount) {
			if words := v.number(stage + `[0].innerText.trim().split(/\s+/).length`); words > 60 {
				t.Errorf("/%s, slide %d has %d words", page, number+1, words)
			}
			if over := v.number(`document.documentElement.scrollHeight - innerHeight`); over > 0 {
				t.Errorf("/%s, slide %d is %d px taller than the screen", page, number+1, over)
			}
			shown += v.number(stage + `[0].querySelectorAll("li:not([data-off])").length`)
			v.press(kb.ArrowRight)
		}
		if shown != items {
			t.Errorf("/%s shows %d of %d items", page, shown, items)
		}
	}
}

// Paper gets every slide, with less than a page for each postmortem.
// TestMeeting asks that the meeting of an incident and the agenda have something on every
// slide, that labels do not stand alone, and that the actions that answer the questions
// of a review are listed.
func TestMeeting(t *testing.T) {
	v := visit(t)
	for _, page := range []string{"incidents/2024-11-29-black-friday-baskets/", "follow-ups/agenda/"} {
		v.open(page)
		v.run(present)
		count := evaluate[int](v.ctx, t, slideCount)
		if count < 5 {
			t.Fatalf("%s has %d slides", page, count)
		}
		shown := ""
		for n := 1; n <= count; n++ {
			v.at(n, page)
			shown += v.text(stage + `[0].innerText`)
			if v.is(`(` + stage + `[0]).innerText.trim() === ""`) {
				t.Errorf("%s: slide %d is empty", page, n)
			}
			if v.is(`[...` + stage + `[0].querySelectorAll(".small-heading")].some((label) => label.checkVisibility() && label.nextElementSibling?.matches("ul") && ![...label.nextElementSibling.children].some((item) => item.checkVisibility()))`) {
				t.Errorf("%s: slide %d has a label above nothing", page, n)
			}
			v.press(kb.ArrowRight)
		}
		for _, want := range map[bool][]string{
			true:  {"How do we repair it faster?", "Rewrite the checkout runbook", "Retry budget of 10 %", "Errors are back at 64 %."},
			false: {"The disk was full on db01", "Since the last meeting", "Partition event_raw"},
		}[strings.HasPrefix(page, "incidents")] {
			if !strings.Contains(shown, want) {
				t.Errorf("%s does not show %q:\n%s", page, want, shown)
			}
		}
	}
}

func TestPresentOnPaper(t *testing.T) {
	v := visit(t)
	pages := func() int {
		t.Helper()
		result, err := chromedp.Call(v.ctx, cdppage.PrintToPDF, cdppage.PrintToPDFParams{})
		if err != nil {
			t.Fatal(err)
		}
		return len(regexp.MustCompile(`/Type\s*/Page\b`).FindAll(result.Data, -1))
	}
	v.open(yearOfExample + "?present#slide-3")
	presented := pages()
	v.open(yearOfExample)
	plain, cards := pages(), v.number(`document.querySelectorAll(".learned .card").length`)
	if presented != plain || 2*plain > cards+1 {
		t.Errorf("%d postmortems take %d pages, and %d while they are presented", cards, plain, presented)
	}
	if _, err := chromedp.Call(v.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}); err != nil {
		t.Fatal(err)
	}
	for _, gone := range []string{".periods", ".copies", ".other-periods", ".site-header"} {
		if v.is(fmt.Sprintf(`document.querySelector(%q).checkVisibility()`, gone)) {
			t.Errorf("%s is printed", gone)
		}
	}
}

// TestCopy copies what the page holds, and says so.
func TestCopy(t *testing.T) {
	v := visit(t)
	for _, permission := range []string{"clipboard-read", "clipboard-write"} {
		grant := cdpbrowser.SetPermissionParams{Permission: &cdpbrowser.PermissionDescriptor{Name: permission}, Setting: "granted"}
		if _, err := chromedp.CallBrowser(v.ctx, cdpbrowser.SetPermission, grant); err != nil {
			t.Fatal(err)
		}
	}
	for _, page := range []string{yearOfExample, "incidents/2026-02-17-orders-wait-for-a-lock/brief/"} {
		v.open(page)
		v.run(`document.querySelector("details.copies").open = true`)
		count := v.number(`document.querySelectorAll("[data-copy]").length`)
		if count != 3 {
			t.Fatalf("%s has %d texts to copy", page, count)
		}
		for n := range count {
			button := fmt.Sprintf(`document.querySelectorAll("[data-copy]")[%d]`, n)
			held := v.text(`document.getElementById(` + button + `.dataset.copy).value`)
			name := v.text(`document.getElementById(` + button + `.dataset.copy).labels[0].textContent`)
			label := button + `.getAttribute("aria-label")`
			if before := v.text(label); before != "Copy "+name {
				t.Errorf("%s: the button is called %q", page, before)
			}
			v.click(button)
			v.sees(button + `.textContent === "Copied"`)
			got, err := chromedp.Run(v.ctx, chromedp.Evaluate[string](`navigator.clipboard.readText()`, chromedp.EvalAwaitPromise))
			if err != nil {
				t.Fatal(err)
			}
			if got != held || len(held) < 40 {
				t.Errorf("%s, %s: the page holds %q, the clipboard %q", page, name, held, got)
			}
			if said := v.text(`[...document.querySelectorAll("[role=status]")].map((s) => s.textContent).join("")`); said != name+" copied" {
				t.Errorf("%s: the status says %q", page, said)
			}
			if after := v.text(label); after != "Copied "+name {
				t.Errorf("%s: the button that says Copied is called %q", page, after)
			}
		}
	}
}

// TestCopyInEveryFormat: what the script writes of the plain text is what the
// messages of the program say.
func TestCopyInEveryFormat(t *testing.T) {
	settings := defaults(archive("-- a.md --\n# Disk_full *again* on db01 & <b>\n\n2026-03-04\n\n## Summary\n\n1. of two: @here_ wrote `a|b` $5 ~ [x].\n\n## Impact\n\n#3 orders_lost & more.\n"))
	settings.BaseURL = "https://example.org/post(mortems)/"
	for base, b := range map[string]*built{settings.BaseURL: buildFolder(t, settings), "": exampleSite(t)} {
		v := visitor{b.read(t)}
		for _, incident := range b.Base.Incidents[:min(4, len(b.Base.Incidents))] {
			page := "incidents/" + incident.Slug + "/"
			if _, brief := b.files[page+"brief/index.html"]; brief {
				page += "brief/"
			}
			v.open(page)
			for id, format := range map[string]message.Format{"copy-slack": message.Slack, "copy-markdown": message.Markdown, "copy-text": message.Plain} {
				want := message.Share(views.ShareOf(incident), render.MessageSite(texts.English(), "", base, today), format)
				if got := v.text(fmt.Sprintf(`document.getElementById(%q).value`, id)); got != want {
					t.Errorf("%s, %s: got\n%s\nwant\n%s", incident.Slug, id, got, want)
				}
			}
		}
	}
}

// TestCopyWithoutClipboard: where a browser gives no clipboard, as without https,
// the text is copied as a selection.
func TestCopyWithoutClipboard(t *testing.T) {
	v := visit(t)
	v.open(yearOfExample)
	v.run(`Object.defineProperty(navigator, "clipboard", { value: undefined });
		document.addEventListener("copy", (e) => { window.taken = e.target.value.slice(e.target.selectionStart, e.target.selectionEnd); });
		document.querySelector("details.copies").open = true`)
	held := v.text(`document.querySelector(".copy textarea").value`)
	v.click(`document.querySelector("[data-copy]")`)
	v.sees(`document.querySelector("[data-copy]").textContent === "Copied"`)
	if taken := v.text(`window.taken ?? ""`); taken != held {
		t.Errorf("taken is %q", taken)
	}
	v.run(`document.execCommand = () => false`)
	v.click(`document.querySelector("[data-copy]")`)
	v.sees(`document.querySelector("[data-copy]").textContent === "Selected"`)
	if v.text(focus) != held || v.number(`document.activeElement.selectionEnd`) == 0 {
		t.Error("the text is not selected for the reader to copy")
	}
}
