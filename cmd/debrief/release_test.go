package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// TestRelease: what the configuration of releases names is there, and it makes a
// program for every system and machine that the guide promises.
func TestRelease(t *testing.T) {
	text, err := os.ReadFile("../../.goreleaser.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var config struct {
		Before struct{ Hooks []string }
		Builds []struct {
			Main                 string
			Env, Goos, Goarch    []string
			Tags, Flags, Ldflags []string
		}
		Archives []struct{ Files []any }
		Nfpms    []struct {
			Formats  []string
			Contents []struct{ Src string }
		}
		HomebrewCasks []struct {
			Manpages    []string
			Completions map[string]string
		} `yaml:"homebrew_casks"`
	}
	if err := yaml.Unmarshal(text, &config); err != nil {
		t.Fatal(err)
	}
	build := config.Builds[0]
	if !slices.Equal(build.Goos, systems) && len(build.Goos) != len(systems) || !slices.Equal(build.Goarch, []string{"amd64", "arm64"}) {
		t.Errorf("it builds for %v on %v", build.Goos, build.Goarch)
	}
	if !slices.Contains(build.Ldflags, "-s -w -X main.version={{ .Version }}") || version != "" {
		t.Errorf("the version is not set by %q", build.Ldflags)
	}
	// The hook writes the manual, from which the others take files.
	manual := t.TempDir()
	if want := "go run ./cmd/debrief manual .release"; !slices.Equal(config.Before.Hooks, []string{want}) {
		t.Errorf("the hooks are %q", config.Before.Hooks)
	}
	if err := writeManual(program{}.rootCommand(), manual); err != nil {
		t.Fatal(err)
	}
	var sources []string
	for _, content := range config.Nfpms[0].Contents {
		sources = append(sources, content.Src)
	}
	for _, file := range config.Archives[0].Files {
		if named, ok := file.(map[string]any); ok {
			file = named["src"]
		}
		sources = append(sources, fmt.Sprint(file))
	}
	cask := config.HomebrewCasks[0]
	// A cask takes no pattern.
	if pages, err := filepath.Glob(filepath.Join(manual, "*.1")); err != nil || len(cask.Manpages) != len(pages) {
		t.Errorf("the cask has %d manual pages of %d (%v)", len(cask.Manpages), len(pages), err)
	}
	for _, file := range append(cask.Manpages, cask.Completions["bash"], cask.Completions["zsh"], cask.Completions["fish"]) {
		sources = append(sources, strings.Replace(file, "manual/", ".release/", 1))
	}
	for _, source := range sources {
		path := filepath.Join("../..", source)
		if name, made := strings.CutPrefix(source, ".release/"); made {
			path = filepath.Join(manual, name)
		}
		if found, err := filepath.Glob(path); err != nil || len(found) == 0 {
			t.Errorf("there is no %s (%v)", source, err)
		}
	}
}

// TestSameProgram builds the program here, and from a copy elsewhere with nothing that was
// compiled before: both are the same, byte for byte. It takes minutes, so that only
// .ci/release asks for it.
func TestSameProgram(t *testing.T) {
	if os.Getenv("DEBRIEF_SAME_PROGRAM") == "" {
		t.Skip("DEBRIEF_SAME_PROGRAM is not set")
	}
	build := func(module string, settings ...string) []byte {
		program := filepath.Join(t.TempDir(), "debrief")
		cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-tags", "nethttpomithttp2", "-ldflags", "-s -w", "-o", program, "./cmd/debrief")
		cmd.Dir, cmd.Env = module, append(append(os.Environ(), "CGO_ENABLED=0"), settings...)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		content, err := os.ReadFile(program)
		if err != nil {
			t.Fatal(err)
		}
		return content
	}
	here, elsewhere := filepath.Join("..", ".."), filepath.Join(t.TempDir(), "elsewhere")
	if err := os.CopyFS(elsewhere, os.DirFS(here)); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(build(here), build(elsewhere, "GOCACHE="+t.TempDir())) {
		t.Error("the same source made two programs")
	}
}
