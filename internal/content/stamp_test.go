package content

import (
	"crypto/sha256"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/debrief-dev/debrief/internal/alloctest"
)

// TestSumOf hashes a file in pieces, with no more room than a small file is worth: a save
// may hash every file of a folder.
func TestSumOf(t *testing.T) {
	folder := t.TempDir()
	for _, size := range []int{0, 1, hashedAtOnce, 3*hashedAtOnce + 1} {
		text := strings.Repeat("x", size)
		if err := os.WriteFile(filepath.Join(folder, "a.md"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		var sum Sum
		if got := alloctest.Bytes(func() { sum = SumOf(os.DirFS(folder), "a.md") }); got > 2*hashedAtOnce {
			t.Errorf("%d bytes take %d", size, got)
		}
		if sum != Sum(sha256.Sum256([]byte(text))) {
			t.Errorf("the sum of %d bytes is %x", size, sum)
		}
	}
}
