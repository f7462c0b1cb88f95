package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The list of what is inside of the program, and the texts, which are inside as well.
const (
	licencesFile = "../../LICENCES.md"
	licenceTexts = "licences.txt"
)

// systems are those for which there are programs; some have modules of their own.
var systems = []string{"linux", "darwin", "windows"}

// TestLicences holds the list of licences and their texts against the modules that
// the program is made of; -update writes both.
func TestLicences(t *testing.T) {
	var list strings.Builder
	list.WriteString("# Licences\n\nDebrief is under the [MIT licence](LICENSE). These modules are inside of the program, each under a licence of its own, whose\n" +
		"text `debrief version --licences` prints. The list is made by `go test ./cmd/debrief -run Licences -update`.\n\n| module | version | licence |\n|---|---|---|\n")
	// Many modules share a text.
	users := map[string][]string{}
	var texts []string
	add := func(text, user string) {
		if users[text] == nil {
			texts = append(texts, text)
		}
		users[text] = append(users[text], user)
	}
	add(textOf(t, "../../LICENSE"), "Debrief")
	add(textOf(t, filepath.Join(goRoot(t), "LICENSE")), "Go, its library and its time zones")
	for _, line := range modules(t) {
		module := strings.Split(line, "|")
		files := licenceFiles(t, module[2])
		licence := ""
		for _, file := range files {
			text := textOf(t, file)
			add(text, module[0]+" "+module[1])
			if licence == "" {
				licence = licenceOf(text)
			}
		}
		if licence == "" {
			t.Errorf("the licence of %s is not known", module[0])
		}
		fmt.Fprintf(&list, "| %s | %s | %s |\n", module[0], module[1], licence)
	}
	var whole strings.Builder
	for _, text := range texts {
		rule := strings.Repeat("=", 80)
		fmt.Fprintf(&whole, "%s\n%s\n%s\n\n%s\n\n", rule, strings.Join(users[text], "\n"), rule, text)
	}
	for file, want := range map[string]string{licencesFile: list.String(), licenceTexts: whole.String()} {
		if *update {
			if err := os.WriteFile(file, []byte(want), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		have, err := os.ReadFile(file)
		if err != nil || string(have) != want {
			t.Errorf("%s is not that of the modules (%v): go test ./cmd/debrief -run Licences -update", file, err)
		}
	}
}

// modules are those of the program on all systems: path, version and folder.
func modules(t *testing.T) []string {
	t.Helper()
	var lines []string
	for _, system := range systems {
		cmd := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}|{{.Version}}|{{.Dir}}{{end}}{{end}}", ".")
		cmd.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=0", "GOFLAGS=-mod=mod")
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, strings.Fields(string(out))...)
	}
	slices.Sort(lines)
	return slices.Compact(lines)
}

// goRoot is the folder of the Go that builds the program.
func goRoot(t *testing.T) string {
	t.Helper()
	out, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}

func textOf(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(strings.ReplaceAll(string(text), "\r\n", "\n"))
}

// licenceFiles are the licences in a module's folder, and the notices that they
// want to be kept.
func licenceFiles(t *testing.T, folder string) []string {
	t.Helper()
	var files []string
	for _, pattern := range []string{"[LlCc][IiOo][CcPp][EeYy][NnIi]*", "NOTICE*"} {
		found, err := filepath.Glob(filepath.Join(folder, pattern))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	return slices.DeleteFunc(files, func(file string) bool {
		info, err := os.Stat(file)
		return err != nil || info.IsDir() || filepath.Ext(file) == ".go"
	})
}

// licenceOf names a licence by words that only it has.
func licenceOf(text string) string {
	words := strings.Join(strings.Fields(text), " ")
	for _, known := range []struct{ words, name string }{
		{"Apache License", "Apache-2.0"},
		{"Mozilla Public License Version 2.0", "MPL-2.0"},
		{"Permission is hereby granted, free of charge", "MIT"},
		{"Permission to use, copy, modify, and/or distribute", "ISC"},
		{"Neither the name", "BSD-3-Clause"},
		{"may be used to endorse", "BSD-3-Clause"},
		{"Redistributions of source code must retain", "BSD-2-Clause"},
	} {
		if strings.Contains(words, known.words) {
			return known.name
		}
	}
	return ""
}
