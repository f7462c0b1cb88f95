package reading

import (
	"slices"
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
)

func TestWhatHeadingsName(t *testing.T) {
	for give, want := range map[string][]kb.SectionClass{
		"## Prevention & Lessons Learned\n\n- Look twice\n":           {kb.SectionActions, kb.SectionLessons},
		"## 4. Actions taken\n\n| A | B |\n|---|---|\n| 1 | 2 |\n":    {kb.SectionActions, kb.SectionResolution},
		"## 4. 如何解决（Fix）\n\n重启\n":                                     {kb.SectionResolution},
		"### Code Fix\n\nOne line.\n":                                 {kb.SectionResolution},
		"**Action items:**\n\n- Look twice\n":                         {kb.SectionActions},
		"# Lessons learned from a fix\n\nThe disk was full.\n":        nil,
		"## Story\n\n- Found it.\n- Root cause: the lock stayed.\n":   {kb.SectionCauses},
		"## Story\n\n| Item | Text |\n|---|---|\n| Impact | none |\n": {kb.SectionImpact},
		"## Notes\n\nThe lessons learned were few.\n":                 nil,
	} {
		incident, _ := readDocument(t, "a.md", give, Rules{})
		if !slices.Equal(incident.Named, want) {
			t.Errorf("%q: %q, want %q", give, incident.Named, want)
		}
	}
}

func TestWhatSentencesSpeakOf(t *testing.T) {
	for give, want := range map[string][]kb.SectionClass{
		"磁盘写满，导致用户无法登录。\n":                                   {kb.SectionCauses, kb.SectionImpact},
		"Это произошло из-за полного диска.\n":               {kb.SectionCauses},
		"## Notes\n\nThe lessons learned were few.\n":        {kb.SectionLessons},
		"All users saw errors, because the disk was full.\n": {kb.SectionCauses, kb.SectionImpact},
		"From 10:02 to 10:40 it was quiet.\n":                {kb.SectionTimeline},
		"# Outage of the queue\n\nIt was quiet.\n":           nil,
	} {
		incident, _ := readDocument(t, "a.md", give, Rules{})
		slices.Sort(incident.Mentioned)
		if !slices.Equal(incident.Mentioned, want) {
			t.Errorf("%q: %q, want %q", give, incident.Mentioned, want)
		}
	}
}
