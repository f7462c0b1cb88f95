package layout

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"strings"
	"testing"
)

// person is the data of the tests' pages.
type person struct {
	embedded
	Name, Link string
	Safe       template.HTML
	URL        template.URL
	Age        int
	Good       bool
	Parts      []string
	Friends    []person
	Best       *person
	Day        day
	Anything   any
	Function   func() string
	Table      map[string]string
	hidden     string //nolint:unused // no layout may reach it
}

type embedded struct{ Inner string }

func (e embedded) Shout(word string) string { return strings.ToUpper(word + e.Inner) }

func (p *person) Pointed() string { return "pointed " + p.Name }

func (p person) Fails() (string, error) { return "", errors.New("it fails") }

type day int

func (d day) String() string { return fmt.Sprintf("day <%d>", int(d)) }

var testFuncs = template.FuncMap{
	"pass": func(v any) (any, error) { return v, nil },
	"icon": func(name string) template.HTML {
		return template.HTML("<b>" + template.HTMLEscapeString(name) + "</b>")
	},
	"count": func(n int, words ...string) string { return fmt.Sprint(n, words) },
}

// both runs a layout by this package and by html/template.
func both(t testing.TB, text string, data any) (ours, theirs string, unknown error) {
	t.Helper()
	parsed := func() *template.Template {
		set, err := template.New("page").Funcs(testFuncs).Option("missingkey=error").Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		return set
	}
	var out, want bytes.Buffer
	unknown = New(parsed(), Options{Funcs: testFuncs, Passing: "pass", MaxBytes: 1 << 20, MaxPieces: 10_000}).Execute(&out, "page", data)
	if err := parsed().Execute(&want, data); err != nil {
		want.WriteString("error: " + err.Error())
	}
	return out.String(), want.String(), unknown
}

func someone() *person {
	return &person{
		embedded: embedded{"in & out"}, Name: `<script>alert("x")</script> 'a' + b & c` + "\x00\xff", Link: "javascript:alert(1)",
		Safe: "<i>safe</i>", URL: "vscode://file/a b?c=d&e", Age: 42, Good: true, Parts: []string{"a<", "", "c"},
		Friends: []person{{Name: "Ada", Age: 1}, {Name: "Bo", Best: &person{Name: "Cy"}}}, Best: &person{Name: "Dee"}, Day: 3,
		Table: map[string]string{"k": "v"},
	}
}

