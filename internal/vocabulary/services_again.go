package vocabulary

import "slices"

// Where a folder is read again and again, most incidents say what they said before:
// their names stay counted.

// chooserOf is a chooser that has seen names. Of those of the time before, the names that
// incidents say something else of now are counted again.
func (k *KnownNames) chooserOf(names [][]Name) *chooser {
	c := &chooser{names: slices.DeleteFunc(slices.Clone(names), func(list []Name) bool { return len(list) == 0 }), incidents: len(names), known: k}
	before := k.chooser
	if k.chooser = c; before == nil {
		c.seeAll(0)
	} else if !c.seeChanged(before) {
		c.seeAll(len(before.seen))
	}
	return c
}

// mostChanged is how many incidents may say something else until all names are counted.
const mostChanged = 50

// seeChanged takes over what the chooser before has seen, and counts the names of
// incidents that are others now, unless these are many or names were joined.
func (c *chooser) seeChanged(before *chooser) bool {
	gone, fresh := before.names, c.names
	for len(gone) > 0 && len(fresh) > 0 && saySame(gone[0], fresh[0]) {
		gone, fresh = gone[1:], fresh[1:]
	}
	for len(gone) > 0 && len(fresh) > 0 && saySame(gone[len(gone)-1], fresh[len(fresh)-1]) {
		gone, fresh = gone[:len(gone)-1], fresh[:len(fresh)-1]
	}
	changed := map[string]bool{}
	for _, list := range slices.Concat(gone, fresh) {
		for n := range list {
			changed[list[n].folded] = true
			delete(before.seen, list[n].folded)
		}
	}
	if len(gone)+len(fresh) > mostChanged || len(before.same) > 0 {
		return false
	}
	c.seen, c.same = before.seen, before.same
	for _, list := range c.names {
		for n := range list {
			name := &list[n]
			if changed[name.folded] {
				c.see(name)
			}
			if name.Same != "" && (changed[name.folded] || changed[name.Same]) {
				return false // the two may be joined now
			}
		}
	}
	return true
}

// saySame tells whether two incidents say the same of the same names, in whatever words.
func saySame(a, b []Name) bool {
	return len(a) == len(b) && (&a[0] == &b[0] || slices.EqualFunc(a, b, func(a, b Name) bool {
		a.Words, a.Line = b.Words, b.Line
		return a == b
	}))
}
