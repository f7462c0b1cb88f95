package sitetest

import (
	"context"
	"fmt"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// reader is a person with a browser, for tests of what happens after a key or a
// click.
type reader struct {
	t    *testing.T
	ctx  context.Context
	root string
}

// read opens a browser for a site.
func (b *built) read(t *testing.T) *reader {
	t.Helper()
	ctx, stop := context.WithTimeout(browser(t), 4*time.Minute)
	t.Cleanup(stop)
	return &reader{t, ctx, b.serve()}
}

// in is the same reader in a part of the test.
func (r *reader) in(t *testing.T) *reader { return &reader{t, r.ctx, r.root} }

func (r *reader) do(steps ...chromedp.Action[chromedp.Void]) {
	r.t.Helper()
	if err := chromedp.Do(r.ctx, steps...); err != nil {
		r.t.Fatal(err)
	}
}

// open opens a page at a width of the screen.
func (r *reader) open(page string, width int64) {
	r.t.Helper()
	r.do(chromedp.EmulateViewport(width, 900), chromedp.Navigate(r.root+page))
}

// medium shows the pages as on "screen" or in "print"; "" ends it.
func (r *reader) medium(name string) {
	r.t.Helper()
	if _, err := chromedp.Call(r.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: name}); err != nil {
		r.t.Fatal(err)
	}
}

// press presses keys one after the other, each letter of a text for itself. As
// from a real keyboard, and unlike those of chromedp.KeyEvent, a key that the page
// takes for itself writes no letter.
func (r *reader) press(keys string, modifiers ...chromedp.Modifier) {
	r.t.Helper()
	for _, key := range keys {
		for _, event := range kb.Encode(key) {
			for _, m := range modifiers {
				event.Modifiers |= int64(m)
			}
			switch {
			case event.Type == input.DispatchKeyEventTypeChar:
				continue
			case event.Type == input.DispatchKeyEventTypeKeyDown && len(modifiers) == 0 && unicode.IsPrint(key) && !isNamed(event.Key):
				event.Text = string(key)
			case event.Type == input.DispatchKeyEventTypeKeyDown && event.Key == "Enter":
				event.Text = "\r"
			}
			if _, err := chromedp.Call(r.ctx, input.DispatchKeyEvent, *event); err != nil {
				r.t.Fatal(err)
			}
		}
	}
}

// isNamed tells whether a key writes nothing but has a name, as arrows have.
func isNamed(key string) bool { return utf8.RuneCountInString(key) > 1 }

// click clicks the first element that a selector finds.
func (r *reader) click(selector string) {
	r.t.Helper()
	r.sees(fmt.Sprintf("document.querySelector(%q) !== null", selector))
	evaluate[chromedp.Void](r.ctx, r.t, fmt.Sprintf("document.querySelector(%q).click()", selector))
}

// back and forward go through the history.
func (r *reader) back() {
	r.t.Helper()
	evaluate[chromedp.Void](r.ctx, r.t, `history.back()`)
}

func (r *reader) forward() {
	r.t.Helper()
	evaluate[chromedp.Void](r.ctx, r.t, `history.forward()`)
}

// sees waits until a condition holds on the page, and fails the test if it does
// not within some seconds.
func (r *reader) sees(condition string) {
	r.t.Helper()
	end := time.Now().Add(30 * time.Second)
	for {
		// While a page gives way to the next there is nothing to ask.
		if yes, err := chromedp.Run(r.ctx, chromedp.Evaluate[bool]("Boolean("+condition+")")); err == nil && yes {
			return
		}
		if time.Now().After(end) {
			r.t.Fatalf("never so: %s\nat %s, focus on %s\n%s", condition, r.text(`location.href`),
				r.text(`document.activeElement.tagName + " " + (document.activeElement.value ?? "")`), r.text(`document.querySelector("main").innerText.slice(0, 1500)`))
		}
		time.Sleep(20 * time.Millisecond)
	}
}

func (r *reader) text(script string) string {
	r.t.Helper()
	return evaluate[string](r.ctx, r.t, script)
}

func (r *reader) number(script string) int {
	r.t.Helper()
	return evaluate[int](r.ctx, r.t, script)
}
