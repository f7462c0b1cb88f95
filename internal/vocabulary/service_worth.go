package vocabulary

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/prose"
)

// What the traits of a name say in one incident, and how much all of them must say
// together until the name is taken for a service. Each counts in two incidents at
// most, so that what is said everywhere does not win by being common.
var traitWorth = []traitValue{
	{Failing, 4}, {Listed, 4}, {InTitle, 2}, {Told, 2}, {Shaped, 2}, {Worked, 2}, {InCode, 1}, {Proper, 1}, {Often, 1}, {InAbstract, 1},
}

const (
	// knownWorth is what a product is worth that is a service wherever it runs.
	knownWorth  = 4
	countedIn   = 2
	enoughWorth = 7
	// What one incident must say of a name by itself: of one in letters of names, and
	// of one that is said to be a service.
	shapedWeight = 9
	toldWeight   = 12
	// oftenSaid is how often an incident speaks of a service that it is about.
	oftenSaid = 5
	// titledOften is how often an incident speaks of a name of its title that it is about.
	titledOften = 4
	// kindSaid is how often a name of a kind is said that is not said to have failed.
	kindSaid = 3
	// saidAgain is how often it speaks of one that failed, or that stands in a list.
	saidAgain = 2
	// plainShare is how many of ten incidents may write a name in small letters.
	plainShare = 5
	// What more than three of four incidents of many speak of and few call down says
	// nothing of any of them.
	manyIncidents = 6
	everywhereOf  = 3
)

// isService tells whether a name is a service.
func (c *chooser) isService(folded string) bool {
	s := c.seen[folded]
	if s == nil {
		return false
	}
	_, known := c.known.services[folded]
	switch {
	case s.in(Kind) > 0 && s.isNamedKind():
		return true
	case outsideNames()[folded] && (!providerNames()[folded] || s.in(Failing) == 0):
		return false
	case known:
		return true
	case everydayWords()[folded]:
		return false
	case s.in(InTitle|Failing|Worked|Listed) == 0 && s.in(Told) < countedIn && identifierOfType().MatchString(s.text):
		return false // a part of the code, to which nothing happened
	case s.in(Kind) > 0 && s.in(Proper|Shaped) == 0:
		return false
	}
	failing := s.in(Failing | Listed)
	switch {
	case isObject(s.text):
		return false
	case knownProducts()[folded] && s.in(InTitle) > 0:
		break // whose name many write in small letters
	case s.in(Proper|Shaped|InCode) == 0 && failing == 0:
		return false
	case s.alsoProper < countedIn && s.in(Plain)*10 > s.incidents*plainShare && s.in(Shaped|InCode)*2 <= s.in(Plain) && !s.isFailingNoun():
		return false
	case s.in(OfPeople) > failing:
		return false
	case !knownProducts()[folded] && c.incidents >= manyIncidents && s.incidents*4 > c.incidents*everywhereOf && s.in(Failing)*2 < s.incidents:
		return false // the house itself
	}
	enough := s.isToldEnough() || s.in(spokenOf|InTitle) > 0 && s.worth(folded) >= enoughWorth
	return enough && (knownProducts()[folded] || s.isToldTwice())
}

// isNamedKind tells whether what is called by its kind is spoken of as one that the
// incidents are about, and not of what runs somewhere.
func (s *seenName) isNamedKind() bool {
	switch {
	case s.in(Listed) > 0:
		return true
	case s.in(Failing) > 0:
		return s.in(InTitle|InAbstract) > 0 || s.count >= saidAgain
	case s.in(InTitle) > 0:
		return s.in(Told|Worked) > 0
	}
	return s.in(InAbstract) > 0 && s.count >= kindSaid && s.in(Worked) > 0
}

// tellings are the traits of which each by itself is a sign of a service, and no proof:
// a title names functions and hosts, and a test fails, too.
var tellings = []Traits{InTitle, Failing, Told, Worked, Listed}

