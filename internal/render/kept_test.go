package render

import (
	"bytes"
	"reflect"
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/views"
)

// TestKept makes a site twice: the pages of which nothing changed are not made again.
func TestKept(t *testing.T) {
	kept := &Kept{}
	in := input(casebook(t))
	in.Kept = kept
	first := written(t, in)
	before := map[string][]byte{}
	for path, page := range kept.pages {
		before[path] = page.body
	}
	in.View = views.New(casebook(t), in.View.AsOf, kb.Schedule{})
	in.View.Base.Incidents[0].Title += " again"
	anew, same := 0, 0
	plain := in
	plain.Kept = nil
	want := written(t, plain)
	for path, body := range written(t, in) {
		page, ok := kept.pages[path]
		switch {
		case body != want[path]:
			t.Errorf("%s is not what a new site has", path)
		case !ok:
		case &page.body[0] == &before[path][0]:
			same++
			if body != first[path] {
				t.Errorf("%s is another page and was not made again", path)
			}
		default:
			anew++
			if body == first[path] {
				t.Errorf("%s is the same page and was made again", path)
			}
		}
	}
	if anew < 3 || same < 10 {
		t.Errorf("%d pages were made again, %d not", anew, same)
	}
}

// TestKeptForgets: what is kept has an end.
func TestKeptForgets(t *testing.T) {
	kept := &Kept{}
	body := bytes.Repeat([]byte("a"), mostKept/8)
	for i := range 20 {
		path := string(rune('a' + i))
		kept.keep(path, i, body)
		kept.keep(path, i, body)
		if kept.page(path, i) == nil || kept.page(path, i+1) != nil {
			t.Errorf("page %d is not the one that was kept last", i)
		}
	}
	if len(kept.pages) != 8 || len(kept.order) != 8 || kept.size != mostKept {
		t.Errorf("%d pages of %d bytes are kept", len(kept.pages), kept.size)
	}
}

// TestPageDataIsWholeAndSmall: a page is told by its data, so these reach nothing of
// which only a part is seen, such as the whole base: comparing would go through all
// documents.
func TestPageDataIsWholeAndSmall(t *testing.T) {
	in := input(casebook(t))
	in.Kept = &Kept{}
	written(t, in)
	refused := []reflect.Type{
		reflect.TypeFor[site](), reflect.TypeFor[kb.Base](), reflect.TypeFor[kb.Factor](), reflect.TypeFor[kb.Service](), reflect.TypeFor[views.View](),
	}
	var walk func(kind reflect.Type, path string)
	seen := map[reflect.Type]bool{}
	walk = func(kind reflect.Type, path string) {
		if seen[kind] {
			return
		}
		seen[kind] = true
		for _, one := range refused {
			if kind == one {
				t.Errorf("%s leads to a %v", path, kind)
			}
		}
		switch kind.Kind() {
		case reflect.Func, reflect.Chan, reflect.Interface, reflect.UnsafePointer:
			t.Errorf("%s is a %v, which cannot be compared", path, kind)
		case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map:
			walk(kind.Elem(), path)
		case reflect.Struct:
			for field := range kind.Fields() {
				walk(field.Type, path+"."+field.Name)
			}
		}
	}
	for path, page := range in.Kept.pages {
		walk(reflect.TypeOf(page.data), path)
	}
	if len(seen) < 50 {
		t.Errorf("only %d types were looked at", len(seen))
	}
}
