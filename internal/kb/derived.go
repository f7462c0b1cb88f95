package kb

import "sync"

// Derived is what follows from each incident by itself, whatever the others say, such as
// the words of its title. Where a base is made again and again, one list of incidents
// leaves it to the next: most files stay as they were. What follows from an incident
// that is gone is forgotten. The zero value has nothing yet; any number of goroutines may
// use one.
type Derived[T any] struct {
	mu   sync.Mutex
	kept map[*Incident]T
}

// Of lists what follows from incidents, at the same places. What is derived may be shared
// by several lists, so nobody may change it.
func (d *Derived[T]) Of(incidents []*Incident, derive func(*Incident) T) []T {
	d.mu.Lock()
	defer d.mu.Unlock()
	all, next := make([]T, len(incidents)), make(map[*Incident]T, len(incidents))
	for i, incident := range incidents {
		value, known := d.kept[incident.AsRead]
		if !known {
			value = derive(incident)
		}
		if all[i] = value; incident.AsRead != nil {
			next[incident.AsRead] = value
		}
	}
	d.kept = next
	return all
}
