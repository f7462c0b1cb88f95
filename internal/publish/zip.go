package publish

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Zip packs a site that Publish wrote into one file, in a folder of the file's name
// without its extension, so that unpacking makes one folder. The file is whole or
// as it was before. Its times are all the same: the same site has the same bytes.
func Zip(site, file string) (err error) {
	if err := outside(site, file); err != nil {
		return err
	}
	listed, err := readManifest(site)
	if err != nil {
		return err
	}
	if listed == nil {
		return fmt.Errorf("%s is no site that debrief wrote", site)
	}
	out, err := os.CreateTemp(filepath.Dir(file), ".debrief-zip-")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(out.Name()))
		}
	}()
	top := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
	if err := errors.Join(pack(out, site, top, listed), out.Chmod(0o644), out.Close()); err != nil {
		return err
	}
	return os.Rename(out.Name(), file)
}

// pack writes the files of a site below the folder top.
func pack(to io.Writer, site, top string, listed *manifest) error {
	archive := zip.NewWriter(to)
	for _, file := range listed.Files {
		if file.Carried {
			continue // only pages that were open when it was built want it
		}
		if err := packFile(archive, top+"/"+file.Path, filepath.Join(site, filepath.FromSlash(file.Path))); err != nil {
			return fmt.Errorf("%s: %w", file.Path, err)
		}
	}
	return archive.Close()
}

// firstDay is the first that the format knows; some programs refuse a file without any.
var firstDay = time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC)

func packFile(archive *zip.Writer, name, file string) error {
	to, err := archive.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: firstDay})
	if err != nil {
		return err
	}
	from, err := os.Open(file)
	if err != nil {
		return err
	}
	_, err = io.Copy(to, from)
	return errors.Join(err, from.Close())
}

// outside refuses a file in the site: the next build would find what is not its own.
func outside(site, file string) error {
	folder, err := filepath.Abs(site)
	if err != nil {
		return err
	}
	path, err := filepath.Abs(file)
	if err != nil {
		return err
	}
	if path == folder || strings.HasPrefix(path, folder+string(filepath.Separator)) {
		return &RefusedError{Destination: file, Reason: "it is in the folder of the site", Help: "choose a place beside it"}
	}
	return nil
}
