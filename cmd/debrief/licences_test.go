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

// licencesFile lists what is inside of the program.
const licencesFile = "../../LICENCES.md"

// TestLicences holds the list of licences against the modules that the program is
// made of; -update writes it.
func TestLicences(t *testing.T) {
	cmd := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}|{{.Version}}|{{.Dir}}{{end}}{{end}}", ".")
	cmd.Env = append(os.Environ(), "GOOS=linux", "GOARCH=amd64", "CGO_ENABLED=0", "GOFLAGS=-mod=mod")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Fields(string(out))
	slices.Sort(lines)
	var list strings.Builder
	list.WriteString("# Licences\n\nDebrief is under the [MIT licence](LICENSE). These modules are inside of the program, each under a licence of its own, whose\n" +
		"text is in the module. The list is made by `go test ./cmd/debrief -run Licences -update`.\n\n| module | version | licence |\n|---|---|---|\n")
	for _, line := range slices.Compact(lines) {
		module := strings.Split(line, "|")
		licence := licenceIn(t, module[2])
		if licence == "" {
			t.Errorf("the licence of %s is not known", module[0])
		}
		fmt.Fprintf(&list, "| %s | %s | %s |\n", module[0], module[1], licence)
	}
	if *update {
		if err := os.WriteFile(licencesFile, []byte(list.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	have, err := os.ReadFile(licencesFile)
	if err != nil || string(have) != list.String() {
		t.Errorf("the list of licences is not that of the modules (%v): go test ./cmd/debrief -run Licences -update", err)
	}
}

// licenceIn names the licence of a module's folder by words that only it has.
func licenceIn(t *testing.T, folder string) string {
	files, err := filepath.Glob(filepath.Join(folder, "[LlCc][IiOo][CcPp][EeYy][NnIi]*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		words := strings.Join(strings.Fields(string(text)), " ")
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
	}
	return ""
}
