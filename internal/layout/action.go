package layout

import (
	"reflect"
	"strings"
	"text/template/parse"
)

// action writes a value, or declares a variable.
func (l *layoutCompiler) action(n *parse.ActionNode, dot reflect.Type) (step, error) {
	if len(n.Pipe.Decl) > 0 {
		return l.declaration(n.Pipe, dot)
	}
	commands, escapers := n.Pipe.Cmds, []string(nil)
	for i, command := range commands {
		name, ok := command.Args[0].(*parse.IdentifierNode)
		if !ok || len(command.Args) != 1 || !strings.HasPrefix(name.Ident, escaperPrefix) {
			continue
		}
		if escapers == nil {
			commands = commands[:i]
		}
		escapers = append(escapers, name.Ident)
	}
	if len(commands)+len(escapers) != len(n.Pipe.Cmds) {
		return nil, errUnknown
	}
	found, err := l.pipeline(commands, dot)
	if err != nil {
		return nil, err
	}
	write, err := writer(found.of, escapers)
	if err != nil {
		return nil, err
	}
	return func(p *page, dot reflect.Value) { write(p, found.get(p, dot)) }, nil
}

// declaration compiles {{$name := value}}.
func (l *layoutCompiler) declaration(pipe *parse.PipeNode, dot reflect.Type) (step, error) {
	if len(pipe.Decl) != 1 || pipe.IsAssign {
		return nil, errUnknown
	}
	found, err := l.pipeline(pipe.Cmds, dot)
	if err != nil {
		return nil, err
	}
	at := l.declare(pipe.Decl[0].Ident[0], found.of).at
	return func(p *page, dot reflect.Value) { p.variables[p.base+at] = found.get(p, dot) }, nil
}

// pipeline compiles what stands in an action before its escapers: one command.
func (l *layoutCompiler) pipeline(commands []*parse.CommandNode, dot reflect.Type) (value, error) {
	if len(commands) != 1 {
		return value{}, errUnknown
	}
	arguments := commands[0].Args[1:]
	switch first := commands[0].Args[0].(type) {
	case *parse.IdentifierNode:
		found, err := l.function(first.Ident, arguments, dot)
		if err != nil {
			return found, err
		}
		return found.known()
	case *parse.FieldNode:
		start := value{dot, func(_ *page, dot reflect.Value) reflect.Value { return dot }}
		return l.chain(start, first.Ident, arguments, dot)
	case *parse.VariableNode:
		start, err := l.variable(first.Ident[0])
		if err != nil || len(arguments) > 0 && len(first.Ident) == 1 {
			return start, errUnknown
		}
		return l.chain(start, first.Ident[1:], arguments, dot)
	default:
		if len(arguments) > 0 {
			return value{}, errUnknown
		}
		return l.value(first, dot)
	}
}

// passed leaves out the function that gives a list back as it got it.
func (l *layoutCompiler) passed(commands []*parse.CommandNode) []*parse.CommandNode {
	last := commands[len(commands)-1]
	if name, ok := last.Args[0].(*parse.IdentifierNode); ok && len(commands) > 1 && len(last.Args) == 1 && name.Ident == l.set.options.Passing {
		return commands[:len(commands)-1]
	}
	return commands
}
