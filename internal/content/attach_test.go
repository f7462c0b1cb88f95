package content

import (
	"bytes"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
	"testing/fstest"
)

const svgHead = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="10" height="20">`

func TestSVGRefused(t *testing.T) {
	inside := []string{
		`<script>alert(1)</script>`, `<script href="x.js"/>`, `<SCRIPT>alert(1)</SCRIPT>`, `<s:script xmlns:s="http://www.w3.org/2000/svg">a()</s:script>`,
		`<foreignObject><p/></foreignObject>`, `<foreignObject/>`, `<rect onload="a()"/>`, `<rect ONCLICK="a()"/>`, `<g onmouseover=""/>`,
		`<a href="https://evil.example/"><rect/></a>`, `<a xlink:href="javascript:alert(1)"/>`, `<a href="java&#x09;script:alert(1)"/>`,
		`<a href="&#x6a;avascript:alert(1)"/>`, `<a href="#x" ping="https://evil.example/"/>`, `<use href="other.svg#x"/>`,
		`<use xlink:href="https://evil.example/x.svg#a"/>`, `<use href="data:image/svg+xml;base64,PHN2Zz4="/>`,
		`<image href="https://evil.example/x.png"/>`, `<image xlink:href="//evil.example/x.png"/>`, `<image href="x.png"/>`,
		`<image href="data:text/html,x"/>`, `<image href="data:image/png,&lt;script&gt;"/>`, `<feImage href="https://evil.example/"/>`,
		`<style>@import "https://evil.example/x.css";</style>`, `<style>@IMPORT url(x)</style>`, `<style>rect{fill:url(https://evil.example/)}</style>`,
		`<style><![CDATA[rect{fill:url( "//evil.example/" )}]]></style>`, `<style>@\69mport "x";</style>`, `<style>a{b:u\72l(https://x)}</style>`,
		`<style>@font-face{font-family:x;src:url(#a)}</style>`, `<style>a{background:image-set("https://x" 1x)}</style>`,
		`<style>a{width:expression(alert(1))}</style>`, `<style>a{-moz-binding:url(#x)}</style>`, `<style><g/></style>`,
		`<rect style="fill:url(https://evil.example/)"/>`, `<rect fill="url(other.svg#x)"/>`, `<rect style="background:url(&quot;//x&quot;)"/>`,
		`<rect filter="url(javascript:a())"/>`, `<rect xml:base="https://evil.example/"/>`, `<animate attributeName="href" to="javascript:a()"/>`,
		`<set attributeName="onload" to="a()"/>`, `<animateTransform attributeName="x"/>`, `<handler type="text/javascript"/>`,
		`<iframe src="https://x"/>`, `<embed src="x"/>`, `<object data="x"/>`, `<video src="x"/>`, `<audio src="x"/>`,
		`<h:script xmlns:h="http://www.w3.org/1999/xhtml">a()</h:script>`, `<h:img xmlns:h="http://www.w3.org/1999/xhtml" src="x"/>`,
		`<g xmlns="http://www.w3.org/1999/xhtml"><b/></g>`, `<m:math xmlns:m="http://www.w3.org/1998/Math/MathML"/>`,
		`<x:rect/>`, `<link rel="stylesheet" href="x"/>`, `<?xml-stylesheet href="x.css"?>`, `<?php a() ?>`, `<unknown/>`,
		`<g>`, `<g></h>`, `&undefined;`, `<rect a="1" a="2" b=3/>`, "\xff",
	}
	var vectors []string
	for _, v := range inside {
		vectors = append(vectors, svgHead+v+`</svg>`)
	}
	vectors = append(vectors,
		``, `plain text`, `<html><script/></html>`, `<svg:svg/>`, `<svg xmlns="http://www.w3.org/1999/xhtml"/>`, `<svg onload="a()"/>`,
		`<!DOCTYPE svg [<!ENTITY x "y">]>`+svgHead+`&x;</svg>`, `<!DOCTYPE svg SYSTEM "https://evil.example/x.dtd">`+svgHead+`</svg>`,
		`<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "https://evil.example/x.dtd">`+svgHead+`</svg>`, `<!DOCTYPE html>`+svgHead+`</svg>`,
		`<?xml version="1.0" encoding="UTF-7"?>`+svgHead+`</svg>`, `<?xml version="1.0" encoding="UTF-16"?>`+svgHead+`</svg>`,
		`<?xml-stylesheet href="x"?>`+svgHead+`</svg>`, svgHead+strings.Repeat(`<g>`, 300)+strings.Repeat(`</g>`, 300)+`</svg>`,
		"\xff\xfe<\x00s\x00v\x00g\x00", svgHead,
	)
	if len(vectors) < 40 {
		t.Fatalf("only %d vectors", len(vectors))
	}
	for _, v := range vectors {
		if w, h, refused := checkSVG([]byte(v)); refused == "" || w != 0 || h != 0 {
			t.Errorf("accepted: %s", v)
		}
	}
}

