package kb

import "fmt"

// generated makes n incidents that share 40 services and 60 factors.
func generated(n int) Parts {
	parts := Parts{Markers: Markers()}
	for i := range n {
		parts.Incidents = append(parts.Incidents, incident(
			fmt.Sprintf("%d/inc-%06d.md", 2016+i%10, i),
			on(2016+i%10, 1+i%12, 1+i%28),
			hits(fmt.Sprintf("service-%d", i%40), fmt.Sprintf("service-%d", i*7%40)),
			caused(Assignment{Name: fmt.Sprintf("factor-%d", i%60)}, Assignment{Name: fmt.Sprintf("factor-%d", i*11%60)}),
			links(Link{Kind: RelativeLink, Target: fmt.Sprintf("../%d/inc-%06d.md", 2016+i/2%10, i/2)}),
		))
	}
	return parts
}
