package reading

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/words"
)

// A heading belongs to the class of the longest phrase that it begins with, after
// numbers, emoji, emoji codes, punctuation and anything in brackets are set aside:
//
//	## 3. :mag_right: Root causes (short version):   causes, root cause
//
// The phrases are the keys section.* and group.* of package words (corpora.md §3).

// topic is what a section is about within its class.
type topic string

// The topics that change how a section is read; empty for all others.
const (
	topicNone         topic = ""
	topicContributing topic = "contributing"
	topicRootCause    topic = "root-cause"
	topicTrigger      topic = "trigger"
	topicMitigating   topic = "mitigating"
	topicLengthened   topic = "lengthened"
	topicWhys         topic = "whys"

	topicWell  topic = "well"
	topicBadly topic = "badly"
	topicLuck  topic = "luck"
	// topicSurprise is what people did not expect.
	topicSurprise topic = "surprise"

	topicPrevent topic = "prevent"
	topicDetect  topic = "detect"
	topicRespond topic = "respond"
	topicLearn   topic = "learn"
	topicKeep    topic = "preserve"
	topicDone    topic = "done"
	topicOpen    topic = "open"
	topicWontfix topic = "wontfix"
	// topicRemedy is what was done, where another section holds what is to do.
	topicRemedy topic = "remedy"

	// topicFailed is what failed: what happened, or what went badly where another
	// section says what went well.
	topicFailed topic = "failed"

	// topicLog is a chat log or a listing: never read as structure.
	topicLog topic = "log"
)

// meaning is what a heading's words say.
type meaning struct {
	class kb.SectionClass
	topic topic
}

// sectionClasses are the classes by the first part of their key. The rest of the
// key is the topic.
var sectionClasses = map[string]kb.SectionClass{
	"summary": kb.SectionSummary, "impact": kb.SectionImpact, "timeline": kb.SectionTimeline, "detection": kb.SectionDetection,
	"resolution": kb.SectionResolution, "causes": kb.SectionCauses, "lessons": kb.SectionLessons, "actions": kb.SectionActions,
	"references": kb.SectionReferences,
}

// meaningOfKey is what the phrases of a key say, without its beginning "section.".
func meaningOfKey(key string) meaning {
	class, rest, _ := strings.Cut(key, ".")
	return meaning{sectionClasses[class], topic(rest)}
}

// groupTopics are the topics of the groups of a section of actions, by the words
// that name them; they mean nothing by themselves.
var groupTopics = words.Index[topic]("group.")

// qualifiers may stand before a phrase without changing what it means.
var qualifiers = words.Set("qualifier")
