package kb

import (
	"strings"
	"testing"
)

func TestHead(t *testing.T) {
	long := strings.Repeat("long ", 60)
	for _, test := range []struct{ plain, want string }{
		{"Watch the queue", "Watch the queue"},
		{"Watch the queue\n\nThe disk, too", "Watch the queue"},
		{"Add alerts for:\n\nthe queue\nthe disk.", "Add alerts for: the queue; the disk"},
		{"Add alerts for:\n\nthe queue\n\nthe disk", "Add alerts for: the queue; the disk"},
		{"増やす：\n\nキュー。", "増やす： キュー"},
		{"Add alerts for:\n\n" + long, "Add alerts for"},
		{"In the workflow:\n\npreBuild:\n  commands:", "In the workflow"},
		{"In the file:\n\n\"build\": {\n  1", "In the file"},
		{"Add alerts for:", "Add alerts for"},
		{"", ""},
	} {
		if got := (Text{Plain: test.plain}).Head(); got != test.want {
			t.Errorf("Head of %q: got %q, want %q", test.plain, got, test.want)
		}
	}
}
