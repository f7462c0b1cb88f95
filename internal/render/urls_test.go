package render

import (
	"path"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debrief-dev/debrief/internal/kb"
)

func TestRelativeLinks(t *testing.T) {
	for _, test := range []struct{ from, to, want string }{
		{"", "", "./"},
		{"", "incidents/", "incidents/"},
		{"", "incidents/a/#t-1", "incidents/a/#t-1"},
		{"", "#x", "./#x"},
		{"incidents/", "", "../"},
		{"incidents/", "incidents/", "./"},
		{"incidents/", "incidents/a/", "a/"},
		{"incidents/a/", "incidents/b/", "../b/"},
		{"incidents/a/", "incidents/", "../"},
		{"incidents/a/", "incidents/a/#x", "./#x"},
		{"incidents/a/", "factors/b/", "../../factors/b/"},
		{"incidents/a/", "index.json", "../../index.json"},
		{"incidents/page/2/", "incidents/", "../../"},
		{"incidents/page/2/", "incidents/page/3/", "../3/"},
		{"incidents/ab/", "incidents/a/", "../a/"},
		{"guide/deep/er/", "files/guide/x.png", "../../../files/guide/x.png"},
	} {
		got := place{address: test.from}.to(test.to)
		if got != test.want {
			t.Errorf("from %q to %q: got %q, want %q", test.from, test.to, got, test.want)
		}
		// A browser would come to the same address.
		address, _, _ := strings.Cut(test.to, "#")
		reached, _, _ := strings.Cut(got, "#")
		if joined := strings.TrimPrefix(path.Join("/", test.from, reached), "/"); joined != strings.TrimSuffix(address, "/") {
			if !strings.HasPrefix(test.to, "#") {
				t.Errorf("from %q, %q leads to %q", test.from, got, joined)
			}
		}
	}
	for _, test := range []struct{ from, to, want string }{
		{"", "", "index.html"},
		{"incidents/", "", "../index.html"},
		{"incidents/a/", "incidents/a/#x", "index.html#x"},
		{"incidents/a/", "factors/b/", "../../factors/b/index.html"},
		{"incidents/a/", "incidents/b/#t-1", "../b/index.html#t-1"},
		{"incidents/a/", "index.json", "../../index.json"},
		{"incidents/a/", "old.html", "../../old.html"},
		{"insights/", "search/?factor=a/&q=b", "../search/index.html?factor=a/&q=b"},
	} {
		if got := (place{address: test.from, files: true}).to(test.to); got != test.want {
			t.Errorf("on a disk, from %q to %q: got %q, want %q", test.from, test.to, got, test.want)
		}
	}
	if got := (place{root: "/sub/"}).to("incidents/"); got != "/sub/incidents/" {
		t.Errorf("from the page for unknown addresses: %q", got)
	}
}

func TestAttachmentNames(t *testing.T) {
	give := []*kb.Attachment{
		{Source: "a/Graph One.PNG"}, {Source: "a/graph-one.png"}, {Source: "a/graph_one.png"}, {Source: "Ünï/日本.jpeg"},
		{Source: "noext"}, {Source: "odd.tar.gz"}, {Source: "x.p<g"}, {Source: "evil.svg", Refused: "it has a script"},
	}
	u, err := newURLs("", give)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"a/Graph One.PNG": "files/a/graph-one.png", "a/graph-one.png": "files/a/graph-one-2.png", "a/graph_one.png": "files/a/graph-one-3.png",
		"Ünï/日本.jpeg": "files/uni/" + kb.Slug("日本") + ".jpeg", "noext": "files/noext", "odd.tar.gz": "files/odd-tar.gz", "x.p<g": "files/x-p-g",
	}
	if diff := cmp.Diff(want, u.files); diff != "" {
		t.Error(diff)
	}
}

func TestAliases(t *testing.T) {
	for _, test := range []struct{ give, want string }{
		{"/old/", "old/"},
		{"/old", "old/"},
		{"/a/b/../c/", "a/c/"},
		{"former-name", "incidents/former-name/"},
		{"../2019/x.html", "2019/x.html"},
		{"/x/index.html", "x/"},
		{"/old.php", "old.php/"},
		{"/sp%20ace/", "sp ace/"},
		{"/caf%C3%A9/", "café/"},
		{"", "incidents/"},
	} {
		got, reason := aliasAddress(test.give, "incidents/a/")
		if got != test.want || reason != "" {
			t.Errorf("%q: got %q, %q, want %q", test.give, got, reason, test.want)
		}
	}
	for _, hostile := range []string{
		"../../x", "/../x", "/a/../../x", "%2e%2e/%2e%2e/x", "..%2f..%2fx", "https://evil.example/", "//evil.example/x", "javascript:alert(1)",
		`\\server\share`, `/a\..\..\b`, "/a\nb 200\n/c", "/a\x00b", "/", "..", "/*", "/:splat", "/a?b", "/a#b", "/CON/", "/aux", "/a./",
		"/.well-known/x", "/_headers", "/a /", "/%zz", "/a\u202eb", "/" + strings.Repeat("x", 300), "<script>",
	} {
		if got, reason := aliasAddress(hostile, "incidents/a/"); reason == "" {
			t.Errorf("%q was taken as %q", hostile, got)
		}
	}
}

func TestAliasesThatAreTaken(t *testing.T) {
	base := library(t)
	for _, i := range base.Incidents {
		if i.Slug == "odd" {
			for _, alias := range []string{"/about/", "/OLD/Disk/", "/incidents/", "/index.html", "/welcome.html/below/", "/Follow-ups/overdue", "/follow-ups/old/", "/fine/", "/fine", "../../out", "odd"} {
				i.Aliases = append(i.Aliases, kb.Alias{Path: alias, Line: 4, Column: 3})
			}
		}
	}
	listing, problems, err := Site(input(base))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range problems {
		got = append(got, p.Rule.String()+" "+p.Message)
	}
	want := []string{
		`alias-taken the alias "/about/" is the address of another page`, `alias-taken the alias "/OLD/Disk/" is the address of another page`,
		`alias-taken the alias "/incidents/" is the address of another page`, `alias-unsafe the alias "/index.html" is the home page`,
		`alias-taken the alias "/Follow-ups/overdue" is the address of another page`, `alias-taken the alias "/fine" is the address of another page`,
		`alias-unsafe the alias "../../out" leaves the site`,
		// The document that comes first keeps the name.
		`alias-taken the alias "/welcome.html" is the address of another page`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	files := writeAll(t, listing.All())
	stub := files["old/disk/index.html"]
	for _, part := range []string{`content="0; url=../../incidents/inc-7/"`, `<a href="../../incidents/inc-7/">Disk full on db01</a>`, "noindex"} {
		if !strings.Contains(stub, part) {
			t.Errorf("the stub lacks %s:\n%s", part, stub)
		}
	}
	if !strings.Contains(files["_redirects"], "/old/disk/ /incidents/inc-7/ 301\n") {
		t.Errorf("_redirects: %s", files["_redirects"])
	}
	if files["fine/index.html"] == "" || files["follow-ups/old/index.html"] == "" {
		t.Error("a good alias beside bad ones has no stub")
	}
}
