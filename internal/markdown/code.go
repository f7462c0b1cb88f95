package markdown

import (
	"bytes"
	"crypto/sha256"
	"strings"
	"sync"

	"github.com/alecthomas/chroma/v2"
	"github.com/yuin/goldmark/ast"
)

// Code, fenced with a language or indented:
//
//	```sql
//	SELECT 1;
//	```
//
// Code in a language that we know is highlighted with these classes, and no
// others: hl-k keyword, hl-t type or tag, hl-f function or attribute, hl-s
// string, hl-n number, hl-c comment, hl-v variable, hl-i line inserted by a diff,
// hl-d line deleted, hl-h heading of a diff or prompt.

func (w *writer) fence(n *ast.FencedCodeBlock) Block {
	b := w.codeBlock(n, unescape(n.Language(w.src)), bytes.TrimSuffix(n.Lines().Value(w.src), []byte("\n")))
	b.Fenced = true
	return b
}

func (w *writer) codeBlock(n ast.Node, lang string, code []byte) Block {
	b := w.begin(Code, w.lineOf(n))
	b.Lang = lang
	class := languageClass(lang)
	if class == "" {
		w.tag(`<pre tabindex="0"><code>`)
	} else {
		w.tag(`<pre tabindex="0"><code class="language-` + class + `">`)
	}
	b.Inner.From = len(w.html)
	if highlighted := w.highlight(class, code); highlighted != nil {
		w.plain = append(w.plain, code...)
		w.html = append(w.html, highlighted...)
	} else {
		w.verbatim(code)
	}
	b.Inner.To = len(w.html)
	w.tag("</code></pre>")
	w.end(&b)
	return b
}

// highlight returns highlighted code, or nil where it is to be shown plain.
func (w *writer) highlight(lang string, code []byte) []byte {
	cost := costOfCode(lang, code)
	if languages[lang] == "" || len(code) == 0 || cost > maxHighlight || !mayHighlight(code) || w.highlighted+cost > maxHighlightDocument {
		return nil
	}
	w.highlighted += cost
	return w.parser.code.html(lang, code)
}

// mayHighlight tells whether the lines of code are within the limits, and hold no
// character that verbatim has to show.
func mayHighlight(code []byte) bool {
	if bytes.Count(code, []byte("\n")) >= maxHighlightLines || hasInvisible(code) {
		return false
	}
	for line := range bytes.Lines(code) {
		if len(line) > maxHighlightLine {
			return false
		}
	}
	return true
}

// trimBlankLines drops the empty lines around indented code.
func trimBlankLines(code []byte) []byte {
	return bytes.TrimRight(code, " \t\n")
}

// languageClass returns the language as part of a class name: ASCII letters,
// digits and "+#.-_", in lower case, without the braces and dots of
// "{.python}". It is empty where anything else is found.
func languageClass(lang string) string {
	lang = strings.ToLower(strings.Trim(lang, "{}."))
	if i := strings.IndexAny(lang, ",:{"); i > 0 {
		lang = lang[:i]
	}
	for _, r := range lang {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') && !strings.ContainsRune("+#.-_", r) {
			return ""
		}
	}
	if len(lang) > 32 {
		return ""
	}
	return lang
}

// Limits on what is highlighted. Lexers are slow, 10 to 80 ms per 100 lines, and
// with some texts the time of some of them grows with the square of a line or
// of the whole; so little is enough to be hostile. Code above a limit is plain.
// They are in bytes and not in time, so that a busy machine writes what an idle one
// does; BenchmarkHostileCode measures what they let through.
const (
	maxHighlight      = 4 << 10
	maxHighlightLines = 250
	// maxHighlightLine is the longest line, in bytes.
	maxHighlightLine = 200
	// maxHighlightDocument bounds the sum over a document, in bytes.
	maxHighlightDocument = 12 << 10
)

// costly are the languages whose lexers take time with the square of the whole
// code, since they look for an end in all that follows: each byte of theirs counts
// for two.
var costly = map[string]bool{
	"css": true, "fish": true, "go": true, "golang": true, "java": true, "lua": true, "plpgsql": true, "postgres": true,
	"postgresql": true, "proto": true, "protobuf": true, "terraform": true, "tf": true,
}

// costOfCode is the length of code, in bytes of a language whose lexer is not costly.
func costOfCode(lang string, code []byte) int {
	if costly[lang] {
		return 2 * len(code)
	}
	return len(code)
}

// maxCache is how many bytes of highlighted code are kept.
const maxCache = 16 << 20

