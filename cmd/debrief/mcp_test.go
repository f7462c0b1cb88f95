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

// TestMCPProcess speaks with the program as an assistant does: it starts it, asks over
// its standard input, and ends it by closing that.
func TestMCPProcess(t *testing.T) {
	program := filepath.Join(t.TempDir(), "debrief")
	if self, err := os.Executable(); err != nil || os.Symlink(self, program) != nil {
		t.Skip("links cannot be made here")
	}
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
