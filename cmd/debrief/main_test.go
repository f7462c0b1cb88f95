package main

import (
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite what the scripts expect")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		// A machine that runs tests may be slow or busy.
		"debrief": func() { start(time.Hour) },
		"hurried": func() { start(time.Nanosecond) },
	})
}

// TestScripts runs the scripts of testdata/script: what a person types, what
// they read, and what is on the disk afterwards. With -update the expectations
// are rewritten; read the difference before you keep it.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *update,
		Setup: func(env *testscript.Env) error {
			env.Setenv("SOURCE_DATE_EPOCH", "1795219200") // 2026-11-21
			env.Setenv("DEBRIEF_CACHE", filepath.Join(env.WorkDir, ".cache"))
			return os.MkdirAll(env.WorkDir, 0o755)
		},
	})
}
