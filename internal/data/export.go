package data

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"io"

	"github.com/debrief-dev/debrief/internal/markdown"

	"github.com/debrief-dev/debrief/internal/kb"
)

// Exports are all twins in one stream, for a database or a search engine. Each has a
// "type", so that one stream may hold things of several kinds, and incidents have
// their text.

// ExportedIncident is a line of an export: the twin, and what the author wrote.
type ExportedIncident struct {
	Type string `json:"type"`
	Incident
	// Text is Markdown without what no page shows; empty for a document without text.
	Text string `json:"text"`
}

// Lines with the twins of the others.
type (
	// ExportedFactor is a line with a factor.
	ExportedFactor struct {
		Type string `json:"type"`
		Factor
	}
	// ExportedService is a line with a service.
	ExportedService struct {
		Type string `json:"type"`
		Service
	}
)

// bulkAction says to an engine what to do with the line that follows.
type bulkAction struct {
	Index bulkIndex `json:"index"`
}

type bulkIndex struct {
	Index string `json:"_index"`
	ID    string `json:"_id"`
}

// Mapping is how the fields of the exports are to be indexed, in the words of
// OpenSearch and Elasticsearch.
//
//go:embed mapping.json
var Mapping string

// Export writes all twins, one a line.
func (s Site) Export(w io.Writer) error { return s.export(w, "") }

// ExportBulk writes them in pairs of lines, as the bulk interface of OpenSearch and
// Elasticsearch takes them, for an index of a name.
func (s Site) ExportBulk(w io.Writer, index string) error { return s.export(w, index) }

func (s Site) export(w io.Writer, index string) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	line := func(kind, slug string, twin any) error {
		if index != "" {
			if err := encoder.Encode(bulkAction{bulkIndex{index, kind + "/" + slug}}); err != nil {
				return err
			}
		}
		return encoder.Encode(twin)
	}
	for _, i := range s.View.Base.Incidents {
		twin, err := s.exported(i)
		if err == nil {
			err = line("incident", i.Slug, twin)
		}
		if err != nil {
			return err
		}
	}
	for _, f := range s.View.Base.Factors {
		if err := line("factor", f.Slug, ExportedFactor{"factor", s.Factor(f)}); err != nil {
			return err
		}
	}
	for _, service := range s.View.Base.Services {
		if err := line("service", service.Slug, ExportedService{"service", s.Service(service)}); err != nil {
			return err
		}
	}
	return nil
}

func (s Site) exported(i *kb.Incident) (ExportedIncident, error) {
	text, err := markdown.Written(i.Body)
	if err != nil {
		return ExportedIncident{}, fmt.Errorf("export %s: %w", i.Source, err)
	}
	return ExportedIncident{"incident", s.Incident(i), string(text)}, nil
}
