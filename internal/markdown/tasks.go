package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"golang.org/x/net/html"
)

// Task boxes at the start of a list item:
//
//	- [ ] open
//	- [x] done
//	- [-] won't do
//	<li><input type="checkbox" checked> done</li>
//
// They are marks with a name, not inputs: nobody can tick them here.

// taskMarks are the boxes as they are shown.
var taskMarks = map[Task]string{
	TaskOpen:    `<span class="task open" role="img" aria-label="open"></span>`,
	TaskDone:    `<span class="task done" role="img" aria-label="done"></span>`,
	TaskDropped: `<span class="task dropped" role="img" aria-label="won’t do"></span>`,
}

// taskBox is the box in the syntax tree.
type taskBox struct {
	ast.BaseInline
	task Task
}

var kindTaskBox = ast.NewNodeKind("TaskBox")

func (b *taskBox) Kind() ast.NodeKind            { return kindTaskBox }
func (b *taskBox) Dump(source []byte, level int) { ast.DumpHelper(b, source, level, nil, nil) }

// taskBoxes parses boxes.
type taskBoxes struct{}

func (taskBoxes) Trigger() []byte { return []byte{'['} }

func (taskBoxes) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	item, ok := parent.Parent().(*ast.ListItem)
	if !ok || item.FirstChild() != parent || parent.HasChildren() {
		return nil
	}
	line, _ := block.PeekLine()
	if len(line) < 3 || line[2] != ']' || len(line) > 3 && line[3] != ' ' && line[3] != '\t' && line[3] != '\n' {
		return nil
	}
	box := &taskBox{}
	switch line[1] {
	case ' ':
		box.task = TaskOpen
	case 'x', 'X':
		box.task = TaskDone
	case '-':
		box.task = TaskDropped
	default:
		return nil
	}
	length := 3
	for length < len(line) && (line[length] == ' ' || line[length] == '\t') {
		length++
	}
	block.Advance(length)
	return box
}

// rawTask makes a task of the item that the box of HTML begins; false if it begins none.
func (w *writer) rawTask(token html.Token) bool {
	b := w.rawAround()
	if kind, _ := attribute(token, "type"); kind != "checkbox" || b == nil || w.top() != "li" || b.Kind != Item || len(b.Children) > 0 {
		return false
	}
	b.Task = TaskOpen
	if _, ticked := attribute(token, "checked"); ticked {
		b.Task = TaskDone
	}
	w.html = append(w.html[:b.HTML.From], `<li class="task-item">`+taskMarks[b.Task]...)
	b.Inner.From = len(w.html)
	return true
}

// taskOf returns the state of a list item's box.
func taskOf(item ast.Node) Task {
	if first := item.FirstChild(); first != nil {
		if box, ok := first.FirstChild().(*taskBox); ok {
			return box.task
		}
	}
	return NoTask
}
