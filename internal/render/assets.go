package render

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"

	"github.com/debrief-dev/debrief/internal/publish"
	"github.com/debrief-dev/debrief/internal/texts"
)

// Styles stand in css/*.css, the scripts of all pages in js/*.js, the search, which is
// loaded when it is used, in search/*.js, and the page that searches in results/*.js,
// one concern a file; each folder becomes one file of the site, joined in the order of
// the names. Other files keep theirs. What is for people only, such as comments, is left
// out, so that sources can explain themselves at no cost to readers; what scripts say is
// put into them, see scripttexts.go. All published names carry a hash of the content, so
// a host may tell browsers to keep them for ever.
//
// Each of these scripts is a function of its own, so that its names are nobody else's
// and can be short. Pages that are opened from a disk may neither load modules nor fetch:
// for them, the files below offline/ stand in for those of the same names.

// assetSet is the styles, scripts and icons of a site.
type assetSet struct {
	files []asset
	paths map[string]string // published path by plain name
}

type asset struct {
	path    string
	content []byte
}

// assetHash is how many hexadecimal digits of the hash a name carries.
const assetHash = 10

// offlineFolder has the files of assets that are others where there is no host.
const offlineFolder = "offline/"

func readAssets(fsys fs.FS, offline bool, language *texts.Language) (*assetSet, error) {
	contents := map[string][]byte{}
	var names []string
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) == ".go" || strings.HasPrefix(name, offlineFolder) {
			return err
		}
		content, err := readAsset(fsys, name, offline)
		if err != nil {
			return err
		}
		if path.Ext(name) == ".js" {
			content, err = worded(content, language)
		}
		if err == nil {
			content, err = smaller(path.Ext(name), content)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		target := name
		switch folder := path.Dir(name); {
		case folder == "css" && path.Ext(name) == ".css":
			target = "site.css"
		case folder == "js" && path.Ext(name) == ".js":
			target = "site.js"
		case (folder == "search" || folder == "results") && path.Ext(name) == ".js":
			target = folder + ".js"
		}
		if _, started := contents[target]; !started {
			names = append(names, target)
		}
		contents[target] = append(contents[target], content...)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("assets: %w", err)
	}
	if err := finishScripts(contents); err != nil {
		return nil, fmt.Errorf("assets: %w", err)
	}
	names = slices.DeleteFunc(names, func(name string) bool { return name == wordingScript })
	slices.Sort(names)
	a := &assetSet{paths: map[string]string{}}
	for _, name := range names {
		published := hashedName(name, contents[name])
		a.paths[name] = published
		a.files = append(a.files, asset{published, contents[name]})
	}
	return a, nil
}

// finishScripts encloses the scripts, each with the words that they share.
func finishScripts(contents map[string][]byte) error {
	// The script of all pages names the others, and so the hash of all that they are.
	for _, script := range []string{"search.js", "results.js", "site.js"} {
		content, ok := contents[script]
		if !ok {
			continue
		}
		content = assetCall.ReplaceAllFunc(content, func(call []byte) []byte {
			name := string(assetCall.FindSubmatch(call)[1])
			return []byte(scriptLiteral(hashedName(name, contents[name])))
		})
		if script != "results.js" { // which is handed them
			content = slices.Concat(contents[wordingScript], content)
		}
		var err error
		if contents[script], err = enclosed(content); err != nil {
			return fmt.Errorf("%s: %w", script, err)
		}
	}
	return nil
}

// readAsset reads a file, or what stands in for it where there is no host.
func readAsset(fsys fs.FS, name string, offline bool) ([]byte, error) {
	if offline {
		content, err := fs.ReadFile(fsys, offlineFolder+name)
		if !errors.Is(err, fs.ErrNotExist) {
			return content, err
		}
	}
	return fs.ReadFile(fsys, name)
}

// smaller is a script or a style without what is for people only, and with an end
// that others can follow; other files are as they are.
func smaller(extension string, content []byte) ([]byte, error) {
	minifier := minify.New()
	var end string
	switch extension {
	case ".js":
		minifier.AddFunc(extension, js.Minify)
		end = ";\n"
	case ".css":
		minifier.AddFunc(extension, css.Minify)
		end = "\n"
	default:
		return content, nil
	}
	short, err := minifier.Bytes(extension, content)
	return append(bytes.TrimRight(short, ";\n"), end...), err
}

// assetCall is a script in the script of all pages: asset("search.js") becomes its path
// below the first page of the site.
var assetCall = regexp.MustCompile(`\basset\("([a-z]+\.js)"\)`)

// exports is what a script gives to those that import it, at its end.
var exports = regexp.MustCompile(`export\{([^}]*)\};\n$`)

// enclosed is a joined script as a function of its own, with short names inside.
func enclosed(script []byte) ([]byte, error) {
	begin, end := "(()=>{\"use strict\";", "})();\n"
	if given := exports.FindSubmatchIndex(script); given != nil {
		names := string(script[given[2]:given[3]])
		begin, end = "export const {"+names+"}=(()=>{", "return {"+names+"}})();\n"
		script = script[:given[0]]
	}
	return smaller(".js", slices.Concat([]byte(begin), script, []byte(end)))
}

// hashedName puts a hash of the content before the extension.
func hashedName(name string, content []byte) string {
	sum := sha256.Sum256(content)
	extension := path.Ext(name)
	return "assets/" + strings.TrimSuffix(name, extension) + "-" + hex.EncodeToString(sum[:])[:assetHash] + extension
}

// path is where an asset is published.
func (a *assetSet) path(name string) (string, error) {
	published, ok := a.paths[name]
	if !ok {
		return "", fmt.Errorf("there is no asset called %q", name)
	}
	return published, nil
}

func (a *assetSet) pages() []publish.Page {
	pages := make([]publish.Page, len(a.files))
	for i, file := range a.files {
		pages[i] = publish.Page{Path: file.path, Write: func(w io.Writer) error {
			_, err := w.Write(file.content)
			return err
		}}
	}
	return pages
}
