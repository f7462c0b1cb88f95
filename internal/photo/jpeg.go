package photo

import (
	"bufio"
	"bytes"
	"io"
)

// A JPEG is a row of segments, of which those of an application say things beside
// the picture (ITU-T T.81, annex B):
//
//	FF D8 | FF E1 length "Exif" … | FF E1 length XMP | FF DB … | FF DA … data … | FF D9 | more
//
// Kept are what a decoder needs, and of the applications JFIF (APP0), the profile
// of the colours (APP2) and Adobe's kind of colours (APP14). What follows the end,
// such as the film of a moving picture, goes.

const (
	markerSOI, markerEOI, markerSOS, markerTEM = 0xD8, 0xD9, 0xDA, 0x01
	markerAPP0, markerAPP15, markerCOM         = 0xE0, 0xEF, 0xFE
)

func copyJPEG(w io.Writer, in *bufio.Reader) (found Found, err error) {
	for first := true; ; first = false {
		marker, err := nextMarker(in)
		if err != nil {
			return found, ended(err)
		}
		switch {
		case first != (marker == markerSOI):
			return found, ErrDamaged
		case marker == markerSOI || marker == markerTEM || marker >= 0xD0 && marker <= 0xD7:
			_, err = w.Write([]byte{0xFF, marker})
		case marker == markerEOI:
			_, err = w.Write([]byte{0xFF, marker})
			return found, err
		default:
			err = copySegment(w, in, marker, &found)
		}
		if err != nil {
			return found, ended(err)
		}
	}
}

// nextMarker reads a marker and the bytes that fill up before it.
func nextMarker(in *bufio.Reader) (byte, error) {
	c, err := in.ReadByte()
	if err == nil && c != 0xFF {
		return 0, ErrDamaged
	}
	for err == nil && c == 0xFF {
		c, err = in.ReadByte()
	}
	if err == nil && c == 0 {
		return 0, ErrDamaged
	}
	return c, err
}

// copySegment copies a segment that is needed, and the data behind the head of a
// scan.
func copySegment(w io.Writer, in *bufio.Reader, marker byte, found *Found) error {
	var size [2]byte
	if _, err := io.ReadFull(in, size[:]); err != nil {
		return err
	}
	length := int(size[0])<<8 | int(size[1])
	if length < 2 {
		return ErrDamaged
	}
	body := make([]byte, length-2)
	if _, err := io.ReadFull(in, body); err != nil {
		return err
	}
	body, keep := keptSegment(marker, body, found)
	if !keep {
		return nil
	}
	length = len(body) + 2
	if _, err := w.Write([]byte{0xFF, marker, byte(length >> 8), byte(length)}); err != nil {
		return err
	}
	if _, err := w.Write(body); err != nil || marker != markerSOS {
		return err
	}
	return copyScan(w, in)
}

// keptSegment is what stays of a segment.
func keptSegment(marker byte, body []byte, found *Found) (kept []byte, keep bool) {
	exif, isExif := bytes.CutPrefix(body, []byte("Exif\x00\x00"))
	switch {
	case marker == markerCOM:
		return nil, false
	case marker < markerAPP0 || marker > markerAPP15:
		return body, true
	case marker == markerAPP0 && bytes.HasPrefix(body, []byte("JFIF\x00")) && len(body) >= 14:
		plain := bytes.Clone(body[:14])
		plain[12], plain[13] = 0, 0 // without its small picture
		return plain, true
	case marker == 0xE2 && bytes.HasPrefix(body, []byte("ICC_PROFILE\x00")), marker == 0xEE && bytes.HasPrefix(body, []byte("Adobe")):
		return body, true
	case marker == 0xE1 && isExif:
		if up := readEXIF(exif, found); up > 1 {
			return append([]byte("Exif\x00\x00"), uprightEXIF(up)...), true
		}
	default:
		readText(body, found)
	}
	return nil, false
}

// copyScan copies compressed data up to the next marker that is none of it.
func copyScan(w io.Writer, in *bufio.Reader) error {
	for {
		if in.Buffered() < 2 {
			if _, err := in.Peek(2); err != nil {
				rest, _ := in.Peek(in.Buffered())
				if _, failed := w.Write(rest); failed != nil {
					return failed
				}
				return err
			}
		}
		data, err := in.Peek(in.Buffered())
		if err != nil {
			return err
		}
		n := bytes.IndexByte(data, 0xFF)
		switch {
		case n < 0:
			n = len(data)
		case n == 0 && (data[1] == 0 || data[1] >= 0xD0 && data[1] <= 0xD7):
			n = 2
		case n == 0 && data[1] == 0xFF:
			n = 1
		case n == 0:
			return nil
		}
		if _, err := w.Write(data[:n]); err != nil {
			return err
		}
		if _, err := in.Discard(n); err != nil {
			return err
		}
	}
}
