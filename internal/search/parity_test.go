package search_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"github.com/debrief-dev/debrief/assets"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/pipeline"
	"github.com/debrief-dev/debrief/internal/render"
	"github.com/debrief-dev/debrief/internal/search"
	"github.com/debrief-dev/debrief/layouts"
)

// The browser has a search of its own, in assets/search. These tests run it
// under Node and hold every answer against the one given here.

func siteSettings(folder fs.FS) pipeline.Settings {
	return pipeline.Settings{
		Folder: folder, ConfigFolder: folder, ConfigName: "debrief.yaml", Layouts: layouts.FS, Assets: assets.FS,
		AsOf: kb.Date{Year: 2026, Month: 11, Day: 21}, KeepGoing: true,
	}
}

// siteOf reads a folder of content.
func siteOf(t testing.TB, folder fs.FS) *pipeline.Site {
	t.Helper()
	site, err := pipeline.Load(context.Background(), siteSettings(folder))
	if err != nil {
		t.Fatal(err)
	}
	return site
}

// parityBases are what the two are compared on.
var parityBases = []struct {
	name, language string
	base           func(t testing.TB) *kb.Base
}{
	{"example", "en", func(t testing.TB) *kb.Base { return siteOf(t, os.DirFS(filepath.Join("..", "..", "content"))).Base }},
	{"languages", "en-GB", func(t testing.TB) *kb.Base { return siteOf(t, languages()).Base }},
	{"not English", "de", func(t testing.TB) *kb.Base { return siteOf(t, languages()).Base }},
	{"corpora", "", joined},
}

// languages is a folder whose texts try what the others do not have.
func languages() fs.FS {
	folder := fstest.MapFS{}
	for name, text := range map[string]string{
		"japanese": "接続エラーで決済サーバーの接続プールが枯渇し、チェックアウトが失敗した。第1回DNS障害。ﾃﾞｰﾀ ベース 時々",
		"chinese":  "数据库连接池耗尽，导致支付服务中断。数据库 主从 切换 失败 🔥🔥 数据 DNS解析",
		"korean":   "결제 서버 장애: 데이터베이스 연결이 끊어졌다. 서버 재시작 𝐃𝐍𝐒 오류",
		"german":   "Der Überlauf in Straße 7: Ärger mit dem größten Speicher. Die Datenbank war voll, the Łódź cluster too.",
		"cyrillic": "Сбой сети: сервер недоступен, ΟΔΟΣ İstanbul ﬁle ＡＰＩ’s naïve café e\u0301clair",
		"code":     "NullPointerException in HTTPServer db01.example.com:5432 E1234 v1.10.2 10.0.0.12 ERR_CONN_RESET don't can't Redis's",
		"semitic":  "תִּקּוּן השרת כִּתְבֵי كِتَابُ الخادم أحمد إلى خـــادم سرور کی",
		"thai":     "ระบบล่มเมื่อเซิร์ฟเวอร์ทำงานหนัก server ล่ม ລະບົບລົ້ມ ຳນໍາ",
		"numbers":  "10.20.30.40:5432 http://10.20.30.42:9200/x v3.14.15 nginx/1.25.4 postgres:16.3-alpine 3.11.0rc1 1.2a3.4 在10.0.0.1上 1.2.3.4.5.6.7",
		"hidden":   "data\u00adbase fail\u200cover DB\u206001 \u200eab\u200f wo\ufeffrd\u200c's \u00ad re\u200bmain می\u200cشود 接\u2060続 ล่ม\u00adแล้ว",
		"digits":   "٥٤٣٢ ۴۰۴ ๕๐๓ १२३ ১.২.৩ ระบบ๓ล่ม ੧੨ ០១ ᥆᥇ ١٠.٢٠.٣٠.٤٠:٥٤٣٢",
		"parts":    "Arbeitsspeicherverbrauch Größenänderung Netzwerkverbindungen وبالخادم והשרתים",
		"commands": "java -Xmx4g -XX:+UseG1GC -jar app.jar; openssl s_client -connect db01; kubectl get pods -n prod; rm -rf /data; psql -h db01 -U app; tar -xzf backup.tgz",
		"hostile":  "`__proto__` constructor `<img src=x onerror=alert(1)>` hasOwnProperty \"quoted\" 🧨 toString valueOf",
		"emoji":    strings.Repeat("🔥 padding before the match goes here ", 12) + "outage " + strings.Repeat("🧨 and after it too ", 30),
	} {
		text = "---\ntitle: " + name + " outage\ndate: 2024-0" + string(rune('1'+len(name)%9)) + "-05\ntags: [" + name + ", dns]\nseverity: SEV-2\n" +
			"services: [checkout]\n---\n\n# " + name + " outage\n\n" + text + "\n\n## Timeline of " + name + "\n\n- 10:00 " + text + "\n\n## Log\n\n```\n" +
			text + "\n```\n\n## 障害 Impact\n\nThe pool-timeout was hit.\n"
		folder[path.Join("incidents", name+".md")] = &fstest.MapFile{Data: []byte(text)}
	}
	return folder
}