// What is known comes out as html/template writes it.
func TestKnownConstructs(t *testing.T) {
	for _, text := range []string{
		`plain {{/* nothing */}} text {{- "cut" -}} `,
		`{{.Name}} {{.Age}} {{.Good}} {{.Day}} {{.Safe}} {{.Inner}}`,
		`<title>{{.Name}}</title><textarea>{{.Day}}</textarea>`,
		`<p title="{{.Name}}" class='{{.Inner}} {{.Age}}'>`,
		`<a href="{{.Link}}">{{.Name}}</a><a href="{{.URL}}"></a>`,
		`<a href="#{{.Name}}"></a><a href="/x?q={{.Name}}&r={{.Inner}}"></a><a href="a/{{.Name}}"></a>`,
		`{{if .Good}}yes{{else}}no{{end}}{{if .Table}}full{{end}}{{if .Best}}best{{end}}{{if .Day}}day{{end}}{{if .}}dot{{end}}`,
		`{{if and .Good .Age}}1{{end}}{{if or .Inner .Best .Friends}}2{{end}}{{if not (and .Good (not .Parts))}}3{{end}}{{if len .Parts}}4{{end}}`,
		`{{if eq .Age 42}}=42{{end}}{{if ne .Name "x"}}x{{end}}{{if gt .Age 1}}>{{end}}{{if le .Age 1}}<={{end}}{{if lt .Age 43}}<{{end}}{{if ge .Day 3}}3{{end}}`,
		`{{eq .Name .Inner}} {{not .Good}} {{len .Name}} {{or .Inner .Name}} {{and .Name ""}}`,
		`{{with .Best}}{{.Name}} of {{$.Age}}{{end}}{{with .Best.Best}}never{{else}}nobody{{end}}`,
		`{{with $x := .Best}}{{$x.Name}}{{end}}{{$y := .Age}}{{if .Good}}{{$y := 3}}{{$y}}{{end}}{{$y}}`,
		`{{range .Parts | pass}}[{{.}}]{{end}}{{range $part := .Parts}}{{$part}}{{end}}{{range $i, $p := .Parts | pass}}{{if $i}}, {{end}}{{$i}}{{$p}}{{end}}`,
		`{{range .Best.Friends | pass}}x{{else}}{{.Name}} alone{{end}}{{range .Friends}}{{.Name}}{{with .Best}}{{.Pointed}}{{end}}{{.Pointed}}{{end}}`,
		`{{.Shout "a"}}{{.Pointed}}{{$.Shout .Name}}{{(index .Friends 0).Name}}{{index .Parts 2}}`,
		`{{icon "x"}}{{icon .Name}}{{count .Age}}{{count 1 "a" .Name}}<p title="{{count 2 .Name}}">`,
		`{{define "in"}}{{$x := .}}[{{.}}{{$x}}]{{end}}{{template "in" .Name}}{{template "in" .Age}}{{range .Parts}}{{template "in" .}}{{end}}{{define "none"}}-{{end}}{{template "none"}}`,
		`{{define "tree"}}{{$me := .}}<li>{{.Name}}{{range .Friends}}{{template "tree" .}}{{$me.Name}}{{end}}{{end}}{{template "tree" .}}`,
	} {
		ours, theirs, unknown := both(t, text, someone())
		if unknown != nil || ours != theirs {
			t.Errorf("%s\n got %q, %v\nwant %q", text, ours, unknown, theirs)
		}
	}
}

// Whatever is not known, and every page that fails, is left to html/template.
func TestUnknownConstructs(t *testing.T) {
	for _, text := range []string{
		`<script>let x = {{.Name}}</script>`, `<p style="color: {{.Name}}">`, `<p {{.Name}}>`, `<p title={{.Name}}>`, `<p onclick="f({{.Name}})">`,
		`<p title="{{.Safe}}">`, `<title>{{.Safe}}</title>`, `<a href="/{{.URL}}">`, `<img srcset="{{.Name}}">`,
		`{{.Anything}}`, `{{.Best}}`, `{{.Parts}}`, `{{.Table.k}}`, `{{.Friends}}`, `{{call .Function}}`, `{{printf "%d" .Age}}`, `{{.Name | html}}`,
		`{{range 3 | pass}}{{.}}{{end}}`, `{{range .Table}}{{.}}{{end}}`, `{{range .Parts}}{{break}}{{end}}`, `{{$x := 1}}{{$x = 2}}{{$x}}`,
		`{{.Missing}}`, `{{.hidden}}`, `{{.Best.Best.Name}}`, `{{.Fails}}`, `{{index .Parts 9}}`, `{{eq .Age "x"}}`, `{{or .Age .Name}}`,
		`{{define "in"}}{{.}}{{end}}<p title="{{template "in" .Name}}">`, `{{template "gone" .}}`,
		`{{define "ever"}}{{template "ever" .}}{{end}}{{template "ever" .}}`,
		`<a href="{{if .Good}}"{{end}}>`,
		`{{define "bomb"}}{{range .Parts}}{{range $.Parts}}{{range $.Parts}}{{range $.Parts}}{{range $.Parts}}{{range $.Parts}}{{range $.Parts}}{{range $.Parts}}{{range $.Parts}}x{{end}}{{end}}{{end}}{{end}}{{end}}{{end}}{{end}}{{end}}{{end}}{{end}}{{template "bomb" .}}`,
	} {
		if text == `{{define "ever"}}{{template "ever" .}}{{end}}{{template "ever" .}}` {
			// html/template would take its time.
			set := template.Must(template.New("page").Parse(text))
			if New(set, Options{MaxBytes: 1, MaxPieces: 1}).Execute(new(bytes.Buffer), "page", someone()) == nil {
				t.Error("layouts that call each other for ever")
			}
			continue
		}
		if ours, _, unknown := both(t, text, someone()); unknown == nil {
			t.Errorf("%s is known as %q", text, ours)
		}
	}
}

