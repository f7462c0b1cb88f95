package markdown

import (
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/debrief-dev/debrief/internal/prose"
)

// Bold words that end or begin with a sign, right beside a letter. CommonMark wants a
// blank between them, which Chinese and Japanese do not have, nor Korean in front of a
// particle, and which authors forget behind the colon of a label:
//
//	**影响范围：**所有用户       서버 **"재시작"**을 했다       **Date:**2026-03-01
//
// A single star may be one that multiplies: 2*（a+b）*c.
type boldWords struct{ parser.InlineParser }

func newBoldWords() util.PrioritizedValue {
	return util.Prioritized(boldWords{parser.NewEmphasisParser()}, 499)
}

// boldMarks is how many stars stand around bold words.
const boldMarks = 2

func (w boldWords) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, _ := block.PeekLine()
	node := w.InlineParser.Parse(parent, block, pc)
	mark, ok := node.(*parser.Delimiter)
	if !ok || mark.Char != '*' || mark.OriginalLength != boldMarks || len(line) == boldMarks {
		return node
	}
	after := util.ToRune(line, mark.OriginalLength)
	if util.IsSpaceRune(before) || util.IsSpaceRune(after) {
		return node
	}
	wide := isWide(before) || isWide(after)
	mark.CanOpen = mark.CanOpen || wide
	mark.CanClose = mark.CanClose || wide || before == ':'
	return node
}

// isWide tells whether a character or a sign is written in the width of Chinese,
// Japanese or Korean.
func isWide(r rune) bool { return prose.IsSetSolid(r) || unicode.Is(unicode.Hangul, r) }
