package layout

import (
	"fmt"
	"reflect"
	"text/template/parse"
)

// step writes a piece of a page.
type step func(p *page, dot reflect.Value)

// program is a layout for one type of data.
type program struct {
	steps []step
	// variables is how many it has, with the one for its data; 0 if it uses none.
	variables int
}

func run(p *page, dot reflect.Value, steps []step) {
	for _, next := range steps {
		next(p, dot)
	}
}

// compilation is the way from the layout of a page through all that it calls.
type compilation struct {
	set *Set
	// fresh are the layouts that were not compiled before.
	fresh map[variant]*program
}

// layoutCompiler compiles one layout.
type layoutCompiler struct {
	*compilation
	tree *parse.Tree
	// scope are the variables that are known here, the innermost last.
	scope     []variable
	variables int
	used      bool
}

// program is a layout, compiled now unless it was before. One that calls itself
// finds itself.
func (c *compilation) program(of variant) (*program, error) {
	if known := c.set.partials[of]; known != nil {
		return known, nil
	}
	if known := c.fresh[of]; known != nil {
		return known, nil
	}
	// A name that html/template made up for a layout inside of a tag is not found.
	layout := c.set.templates.Lookup(of.name)
	if layout == nil || layout.Tree == nil {
		return nil, errUnknown
	}
	made := &program{}
	c.fresh[of] = made
	l := layoutCompiler{compilation: c, tree: layout.Tree}
	l.declare("$", of.data)
	l.used = false
	steps, err := l.list(layout.Tree.Root, of.data)
	if err != nil {
		return nil, err
	}
	made.steps = steps
	if l.used {
		made.variables = l.variables
	}
	return made, nil
}

func (l *layoutCompiler) list(list *parse.ListNode, dot reflect.Type) ([]step, error) {
	if list == nil {
		return nil, nil
	}
	// What is declared inside is forgotten behind.
	outside := len(l.scope)
	defer func() { l.scope = l.scope[:outside] }()
	steps := make([]step, 0, len(list.Nodes))
	for _, node := range list.Nodes {
		next, err := l.node(node, dot)
		if err == errUnknown { //nolint:errorlint // a list inside of this one has told the place
			place, words := l.tree.ErrorContext(node)
			err = fmt.Errorf("%s: %s: %w", place, words, err)
		}
		if err != nil {
			return nil, err
		}
		if next != nil {
			steps = append(steps, next)
		}
	}
	return steps, nil
}

func (l *layoutCompiler) node(node parse.Node, dot reflect.Type) (step, error) {
	switch n := node.(type) {
	case *parse.CommentNode:
		return nil, nil
	case *parse.TextNode:
		text := string(n.Text)
		return func(p *page, _ reflect.Value) { p.text(text) }, nil
	case *parse.ActionNode:
		return l.action(n, dot)
	case *parse.IfNode:
		return l.branch(&n.BranchNode, dot)
	case *parse.WithNode:
		return l.with(n, dot)
	case *parse.RangeNode:
		return l.loop(n, dot)
	case *parse.TemplateNode:
		return l.partial(n, dot)
	}
	return nil, errUnknown
}

// branches compiles the list of a node for the data inside of it, and the one behind
// {{else}} for the data around it.
func (l *layoutCompiler) branches(n *parse.BranchNode, inside, around reflect.Type) (then, otherwise []step, err error) {
	if then, err = l.list(n.List, inside); err != nil {
		return nil, nil, err
	}
	otherwise, err = l.list(n.ElseList, around)
	return then, otherwise, err
}

// branch compiles {{if}}.
func (l *layoutCompiler) branch(n *parse.BranchNode, dot reflect.Type) (step, error) {
	holds, err := l.question(n.Pipe, dot)
	if err != nil {
		return nil, err
	}
	then, otherwise, err := l.branches(n, dot, dot)
	if err != nil {
		return nil, err
	}
	return func(p *page, dot reflect.Value) {
		if holds(p, dot) {
			run(p, dot, then)
		} else {
			run(p, dot, otherwise)
		}
	}, nil
}

// with compiles {{with}}.
func (l *layoutCompiler) with(n *parse.WithNode, dot reflect.Type) (step, error) {
	if len(n.Pipe.Decl) > 1 || n.Pipe.IsAssign {
		return nil, errUnknown
	}
	outside := len(l.scope)
	defer func() { l.scope = l.scope[:outside] }()
	found, err := l.pipeline(n.Pipe.Cmds, dot)
	if err != nil {
		return nil, err
	}
	holds, err := truth(found.of)
	if err != nil {
		return nil, err
	}
	keep := func(*page, reflect.Value) {}
	if len(n.Pipe.Decl) > 0 {
		at := l.declare(n.Pipe.Decl[0].Ident[0], found.of).at
		keep = func(p *page, v reflect.Value) { p.variables[p.base+at] = v }
	}
	then, otherwise, err := l.branches(&n.BranchNode, found.of, dot)
	if err != nil {
		return nil, err
	}
	return func(p *page, dot reflect.Value) {
		v := found.get(p, dot)
		keep(p, v)
		if holds(v) {
			run(p, v, then)
		} else {
			run(p, dot, otherwise)
		}
	}, nil
}

// loop compiles {{range}} over a list.
func (l *layoutCompiler) loop(n *parse.RangeNode, dot reflect.Type) (step, error) {
	if n.Pipe.IsAssign || len(n.Pipe.Decl) > 2 {
		return nil, errUnknown
	}
	outside := len(l.scope)
	defer func() { l.scope = l.scope[:outside] }()
	over, err := l.pipeline(l.passed(n.Pipe.Cmds), dot)
	if err != nil {
		return nil, err
	}
	if over.of.Kind() != reflect.Slice {
		return nil, errUnknown
	}
	element := over.of.Elem()
	number, item := -1, -1
	switch names := n.Pipe.Decl; len(names) {
	case 1:
		item = l.declare(names[0].Ident[0], element).at
	case 2:
		number = l.declare(names[0].Ident[0], reflect.TypeFor[int]()).at
		item = l.declare(names[1].Ident[0], element).at
	}
	each, otherwise, err := l.branches(&n.BranchNode, element, dot)
	if err != nil {
		return nil, err
	}
	return func(p *page, dot reflect.Value) {
		list := over.get(p, dot)
		if list.Len() == 0 {
			run(p, dot, otherwise)
			return
		}
		for i := range list.Len() {
			p.piece(0)
			v := list.Index(i)
			if number >= 0 {
				p.variables[p.base+number] = reflect.ValueOf(i)
			}
			if item >= 0 {
				p.variables[p.base+item] = v
			}
			run(p, v, each)
		}
	}, nil
}

// partial compiles {{template}}.
func (l *layoutCompiler) partial(n *parse.TemplateNode, dot reflect.Type) (step, error) {
	if n.Pipe == nil {
		called, err := l.program(variant{n.Name, nil})
		if err != nil {
			return nil, err
		}
		return func(p *page, _ reflect.Value) { p.call(called, reflect.Value{}) }, nil
	}
	if len(n.Pipe.Decl) > 0 {
		return nil, errUnknown
	}
	given, err := l.pipeline(n.Pipe.Cmds, dot)
	if err != nil {
		return nil, err
	}
	called, err := l.program(variant{n.Name, given.of})
	if err != nil {
		return nil, err
	}
	return func(p *page, dot reflect.Value) { p.call(called, given.get(p, dot)) }, nil
}
