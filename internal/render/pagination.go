package render

// perPage is how many incidents or actions a list shows before it goes on to a next
// page: three screens of a desk.
const perPage = 20

// Pagination leads to the other pages of a long list; it is zero for a short one.
type Pagination struct {
	Number, Count  int
	Previous, Next string
	// PreviousWord and NextWord say where these lead.
	PreviousWord, NextWord string
	First, Last, All       int
}

func (f Frame) pagination(address string, number, count, all int) Pagination {
	if count < 2 {
		return Pagination{}
	}
	p := Pagination{Number: number, Count: count, First: (number-1)*perPage + 1, Last: min(number*perPage, all), All: all}
	p.PreviousWord, p.NextWord = f.texts().Text("pages.newer"), f.texts().Text("pages.older")
	if number > 1 {
		p.Previous = f.at.to(numbered(address, number-1))
	}
	if number < count {
		p.Next = f.at.to(numbered(address, number+1))
	}
	return p
}
