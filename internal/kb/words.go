package kb

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"
)

// Words write the day as "14 September 2026", and the unknown date as "".
func (d Date) Words() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d %s %d", d.Day, d.Month, d.Year)
}

// Words names a kind of timeline entry for people; empty for none.
func (k EntryKind) Words() string {
	switch k {
	case EntryTried:
		return "tried, did not help"
	case EntryDocGap:
		return "documentation gap"
	default:
		return string(k)
	}
}

// Words names a signal for people; empty for none.
func (s Signal) Words() string {
	switch s {
	case SignalSymptom:
		return "first symptom"
	case SignalCauseFound:
		return "cause found"
	case SignalTold:
		return "users told"
	default:
		return string(s)
	}
}

// Length writes a duration in its two largest units: "45 s", "24 min",
// "1 h 5 min", "3 d 4 h".
func Length(d time.Duration) string {
	seconds := int64(d.Round(time.Second) / time.Second)
	minutes := int64(d.Round(time.Minute) / time.Minute)
	hours := int64(d.Round(time.Hour) / time.Hour)
	switch {
	case seconds < 60:
		return fmt.Sprintf("%d s", seconds)
	case seconds < 10*60:
		return inUnits(seconds/60, "min", seconds%60, "s")
	case minutes < 48*60:
		return inUnits(minutes/60, "h", minutes%60, "min")
	default:
		return inUnits(hours/24, "d", hours%24, "h")
	}
}

// ExactLength writes a duration to the minute, in the units of Length: "3 d 4 h
// 30 min". It is for who has to correct a number.
func ExactLength(d time.Duration) string {
	minutes := int64(d.Round(time.Minute) / time.Minute)
	if minutes < 48*60 {
		return Length(d)
	}
	return strings.TrimSuffix(inUnits(minutes/60/24, "d", minutes/60%24, "h")+" "+inUnits(0, "", minutes%60, "min"), " ")
}

// inUnits writes two amounts with their units, without one that is nothing.
func inUnits(large int64, largeUnit string, small int64, smallUnit string) string {
	switch {
	case small == 0 && large == 0:
		return ""
	case small == 0:
		return fmt.Sprintf("%d %s", large, largeUnit)
	case large == 0:
		return fmt.Sprintf("%d %s", small, smallUnit)
	}
	return fmt.Sprintf("%d %s %d %s", large, largeUnit, small, smallUnit)
}

// Plural writes a count with its noun: "1 incident", "3 incidents".
func Plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// JoinAnd lists words for a sentence: "a, b and c".
func JoinAnd(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

// Label is what a list shows of a ticket: its text, and of a bare address the
// part that names the ticket, with the name of a commit as short as people say it.
//
//	https://code.example/acme/shop/issues/12   shop#12
//	https://tracker.example/browse/OPS-7       OPS-7
//	https://support.example/requests/5107      requests/5107
//	https://code.example/acme/shop/commit/…    commit/8f14e45fce
func (t Ticket) Label() string { return commitName.ReplaceAllString(t.named(), "$1") }

func (t Ticket) named() string {
	if !strings.HasPrefix(t.Text, "https://") && !strings.HasPrefix(t.Text, "http://") {
		return t.Text
	}
	address, err := url.Parse(t.Text)
	if err != nil || address.RawQuery != "" {
		return t.Text
	}
	parts := slices.DeleteFunc(strings.Split(address.Path, "/"), func(part string) bool { return part == "" || part == "-" })
	if i := slices.IndexFunc(parts, trackerKey.MatchString); i >= 0 {
		return parts[i]
	}
	switch n := len(parts); {
	case n == 0:
		return t.Text
	case n >= 3 && codeHostList.MatchString(parts[n-2]) && onlyDigits.MatchString(parts[n-1]):
		return parts[n-3] + "#" + parts[n-1]
	default:
		return strings.Join(parts[max(0, n-2):], "/")
	}
}

var (
	// trackerKey is a key such as OPS-7 in the path of an address.
	trackerKey = regexp.MustCompile(`^[A-Z][A-Z0-9_]*-[0-9]+$`)
	// codeHostList is where code hosts number what belongs to a repository.
	codeHostList = regexp.MustCompile(`^(issues?|pulls?|merge_requests|pull-requests|work_items|discussions)$`)
	onlyDigits   = regexp.MustCompile(`^[0-9]+$`)
	// commitName is the whole name of a commit, its first ten digits apart.
	commitName = regexp.MustCompile(`\b([0-9a-f]{10})[0-9a-f]{30}(?:[0-9a-f]{24})?\b`)
)
