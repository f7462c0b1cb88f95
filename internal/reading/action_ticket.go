package reading

import (
	"cmp"
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
//	[Ticket OPS-7](https://tracker.example/7)   https://tracker.example/OPS-7

// ticketPath are the paths of trackers and code hosts behind the host's name.
var ticketPath = words.Pattern(`(?i)^https?://[^/\s]+/(?:\S*/)?` +
	`(?:issues?|pulls?|merge_requests|browse|work_items|tickets?|tasks?|t|bugs?|stories|story|commit|pull-requests|_workitems|show_bug\.cgi|c)` +
	`(?:[/?][^\s]*)$|^https?://[^/\s]+/T\d{1,7}$`)

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
		text := oneLine(strings.Trim(p.words()[s.From:s.To], " \n[]"))
		// A link whose words are a ticket leads to one, whatever its address.
		named := ticketWord().FindString(text) == text && isTicketKey(text) || linkedTicket().MatchString(text)
		if link.Kind != kb.ExternalLink || !named && !ticketPath().MatchString(link.Target) && !ticketHost().MatchString(link.Target) {
			return
		}
		ticket, at = &kb.Ticket{Text: text, URL: webAddress(link)}, s
	})
	return ticket, at
}

// linkedTicket are keys that a link tells from other words: those of trackers with
// longer names of projects, and with numbers alone.
var linkedTicket = words.Pattern(`^(?:[A-Z][A-Z0-9]{0,11}_[A-Z0-9_]{1,12}-\d{1,7}|[A-Z]{3,6}\d{7})$`)

// webAddress is the address of a link out of the site.
func webAddress(link *kb.Link) string {
	if link.Fragment == "" {
		return link.Target
	}
	return link.Target + "#" + link.Fragment
}

// addressOf is the address of the link in whose words a ticket stands, or which is
// an address that ends in it; empty if there is none.
func (o *outline) addressOf(p piece, ticket string) string {
	address := ""
	p.spans(func(s markdown.Span) {
		if address != "" || s.Style&markdown.Linked == 0 || s.Style&markdown.Image != 0 {
			return
		}
		link, text := &o.doc.Body.Links[s.Link], p.words()[s.From:s.To]
		if link.Kind == kb.ExternalLink && (strings.HasSuffix(text, ticket) || !strings.Contains(text, "://") && strings.Contains(text, ticket)) {
			address = webAddress(link)
		}
	})
	return address
}

// losesDocument tells whether the words between two places lead to a document or a file,
// which a ticket cannot do.
func (o *outline) losesDocument(p piece, from, to int) bool {
	loses := false
	p.spans(func(s markdown.Span) {
		if s.Style&markdown.Linked != 0 && s.From >= from && s.To <= to {
			kind := o.doc.Body.Links[s.Link].Kind
			loses = loses || kind == kb.RelativeLink || kind == kb.WikiLink
		}
	})
	return loses
}

// resolveTicket gives a ticket the address that a tracker makes of its key.
func resolveTicket(t *kb.Ticket, trackers []kb.Tracker) *kb.Ticket {
	if t == nil {
		return nil
	}
	if strings.HasPrefix(t.Text, "https://") || strings.HasPrefix(t.Text, "http://") {
		t.URL = cmp.Or(t.URL, t.Text)
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

// takeLink takes a link to a ticket off the end of a line, with the brackets
// around it.
func (l *actionLine) takeLink(ticket *kb.Ticket, at markdown.Span, words string) bool {
	if other := l.action.Ticket; other != nil && other.Text != ticket.Text {
		return false
	}
	if at.From <= l.from || at.To > l.to || strings.Trim(words[at.To:l.to], " \t\n.,;)]") != "" {
		return false
	}
	left := strings.TrimRight(words[l.from:at.From], " ([（\t\n,;–—|-")
	if endsOpen(left) {
		return false
	}
	l.action.Ticket = ticket
	l.to = l.from + len(left)
	return true
}

// lastAddress is an address at the end of a line.
var lastAddress = words.Pattern(`\shttps?://[^\s<>]+$`)

// takeAddress takes an address of any kind off the end of a line as the ticket,
// where something that is understood stands right before it: other addresses are
// the author's words.
func (l *actionLine) takeAddress(words string) bool {
	rest := strings.TrimRight(words[l.from:l.to], " \t\n,;")
	if !strings.Contains(rest[strings.LastIndexAny(rest, " \t\n")+1:], "://") {
		return false
	}
	at := lastAddress().FindStringIndex(rest)
	if at == nil || l.action.Ticket != nil {
		return false
	}
	address := strings.TrimSpace(rest[at[0]:])
	before := *l
	before.to = l.from + at[0]
	if !before.takeTail(words) {
		return false
	}
	if before.action.Ticket == nil {
		before.action.Ticket = &kb.Ticket{Text: address}
	}
	before.action.Ticket.URL = address
	*l = before
	return true
}
