package main

import (
	"errors"
	"testing"
)

func TestLayoutError(t *testing.T) {
	tests := []struct{ give, want string }{
		{
			`publish the site: site: page "404.html": template: notfound.html:2:3: executing "notfound.html" at <.X.Y>: can't evaluate field X in type *render.page`,
			`the layout notfound.html does not work at line 2: {{.X.Y}} fails, because there is no field "X"`,
		},
		{`prepare the pages: layouts: template: home.html:1: unclosed action`, `the layout home.html does not work at line 1: unclosed action`},
		{
			`html/template:home.html:1:7: {{if}} branches end in different contexts: {stateURL x}, {stateText y}`,
			`the layout home.html does not work at line 1: {{if}} branches end in different contexts`,
		},
		{
			`layouts: template: home.html:3:3: executing "home.html" at <countable>: error calling countable: a layout counts to 10 at most, not to 20`,
			`the layout home.html does not work at line 3: a layout counts to 10 at most, not to 20`,
		},
		{
			`layouts: template: home.html:4:3: executing "home.html" at <{{template "home.html" .}}>: exceeded maximum template depth (100000)`,
			`the layout home.html does not work at line 4: {{template "home.html" .}} fails: exceeded maximum template depth (100000)`,
		},
	}
	for _, test := range tests {
		err := layoutError(errors.New(test.give))
		if err.Error() != test.want || exitCode(err) != exitUsage {
			t.Errorf("%s:\n got %q, exit %d\nwant %q", test.give, err, exitCode(err), test.want)
		}
	}
	other := errors.New("publish the site: disk full")
	if got := layoutError(other); !errors.Is(got, other) {
		t.Errorf("%v became %v", other, got)
	}
}
