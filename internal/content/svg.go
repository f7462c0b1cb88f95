package content

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

const svgNamespace = "http://www.w3.org/2000/svg"

// svgElements are the elements that draw and do nothing else (SVG 1.1, chapters
// 5 to 17). An element that is not here is refused.
var svgElements = prose.WordSet(`svg g defs symbol use path rect circle ellipse line polyline polygon text tspan textPath
	tref title desc metadata linearGradient radialGradient stop pattern clipPath mask marker image style switch
	filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
	feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur
	feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence a view`)

// metadataNamespaces are those whose elements drawing programs leave in a file;
// no browser gives them a meaning.
var metadataNamespaces = []string{
	"http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://purl.org/dc/", "http://creativecommons.org/ns#",
	"http://web.resource.org/cc/", "http://www.inkscape.org/namespaces/", "http://sodipodi.sourceforge.net/",
	"http://www.bohemiancoding.com/sketch/", "http://www.serif.com/", "http://schemas.microsoft.com/visio/",
}

var (
	// styleURL is a reference in a style: url(...), or an import.
	styleURL = words.Pattern(`(?i)url\s*\(\s*["']?\s*([^"')]*)`)
	// dataImage is a picture carried in the address itself, of a type that holds
	// nothing active.
	dataImage = words.Pattern(`(?i)^data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*$`)
	// svgDoctype is the document type that drawing programs write; it defines
	// nothing of its own, and no browser loads it.
	svgDoctype = words.Pattern(`^DOCTYPE\s+svg(\s+PUBLIC\s+"-//W3C//DTD SVG 1\.[01]( Basic| Tiny)?//EN"\s+` +
		`"https?://www\.w3\.org/[A-Za-z0-9/._-]+\.dtd")?\s*$`)
	svgLength = words.Pattern(`^\s*([0-9]*\.?[0-9]+)\s*(px)?\s*$`)
)

// checkSVG reads an SVG image token by token and returns its size in pixels, 0 if
// it has none, and why it must not be published, if so: everything in it that can
// run, load or link to something else (reliability.md §4.2, row 16).
func checkSVG(data []byte) (width, height int, refused string) {
	data = bytes.TrimPrefix(data, utf8BOM)
	if !utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0 {
		return 0, 0, "it is not UTF-8"
	}
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = func(string, io.Reader) (io.Reader, error) { return nil, errors.New("not UTF-8") }
	var c svgChecker
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return 0, 0, "it is not well-formed XML"
		}
		if refused = c.token(token); refused != "" {
			return 0, 0, refused
		}
	}
	if !c.rooted {
		return 0, 0, "it is not an SVG image"
	}
	return c.width, c.height, ""
}

// svgChecker holds what was seen so far.
type svgChecker struct {
	rooted        bool
	depth         int
	width, height int
	// style holds the text of the style element that is open.
	style   strings.Builder
	inStyle bool
}

func (c *svgChecker) token(token xml.Token) (refused string) {
	switch t := token.(type) {
	case xml.Directive:
		if !svgDoctype().Match(t) {
			return "it has a document type that is not SVG's own, and may define entities"
		}
	case xml.ProcInst:
		if t.Target != "xml" {
			return "it has a processing instruction"
		}
	case xml.StartElement:
		return c.start(t)
	case xml.CharData:
		if c.inStyle {
			c.style.Write(t)
		}
	case xml.EndElement:
		c.depth--
		if c.inStyle {
			c.inStyle = false
			return styleRefused(c.style.String())
		}
	}
	return ""
}

func (c *svgChecker) start(t xml.StartElement) (refused string) {
	c.depth++
	switch {
	case c.depth > 200:
		return "its elements are nested too deep"
	case c.inStyle:
		return "its style holds an element"
	case !c.rooted:
		if t.Name.Local != "svg" || t.Name.Space != svgNamespace && t.Name.Space != "" {
			return "it is not an SVG image"
		}
		c.rooted = true
		c.width, c.height = svgSize(t.Attr)
	}
	if !isMetadata(t.Name.Space) {
		if t.Name.Space != svgNamespace && t.Name.Space != "" {
			return "it holds the foreign element <" + t.Name.Local + ">"
		}
		if !svgElements[t.Name.Local] {
			return "it holds the element <" + t.Name.Local + ">"
		}
	}
	if t.Name.Local == "style" {
		c.inStyle = true
		c.style.Reset()
	}
	for _, a := range t.Attr {
		if refused := attributeRefused(a); refused != "" {
			return refused
		}
	}
	return ""
}

