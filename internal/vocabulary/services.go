package vocabulary

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
)

// Which names are services is seen from all incidents: a service comes back, as what
// failed, in titles, in code spans, and with words that say that it is one. A name
// that the folder describes or that an author named as a service is one anyway.

// mostServices is how many services are suggested for an incident.
const mostServices = 6

// SuggestServices suggests services for incidents, whose names stand at the same
// place: the described ones, those that some author named, and those that come back.
func (k *KnownNames) SuggestServices(incidents []*kb.Incident, names [][]Name) {
	c := k.chooserOf(names)
	spoken := make([][]chosen, len(incidents))
	if len(k.services) > 0 {
		spoken = k.spoken.Of(incidents, k.in)
	}
	for i, incident := range incidents {
		incident.SuggestedServices = c.suggest(incident, names[i], spoken[i])
	}
}

// chooser knows which names are services.
type chooser struct {
	// names are those of incidents that have any; seen and same follow from them.
	names     [][]Name
	seen      map[string]*seenName
	room      []seenName // for those that are seen next
	incidents int
	// known are the names by which described and named services are called. Where the
	// folder describes its services, no other is guessed.
	known *KnownNames
	// same joins names that an incident says are one, to the name that is shown.
	same map[string]string
}

// seenName is a name over all incidents.
type seenName struct {
	text string
	// incidents counts those that have it, and each trait in how many.
	incidents int
	traits    [allTraits]int32
	count     int
	// alsoProper counts the incidents that write it in small letters, too, of those that
	// say that it is a service or that it failed.
	alsoProper int
	// weight is how much the incident says of it that says most.
	weight int
	// most is how often the incident speaks of it that does so most.
	most int
}

// seeAll counts the names; about tells how many different ones there may be.
func (c *chooser) seeAll(about int) {
	c.seen, c.same = make(map[string]*seenName, about), map[string]string{}
	for _, list := range c.names {
		for n := range list {
			c.see(&list[n])
		}
	}
	for _, list := range c.names {
		for n := range list {
			if name := &list[n]; name.Same != "" {
				c.join(name.folded, name.Same)
			}
		}
	}
}

func (c *chooser) see(n *Name) {
	s := c.seen[n.folded]
	if s == nil {
		s = c.newName(n.Text)
		c.seen[n.folded] = s
	}
	if s.traits[bits.TrailingZeros16(uint16(Proper))] == 0 && n.Traits.has(Proper|Shaped) {
		s.text = n.Text
	}
	s.incidents++
	s.weight = max(s.weight, n.weight())
	if n.Traits.has(Plain) && n.Traits.has(Proper) && n.Traits.has(Often) && n.Traits.has(Told|Failing) {
		s.alsoProper++
	}
	s.count += n.Count
	s.most = max(s.most, n.Count)
	for left := uint16(n.Traits); left != 0; left &= left - 1 {
		s.traits[bits.TrailingZeros16(left)]++
	}
}

// newName makes room for many names at once.
func (c *chooser) newName(text string) *seenName {
	if len(c.room) == 0 {
		c.room = make([]seenName, 512)
	}
	s := &c.room[0]
	s.text, c.room = text, c.room[1:]
	return s
}

// in is in how many incidents a name has a trait.
func (s *seenName) in(trait Traits) (n int) {
	for bit := range s.traits {
		if trait.has(1 << bit) {
			n += int(s.traits[bit])
		}
	}
	return n
}

// join makes one of two names that an incident says are the same. The one that more
// incidents have is shown.
func (c *chooser) join(a, b string) {
	a, b = c.shown(a), c.shown(b)
	if a == b || c.seen[a] == nil || c.seen[b] == nil {
		return
	}
	if cmp.Or(cmp.Compare(c.seen[a].incidents, c.seen[b].incidents), cmp.Compare(b, a)) < 0 {
		a, b = b, a
	}
	c.same[b] = a
	one, other := c.seen[a], c.seen[b]
	one.incidents, one.count = one.incidents+other.incidents, one.count+other.count
	for bit := range one.traits {
		one.traits[bit] += other.traits[bit]
	}
}

// shown is the name in whose place a name stands.
func (c *chooser) shown(folded string) string {
	for range 8 {
		next, ok := c.same[folded]
		if !ok {
			break
		}
		folded = next
	}
	return folded
}

// chosen is a service that may be suggested for an incident.
type chosen struct {
	kb.SuggestedService
	folded string
	weight int
	// guess is the name of which the incident itself says that it is a service; nil for
	// one that is described, or that an author named.
	guess *Name
	// between is the name as others are looked for in it.
	between string
}

// between is a name in small letters, between blanks.
func between(name string) string { return " " + strings.ToLower(name) + " " }