// What failed is not kept: a layout that calls it fails, too.
func TestFailuresLeaveNothingBehind(t *testing.T) {
	set := New(template.Must(template.New("page").Parse(
		`{{define "a"}}{{if .Best}}{{template "b" .}}{{end}}{{printf "%d" .Age}}{{end}}{{define "b"}}b{{template "a" .}}{{end}}`)), Options{MaxBytes: 1 << 20, MaxPieces: 100})
	for _, name := range []string{"a", "b", "a"} {
		var out bytes.Buffer
		if err := set.Execute(&out, name, someone()); err == nil {
			t.Errorf("%s is known as %q", name, &out)
		}
	}
}

// FuzzEscapers holds every escaper against html/template, with any text.
func FuzzEscapers(f *testing.F) {
	for _, seed := range []string{
		"", "plain", `<b>"x" & 'y' + z`, "\x00\xff\xfe", "javascript:alert(1)", "JaVaScRiPt\t:x", "http://a/b?c=d&e#f", "HTTPS:x", "mailto:a@b", "a/b:c", ":", "%zz%41%4",
		"é 漢 \u2028\ufdd0\uffff", "a b(c)'d'", "//x", "data:text/html,x", "#x", "?q=[1]", "ſ:x",
	} {
		f.Add(seed)
	}
	texts := []string{
		`{{.}}`, `<title>{{.}}</title>`, `<p title="{{.}}">`, `<p title='{{.}}'>`, `<a href="{{.}}">`, `<a href="{{.}}#x">`, `<a href="x{{.}}">`, `<a href="?q={{.}}">`, `<a href="#{{.}}">`,
		`<a href="{{.}}{{.}}">`, `<a href='{{.}}'>`,
	}
	type pair struct {
		ours   *Set
		theirs *template.Template
	}
	var pairs []pair
	for _, text := range texts {
		parse := func() *template.Template { return template.Must(template.New("page").Parse(text)) }
		pairs = append(pairs, pair{New(parse(), Options{MaxBytes: 1 << 24, MaxPieces: 100}), parse()})
	}
	type named string
	f.Fuzz(func(t *testing.T, text string) {
		for i, p := range pairs {
			for _, data := range []any{text, named(text), template.CSS(text), template.JS(text), template.HTML(text), template.URL(text), template.HTMLAttr(text), template.Srcset(text)} {
				var out, want bytes.Buffer
				if err := p.ours.Execute(&out, "page", data); err != nil {
					switch data.(type) {
					case string, named:
						t.Fatalf("%s: %v", texts[i], err)
					}
					continue
				}
				if err := p.theirs.Execute(&want, data); err != nil {
					t.Fatal(err)
				}
				if out.String() != want.String() {
					t.Errorf("%s of %T %q\n got %q\nwant %q", texts[i], data, text, out.String(), want.String())
				}
			}
		}
	})
}

// BenchmarkTable is a page of many rows, ours and html/template's.
func BenchmarkTable(b *testing.B) {
	const text = `<table>{{range .Friends}}<tr{{with .Name}} id="{{.}}"{{end}}><td>{{.Name}}</td><td>{{.Age}}</td><td><a href="{{.Link}}">{{.Inner}}</a></td></tr>{{end}}</table>`
	data := &person{Friends: make([]person, 200)}
	for i := range data.Friends {
		data.Friends[i] = person{Name: "some words that are not short", Link: "../../incidents/some-page/", Age: i, embedded: embedded{"what didn't work"}}
	}
	set := template.Must(template.New("page").Parse(text))
	ours := New(set, Options{MaxBytes: 1 << 24, MaxPieces: 1 << 20})
	var out bytes.Buffer
	b.Run("ours", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			out.Reset()
			if err := ours.Execute(&out, "page", data); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("html/template", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			out.Reset()
			if err := set.Execute(&out, data); err != nil {
				b.Fatal(err)
			}
		}
	})
}
