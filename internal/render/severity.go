package render

import (
	"cmp"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
)

// Badge is a severity as pages show it: a shape, a word, a meaning.
type Badge struct {
	// Rank is 1 for the worst to 5 for a near miss; 0 if the author's word is
	// not on the site's scale.
	Rank int
	// Word is the author's own, or the scale's where that is a whole sentence.
	Word string
	// Meaning says what the level is for; Level names it where the author used
	// another word; Written is the author's sentence where Word is not it.
	// Each may be empty.
	Meaning, Level, Written string
}

// longestWord is how many letters fit on a badge.
const longestWord = 18

// badge is the severity of an incident; nil if not recorded.
func (s *site) badge(incident *kb.Incident) *Badge {
	if incident.Severity == nil {
		if !incident.NearMiss {
			return nil
		}
		return &Badge{Rank: 5, Word: s.text("severity.near-miss"), Meaning: s.levels[5].Meaning}
	}
	b := &Badge{Rank: incident.Severity.Rank, Word: incident.Severity.Text}
	if b.Rank < 0 || b.Rank > 5 {
		b.Rank = 0
	}
	level := s.levels[b.Rank]
	b.Meaning = level.Meaning
	if kb.Slug(level.Name) != kb.Slug(b.Word) {
		b.Level = level.Name
	}
	if name := s.levelName(b.Rank, ""); name != "" && utf8.RuneCountInString(b.Word) > longestWord {
		b.Word, b.Written, b.Level = name, b.Word, ""
	}
	return b
}

// listBadge is the severity in a list: the word that its page has.
func (s *site) listBadge(incident *kb.Incident) *Badge {
	b := s.badge(incident)
	if b == nil {
		return nil
	}
	return &Badge{Rank: b.Rank, Word: b.Word}
}

// levelName is what a rank is called by the site, or else by the built-in scale; of a
// rank without a name it is the word that is given.
func (s *site) levelName(rank int, word string) string {
	if level, known := s.levels[rank]; known && level.Name != "" {
		return level.Name
	}
	if rank == leastRank {
		return s.text("severity.near-miss-level")
	}
	return cmp.Or(kb.LevelName(kb.BuiltInLevels, rank), word)
}

// rankOf is the rank of severity that marks show: 1 for the worst to 5 for a near miss,
// 0 for none.
func rankOf(incident *kb.Incident) int {
	if incident.Severity != nil && incident.Severity.Rank >= 0 && incident.Severity.Rank <= 5 {
		return incident.Severity.Rank
	}
	if incident.NearMiss {
		return 5
	}
	return 0
}
