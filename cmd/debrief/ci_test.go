package main

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"github.com/debrief-dev/debrief/internal/message"
	"github.com/debrief-dev/debrief/templates"
)

// TestCIFiles: the files that run check elsewhere are YAML, and call debrief with
// commands and flags that there are.
func TestCIFiles(t *testing.T) {
	root := program{}.rootCommand()
	for host := range ciFiles {
		text, err := fs.ReadFile(templates.Start, "ci/"+host+".yml")
		if err != nil {
			t.Fatal(err)
		}
		var read any
		if err := yaml.Unmarshal(text, &read); err != nil {
			t.Errorf("%s: %v", host, err)
		}
		calls := 0
		for line := range strings.Lines(string(text)) {
			_, call, found := strings.Cut(line, "debrief check ")
			if !found {
				continue
			}
			calls++
			cmd, args, err := root.Find([]string{"check"})
			if err != nil || len(args) > 0 {
				t.Fatal(err)
			}
			words := strings.Fields(call)
			for i, word := range words {
				name, isFlag := strings.CutPrefix(word, "--")
				switch {
				case isFlag && cmd.Flags().Lookup(name) == nil:
					t.Errorf("%s: there is no flag %s", host, word)
				case word == "--format" && !slices.Contains(checkFormats, message.Format(words[i+1])):
					t.Errorf("%s: there is no format %s", host, words[i+1])
				}
			}
		}
		if calls < 2 {
			t.Errorf("%s: debrief is called %d times", host, calls)
		}
	}
}
