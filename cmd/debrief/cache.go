package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// cacheFolder is where the search index is kept: the folder in DEBRIEF_CACHE, which
// may be off, else one of the user's own. Empty keeps nothing.
func (p program) cacheFolder() string {
	switch named := p.getenv("DEBRIEF_CACHE"); named {
	case "":
	case "off":
		return ""
	default:
		return named
	}
	folder, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(folder, "debrief")
}

// programVersion tells this program from every other one: while it is worked on,
// many have one version. Empty if that cannot be told.
func programVersion() string {
	path, err := os.Executable()
	if err != nil {
		return ""
	}
	info, err := os.Stat(path)
	if err != nil {
		return ""
	}
	return fmt.Sprintf("%s %d %d", versionText(), info.Size(), info.ModTime().UnixNano())
}
