package mcp

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/debrief-dev/debrief/assets"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/pipeline"
	"github.com/debrief-dev/debrief/layouts"
)

// asked is a session with a server over a folder, on a clock that a test turns.
type asked struct {
	testing.TB
	session *sdk.ClientSession
	now     time.Time
}

// ask connects the library's own client to a server in memory.
func ask(t testing.TB, folder string) *asked {
	t.Helper()
	fsys, err := pipeline.Folder(folder)
	if err != nil {
		t.Fatal(err)
	}
	a := &asked{TB: t, now: time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)}
	server := New(Settings{
		Build: pipeline.Settings{
			Folder: fsys, ConfigFolder: fsys, ConfigName: "debrief.yaml", Layouts: layouts.FS, Assets: assets.FS,
			AsOf: kb.Date{Year: 2026, Month: 11, Day: 21}, KeepGoing: true, LastGood: true,
		},
		Form: "## Summary\n", Version: "test", Now: func() time.Time { return a.now },
		Path: func(source string) string { return "content/" + source },
	})
	here, there := sdk.NewInMemoryTransports()
	ctx, stop := context.WithCancel(context.Background())
	t.Cleanup(stop)
	go func() { _ = server.serve(ctx, there) }()
	if a.session, err = sdk.NewClient(&sdk.Implementation{Name: "test"}, nil).Connect(ctx, here, nil); err != nil {
		t.Fatal(err)
	}
	return a
}

// call calls a tool and returns its answer, or fails.
func (a *asked) call(tool string, arguments map[string]any) string {
	a.Helper()
	result, err := a.session.CallTool(context.Background(), &sdk.CallToolParams{Name: tool, Arguments: arguments})
	if err != nil {
		a.Fatal(err)
	}
	if result.IsError {
		a.Fatalf("%s %v: %s", tool, arguments, textOf(result))
	}
	if first := result.Content[0].(*sdk.TextContent).Text; first != quoted || len(result.Content) != 2 {
		a.Errorf("%s: the answer begins with %q", tool, first)
	}
	return result.Content[1].(*sdk.TextContent).Text
}

func textOf(result *sdk.CallToolResult) string {
	var texts []string
	for _, c := range result.Content {
		texts = append(texts, c.(*sdk.TextContent).Text)
	}
	return strings.Join(texts, "\n")
}

// example is the example knowledge base.
var example = filepath.Join("..", "..", "content")

