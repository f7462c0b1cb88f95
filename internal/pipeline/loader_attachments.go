package pipeline

import (
	"time"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
)

// attachment is a file as it was looked into last.
type attachment struct {
	stamp content.Stamp
	// sum is zero unless the stamp alone cannot tell.
	sum   content.Sum
	found []*kb.Attachment // none if the file is not there
}

// attach describes the files that documents refer to, looking only into those
// that changed.
func (l *Loader) attach(paths []string, now time.Time, change *Change) []*kb.Attachment {
	known := make(map[string]attachment, len(paths))
	var all []*kb.Attachment
	for _, path := range paths {
		before, looked := l.attachments[path]
		stamp := content.StampOf(l.settings.Folder, path)
		var sum content.Sum
		if stamp.Fresh(now) {
			sum = content.SumOf(l.settings.Folder, path)
		}
		if before.sum != (content.Sum{}) && sum == (content.Sum{}) {
			sum = content.SumOf(l.settings.Folder, path) // compared for the last time
		}
		if !looked || !stamp.Same(before.stamp) || sum != before.sum {
			before = attachment{stamp, sum, content.Attach(l.settings.Folder, []string{path})}
			change.Attachments = change.Attachments || looked || len(before.found) > 0
		}
		known[path] = before
		all = append(all, before.found...)
	}
	l.attachments = known
	return all
}
