package content

import (
	"fmt"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
)

// refusedCharacters cannot stand in a name on Windows.
// https://learn.microsoft.com/windows/win32/fileio/naming-a-file
const refusedCharacters = `<>:"\|?*`

// notOnWindows says why Windows cannot hold a file or folder of a name; empty if it
// can.
func notOnWindows(name string) string {
	stem, _, _ := strings.Cut(name, ".")
	switch {
	case kb.IsDeviceName(strings.TrimRight(stem, " ")):
		return fmt.Sprintf("Windows keeps the name %q for a device, whatever its ending", stem)
	case strings.HasSuffix(name, ".") || strings.HasSuffix(name, " "):
		return fmt.Sprintf("Windows drops the dot or the blank at the end of %q", name)
	}
	if at := strings.IndexAny(name, refusedCharacters); at >= 0 {
		return fmt.Sprintf("Windows takes no %q in a name", name[at:at+1])
	}
	return ""
}

// portable warns of documents that another system cannot hold: those with a name that
// Windows refuses, and those that differ from an earlier one in capitals alone.
func portable(files []File) []problem.Problem {
	var found []problem.Problem
	note := func(file, message, help string) {
		found = append(found, problem.New(problem.FilePortable, problem.Place{File: file}, message).WithHelp(help))
	}
	refused, byLetters := map[string]bool{}, map[string]string{}
	for _, file := range files {
		begin := 0
		for part := range strings.SplitSeq(file.Path, "/") {
			end := begin + len(part)
			if why := notOnWindows(part); why != "" && !refused[file.Path[:end]] {
				refused[file.Path[:end]] = true // a folder is told of once
				note(file.Path, why, "")
				break
			}
			begin = end + 1
		}
		letters := strings.ToLower(file.Path)
		if twin, taken := byLetters[letters]; taken {
			note(file.Path, fmt.Sprintf("it differs from %s in capitals alone, and Windows and macOS take both for one file", twin), "give one of them another name")
			continue
		}
		byLetters[letters] = file.Path
	}
	return found
}
