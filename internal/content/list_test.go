package content

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/debrief-dev/debrief/internal/problem"
)

// folder makes a file system of file names and texts.
func folder(files ...string) fstest.MapFS {
	m := fstest.MapFS{}
	for i := 0; i+1 < len(files); i += 2 {
		m[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return m
}

func TestListRoles(t *testing.T) {
	const absent Role = -1
	tests := []struct {
		name string
		want Role
	}{
		{"2024-05-01-checkout.md", IncidentRole}, {"deep/er/x.markdown", IncidentRole}, {"a.mdx", IncidentRole},
		{"a.mdxx", IncidentRole}, {"a.qmd", IncidentRole}, {"a.html.md.erb", IncidentRole}, {"UPPER.MD", IncidentRole},
		{"index.html.md.erb", PageRole}, {"README.md", PageRole}, {"Readme.markdown", PageRole}, {"x/index.md", PageRole},
		{"x/_index.md", PageRole}, {"README.ja.md", PageRole}, {"CONTRIBUTING.md", PageRole}, {"SECURITY.md", PageRole}, {"AGENTS.md", PageRole},
		{"low/security.md", IncidentRole}, {"factors/retry-storm.md", FactorRole}, {"services/checkout.md", ServiceRole},
		{"factors/README.md", PageRole}, {"x/factors/a.md", IncidentRole}, {"factors.md", IncidentRole},
		{"guide/how.md", PageRole}, {"pages/about.md", PageRole}, {"runbooks/db/restore.md", PageRole},
		{"notes/one.md", PageRole}, {"x/notes/one.md", IncidentRole}, {"deep/handbook/a/b.md", PageRole},
		{"layouts/a.md", IncidentRole}, {"public/a.md", IncidentRole}, {"日本語 の障害.md", IncidentRole}, {"a b.md", IncidentRole},

		{".hidden.md", absent}, {".git/a.md", absent}, {"node_modules/a/README.md", absent}, {"a.md~", absent},
		{".#a.md", absent}, {"#a.md#", absent}, {"4913", absent}, {"a.md.swp", absent}, {"a.txt", absent}, {"a.png", absent},
		{".md", absent}, {"a.mdy", absent}, {"debrief.yaml", absent},
		{"template.md", absent}, {"templates/incident.md", absent}, {"_templates/x.md", absent}, {"postmortem-template.md", absent},
		{"PMyyyy-nnn - Postmortem.md", absent}, {"YYYY-MM-DD-title.md", absent}, {"{{name}}.md", absent}, {"[title].md", absent},
		{"2024-05-01-email-template-broken.md", IncidentRole}, {"PM2024-007 - Template engine down.md", IncidentRole},
		{"contemplate.md", IncidentRole}, {"archetypes/default.md", absent},
	}
	all := fstest.MapFS{}
	for _, test := range tests {
		all[test.name] = &fstest.MapFile{Data: []byte("# x")}
	}
	files, problems, err := List(all, []string{"runbooks/**", "notes/*.md", "**/handbook", "[bad"})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]Role{}
	for _, f := range files {
		got[f.Path] = f.Role
	}
	for _, test := range tests {
		role, ok := got[test.name]
		if !ok {
			role = absent
		}
		if role != test.want {
			t.Errorf("%s: role %d, want %d", test.name, role, test.want)
		}
	}
	for _, p := range problems {
		if p.Rule == problem.FileKind && p.File == "a.txt" {
			continue
		}
		if p.Rule != problem.TemplateSkipped || p.Level != problem.Notice {
			t.Errorf("problem %+v", p)
		}
	}
	again, _, _ := List(all, []string{"runbooks/**", "notes/*.md", "**/handbook", "[bad"})
	if !slices.EqualFunc(files, again, func(a, b File) bool {
		return a.Path == b.Path && a.Role == b.Role && a.Size == b.Size && a.Stamp.Same(b.Stamp)
	}) {
		t.Error("two walks differ")
	}
}

func TestListWithoutExtension(t *testing.T) {
	tests := []struct {
		name, text string
		want       bool
	}{
		{"PM2022-009 - Bad image", "# Summary\n\ntext", true},
		{"2024.01.05 outage", "\n\n## Summary\n", true},
		{"crlf", "---\r\ntitle: x\r\n---\r\n", true},
		{"front matter", "---\ntitle: x\n---\n", true},
		{"bom", "\uFEFF# Title", true},
		{"rule", "---\n\ntext", false},
		{"prose", "Just text.", false},
		{"empty", "", false},
		{"shebang", "#!/bin/sh\n", false},
		{"hash", "#tag\n", false},
		{"bare", "#\n", false},
		{"binary", "# a\x00b", false},
		{"latin", "# caf\xe9\n", false},
		{"long", "# Title\n" + strings.Repeat("é", 4000), true},
		{"LICENSE", "# License\n", false},
		{"CODEOWNERS", "# owners\n", false},
		{"Makefile", "# make\n", false},
		{"Dockerfile", "# docker\n", false},
		{"Jenkinsfile", "# jenkins\n", false},
		{"Corrupt Makefile", "# Corrupt Makefile\n", true},
		{"notes.txt", "# Title\n", false},
	}
	for _, test := range tests {
		files, _, err := List(folder(test.name, test.text), nil)
		if err != nil || (len(files) == 1) != test.want {
			t.Errorf("%q with %.20q: listed %v, want %v (%v)", test.name, test.text, len(files) == 1, test.want, err)
		}
	}
}

func TestTemplateByName(t *testing.T) {
	for name, want := range map[string]bool{
		"template.md": true, "postmortem-template.md": true, "templates/short.md": true, "archetypes/a.md": true, "yyyy-mm-dd-title.md": true,
		"Vorlage Postmortem.md": true, "vorlagen/kurz.md": true, "plantilla-incidente.md": true, "sjabloon.md": true, "шаблон.md": true,
		"故障复盘模板.md": true, "障害報告テンプレート.md": true, "modele.md": true, "modele-incident.md": true, "Modèle de rapport.md": true, "modelos/breve.md": true,

		"modele-de-donnees-casse.md": false, "contemplate.md": false, "2026-03-01-template-broken.md": false, "modell-falsch.md": false,
		"modelos-de-datos/pagos.md": false, "模板引擎故障.md": false, "incident.md": false,
	} {
		if got := templateByName(name); got != want {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}

func TestTemplateByText(t *testing.T) {
	tests := []struct {
		text string
		want bool
	}{
		{"# [Title]\n", true}, {"# [Incident Title]\n", true}, {"# {{ incident date: yyyy-mm-dd }}, {{ incident name }}\n", true},
		{"# YYYY-MM-DD: Title\n", true}, {"# Incident <name> on <date>\n", true}, {"# Postmortem: [Service Name]\n", true},
		{"# INC-XXXX\n", true}, {"---\ntitle: \"{{ replace .Name }}\"\n---\n", true}, {"---\ntitle: {{ .Title }}\n---\n", true},
		{"---\ntitle: '[Title]'\n---\n# Real\n", true},
		{"# Postmortem: [Titel]\n", true}, {"# [Nom de l'incident]\n", true}, {"# 障害報告: [タイトル]\n", true}, {"# <Название инцидента>\n", true},
		{"# Postmortem: [Zahlungen]\n", false}, {"# [解決済み] 決済の障害\n", false},

		{"# Title\n", false}, {"# ISSUE NAME\n", false}, {"# incident date: 2019-02-20, kubectl logs\n", false},
		{"# Helm `{{ .Values }}` left empty\n", false}, {"# {{ .Values }} rendered as text\n", false},
		{"# Parser took YYYY-MM-DD for a day of the week\n", false}, {"# [Resolved] Checkout\n", false},
		{"# [Resolved]\n", false}, {"# [Title](https://a)\n", false}, {"# [[000547]]\n", false}, {"# <pod> evicted\n", false},
		{"---\ntitle: Real\n---\n# [Title]\n", false}, {"text with YYYY-MM-DD", false}, {"", false},
	}
	for _, test := range tests {
		e := read(test.text)
		if e.Template != test.want {
			t.Errorf("%q: template %v, want %v", test.text, e.Template, test.want)
		}
		if e.Template && summary(e.Problems) != "0:0 notice template-skipped" {
			t.Errorf("%q: problems %v", test.text, e.Problems)
		}
	}
}

func TestReadRoles(t *testing.T) {
	all := folder("a.md", "---\ntype: factor\n---\n", "b.md", "---\nType: Guide\n---\n", "factors/c.md", "---\ntype: incident\n---\n",
		"services/d.md", "---\ntype: other\n---\n", "README.md", "---\ntype: postmortem\n---\n")
	files, _, err := List(all, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]Role{"a.md": FactorRole, "b.md": PageRole, "factors/c.md": IncidentRole, "services/d.md": ServiceRole, "README.md": IncidentRole}
	for _, f := range files {
		if got := Read(all, f).Role; got != want[f.Path] {
			t.Errorf("%s: role %d, want %d", f.Path, got, want[f.Path])
		}
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// broken fails to read one folder and one file.
type broken struct{ fstest.MapFS }

func (b broken) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == "bad" {
		return nil, &fs.PathError{Op: "open", Path: "/home/someone/bad", Err: fs.ErrPermission}
	}
	return b.MapFS.ReadDir(name)
}

func (b broken) Open(name string) (fs.File, error) {
	if name == "secret.md" {
		return nil, &fs.PathError{Op: "open", Path: "/home/someone/secret.md", Err: fs.ErrPermission}
	}
	return b.MapFS.Open(name)
}

func TestUnreadable(t *testing.T) {
	fsys := broken{folder("bad/x.md", "x", "good.md", "x", "secret.md", "x")}
	files, problems, err := List(fsys, nil)
	if err != nil || len(files) != 2 {
		t.Fatalf("files %v, %v", files, err)
	}
	problems = append(problems, Read(fsys, File{Path: "secret.md"}).Problems...)
	if got := summary(problems); got != "0:0 error folder-unreadable, 0:0 error file-unreadable" {
		t.Errorf("problems %s", got)
	}
	for _, p := range problems {
		if strings.Contains(p.Message, "/home") || !strings.Contains(p.Message, "permission denied") {
			t.Errorf("message %q", p.Message)
		}
	}
	if _, _, err := List(os.DirFS(filepath.Join(t.TempDir(), "none")), nil); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a folder that is not there: %v", err)
	}
}
