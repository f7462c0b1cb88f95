//go:build unix

package publish

import (
	"context"
	"errors"
	"path/filepath"
	"syscall"
	"testing"
)

func TestForeignPipeIsNotOpened(t *testing.T) {
	dir := t.TempDir()
	lay(t, dir, map[string]string{"public/": ""})
	if err := syscall.Mkfifo(filepath.Join(dir, "public", Manifest), 0o666); err != nil {
		t.Skip("cannot make a pipe:", err)
	}
	_, err := Publish(context.Background(), filepath.Join(dir, "public"), site("one", 1), Options{})
	if _, ok := errors.AsType[*RefusedError](err); !ok {
		t.Errorf("error is %v, want a refusal", err)
	}
}
