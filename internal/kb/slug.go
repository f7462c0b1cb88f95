package kb

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// maxSlug is how many bytes of a name an address keeps; longer names end in a
// hash, because file systems stop at 255 bytes and people long before.
const maxSlug = 96

// lettersWithoutBase are Latin letters that have no decomposition into an ASCII
// letter and a mark.
var lettersWithoutBase = strings.NewReplacer(
	"ø", "o", "æ", "ae", "œ", "oe", "ß", "ss", "đ", "d", "ð", "d", "þ", "th", "ł", "l", "ı", "i",
)

// reservedNames cannot be the name of a file or folder on Windows, whatever its ending.
var reservedNames = map[string]bool{
	"con": true, "prn": true, "aux": true, "nul": true,
	"com1": true, "com2": true, "com3": true, "com4": true, "com5": true, "com6": true, "com7": true, "com8": true, "com9": true,
	"lpt1": true, "lpt2": true, "lpt3": true, "lpt4": true, "lpt5": true, "lpt6": true, "lpt7": true, "lpt8": true, "lpt9": true,
}

// IsDeviceName tells whether Windows keeps a name, without its ending, for a device.
// The digits may be raised.
func IsDeviceName(stem string) bool {
	return len(stem) <= len("com¹") && reservedNames[strings.ToLower(norm.NFKC.String(stem))]
}

// Slug makes the last part of an address from a name: lower-case ASCII letters
// and digits, and single hyphens between them. Accents are folded; where letters
// of other scripts are lost, or the name is too long, a short hash of the name
// keeps different names apart. The result is never empty and Slug(Slug(s)) is
// Slug(s).
func Slug(name string) string {
	folded := lettersWithoutBase.Replace(strings.ToLower(norm.NFKC.String(name)))
	var b strings.Builder
	lost, gap := false, false
	for _, r := range norm.NFKD.String(folded) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r):
			// The accent of the letter before it.
		default:
			gap = true
			lost = lost || unicode.IsLetter(r) || unicode.IsNumber(r)
		}
	}
	slug := b.String()
	if len(slug) <= maxSlug && !lost && slug != "" && !reservedNames[slug] {
		return slug
	}
	hash := hashOf(norm.NFC.String(name))
	if room := maxSlug - 1 - len(hash); len(slug) > room {
		slug = strings.TrimRight(slug[:room], "-")
	}
	slug = strings.TrimLeft(slug+"-"+hash, "-")
	return slug
}

// hashOf returns eight hexadecimal digits that stand for the name.
func hashOf(name string) string {
	sum := sha256.Sum256([]byte(name))
	return hex.EncodeToString(sum[:4])
}

// composed writes letters and their marks as one sign where there is one (NFC), so
// that a name that macOS took apart is the name that an author types.
func composed(name string) string { return norm.NFC.String(name) }