// parityIndex is the index of a base and its documents.
func parityIndex(t testing.TB, base *kb.Base, language string) (*search.Index, []search.Document) {
	t.Helper()
	documents := search.Documents(base, render.Address)
	index, err := search.New(context.Background(), documents, search.Options{Language: language})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := index.Close(); err != nil {
			t.Error(err)
		}
	})
	return index, documents
}

// below moves files into a folder.
func below(folder string, files []search.File) []search.File {
	moved := make([]search.File, len(files))
	for i, file := range files {
		moved[i] = search.File{Path: path.Join(folder, file.Path), Content: file.Content}
	}
	return moved
}

// TestParity: whatever is asked, the browser gives the answer that is given
// here, whether the index is one file or many.
func TestParity(t *testing.T) {
	const queries = 300
	for _, tt := range parityBases {
		t.Run(tt.name, func(t *testing.T) {
			index, documents := parityIndex(t, tt.base(t), tt.language)
			var files []search.File
			for folder, single := range map[string]int{"single": 1 << 30, "shards": 0} {
				written, err := index.FilesWithin(single)
				if err != nil {
					t.Fatal(err)
				}
				files = append(files, below(folder, written)...)
			}
			asked := newQuestions(t, documents).ask(queries)
			var tasks browserTasks
			for _, query := range asked {
				for _, folder := range []string{"single", "shards"} {
					tasks.Queries = append(tasks.Queries, browserTask{Index: folder, Text: query.Text, Ticked: query.Ticked, Limit: 10})
				}
			}
			answers := browser(t, files, tasks).Answers
			found, partial, wrong := 0, 0, 0
			for i, query := range asked {
				results, err := index.Search(context.Background(), query, 10)
				if err != nil {
					t.Fatal(err)
				}
				if results.Total > 0 {
					found++
				}
				if results.Partial {
					partial++
				}
				want := answered(t, results)
				for j := 2 * i; j < 2*i+2; j++ {
					if wrong < 5 && !reflect.DeepEqual(want, answers[j].withoutFetches()) {
						wrong++
						t.Errorf("%s: %q %v (- here, + browser)\n%s", tasks.Queries[j].Index, query.Text, query.Ticked, cmp.Diff(want, answers[j].withoutFetches()))
					}
				}
			}
			t.Logf("%d queries: %d find something, %d in part", queries, found, partial)
			if found < queries/2 {
				t.Errorf("only %d of %d queries find anything, so little is compared", found, queries)
			}
		})
	}
}

// hostileNames are words that mean something to JavaScript or HTML.
var hostileNames = []string{
	"__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf", "__defineGetter__", "then", "length", "0",
	"<img src=x onerror=alert(1)>", "<script>alert(1)</script>", `"><svg onload=alert(1)>`, "javascript:alert(1)", "${alert(1)}",
}

