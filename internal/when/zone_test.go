package when

import (
	"testing"
	"time"
)

func TestInstantOnlyWhereCertain(t *testing.T) {
	for _, test := range []struct {
		text, zone string
		want       string // RFC 3339; empty for none
	}{
		{"2024-01-15 12:00", "UTC", "2024-01-15T12:00:00Z"},
		{"2024-01-15 12:00", "Z", "2024-01-15T12:00:00Z"},
		{"2024-01-15 12:00", "GMT", "2024-01-15T12:00:00Z"},
		{"2024-01-15 12:00", "+02:00", "2024-01-15T10:00:00Z"},
		{"2024-01-15 12:00", "-07:00", "2024-01-15T19:00:00Z"},
		{"2024-01-15 12:00", "UTC+10", "2024-01-15T02:00:00Z"},
		{"2024-01-15 12:00", "GMT+2", "2024-01-15T10:00:00Z"},
		{"2024-01-15 12:00", "UTC+5:30", "2024-01-15T06:30:00Z"},
		{"2024-01-15 12:00", "CET", "2024-01-15T11:00:00Z"},
		{"2024-07-15 12:00", "CET", ""},
		{"2024-07-15 12:00", "CEST", "2024-07-15T10:00:00Z"},
		{"2024-01-15 12:00", "CEST", ""},
		{"2024-07-15 12:00", "EEST", "2024-07-15T09:00:00Z"},
		{"2024-07-15 12:00", "PDT", "2024-07-15T19:00:00Z"},
		{"2024-01-15 12:00", "PST", "2024-01-15T20:00:00Z"},
		{"2024-07-15 12:00", "PST", ""},
		{"2024-07-15 12:00", "EDT", "2024-07-15T16:00:00Z"},
		{"2024-01-15 12:00", "EST", "2024-01-15T17:00:00Z"},
		{"2024-01-15 12:00", "JST", "2024-01-15T03:00:00Z"},
		{"2024-01-15 12:00", "AEST", "2024-01-15T02:00:00Z"},
		{"2024-07-15 12:00", "US/Pacific", "2024-07-15T19:00:00Z"},
		{"2024-07-15 12:00", "Europe/Oslo", "2024-07-15T10:00:00Z"},
		{"2024-07-15 12:00", "Denver", "2024-07-15T18:00:00Z"},
		{"2024-01-15 12:00", "CST", ""},
		{"2024-01-15 12:00", "IST", ""},
		{"2024-07-15 12:00", "BST", ""},
		{"2024-01-15 12:00", "PT", ""},
		{"2024-01-15 12:00", "GST", ""},
		{"2024-01-15 12:00", "ETC", ""},
		{"2024-01-15 12:00", "UC/Pacific", ""},
		{"2024-01-15 12:00", "Europe/Nowhere", ""},
		{"2024-01-15 12:00", "", ""},
		{"2024-01-15", "UTC", ""},
		{"12:00", "UTC", ""},
		{"2024-01-15 ~12:00", "UTC", ""},
		{"2024-01-15 12:??", "UTC", ""},
		{"2024-01-15 24:00", "UTC", "2024-01-16T00:00:00Z"},
		{"2024-02-29 23:59:60", "UTC", "2024-03-01T00:00:00Z"},
		// The hour that the clock skips, and the one that it shows twice.
		{"2024-03-31 02:30", "Europe/Berlin", ""},
		{"2024-03-31 01:59", "Europe/Berlin", "2024-03-31T00:59:00Z"},
		{"2024-03-31 03:00", "Europe/Berlin", "2024-03-31T01:00:00Z"},
		{"2024-10-27 02:30", "Europe/Berlin", ""},
		{"2024-10-27 02:30", "CEST", "2024-10-27T00:30:00Z"},
		{"2024-10-27 02:30", "CET", "2024-10-27T01:30:00Z"},
		{"2024-10-27 03:00", "Europe/Berlin", "2024-10-27T02:00:00Z"},
		{"2024-03-10 02:30", "America/New_York", ""},
		{"2024-11-03 01:30", "America/New_York", ""},
		{"2024-04-07 02:30", "Australia/Sydney", ""},
		{"2011-12-30 12:00", "Pacific/Apia", ""},
	} {
		var z Zone
		if test.zone != "" {
			z = ZoneOf(test.zone)
		}
		r, ok := Context{Zone: z}.ReadMoment(test.text, 0)
		if !ok {
			t.Fatalf("readMoment(%q): no moment", test.text)
		}
		got := ""
		if !r.Moment.Instant.IsZero() {
			got = r.Moment.Instant.UTC().Format(time.RFC3339)
		}
		if got != test.want {
			t.Errorf("%s %s: instant %q, want %q", test.text, test.zone, got, test.want)
		}
		if r.Moment.Zone != test.zone && !(test.zone == "Z" && r.Moment.Zone == "UTC") {
			t.Errorf("%s %s: zone kept as %q", test.text, test.zone, r.Moment.Zone)
		}
	}
}

