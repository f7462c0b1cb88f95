package layout

import (
	"reflect"
	"text/template/parse"
)

// question compiles what stands behind {{if}}: of "and" and "or" it only matters
// whether they hold, so that their arguments may be of any types.
func (l *layoutCompiler) question(pipe *parse.PipeNode, dot reflect.Type) (condition, error) {
	if len(pipe.Decl) > 0 || len(pipe.Cmds) != 1 {
		return nil, errUnknown
	}
	command := pipe.Cmds[0]
	name, ok := command.Args[0].(*parse.IdentifierNode)
	if !ok || l.set.options.Funcs[name.Ident] != nil {
		return l.holds(func() (value, error) { return l.pipeline(pipe.Cmds, dot) })
	}
	switch arguments := command.Args[1:]; name.Ident {
	case "and", "or":
		return l.several(name.Ident == "or", arguments, dot)
	case "len":
		return l.holds(func() (value, error) { return l.pipeline(pipe.Cmds, dot) })
	default:
		return l.comparison(name.Ident, arguments, dot)
	}
}

// several compiles "and" and "or", which ask no more than they must.
func (l *layoutCompiler) several(enough bool, arguments []parse.Node, dot reflect.Type) (condition, error) {
	if len(arguments) == 0 {
		return nil, errUnknown
	}
	all := make([]condition, len(arguments))
	for i, node := range arguments {
		holds, err := l.argument(node, dot)
		if err != nil {
			return nil, err
		}
		all[i] = holds
	}
	return func(p *page, dot reflect.Value) bool {
		for _, holds := range all {
			if holds(p, dot) == enough {
				return enough
			}
		}
		return !enough
	}, nil
}

// argument compiles an argument of which only the truth matters.
func (l *layoutCompiler) argument(node parse.Node, dot reflect.Type) (condition, error) {
	if pipe, ok := node.(*parse.PipeNode); ok {
		return l.question(pipe, dot)
	}
	return l.holds(func() (value, error) { return l.value(node, dot) })
}

// holds asks whether a value is true.
func (l *layoutCompiler) holds(compile func() (value, error)) (condition, error) {
	found, err := compile()
	if err != nil {
		return nil, err
	}
	holds, err := truth(found.of)
	if err != nil {
		return nil, err
	}
	return func(p *page, dot reflect.Value) bool { return holds(found.get(p, dot)) }, nil
}
