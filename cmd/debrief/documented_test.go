package main

import (
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/debrief-dev/debrief/internal/data"
)

// What the commands print as JSON is documented key by key, with its version.
func TestKeysAreDocumented(t *testing.T) {
	for _, test := range []struct {
		file, from, to string
		value          any
	}{
		{"../../content/guide/follow-up.md", "## For programs: the digest", "", data.Digest{}},
		{"../../content/guide/follow-up.md", "## For programs: the open", "\n## ", data.FollowUps{}},
		{"../../content/guide/follow-up.md", "## For programs: the open", "\n## ", data.Agenda{}},
		{"../../content/guide/data.md", "## An incident", "\n## ", data.Incident{}},
	} {
		data, err := os.ReadFile(test.file)
		if err != nil {
			t.Fatal(err)
		}
		_, text, found := strings.Cut(string(data), test.from)
		if !found {
			t.Fatalf("%s has no part %q", test.file, test.from)
		}
		if test.to != "" {
			text, _, _ = strings.Cut(text, test.to)
		}
		keys := map[string]bool{}
		collectKeys(reflect.TypeOf(test.value), keys)
		if len(keys) < 10 || !keys["schema"] {
			t.Errorf("%T has only the keys %v", test.value, keys)
		}
		for key := range keys {
			if !strings.Contains(text, "`"+key+"`") && key != "schema" {
				t.Errorf("%s does not tell what `%s` of %T holds", test.file, key, test.value)
			}
		}
		if !strings.Contains(text, "schema") || !strings.Contains(text, "1") {
			t.Errorf("%s does not tell the version of %T", test.file, test.value)
		}
	}
}

// collectKeys finds the keys of a type and of all that is in it.
func collectKeys(of reflect.Type, keys map[string]bool) {
	switch of.Kind() {
	case reflect.Pointer, reflect.Slice:
		collectKeys(of.Elem(), keys)
	case reflect.Struct:
		for field := range of.Fields() {
			if key := field.Tag.Get("json"); key != "" {
				key, _, _ = strings.Cut(key, ",")
				if keys[key] && field.Type == of || keys[key] && field.Type.Kind() == reflect.Slice && field.Type.Elem() == of {
					continue // a why has whys
				}
				keys[key] = true
			}
			collectKeys(field.Type, keys)
		}
	}
}
