package main

import (
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/debrief-dev/debrief/internal/pipeline"
	"github.com/debrief-dev/debrief/internal/problem"
)

// sumUp is the last word on the problems: "2 errors and 5 warnings in 4 files,
// 12 notices (--notices lists them)".
func sumUp(site *pipeline.Site, flags buildFlags) string {
	files := map[string]bool{}
	for _, one := range site.Problems {
		if one.Level > problem.Notice && one.File != problem.Folder {
			files[one.File] = true
		}
	}
	errors, warnings := problem.Count(site.Problems, problem.Error), problem.Count(site.Problems, problem.Warning)
	var text string
	switch {
	case errors == 0 && warnings == 0:
		text = "No problems in " + count(site.Documents, "document")
	default:
		text = fmt.Sprintf("%s and %s", count(errors, "error"), count(warnings, "warning"))
		if len(files) > 0 {
			text += " in " + count(len(files), "file")
		}
	}
	if notices := problem.Count(site.Problems, problem.Notice); notices > 0 {
		text += ", " + count(notices, "notice")
		if !flags.notices {
			text += " (--notices lists them)"
		}
	}
	if site.Skipped > 0 {
		text += fmt.Sprintf(", %s left out (-D includes them)", count(site.Skipped, "draft"))
	}
	return text
}

// findings counts all that is found: "2 errors, 5 warnings and 12 notices, 9 of them
// found by debrief check only".
func findings(site *pipeline.Site) string {
	text := fmt.Sprintf("%s, %s and %s", count(problem.Count(site.Problems, problem.Error), "error"),
		count(problem.Count(site.Problems, problem.Warning), "warning"), count(problem.Count(site.Problems, problem.Notice), "notice"))
	if n := checked(site); n > 0 {
		text += fmt.Sprintf(", %d of them found by debrief check only", n)
	}
	return text
}

// checked counts what check looks for and builds do not.
func checked(site *pipeline.Site) int {
	n := 0
	for _, one := range site.Problems {
		n += oneIf(one.Rule.Definition().Checked)
	}
	return n
}

// listedByBuilds says whether a build lists what check found, too, or how much of it
// only check does; empty where nothing was found.
func listedByBuilds(site *pipeline.Site) string {
	all := len(site.Problems)
	switch listed := all - checked(site); {
	case all == 0:
		return ""
	case listed == 0:
		return "; debrief build lists none of these"
	case listed == all:
		return "; debrief build lists these, too"
	default:
		return fmt.Sprintf("; debrief build lists %d of these, debrief check all %d", listed, all)
	}
}

// keptBack says what a failed build leaves behind.
func keptBack(destination string) string {
	kept := "nothing was written"
	if _, err := os.Stat(destination); err == nil {
		kept += fmt.Sprintf(", and %s is as it was", quote(destination))
	}
	return kept + " (--keep-going publishes all the same)"
}

// describe counts what a site holds: "18 incidents, 16 factors, ...".
func describe(site *pipeline.Site) string {
	base := site.Base
	return strings.Join([]string{
		count(len(base.Incidents), "incident"), count(len(base.Factors), "factor"),
		count(len(base.Services), "service"), count(len(base.Pages), "page"),
	}, ", ")
}

// count writes a number with its noun.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// size writes a number of bytes for people.
func size(bytes int64) string {
	switch {
	case bytes < 1_000_000:
		return fmt.Sprintf("%.0f kB", float64(bytes)/1e3)
	case bytes < 1_000_000_000:
		return fmt.Sprintf("%.1f MB", float64(bytes)/1e6)
	default:
		return fmt.Sprintf("%.2f GB", float64(bytes)/1e9)
	}
}

// since writes how long ago a moment was.
func (p program) since(begin time.Time) string {
	d := p.now().Sub(begin)
	if d < time.Second {
		return fmt.Sprintf("%d ms", d.Milliseconds())
	}
	return fmt.Sprintf("%.1f s", d.Seconds())
}

// quote puts a path in quotes where a shell would need them.
func quote(path string) string {
	if strings.ContainsAny(path, " '\"$&;()<>|*?[]#~`\\\t\n") {
		return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
	}
	return path
}
