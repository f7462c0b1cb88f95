package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/templates"
)

// defaultTemplate is the form that new takes unless another one is asked for.
const defaultTemplate = "short"

// newFlags are the flags of "debrief new".
type newFlags struct {
	source, severity, date, template string
	services                         []string
	edit                             bool
}

func (p program) newCommand() *cobra.Command {
	var flags newFlags
	cmd := &cobra.Command{
		Use:   "new TITLE",
		Short: "Begin a postmortem",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 || strings.TrimSpace(args[0]) == "" {
				return usageError{"a postmortem needs one title", `write it in quotes: debrief new "Checkout is slow"`}
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return p.begin(args[0], flags) },
	}
	set := cmd.Flags()
	set.SortFlags = false
	set.StringVarP(&flags.source, "source", "s", defaultSource, "folder of postmortems")
	set.StringVar(&flags.severity, "severity", "", "how bad it is, in your own scale")
	set.StringArrayVar(&flags.services, "service", nil, "a service that is hit; several times for several")
	set.StringVar(&flags.date, "date", "", "day of an incident that is over, as YYYY-MM-DD (default: it is going on now)")
	set.StringVar(&flags.template, "template", defaultTemplate, "short, full, three-questions, or one of the folder's own")
	set.BoolVar(&flags.edit, "edit", false, "open it in $VISUAL or $EDITOR")
	return cmd
}

// begin writes the file and prints its path.
func (p program) begin(title string, flags newFlags) error {
	if slices.ContainsFunc(flags.services, func(name string) bool { return strings.TrimSpace(name) == "" }) {
		return usageError{"--service names nothing", "write the name of a service, or leave it out"}
	}
	folder, err := openFolder(flags.source)
	if err != nil {
		return err
	}
	form, err := templateOf(folder, flags.template)
	if err != nil {
		return err
	}
	now, err := p.moment()
	if err != nil {
		return err
	}
	values := map[string]string{
		"title": quotedText(title), "date": kb.DateOf(now).String(), "severity": quotedText(flags.severity),
		"services": quotedList(flags.services), "status": kb.StatusOngoing, "declared": quotedText(now.Format("2006-01-02 15:04 -07:00")),
	}
	if flags.date != "" {
		day, err := parseDay("--date", flags.date)
		if err != nil {
			return err
		}
		// Somewhere on earth it may be tomorrow already.
		if day.Compare(kb.DateOf(now).AddDays(1)) > 0 {
			return usageError{fmt.Sprintf("--date %q is still to come", flags.date), "correct the year or the day; without --date the incident is going on now"}
		}
		values["date"], values["status"], values["declared"] = day.String(), "review", ""
	}
	name := values["date"] + "-" + kb.Slug(title) + ".md"
	if info, err := fs.Stat(folder, "incidents"); err == nil && info.IsDir() {
		name = path.Join("incidents", name)
	}
	file := filepath.Join(flags.source, filepath.FromSlash(name))
	switch err := writeNew(file, filled(form, values), 0); {
	case errors.Is(err, fs.ErrExist):
		return usageError{fmt.Sprintf("the file %q is there already", filepath.ToSlash(file)), "give the postmortem another title"}
	case err != nil:
		return err
	}
	fmt.Fprintln(p.stdout, problem.Visible(filepath.ToSlash(file)))
	p.doubt(folder, flags.services)
	if flags.edit {
		return p.edit(file)
	}
	return nil
}

// doubt asks of each service that no file of the folder describes whether one of a name
// that is spelt alike was meant. A service may well be new.
func (p program) doubt(folder fs.FS, services []string) {
	files, _ := fs.Glob(folder, "services/*") // the pattern is sound
	var known []string
	for _, file := range files {
		if kb.IsDocumentName(file) {
			known = append(known, kb.Slug(kb.FileStem(file)))
		}
	}
	for _, service := range services {
		near := kb.Nearest(kb.Slug(service), known)
		if near != "" && near != kb.Slug(service) {
			fmt.Fprintf(p.stderr, "debrief: no file describes the service %q: did you mean %s?\n", service, near)
		}
	}
}

// moment is now, or the moment of SOURCE_DATE_EPOCH.
func (p program) moment() (time.Time, error) {
	_, now, err := p.day("")
	if p.getenv("SOURCE_DATE_EPOCH") != "" {
		now = now.UTC()
	}
	return now, err
}

// templateOf is a form by its name: the folder's own, else a built-in one.
func templateOf(folder fs.FS, name string) ([]byte, error) {
	file := name + ".md"
	if fs.ValidPath(file) && !strings.Contains(name, "/") {
		for _, from := range []struct {
			fsys fs.FS
			path string
		}{{folder, path.Join(content.TemplateFolder, file)}, {templates.FS, file}} {
			info, err := fs.Lstat(from.fsys, from.path)
			if err == nil && !info.Mode().IsRegular() {
				return nil, usageError{fmt.Sprintf("the template %q is no plain file, and only those are opened", from.path), "put a copy of it in its place"}
			}
			form, err := fs.ReadFile(from.fsys, from.path)
			if !errors.Is(err, fs.ErrNotExist) {
				return form, err
			}
		}
	}
	names := templateNames(folder)
	return nil, usageError{fmt.Sprintf("there is no template %q", name), nameMeant(name, names, kb.Fold)}
}

// templateNames are the names of all forms.
func templateNames(folder fs.FS) []string {
	var names []string
	for _, pattern := range []struct {
		fsys fs.FS
		glob string
	}{{templates.FS, "*.md"}, {folder, "templates/*.md"}} {
		files, _ := fs.Glob(pattern.fsys, pattern.glob) // the patterns are sound
		for _, file := range files {
			names = append(names, strings.TrimSuffix(path.Base(file), ".md"))
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// filled fills in a form, and leaves out the lines of its front matter whose value is
// not known.
func filled(form []byte, values map[string]string) []byte {
	var b bytes.Buffer
	for line := range bytes.Lines(form) {
		text, known := string(line), true
		for key, value := range values {
			if mark := "{{" + key + "}}"; strings.Contains(text, mark) {
				known = known && value != ""
				text = strings.ReplaceAll(text, mark, value)
			}
		}
		if known {
			b.WriteString(text)
		}
	}
	return b.Bytes()
}

// quotedText is a text in quotes that YAML, TOML and JSON read; empty for none.
func quotedText(text string) string {
	if text == "" {
		return ""
	}
	quoted, _ := json.Marshal(text) // a text can always be written
	return string(quoted)
}

func quotedList(all []string) string {
	if len(all) == 0 {
		return ""
	}
	quoted, _ := json.Marshal(all) // texts can always be written
	return string(quoted)
}

// edit opens the author's editor and waits for it.
func (p program) edit(file string) error {
	editor := p.getenv("VISUAL")
	if editor == "" {
		editor = p.getenv("EDITOR")
	}
	words := strings.Fields(editor)
	if len(words) == 0 {
		return usageError{"--edit: neither VISUAL nor EDITOR names an editor", "set EDITOR; the file is written all the same"}
	}
	command := exec.Command(words[0], append(words[1:], file)...)
	command.Stdin, command.Stdout, command.Stderr = os.Stdin, p.stderr, p.stderr
	err := command.Run()
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, exec.ErrNotFound) {
		return usageError{fmt.Sprintf("--edit: there is no editor %q", words[0]), "set EDITOR to another one; the file is written all the same"}
	}
	if err != nil {
		return fmt.Errorf("run the editor %s: %w", words[0], err)
	}
	return nil
}
