package kb

// Impact is what an incident did to somebody, as far as a piece of its text says
// it. What is not said is empty.
type Impact struct {
	// Party says of what kind they are who were hit.
	Party Party
	// Who names them as written.
	Who string
	// What happened to them, as written.
	What string
	// HowLong and HowMany are as written: "54 minutes", "about 432 checkouts".
	HowLong, HowMany string
	// NoTime is set where HowLong says that it was no time at all, "none", or where other
	// words of the document may say how long it was.
	NoTime bool
	// Extent says whether all or some of them were hit.
	Extent Extent
	// Feature is what did not work, where the author names it apart.
	Feature string
	// Amount is what it cost; nil if the text names none, or several and no whole.
	Amount *Money
	// Text is the piece of text.
	Text Text
}

// Party is a kind of people who can be hit; empty for others.
type Party string

// The parties.
const (
	PartyCustomers Party = "customers"
	PartyCompany   Party = "company"
	PartyStaff     Party = "staff"
)

// Extent is how many of those whom a text speaks of; empty if it does not say.
type Extent string

// The extents.
const (
	ExtentAll  Extent = "all"
	ExtentSome Extent = "some"
	ExtentNone Extent = "none"
)
