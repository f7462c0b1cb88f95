// Command samebytes holds what the program writes now against what it wrote at an
// earlier commit, for changes that nobody who reads a site may see:
//
//	go run ./internal/samebytes BASE [FOLDER...]
//
// It builds the program of the commit BASE and the one of the checkout, lets both
// build the same folders of documents for the same day, and names every file that
// differs with the first line that does; the messages are held against each other
// as well. The folders are the example and the real postmortems beside the
// checkout, unless some are named. It ends with an error if anything differs.
//
// It is a tool for those who work on the project, and no part of the program: it
// stands outside of the pipeline, which it runs as two processes.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"strings"
)

// asOf is the day of which the sites speak. Any will do that is the same for both.
const asOf = "2026-03-01"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, os.Args[1:], os.Stdout)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "samebytes:", err)
		os.Exit(1)
	}
}

var errDiffers = errors.New("the two commits do not write the same")

func run(ctx context.Context, args []string, out io.Writer) (err error) {
	if len(args) == 0 || strings.HasPrefix(args[0], "-") {
		return errors.New("usage: go run ./internal/samebytes BASE [FOLDER...]")
	}
	root, err := output(ctx, "", "git", "rev-parse", "--show-toplevel")
	if err != nil {
		return err
	}
	work, err := os.MkdirTemp("", "samebytes")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(work)) }()
	base, now := side{folder: filepath.Join(work, "base")}, side{folder: filepath.Join(work, "now")}
	for _, s := range []side{base, now} {
		if err := os.MkdirAll(filepath.Join(s.folder, "none"), 0o755); err != nil {
			return err
		}
	}
	if err := base.compileCommit(ctx, root, args[0]); err != nil {
		return err
	}
	if err := now.compile(ctx, root); err != nil {
		return err
	}
	folders, err := documents(root, args[1:], out)
	if err != nil {
		return err
	}
	total := 0
	for _, folder := range folders {
		n, err := compareBuilds(ctx, base, now, folder, out)
		if err != nil {
			return err
		}
		total += n
	}
	if total > 0 {
		return errDiffers
	}
	return nil
}

// documents are the folders to build, as absolute paths: those that are named, or
// the example and the real postmortems.
func documents(root string, named []string, out io.Writer) ([]string, error) {
	if len(named) > 0 {
		folders := make([]string, len(named))
		for i, name := range named {
			path, err := filepath.Abs(name)
			if err != nil {
				return nil, err
			}
			folders[i] = path
		}
		return folders, nil
	}
	folders := []string{filepath.Join(root, "content")}
	corpora := filepath.Join(filepath.Dir(root), "shared", "corpora")
	entries, err := os.ReadDir(corpora)
	if errors.Is(err, fs.ErrNotExist) {
		fmt.Fprintln(out, "only the example: no real postmortems beside the checkout")
		return folders, nil
	}
	for _, entry := range entries {
		if entry.IsDir() {
			folders = append(folders, filepath.Join(corpora, entry.Name()))
		}
	}
	return folders, err
}

// side is one of the two that are held against each other: a folder with its
// program, and with a site for each folder of documents.
type side struct{ folder string }

func (s side) program() string {
	return filepath.Join(s.folder, "debrief.exe") // the ending is for Windows, and no other system minds
}

func (s side) compile(ctx context.Context, source string) error {
	_, err := output(ctx, source, "go", "build", "-buildvcs=false", "-o", s.program(), "./cmd/debrief")
	return err
}

// compileCommit compiles a commit from a copy of its files, so that neither the
// checkout nor the list of its worktrees changes.
func (s side) compileCommit(ctx context.Context, root, commit string) error {
	source := filepath.Join(s.folder, "source")
	if err := os.Mkdir(source, 0o755); err != nil {
		return err
	}
	archive := filepath.Join(s.folder, "source.tar")
	if _, err := output(ctx, root, "git", "archive", "--format=tar", "--output="+archive, commit); err != nil {
		return err
	}
	if _, err := output(ctx, source, "tar", "-xf", archive); err != nil {
		return err
	}
	return s.compile(ctx, source)
}

// build builds a folder of documents, and returns the site and what was said. A
// build that fails says so in words, which are held against each other like all.
func (s side) build(ctx context.Context, documents string) (site, said string, err error) {
	const destination = "site"
	// Layouts and assets beside the documents, as those of the checkout are beside
	// the example, would take the place of those that are in the program.
	none := filepath.Join(s.folder, "none")
	command := exec.CommandContext(ctx, s.program(), "build", documents, "--as-of", asOf, "--notices",
		"--layouts", none, "--assets", none, "--destination", destination)
	command.Dir = s.folder
	bytes, err := command.CombinedOutput()
	if failed := new(exec.ExitError); err != nil && !errors.As(err, &failed) {
		return "", "", err
	}
	return filepath.Join(s.folder, destination), timeless(string(bytes)) + command.ProcessState.String() + "\n", ctx.Err()
}

var tookTime = regexp.MustCompile(`\bin \d[\d.,]* ?(?:ms|s|min)\b`)

// timeless takes out of a message how long a build took.
func timeless(said string) string { return tookTime.ReplaceAllString(said, "in no time") }

// compareBuilds builds a folder of documents with both programs, lists what
// differs, and returns how many files that are.
func compareBuilds(ctx context.Context, base, now side, documents string, out io.Writer) (int, error) {
	before, saidBefore, err := base.build(ctx, documents)
	if err != nil {
		return 0, err
	}
	after, saidAfter, err := now.build(ctx, documents)
	if err != nil {
		return 0, err
	}
	list, files, err := compareFolders(before, after)
	if err != nil {
		return 0, err
	}
	if saidBefore != saidAfter {
		list = append(list, difference{"what the build says", firstLine(saidBefore, saidAfter)})
	}
	fmt.Fprintf(out, "%s: %d of %d files differ\n", filepath.Base(documents), len(list), files)
	for _, d := range list {
		fmt.Fprintf(out, "  %s: %s\n", d.name, d.what)
	}
	return len(list), errors.Join(os.RemoveAll(before), os.RemoveAll(after))
}

// output runs a command and returns what it says, without the end of the line.
func output(ctx context.Context, folder, name string, args ...string) (string, error) {
	command := exec.CommandContext(ctx, name, args...)
	command.Dir = folder
	var wrong strings.Builder
	command.Stderr = &wrong
	said, err := command.Output()
	if err != nil {
		return "", fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, wrong.String())
	}
	return strings.TrimRight(string(said), "\r\n"), nil
}