// isToldTwice tells whether two ways of speaking of a name are those of a service, or
// two incidents speak so of it, or letters and words of one are those of few other
// things: a domain that was down, a shaped name that is said to be a service, and a
// name that failed where an incident says what happened.
func (s *seenName) isToldTwice() bool {
	kinds := 0
	for _, telling := range tellings {
		if s.in(telling) > 0 {
			kinds++
		}
	}
	switch {
	case kinds > 1, s.in(Listed) > 0, s.in(Failing) > 0 && isDomain(s.text):
		return true
	case s.isTitled():
		return true
	case s.in(Failing) > 1, s.in(Told) > 1 && s.in(Proper|Shaped) > 0 && s.in(Plain)*2 <= s.incidents:
		return true
	case s.in(Plain) > 0 || isIdentifier(s.text):
		return false
	}
	return s.in(Told) > 0 && s.in(Shaped) > 0 || s.in(Failing) > 0 && (s.in(Proper|Shaped) > 0 && s.in(InAbstract) > 0 || isJoinedOfMany(s.text))
}

// spokenOf are the traits of what is spoken of as a service.
const spokenOf = Failing | Told | Worked | Listed | InCode

// worth is what all incidents say of a name.
func (s *seenName) worth(folded string) int {
	worth := 0
	for _, each := range traitWorth {
		worth += each.value * min(s.in(each.trait), countedIn)
	}
	if knownProducts()[folded] {
		worth += knownWorth
	}
	return worth
}

// isToldEnough tells whether one incident says enough of a name by itself.
func (s *seenName) isToldEnough() bool {
	switch {
	case s.in(Shaped|InCode) > 0 && s.in(spokenOf) > 0 && s.weight >= shapedWeight:
		return true
	case s.in(InCode) > 0 && s.in(Worked|Failing) > 0:
		return true
	case s.isTitled():
		return true
	}
	return s.in(Proper) > 0 && s.in(Told) > 0 && s.weight >= toldWeight
}

// isTitled tells whether a title has a name that is one in every letter, and of which
// its incident goes on to speak.
func (s *seenName) isTitled() bool {
	again := s.most
	if s.in(InAbstract) == 0 {
		again /= 2
	}
	switch {
	case s.in(InTitle) == 0, again < titledOften, s.in(Shaped) == 0 && (s.in(Proper) == 0 || s.in(Plain) > 0):
		return false
	}
	return !isIdentifier(s.text) && !prose.HasDigit(s.text) && utf8.RuneCountInString(s.text) >= shortestTitled
}

// shortestTitled is how many letters a name of a title has that nothing else says to be
// a service: shorter ones are units, formats and what they are like.
const shortestTitled = 5

// isFailingNoun tells whether what is mostly written as a plain word is spoken of as a
// service: it failed, and it did so again, is worked on, or is a name in a title.
func (s *seenName) isFailingNoun() bool {
	failing := s.in(Failing | Listed)
	if s.in(Proper) > 0 && failing > 0 {
		failing += s.in(InTitle)
	}
	return failing >= countedIn || failing > 0 && s.in(Worked) >= countedIn
}

// isHit tells whether an incident says so much of a name that it was hit: where it
// says what happened, or that it failed, or again and again.
func (n *Name) isHit() bool {
	switch t := n.Traits; {
	case isDomain(n.Text) && n.Count < saidAgain && !t.has(InTitle|Failing|Told|Worked):
		return false // where something was fetched from
	case blockWords()[n.folded] && !t.has(Failing|Listed):
		return false // what it is built of
	case t.has(InTitle | InAbstract):
		return true
	case t.has(Failing | Listed):
		return n.Count >= saidAgain || isProgram(n.Text)
	case !t.has(Told | Worked):
		return false // what is there, and only that
	case t.has(Worked) && t.has(InCode), knownProducts()[n.folded]:
		return n.Count > saidAgain || t.has(Worked) && n.Count >= saidAgain
	}
	return n.Count >= oftenSaid || n.Count >= saidAgain && endsWithService(n.Text)
}

// endsWithService tells whether a name says with its last word that it is a service:
// token-service.
func endsWithService(name string) bool {
	at := strings.LastIndexByte(name, '-')
	return at > 0 && calledWords()[name[at+1:]]
}

// isJoinedOfMany tells whether a name is one of three words or more that hyphens join, as
// only programs are called: dp-batch-orders.
func isJoinedOfMany(name string) bool {
	return strings.Count(name, "-") > 1 && !strings.ContainsFunc(name, unicode.IsUpper)
}
