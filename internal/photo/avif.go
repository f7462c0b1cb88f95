package photo

import (
	"bytes"
	"encoding/binary"
	"io"
	"slices"
)

// An AVIF is a row of boxes, some of which hold boxes (ISO/IEC 14496-12; AVIF 1.1):
//
//	size "ftyp" "avif" … | size "meta" ( "iinf" items · "iloc" where they are · … ) | size "mdat" … data …
//
// The items "Exif" and "mime" say things beside the picture. Where they lie is written
// in many places, so that nothing is moved: what they say is overwritten, EXIF by one that
// says nothing, text by spaces. Boxes that hold what other programs said become free ones.

func copyAVIF(w io.Writer, in io.Reader) (found Found, err error) {
	data, err := io.ReadAll(in)
	if err != nil {
		return found, err
	}
	for box := range boxes(data) {
		switch box.kind {
		case "meta":
			if err := blankItems(data, box.body, &found); err != nil {
				return found, err
			}
		case "moov":
			blankBoxes(box.body, &found, 0)
		}
	}
	blankBoxes(data, &found, deepestBox)
	_, err = w.Write(data)
	return found, err
}

// box is a part of a file. Its kind and its body can be overwritten.
type box struct {
	kind string
	name []byte
	body []byte
}

// boxes lists those of a file, or of the body of a box, as far as they are whole.
func boxes(data []byte) func(yield func(box) bool) {
	return func(yield func(box) bool) {
		for len(data) >= 8 {
			head, size := 8, uint64(binary.BigEndian.Uint32(data))
			switch {
			case size == 0:
				size = uint64(len(data)) // up to the end
			case size == 1 && len(data) >= 16:
				head, size = 16, binary.BigEndian.Uint64(data[8:])
			}
			if size < uint64(head) || size > uint64(len(data)) {
				return
			}
			if !yield(box{string(data[4:8]), data[4:8], data[head:size]}) {
				return
			}
			data = data[size:]
		}
	}
}

// deepestBox bounds how deep boxes are looked for.
const deepestBox = 4

// blankBoxes makes boxes free that belong to other programs, and those in which
// players keep what they show of a film.
func blankBoxes(data []byte, found *Found, depth int) {
	for b := range boxes(data) {
		switch {
		case slices.Contains([]string{"uuid", "udta", "free", "skip"}, b.kind), b.kind == "meta" && depth < deepestBox:
			readText(b.body, found)
			copy(b.name, "free")
			clear(b.body)
		case slices.Contains([]string{"trak", "mdia"}, b.kind) && depth < deepestBox:
			blankBoxes(b.body, found, depth+1)
		}
	}
}

// item is one of those that a picture is made of, or that says something beside it.
type item struct {
	id   uint32
	kind string
}

// blankItems overwrites the items of a meta box that are no pictures.
func blankItems(data, meta []byte, found *Found) error {
	if len(meta) < 4 {
		return ErrDamaged
	}
	var items []item
	var places, inside []byte
	for b := range boxes(meta[4:]) {
		switch b.kind {
		case "iinf":
			items = itemsOf(b.body)
		case "iloc":
			places = b.body
		case "idat":
			inside = b.body
		}
	}
	for _, one := range items {
		if one.kind != "Exif" && one.kind != "mime" {
			continue
		}
		extents, ok := placesOf(places, one.id, data, inside)
		if !ok {
			return ErrDamaged // it says something, and nobody can tell where
		}
		blank(extents, one.kind, found)
	}
	return nil
}

// itemsOf are the items that an iinf box lists.
func itemsOf(iinf []byte) (items []item) {
	const counts = 4 // version and flags
	skip := counts + 2
	if len(iinf) > 0 && iinf[0] > 0 {
		skip += 2
	}
	if len(iinf) < skip {
		return nil
	}
	for b := range boxes(iinf[skip:]) {
		switch {
		case b.kind != "infe" || len(b.body) < 4:
		case b.body[0] == 2 && len(b.body) >= 12:
			items = append(items, item{uint32(binary.BigEndian.Uint16(b.body[4:])), string(b.body[8:12])})
		case b.body[0] == 3 && len(b.body) >= 14:
			items = append(items, item{binary.BigEndian.Uint32(b.body[4:]), string(b.body[10:14])})
		}
	}
	return items
}

// blank overwrites what an item says, once it is noted.
func blank(extents [][]byte, kind string, found *Found) {
	said := slices.Concat(extents...)
	plain := make([]byte, len(said))
	if kind == "Exif" {
		if len(said) >= 4 { // the offset of the TIFF file comes first
			if at := uint64(binary.BigEndian.Uint32(said)) + 4; at < uint64(len(said)) {
				readEXIF(said[at:], found)
			}
		}
		if none := append([]byte{0, 0, 0, 0}, uprightEXIF(1)...); len(plain) >= len(none) {
			copy(plain, none)
		}
	} else {
		readText(said, found)
		copy(plain, bytes.Repeat([]byte{' '}, len(plain)))
	}
	for _, extent := range extents {
		plain = plain[copy(extent, plain):]
	}
}
