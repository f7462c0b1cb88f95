package render

import (
	"encoding/csv"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/views"
)

// csvColumns are the columns of incidents.csv (RFC 4180).
var csvColumns = []string{
	"slug", "date", "title", "severity", "severity_rank", "status", "services", "tags",
	"started", "detected", "acknowledged", "mitigated", "resolved",
	"detect_seconds", "acknowledge_seconds", "mitigate_seconds", "resolve_seconds",
	"actions_open", "actions_total", "factors", "url", "source",
	"impact_who", "impact_how_many", "impact_how_long", "cost",
	"actions_unsaid", // those of actions_open of which the document says no state
}

// writeCSV writes all incidents, one a row; what is not known is empty.
func (s *site) writeCSV(w io.Writer) error {
	return writeRows(w, csvColumns, func(yield func([]string) bool) {
		for _, incident := range s.view.Base.Incidents {
			if !yield(s.csvRow(incident)) {
				return
			}
		}
	})
}

// writeRows writes a table with its columns' names, and every cell so that a
// spreadsheet takes it for text.
func writeRows(w io.Writer, columns []string, rows iter.Seq[[]string]) error {
	// Without the mark, spreadsheets read UTF-8 as the code page of the machine.
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if err := out.Write(columns); err != nil {
		return err
	}
	for row := range rows {
		for i := range row {
			row[i] = cell(row[i])
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func (s *site) csvRow(incident *kb.Incident) []string {
	severity, rank := "", ""
	if incident.Severity != nil {
		severity = incident.Severity.Text
		if incident.Severity.Rank != 0 {
			rank = strconv.Itoa(incident.Severity.Rank)
		}
	}
	var factors []string
	for i := range incident.Factors {
		if slug := incident.Factors[i].Factor; slug != "" {
			factors = append(factors, slug)
		}
	}
	row := []string{
		incident.Slug, incident.Date.String(), incident.Title, severity, rank, incident.Status,
		strings.Join(incident.ServiceSlugs(), "; "), strings.Join(incident.Tags, "; "),
	}
	for _, mark := range views.Marks(incident) {
		row = append(row, csvMoment(mark.Moment))
	}
	d := incident.Durations
	for _, known := range []*time.Duration{d.Detect, d.Acknowledge, d.Mitigate, d.Resolve} {
		if known == nil {
			row = append(row, "")
			continue
		}
		row = append(row, strconv.FormatInt(int64(known.Seconds()), 10))
	}
	actions := views.CountActions(incident)
	row = append(row, strconv.Itoa(actions.Open), strconv.Itoa(actions.Total()), strings.Join(factors, "; "),
		s.urls.absolute(incidentAddress(incident.Slug)), incident.Source)
	return append(append(row, csvImpact(incident)...), strconv.Itoa(actions.Unsaid))
}

// csvImpact is who was hit, how many, how long, and the amounts, each as written
// and those on customers first.
func csvImpact(incident *kb.Incident) []string {
	var who, many, long, cost []string
	for _, one := range views.CustomersFirst(incident) {
		who, many, long = append(who, one.Who), append(many, one.HowMany), append(long, one.HowLong)
		if one.Amount != nil {
			cost = append(cost, one.Amount.String())
		}
	}
	joined := func(all []string) string {
		return strings.Join(slices.DeleteFunc(all, func(words string) bool { return words == "" }), "; ")
	}
	return []string{joined(who), joined(many), joined(long), joined(cost)}
}

// csvMoment is the instant where it is certain, else the author's words.
func csvMoment(m *kb.Moment) string {
	if m == nil {
		return ""
	}
	if machine := m.RFC3339(); machine != "" {
		return machine
	}
	return m.Written
}

// formula has what makes a formula of the cell that begins with it: in some languages
// spreadsheets take the wide forms, too
// (https://owasp.org/www-community/attacks/CSV_Injection).
const formula = "=+-@\t\r\n＝＋－＠"

// cell keeps a spreadsheet from taking an author's words for a formula, which one that
// trims cells also finds behind blanks and what cannot be seen.
func cell(text string) string {
	trimmed := strings.TrimLeftFunc(text, func(r rune) bool { return unicode.IsSpace(r) || prose.MayHide(r) })
	for _, start := range []string{text, trimmed} {
		if first, _ := utf8.DecodeRuneInString(start); start != "" && strings.ContainsRune(formula, first) {
			return "'" + text
		}
	}
	return text
}
