package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
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
	values := map[string][]string{
		"title": {title}, "date": {kb.DateOf(now).String()}, "severity": nil, "services": flags.services,
		"status": {kb.StatusOngoing}, "declared": {now.Format("2006-01-02 15:04 -07:00")},
	}
	if flags.severity != "" {
		values["severity"] = []string{flags.severity}
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
		values["date"], values["status"], values["declared"] = []string{day.String()}, []string{"review"}, nil
	}
	name := values["date"][0] + "-" + kb.Slug(title) + ".md"
	if info, err := fs.Stat(folder, "incidents"); err == nil && info.IsDir() {
		name = path.Join("incidents", name)
	}
	file := filepath.Join(flags.source, filepath.FromSlash(name))
	text, unknown := filled(form, values)
	switch err := writeNew(file, text, 0); {
	case errors.Is(err, fs.ErrExist):
		return usageError{fmt.Sprintf("the file %q is there already", filepath.ToSlash(file)), "give the postmortem another title"}
	case err != nil:
		return err
	}
	fmt.Fprintln(p.stdout, problem.Visible(filepath.ToSlash(file)))
	p.sayUnfilled(flags.template, unknown, values)
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

// placeholder is a place in a form that waits to be filled in, with the quotes around it:
// {{title}}, {{ title }}, "{{title}}".
var placeholder = regexp.MustCompile(`(["']?)\{\{[ \t]*(\pL[\pL\pN_-]*)[ \t]*\}\}(["']?)`)

// filled fills in a form, in quotes in its front matter and in plain words below it, and
// leaves out the lines whose value is not known. It also lists what it cannot fill in.
func filled(form []byte, values map[string][]string) (text []byte, unknown []string) {
	var b bytes.Buffer
	body, at := content.BodyStart(form), 0
	for line := range bytes.Lines(form) {
		write, known, front := plainText, true, at < body
		if front {
			write = quotedText
		}
		at += len(line)
		line := placeholder.ReplaceAllStringFunc(string(line), func(mark string) string {
			m := placeholder.FindStringSubmatch(mark)
			said, ok := values[m[2]]
			if !ok {
				unknown = append(unknown, strings.Trim(mark, `"'`))
				return mark
			}
			known = known && len(said) > 0
			if front && m[1] == m[3] {
				return write(m[2], said)
			}
			return m[1] + write(m[2], said) + m[3]
		})
		if known {
			b.WriteString(line)
		}
	}
	slices.Sort(unknown)
	return b.Bytes(), slices.Compact(unknown)
}

// quotedText is a value that YAML, TOML and JSON read.
func quotedText(key string, said []string) string {
	var value any = said
	switch key {
	case "services":
	case "date", "status":
		return plainText(key, said)
	default:
		value = strings.Join(said, "")
	}
	quoted, _ := json.Marshal(value) // texts can always be written
	return string(quoted)
}

// plainText is a value as people write it, on one line.
func plainText(_ string, said []string) string {
	return strings.Join(strings.Fields(strings.Join(said, ", ")), " ")
}

// sayUnfilled says which places of a form stay as they are, and what there is.
func (p program) sayUnfilled(template string, unknown []string, values map[string][]string) {
	if len(unknown) == 0 {
		return
	}
	var known []string
	for _, key := range slices.Sorted(maps.Keys(values)) {
		known = append(known, "{{"+key+"}}")
	}
	fmt.Fprintf(p.stderr, "debrief: the template %q has %s, which stays as it is: what is filled in are %s\n",
		template, problem.Visible(strings.Join(unknown, ", ")), strings.Join(known, ", "))
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
