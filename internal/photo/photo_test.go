package photo

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"strings"
	"testing"

	"golang.org/x/image/webp"
)

// exif says where, with what and by whom, and that the picture lies on its side.
func exif(order binary.AppendByteOrder, mark string) []byte {
	field := func(b []byte, tag, kind uint16, count, value uint32) []byte {
		b = order.AppendUint16(order.AppendUint16(b, tag), kind)
		b = order.AppendUint32(b, count)
		if kind == 3 {
			return order.AppendUint16(order.AppendUint16(b, uint16(value)), 0)
		}
		return order.AppendUint32(b, value)
	}
	b := order.AppendUint32([]byte(mark), 8)
	b = order.AppendUint16(b, 4)
	b = field(b, tagOrientation, 3, 1, 6)
	b = field(b, tagArtist, 2, 4, 0x41414100)
	b = field(b, tagExif, 4, 1, 62)
	b = field(b, tagGPS, 4, 1, 80)
	b = order.AppendUint32(b, 0)
	b = order.AppendUint16(b, 1)
	b = field(b, tagBodySerial, 2, 4, 0x31323300)
	return append(b, "GPS 52.5200 13.4050 and serial 4711-0815"...)
}

// picture is a small one with some structure.
func picture() image.Image {
	m := image.NewRGBA(image.Rect(0, 0, 40, 30))
	for i := range 1200 {
		m.Set(i%40, i/40, color.RGBA{uint8(i), uint8(i * 7), uint8(i * 13), 255})
	}
	return m
}

func segment(marker byte, body string) string {
	return string([]byte{0xFF, marker, byte((len(body) + 2) >> 8), byte(len(body) + 2)}) + body
}

func jpegWith(t testing.TB, apps string) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, picture(), nil); err != nil {
		t.Fatal(err)
	}
	return append([]byte(b.String()[:2]+apps), b.Bytes()[2:]...)
}

func chunk(kind, body string) string {
	b := append(binary.BigEndian.AppendUint32(nil, uint32(len(body))), kind+body...)
	return string(binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:])))
}

func pngWith(t testing.TB, chunks string) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, picture()); err != nil {
		t.Fatal(err)
	}
	const head = 8 + 25 // magic and IHDR
	return append([]byte(b.String()[:head]+chunks), b.Bytes()[head:]...)
}

// lossless is a WebP of one pixel.
const lossless = "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA=="

func webpWith(t testing.TB, chunks string) []byte {
	plain, err := base64.StdEncoding.DecodeString(lossless)
	if err != nil {
		t.Fatal(err)
	}
	body := "WEBP" + riff("VP8X", string([]byte{webpEXIF | webpXMP, 0, 0, 0, 0, 0, 0, 0, 0, 0})) + string(plain[12:]) + chunks
	return append(binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(len(body))), body...)
}

func riff(kind, body string) string {
	b := binary.LittleEndian.AppendUint32([]byte(kind), uint32(len(body)))
	return string(b) + body + strings.Repeat("\x00", len(body)%2)
}

// secrets must not be in what is published.
var secrets = []string{"52.5200", "4711-0815", "Berlin", "A. Person", "GPSLatitude", "film of it"}

const xmp = `<x:xmpmeta><rdf:Description exif:GPSLatitude="52.5200" aux:SerialNumber="4711-0815"><dc:creator>A. Person</dc:creator></rdf:Description></x:xmpmeta>`

func pictures(t testing.TB) map[string][]byte {
	big, little := string(exif(binary.BigEndian, "MM\x00*")), string(exif(binary.LittleEndian, "II*\x00"))
	iptc := "Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00\x10\x1c\x02\x5a\x00\x06Berlin\x1c\x02\x50\x00\x09A. Person"
	return map[string][]byte{
		"a.jpg": append(jpegWith(t, segment(0xE1, "Exif\x00\x00"+big)+segment(0xE1, "http://ns.adobe.com/xap/1.0/\x00"+xmp)+
			segment(0xED, iptc)+segment(0xFE, "by A. Person")+segment(0xE2, "MPF\x00 at 52.5200")), "film of it, 52.5200"...),
		"b.jpg":  jpegWith(t, segment(0xE1, "Exif\x00\x00"+little)+segment(0xE1, "http://ns.adobe.com/xap/1.0/\x00"+xmp)),
		"c.png":  append(pngWith(t, chunk("eXIf", big)+chunk("iTXt", "XML:com.adobe.xmp\x00\x00\x00\x00\x00"+xmp)+chunk("tEXt", "Author\x00A. Person")), "film of it"...),
		"d.webp": webpWith(t, riff("EXIF", little)+riff("XMP ", xmp)),
		"e.gif":  append(gifWith(t, gifBlocks(0xFE, "by A. Person in Berlin")+gifBlocks(0xFF, "XMP DataXMP", xmp)+gifBlocks(0xFF, "NETSCAPE2.0", "\x01\x00\x00")), "film of it"...),
		"f.avif": avifWith(big, xmp, false),
		"g.avif": avifWith(little, xmp, true),
	}
}