// TestHostileNames: no word of a document and none of a query changes what all
// objects inherit, and answers stay right.
func TestHostileNames(t *testing.T) {
	folder := fstest.MapFS{}
	for i, name := range hostileNames {
		quoted := strconv.Quote(name)
		text := "---\ntitle: " + quoted + "\ndate: 2024-01-" + fmt.Sprintf("%02d", i+1) + "\ntags: [" + quoted + "]\nservices: [" + quoted + "]\nstatus: " + quoted +
			"\n---\n\n## Section of `" + name + "`\n\nThe outage of `" + name + "`.\n"
		folder[path.Join("incidents", strconv.Itoa(i)+".md")] = &fstest.MapFile{Data: []byte(text)}
	}
	index, _ := parityIndex(t, siteOf(t, folder).Base, "")
	files, err := index.FilesWithin(0)
	if err != nil {
		t.Fatal(err)
	}
	var tasks browserTasks
	for _, name := range hostileNames {
		for _, text := range []string{
			name, name + " outage", `"` + name + `"`, "-" + name, "service:" + name, `tag:"` + name + `"`, "-status:" + name, name + ":outage", "factor:" + name,
		} {
			tasks.Queries = append(tasks.Queries, browserTask{Index: "hostile", Text: text, Limit: 3})
		}
		tasks.Queries = append(tasks.Queries, browserTask{
			Index: "hostile", Text: "outage", Ticked: map[search.Facet][]string{search.Facet(name): {name}, search.TagFacet: {name}}, Limit: 3,
		})
	}
	done := browser(t, below("hostile", files), tasks)
	if !done.Clean {
		t.Error("a prototype has changed")
	}
	for i, task := range tasks.Queries {
		results, err := index.Search(context.Background(), search.Query{Text: task.Text, Ticked: task.Ticked}, task.Limit)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(answered(t, results), done.Answers[i].withoutFetches()); diff != "" {
			t.Errorf("%q %v (- here, + browser)\n%s", task.Text, task.Ticked, diff)
		}
	}
	t.Logf("%d queries", len(tasks.Queries))
}

// TestFetches: the browser reads what a query needs, when it needs it, and once.
func TestFetches(t *testing.T) {
	index, _ := parityIndex(t, siteOf(t, languages()).Base, "")
	files, err := index.FilesWithin(0)
	if err != nil {
		t.Fatal(err)
	}
	ask := func(text string) browserTask { return browserTask{Index: "shards", Text: text} }
	failing := ask("padding ")
	failing.Failing = true
	aborted := ask("outage")
	aborted.Aborted = true
	steps := []struct {
		name  string
		task  browserTask
		error string
		want  []string // kinds of the files fetched
	}{
		{"no connection", failing, "Error: no connection", []string{"search-index.json"}},
		{"still none", failing, "Error: no connection", []string{"search-index.json", "terms"}},
		{"connected", failing, "", []string{"terms"}},
		{"again", ask("padding "), "", nil},
		{"aborted", aborted, "AbortError: This operation was aborted", nil},
		{"phrase", ask(`"padding before"`), "", []string{"positions"}},
		{"the same phrase", ask(`"padding before"`), "", nil},
		{"typo", ask("paddimg"), "", slices.Repeat([]string{"spellings"}, 10)},
		{"nothing", ask(""), "", nil},
	}
	var tasks browserTasks
	for _, step := range steps {
		tasks.Queries = append(tasks.Queries, step.task)
	}
	answers := browser(t, below("shards", files), tasks).Answers
	for i, step := range steps {
		var kinds []string
		for _, name := range answers[i].Fetched {
			kind, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(name, "shards/"), "search/"), "-")
			if path.Base(name) == "search-index.json" {
				kind = "search-index.json"
			}
			kinds = append(kinds, kind)
		}
		if diff := cmp.Diff(step.want, kinds); diff != "" {
			t.Errorf("%s: files fetched (-want +got)\n%s", step.name, diff)
		}
		if answers[i].Error != step.error {
			t.Errorf("%s: error %q, want %q", step.name, answers[i].Error, step.error)
		}
	}
}