func TestSVGAccepted(t *testing.T) {
	tests := []struct {
		text          string
		width, height int
	}{
		{svgHead + `<rect width="5" height="5" fill="#f00"/></svg>`, 10, 20},
		{"\uFEFF<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- drawn by hand -->" + svgHead + `<text>a &amp; b</text></svg>`, 10, 20},
		{`<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"` + "\n" + ` "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">` + svgHead + `</svg>`, 10, 20},
		{`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300.4,150"></svg>`, 300, 150},
		{`<svg xmlns="http://www.w3.org/2000/svg" width="100px" viewBox="0 0 300 150"></svg>`, 100, 50},
		{`<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="5cm"></svg>`, 0, 0},
		{`<svg xmlns="http://www.w3.org/2000/svg" width="1e9" height="99999999"></svg>`, 0, 0},
		{svgHead + `<defs><linearGradient id="g"><stop offset="0"/></linearGradient></defs><rect fill="url(#g)" style="filter:url('#f')"/></svg>`, 10, 20},
		{svgHead + `<style>rect { fill: red } /* a comment */ @media print { g { opacity: .5 } }</style><use xlink:href="#a"/></svg>`, 10, 20},
		{svgHead + `<image href="data:image/png;base64,iVBORw0KGgo="/></svg>`, 10, 20},
		{svgHead + `<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="x:y(z)"/></rdf:RDF></metadata></svg>`, 10, 20},
	}
	for _, test := range tests {
		w, h, refused := checkSVG([]byte(test.text))
		if refused != "" || w != test.width || h != test.height {
			t.Errorf("%s: %d×%d %q, want %d×%d", test.text, w, h, refused, test.width, test.height)
		}
	}
}

func TestAttach(t *testing.T) {
	picture := image.NewGray(image.Rect(0, 0, 7, 5))
	var asPNG, asJPEG, asGIF bytes.Buffer
	must(t, png.Encode(&asPNG, picture))
	must(t, jpeg.Encode(&asJPEG, picture, nil))
	must(t, gif.Encode(&asGIF, picture, nil))
	webp := "RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00\x2f\x06\x00\x01\x00\x07\x10\x11\x11\x88\x88\xfe\x07\x00"
	avif := "\x00\x00\x00\x1cftypavif\x00\x00\x00\x00"
	tests := []struct {
		name, data    string
		width, height int
		refused       string
	}{
		{"a.png", asPNG.String(), 7, 5, ""}, {"A.PNG", asPNG.String(), 7, 5, ""}, {"a.jpg", asJPEG.String(), 7, 5, ""},
		{"b.jpeg", asJPEG.String(), 7, 5, ""}, {"a.gif", asGIF.String(), 7, 5, ""}, {"a.webp", webp, 7, 5, ""}, {"a.avif", avif, 0, 0, ""},
		{"a.svg", svgHead + `</svg>`, 10, 20, ""}, {"cut.png", asPNG.String()[:12], 0, 0, ""},
		{"a.txt", "plain", 0, 0, ""}, {"a.log", "", 0, 0, ""}, {"a.csv", "a,b", 0, 0, ""}, {"a.json", "{}", 0, 0, ""}, {"a.yaml", "a: b", 0, 0, ""},
		{"é.log", strings.Repeat("é", 400), 0, 0, ""},

		{"html.png", "<html><script>", 0, 0, "not what the ending"}, {"png.jpg", asPNG.String(), 0, 0, "not what the ending"},
		{"svg.png", svgHead + `</svg>`, 0, 0, "not what the ending"}, {"png.svg", asPNG.String(), 0, 0, "not UTF-8"}, {"empty.png", "", 0, 0, "it is empty"},
		{"html.txt", " \n<script>", 0, 0, "not what the ending"}, {"bin.log", "a\x00b", 0, 0, "not what the ending"}, {"xml.json", "<?xml?>", 0, 0, "not what"},
		{"bad.svg", svgHead + `<script/></svg>`, 0, 0, "<script>"},
		{"a.html", "x", 0, 0, "this type"}, {"a.htm", "x", 0, 0, "this type"}, {"a.xhtml", "x", 0, 0, "this type"}, {"a.xml", "x", 0, 0, "this type"},
		{"a.js", "x", 0, 0, "this type"}, {"a.mjs", "x", 0, 0, "this type"}, {"a.pdf", "%PDF-", 0, 0, "this type"}, {"a.swf", "x", 0, 0, "this type"},
		{"a.svgz", "x", 0, 0, "this type"}, {"a.exe", "x", 0, 0, "this type"}, {"none", "x", 0, 0, "this type"}, {"a.png.html", asPNG.String(), 0, 0, "this type"},
		{"big.svg", svgHead + strings.Repeat(" ", maxSVG) + "</svg>", 0, 0, "larger than 2 MiB"},
		{"big.txt", strings.Repeat("x", maxAttachment+1), 0, 0, "larger than 50 MiB"},
	}
	fsys := fstest.MapFS{}
	var paths []string
	for _, test := range tests {
		fsys[test.name] = &fstest.MapFile{Data: []byte(test.data)}
		paths = append(paths, test.name, test.name)
	}
	paths = append(paths, "missing.png", "../a.png", "/a.png", "", ".")
	got := map[string]int{}
	attachments := Attach(fsys, paths)
	for i, a := range attachments {
		got[a.Source] = i
	}
	if len(attachments) != len(tests) || len(got) != len(tests) {
		t.Errorf("%d attachments, want %d", len(attachments), len(tests))
	}
	for _, test := range tests {
		a := attachments[got[test.name]]
		if a.Source != test.name || a.Size != int64(len(test.data)) || a.Width != test.width || a.Height != test.height {
			t.Errorf("%s: %+v", test.name, *a)
		}
		if (a.Refused == "") != (test.refused == "") || !strings.Contains(a.Refused, test.refused) {
			t.Errorf("%s: refused %q, want %q", test.name, a.Refused, test.refused)
		}
	}
}
