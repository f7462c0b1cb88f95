package preview

import (
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/debrief-dev/debrief/internal/problem"
)

// VSCode opens a file in Visual Studio Code
// (https://code.visualstudio.com/docs/configure/command-line#_opening-vs-code-with-urls).
const VSCode = "vscode://file{path}:{line}:{column}"

// CheckEditor says what is wrong with an address for Settings.Editor.
func CheckEditor(address string) error {
	if !strings.Contains(address, "{path}") {
		return errors.New("it has no {path}")
	}
	scheme, _, found := strings.Cut(address, ":")
	parsed, err := url.Parse(scheme + ":")
	if !found || err != nil || parsed.Scheme == "" {
		return errors.New("it does not begin with a scheme")
	}
	switch parsed.Scheme {
	case "javascript", "data", "vbscript", "blob":
		return fmt.Errorf("%s: opens nothing", parsed.Scheme)
	}
	return nil
}

// editorLink opens the editor where a problem stands; empty if there is no file.
func (p *Preview) editorLink(one problem.Problem) string {
	if p.settings.Editor == "" || one.File == "" {
		return ""
	}
	name := filepath.Join(p.settings.Source, filepath.FromSlash(one.File))
	if one.File == p.settings.Build.ConfigName && p.settings.Config != "" {
		name = p.settings.Config
	}
	name, err := filepath.Abs(name)
	if err != nil {
		return ""
	}
	name = filepath.ToSlash(name)
	if !strings.HasPrefix(name, "/") {
		name = "/" + name // C:/Users
	}
	parts := strings.Split(name, "/")
	for i, part := range parts {
		parts[i] = url.PathEscape(part)
	}
	return strings.NewReplacer(
		"{path}", strings.Join(parts, "/"), "{line}", strconv.Itoa(max(1, one.Line)), "{column}", strconv.Itoa(max(1, one.Column)),
	).Replace(p.settings.Editor)
}
