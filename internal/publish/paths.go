package publish

import (
	"errors"
	"fmt"
	"path"
	"runtime"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// checkPages tells whether the paths of a site are safe, and whether each can
// have a file of its own, also on a disk that ignores case and accents' form.
func checkPages(pages []Page) error {
	if len(pages) == 0 {
		return errors.New("there are no pages to publish")
	}
	files := make(map[string]string, len(pages))
	for _, page := range pages {
		if err := checkPath(page.Path); err != nil {
			return fmt.Errorf("page %q: %w", page.Path, err)
		}
		key := fold(page.Path)
		if other, taken := files[key]; taken {
			return collision(other, page.Path)
		}
		files[key] = page.Path
	}
	folders := make(map[string]bool, len(pages))
	for _, page := range pages {
		for dir := path.Dir(fold(page.Path)); dir != "." && !folders[dir]; dir = path.Dir(dir) {
			if other, taken := files[dir]; taken {
				return fmt.Errorf("page %q would have to be a folder too, for page %q", other, page.Path)
			}
			folders[dir] = true
		}
	}
	return nil
}

func collision(a, b string) error {
	if a == b {
		return fmt.Errorf("two pages have the path %q", a)
	}
	return fmt.Errorf("pages %q and %q would be one file on a disk that ignores case", min(a, b), max(a, b))
}

// checkPath tells whether a path is safe to write below the destination.
func checkPath(p string) error {
	switch {
	case p == "":
		return errors.New("the path is empty")
	case !utf8.ValidString(p):
		return errors.New("the path is not valid UTF-8")
	case strings.HasPrefix(p, "/"):
		return errors.New("the path is absolute, and should be below the site")
	case strings.Contains(p, `\`):
		return errors.New("the path has a backslash; parts are parted by slashes")
	case strings.ContainsFunc(p, unicode.IsControl):
		return errors.New("the path has a control character")
	}
	for part := range strings.SplitSeq(p, "/") {
		if part == "" || part == "." || part == ".." {
			return fmt.Errorf("the path has a part %q", part)
		}
		if runtime.GOOS == "windows" && !fitsWindows(part) {
			return fmt.Errorf("a file called %q is not allowed on Windows", part)
		}
	}
	if first, _, _ := strings.Cut(p, "/"); first == Manifest || isScratch(first, scratchPrefix) {
		return errors.New("the name is kept for debrief's own files")
	}
	return nil
}

// fitsWindows tells whether Windows takes a file name as it is written: without
// a device name, a stream or an ending that it would drop.
func fitsWindows(part string) bool {
	stem, _, _ := strings.Cut(strings.ToUpper(part), ".")
	switch strings.TrimRight(stem, " ") {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$",
		"COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
		"LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9":
		return false
	}
	return !strings.ContainsAny(part, `<>:"|?*`) && !strings.HasSuffix(part, ".") && !strings.HasSuffix(part, " ")
}

// fold gives two paths the same key if some disk would see one file in them.
func fold(p string) string {
	if isASCII(p) {
		return strings.ToLower(p)
	}
	return norm.NFC.String(cases.Fold().String(norm.NFD.String(p)))
}

func isASCII(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf })
}
