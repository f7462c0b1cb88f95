package views

import (
	"cmp"
	"math"
	"slices"
	"sync"

	"github.com/debrief-dev/debrief/internal/kb"
)

// What two incidents share makes them related, and rare things say more than
// common ones: a factor, service or tag that n of N incidents have weighs
// ln(1 + N/n), factors three times and services twice as much as tags. Links
// that an author wrote come first.
const (
	linkWeight    = 1000
	factorWeight  = 3
	serviceWeight = 2
	tagWeight     = 1

	// maxRelated is how many related incidents a page shows.
	maxRelated = 6
	// neighbourhood is how many incidents before and after an incident are
	// looked at for each thing it has: all of them for a rare thing, the
	// nearest in time for a common one, so that the work grows with the number
	// of incidents and not with its square.
	neighbourhood = 60
)

// Related is an incident and the reasons why it is related to another.
type Related struct {
	Incident *kb.Incident
	Reasons  []Reason
}

// relations finds related incidents.
type relations struct {
	base  *kb.Base
	place map[string]int // index in base.Incidents by slug
	// having are, for each thing that incidents share, the places of those that have
	// it, in ascending order, and names what it is called. A thing is a reason that
	// has no name yet.
	having map[Reason][]int32
	names  map[Reason]string
	// found are the related incidents of each, once they were wanted.
	found []foundRelated
}

// foundRelated are the incidents related to one.
type foundRelated struct {
	once sync.Once
	list []Related
}

// invert makes the inverted lists of a base.
func invert(v *View) *relations {
	base := v.Base
	r := &relations{
		base: base, place: make(map[string]int, len(base.Incidents)),
		having: map[Reason][]int32{}, names: map[Reason]string{}, found: make([]foundRelated, len(base.Incidents)),
	}
	for i, incident := range base.Incidents {
		r.place[incident.Slug] = i
		for _, thing := range thingsOf(base, incident) {
			r.having[thing] = append(r.having[thing], int32(i))
		}
	}
	for _, t := range base.Tags {
		r.names[Reason{Kind: SharedTag, Slug: t.Slug}] = t.Name
	}
	for _, f := range base.Factors {
		r.names[Reason{Kind: SharedFactor, Slug: f.Slug}] = f.Title
	}
	for _, s := range base.Services {
		r.names[Reason{Kind: SharedService, Slug: s.Slug}] = s.Title
	}
	return r
}

// thingsOf are what an incident could share with another, the weightiest kind first.
func thingsOf(base *kb.Base, incident *kb.Incident) []Reason {
	var things []Reason
	for _, slug := range factorsOf(incident) {
		things = append(things, Reason{Kind: SharedFactor, Slug: slug})
	}
	for _, s := range incident.Services {
		things = append(things, Reason{Kind: SharedService, Slug: s.Slug})
	}
	for _, slug := range tagsOf(base, incident) {
		things = append(things, Reason{Kind: SharedTag, Slug: slug})
	}
	return things
}

// factorsOf lists the factors of an incident once each.
func factorsOf(incident *kb.Incident) []string {
	var slugs []string
	for i := range incident.Factors {
		if slug := incident.Factors[i].Factor; slug != "" && !slices.Contains(slugs, slug) {
			slugs = append(slugs, slug)
		}
	}
	return slugs
}

// tagsOf lists the tags of an incident once each.
func tagsOf(base *kb.Base, incident *kb.Incident) []string {
	var slugs []string
	for _, name := range incident.Tags {
		if tag := base.Tag(name); tag != nil && !slices.Contains(slugs, tag.Slug) {
			slugs = append(slugs, tag.Slug)
		}
	}
	return slugs
}

// candidate is an incident that shares something, once for each thing shared
// until the weights are added up.
type candidate struct {
	place  int32
	weight float64
}

// Related lists the incidents related to one, the most related first: those that share
// what authors named, and behind them those whose words are alike.
func (v *View) Related(incident *kb.Incident) []Related {
	r := v.relations.of(v, invert)
	found := &r.found[r.place[incident.Slug]]
	found.once.Do(func() { found.list = v.relatedAmong(incident, func(*kb.Incident) bool { return true }) })
	return found.list
}

// relatedAmong is Related of those incidents alone that are wanted.
func (v *View) relatedAmong(incident *kb.Incident, wanted func(*kb.Incident) bool) []Related {
	r := v.relations.of(v, invert)
	related := r.of(incident, wanted)
	known := map[*kb.Incident]bool{}
	for _, other := range related {
		known[other.Incident] = true
	}
	alike := v.likeness.of(v, compareWords).alike(int32(r.place[incident.Slug]), func(other *kb.Incident) bool { return !known[other] && wanted(other) })
	return append(related, alike[:min(len(alike), maxRelated-len(related))]...)
}