// highlighter writes code as HTML with classes and remembers what it wrote.
// The memory changes the speed only, never the result.
type highlighter struct {
	mu    sync.Mutex
	known map[[sha256.Size]byte][]byte
	size  int
}

func newHighlighter() *highlighter {
	return &highlighter{known: map[[sha256.Size]byte][]byte{}}
}

// languages maps the names of the languages that are highlighted to chroma's
// names. The list is short on purpose: some of chroma's lexers never end on some texts and cannot
// be stopped, so a test tries each of these on hostile ones.
var languages = func() map[string]string {
	known := map[string]string{"patch": "diff", "h": "c", "cs": "c#", "vb": "vb.net", "yml": "yaml"}
	for name := range strings.FieldsSeq(`awk bash sh shell zsh console fish powershell ps1 bat
		c c++ cpp csharp c# css scss dart diff docker dockerfile elixir erlang go golang
		groovy haskell hcl terraform tf http ini cfg java javascript js jsx json jsonnet kotlin lua
		make makefile nginx objective-c perl php promql proto protobuf
		python py python3 r ruby rb rust rs scala sql mysql postgres postgresql plpgsql swift toml
		typescript ts tsx vim xml yaml html graphql`) {
		known[name] = name
	}
	return known
}()

// html returns the highlighted code, or nil where the lexer fails.
func (h *highlighter) html(lang string, code []byte) []byte {
	key := sha256.Sum256(append([]byte(lang+"\x00"), code...))
	h.mu.Lock()
	html, ok := h.known[key]
	h.mu.Unlock()
	if ok {
		return html
	}
	html = highlight(lang, string(code))
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.size+len(html) > maxCache {
		clear(h.known)
		h.size = 0
	}
	h.known[key] = html
	h.size += len(html)
	return html
}

// highlight runs the lexer of a language; nil where there is none.
func highlight(lang, code string) []byte {
	lexer := patientLexers().Get(languages[lang])
	if lexer == nil {
		return nil
	}
	return highlightWith(lexer, code)
}

// highlightWith runs a lexer. It returns nil where the tokens do not add up to
// the code, because then the words shown would not be the author's, and where
// the lexer fails, which it tells by a panic.
func highlightWith(lexer chroma.Lexer, code string) (html []byte) {
	defer func() {
		if recover() != nil {
			html = nil
		}
	}()
	next, err := chroma.Coalesce(lexer).Tokenise(nil, code)
	if err != nil {
		return nil
	}
	html = make([]byte, 0, 2*len(code))
	at := 0
	for token := next(); token != chroma.EOF; token = next() {
		value := token.Value
		if at+len(value) > len(code) {
			// Lexers may add a line end.
			value = strings.TrimSuffix(value, "\n")
		}
		if !strings.HasPrefix(code[at:], value) {
			return nil
		}
		at += len(value)
		html = appendToken(html, tokenClass(token.Type), value)
	}
	if at != len(code) {
		return nil
	}
	return html
}

func appendToken(to []byte, class, value string) []byte {
	if value == "" {
		return to
	}
	if class != "" {
		to = append(to, `<span class="`...)
		to = append(to, class...)
		to = append(to, `">`...)
	}
	to = appendAttribute(to, value)
	if class != "" {
		to = append(to, "</span>"...)
	}
	return to
}

// tokenClass maps chroma's many kinds of token to our few classes.
func tokenClass(t chroma.TokenType) string {
	switch {
	case t == chroma.KeywordType || t == chroma.NameClass || t == chroma.NameTag || t == chroma.NameNamespace:
		return "hl-t"
	case t.InCategory(chroma.Keyword):
		return "hl-k"
	case t == chroma.NameFunction || t == chroma.NameFunctionMagic || t == chroma.NameBuiltin || t == chroma.NameAttribute || t == chroma.NameDecorator:
		return "hl-f"
	case t.InSubCategory(chroma.NameVariable):
		return "hl-v"
	case t.InSubCategory(chroma.LiteralNumber):
		return "hl-n"
	case t.InCategory(chroma.Literal):
		return "hl-s"
	case t.InCategory(chroma.Comment):
		return "hl-c"
	case t == chroma.GenericInserted:
		return "hl-i"
	case t == chroma.GenericDeleted:
		return "hl-d"
	case t == chroma.GenericHeading || t == chroma.GenericSubheading || t == chroma.GenericPrompt:
		return "hl-h"
	default:
		return ""
	}
}
