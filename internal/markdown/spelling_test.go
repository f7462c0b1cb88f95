package markdown

import "testing"

func TestShortSpelling(t *testing.T) {
	for _, test := range []struct{ long, short string }{
		{`<ul class="plain"><li>One.</li>` + "\n\n\n" + `<li>Two.</li></ul>`, "<ul class=plain><li>One.<li>Two.</ul>"},
		{"<p>One.</p>\n<p>Two.</p>\n<div>\n<b>x</b>\n<i>y</i>\n</div>\n", "<p>One.\n<p>Two.<div><b>x</b>\n<i>y</i></div>\n"},
		{`<li><p>One.</p></li> <li>`, `<li><p>One.</p> <li>`},
		{`<p>One.</p><p>Two.</p> three`, `<p>One.<p>Two.</p> three`},
		{`<a href="../a/?b" title="c d">`, `<a href=../a/?b title="c d">`},
		{`<i a=""b="c"d="e">`, `<i a=""b="c"d=e>`},
		{`<i a="b=c" d="'" e='f' g="` + "`" + `" h>`, `<i a="b=c" d="'" e=f g="` + "`" + `" h>`},
		{`<rect class="a" height="6"/>`, `<rect class=a height="6"/>`},
		{`<table><thead><tr><th scope="col">A</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>`, `<table><thead><tr><th scope=col>A</tr><tbody><tr><td>1<td>2</tr></table>`},
		{`<dl><div><dt>A</dt><dd>B</dd></div></dl>`, `<dl><div><dt>A<dd>B</div></dl>`},
		{"<pre class=\"a\">\n\n<b id=\"c\">x</b></pre>", "<pre class=a>\n\n<b id=\"c\">x</b></pre>"},
		{`<textarea id="a"><li>b="c"</li><li></textarea><b id="d">`, `<textarea id=a><li>b="c"</li><li></textarea><b id=d>`},
		{`<!-- <li id="a"></li><li> --><p id="b">`, `<!-- <li id="a"></li><li> --><p id=b>`},
		{`<i a='b="c" ' d='</li><li>' e = "f">`, `<i a='b="c" ' d='</li><li>' e =f>`},
		{`<i a=b="c" d="e/">`, `<i a=b="c" d=e/>`},
		{`<SCRIPT>x = '<i a="b">'</SCRIPT><i a="b">`, `<SCRIPT>x = '<i a="b">'</SCRIPT><i a=b>`},
		{`<iframe>

<i a="b">`, `<iframe>

<i a="b">`},
		{`<?x </li><li>`, `<?x </li><li>`}, {`<i a= `, `<i a= `}, {`<i a='b`, `<i a='b`},
		{`a < b <3 <`, `a < b <3 <`},
		{`<a href="`, `<a href="`},
		{`<a`, `<a`}, {`</a`, `</a`}, {`<!--`, `<!--`}, {`<title>`, `<title>`},
	} {
		got := string(AppendShort(nil, []byte(test.long)))
		if got != test.short {
			t.Errorf("%s\ngot  %s\nwant %s", test.long, got, test.short)
		}
		if long, short := asBrowser(test.long), asBrowser(got); !sameTree(long, short) {
			t.Errorf("%s\nis   %s\nnot  %s", test.long, short, long)
		}
	}
}
