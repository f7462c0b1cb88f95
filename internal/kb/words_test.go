package kb

import (
	"testing"
	"time"
)

func TestLength(t *testing.T) {
	for give, want := range map[time.Duration]string{
		0: "0 s", 45 * time.Second: "45 s", 90 * time.Second: "1 min 30 s", 10*time.Minute + 20*time.Second: "10 min", 24 * time.Minute: "24 min",
		59*time.Minute + 40*time.Second: "1 h", 65 * time.Minute: "1 h 5 min", 47*time.Hour + 59*time.Minute: "47 h 59 min", 48 * time.Hour: "2 d", 76 * time.Hour: "3 d 4 h",
	} {
		if got := Length(give); got != want {
			t.Errorf("%v is %q, want %q", give, got, want)
		}
	}
}

func TestDateWords(t *testing.T) {
	for give, want := range map[Date]string{{}: "", {2026, 9, 14}: "14 September 2026", {2024, 2, 29}: "29 February 2024"} {
		if got := give.Words(); got != want {
			t.Errorf("%v is %q, want %q", give, got, want)
		}
	}
}

func TestTicketLabel(t *testing.T) {
	for text, want := range map[string]string{
		"OPS-7":  "OPS-7",
		"#12":    "#12",
		"a form": "a form",
		"https://code.example/acme/shop/issues/12":                                       "shop#12",
		"https://code.example/acme/shop/pull/12/":                                        "shop#12",
		"https://code.example/acme/group/shop/-/merge_requests/3":                        "shop#3",
		"https://tracker.example/browse/OPS-7":                                           "OPS-7",
		"https://tracker.example/team/issue/OPS-7/renew-certificate":                     "OPS-7",
		"https://support.example/requests/5107":                                          "requests/5107",
		"https://notes.example/5107":                                                     "5107",
		"https://notes.example/":                                                         "https://notes.example/",
		"https://bugs.example/show_bug.cgi?id=4":                                         "https://bugs.example/show_bug.cgi?id=4",
		"https://bugs.example/%zz":                                                       "https://bugs.example/%zz",
		"https://code.example/acme/shop/commit/0123456789abcdef0123456789abcdef01234567": "commit/0123456789",
		"0123456789abcdef0123456789abcdef01234567":                                       "0123456789",
		"0123456789abcdef0123456789abcdef0123456789":                                     "0123456789abcdef0123456789abcdef0123456789",
	} {
		if got := (Ticket{Text: text}).Label(); got != want {
			t.Errorf("%s is shown as %q, want %q", text, got, want)
		}
	}
}

func TestExactLength(t *testing.T) {
	for give, want := range map[time.Duration]string{
		90 * time.Second: "1 min 30 s", 65 * time.Minute: "1 h 5 min", 74*time.Hour + 30*time.Minute: "3 d 2 h 30 min",
		72*time.Hour + 30*time.Minute: "3 d 30 min", 74 * time.Hour: "3 d 2 h", 96 * time.Hour: "4 d",
	} {
		if got := ExactLength(give); got != want {
			t.Errorf("%v: got %q, want %q", give, got, want)
		}
	}
}
