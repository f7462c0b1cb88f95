package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"unicode/utf8"
)

// difference is a file that is not the same, and in what.
type difference struct{ name, what string }

// compareFolders lists the files that two folders do not both have, byte for
// byte, in order of their names, and counts those that there are in either. A
// folder that does not exist has no files.
func compareFolders(before, after string) (list []difference, files int, err error) {
	old, err := names(before)
	if err != nil {
		return nil, 0, err
	}
	now, err := names(after)
	if err != nil {
		return nil, 0, err
	}
	all := maps.Clone(old)
	maps.Copy(all, now)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		switch {
		case !old[name]:
			list = append(list, difference{name, "is new"})
		case !now[name]:
			list = append(list, difference{name, "is gone"})
		default:
			one, err := fs.ReadFile(os.DirFS(before), name)
			if err != nil {
				return nil, 0, err
			}
			other, err := fs.ReadFile(os.DirFS(after), name)
			if err != nil {
				return nil, 0, err
			}
			if !bytes.Equal(one, other) {
				list = append(list, difference{name, firstLine(string(one), string(other))})
			}
		}
	}
	return list, len(all), nil
}

func names(folder string) (map[string]bool, error) {
	found := map[string]bool{}
	err := fs.WalkDir(os.DirFS(folder), ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			found[name] = true
		}
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		return found, nil
	}
	return found, err
}

// around is how many bytes of a line are shown before the place where it differs,
// and most is how many in all: what a build writes may stand on one long line.
const (
	around = 40
	most   = 160
)

// firstLine shows the first line in which two texts differ.
func firstLine(before, after string) string {
	old, now := strings.Split(before, "\n"), strings.Split(after, "\n")
	n := 0
	for n < len(old) && n < len(now) && old[n] == now[n] {
		n++
	}
	// A text that ends where the other goes on lacks the line.
	was, is := lineOf(old, n), lineOf(now, n)
	at := 0
	for at < len(was) && at < len(is) && was[at] == is[at] {
		at++
	}
	return fmt.Sprintf("line %d\n    - %s\n    + %s", n+1, window(was, at), window(is, at))
}

func lineOf(lines []string, n int) string {
	if n < len(lines) {
		return lines[n]
	}
	return ""
}

// window is the part of a line around a place, on whole characters.
func window(line string, at int) string {
	from, to := max(0, at-around), min(len(line), at-min(at, around)+most)
	for from > 0 && !utf8.RuneStart(line[from]) {
		from--
	}
	for to < len(line) && !utf8.RuneStart(line[to]) {
		to++
	}
	shown := line[from:to]
	if from > 0 {
		shown = "…" + shown
	}
	if to < len(line) {
		shown += "…"
	}
	return shown
}
