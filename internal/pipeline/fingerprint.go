package pipeline

import (
	"crypto/sha256"
	"fmt"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/problem"
)

// fingerprint stands for everything from which the search index of a folder is
// made: this program, the settings, the configuration, and the path and the content
// of every document.
type fingerprint [sha256.Size]byte

// newFingerprint takes the hash of the configuration's file and of every document,
// which are in the order of their list. It is zero where a document could not be
// read, or the program has no version.
func newFingerprint(settings Settings, config content.Sum, listing []problem.Problem, files []content.File, sums []content.Sum) fingerprint {
	if settings.Version == "" {
		return fingerprint{}
	}
	hash := sha256.New()
	fmt.Fprintf(hash, "%q %t %x\n", settings.Version, settings.Drafts, config)
	for _, p := range listing {
		fmt.Fprintf(hash, "%q %q\n", p.Rule, p.File)
	}
	for i, f := range files {
		if sums[i] == (content.Sum{}) {
			return fingerprint{}
		}
		fmt.Fprintf(hash, "%q %x\n", f.Path, sums[i])
	}
	return fingerprint(hash.Sum(nil))
}

// fingerprintOf looks at a folder without reading what its documents say.
func fingerprintOf(settings Settings) (fingerprint, error) {
	sum := content.SumOf(settings.ConfigFolder, settings.ConfigName)
	config, problems, err := content.ReadConfig(settings.ConfigFolder, settings.ConfigName)
	if err != nil {
		return fingerprint{}, fmt.Errorf("read the configuration: %w", err)
	}
	files, listing, err := listFiles(settings, config)
	if err != nil {
		return fingerprint{}, fmt.Errorf("list the documents: %w", err)
	}
	sums := make([]content.Sum, len(files))
	settings.each(len(files), func(i int) { sums[i] = content.SumOf(settings.Folder, files[i].Path) })
	return newFingerprint(settings, sum, append(problems, listing...), files, sums), nil
}

// fingerprint is that of the documents as they were read, all of them as they are now.
func (l *Loader) fingerprint(listing []problem.Problem, files []content.File) fingerprint {
	if len(l.good) > 0 {
		return fingerprint{}
	}
	sums := make([]content.Sum, len(files))
	for i, f := range files {
		sums[i] = l.read[f.Path].sum
	}
	return newFingerprint(l.settings, l.configSum, listing, files, sums)
}
