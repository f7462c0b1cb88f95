package layout

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"reflect"
	"strconv"
	"strings"
)

// page is a page while it is written.
type page struct {
	out     *bytes.Buffer
	options *Options
	pieces  int
	// depth is how many layouts call each other now.
	depth int
	// variables are those of all layouts that are running; those of the innermost
	// begin at base.
	variables []reflect.Value
	base      int
	// scratch has an address on its way into a value of an attribute.
	scratch []byte
}

// failed ends a page that html/template has to write.
type failed string

// maxDepth is how many layouts may call each other; html/template allows more.
const maxDepth = 200

// piece counts a text that is written next, of at most so many bytes.
func (p *page) piece(size int) {
	if p.pieces++; p.pieces > p.options.MaxPieces || p.out.Len()+size > p.options.MaxBytes {
		panic(failed("the page grows without end"))
	}
}

func (p *page) text(text string) {
	p.piece(len(text))
	p.out.WriteString(text)
}

func (p *page) html(text string) {
	p.piece(len(text))
	p.out.Write(appendHTML(p.out.AvailableBuffer(), text))
}

// address writes an address into the value of an attribute.
func (p *page) address(text string, whole bool) {
	p.scratch = appendURL(p.scratch[:0], text, whole)
	p.piece(len(p.scratch))
	p.out.Write(appendHTML(p.out.AvailableBuffer(), p.scratch))
}

// call runs a layout.
func (p *page) call(program *program, dot reflect.Value) {
	if p.depth++; p.depth > maxDepth {
		panic(failed("layouts call each other without end"))
	}
	base := p.base
	if program.variables > 0 {
		p.base = len(p.variables)
		for range program.variables {
			p.variables = append(p.variables, reflect.Value{})
		}
		p.variables[p.base] = dot
	}
	run(p, dot, program.steps)
	if program.variables > 0 {
		p.variables = p.variables[:p.base]
	}
	p.base = base
	p.depth--
}

// The functions that html/template puts behind an action, by what they are written
// into. Their names are its own: in a version of Go that has others, all pages are
// html/template's, which a test would say.
var writers = map[string]func(*page, string){
	"_html_template_htmlescaper":                              (*page).html,
	"_html_template_rcdataescaper":                            (*page).html,
	"_html_template_attrescaper":                              (*page).html,
	"_html_template_urlfilter _html_template_attrescaper":     func(p *page, text string) { p.html(safeURL(text)) },
	"_html_template_urlescaper _html_template_attrescaper":    func(p *page, text string) { p.address(text, false) },
	"_html_template_urlnormalizer _html_template_attrescaper": func(p *page, text string) { p.address(text, true) },
	"_html_template_urlfilter _html_template_urlnormalizer _html_template_attrescaper": func(p *page, text string) {
		p.address(safeURL(text), true)
	},
}

// escaperPrefix begins their names.
const escaperPrefix = "_html_template_"

var errUnknown = errors.New("only html/template knows this")

// writer is how an action is written that has a type and goes through escapers.
func writer(of reflect.Type, escapers []string) (func(*page, reflect.Value), error) {
	if of == reflect.TypeFor[template.URL]() && len(escapers) > 1 && escapers[0] == "_html_template_urlfilter" {
		// A filter lets it pass, as text like any other.
		of, escapers = reflect.TypeFor[string](), escapers[1:]
	}
	write := writers[strings.Join(escapers, " ")]
	if write == nil || of == nil {
		return nil, errUnknown
	}
	if isSafe(of) {
		// Text that is HTML already is written as it is between tags, and nowhere
		// else: an attribute would need its tags gone.
		if of == reflect.TypeFor[template.HTML]() && len(escapers) == 1 && escapers[0] == "_html_template_htmlescaper" {
			return func(p *page, v reflect.Value) { p.text(v.String()) }, nil
		}
		return nil, errUnknown
	}
	say, err := words(of)
	if err != nil {
		return nil, err
	}
	return func(p *page, v reflect.Value) { write(p, say(v)) }, nil
}

// isSafe tells whether html/template takes a type for one that needs no escaping
// somewhere.
func isSafe(of reflect.Type) bool { return of.PkgPath() == "html/template" }

// words is how fmt.Sprint says a value of a type.
func words(of reflect.Type) (func(reflect.Value) string, error) {
	switch {
	case of.Kind() == reflect.Pointer || of.Kind() == reflect.Interface, of.Implements(reflect.TypeFor[error]()), of.Implements(reflect.TypeFor[fmt.Formatter]()):
		return nil, errUnknown
	case of.Implements(reflect.TypeFor[fmt.Stringer]()):
		return func(v reflect.Value) string { return v.Interface().(fmt.Stringer).String() }, nil
	}
	switch of.Kind() {
	case reflect.String:
		return reflect.Value.String, nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return func(v reflect.Value) string { return strconv.FormatInt(v.Int(), 10) }, nil
	case reflect.Bool:
		return func(v reflect.Value) string { return strconv.FormatBool(v.Bool()) }, nil
	}
	return nil, errUnknown
}
