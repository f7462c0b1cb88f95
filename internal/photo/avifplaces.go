package photo

// Where the items of an AVIF lie stands in its box iloc, in numbers of the widths that
// its head names (ISO/IEC 14496-12, 8.11.3):
//
//	version | widths | count | item: id · method · base · count · extent: offset · length …

// fields reads numbers one after another. What lies behind the end is zero, and then
// short is set.
type fields struct {
	rest  []byte
	short bool
}

// number reads one of 0, 1, 2, 4 or 8 bytes.
func (f *fields) number(width int) (n uint64) {
	if width > len(f.rest) {
		f.short, f.rest = true, nil
		return 0
	}
	for _, c := range f.rest[:width] {
		n = n<<8 | uint64(c)
	}
	f.rest = f.rest[width:]
	return n
}

// The methods by which an item is found: in the file, or in the box idat.
const inFile, inIDAT = 0, 1

// placesOf are the parts of the file in which an item lies; not ok if that cannot be
// told.
func placesOf(iloc []byte, id uint32, file, inside []byte) (extents [][]byte, ok bool) {
	f := fields{rest: iloc}
	version := f.number(1)
	f.number(3)
	widths := f.number(2)
	offset, length, base, index := int(widths>>12), int(widths>>8&15), int(widths>>4&15), int(widths&15)
	wide := 2
	if version == 2 {
		wide = 4
	}
	if version == 0 {
		index = 0
	}
	for count := f.number(wide); count > 0 && !f.short; count-- {
		is, method := f.number(wide), uint64(inFile)
		if version > 0 {
			method = f.number(2) & 15
		}
		f.number(2) // in this file
		from := f.number(base)
		extents = nil
		for parts := f.number(2); parts > 0 && !f.short; parts-- {
			f.number(index)
			at, size := from+f.number(offset), f.number(length)
			in := file
			if method == inIDAT {
				in = inside
			}
			// A length of nothing means everything that follows, pictures and all.
			if at > uint64(len(in)) || size == 0 || size > uint64(len(in))-at || method > inIDAT {

				if is == uint64(id) {
					return nil, false
				}
				continue
			}
			extents = append(extents, in[at:at+size])
		}
		if is == uint64(id) {
			return extents, !f.short
		}
	}
	return nil, false
}
