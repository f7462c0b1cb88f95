package photo

import (
	"bufio"
	"encoding/binary"
	"hash/crc32"
	"io"
	"slices"
)

// A PNG is a row of chunks (https://www.w3.org/TR/png-3/):
//
//	magic | length IHDR … check | length eXIf … check | length IDAT … check | length IEND check | more
//
// Kept are those that decide how it looks.

const pngMagic = "\x89PNG\r\n\x1a\n"

var pngKept = []string{
	"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI", "bKGD", "hIST", "pHYs", "sPLT",
	"acTL", "fcTL", "fdAT",
}

// mostText is how much of a chunk that goes is looked at.
const mostText = 1 << 20

func copyPNG(w io.Writer, in *bufio.Reader) (found Found, err error) {
	if _, err := io.CopyN(w, in, int64(len(pngMagic))); err != nil {
		return found, ended(err)
	}
	for {
		var head [8]byte
		if _, err := io.ReadFull(in, head[:]); err != nil {
			return found, ended(err)
		}
		length, kind := int64(binary.BigEndian.Uint32(head[:])), string(head[4:])
		if length > 1<<31-1 {
			return found, ErrDamaged
		}
		if slices.Contains(pngKept, kind) {
			if _, err := w.Write(head[:]); err != nil {
				return found, err
			}
			if _, err := io.CopyN(w, in, length+4); err != nil || kind == "IEND" {
				return found, ended(err)
			}
			continue
		}
		if kind[0] >= 'A' && kind[0] <= 'Z' {
			return found, ErrDamaged // no decoder can show it without
		}
		body, err := io.ReadAll(io.LimitReader(in, min(length, mostText)))
		if err != nil {
			return found, err
		}
		if _, err := io.CopyN(io.Discard, in, length-int64(len(body))+4); err != nil {
			return found, ended(err)
		}
		if err := leaveChunk(w, kind, body, &found); err != nil {
			return found, err
		}
	}
}

// leaveChunk notes what a chunk says that goes, and keeps the way up.
func leaveChunk(w io.Writer, kind string, body []byte, found *Found) error {
	if kind != "eXIf" {
		readText(body, found)
		return nil
	}
	up := readEXIF(body, found)
	if up <= 1 {
		return nil
	}
	chunk := append([]byte(kind), uprightEXIF(up)...)
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(chunk))
	_, err := w.Write(append(binary.BigEndian.AppendUint32(nil, uint32(len(chunk)-8)), chunk...))
	return err
}
