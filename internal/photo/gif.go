package photo

import (
	"bufio"
	"io"
)

// A GIF is a head and a row of blocks (GIF89a; https://www.w3.org/Graphics/GIF/spec-gif89a.txt):
//
//	"GIF89a" screen colours | 21 FF "NETSCAPE2.0" … | 21 FE comment … | 2C place colours data … | 3B | more
//
// Kept are pictures, how long each is shown, how often all are, and the profile of the
// colours. Comments, text beside the picture and what other programs said go, such as XMP.

const (
	gifExtension, gifPicture, gifEnd = 0x21, 0x2C, 0x3B
	gifControl, gifApplication       = 0xF9, 0xFF
	// gifColours is the flag of a table of colours, whose size stands in the lowest bits.
	gifColours = 0x80
)

func copyGIF(w io.Writer, in *bufio.Reader) (found Found, err error) {
	err = copyScreen(w, in)
	for err == nil {
		var kind byte
		if kind, err = in.ReadByte(); err != nil {
			break
		}
		switch kind {
		case gifEnd:
			_, err = w.Write([]byte{gifEnd})
			return found, err
		case gifPicture:
			err = copyPicture(w, in)
		case gifExtension:
			err = copyExtension(w, in, &found)
		default:
			return found, ErrDamaged
		}
	}
	return found, ended(err)
}

// copyScreen copies the head with the size and the colours of all pictures.
func copyScreen(w io.Writer, in *bufio.Reader) error {
	var head [13]byte
	if _, err := io.ReadFull(in, head[:]); err != nil {
		return err
	}
	if _, err := w.Write(head[:]); err != nil {
		return err
	}
	return copyColours(w, in, head[10])
}

// copyColours copies the table of colours that a flag announces.
func copyColours(w io.Writer, in *bufio.Reader, flags byte) error {
	if flags&gifColours == 0 {
		return nil
	}
	_, err := io.CopyN(w, in, 3<<(1+flags&7))
	return err
}

func copyPicture(w io.Writer, in *bufio.Reader) error {
	var head [9]byte
	if _, err := io.ReadFull(in, head[:]); err != nil {
		return err
	}
	if _, err := w.Write(append([]byte{gifPicture}, head[:]...)); err != nil {
		return err
	}
	if err := copyColours(w, in, head[8]); err != nil {
		return err
	}
	if _, err := io.CopyN(w, in, 1); err != nil { // the size of its codes
		return err
	}
	return copyBlocks(w, in)
}

// copyExtension copies what a picture needs, and notes what the rest says.
func copyExtension(w io.Writer, in *bufio.Reader, found *Found) error {
	label, err := in.ReadByte()
	if err != nil {
		return err
	}
	if label == gifControl {
		if _, err := w.Write([]byte{gifExtension, label}); err != nil {
			return err
		}
		return copyBlocks(w, in)
	}
	if label == gifApplication {
		name, _ := in.Peek(12) // a length and eleven letters; a shorter one is no name that is kept
		for _, kept := range []string{"\x0bNETSCAPE2.0", "\x0bANIMEXTS1.0", "\x0bICCRGBG1012"} {
			if string(name) == kept {
				if _, err := w.Write([]byte{gifExtension, label}); err != nil {
					return err
				}
				return copyBlocks(w, in)
			}
		}
	}
	said := bounded{most: mostText}
	err = copyBlocks(&said, in)
	readText(said.kept, found)
	return err
}

// copyBlocks copies blocks of at most 255 bytes, each behind its length, to the empty
// one.
func copyBlocks(w io.Writer, in *bufio.Reader) error {
	for {
		length, err := in.ReadByte()
		if err != nil {
			return err
		}
		if _, err := w.Write([]byte{length}); err != nil {
			return err
		}
		if length == 0 {
			return nil
		}
		if _, err := io.CopyN(w, in, int64(length)); err != nil {
			return err
		}
	}
}

// bounded keeps the first bytes of what is written to it.
type bounded struct {
	kept []byte
	most int
}

func (b *bounded) Write(p []byte) (int, error) {
	b.kept = append(b.kept, p[:min(len(p), b.most-len(b.kept))]...)
	return len(p), nil
}
