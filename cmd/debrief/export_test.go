package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// sqlFence is a query of the guide.
var sqlFence = regexp.MustCompile("(?s)```sql\n(.*?)```")

// TestExportAnswers asks DuckDB the questions of the guide about two small folders; in
// the second, documents say hardly anything. DEBRIEF_DUCKDB names the node_modules that
// has @duckdb/node-api.
func TestExportAnswers(t *testing.T) {
	if os.Getenv("DEBRIEF_DUCKDB") == "" {
		t.Skip("DEBRIEF_DUCKDB names no node_modules with @duckdb/node-api")
	}
	t.Run("told", func(t *testing.T) {
		testAnswers(t, map[string]string{
			"2026-03-01-queue.md": "---\nservices: [Checkout]\nstarted: 2026-03-01T09:00:00Z\nresolved: 2026-03-01T10:00:00Z\n---\n# Queue\n\n## Contributing factors\n\n" +
				"- **Retry storm** (technical): here\n\n## Action items\n\n- [ ] Add back-off @desk due:2026-04-01\n- [x] Add an alert due:2026-04-01\n",
			"2026-05-01-till.md":    "---\nservices: [Checkout, Till]\nstarted: 2026-05-01T09:00:00Z\nresolved: 2026-05-01T09:30:00Z\n---\n# Till\n\n## Contributing factors\n\n- **Retry storm** (technical): there\n- Nobody looked\n",
			"2025-05-01-printer.md": "---\nservices: [Till]\n---\n# Printer\n\n## Action items\n\n- [ ] Buy paper due:2027-01-01\n",
		}, []any{
			[]any{},
			[]any{[]any{"checkout", "2", 45.0}, []any{"till", "1", 30.0}},
			[]any{[]any{"retry-storm", "2", "2026-03-01", "2026-05-01"}},
			[]any{[]any{"Add back-off", "@desk", "2026-04-01", "2026-03-01-queue.md:14"}},
		})
	})
	t.Run("hardly told", func(t *testing.T) {
		testAnswers(t, map[string]string{
			"queue.md":   "# Queue full\n\n## Action items\n\n- Add back-off\n",
			"printer.md": "# Printer out of paper\n\nNobody looked.\n",
		}, []any{[]any{}, []any{}, []any{}, []any{}})
	})
}

// testAnswers exports a folder and asks what the guide asks.
func testAnswers(t *testing.T, documents map[string]string, want []any) {
	t.Helper()
	dir := t.TempDir()
	program := filepath.Join(dir, "debrief")
	if self, err := os.Executable(); err != nil || os.Symlink(self, program) != nil {
		t.Skip("links cannot be made here")
	}
	folder := filepath.Join(dir, "folder")
	for name, text := range documents {
		if err := os.MkdirAll(folder, 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	export := exec.Command(program, "export", folder)
	lines, err := export.Output()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "postmortems.jsonl"), lines, 0o666); err != nil {
		t.Fatal(err)
	}
	guide, err := os.ReadFile(filepath.Join("..", "..", "content", "guide", "bulk.md"))
	if err != nil {
		t.Fatal(err)
	}
	var queries bytes.Buffer
	for _, fence := range sqlFence.FindAllSubmatch(guide, -1) {
		queries.Write(fence[1])
	}
	script, err := filepath.Abs(filepath.Join("testdata", "duckdb", "ask.mjs"))
	if err != nil {
		t.Fatal(err)
	}
	ask := exec.Command("node", script)
	ask.Dir, ask.Stdin = dir, &queries
	var said strings.Builder
	ask.Stderr = &said
	out, err := ask.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, said.String())
	}
	var got []any
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
