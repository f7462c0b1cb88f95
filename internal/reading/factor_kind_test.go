package reading

import (
	"strings"
	"testing"
)

// TestUnknownKind: a word in the place of a factor's kind is said to be none, and the
// factor keeps its name.
func TestUnknownKind(t *testing.T) {
	incident, problems := readDocument(t, "a.md", "# A\n\n## Contributing factors\n\n- **Retry storm** (mechanical): clients retried\n", Rules{})
	if len(incident.Factors) != 1 || incident.Factors[0].Name != "Retry storm" || incident.Factors[0].Kind != "" {
		t.Errorf("factors %+v", incident.Factors)
	}
	if len(problems) != 1 || problems[0].Line != 5 || !strings.Contains(problems[0].Message, `"mechanical" is no kind`) {
		t.Errorf("problems %v", problems)
	}
}
