package kb

import (
	"net/url"
	"path"
	"strings"
)

// LinkKind says how a link was written.
type LinkKind int

// The kinds of link.
const (
	// ExternalLink has an allowed scheme: http, https or mailto.
	ExternalLink LinkKind = iota
	// RelativeLink is a path, a fragment, or both.
	RelativeLink
	// WikiLink is [[target|label]].
	WikiLink
	// ImageLink is the source of an image inside the folder.
	ImageLink
	// UnsafeLink has a scheme that is not allowed; it is shown as text.
	UnsafeLink
)

// Link is a reference from a document's body, in the order of its holes.
type Link struct {
	Kind LinkKind
	// Target is as written, without the fragment and after decoding of percent
	// signs for relative links; Fragment is without "#".
	Target, Fragment string
	// ByName is set for an image that is named without its folder, and Found is the file
	// of that name if there is one elsewhere.
	ByName bool
	Found  string
	// Text is the label, or the alternative text of an image.
	Text         string
	Line, Column int
	// Excerpt is the source line; only kept where the link may need a problem.
	Excerpt string
	// To is what the link means inside the site, and Title the title of the
	// document that a wiki link means; both filled by New.
	To    Ref
	Title string
}

// RefKind says what kind of page a Ref means.
type RefKind int

// The kinds of reference.
const (
	// NoRef is a link that leads nowhere inside the site.
	NoRef RefKind = iota
	ToIncident
	ToFactor
	ToService
	ToMarker
	ToTag
	ToPage
	ToAttachment
	// ToSelf is a fragment of the same document.
	ToSelf
)

// Ref names a page, or an attachment, of the site without knowing its address.
type Ref struct {
	Kind RefKind
	// Slug is the slug of the page, or the path of the attachment.
	Slug string
	// Anchor is an id on that page; empty for its top.
	Anchor string
}

// OutsideAddress is an address that leads out of the site, if its scheme is one that
// links may have, else nothing.
func OutsideAddress(address string) string {
	parsed, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return ""
	}
	switch {
	case (parsed.Scheme == "http" || parsed.Scheme == "https") && parsed.Host != "":
		return parsed.String()
	case parsed.Scheme == "mailto" && parsed.Opaque != "":
		return parsed.String()
	default:
		return ""
	}
}

// FilePath returns the path below the content folder that a relative link or an
// image in the file source means, and false for a link that leaves the folder
// or names no file. A leading slash means the folder itself.
func (l Link) FilePath(source string) (string, bool) {
	if l.Kind != RelativeLink && l.Kind != ImageLink || l.Target == "" {
		return "", false
	}
	if l.Found != "" {
		return l.Found, true
	}
	target := l.Target
	if i := strings.IndexByte(target, '?'); i >= 0 {
		target = target[:i]
	}
	joined := path.Join(folderOf(source), target)
	if strings.HasPrefix(target, "/") {
		joined = path.Clean(target[1:])
	}
	if joined == ".." || strings.HasPrefix(joined, "../") || path.IsAbs(joined) {
		return "", false
	}
	if joined == "." {
		joined = ""
	}
	return joined, true
}
