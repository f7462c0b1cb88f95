package mcp

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/debrief-dev/debrief/internal/pipeline"
)

const (
	hello = `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}`
	ping  = `{"jsonrpc":"2.0","id":2,"method":"ping"}`
)

// TestBrokenMessages sends lines that are no messages. Each is answered, and after each
// of them a whole message is.
func TestBrokenMessages(t *testing.T) {
	in, requests := io.Pipe()
	answers, out := io.Pipe()
	server := New(Settings{Build: pipeline.Settings{}, Now: time.Now})
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(context.Background(), in, out) }()
	lines := bufio.NewScanner(answers)
	ask := func(line string) (answer string) {
		t.Helper()
		if _, err := io.WriteString(requests, line+"\n"); err != nil {
			t.Fatal(err)
		}
		if !lines.Scan() {
			t.Fatalf("nothing answers %.60q: %v", line, lines.Err())
		}
		return lines.Text()
	}
	ask(hello)
	for _, test := range []struct{ name, line, id, want string }{
		{"cut short", `{"jsonrpc":"2.0","id":7,"method":"pi`, `null`, `-32700`},
		{"words", `what failed yesterday?`, `null`, `-32700`},
		{"two on a line", ping + ping, `null`, `-32700`},
		{"bytes", "\xff\xfe\x00{", `null`, `-32700`},
		{"deep", strings.Repeat("[", 100_000), `null`, `-32700`},
		{"deeper objects", strings.Repeat(`{"a":`, 100_000), `null`, `-32700`},
		{"too long", `{"jsonrpc":"` + strings.Repeat("x", longestMessage) + `"}`, `null`, `-32600`},
		{"another version", `{"jsonrpc":"1.0","id":7,"method":"ping"}`, `7`, `-32600`},
		{"nothing asked", `{"jsonrpc":"2.0","id":"seven","method":5}`, `"seven"`, `-32600`},
		{"an id that is none", `{"jsonrpc":"2.0","id":{"a":1},"method":"ping"}`, `null`, `-32600`},
		{"a long id", `{"jsonrpc":"1.0","id":"` + strings.Repeat("x", 5000) + `","method":"ping"}`, `null`, `-32600`},
		{"a number", `7`, `null`, `-32600`},
		{"an empty batch", `[]`, `null`, `-32600`},
		{"a batch of numbers", `[7]`, `null`, `-32600`},
	} {
		answer := ask(test.line)
		var read struct {
			ID    json.RawMessage
			Error struct{ Code json.Number }
		}
		if err := json.Unmarshal([]byte(answer), &read); err != nil || string(read.ID) != test.id || read.Error.Code.String() != test.want || len(answer) > 500 {
			t.Errorf("%s: the answer is %s (%v)", test.name, answer, err)
		}
		if answer := ask(" " + ping + " \r"); answer != `{"jsonrpc":"2.0","id":2,"result":{}}` {
			t.Fatalf("after %s a message is answered with %s", test.name, answer)
		}
	}
	if answer := ask("\n \r\n[" + ping + "]"); answer != `{"jsonrpc":"2.0","id":2,"result":{}}` {
		t.Errorf("a batch is answered with %s", answer)
	}
	if err := requests.Close(); err != nil {
		t.Fatal(err)
	}
	if err := <-ended; err != nil {
		t.Errorf("at the end of the input it says %v", err)
	}
}

// TestMessagesInPieces reads the same of a stream that comes byte by byte, and one
// whose last line has no end.
func TestMessagesInPieces(t *testing.T) {
	var refused bytes.Buffer
	in := newMessages(io.NopCloser(iotest.OneByteReader(strings.NewReader("no\n"+hello+"\n[7,"+ping+"]\n"+ping))), &refused)
	got, err := io.ReadAll(iotest.HalfReader(in))
	if want := hello + "\n" + ping + "\n" + ping + "\n"; err != nil || string(got) != want {
		t.Errorf("%q is read (%v), not %q", got, err, want)
	}
	if n := strings.Count(refused.String(), "\n"); n != 2 {
		t.Errorf("%d lines are refused: %s", n, &refused)
	}
}
