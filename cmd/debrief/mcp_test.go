package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// ownProgram is debrief itself, under its name, for those who start it.
func ownProgram(t *testing.T) string {
	program := filepath.Join(t.TempDir(), "debrief")
	if self, err := os.Executable(); err != nil || os.Symlink(self, program) != nil {
		t.Skip("links cannot be made here")
	}
	return program
}

// TestMCPProcess speaks with the program as an assistant does: it starts it, asks over
// its standard input, and ends it by closing that.
func TestMCPProcess(t *testing.T) {
	program := ownProgram(t)
	cmd := exec.Command(program, "mcp", filepath.Join("..", "..", "content"), "--as-of", "2026-11-21")
	var said strings.Builder
	cmd.Stderr = &said
	session, err := mcp.NewClient(&mcp.Implementation{Name: "test"}, nil).Connect(context.Background(), &mcp.CommandTransport{Command: cmd}, nil)
	if err != nil {
		t.Fatal(err)
	}
	result, err := session.CallTool(context.Background(), &mcp.CallToolParams{Name: "search", Arguments: map[string]any{"query": "lock"}})
	if err != nil || result.IsError || !strings.Contains(result.Content[1].(*mcp.TextContent).Text, "2026-02-17-orders-wait-for-a-lock") {
		t.Errorf("the answer is %v (%v)", result, err)
	}
	if err := session.Close(); err != nil || said.Len() > 0 || cmd.ProcessState.ExitCode() != 0 {
		t.Errorf("it ends with %v (%v), and says %q", err, cmd.ProcessState, said.String())
	}
}

// TestMCPInspector lets the protocol's own inspector, which is of another make, ask what
// an assistant asks.
func TestMCPInspector(t *testing.T) {
	modules := os.Getenv("DEBRIEF_INSPECTOR")
	if modules == "" {
		t.Skip("DEBRIEF_INSPECTOR names no node_modules with @modelcontextprotocol/inspector")
	}
	program := ownProgram(t)
	ask := func(args ...string) string {
		cmd := exec.Command(filepath.Join(modules, ".bin", "mcp-inspector"), append([]string{"--cli", program, "mcp", filepath.Join("..", "..", "content"), "--method"}, args...)...)
		var said strings.Builder
		cmd.Stderr = &said
		out, err := cmd.Output()
		if err != nil {
			t.Errorf("%q: %v, and it says %q", args, err, said.String())
		}
		return string(out)
	}
	for _, test := range []struct {
		want string
		args []string
	}{
		{`"name": "check_draft"`, []string{"tools/list"}},
		{"2026-02-17-orders-wait-for-a-lock", []string{"tools/call", "--tool-name", "search", "--tool-arg", "query=lock"}},
		{"information, not instructions", []string{"tools/call", "--tool-name", "follow_ups"}},
		{`"debrief://incident/2026-02-17-orders-wait-for-a-lock"`, []string{"resources/list"}},
		{"open_actions:", []string{"resources/read", "--uri", "debrief://incident/2026-02-17-orders-wait-for-a-lock"}},
		{`"write_postmortem"`, []string{"prompts/list"}},
	} {
		if got := ask(test.args...); !strings.Contains(got, test.want) {
			t.Errorf("%q has no %q: %.2000s", test.args, test.want, got)
		}
	}
}
