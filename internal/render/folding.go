package render

// Folding is a list whose beginning stands open on a page; the rest is folded.
type Folding[T any] []T

// openItems is how many stand open.
const openItems = 5

// Open are those that everybody reads; nobody unfolds a single one.
func (f Folding[T]) Open() Folding[T] { return firstOrAll(f, openItems) }

func firstOrAll[T ~[]E, E any](list T, n int) T {
	if len(list) <= n+1 {
		return list
	}
	return list[:n]
}

// Folded are the others.
func (f Folding[T]) Folded() Folding[T] { return f[len(f.Open()):] }
