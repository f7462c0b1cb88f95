package layout

import (
	"html/template"
	"reflect"
	"text/template/parse"
)

// method compiles a call of a method.
func (l *layoutCompiler) method(from value, method reflect.Method, arguments []parse.Node, dot reflect.Type) (value, error) {
	get, name := from.get, method.Name
	var bound func(p *page, dot reflect.Value) reflect.Value
	if own, ok := from.of.MethodByName(name); ok {
		bound = func(p *page, dot reflect.Value) reflect.Value { return get(p, dot).Method(own.Index) }
	} else {
		// Addr panics where there is no address, which fails the page.
		bound = func(p *page, dot reflect.Value) reflect.Value { return get(p, dot).Addr().Method(method.Index) }
	}
	// The type of a method begins with its receiver.
	given, result, err := l.arguments(method.Type, 1, arguments, dot)
	if err != nil {
		return from, err
	}
	return value{result, func(p *page, dot reflect.Value) reflect.Value { return called(bound(p, dot), given(p, dot)) }}, nil
}

// function compiles a call of a function that layouts were parsed with.
func (l *layoutCompiler) function(name string, arguments []parse.Node, dot reflect.Type) (value, error) {
	known := l.set.options.Funcs[name]
	if known == nil {
		return l.builtin(name, arguments, dot)
	}
	function := reflect.ValueOf(known)
	given, result, err := l.arguments(function.Type(), 0, arguments, dot)
	if err != nil {
		return value{}, err
	}
	// What most pages call often is called without reflection.
	if draw, ok := known.(func(string) template.HTML); ok {
		return value{result, func(p *page, dot reflect.Value) reflect.Value {
			return reflect.ValueOf(draw(given(p, dot)[0].String()))
		}}, nil
	}
	return value{result, func(p *page, dot reflect.Value) reflect.Value { return called(function, given(p, dot)) }}, nil
}

// called calls a function; an error of it fails the page.
func called(function reflect.Value, arguments []reflect.Value) reflect.Value {
	results := function.Call(arguments)
	if len(results) > 1 && !results[1].IsNil() {
		panic(failed("a function of the layout failed"))
	}
	return results[0]
}

// arguments compiles those of a function, and tells what it gives back.
func (l *layoutCompiler) arguments(of reflect.Type, from int, nodes []parse.Node, dot reflect.Type) (func(*page, reflect.Value) []reflect.Value, reflect.Type, error) {
	if of.NumOut() == 0 || of.NumOut() > 2 || of.NumOut() == 2 && of.Out(1) != reflect.TypeFor[error]() {
		return nil, nil, errUnknown
	}
	fixed := of.NumIn() - from
	if of.IsVariadic() {
		fixed--
	}
	if len(nodes) < fixed || len(nodes) > fixed && !of.IsVariadic() {
		return nil, nil, errUnknown
	}
	values := make([]value, len(nodes))
	for i, node := range nodes {
		var wanted reflect.Type
		if i < fixed {
			wanted = of.In(from + i)
		} else {
			wanted = of.In(of.NumIn() - 1).Elem()
		}
		found, err := l.value(node, dot)
		if err != nil {
			return nil, nil, err
		}
		if !found.of.AssignableTo(wanted) {
			return nil, nil, errUnknown
		}
		values[i] = found
	}
	return func(p *page, dot reflect.Value) []reflect.Value {
		given := make([]reflect.Value, len(values))
		for i, v := range values {
			given[i] = v.get(p, dot)
		}
		return given
	}, of.Out(0), nil
}

// builtin compiles the functions of text/template that layouts use for values.
func (l *layoutCompiler) builtin(name string, arguments []parse.Node, dot reflect.Type) (value, error) {
	if name == "len" && len(arguments) == 1 {
		of, err := l.value(arguments[0], dot)
		if err != nil {
			return of, err
		}
		of = behind(of)
		switch of.of.Kind() {
		case reflect.Slice, reflect.Array, reflect.Map, reflect.String:
			return value{reflect.TypeFor[int](), func(p *page, dot reflect.Value) reflect.Value {
				return reflect.ValueOf(of.get(p, dot).Len())
			}}, nil
		}
		return of, errUnknown
	}
	if name == "index" && len(arguments) == 2 {
		return l.index(arguments[0], arguments[1], dot)
	}
	if name == "and" || name == "or" {
		return l.choice(name == "or", arguments, dot)
	}
	holds, err := l.comparison(name, arguments, dot)
	if err != nil {
		return value{}, err
	}
	return value{reflect.TypeFor[bool](), func(p *page, dot reflect.Value) reflect.Value { return reflect.ValueOf(holds(p, dot)) }}, nil
}

