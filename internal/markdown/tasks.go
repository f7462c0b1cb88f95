package markdown

import (
	"strings"

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
//	<li>[x] done</li>
//	<li class="checked">done</li>
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
	task, length := writtenTask(line)
	if task == NoTask {
		return nil
	}
	block.Advance(length)
	return &taskBox{task: task}
}

// writtenTask reads the box that a line begins with, and how long it is with the space behind it.
func writtenTask[T string | []byte](line T) (task Task, length int) {
	if len(line) < 3 || line[0] != '[' || line[2] != ']' || len(line) > 3 && line[3] != ' ' && line[3] != '\t' && line[3] != '\n' {
		return NoTask, 0
	}
	switch line[1] {
	case ' ':
		task = TaskOpen
	case 'x', 'X':
		task = TaskDone
	case '-':
		task = TaskDropped
	default:
		return NoTask, 0
	}
	for length = 3; length < len(line) && (line[length] == ' ' || line[length] == '\t'); {
		length++
	}
	return task, length
}

// rawBox makes a task of the item that the box of HTML begins; false if it begins none.
func (w *writer) rawBox(token html.Token) bool {
	if kind, _ := attribute(token, "type"); kind != "checkbox" {
		return false
	}
	if _, ticked := attribute(token, "checked"); ticked {
		return w.rawTask(TaskDone)
	}
	return w.rawTask(TaskOpen)
}

// rawClass makes a task of the item that was just opened, if its class says so.
func (w *writer) rawClass(token html.Token) {
	class, _ := attribute(token, "class")
	for name := range strings.FieldsSeq(class) {
		switch name {
		case "checked":
			w.rawTask(TaskDone)
		case "unchecked":
			w.rawTask(TaskOpen)
		}
	}
}

// rawTask makes a task of the item of HTML that nothing stands in so far; false if there is
// none. A second box does not count.
func (w *writer) rawTask(task Task) bool {
	b := w.rawAround()
	if task == NoTask || b == nil || w.top() != "li" || b.Kind != Item || len(b.Children) > 0 {
		return false
	}
	if b.Task == NoTask {
		b.Task = task
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
