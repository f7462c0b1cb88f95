package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// changedFiles asks git which files below a folder differ from a commit: from
// where this branch left it, with what is not committed yet, and new files.
func changedFiles(ctx context.Context, folder, ref string) (map[string]bool, error) {
	if strings.HasPrefix(ref, "-") {
		return nil, usageError{fmt.Sprintf("%q is no branch or commit", ref), "an example is --changed main"}
	}
	r := openRepository(ctx, folder)
	// Outside a repository "git diff" takes the reference for a file.
	if _, err := r.git(ctx, "rev-parse", "--git-dir"); err != nil {
		return nil, err
	}
	base := r.leftBy(ctx, ref)
	changed, err := r.git(ctx, "diff", "--name-only", "--relative", "--diff-filter=d", "-z", base, "--", ".")
	if err != nil {
		return nil, err
	}
	added, err := r.git(ctx, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
	if err != nil {
		return nil, err
	}
	files := map[string]bool{}
	for _, list := range [][]byte{changed, added} {
		for name := range bytes.SplitSeq(list, []byte{0}) {
			if len(name) > 0 {
				files[filepath.ToSlash(string(name))] = true
			}
		}
	}
	return files, nil
}

// repository is a folder that git knows. No program that its settings name runs: no hook,
// pager, watcher or filter; nothing is fetched.
type repository struct {
	folder string
	// settings stand in front of every command, and take programs away.
	settings []string
}

// nothing is what holds no value for git, which is no program and false.
const nothing = "DEBRIEF_NOTHING"

func openRepository(ctx context.Context, folder string) repository {
	r := repository{folder, []string{"-c", "core.fsmonitor=false"}}
	// An error here is that of the next call, too: there is no git, or no repository.
	named, _ := r.git(ctx, "config", "--show-scope", "-z", "--name-only", "--get-regexp", `^filter\.`)
	fields := strings.Split(string(named), "\x00")
	for i := 0; i+1 < len(fields); i += 2 {
		scope, key := fields[i], fields[i+1]
		if scope != "local" && scope != "worktree" {
			continue // those of the user are trusted
		}
		filter := key[:strings.LastIndexByte(key, '.')]
		for _, name := range []string{".clean", ".smudge", ".process", ".required"} {
			// Not by -c, to which a name ends at the first "=" in it.
			r.settings = append(r.settings, "--config-env="+filter+name+"="+nothing)
		}
	}
	return r
}

// leftBy is the commit at which this branch left another one, or what names that where
// git knows of none.
func (r repository) leftBy(ctx context.Context, ref string) string {
	out, err := r.git(ctx, "merge-base", ref, "HEAD")
	if err != nil {
		return ref
	}
	return strings.TrimSpace(string(out))
}

// git runs a command of git in the folder, and gives what it says.
func (r repository) git(ctx context.Context, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "git", slices.Concat([]string{"-C", r.folder, "--no-optional-locks", "--no-pager"}, r.settings, args)...)
	cmd.Env = append(cmd.Environ(), "LC_ALL=C", // its words are looked at
		"GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none", nothing+"=")
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return nil, usageError{"this needs git, which is not there", "install it"}
	case err != nil:
		first, _, _ := strings.Cut(strings.TrimSpace(errs.String()), "\n")
		return nil, usageError{fmt.Sprintf("git says: %s", first), gitHelp(first)}
	}
	return out.Bytes(), nil
}

// gitHelp says what to do about a complaint of git.
func gitHelp(said string) string {
	switch {
	case strings.Contains(said, "not a git repository"):
		return "what differs can be said only inside a git repository"
	case strings.Contains(said, "dubious ownership"):
		return "the folder belongs to another user; git config --global --add safe.directory FOLDER trusts it"
	default:
		return "name a branch or a commit that is there; in CI, fetch the whole history"
	}
}
