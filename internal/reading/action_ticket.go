package reading

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// The ticket of an action: a link to a tracker or with the words of a ticket, or a key that a tracker of
// debrief.yaml turns into an address.
//
//	[#401](https://github.com/…/issues/401)   https://jira.…/browse/OPS-7   OPS-7   #12

// ticketPath are the paths of trackers and code hosts behind the host's name.
var ticketPath = words.Pattern(`(?i)^https?://[^/\s]+/(?:\S*/)?(?:issues?|pulls?|merge_requests|browse|work_items|tickets?|tasks?|t|bugs?|stories|story|commit|pull-requests|_workitems|show_bug\.cgi|c)(?:[/?][^\s]*)$`)

// ticketHost are trackers whose paths say nothing.
var ticketHost = words.Pattern(`(?i)^https?://(?:[^/\s]*\.)?(?:linear\.app|app\.asana\.com|trello\.com|app\.shortcut\.com|notion\.so|bugzilla\.[^/\s]+|app\.clickup\.com)/`)

// ticketLink returns the first link of a line that leads to a ticket.
func (o *outline) ticketLink(p piece) (*kb.Ticket, markdown.Span) {
	var ticket *kb.Ticket
	var at markdown.Span
	p.spans(func(s markdown.Span) {
		if ticket != nil || s.Style&markdown.Linked == 0 || s.Style&markdown.Image != 0 {
			return
		}
		link := &o.doc.Body.Links[s.Link]
		address := link.Target
		if link.Fragment != "" {
			address += "#" + link.Fragment
		}
		text := oneLine(strings.TrimSpace(p.words()[s.From:s.To]))
		// A link whose words are a ticket leads to one, whatever its address.
		named := ticketWord().FindString(text) == text && isTicketKey(text)
		if link.Kind != kb.ExternalLink || !named && !ticketPath().MatchString(link.Target) && !ticketHost().MatchString(link.Target) {
			return
		}
		ticket, at = &kb.Ticket{Text: text, URL: address}, s
	})
	return ticket, at
}

// resolveTicket gives a ticket the address that a tracker makes of its key.
func resolveTicket(t *kb.Ticket, trackers []kb.Tracker) *kb.Ticket {
	if t == nil {
		return nil
	}
	if strings.HasPrefix(t.Text, "https://") || strings.HasPrefix(t.Text, "http://") {
		if t.URL == "" {
			t.URL = t.Text
		}
		return t
	}
	if t.URL != "" {
		return t
	}
	key, id, found := strings.Cut(t.Text, "-")
	if strings.HasPrefix(t.Text, "#") {
		key, id, found = "#", t.Text[1:], true
	}
	if !found {
		return t
	}
	for _, tracker := range trackers {
		if strings.EqualFold(tracker.Key, key) {
			t.URL = strings.NewReplacer("{id}", id, "{key}", t.Text).Replace(tracker.URL)
			break
		}
	}
	return t
}

// ticketWord is the number or the key of a ticket.
var ticketWord = words.Pattern(`#\d{1,9}\b|\b[A-Z][A-Z0-9]{1,11}-\d{1,7}\b`)

// notTickets look like the key of a ticket and name something else: documents and
// standards, weaknesses, formats and versions, incidents, months.
var notTickets = prose.WordSet(`ADR RFC RFD TDR KEP PEP JEP EIP ERC BIP ISO IEC IEEE NIST FIPS PCI DIN BSI SOC SOP OWASP
	CVE CWE CAPEC GHSA UTF UTF8 SHA MD AES RSA BASE HTTP HTTPS TLS SSL IPV USB LTE DDR RAID ARM X EC2 S3 GPT PHP JDK
	SEV INC PM PIR RCA POSTMORTEM P S UTC GMT COVID STEP PHASE STAGE TIER LEVEL
	JAN FEB MAR APR MAY JUN JUL AUG SEP SEPT OCT NOV DEC`)

// periodWord is a part of a year with its year: "Q1-2026", "H2-26", "FY26-27".
var periodWord = words.Pattern(`^(?:[QHW]\d{1,2}|KW\d{1,2}|FY\d{2,4})-(?:20)?\d{2}$`)

// longestTicketKey is the length of the longest key that ticketWord finds.
const longestTicketKey = 12 + len("-") + 7

// isTicketKey tells PROJ-12 and #12 from other words with digits.
func isTicketKey(word string) bool {
	letters, _, found := strings.Cut(word, "-")
	return strings.HasPrefix(word, "#") || found && !notTickets[letters] && !periodWord().MatchString(word)
}
