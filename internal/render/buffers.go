package render

import (
	"bytes"
	"sync"
)

// bufferPool lends buffers to pages while they are rendered.
type bufferPool struct{ pool sync.Pool }

var buffers = bufferPool{sync.Pool{New: func() any { return new(bytes.Buffer) }}}

func (p *bufferPool) get() *bytes.Buffer {
	buffer := p.pool.Get().(*bytes.Buffer)
	buffer.Reset()
	return buffer
}

// largestKept keeps one giant page from pinning its memory.
const largestKept = 1 << 20

func (p *bufferPool) put(buffer *bytes.Buffer) {
	if buffer.Cap() <= largestKept {
		p.pool.Put(buffer)
	}
}
