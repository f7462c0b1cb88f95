package reading

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// A severity is kept as written; its first words give the rank, on the site's
// own scale if there is one, else on the built-in scale:
//
//	SEV-1   sev2   S3   P1   P2 Medium   Severity: High   4   critical (all of EU)
//	major-outage   partial-outage   degraded-performance   down   重大度 高
//	# [P1] Queue stalled   # Near miss: the wrong table

// readSeverity returns the severity; nil if none is recorded.
func (s *source) readSeverity() *kb.Severity {
	text, at := "", place{}
	if value, ok := s.field(content.KeySeverity); ok {
		text, at = strings.TrimSpace(value.Text), placeOf(value)
	}
	if text == "" || isPlaceholder(text) {
		l, ok := s.labels[severityLabel]
		if !ok {
			return s.severityInTitle()
		}
		text = oneLine(l.text.Plain)
		if first := firstLine(l.text.Plain); s.rules.rank(first) > 0 {
			text = first // what stands below is another fact
		}
		if s.rules.rank(text) == 0 {
			if text = wrappedSentence(l.text.Plain); text != firstLine(l.text.Plain) {
				text = strings.TrimSuffix(strings.TrimSpace(prose.Sentence(text)), ".")
			}
		}
		at = s.placeInBody(l.text.Line, firstLine(l.text.Plain))
	}
	if text = s.rules.level(strings.Trim(text, "[] :：")); text == "" || s.rules.offersChoice(text) {
		return nil
	}
	severity := s.rules.severity(text, at.line)
	if severity.Rank == 0 {
		s.report(at, problem.SeverityUnknown,
			fmt.Sprintf("%q is not on the severity scale", text), "write one of "+s.rules.scale())
	}
	return severity
}

// fewestOffered is how many levels a form offers.
const fewestOffered = 3

// offersChoice tells whether a text still holds the levels of a form: "P1 P2 P3".
func (r Rules) offersChoice(text string) bool {
	levels := 0
	for word := range strings.FieldsSeq(text) {
		if r.rank(word) > 0 {
			levels++
		}
	}
	return levels >= fewestOffered
}

// levelEnds are what stands between a level and a sentence about it.
var levelEnds = words.Pattern(`[.,;:]\s|\s+[-–—|·•(（]\s*|[。，；：（(]|\s+{why.because}\s`)

// unknownEnds are what stands between a level on no scale and what is said of it.
var unknownEnds = words.Pattern(`\s+(?:[·•|—–]\s|[(（])`)

// longestUnknown is how many words a level has that is on no scale.
const longestUnknown = 6

// level is a severity without the sentence behind it: "S2. Mail was late" is S2.
// Words that are on no scale stay as they are written.
func (r Rules) level(text string) string {
	rank := r.rank(text)
	if rank == 0 {
		text = strings.TrimSpace(remark().ReplaceAllString(text, ""))
		if at := unknownEnds().FindStringIndex(text); at != nil && at[0] > 0 && len(strings.Fields(text)) > longestUnknown {
			text = strings.TrimSpace(text[:at[0]])
		}
		return text
	}
	at := levelEnds().FindStringIndex(text)
	if at == nil {
		return text
	}
	level := strings.TrimSpace(text[:at[0]])
	if level == "" || r.rank(level) != rank {
		return text
	}
	// "Low functional, medium for the audit": the word behind the level is on no scale. In
	// "Partial degradation (one shop)" it is a part of the level.
	if first, rest, found := strings.Cut(level, " "); found && text[at[0]] == ',' && r.rank(first) == rank && r.rank(rest) == 0 && !prose.HasDigit(rest) {
		return first
	}
	return level
}

// titleLevel is a level in brackets in a title: "[P0] Queue stalled". titleOpensLevel is
// one that a title begins with: "SEV-2: Queue stalled".
var (
	titleLevel      = words.Pattern(`(?i)[\[(【]\s*({severity.title}[- ]?\d)\s*[\])】]`)
	titleOpensLevel = words.Pattern(`(?i)^\s*({severity.opens}[- ]?\d)\s*(?:[:：|]|\s[-–—])\s`)
	// titleNearMiss says that nothing happened: "Near miss: …", "… (near miss)".
	titleNearMiss = words.Pattern(`(?i)(?:^|[\[(（【:：]|\d[,.]?\s|\s[-–—|]\s)\s*({near-miss})\s*(?:$|[:：|\])）】]|\s[-–—]\s)`)
)

