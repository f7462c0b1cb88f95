// Package layout runs the layouts of pages without the reflection that costs
// html/template most of its time.
//
// It stands beside render, which hands over the layouts that it parsed and gets
// pages back. Nothing is made safe here that html/template did not make safe: a
// layout is escaped by html/template first, and what it put into the tree of the
// layout (Template.Tree is documented to be safe for HTML) is turned into closures,
// once for every type of data: fields are found by their place and not by their
// name, and the few functions that escape are plain ones.
//
// What this package does not know, it leaves alone: an action without an escaper,
// an escaper or a function that is not in its tables, a value whose type only the
// page itself tells. Such a layout, and every page on which anything goes wrong, is
// html/template's, which says it in its own words.
//
// Read the files from the ground up: escape.go write.go value.go call.go
// statement.go layout.go.
package layout

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"maps"
	"reflect"
	"sync"
)

// Options are what a set of layouts was parsed with.
type Options struct {
	// Funcs are the functions that layouts call besides the built-in ones.
	Funcs template.FuncMap
	// Passing is the name of a function that gives a list back as it got it; empty
	// for none.
	Passing string
	// MaxBytes and MaxPieces bound a page and the texts that it is made of.
	MaxBytes, MaxPieces int
}

// Set is a set of layouts. It may be used by several goroutines at once.
type Set struct {
	templates *template.Template
	options   Options
	// programs has what was compiled for each page that was wanted, by variant.
	programs sync.Map
	// compiling is held while layouts are compiled; partials are those that any page
	// may have.
	compiling sync.Mutex
	partials  map[variant]*program
}

// variant is a layout for a type of data.
type variant struct {
	name string
	data reflect.Type
}

// New makes a set of layouts that were parsed and never run.
func New(templates *template.Template, options Options) *Set {
	return &Set{templates: templates, options: options, partials: map[variant]*program{}}
}

// Execute writes a page. An error says why this package cannot: then what was written
// means nothing, and the page is html/template's.
func (s *Set) Execute(to *bytes.Buffer, name string, data any) (err error) {
	program, err := s.program(variant{name, reflect.TypeOf(data)})
	if err != nil {
		return err
	}
	defer func() {
		if reason := recover(); reason != nil {
			err = fmt.Errorf("layout %s: %v", name, reason)
		}
	}()
	page := page{out: to, options: &s.options}
	page.call(program, reflect.ValueOf(data))
	return nil
}

// program compiles a layout when it is wanted first.
func (s *Set) program(of variant) (*program, error) {
	found, ok := s.programs.Load(of)
	if !ok {
		s.compiling.Lock()
		defer s.compiling.Unlock()
		if found, ok = s.programs.Load(of); !ok {
			made, err := s.compile(of)
			found = compiled{made, err}
			s.programs.Store(of, found)
		}
	}
	made := found.(compiled)
	return made.program, made.err
}

// Left says why layouts that were wanted so far are left to html/template.
func (s *Set) Left() []error {
	var left []error
	s.programs.Range(func(_, found any) bool {
		if err := found.(compiled).err; err != nil {
			left = append(left, err)
		}
		return true
	})
	return left
}

// compiled is the layout of a page, or why there is none.
type compiled struct {
	program *program
	err     error
}

// compile lets html/template make a layout safe, and turns it into a program. What
// was compiled on the way to a failure is forgotten: it may call what failed.
func (s *Set) compile(of variant) (*program, error) {
	if of.data == nil {
		return nil, errUnknown
	}
	var unsafe *template.Error
	if err := s.templates.ExecuteTemplate(refusing{}, of.name, nil); errors.As(err, &unsafe) {
		return nil, err
	}
	c := compilation{set: s, fresh: map[variant]*program{}}
	program, err := c.program(of)
	if err != nil {
		return nil, err
	}
	maps.Copy(s.partials, c.fresh)
	return program, nil
}

// refusing ends a page at its first word.
type refusing struct{}

var errRefused = errors.New("nothing is written")

func (refusing) Write([]byte) (int, error) { return 0, errRefused }
