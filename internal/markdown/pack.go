package markdown

import (
	"bytes"
	"fmt"

	"github.com/klauspost/compress/s2"

	"github.com/debrief-dev/debrief/internal/kb"
)

// Pack compresses the HTML of a body, which is most of what a large site keeps
// in memory, until Unpack is asked for it. s2 is quick enough (some 20 µs a
// document) to cost less than the garbage collector spends on the difference.
func Pack(body kb.Body) kb.Body {
	if len(body.HTML) > 0 {
		// Encode returns a slice with room for the worst case behind it.
		body.Packed, body.HTML = bytes.Clone(s2.Encode(nil, body.HTML)), nil
	}
	return body
}

// Unpack returns the body with its HTML. A body that was not packed is returned
// as it is.
func Unpack(body kb.Body) (kb.Body, error) {
	if len(body.Packed) == 0 {
		return body, nil
	}
	html, err := s2.Decode(nil, body.Packed)
	if err != nil {
		return body, fmt.Errorf("unpack a body: %w", err)
	}
	body.HTML, body.Packed = html, nil
	return body, nil
}
