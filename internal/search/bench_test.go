package search_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/debrief-dev/debrief/assets"
	"github.com/debrief-dev/debrief/internal/pipeline"
	"github.com/debrief-dev/debrief/internal/render"
	"github.com/debrief-dev/debrief/internal/search"
	"github.com/debrief-dev/debrief/layouts"
)

// loaded reads the folder that DEBRIEF_FOLDER names, else the example content,
// and returns its documents and how many bytes of text they have.
func loaded(b *testing.B) ([]search.Document, int64) {
	b.Helper()
	folder := os.Getenv("DEBRIEF_FOLDER")
	if folder == "" {
		folder = "../../content"
	}
	site, err := pipeline.Load(context.Background(), pipeline.Settings{
		Folder: os.DirFS(folder), ConfigFolder: os.DirFS(folder), ConfigName: "debrief.yaml",
		Layouts: layouts.FS, Assets: assets.FS, Now: time.Unix(0, 0), KeepGoing: true,
	})
	if err != nil {
		b.Fatal(err)
	}
	documents := search.Documents(site.Base, render.Address)
	var size int64
	for i := range documents {
		sections, err := documents[i].Sections()
		if err != nil {
			b.Fatal(err)
		}
		for _, section := range sections {
			size += int64(len(section.Heading) + len(section.Text))
		}
	}
	return documents, size
}

func BenchmarkTexts(b *testing.B) {
	documents, size := loaded(b)
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for i := range documents {
			if _, err := documents[i].Sections(); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkIndex(b *testing.B) {
	documents, size := loaded(b)
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		index, err := search.New(b.Context(), documents, search.Options{})
		if err != nil {
			b.Fatal(err)
		}
		if err := index.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// indexed is loaded, in an index.
func indexed(b *testing.B) *search.Index {
	b.Helper()
	documents, _ := loaded(b)
	index, err := search.New(b.Context(), documents, search.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := index.Close(); err != nil {
			b.Error(err)
		}
	})
	return index
}

// BenchmarkFiles also reports the compressed sizes of what a browser fetches.
func BenchmarkFiles(b *testing.B) {
	index := indexed(b)
	b.ReportAllocs()
	var files []search.File
	for b.Loop() {
		var err error
		if files, err = index.Files(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
	kinds, counts := map[string]int{}, map[string]int{}
	for _, file := range files {
		kind, _, _ := strings.Cut(strings.TrimPrefix(file.Path, "search/"), "-")
		if strings.HasPrefix(file.Path, "search/") && kind == strings.TrimPrefix(file.Path, "search/") {
			kind = "document"
		}
		kinds[kind] += compressed(b, file.Content)
		counts[kind]++
	}
	for kind, size := range kinds {
		b.ReportMetric(float64(size)/float64(counts[kind]), "gzip-B/"+kind)
		b.ReportMetric(float64(counts[kind]), kind+"-files")
	}
}

func compressed(b *testing.B, content []byte) int {
	b.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write(content); err != nil {
		b.Fatal(err)
	}
	if err := w.Close(); err != nil {
		b.Fatal(err)
	}
	return out.Len()
}

func BenchmarkSearch(b *testing.B) {
	index := indexed(b)
	for _, query := range []string{
		"timeout", "connection pool timeout checkout", `"connection pool"`, "connec", "conection", "-timeout database", "service:payments latency", "",
	} {
		b.Run(query, func(b *testing.B) {
			for b.Loop() {
				if _, err := index.Search(b.Context(), search.Query{Text: query}, 10); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