// gifWith has blocks between the colours and the picture.
func gifWith(t testing.TB, blocks string) []byte {
	var b bytes.Buffer
	if err := gif.Encode(&b, picture(), nil); err != nil {
		t.Fatal(err)
	}
	head := 13 + 3<<(1+b.Bytes()[10]&7)
	return append([]byte(b.String()[:head]+blocks), b.Bytes()[head:]...)
}

// gifBlocks is an extension whose texts are cut into blocks.
func gifBlocks(label byte, texts ...string) string {
	said := string([]byte{0x21, label})
	for _, text := range texts {
		for len(text) > 0 {
			n := min(len(text), 255)
			said += string([]byte{byte(n)}) + text[:n]
			text = text[n:]
		}
	}
	return said + "\x00"
}

// avifWith is as far an AVIF as its boxes go: its picture is no picture.
func avifWith(exif, xmp string, inside bool) []byte {
	const pixels = "coded picture"
	exif = "\x00\x00\x00\x00" + exif
	box := func(kind, body string) string {
		return string(binary.BigEndian.AppendUint32(nil, uint32(len(body)+8))) + kind + body
	}
	infe := func(id byte, kind string) string {
		return box("infe", "\x02\x00\x00\x00\x00"+string([]byte{id})+"\x00\x00"+kind+"\x00")
	}
	number := func(n int) string { return string(binary.BigEndian.AppendUint32(nil, uint32(n))) }
	ftyp := box("ftyp", "avif\x00\x00\x00\x00mif1")
	meta := func(mdat int) string {
		// Version 1 names where each item lies: in the file, or in idat.
		method, exifAt, xmpAt, idat := "\x00\x00", mdat+len(pixels), mdat+len(pixels)+len(exif), ""
		if inside {
			method, exifAt, xmpAt, idat = "\x00\x01", 0, len(exif), box("idat", exif+xmp)
		}
		extent := func(id byte, method string, at, length int) string {
			return "\x00" + string([]byte{id}) + method + "\x00\x00\x00\x01" + number(at) + number(length)
		}
		// EXIF is cut in two, to be put together.
		exifItem := "\x00\x02" + method + "\x00\x00\x00\x02" + number(exifAt) + number(10) + number(exifAt+10) + number(len(exif)-10)
		iloc := "\x01\x00\x00\x00\x44\x00\x00\x03" + extent(1, "\x00\x00", mdat, len(pixels)) + exifItem + extent(3, method, xmpAt, len(xmp))
		return box("meta", "\x00\x00\x00\x00"+box("iinf", "\x00\x00\x00\x00\x00\x03"+infe(1, "av01")+infe(2, "Exif")+infe(3, "mime"))+box("iloc", iloc)+idat)
	}
	data := pixels
	if !inside {
		data += exif + xmp
	}
	at := len(ftyp) + len(meta(0)) + 8
	return []byte(ftyp + meta(at) + box("mdat", data) + box("uuid", "0123456789abcdefby A. Person"))
}

// upright is what stays of EXIF.
var upright = string(uprightEXIF(6))