// severityInTitle is the level that the first heading or the title names, or else a
// sentence.
func (s *source) severityInTitle() *kb.Severity {
	text, line := s.namedTitle()
	for _, pattern := range []func() *regexp.Regexp{titleLevel, titleOpensLevel, titleNearMiss} {
		if m := pattern().FindStringSubmatch(text); m != nil && s.rules.rank(m[1]) > 0 {
			return s.rules.severity(m[1], line)
		}
	}
	return s.severityTold()
}

// namedTitle is the title of the front matter or the first heading, and its line.
func (s *source) namedTitle() (text string, line int) {
	if text = s.text(content.KeyTitle); text != "" {
		return text, 0
	}
	for b := range headingsIn(s.doc) {
		return b.Text, b.Line
	}
	return "", 0
}

// severity places a level on the scale.
func (r Rules) severity(text string, line int) *kb.Severity {
	rank := r.rank(text)
	return &kb.Severity{Text: text, Rank: rank, Level: kb.LevelName(r.levels(), rank), Line: line}
}

// levels are the site's scale, or else the built-in one.
func (r Rules) levels() []kb.SeverityLevel {
	if len(r.Severities) == 0 {
		return kb.BuiltInLevels
	}
	return r.Severities
}

// scale lists the levels for a message.
func (r Rules) scale() string {
	levels := r.levels()
	names := make([]string, len(levels))
	for i, level := range levels {
		names[i] = level.Name
	}
	return strings.Join(names, ", ")
}

// longestOwnLevel bounds the words of the levels of a site.
const longestOwnLevel = 4

// rank returns the rank of a severity's words; 0 if they are not on the scale.
// A site's own scale is asked first, with all of the words, then with fewer.
func (r Rules) rank(text string) int {
	words := severityWords(text)
	for n := min(len(words), longestOwnLevel); n > 0; n-- {
		joined := strings.Join(words[:n], " ")
		for _, level := range r.Severities {
			if joined == strings.Join(severityWords(level.Name), " ") {
				return level.Rank
			}
			for _, word := range level.Words {
				if joined == strings.Join(severityWords(word), " ") {
					return level.Rank
				}
			}
		}
	}
	for len(words) > 0 && scaleNames()[words[0]] {
		words = words[1:]
	}
	rank, _ := longestOf(severityRanks(), strings.Join(words, " "))
	return rank
}

var levelNumber = words.Pattern(`^{severity.number}[ :#]*([0-9])$`)

// severityWords cuts a severity into lower-case words; "SEV-1", "sev 1" and
// "Sev1" become the same word.
func severityWords(text string) []string {
	text = strings.ToLower(text)
	if cut := strings.IndexAny(text, "(（[【\n"); cut > 0 {
		text = text[:cut]
	}
	words := strings.FieldsFunc(text, func(r rune) bool { return !prose.IsWordRune(r) })
	var merged []string
	for i := 0; i < len(words); i++ {
		word := words[i]
		if i+1 < len(words) && len(words[i+1]) == 1 && levelNumber().MatchString(word+words[i+1]) {
			word += words[i+1]
			i++
		}
		if m := levelNumber().FindStringSubmatch(word); m != nil {
			word = "sev" + m[1]
		}
		merged = append(merged, word)
	}
	return merged
}

// scaleNames may stand before the level.
var scaleNames = words.Set("severity.scale")

// severityRanks is the built-in scale: 1 for the worst to 5 for a near miss.
var severityRanks = words.Made(words.Index[string]("severity."), func(levels map[string]string) map[string]int {
	ranks := map[string]int{}
	for phrase, rank := range levels {
		if n := prose.Number(rank); n > 0 {
			ranks[phrase] = n
		}
	}
	for _, phrase := range nearMisses() {
		ranks[phrase] = nearMissRank
	}
	return ranks
})

var nearMisses = words.Of("near-miss")
