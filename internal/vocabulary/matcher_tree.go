package vocabulary

import "strings"

// node is a place in the tree of words. Few nodes but the root have more than a few
// ways on.
type node struct {
	steps  []step
	places []int32
}

type step struct{ atom, node int32 }

// next returns the node that an atom leads to; 0 if there is none.
func (n *node) next(atom int32) int32 {
	for _, s := range n.steps {
		if s.atom == atom {
			return s.node
		}
	}
	return 0
}

type prefixAtomOf struct {
	prefix string
	atom   int32
}

// place numbers the alternatives of a place, and puts them into the tree.
func (m *matcher) place(alternatives [][]atom) int32 {
	key := keyOf(alternatives)
	if id, ok := m.places[key]; ok {
		return id
	}
	id := int32(len(m.places))
	m.places[key] = id
	for _, alternative := range alternatives {
		at := int32(0)
		for _, a := range alternative {
			atom := m.atom(a)
			next := m.from(at, atom)
			if next == 0 {
				next = int32(len(m.nodes))
				m.nodes = append(m.nodes, node{})
				m.lead(at, atom, next)
			}
			at = next
		}
		if n := &m.nodes[at]; len(n.places) == 0 || n.places[len(n.places)-1] != id {
			n.places = append(n.places, id)
		}
	}
	return id
}

// from returns the node that an atom leads to from a node; 0 if there is none.
func (m *matcher) from(at, atom int32) int32 {
	if at != 0 {
		return m.nodes[at].next(atom)
	}
	if int(atom) < len(m.roots) {
		return m.roots[atom]
	}
	return 0
}

// lead lets an atom lead from a node to another.
func (m *matcher) lead(at, atom, next int32) {
	if at != 0 {
		m.nodes[at].steps = append(m.nodes[at].steps, step{atom, next})
		return
	}
	for int(atom) >= len(m.roots) {
		m.roots = append(m.roots, 0)
	}
	m.roots[atom] = next
}

// keyOf writes alternatives down, so that equal ones are found.
func keyOf(alternatives [][]atom) string {
	var b strings.Builder
	b.Grow(12 * len(alternatives))
	for _, alternative := range alternatives {
		for _, a := range alternative {
			b.WriteByte('0' + byte(a.kind))
			b.WriteString(a.word)
		}
		b.WriteByte('|')
	}
	return b.String()
}

// atom numbers an atom.
func (m *matcher) atom(a atom) int32 {
	numbered := func(table map[string]int32) int32 {
		id, ok := table[a.word]
		if !ok {
			id = m.newAtom()
			table[a.word] = id
		}
		return id
	}
	switch a.kind {
	case stemAtom:
		return numbered(m.stems)
	case exactAtom:
		return numbered(m.exact)
	case numberAtom:
		if m.number == 0 {
			m.number = m.newAtom()
		}
		return m.number
	}
	bucket := a.word[:shortestPrefix]
	for _, have := range m.prefixes[bucket] {
		if have.prefix == a.word {
			return have.atom
		}
	}
	id := m.newAtom()
	m.prefixes[bucket] = append(m.prefixes[bucket], prefixAtomOf{a.word, id})
	return id
}

func (m *matcher) newAtom() int32 {
	m.atoms++
	return m.atoms
}
