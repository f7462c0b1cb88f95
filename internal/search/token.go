package search

// token is one entry of the index: a word, a part of one, or several in one.
type token struct {
	kind tokenKind
	// term is the folded text.
	term []byte
	// start and end are the bytes of the text that show it, as written.
	start, end int
	// position counts words from 1. Tokens of one place share it.
	position int
}

// tokenKind says what a token is, for the query, where the kinds mean different
// things; the index holds them all alike.
type tokenKind uint8

const (
	// wordToken is a plain word, or a number with dots such as 10.0.0.12.
	wordToken tokenKind = iota
	// compoundToken is a word of several pieces, such as db01; pieceToken is a
	// piece of it. The pieces follow their compound, at its position.
	compoundToken
	pieceToken
	// joinedToken is words joined by punctuation, such as pool-timeout. It
	// stands at the position of the first of its words, which follow it.
	joinedToken
	// bigramToken is two neighbouring characters of a script without blanks.
	bigramToken
)

// maxTerm is how many characters a term may have. What is longer is no word
// that anybody types: a hash, a key, a line of base64.
const maxTerm = 64

// mostJoined is how many words make a joined identifier; more are a path.
const mostJoined = 6

// blockGap is how much a line break adds to the position, so that a phrase does
// not run from one block into the next, not even with stop words between.
const blockGap = 7