// suggest lists the services that the words of an incident point to, the likelier
// first; spoken are the known ones of which it speaks.
func (c *chooser) suggest(incident *kb.Incident, names []Name, spoken []chosen) []kb.SuggestedService {
	list := slices.Clip(spoken)
	for i := range names {
		n := &names[i]
		// An author who named services named those that were hit.
		named := len(incident.Services) > 0 && !n.Traits.has(InTitle)
		folded := c.shown(n.folded)
		if c.known.described || named || !n.isHit() && !c.isHitAgain(n, folded) {
			continue
		}
		if !c.isService(folded) || !c.isToldOf(n, folded) {
			continue
		}
		name := c.nameOf(folded)
		list = append(list, chosen{
			SuggestedService: kb.SuggestedService{Name: name, Words: n.Words, Line: n.Line, Told: n.Traits.has(InTitle | InAbstract)},
			folded:           folded, weight: n.weight(), guess: n, between: between(name),
		})
	}
	if len(list) == 0 {
		return nil
	}
	all := list // what is deleted hides shorter names all the same
	list = slices.DeleteFunc(slices.Clone(list), func(one chosen) bool {
		return slices.ContainsFunc(all, func(other chosen) bool {
			return other.folded != one.folded && ((one.isWithin(other) || one.isHeadOf(other)) && !c.isCommoner(one, other) || other.isWithin(one) && c.isCommoner(other, one))
		})
	})
	list = c.withoutKinds(incident, c.withoutAsides(list))
	slices.SortStableFunc(list, func(a, b chosen) int { return cmp.Compare(b.weight, a.weight) })
	var suggested []kb.SuggestedService
	for _, one := range list {
		at := slices.IndexFunc(suggested, func(s kb.SuggestedService) bool { return kb.Fold(s.Name) == kb.Fold(one.Name) })
		switch {
		case at >= 0:
			suggested[at].Told = suggested[at].Told || one.Told
		case len(suggested) < mostServices:
			suggested = append(suggested, one.SuggestedService)
		}
	}
	return suggested
}

// isToldOf tells whether a name stands where an incident says what happened, or has a
// second sign: what is only called a service, or worked on, is one that others are about,
// a product, or the name of a program, and what failed does so in more than two words.
func (c *chooser) isToldOf(n *Name, folded string) bool {
	s := c.seen[folded]
	switch t := n.Traits; {
	case providerNames()[n.folded]:
		return t.has(Failing) && t.has(InTitle|InAbstract) // and not where things run
	case t.has(InTitle | InAbstract | Listed), c.isHitAgain(n, folded):
		return true
	case t.has(Failing):
		return n.Count > saidAgain || s.in(Failing) > 1 || t.has(Told) || isProgram(n.Text)
	}
	return s.in(InTitle|InAbstract|Failing) > 0 || knownProducts()[folded] || isJoinedOfMany(s.text)
}

// isHitAgain tells whether an incident goes on to speak of what other incidents say that
// it fails: it lists it, or names one that stands in titles.
func (c *chooser) isHitAgain(n *Name, folded string) bool {
	s := c.seen[folded]
	if n.Traits.has(Listed) {
		return s.in(Failing|Listed) > 1
	}
	return n.Count > saidAgain && n.Traits.has(Proper|Shaped) && s.in(InTitle) > 0 && s.in(Failing) > 1 && !isDomain(s.text)
}

// commonerBy is how much oftener a short name is said than a longer one that has it,
// where the longer one is no name but words beside it.
const commonerBy = 3

// isCommoner tells whether a name is said much oftener than a longer one.
func (c *chooser) isCommoner(short, long chosen) bool {
	one, other := c.seen[short.folded], c.seen[long.folded]
	return one != nil && other != nil && one.count >= commonerBy*other.count && one.in(InCode|Proper|Shaped) > 0 && one.in(Kind) == 0
}

// nameOf is how a service is called.
func (c *chooser) nameOf(folded string) string {
	if title, ok := c.known.services[folded]; ok {
		return title
	}
	return c.seen[folded].text
}

// withoutAsides leaves out what an incident whose title names a service only has beside
// it, or in a list of the text, where no incident says more of it.
func (c *chooser) withoutAsides(list []chosen) []chosen {
	titled := slices.ContainsFunc(list, func(one chosen) bool { return one.guess != nil && one.guess.Traits.has(InTitle) })
	if !titled {
		return list
	}
	return slices.DeleteFunc(list, func(one chosen) bool {
		if one.guess == nil || c.seen[one.folded].in(Failing|Told|Worked) > 0 {
			return false
		}
		t := one.guess.Traits
		return !t.has(InTitle) && t.has(InAbstract) != t.has(Listed)
	})
}

// withoutKinds leaves out what is called by its kind alone where an incident names a
// service beside it: the API of the one that it is about, the gateway in front of it. What
// stands in lists of services is a name of the folder, and so is what titles come back to.
func (c *chooser) withoutKinds(incident *kb.Incident, list []chosen) []chosen {
	isKindAlone := func(one chosen) bool {
		if one.guess == nil || !isOfKinds(one.Name) || c.seen[one.folded].in(Listed) > 0 {
			return false
		}
		return !one.guess.Traits.has(InTitle) || !strings.Contains(one.Name, " ") && c.seen[one.folded].in(InTitle) < countedIn
	}
	if len(incident.Services) == 0 && !slices.ContainsFunc(list, func(one chosen) bool { return !isKindAlone(one) }) {
		return list
	}
	return slices.DeleteFunc(list, isKindAlone)
}

// isWithin tells whether a name is a part of a longer one.
func (one chosen) isWithin(longer chosen) bool {
	return len(one.Name) < len(longer.Name) && strings.Contains(longer.between, one.between)
}

// isHeadOf tells whether a name is what a longer one with hyphens calls its kind: "the
// gateway" is checkout-gateway.
func (one chosen) isHeadOf(longer chosen) bool {
	return strings.HasSuffix(longer.between, "-"+one.between[1:])
}
