package layout

import (
	"reflect"
	"slices"
	"text/template/parse"
)

// value is what an expression of a layout means: its type, and how to find it on a
// page, where dot is given.
type value struct {
	of  reflect.Type
	get func(p *page, dot reflect.Value) reflect.Value
}

// known refuses a value whose type only the page tells.
func (v value) known() (value, error) {
	if v.of == nil || v.of.Kind() == reflect.Interface {
		return v, errUnknown
	}
	return v, nil
}

func constant(of any) value {
	always := reflect.ValueOf(of)
	return value{always.Type(), func(*page, reflect.Value) reflect.Value { return always }}
}

// variable is one that a layout declares.
type variable struct {
	name string
	of   reflect.Type
	at   int
}

// value compiles an expression that has no arguments.
func (l *layoutCompiler) value(node parse.Node, dot reflect.Type) (value, error) {
	switch n := node.(type) {
	case *parse.DotNode:
		return value{dot, func(_ *page, dot reflect.Value) reflect.Value { return dot }}.known()
	case *parse.FieldNode:
		start := value{dot, func(_ *page, dot reflect.Value) reflect.Value { return dot }}
		return l.chain(start, n.Ident, nil, dot)
	case *parse.VariableNode:
		start, err := l.variable(n.Ident[0])
		if err != nil {
			return start, err
		}
		return l.chain(start, n.Ident[1:], nil, dot)
	case *parse.ChainNode:
		start, err := l.value(n.Node, dot)
		if err != nil {
			return start, err
		}
		return l.chain(start, n.Field, nil, dot)
	case *parse.PipeNode:
		if len(n.Decl) > 0 {
			return value{}, errUnknown
		}
		return l.pipeline(n.Cmds, dot)
	case *parse.StringNode:
		return constant(n.Text), nil
	case *parse.BoolNode:
		return constant(n.True), nil
	case *parse.NumberNode:
		if n.IsInt && int64(int(n.Int64)) == n.Int64 {
			return constant(int(n.Int64)), nil
		}
	}
	return value{}, errUnknown
}

// variable finds the innermost variable of a name.
func (l *layoutCompiler) variable(name string) (value, error) {
	for _, known := range slices.Backward(l.scope) {
		if known.name == name {
			l.used = true
			return value{known.of, func(p *page, _ reflect.Value) reflect.Value { return p.variables[p.base+known.at] }}.known()
		}
	}
	return value{}, errUnknown
}

// declare makes room for a variable.
func (l *layoutCompiler) declare(name string, of reflect.Type) variable {
	l.used = true
	made := variable{name, of, l.variables}
	l.variables++
	l.scope = append(l.scope, made)
	return made
}

// chain follows names from a value, as in .Incident.Title; the last may be a method
// with arguments.
func (l *layoutCompiler) chain(from value, names []string, arguments []parse.Node, dot reflect.Type) (value, error) {
	var err error
	for i, name := range names {
		var given []parse.Node
		if i == len(names)-1 {
			given = arguments
		}
		if from, err = l.member(from, name, given, dot); err != nil {
			return from, err
		}
	}
	return from.known()
}

// member is a method of a value or a field of its struct. Methods come first, as in
// text/template.
func (l *layoutCompiler) member(from value, name string, arguments []parse.Node, dot reflect.Type) (value, error) {
	from, err := from.known()
	if err != nil {
		return from, err
	}
	from = behind(from)
	if from.of.Kind() == reflect.Interface {
		return from, errUnknown
	}
	if method, ok := reflect.PointerTo(from.of).MethodByName(name); ok {
		return l.method(from, method, arguments, dot)
	}
	if from.of.Kind() != reflect.Struct || len(arguments) > 0 {
		return from, errUnknown
	}
	field, ok := from.of.FieldByName(name)
	if !ok || !field.IsExported() {
		return from, errUnknown
	}
	return fieldOf(from, field), nil
}

// behind follows pointers; a page on which one leads nowhere fails.
func behind(from value) value {
	for from.of.Kind() == reflect.Pointer {
		get := from.get
		from = value{from.of.Elem(), func(p *page, dot reflect.Value) reflect.Value {
			found := get(p, dot)
			if found.IsNil() {
				panic(failed("a pointer to nothing"))
			}
			return found.Elem()
		}}
	}
	return from
}

func fieldOf(from value, field reflect.StructField) value {
	get, path := from.get, field.Index
	if len(path) == 1 {
		at := path[0]
		return value{field.Type, func(p *page, dot reflect.Value) reflect.Value { return get(p, dot).Field(at) }}
	}
	return value{field.Type, func(p *page, dot reflect.Value) reflect.Value {
		found := get(p, dot)
		for _, at := range path {
			// A pointer to nothing panics here, which fails the page.
			if found.Kind() == reflect.Pointer {
				found = found.Elem()
			}
			found = found.Field(at)
		}
		return found
	}}
}
