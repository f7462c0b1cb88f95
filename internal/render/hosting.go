package render

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/publish"
)

// Files for web hosts and search engines.

// Policy is what pages may load (reliability.md row 15): their own styles,
// scripts and pictures, and nothing else. The layout repeats it in a meta element
// for hosts that read no _headers.
const Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'"

// SVGPolicy is what an SVG image may do that is opened on its own: nothing.
const SVGPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'"

// headers is the file _headers, which several hosts read. Assets and the files
// of the search carry a hash in their names, so they never change.
const headers = `/*
  Content-Security-Policy: ` + Policy + `; frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  Referrer-Policy: same-origin
  Cross-Origin-Resource-Policy: same-origin

/assets/*
  Cache-Control: public, max-age=31536000, immutable

/search/*.json
  Cache-Control: public, max-age=31536000, immutable

/*.md
  Content-Type: text/markdown; charset=utf-8

/*.svg
  Content-Security-Policy: ` + SVGPolicy + `
`

// hostingFiles are robots.txt, the sitemap, _headers, _redirects and .nojekyll.
func (s *site) hostingFiles(redirects string) []publish.Page {
	pages := []publish.Page{
		file(".nojekyll", ""),
		file("_headers", headers),
		file("_redirects", redirects),
	}
	if s.urls.base == "" {
		// An internal site: nobody gave it an address, so nobody should find it.
		return append(pages, file("robots.txt", "User-agent: *\nDisallow: /\n"))
	}
	pages = append(pages, file("robots.txt", "User-agent: *\nAllow: /\nSitemap: "+s.urls.absolute("sitemap.xml")+"\n"))
	return append(pages, s.sitemaps()...)
}

func file(path, content string) publish.Page {
	return publish.Page{Path: path, Write: func(w io.Writer) error {
		_, err := io.WriteString(w, content)
		return err
	}}
}

// sitemapLimit is how many addresses one file may hold (sitemaps.org).
const sitemapLimit = 50_000

// sitemapEntry is an address and the author's own date of change.
type sitemapEntry struct {
	address string
	changed kb.Date
}

// sitemaps is one sitemap, or an index of several.
func (s *site) sitemaps() []publish.Page {
	var entries []sitemapEntry
	for _, address := range []string{
		homeAddress, incidentsAddress, factorsAddress, servicesAddress, tagsAddress, searchAddress, digestAddress,
		followUpsAddress, overdueAddress, dueSoonAddress, noOwnerAddress, noTicketAddress, byIncidentAddress, byServiceAddress, byOwnerAddress,
		doneAddress, wontfixAddress, agendaAddress,
	} {
		entries = append(entries, sitemapEntry{address: address})
	}
	for _, period := range s.view.Periods() {
		entries = append(entries, sitemapEntry{address: periodAddress(period)})
	}
	for _, year := range s.view.Years() {
		entries = append(entries, sitemapEntry{address: yearAddress(year.Year)})
	}
	s.view.Base.EachDocument(func(ref kb.Ref, d *kb.Document) {
		address, _ := s.urls.of(ref)
		entries = append(entries, sitemapEntry{address, d.LastModified})
	})
	for _, m := range s.view.Base.Markers {
		entries = append(entries, sitemapEntry{address: markerAddress(m.Slug)})
	}
	for _, tag := range s.view.Base.Tags {
		entries = append(entries, sitemapEntry{address: tagAddress(tag.Slug)})
	}
	if len(entries) <= sitemapLimit {
		return []publish.Page{s.sitemap("sitemap.xml", entries)}
	}
	var pages []publish.Page
	var index strings.Builder
	index.WriteString(xml.Header + `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for n := 1; len(entries) > 0; n++ {
		part := entries[:min(sitemapLimit, len(entries))]
		entries = entries[len(part):]
		name := fmt.Sprintf("sitemap-%d.xml", n)
		pages = append(pages, s.sitemap(name, part))
		fmt.Fprintf(&index, "<sitemap><loc>%s</loc></sitemap>\n", xmlText(s.urls.absolute(name)))
	}
	index.WriteString("</sitemapindex>\n")
	return append(pages, file("sitemap.xml", index.String()))
}

func (s *site) sitemap(path string, entries []sitemapEntry) publish.Page {
	return publish.Page{Path: path, Write: func(w io.Writer) error {
		var b bytes.Buffer
		b.WriteString(xml.Header + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
		for _, e := range entries {
			fmt.Fprintf(&b, "<url><loc>%s</loc>", xmlText(s.urls.absolute(e.address)))
			if !e.changed.IsZero() {
				fmt.Fprintf(&b, "<lastmod>%s</lastmod>", e.changed)
			}
			b.WriteString("</url>\n")
		}
		b.WriteString("</urlset>\n")
		_, err := w.Write(b.Bytes())
		return err
	}}
}

func xmlText(text string) string {
	var b strings.Builder
	// Writing to a strings.Builder cannot fail.
	_ = xml.EscapeText(&b, []byte(text))
	return b.String()
}
