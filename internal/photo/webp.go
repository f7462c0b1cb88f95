package photo

import (
	"bytes"
	"encoding/binary"
	"io"
)

// A WebP is a row of chunks in a RIFF file, whose head has the size of all and
// whose VP8X chunk says which others there are (RFC 9649):
//
//	"RIFF" size "WEBP" | "VP8X" size flags … | "VP8 " size … | "EXIF" size … | "XMP " size …

// The flags of VP8X for EXIF and XMP.
const webpEXIF, webpXMP = 0x08, 0x04

func copyWebP(w io.Writer, in io.Reader) (found Found, err error) {
	data, err := io.ReadAll(in)
	if err != nil {
		return found, err
	}
	size := int64(binary.LittleEndian.Uint32(data[4:])) + 8
	out := append(make([]byte, 0, len(data)), data[:12]...)
	flags := -1 // where those of VP8X are
	for rest := data[12:min(int64(len(data)), max(size, 12))]; len(rest) >= 8; {
		kind, length := string(rest[:4]), int64(binary.LittleEndian.Uint32(rest[4:]))
		whole := min(8+length+length%2, int64(len(rest)))
		chunk := rest[:whole]
		rest = rest[whole:]
		switch kind {
		case "VP8X":
			if len(chunk) < 18 {
				return found, ErrDamaged
			}
			flags = len(out) + 8
			out = append(out, chunk...)
			out[flags] &^= webpEXIF | webpXMP
		case "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP":
			out = append(out, chunk...)
		case "EXIF":
			if up := readEXIF(bytes.TrimPrefix(chunk[8:], []byte("Exif\x00\x00")), &found); up > 1 && flags >= 0 {
				out[flags] |= webpEXIF
				kept := uprightEXIF(up)
				out = append(binary.LittleEndian.AppendUint32(append(out, kind...), uint32(len(kept))), kept...)
			}
		default:
			readText(chunk, &found)
		}
	}
	binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8))
	_, err = w.Write(out)
	return found, err
}