// An abbreviation of several meanings is certain at a place that uses it that day.
func TestInstantAtAPlace(t *testing.T) {
	for _, test := range []struct{ text, zone, home, want string }{
		{"2024-07-15 12:00", "BST", "Europe/London", "2024-07-15T11:00:00Z"},
		{"2024-01-15 12:00", "BST", "Europe/London", ""},
		{"2024-07-15 12:00", "BST", "Europe/Berlin", ""},
		{"2024-07-15 12:00", "IST", "Asia/Kolkata", "2024-07-15T06:30:00Z"},
		{"2024-07-15 12:00", "IST", "Europe/Dublin", "2024-07-15T11:00:00Z"},
		{"2024-01-15 12:00", "CST", "America/Chicago", "2024-01-15T18:00:00Z"},
		{"2024-01-15 12:00", "CST", "Asia/Shanghai", "2024-01-15T04:00:00Z"},
		{"2024-07-15 12:00", "PT", "America/Los_Angeles", "2024-07-15T19:00:00Z"},
		{"2024-07-15 12:00", "ET", "America/Los_Angeles", ""},
		{"2024-01-15 12:00", "GST", "Asia/Dubai", "2024-01-15T08:00:00Z"},
		{"2024-01-15 12:00", "JST", "Europe/London", "2024-01-15T03:00:00Z"},
	} {
		home, err := time.LoadLocation(test.home)
		if err != nil {
			t.Fatal(err)
		}
		r, _ := Context{Home: home}.ReadMoment(test.text+" "+test.zone, 0)
		got := ""
		if !r.Moment.Instant.IsZero() {
			got = r.Moment.Instant.UTC().Format(time.RFC3339)
		}
		if got != test.want || r.Moment.Zone != test.zone {
			t.Errorf("%s %s in %s: instant %q, want %q; zone %q", test.text, test.zone, test.home, got, test.want, r.Moment.Zone)
		}
	}
}

func TestFindZone(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"All times in CET.", "CET"},
		{"All times in Central European Time (CET)", "CET"},
		{"All times UTC", "UTC"},
		{"All times are in UTC unless stated", "UTC"},
		{"all times PST", "PST"},
		{"Timeline (all times PST) 07/27/2023 - 07/31/2023. All times approximations", "PST"},
		{"Timeline (AEST - UTC+10)", "AEST"},
		{"Timeline (UTC+2)", "UTC+2"},
		{"Timeline (GMT+2)", "GMT+2"},
		{"Date and Time in CET", "CET"},
		{"Time (JST)", "JST"},
		{"Time UTC", "UTC"},
		{"All times in US/Pacific", "US/Pacific"},
		{"All times in UC/Pacific", "UC/Pacific"},
		{"All times in ETC", "ETC"},
		{"All times in IST", "IST"},
		{"Alle tider i CEST", "CEST"},
		{"All times Denver time", "Denver"},
		{"時刻 (日本時間)", "日本時間"},
		{"Timeline", ""},
		{"Time", ""},
		{"Timeline of events", ""},
		{"Summary of the API outage", ""},
		{"All times are approximate", ""},
		{"All times approximations", ""},
	} {
		z, ok := FindZone(test.text)
		if z.Written != test.want || ok != (test.want != "") {
			t.Errorf("FindZone(%q) = %q, %t, want %q", test.text, z.Written, ok, test.want)
		}
	}
}

// TestSharesZones wants one time.Location for each offset, however often and in
// whatever way it is written.
func TestSharesZones(t *testing.T) {
	for _, c := range [][2]string{{"UTC", "Z"}, {"UTC", "+00:00"}, {"+02:00", "UTC+2"}, {"+05:30", "UTC+5:30"}, {"JST", "+09:00"}, {"Europe/Oslo", "Oslo"}} {
		if a, b := ZoneOf(c[0]), ZoneOf(c[1]); a.place == nil || a.place != b.place {
			t.Errorf("%s and %s have the locations %p and %p", c[0], c[1], a.place, b.place)
		}
	}
}
