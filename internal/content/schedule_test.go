package content

import (
	"testing"
	"testing/fstest"

	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/when"
)

func TestConfiguredFollowUp(t *testing.T) {
	read := func(line string) (Config, []problem.Problem) {
		t.Helper()
		config, problems, err := ReadConfig(fstest.MapFS{"debrief.yaml": {Data: []byte("title: T\n" + line + "\n")}}, "debrief.yaml")
		if err != nil {
			t.Fatal(err)
		}
		return config, problems
	}
	if config, problems := read("follow-up: after 2 weeks, every month"); config.FollowUp.String() != "after 2 weeks, every month" || len(problems) > 0 {
		t.Errorf("%q, %+v", config.FollowUp, problems)
	}
	if config, problems := read("title: T"); !config.FollowUp.IsZero() {
		t.Errorf("%q, %+v", config.FollowUp, problems)
	}
	config, problems := read("follow-up: sometimes")
	if !config.FollowUp.IsZero() || len(problems) != 1 {
		t.Fatalf("%q, %+v", config.FollowUp, problems)
	}
	p := problems[0]
	if p.Level != problem.Error || p.Line != 2 || p.Message != `"sometimes" does not say when to meet again` || p.Help != when.ScheduleHelp {
		t.Errorf("%+v", p)
	}
}
