package main

import (
	"runtime/debug"
	"testing"
)

func TestCommitText(t *testing.T) {
	for _, test := range []struct {
		settings []debug.BuildSetting
		want     string
	}{
		{nil, ""},
		{[]debug.BuildSetting{{Key: "vcs.revision", Value: "0bd8285d24d5a1ac5f1b1ee0b3f3ac0aa"}}, "commit 0bd8285d24d5, "},
		{[]debug.BuildSetting{{Key: "vcs.modified", Value: "true"}, {Key: "vcs.revision", Value: "0bd8"}}, "commit 0bd8 with changes, "},
	} {
		if got := commitText(test.settings); got != test.want {
			t.Errorf("%v is %q, want %q", test.settings, got, test.want)
		}
	}
}