func isMetadata(space string) bool {
	return slices.ContainsFunc(metadataNamespaces, func(known string) bool { return strings.HasPrefix(space, known) })
}

// attributeRefused says why an attribute is not allowed.
func attributeRefused(a xml.Attr) string {
	name := strings.ToLower(a.Name.Local)
	value := strings.TrimSpace(a.Value)
	switch {
	case a.Name.Space == "xmlns" || name == "xmlns":
		return ""
	case strings.HasPrefix(name, "on"):
		return "it has the event handler " + a.Name.Local
	case name == "href" || name == "src" || name == "ping":
		if !localReference(value) {
			return "it refers to something outside of itself"
		}
		return ""
	case name == "base" && a.Name.Space != "":
		return "it changes the base of its addresses"
	}
	if isMetadata(a.Name.Space) || !strings.ContainsAny(value, ":(@\\") {
		return ""
	}
	if strings.Contains(compact(value), "javascript:") {
		return "it holds a script address"
	}
	return styleRefused(value)
}

// localReference tells whether an address stays within the image.
func localReference(value string) bool {
	return value == "" || strings.HasPrefix(value, "#") || dataImage().MatchString(value)
}

// styleRefused says why a piece of CSS, or an attribute that may hold some, is not
// allowed. Escapes and comments could hide an address and are refused as well.
func styleRefused(css string) string {
	lower := strings.ToLower(css)
	switch {
	case strings.Contains(lower, "@import"), strings.Contains(lower, "@font-face"), strings.Contains(lower, "@namespace"):
		return "its style loads something else"
	case strings.Contains(lower, "expression("), strings.Contains(lower, "-moz-binding"), strings.Contains(lower, "behavior:"):
		return "its style holds a script"
	case strings.Contains(lower, "image-set("), strings.Contains(lower, "image("), strings.Contains(lower, "src("):
		return "its style loads something else"
	case strings.Contains(css, `\`) && strings.ContainsAny(css, "(:@"):
		return "its style holds escapes, which may hide an address"
	case strings.Contains(css, "/*") && strings.Contains(compact(lower), "url/"):
		return "its style hides an address behind a comment"
	}
	for _, m := range styleURL().FindAllStringSubmatch(css, -1) {
		if !localReference(strings.TrimSpace(m[1])) {
			return "its style refers to something outside of itself"
		}
	}
	return ""
}

// compact removes white space and controls, which browsers ignore in a scheme.
func compact(s string) string {
	return strings.Map(func(r rune) rune {
		if r <= ' ' || r == 0x7F {
			return -1
		}
		return r
	}, strings.ToLower(s))
}

// svgSize takes the size from width and height in pixels, else from the view box.
func svgSize(attrs []xml.Attr) (width, height int) {
	var w, h float64
	var box []string
	for _, a := range attrs {
		if a.Name.Space != "" {
			continue
		}
		switch a.Name.Local {
		case "width":
			w = pixels(a.Value)
		case "height":
			h = pixels(a.Value)
		case "viewBox":
			box = strings.FieldsFunc(a.Value, func(r rune) bool { return r == ' ' || r == ',' || r == '\t' || r == '\n' })
		}
	}
	if len(box) == 4 {
		bw, bh := pixels(box[2]), pixels(box[3])
		switch {
		case bw == 0 || bh == 0:
		case w == 0 && h == 0:
			w, h = bw, bh
		case w == 0:
			w = h * bw / bh
		case h == 0:
			h = w * bh / bw
		}
	}
	if w == 0 || h == 0 || w > 1e5 || h > 1e5 {
		return 0, 0
	}
	return max(1, int(math.Round(w))), max(1, int(math.Round(h)))
}

// pixels reads a length without a unit or in px; 0 for all others.
func pixels(length string) float64 {
	m := svgLength().FindStringSubmatch(length)
	if m == nil {
		return 0
	}
	n, err := strconv.ParseFloat(m[1], 64)
	if err != nil {
		return 0
	}
	return n
}
