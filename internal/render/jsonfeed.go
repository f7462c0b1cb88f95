package render

import (
	"cmp"
	"encoding/json"
	"io"
	"slices"
)

// jsonFeed is a feed in the format of https://www.jsonfeed.org/version/1.1/.
type jsonFeed struct {
	Version  string           `json:"version"`
	Title    string           `json:"title"`
	HomePage string           `json:"home_page_url"`
	Feed     string           `json:"feed_url,omitempty"`
	Language string           `json:"language"`
	Authors  []jsonFeedAuthor `json:"authors"`
	Items    []jsonFeedItem   `json:"items"`
}

type jsonFeedAuthor struct {
	Name string `json:"name"`
}

type jsonFeedItem struct {
	ID    string `json:"id"`
	URL   string `json:"url"`
	Title string `json:"title"`
	// Content is the abstract. An item must have some: without an abstract it
	// is the title.
	Content   string   `json:"content_text"`
	Published string   `json:"date_published,omitempty"`
	Modified  string   `json:"date_modified"`
	Tags      []string `json:"tags,omitempty"`
}

const jsonFeedVersion = "https://jsonfeed.org/version/1.1"

func (s *site) jsonFeedWriter(make func() feed) func(io.Writer) error {
	return func(w io.Writer) error {
		f := make()
		return json.NewEncoder(w).Encode(s.jsonFeed(&f))
	}
}

// jsonFeed writes a feed as JSON Feed. The address of the feed itself is left out
// where the site's is unknown.
func (s *site) jsonFeed(f *feed) *jsonFeed {
	j := &jsonFeed{
		Version: jsonFeedVersion, Title: feedLine(f.title), HomePage: s.feedLink(f, f.address), Language: s.in.Language,
		Authors: []jsonFeedAuthor{{feedLine(s.in.Title)}}, Items: []jsonFeedItem{},
	}
	if s.urls.base != "" {
		j.Feed = s.urls.absolute(f.address + jsonFeedFile)
	}
	for i := range f.entries {
		e := &f.entries[i]
		item := jsonFeedItem{
			ID: e.id, URL: s.feedLink(f, e.address), Title: feedLine(e.title), Content: feedText(e.abstract), Modified: feedTime(e.changed),
		}
		item.Content = cmp.Or(item.Content, item.Title)
		if !e.published.IsZero() {
			item.Published = feedTime(e.published)
		}
		for _, term := range e.terms {
			if name := feedLine(term.name); !slices.Contains(item.Tags, name) {
				item.Tags = append(item.Tags, name)
			}
		}
		j.Items = append(j.Items, item)
	}
	return j
}