// TestMarkdownOfAnotherText: where a host keeps the Markdown of pages back, or has another
// text there, hits are found and have no excerpts.
func TestMarkdownOfAnotherText(t *testing.T) {
	index, _ := parityIndex(t, siteOf(t, languages()).Base, "")
	files, err := index.FilesWithin(0)
	if err != nil {
		t.Fatal(err)
	}
	isTwin := func(file search.File) bool { return path.Ext(file.Path) == ".md" }
	serving := func(change func(string) string) []search.File {
		served := slices.Clone(files)
		for i, file := range served {
			if isTwin(file) {
				served[i].Content = []byte(change(string(file.Content)))
			}
		}
		return served
	}
	for name, served := range map[string][]search.File{
		"none":             slices.DeleteFunc(slices.Clone(files), isTwin),
		"empty":            serving(func(string) string { return "" }),
		"a page":           serving(func(string) string { return "<!doctype html><title>Not found</title>" }),
		"another, as long": serving(func(twin string) string { return strings.Replace(twin, "The pool", "The disk", 1) }),
	} {
		answer := browser(t, below("shards", served), browserTasks{Queries: []browserTask{{Index: "shards", Text: "outage", Limit: 3}}}).Answers[0]
		if answer.Error != "" || len(answer.Hits) != 3 {
			t.Errorf("%s: the answer is %+v", name, answer)
		}
		for _, hit := range answer.Hits {
			if hit.Title == "" || hit.Excerpt != "" {
				t.Errorf("%s: the hit is %+v", name, hit)
			}
		}
	}
}

// TestParityTokens: both cut all texts into the same tokens, and stem all words
// alike.
func TestParityTokens(t *testing.T) {
	for _, tt := range parityBases {
		t.Run(tt.name, func(t *testing.T) {
			index, documents := parityIndex(t, tt.base(t), tt.language)
			tasks := browserTasks{StopWords: search.StopWords()}
			for i := range documents {
				sections, err := documents[i].Sections()
				if err != nil {
					t.Fatal(err)
				}
				texts := []string{documents[i].Title}
				for _, section := range sections {
					texts = append(texts, section.Heading, section.Text)
				}
				for _, text := range texts {
					tasks.Texts = append(tasks.Texts, browserText{text, true}, browserText{text, false})
				}
			}
			words, err := index.Words()
			if err != nil {
				t.Fatal(err)
			}
			for _, word := range words {
				if strings.Trim(word, "abcdefghijklmnopqrstuvwxyz") == "" && len(word) >= 3 {
					tasks.Words = append(tasks.Words, word)
				}
			}
			done := browser(t, nil, tasks)
			count := 0
			for i, text := range tasks.Texts {
				want := tokensInUnits(text.Text, search.Tokens(text.Text, text.English))
				count += len(want)
				if diff := cmp.Diff(want, tokensOf(t, done.Tokens[i])); diff != "" {
					t.Fatalf("tokens of %q (- here, + browser)\n%s", text.Text, diff)
				}
			}
			for i, word := range tasks.Words {
				if want := search.Stem(word); done.Stems[i] != want {
					t.Errorf("the browser's stem of %q is %q, want %q", word, done.Stems[i], want)
				}
			}
			t.Logf("%d tokens of %d texts, %d stems", count, len(tasks.Texts), len(tasks.Words))
			if count == 0 || len(tasks.Words) == 0 {
				t.Error("nothing was compared")
			}
		})
	}
}

// tokensInUnits counts ranges as JavaScript does.
func tokensInUnits(text string, tokens []search.TokenRange) []search.TokenRange {
	at := make([]int, len(text)+1)
	n := 0
	for i, r := range text {
		at[i] = n
		n += utf16.RuneLen(r)
	}
	at[len(text)] = n
	for i := range tokens {
		tokens[i].From, tokens[i].To = at[tokens[i].From], at[tokens[i].To]
	}
	return tokens
}

func tokensOf(t testing.TB, given [][4]json.RawMessage) []search.TokenRange {
	t.Helper()
	var tokens []search.TokenRange
	for _, g := range given {
		var token search.TokenRange
		for i, to := range []any{&token.Term, &token.From, &token.To, &token.Position} {
			if err := json.Unmarshal(g[i], to); err != nil {
				t.Fatal(err)
			}
		}
		tokens = append(tokens, token)
	}
	return tokens
}
