package markdown

import (
	"strings"

	"github.com/alecthomas/chroma/v2"
)

// A request or an answer, whose body is in the language that a header names:
//
//	HTTP/1.1 503 Service Unavailable
//	Content-Type: application/problem+json
//
//	{"title": "out of connections"}

// httpLexer reads messages as chroma's own lexer does, which knows all of chroma's
// languages and for that has all of them in the program.
type httpLexer struct {
	*chroma.RegexLexer
	bodies *chroma.LexerRegistry
}

func newHTTPLexer(bodies *chroma.LexerRegistry) *httpLexer {
	config := &chroma.Config{Name: "HTTP", Aliases: []string{"http"}, NotMultiline: true, DotAll: true}
	return &httpLexer{patient(chroma.MustNewLexer(config, httpRules)), bodies}
}

func httpRules() chroma.Rules {
	return chroma.Rules{
		"root": {
			{
				Pattern: `(GET|POST|PUT|DELETE|HEAD|OPTIONS|TRACE|PATCH|CONNECT)( +)([^ ]+)( +)(HTTP)(/)([123](?:\.[01])?)(\r?\n|\Z)`,
				Type: chroma.ByGroups(chroma.NameFunction, chroma.Text, chroma.NameNamespace, chroma.Text,
					chroma.KeywordReserved, chroma.Operator, chroma.LiteralNumber, chroma.Text),
				Mutator: chroma.Push("headers"),
			},
			{
				Pattern: `(HTTP)(/)([123](?:\.[01])?)( +)(\d{3})( *)([^\r\n]*)(\r?\n|\Z)`,
				Type: chroma.ByGroups(chroma.KeywordReserved, chroma.Operator, chroma.LiteralNumber, chroma.Text,
					chroma.LiteralNumber, chroma.Text, chroma.NameException, chroma.Text),
				Mutator: chroma.Push("headers"),
			},
		},
		"headers": {
			{
				Pattern: `([^\s:]+)( *)(:)( *)([^\r\n]+)(\r?\n|\Z)`,
				Type:    chroma.ByGroups(chroma.Name, chroma.Text, chroma.Operator, chroma.Text, chroma.Literal, chroma.Text),
			},
			{Pattern: `([\t ]+)([^\r\n]+)(\r?\n|\Z)`, Type: chroma.ByGroups(chroma.Text, chroma.Literal, chroma.Text)},
			{Pattern: `\r?\n`, Type: chroma.Text, Mutator: chroma.Push("content")},
		},
		"content": {{Pattern: `.+`, Type: chroma.Generic}},
	}
}

// Tokenise implements chroma's Lexer.
func (h *httpLexer) Tokenise(options *chroma.TokeniseOptions, text string) (chroma.Iterator, error) {
	next, err := h.RegexLexer.Tokenise(options, text)
	if err != nil {
		return nil, err
	}
	var tokens []chroma.Token
	mediaType, header := "", ""
	for token := next(); token != chroma.EOF; token = next() {
		switch token.Type {
		case chroma.Name:
			header = strings.ToLower(token.Value)
		case chroma.Literal:
			if header == "content-type" {
				mediaType, _, _ = strings.Cut(token.Value, ";")
				header = ""
			}
		case chroma.Generic:
			body, err := h.body(strings.TrimSpace(mediaType), token)
			if err != nil {
				return nil, err
			}
			tokens = append(tokens, body...)
			continue
		}
		tokens = append(tokens, token)
	}
	return chroma.Literator(tokens...), nil
}

// body reads the body of a message in the language of its media type:
// application/problem+json is JSON where it is nothing else.
func (h *httpLexer) body(mediaType string, body chroma.Token) ([]chroma.Token, error) {
	if mediaType == "" {
		return []chroma.Token{body}, nil
	}
	lexer := h.bodies.MatchMimeType(mediaType)
	if kind, language, compound := strings.Cut(mediaType, "+"); lexer == nil && compound {
		family, _, _ := strings.Cut(kind, "/")
		lexer = h.bodies.MatchMimeType(family + "/" + language)
	}
	if lexer == nil {
		body.Type = chroma.Text
		return []chroma.Token{body}, nil
	}
	return chroma.Tokenise(lexer, nil, body.Value)
}
