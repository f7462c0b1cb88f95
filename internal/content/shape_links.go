package content

import "strings"

// Links in front matter, as authors write them:
//
//	links: https://status.example/42
//	links: [{label: Status page, url: https://status.example/42}]
//	links: {Status page: https://status.example/42}
//
// A label can be called title, name or text as well, and an address href, link or address.

// links accepts a list of groups with label and url, a group of label and url
// pairs, and plain addresses.
func (c *checker) links(f *Field, v Value) (Value, bool) {
	items := v.Items
	if v.Kind != Sequence {
		items = []Value{v}
	}
	out := Value{Kind: Sequence, Key: v.Key, Line: v.Line, Column: v.Column, Excerpt: v.Excerpt}
	for _, item := range items {
		switch {
		case item.Kind == Scalar && strings.TrimSpace(item.Text) != "":
			out.Items = append(out.Items, link(item, item))
		case item.Kind == Mapping:
			if label, url, ok := labelled(item); ok {
				out.Items = append(out.Items, link(label, url))
				continue
			}
			for _, p := range item.Pairs {
				if p.Value.Kind != Scalar {
					return c.misshapen(f, p.Value)
				}
				label := Value{Text: p.Key, Line: p.Line, Column: p.Column, Excerpt: p.Value.Excerpt}
				out.Items = append(out.Items, link(label, p.Value))
			}
		default:
			return c.misshapen(f, item)
		}
	}
	return out, len(out.Items) > 0
}

func link(label, url Value) Value {
	return Value{Kind: Mapping, Line: url.Line, Column: url.Column, Excerpt: url.Excerpt, Pairs: []Pair{
		{Key: KeyLabel.String(), Value: under(KeyLabel.String(), label), Line: label.Line, Column: label.Column},
		{Key: KeyURL.String(), Value: under(KeyURL.String(), url), Line: url.Line, Column: url.Column},
	}}
}

// labelled returns the two parts of a link that is written as a group.
func labelled(v Value) (label, url Value, ok bool) {
	for _, p := range v.Pairs {
		switch fold(p.Key) {
		case "label", "title", "name", "text":
			label = p.Value
		case "url", "href", "link", "address":
			url, ok = p.Value, p.Value.Kind == Scalar && p.Value.Text != ""
		}
	}
	if label.Kind != Scalar || label.Text == "" {
		label = url
	}
	return label, url, ok
}
