package reading

import "testing"

func TestTitleOpening(t *testing.T) {
	for title, want := range map[string]string{
		"Postmortem: search is slow":           "Postmortem: ",
		"Post-mortem — no mail for a day":      "Post-mortem — ",
		"RCA - the disk is full":               "RCA - ",
		"Incident report · keys had expired":   "Incident report · ",
		"Постмортем: почта не пришла":          "Постмортем: ",
		"故障报告：支付服务超时":                          "故障报告：",
		"Incident: mail":                       "", // too little would be left
		"Search: slow since noon":              "",
		"Incident 12: mail was late":           "", // the number tells it from others
		"Post-mortem":                          "",
		"Postmortem:never a blank, an address": "",
		"The night of the queue: a postmortem": "",
	} {
		if got := titleOpening(title); got != want {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
	}
}
