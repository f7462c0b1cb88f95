package mcp

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/modelcontextprotocol/go-sdk/jsonrpc"
)

// longestMessage bounds what one message may have, in bytes: a draft of the greatest
// length, as JSON, fits.
const longestMessage = 8 << 20

// messages are the lines of a stream that are messages of JSON-RPC, each on a line of
// its own. The library ends a session at the first line that is none; here such a line
// is answered with an error (JSON-RPC 2.0, section 5.1), and the next one is read. A
// batch becomes its messages, which are answered one by one: the protocol had batches
// in one version only. It is no reader for several goroutines.
type messages struct {
	io.Closer
	in      *bufio.Reader
	answers io.Writer
	ready   []byte // what of the last line was not yet taken
}

func newMessages(in io.ReadCloser, answers io.Writer) *messages {
	return &messages{in, bufio.NewReader(in), answers, nil}
}

func (m *messages) Read(p []byte) (int, error) {
	for len(m.ready) == 0 {
		line, err := m.line()
		if err == nil || errors.Is(err, io.EOF) {
			if refused := m.take(line); refused != nil {
				return 0, refused
			}
		}
		if err != nil && len(m.ready) == 0 {
			return 0, err
		}
	}
	n := copy(p, m.ready)
	m.ready = m.ready[n:]
	return n, nil
}

// line is the next line, without the space around it. Of one that is too long
// nothing is kept, which is answered at once.
func (m *messages) line() (line []byte, err error) {
	read := 0
	for {
		part, err := m.in.ReadSlice('\n')
		if read += len(part); read <= longestMessage {
			line = append(line, part...)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if read > longestMessage {
			line = nil
			if refused := m.refuse(nil, jsonrpc.CodeInvalidRequest, fmt.Sprintf("a message has more than %d bytes", longestMessage)); refused != nil {
				return nil, refused
			}
		}
		return bytes.TrimSpace(line), err
	}
}

// take makes a line ready to be read, if it holds messages, and answers what is none.
func (m *messages) take(line []byte) error {
	if len(line) == 0 {
		return nil
	}
	var message json.RawMessage
	if err := json.Unmarshal(line, &message); err != nil {
		return m.refuse(nil, jsonrpc.CodeParseError, "what came is no JSON: "+err.Error()+
			"; an assistant starts this command and speaks to it, as the guide tells")
	}
	if line[0] != '[' {
		return m.add(message)
	}
	var batch []json.RawMessage
	if err := json.Unmarshal(line, &batch); err != nil {
		return err // what is an array is one twice
	}
	if len(batch) == 0 {
		return m.refuse(nil, jsonrpc.CodeInvalidRequest, "the batch is empty")
	}
	for _, message := range batch {
		if err := m.add(message); err != nil {
			return err
		}
	}
	return nil
}

func (m *messages) add(message json.RawMessage) error {
	if _, err := jsonrpc.DecodeMessage(message); err != nil {
		var asked struct {
			ID json.RawMessage `json:"id"`
		}
		_ = json.Unmarshal(message, &asked) // what has no id is answered without
		return m.refuse(asked.ID, jsonrpc.CodeInvalidRequest, `this is no message: it wants "jsonrpc": "2.0", a method, and an id that is a number or a text`)
	}
	m.ready = append(append(m.ready, message...), '\n')
	return nil
}

// refuse answers a message that is none. What is no number and no text, or a long one,
// is not repeated as its id.
func (m *messages) refuse(id json.RawMessage, code int, why string) error {
	if len(id) > longestID || !bytes.ContainsAny(id[:min(len(id), 1)], `"-0123456789`) {
		id = nil
	}
	answer, err := json.Marshal(struct {
		Version string          `json:"jsonrpc"`
		ID      json.RawMessage `json:"id"`
		Error   jsonrpc.Error   `json:"error"`
	}{"2.0", id, jsonrpc.Error{Code: int64(code), Message: why}})
	if err != nil {
		return err
	}
	_, err = m.answers.Write(append(answer, '\n'))
	return err
}

// longestID is how many bytes of an id are repeated in an answer.
const longestID = 100

// wholeMessages lets one writer at a time write a message.
type wholeMessages struct {
	io.WriteCloser
	writing sync.Mutex
}

func (w *wholeMessages) Write(message []byte) (int, error) {
	w.writing.Lock()
	defer w.writing.Unlock()
	return w.WriteCloser.Write(message)
}