// TestTools asks every tool about the example, and wants file, line and address.
func TestTools(t *testing.T) {
	a := ask(t, example)
	tools, err := a.session.ListTools(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	wanted := map[string]map[string]any{
		"search":      {"query": "lock", "limit": 2},
		"incident":    {"incident": "2026-02-17-orders-wait-for-a-lock"},
		"similar":     {"incident": "2026-02-17-orders-wait-for-a-lock"},
		"service":     {"service": "Checkout"},
		"follow_ups":  {},
		"factors":     {},
		"check_draft": {"text": "# Queue stuck\n\nBob's human error broke the queue.\n", "name": "2026-03-01-queue.md"},
	}
	for _, tool := range tools.Tools {
		if !tool.Annotations.ReadOnlyHint || *tool.Annotations.OpenWorldHint {
			t.Errorf("%s is not said to read only", tool.Name)
		}
		arguments, known := wanted[tool.Name]
		if !known {
			t.Errorf("the tool %s is not tried", tool.Name)
			continue
		}
		delete(wanted, tool.Name)
		answer := a.call(tool.Name, arguments)
		var read map[string]any
		if err := json.Unmarshal([]byte(answer), &read); err != nil || read["schema"] != 2.0 {
			t.Errorf("%s answers %s (%v)", tool.Name, answer, err)
		}
		for _, part := range map[string][]string{
			"search": {`"file":"content/incidents/`, `"url":"incidents/`, `"line":`}, "incident": {`"source":"incidents/`, `"line":`, `"url":"incidents/`},
			"similar": {`"reasons":[`, `"source":"incidents/`}, "service": {`"slug":"checkout"`, `"url":"services/checkout/"`, `"source":"incidents/`},
			"follow_ups": {`"line":`, `"source":"incidents/`}, "factors": {`"url":"factors/`, `"incidents":`}, "check_draft": {`"line":3`, `"rule":"`, `"file":"2026-03-01-queue.md"`},
		}[tool.Name] {
			if !strings.Contains(answer, part) {
				t.Errorf("%s does not say %s: %s", tool.Name, part, answer)
			}
		}
		if len(answer) > mostText {
			t.Errorf("%s answers with %d bytes", tool.Name, len(answer))
		}
	}
	for name := range wanted {
		t.Errorf("there is no tool %s", name)
	}
}

// TestParts: the timeline and the text of an incident come in stretches.
func TestParts(t *testing.T) {
	a := ask(t, example)
	slug := "2026-02-17-orders-wait-for-a-lock"
	whole := a.call("incident", map[string]any{"incident": slug, "part": "text"})
	rest := a.call("incident", map[string]any{"incident": slug, "part": "text", "skip": 100})
	if !strings.HasPrefix(whole, "---\ntitle: ") || rest != whole[100:] {
		t.Errorf("the text is %q and, without 100 bytes, %q", whole, rest)
	}
	var all, later struct {
		Total   int
		Entries []struct{ Anchor string }
	}
	for skip, into := range map[int]any{0: &all, 2: &later} {
		if err := json.Unmarshal([]byte(a.call("incident", map[string]any{"incident": slug, "part": "timeline", "skip": skip})), into); err != nil {
			t.Fatal(err)
		}
	}
	if all.Total < 3 || len(all.Entries) != all.Total || len(later.Entries) != all.Total-2 || later.Entries[0] != all.Entries[2] {
		t.Errorf("the timeline is %v, and without two entries %v", all, later)
	}
	if long := stretch(strings.Repeat("ä", mostText), 1); !strings.Contains(long, "the next begin at skip") || len(long) > mostText+100 {
		t.Errorf("a long text is cut to %d bytes", len(long))
	}
}

// TestRefused: what cannot be answered is said in words that help, and ends nothing.
func TestRefused(t *testing.T) {
	a := ask(t, example)
	for _, tt := range []struct {
		tool      string
		arguments map[string]any
		want      string
	}{
		{"search", map[string]any{"query": " "}, "nothing to search for"},
		{"search", map[string]any{"query": strings.Repeat("x", longestQuery+1)}, "the query is 1001 bytes long"},
		{"search", map[string]any{}, "query"},
		{"incident", map[string]any{"incident": "2026-02-17-orders-wait-for-a-lok"}, "did you mean 2026-02-17-orders-wait-for-a-lock?"},
		{"incident", map[string]any{"incident": "2026-02-17-orders-wait-for-a-lock", "part": "poem"}, "there are facts, timeline and text"},
		{"service", map[string]any{"service": "chekout"}, "did you mean checkout?"},
		{"factors", map[string]any{"factor": "zzz"}, "there is no factor"},
		{"check_draft", map[string]any{"text": ""}, "no text"},
		{"check_draft", map[string]any{"text": strings.Repeat("x", longestDraft+1)}, "are read"},
	} {
		result, err := a.session.CallTool(context.Background(), &sdk.CallToolParams{Name: tt.tool, Arguments: tt.arguments})
		if err != nil {
			t.Errorf("%s: %v", tt.tool, err)
			continue
		}
		if got := textOf(result); !result.IsError || !strings.Contains(got, tt.want) {
			t.Errorf("%s says %q, want %q", tt.tool, got, tt.want)
		}
	}
	a.call("search", map[string]any{"query": "lock"})
}

// TestSeveralFit: a name that two files have is answered with their addresses.
func TestSeveralFit(t *testing.T) {
	folder := t.TempDir()
	for _, team := range []string{"team1", "team2"} {
		if err := os.Mkdir(filepath.Join(folder, team), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, team, "2026-04-01-queue.md"), []byte("# Queue of "+team+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	a := ask(t, folder)
	result, err := a.session.CallTool(context.Background(), &sdk.CallToolParams{Name: "similar", Arguments: map[string]any{"incident": "2026-04-01-queue"}})
	if err != nil {
		t.Fatal(err)
	}
	const want = "fits 2 incidents: name one of them: team1-2026-04-01-queue or team2-2026-04-01-queue"
	if got := textOf(result); !result.IsError || !strings.Contains(got, want) {
		t.Errorf("similar says %q, want %q", got, want)
	}
}

// TestFollowsTheFolder: what is saved is in the next answer, but within a second.
func TestFollowsTheFolder(t *testing.T) {
	folder := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("2026-03-01-queue.md", "# Queue stuck\n\nThe importer stopped.\n")
	a := ask(t, folder)
	found := func(query string) bool {
		return !strings.Contains(a.call("search", map[string]any{"query": query}), `"total":0`)
	}
	if !found("importer") || found("valve") {
		t.Fatal("the folder is not searched as it is")
	}
	write("2026-03-02-valve.md", "# Valve open\n\nThe valve stood open.\n")
	if found("valve") {
		t.Error("the folder is read again within the second")
	}
	a.now = a.now.Add(2 * lookEvery)
	if !found("valve") {
		t.Error("a new document is not found")
	}
	listed := func() (uris []string) {
		t.Helper()
		list, err := a.session.ListResources(context.Background(), nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range list.Resources {
			uris = append(uris, r.URI)
		}
		return uris
	}
	if got := listed(); len(got) != 2 {
		t.Errorf("the resources are %v", got)
	}
	if err := os.Remove(filepath.Join(folder, "2026-03-01-queue.md")); err != nil {
		t.Fatal(err)
	}
	a.now = a.now.Add(2 * lookEvery)
	if got := listed(); len(got) != 1 || got[0] != "debrief://incident/2026-03-02-valve" {
		t.Errorf("the resources are %v", got)
	}
	read, err := a.session.ReadResource(context.Background(), &sdk.ReadResourceParams{URI: "debrief://incident/2026-03-02-valve"})
	if err != nil || !strings.Contains(read.Contents[0].Text, "The valve stood open.") || read.Contents[0].MIMEType != "text/markdown" {
		t.Errorf("the resource is %v (%v)", read, err)
	}
	if _, err := a.session.ReadResource(context.Background(), &sdk.ReadResourceParams{URI: "debrief://incident/2026-03-01-queue"}); err == nil {
		t.Error("a document that is gone can be read")
	}
}

// TestPromptAndCompletion: the prompt has the form, the rules and the notes; a name
// that is begun is completed.
func TestPromptAndCompletion(t *testing.T) {
	a := ask(t, example)
	got, err := a.session.GetPrompt(context.Background(), &sdk.GetPromptParams{Name: "write_postmortem", Arguments: map[string]string{"title": "Queue", "notes": "it stopped"}})
	if err != nil {
		t.Fatal(err)
	}
	first := got.Messages[0].Content.(*sdk.TextContent).Text
	for _, part := range []string{"The incident: Queue", "## Summary", "blameless", "check_draft", "- action-missing"} {
		if !strings.Contains(first, part) {
			t.Errorf("the prompt does not say %q", part)
		}
	}
	if last := got.Messages[1].Content.(*sdk.TextContent).Text; !strings.HasSuffix(last, "it stopped") {
		t.Errorf("the notes are %q", last)
	}
	values, err := a.session.Complete(context.Background(), &sdk.CompleteParams{
		Ref:      &sdk.CompleteReference{Type: "ref/resource", URI: "debrief://incident/{slug}"},
		Argument: sdk.CompleteParamsArgument{Name: "slug", Value: "orders-wait"},
	})
	if err != nil || len(values.Completion.Values) != 1 {
		t.Errorf("completed are %v (%v)", values, err)
	}
}

// BenchmarkTools asks one tool after another about the folder that DEBRIEF_FOLDER
// names, or the example: answers a second, and bytes an answer.
func BenchmarkTools(b *testing.B) {
	folder := os.Getenv("DEBRIEF_FOLDER")
	if folder == "" {
		folder = example
	}
	a := ask(b, folder)
	var briefs struct{ Factors []struct{ Slug string } }
	if err := json.Unmarshal([]byte(a.call("factors", nil)), &briefs); err != nil {
		b.Fatal(err)
	}
	var found struct{ Results []struct{ Title string } }
	if err := json.Unmarshal([]byte(a.call("search", map[string]any{"query": "timeout deploy"})), &found); err != nil || len(found.Results) == 0 {
		b.Fatal("nothing is found", err)
	}
	for _, tt := range []struct {
		tool      string
		arguments map[string]any
	}{
		{"search", map[string]any{"query": "timeout deploy"}}, {"incident", map[string]any{"incident": found.Results[0].Title}},
		{"similar", map[string]any{"incident": found.Results[0].Title}}, {"factors", map[string]any{}}, {"follow_ups", map[string]any{}},
		{"check_draft", map[string]any{"text": "# Queue stuck\n\nThe queue stopped.\n"}},
	} {
		b.Run(tt.tool, func(b *testing.B) {
			size := 0
			for b.Loop() {
				size += len(a.call(tt.tool, tt.arguments))
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "answers/s")
			b.ReportMetric(float64(size)/float64(b.N), "bytes/answer")
		})
	}
}

// TestDraftOfOneLine: a draft whose one line has all findings is answered, and not with
// the line for each of them.
func TestDraftOfOneLine(t *testing.T) {
	a := ask(t, example)
	for _, text := range []string{strings.Repeat("He should have known, obviously. ", 3000), strings.Repeat("[a](b.md) ", 9000), strings.Repeat("[\U000e0041](b.md) ", 6000)} {
		if answer := a.call("check_draft", map[string]any{"text": "# A\n\n" + text + "\n"}); !strings.Contains(answer, `"line":3`) {
			t.Errorf("the answer is %.300s", answer)
		}
	}
}
