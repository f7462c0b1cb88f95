package photo

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// EXIF is a small TIFF file: lists of fields, each with a number, a type, a count
// and a value or where it is (TIFF 6.0, section 2; CIPA DC-008).

// The fields that are looked for.
const (
	tagOrientation = 0x0112
	tagArtist      = 0x013B
	tagExif        = 0x8769
	tagGPS         = 0x8825
	tagMakerNote   = 0x927C
	tagOwner       = 0xA430
	tagBodySerial  = 0xA431
	tagLensSerial  = 0xA435
)

// mostFields bounds the fields of a list.
const mostFields = 1000

// readEXIF notes what EXIF says, and returns which way up the picture is, from 1
// to 8; 0 if it does not say.
func readEXIF(data []byte, found *Found) (up int) {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(data, []byte("II*\x00")) && len(data) >= 8:
		order = binary.LittleEndian
	case bytes.HasPrefix(data, []byte("MM\x00*")) && len(data) >= 8:
		order = binary.BigEndian
	default:
		return 0
	}
	for lists, n := []uint32{order.Uint32(data[4:])}, 0; n < len(lists) && n < 3; n++ {
		for _, field := range fieldsAt(data, order, lists[n]) {
			switch order.Uint16(field) {
			case tagOrientation:
				if value := int(order.Uint16(field[8:])); n == 0 && value >= 1 && value <= 8 {
					up = value
				}
			case tagExif:
				lists = append(lists, order.Uint32(field[8:]))
			case tagGPS:
				found.Place = true
			case tagBodySerial, tagLensSerial, tagMakerNote:
				found.Device = true
			case tagArtist, tagOwner:
				found.Person = true
			}
		}
	}
	return up
}

// fieldsAt are the fields of the list at an offset, of twelve bytes each.
func fieldsAt(data []byte, order binary.ByteOrder, at uint32) (fields [][]byte) {
	const size = 12
	if uint64(at)+2 > uint64(len(data)) {
		return nil
	}
	count := min(int(order.Uint16(data[at:])), mostFields)
	for rest := data[at+2:]; count > 0 && len(rest) >= size; count-- {
		fields, rest = append(fields, rest[:size]), rest[size:]
	}
	return fields
}

// uprightEXIF says which way up a picture is, and nothing else.
func uprightEXIF(up int) []byte {
	return []byte{'M', 'M', 0, '*', 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, byte(up), 0, 0, 0, 0, 0, 0}
}

// readText notes what XMP, IPTC or a comment says by the names that they use.
func readText(data []byte, found *Found) {
	has := func(names ...string) bool {
		return slices.ContainsFunc(names, func(name string) bool { return bytes.Contains(data, []byte(name)) })
	}
	found.Place = found.Place || has("GPSLatitude", "GPSLongitude", "Iptc4xmpCore:Location", "photoshop:City")
	found.Device = found.Device || has("SerialNumber")
	found.Person = found.Person || has("dc:creator", "OwnerName", "\x1c\x02\x50") // 2:80, the by-line
	found.Place = found.Place || has("\x1c\x02\x5a", "\x1c\x02\x5c")              // 2:90 and 2:92, city and place
}
