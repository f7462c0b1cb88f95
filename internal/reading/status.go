package reading

import (
	"fmt"
	"strings"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
)

// A status says where a document stands (draft, review, final, closed) or, in
// many folders, where its incident stands (ongoing, resolved). Words of all
// dialects become one of these six; any other word stays as the author wrote it.

// readStatus returns the status and where it was read; empty if none is recorded.
func (s *source) readStatus() (string, kb.Origin) {
	if value, ok := s.field("status"); ok && !isPlaceholder(value.Text) {
		status, known := statusOf(value.Text)
		if !known {
			s.report(placeOf(value), problem.Notice, "status-unknown", fmt.Sprintf("the status %q is shown as written", status),
				"known are draft, review, final and closed")
		}
		return status, originOf(value)
	}
	if l, ok := s.labels[statusLabel]; ok {
		status, known := statusOf(l.text.Plain)
		if !known && len(l.items) > 1 {
			// A list tells how things stand; it is no word for it.
			return "", kb.Origin{}
		}
		return status, kb.Origin{What: fmt.Sprintf("the label %q", l.name), Line: l.text.Line}
	}
	if value, ok := s.field("is_resolved"); ok && s.flag("is_resolved") {
		return "resolved", originOf(value)
	}
	return "", kb.Origin{}
}

// originOf is where a value of the front matter was read.
func originOf(value content.Value) kb.Origin {
	return kb.Origin{What: fmt.Sprintf("the key %q", value.Key), Line: value.Line}
}

// statusOf finds the status that words mean by the first of them, or returns the
// words themselves.
func statusOf(text string) (status string, known bool) {
	own := strings.Trim(firstLine(text), "[]*_ ")
	words := strings.Fields(headingWords(own))
	for n := min(len(words), 3); n > 0; n-- {
		if status := statusWords[strings.Join(words[:n], " ")]; status != "" {
			return status, true
		}
	}
	return own, false
}

// statusWords are the words of each status, as headingWords leaves them.
var statusWords = func() map[string]string {
	known := map[string]string{}
	for status, words := range map[string]string{
		"draft": `draft|wip|work in progress|in draft|unfinished|incomplete|entwurf|brouillon|borrador|rascunho|utkast|kladd|下書き|ドラフト|作成中|草稿|草案`,
		"review": `review|in review|under review|reviewing|ready for review|pending review|awaiting review|in prüfung|en revue|en revisión|em revisão|til gjennomgang|under gjennomgang|
			レビュー中|レビュー待ち|评审中|审核中`,
		"final": `final|finalized|finalised|published|complete|completed|approved|reviewed|endgültig|veröffentlicht|abgeschlossen|terminé|publié|completado|completo|publicado|concluído|
			ferdig|ferdigstilt|publisert|完了|確定|公開済み|完成|已完成|已发布`,
		"closed": `closed|all done|done|archived|geschlossen|erledigt|clos|clôturé|fermé|cerrado|fechado|encerrado|lukket|avsluttet|クローズ|クローズ済み|クローズ済|已关闭|关闭`,
		"resolved": `resolved|fully resolved|fixed|solved|mitigated and resolved|restored|recovered|over|behoben|gelöst|résolu|rétabli|resuelto|solucionado|resolvido|løst|rettet|解決|解決済み|解決済|復旧|復旧済み|復旧済|対応済み|
			已修复|已解决|已恢复|修复|解决`,
		"ongoing": `ongoing|open|active|investigating|identified|monitoring|in progress|unresolved|mitigated|offen|laufend|andauernd|en cours|ouvert|en curso|abierto|em andamento|aberto|pågående|åpen|
			対応中|調査中|進行中|发生中|处理中|进行中|调查中`,
	} {
		for _, word := range strings.Split(words, "|") {
			known[strings.TrimSpace(word)] = status
		}
	}
	return known
}()
