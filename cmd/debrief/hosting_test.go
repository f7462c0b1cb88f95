package main

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"github.com/debrief-dev/debrief/templates"
)

var (
	yamlBlock = regexp.MustCompile("(?ms)^```yaml\n(.*?)^```$")
	buildCall = regexp.MustCompile(`(?m)debrief build (.*)$`)
)

// TestHostingFiles: the files of the guide that publish on other people's hosts are
// YAML, and build with flags that there are.
func TestHostingFiles(t *testing.T) {
	chapter, err := os.ReadFile("../../content/guide/hosting.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := yamlBlock.FindAllStringSubmatch(string(chapter), -1)
	if len(blocks) != 2 {
		t.Fatalf("the chapter has %d files", len(blocks))
	}
	for i, block := range blocks {
		// They are those that init writes.
		written, err := fs.ReadFile(templates.Start, []string{"ci/github-pages.yml", "ci/gitlab-pages.yml"}[i])
		if err != nil {
			t.Fatal(err)
		}
		if want := strings.ReplaceAll(string(written), `"@FOLDER@"`, "content"); block[1] != want {
			t.Errorf("the chapter has\n%s\nand init writes\n%s", block[1], want)
		}
		var read map[string]any
		if err := yaml.Unmarshal([]byte(block[1]), &read); err != nil {
			t.Errorf("%v in\n%s", err, block[1])
		}
		call := buildCall.FindStringSubmatch(block[1])
		if call == nil {
			t.Errorf("nothing is built by\n%s", block[1])
			continue
		}
		// What the host puts in is one word.
		words := strings.Fields(regexp.MustCompile(`"[^"]*"`).ReplaceAllString(call[1], "https://host.example/"))
		build, args, err := program{}.rootCommand().Find(append([]string{"build"}, words...))
		if err != nil {
			t.Fatal(err)
		}
		if err := build.ParseFlags(args); err != nil {
			t.Errorf("debrief build %s: %v", call[1], err)
		}
		for _, flag := range []string{"destination", "base-url"} {
			if !build.Flags().Changed(flag) {
				t.Errorf("debrief build %s does not set --%s", call[1], flag)
			}
		}
	}
}