func TestCopyTakesOutWhatPicturesSay(t *testing.T) {
	for name, give := range pictures(t) {
		var out bytes.Buffer
		found, err := Copy(&out, bytes.NewReader(give))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if want := "the place, the number of the device and the name of a person"; found.Words() != want {
			t.Errorf("%s says %q, want %q", name, found.Words(), want)
		}
		for _, secret := range secrets {
			if strings.Contains(out.String(), secret) {
				t.Errorf("%s still says %q", name, secret)
			}
		}
		if strings.HasSuffix(name, "avif") {
			if out.Len() != len(give) || !strings.Contains(out.String(), "coded picture") {
				t.Errorf("%s lost its picture", name)
			}
		} else if name != "e.gif" && !strings.Contains(out.String(), upright) {
			t.Errorf("%s no longer says which way up it is", name)
		}
		if !strings.HasSuffix(name, "avif") && !bytes.Equal(pixels(t, name, give), pixels(t, name, out.Bytes())) {
			t.Errorf("%s shows something else", name)
		}
		var again bytes.Buffer
		if found, err := Copy(&again, bytes.NewReader(out.Bytes())); err != nil || found != (Found{}) || again.String() != out.String() {
			t.Errorf("%s is another one when it is copied again (%+v, %v)", name, found, err)
		}
	}
}

// pixels decodes a picture with a decoder that is not ours.
func pixels(t *testing.T, name string, data []byte) []byte {
	t.Helper()
	decode := map[string]func(io.Reader) (image.Image, error){"jpg": jpeg.Decode, "png": png.Decode, "webp": webp.Decode, "gif": gif.Decode}[name[2:]]
	m, err := decode(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var b []byte
	for y := m.Bounds().Min.Y; y < m.Bounds().Max.Y; y++ {
		for x := m.Bounds().Min.X; x < m.Bounds().Max.X; x++ {
			r, g, bl, a := m.At(x, y).RGBA()
			b = append(b, byte(r>>8), byte(g>>8), byte(bl>>8), byte(a>>8))
		}
	}
	return b
}

// TestCopyKeepsThePlain: a picture that says nothing is the same, byte for byte.
func TestCopyKeepsThePlain(t *testing.T) {
	webp, err := base64.StdEncoding.DecodeString(lossless)
	if err != nil {
		t.Fatal(err)
	}
	icc := segment(0xE2, "ICC_PROFILE\x00\x01\x01"+strings.Repeat("p", 200)) + segment(0xEE, "Adobe\x00d\x80\x00\x00\x00\x00\x01")
	for name, give := range map[string][]byte{
		"jpeg": jpegWith(t, ""), "jpeg with colours": jpegWith(t, icc), "png": pngWith(t, chunk("gAMA", "\x00\x00\xb1\x8f")), "webp": webp,
		"gif": gifWith(t, gifBlocks(0xFF, "NETSCAPE2.0", "\x01\x00\x00")), "avif": []byte("\x00\x00\x00\x10ftypavif\x00\x00\x00\x00\x00\x00\x00\x0cmdatabcd"), "nothing": {}, "text": []byte("text"),
	} {
		var out bytes.Buffer
		if found, err := Copy(&out, bytes.NewReader(give)); err != nil || found != (Found{}) || !bytes.Equal(out.Bytes(), give) {
			t.Errorf("%s: %d bytes become %d (%+v, %v)", name, len(give), out.Len(), found, err)
		}
	}
}

// TestCopyRefusesWhatItCannotFind: EXIF that lies nowhere that can be told.
func TestCopyRefusesWhatItCannotFind(t *testing.T) {
	good := string(avifWith(string(exif(binary.BigEndian, "MM\x00*")), xmp, false))
	at := strings.Index(good, "iloc") + 4
	for name, iloc := range map[string]string{
		"a third way": "\x01\x00\x00\x00\x44\x00\x00\x03\x00\x02\x00\x02", "no items": "\x01\x00\x00\x00\x44\x00\x00\x00",
		"widths of nothing": "\x01\x00\x00\x00\x00\x00\x00\x03\x00\x02\x00\x00\x00\x00\x00\x01",
	} {
		bad := good[:at] + iloc + good[at+len(iloc):]
		if _, err := Copy(io.Discard, strings.NewReader(bad)); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// FuzzCopy: whatever the bytes are, nothing panics, nothing grows beyond the way up,
// and what was copied once stays as it is.
func FuzzCopy(f *testing.F) {
	for _, data := range pictures(f) {
		f.Add(data)
		f.Add(data[:len(data)/2])
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var out, again bytes.Buffer
		if _, err := Copy(&out, bytes.NewReader(data)); err != nil {
			return
		}
		if out.Len() > 2*len(data)+64 {
			t.Errorf("%d bytes become %d", len(data), out.Len())
		}
		if _, err := Copy(&again, bytes.NewReader(out.Bytes())); err != nil || again.String() != out.String() {
			t.Errorf("a second copy is another one (%v)", err)
		}
	})
}
