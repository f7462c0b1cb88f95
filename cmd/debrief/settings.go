package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"github.com/debrief-dev/debrief/assets"
	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/pipeline"
	"github.com/debrief-dev/debrief/layouts"
)

// settings turns flags into the settings of a build.
func (p program) settings(flags *buildFlags) (pipeline.Settings, error) {
	settings := pipeline.Settings{
		BaseURL: flags.baseURL, Drafts: flags.drafts, KeepGoing: flags.keepGoing, Strict: flags.strict,
		Check: flags.quality, Quality: flags.quality, Offline: flags.offline,
	}
	folder, err := openFolder(flags.source)
	if err != nil {
		return settings, err
	}
	settings.Folder = folder
	if settings.ConfigFolder, settings.ConfigName, err = configFile(flags.config, folder); err != nil {
		return settings, err
	}
	if settings.Layouts, err = flags.overlay(flags.layouts, "layouts", layouts.FS); err != nil {
		return settings, err
	}
	if settings.Assets, err = flags.overlay(flags.assets, "assets", assets.FS); err != nil {
		return settings, err
	}
	if settings.BaseURL != "" {
		if settings.BaseURL, err = parseBaseURL(settings.BaseURL); err != nil {
			return settings, err
		}
	}
	settings.AsOf, settings.Now, err = p.day(flags.asOf)
	return settings, err
}

// parseBaseURL checks the address of the published site that a flag gives.
func parseBaseURL(text string) (string, error) {
	address, err := content.BaseURL(text)
	if err != nil {
		return "", usageError{fmt.Sprintf("--base-url: %v", err), "write an address such as https://example.org/postmortems/"}
	}
	return address, nil
}

// folderHere is the folder of postmortems where none is named: content, if there
// is one; else the working directory, or the nearest folder above it, that has a
// configuration.
func folderHere() string {
	if _, err := os.Stat(defaultSource); err == nil {
		return defaultSource
	}
	if folder := configuredAbove("."); folder != "" {
		return folder
	}
	return defaultSource
}

// configuredAbove is the nearest folder, from one on upwards, that has a configuration;
// empty if none has.
func configuredAbove(folder string) string {
	for {
		if info, err := os.Stat(filepath.Join(folder, configName)); err == nil && info.Mode().IsRegular() {
			return folder
		}
		if absolute, err := filepath.Abs(folder); err != nil || absolute == filepath.Dir(absolute) {
			return ""
		}
		folder = filepath.Join(folder, "..")
	}
}

// folderMeant is the folder that the first or the last of several words names, which may
// well be meant as the source, and the rest of them; empty if neither names one.
func folderMeant(words []string) (folder string, rest []string) {
	if len(words) < 2 {
		return "", nil
	}
	last := len(words) - 1
	if info, err := os.Stat(words[0]); err == nil && info.IsDir() {
		return words[0], words[1:]
	}
	if info, err := os.Stat(words[last]); err == nil && info.IsDir() {
		return words[last], words[:last]
	}
	return "", nil
}

// openFolder opens the source folder; the messages are for someone who has
// just started.
func openFolder(path string) (fs.FS, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		help := "check the spelling of the path"
		switch {
		case path == defaultSource && holdsDocuments("."):
			help = "to read the folder that you are in, name it: -s ."
		case path == defaultSource:
			help = "name the folder that holds your postmortems, such as -s path/to/postmortems, or begin one with debrief init"
		}
		return nil, usageError{fmt.Sprintf("there is no folder %q here", path), help}
	case err != nil:
		return nil, err
	case !info.IsDir():
		return nil, usageError{fmt.Sprintf("%q is a file, not a folder", path), "name the folder that holds it"}
	}
	return pipeline.Folder(path)
}

// holdsDocuments tells whether a folder itself has a document that is no README or
// index.
func holdsDocuments(folder string) bool {
	entries, err := os.ReadDir(folder)
	return err == nil && slices.ContainsFunc(entries, func(e fs.DirEntry) bool {
		return e.Type().IsRegular() && kb.IsDocumentName(e.Name()) && !kb.IsIndexName(kb.FileStem(e.Name()))
	})
}

// configFile finds the configuration: the file named by the flag, which must be
// there, or debrief.yaml in the source folder, which need not be.
func configFile(named string, folder fs.FS) (fs.FS, string, error) {
	name, path := configName, configName
	if named != "" {
		folder, name, path = os.DirFS(filepath.Dir(named)), filepath.Base(named), named
	}
	info, err := fs.Lstat(folder, name)
	if errors.Is(err, fs.ErrNotExist) && named != "" {
		return nil, "", usageError{fmt.Sprintf("there is no configuration file %q", named), "check the path after -c"}
	}
	if err != nil {
		return folder, name, nil //nolint:nilerr // what cannot be read is for the reader to say
	}
	switch {
	case info.Mode().IsRegular():
		return folder, name, nil
	case info.Mode()&fs.ModeSymlink != 0:
		return nil, "", usageError{fmt.Sprintf("the configuration %q is a symbolic link, which is never followed", path), "put a copy of the file in its place"}
	case info.IsDir():
		return nil, "", usageError{fmt.Sprintf("the configuration %q is a folder, not a file", path), "give the folder another name"}
	default:
		return nil, "", usageError{fmt.Sprintf("the configuration %q is a special file, which is never opened", path), "write the settings into a plain file"}
	}
}

// day is the day of which the site speaks: the flag, else SOURCE_DATE_EPOCH
// (reproducible-builds.org), else the clock, whose day depends on the site's
// time zone.
func (p program) day(flag string) (kb.Date, time.Time, error) {
	if flag != "" {
		day, err := parseDay("--as-of", flag)
		return day, time.Time{}, err
	}
	if epoch := p.getenv("SOURCE_DATE_EPOCH"); epoch != "" {
		seconds, err := strconv.ParseInt(epoch, 10, 64)
		if err != nil {
			return kb.Date{}, time.Time{}, usageError{fmt.Sprintf("SOURCE_DATE_EPOCH is %q, not a number of seconds", epoch), "unset it, or set it to seconds since 1970"}
		}
		return kb.Date{}, time.Unix(seconds, 0), nil
	}
	return kb.Date{}, p.now(), nil
}