func (r *relations) of(incident *kb.Incident, wanted func(*kb.Incident) bool) []Related {
	here := int32(r.place[incident.Slug])
	reasons := r.reasonsOf(incident)
	candidates := make([]candidate, 0, r.nearest(reasons))
	add := func(place int32, weight float64) {
		if place != here && wanted(r.base.Incidents[place]) {
			candidates = append(candidates, candidate{place, weight})
		}
	}
	for _, reason := range reasons {
		switch reason.Kind {
		case Named, Links, LinkedFrom:
			add(int32(r.place[reason.Slug]), linkWeight)
		default:
			list := r.list(reason)
			weight := reason.Kind.weight() * math.Log(1+float64(len(r.base.Incidents))/float64(len(list)))
			at, _ := slices.BinarySearch(list, here)
			for _, place := range list[max(0, at-neighbourhood):min(len(list), at+neighbourhood+1)] {
				add(place, weight)
			}
		}
	}
	best := addUp(candidates)
	related := make([]Related, len(best))
	for i, c := range best {
		related[i] = Related{r.base.Incidents[c.place], r.shared(reasons, c.place)}
	}
	return related
}

// nearest bounds how many candidates the reasons have.
func (r *relations) nearest(reasons []Reason) (n int) {
	for _, reason := range reasons {
		n += 1 + min(len(r.list(reason)), 2*neighbourhood+1)
	}
	return n
}

// reasonsOf lists what an incident could share with another, the weightiest
// kind first. For links, Slug is that of the other incident.
func (r *relations) reasonsOf(incident *kb.Incident) []Reason {
	var reasons []Reason
	named := map[string]bool{}
	for _, m := range incident.Related {
		named[m.Slug] = true
		reasons = append(reasons, Reason{Kind: Named, Slug: m.Slug})
	}
	for _, ref := range incident.LinksTo {
		if ref.Kind == kb.ToIncident && !named[ref.Slug] {
			reasons = append(reasons, Reason{Kind: Links, Slug: ref.Slug})
		}
	}
	for _, ref := range incident.LinkedFrom {
		if ref.Kind == kb.ToIncident {
			reasons = append(reasons, Reason{Kind: LinkedFrom, Slug: ref.Slug})
		}
	}
	for _, thing := range thingsOf(r.base, incident) {
		reasons = append(reasons, Reason{thing.Kind, thing.Slug, r.names[thing]})
	}
	return reasons
}

// list is the inverted list of the thing that a reason shares.
func (r *relations) list(reason Reason) []int32 {
	return r.having[Reason{Kind: reason.Kind, Slug: reason.Slug}]
}

// shared keeps the reasons that hold for the incident at a place.
func (r *relations) shared(reasons []Reason, place int32) []Reason {
	var held []Reason
	for _, reason := range reasons {
		switch reason.Kind {
		case Named, Links, LinkedFrom:
			if r.base.Incidents[place].Slug == reason.Slug {
				held = append(held, Reason{Kind: reason.Kind})
			}
		default:
			if _, has := slices.BinarySearch(r.list(reason), place); has {
				held = append(held, reason)
			}
		}
	}
	return held
}

// addUp adds the weights of each incident and picks the most related.
func addUp(candidates []candidate) []candidate {
	slices.SortFunc(candidates, func(a, b candidate) int { return cmp.Compare(a.place, b.place) })
	sums := candidates[:0]
	for _, c := range candidates {
		if n := len(sums); n > 0 && sums[n-1].place == c.place {
			sums[n-1].weight += c.weight
		} else {
			sums = append(sums, c)
		}
	}
	return mostRelated(sums)
}

// mostRelated picks the candidates that a page shows, the most related first; of
// two alike, the newer. It keeps a short sorted list instead of sorting all.
func mostRelated(sums []candidate) []candidate {
	best := make([]candidate, 0, maxRelated+1)
	for _, c := range sums {
		if len(best) == maxRelated && c.weight <= best[maxRelated-1].weight {
			continue // the places ascend, so of two alike the newer came first
		}
		at := len(best)
		for at > 0 && best[at-1].weight < c.weight {
			at--
		}
		best = slices.Insert(best, at, c)
		best = best[:min(len(best), maxRelated)]
	}
	return best
}
