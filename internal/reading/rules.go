// Package reading takes what an incident says out of its text: title, date,
// severity, services, the five marks, the timeline, actions, factors and whys,
// each with its line.
//
// In the pipeline it stands after content, which hands over front matter, and
// markdown, which hands over an outline of blocks; it fills the nouns of package
// kb, one document at a time. It looks at no other document and at no clock.
// What an author wrote is shown as written: a value that is not certain is left
// out, and a reason is given as a problem.
//
// Read the files from the ground up; nearly all use only what stands before them:
//
//	words and places:   rules parts letters phrase_list word_pattern section_words heading_words phrases phrase_gaps columns anchor
//	                    keeper compact
//	pieces of text:     piece section link_titles
//	labels, keys:       label_reader fields typed label_line template label_cells label_row
//	status pages:       posted_line status_updates
//	sections:           section_cutter section_plain section_lines written_lists section_remedies whys section_labels sections named
//	values:             timeline_times abstract_fit abstract_whole section_text mail_head label_values labels
//	entries:            action_ticket title_file entry_told entry_kind timeline_reader timeline_context
//	title, summary:     title_text title abstract lead
//	what is said once:  marks marks_told marks_summary durations severity_told severity status services quotes answers date_names date_prose date_timeline date
//	impact:             money_sums money impact_people impact_length impact_words impact_table impact_labels impact
//	timeline:           timeline_lines timeline_table timeline_rows timeline_list
//	                    timeline_beside timeline_headings timeline_blocks timeline_elsewhere timeline_dotted
//	                    timeline_afternoon timeline_updates timeline_chat unread timeline
//	actions:            recurring action_state action_past action_due action_pairs action_aside action_chains action_tails line_tail
//	                    action_sentence action_line action_none action_reader action_group action_table action_cells action_standing
//	                    action_names action_list action_headings action_elsewhere actions
//	causes:             told cause_reader cause_sentence cause_names cause_beside cause_labels factor_line factor_brackets cause_unknown causes_prose causes_further
//	                    cause_sequence why_lists why_sections factor_table cause_lists causes_announced lessons_table causes
//	documents:          telling noticed listed_actions listed_words listed_causes listed repair oncall relations beliefs review
//	                    mentioned document described split incident procedure
package reading

import (
	"time"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
)

// Rules are a site's own additions to what reading knows. The zero value reads
// a folder without configuration.
type Rules struct {
	// Zone is the zone of all times that state none; nil if not configured.
	Zone *time.Location
	// Language is a BCP 47 tag; empty if not configured.
	Language string
	// Severities are the site's scale; empty for the built-in one.
	Severities []kb.SeverityLevel
	// Sections are further headings for each class of section.
	Sections map[kb.SectionClass][]string
	Markers  []kb.Marker
	Trackers []kb.Tracker
	// Parser reads the texts of front matter; without one they are shown as they
	// are written.
	Parser *markdown.Parser
	// ActionsAlone spares those who ask for actions what else incidents say: to whom
	// they did what, and what was made of them. Whatever has problems is read.
	ActionsAlone bool
}