// index compiles {{index list number}}. A number outside of the list panics, which
// fails the page.
func (l *layoutCompiler) index(list, number parse.Node, dot reflect.Type) (value, error) {
	all, err := l.value(list, dot)
	if err != nil {
		return all, err
	}
	at, err := l.value(number, dot)
	if err != nil {
		return at, err
	}
	if all.of.Kind() != reflect.Slice || at.of.Kind() != reflect.Int {
		return all, errUnknown
	}
	return value{all.of.Elem(), func(p *page, dot reflect.Value) reflect.Value {
		return all.get(p, dot).Index(int(at.get(p, dot).Int()))
	}}.known()
}

// choice is the first of some values that is true, or that is not; else the last.
func (l *layoutCompiler) choice(wanted bool, arguments []parse.Node, dot reflect.Type) (value, error) {
	if len(arguments) == 0 {
		return value{}, errUnknown
	}
	all := make([]value, len(arguments))
	for i, node := range arguments {
		found, err := l.value(node, dot)
		if err != nil {
			return found, err
		}
		if i > 0 && found.of != all[0].of {
			return found, errUnknown
		}
		all[i] = found
	}
	holds, err := truth(all[0].of)
	if err != nil {
		return value{}, err
	}
	return value{all[0].of, func(p *page, dot reflect.Value) (found reflect.Value) {
		for _, one := range all {
			if found = one.get(p, dot); holds(found) == wanted {
				break
			}
		}
		return found
	}}, nil
}

// condition is what a layout asks.
type condition func(p *page, dot reflect.Value) bool

// comparison compiles a question of two values, or of one.
func (l *layoutCompiler) comparison(name string, arguments []parse.Node, dot reflect.Type) (condition, error) {
	if name == "not" && len(arguments) == 1 {
		holds, err := l.argument(arguments[0], dot)
		if err != nil {
			return nil, err
		}
		return func(p *page, dot reflect.Value) bool { return !holds(p, dot) }, nil
	}
	if len(arguments) != 2 {
		return nil, errUnknown
	}
	a, err := l.value(arguments[0], dot)
	if err != nil {
		return nil, err
	}
	b, err := l.value(arguments[1], dot)
	if err != nil {
		return nil, err
	}
	switch {
	case isInt(a.of) && isInt(b.of):
		return compare(name, a, b, reflect.Value.Int)
	case a.of.Kind() == reflect.String && b.of.Kind() == reflect.String:
		return compare(name, a, b, reflect.Value.String)
	}
	return nil, errUnknown
}

func isInt(of reflect.Type) bool { return reflect.Int <= of.Kind() && of.Kind() <= reflect.Int64 }

func compare[T string | int64](name string, a, b value, read func(reflect.Value) T) (condition, error) {
	var holds func(a, b T) bool
	switch name {
	case "eq":
		holds = func(a, b T) bool { return a == b }
	case "ne":
		holds = func(a, b T) bool { return a != b }
	case "lt":
		holds = func(a, b T) bool { return a < b }
	case "le":
		holds = func(a, b T) bool { return a <= b }
	case "gt":
		holds = func(a, b T) bool { return a > b }
	case "ge":
		holds = func(a, b T) bool { return a >= b }
	default:
		return nil, errUnknown
	}
	return func(p *page, dot reflect.Value) bool { return holds(read(a.get(p, dot)), read(b.get(p, dot))) }, nil
}

// truth is how text/template decides whether a value of a type is true.
func truth(of reflect.Type) (func(reflect.Value) bool, error) {
	switch of.Kind() {
	case reflect.Bool:
		return reflect.Value.Bool, nil
	case reflect.String, reflect.Slice, reflect.Map, reflect.Array:
		return func(v reflect.Value) bool { return v.Len() > 0 }, nil
	case reflect.Pointer:
		return func(v reflect.Value) bool { return !v.IsNil() }, nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return func(v reflect.Value) bool { return v.Int() != 0 }, nil
	case reflect.Struct:
		return func(reflect.Value) bool { return true }, nil
	}
	return nil, errUnknown
}
