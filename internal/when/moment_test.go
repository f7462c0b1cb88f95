package when

import (
	"fmt"
	"strings"
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
)

func TestReadMoment(t *testing.T) {
	day := kb.Date{Year: 2021, Month: 10, Day: 30}
	for _, test := range []struct {
		text string
		ctx  Context
		want string // written, day, clock, zone; the end; the rest
	}{
		{"09:42: text", Context{}, "09:42 = 09:42|text"},
		{"09:42 text", Context{}, "09:42 = 09:42|text"},
		{"03:07:10 + ms -- text", Context{}, "03:07:10 + ms = 03:07|text"},
		{"03:07:10 + 40 ms: text", Context{}, "03:07:10 + 40 ms = 03:07|text"},
		{"03:07 + mst text", Context{}, "03:07 = 03:07|+ mst text"},
		{"09:42\ttext", Context{}, "09:42 = 09:42|text"},
		{"09:42\ntext", Context{}, "09:42 = 09:42|text"},
		{"[08:47] @who did", Context{}, "08:47 = 08:47|@who did"},
		{"(08:47) text", Context{}, "08:47 = 08:47|text"},
		{"**08:47** - text", Context{}, "08:47 = 08:47|text"},
		{"`08:47` text", Context{}, "08:47 = 08:47|text"},
		{"- 10:15 text", Context{}, "10:15 = 10:15|text"},
		{"• 10:15 – text", Context{}, "10:15 = 10:15|text"},
		{"10:15 — text", Context{}, "10:15 = 10:15|text"},
		{"10:15 -> text", Context{}, "10:15 = 10:15|text"},
		{"10:15 → text", Context{}, "10:15 = 10:15|text"},
		{"10:15 | text", Context{}, "10:15 = 10:15|text"},
		{"10:15, text", Context{}, "10:15 = 10:15|text"},
		{"10:15：本文", Context{}, "10:15 = 10:15|本文"},
		{"10:15 .NET moved", Context{}, "10:15 = 10:15|.NET moved"},
		{"10:15 (Ann) text", Context{}, "10:15 = 10:15|(Ann) text"},
		{"00:27 UTC: text", Context{}, "00:27 UTC = 00:27 UTC|text"},
		{"00:27 (UTC) text", Context{}, "00:27 (UTC) = 00:27 UTC|text"},
		{"04:49 PM UTC - text", Context{}, "04:49 PM UTC = 16:49 UTC|text"},
		{"16:37 Denver - text", Context{}, "16:37 Denver = 16:37 Denver|text"},
		{"20:09 DEnver - text", Context{}, "20:09 DEnver = 20:09 DEnver|text"},
		{"16:37 London lost power", Context{}, "16:37 = 16:37|London lost power"},
		{"16:37 London time text", Context{}, "16:37 London time = 16:37 London|text"},
		{"10:00 API latency", Context{}, "10:00 = 10:00|API latency"},
		{"10:00 US/Pacific text", Context{}, "10:00 US/Pacific = 10:00 US/Pacific|text"},
		{"10:00 CPU/Memory high", Context{}, "10:00 = 10:00|CPU/Memory high"},
		{"10:00 UTC+2 text", Context{}, "10:00 UTC+2 = 10:00 UTC+2|text"},
		{"10:00 +0200 text", Context{}, "10:00 +0200 = 10:00 +0200|text"},
		{"09:40Z text", Context{}, "09:40Z = 09:40 UTC|text"},
		{"16:42 GST: text", Context{}, "16:42 GST = 16:42 GST|text"},
		{"09:42 text", Context{Day: day, Zone: ZoneOf("CET")}, "09:42 = 2021-10-30 09:42 CET|text"},
		{"2024-03-13 10:01", Context{Day: day}, "2024-03-13 10:01 = 2024-03-13 10:01|"},
		{"2021-12-10   19:00", Context{}, "2021-12-10   19:00 = 2021-12-10 19:00|"},
		{"2021-12-17         ", Context{}, "2021-12-17 = 2021-12-17|"},
		{"2024-03-13 14:??", Context{}, "2024-03-13 14:?? = 2024-03-13 14:00 ~|"},
		{"2019-11-29 --:--", Context{}, "2019-11-29 --:-- = 2019-11-29 ~|"},
		{"--:--", Context{Day: day}, "--:-- = 2021-10-30 ~|"},
		{"??? text", Context{Day: day}, "??? = 2021-10-30 ~|text"},
		{"2021-05-29T22:41:00-00:00", Context{}, "2021-05-29T22:41:00-00:00 = 2021-05-29 22:41 UTC|"},
		{"2023-07-12T9:00:00-00:00", Context{}, "2023-07-12T9:00:00-00:00 = 2023-07-12 09:00 UTC|"},
		{"2021-05-29T22:41:00.123Z", Context{}, "2021-05-29T22:41:00.123Z = 2021-05-29 22:41 UTC|"},
		{"2021-05-29T22:41:00+05:30", Context{}, "2021-05-29T22:41:00+05:30 = 2021-05-29 22:41 +05:30|"},
		{"2021-05-29 22:41:00 UTC", Context{}, "2021-05-29 22:41:00 UTC = 2021-05-29 22:41 UTC|"},
		{"2021-05-29, 22:41", Context{}, "2021-05-29, 22:41 = 2021-05-29 22:41|"},
		{"2021-05-29 at 22:41", Context{}, "2021-05-29 at 22:41 = 2021-05-29 22:41|"},
		{"24.05.2023 ca kl 07:25 : text", Context{}, "24.05.2023 ca kl 07:25 = 2023-05-24 07:25 ~|text"},
		{"22.02.2024 10.00", Context{}, "22.02.2024 10.00 = 2024-02-22 10:00|"},
		{"5. mai 2020 kl 14.30", Context{}, "5. mai 2020 kl 14.30 = 2020-05-05 14:30|"},
		{"07-27-2023 2:14 pm - text", Context{}, "07-27-2023 2:14 pm = 2023-07-27 14:14|text"},
		{"01-31-2024 - The fix", Context{}, "01-31-2024 = 2024-01-31|The fix"},
		{"Wednesday 20th September 2023, 14:32 UTC", Context{}, "Wednesday 20th September 2023, 14:32 UTC = 2023-09-20 14:32 UTC|"},
		{"_4/21/23_", Context{}, "4/21/23 = 2023-04-21|"},
		{"-4/25/23_", Context{}, "4/25/23 = 2023-04-25|"},
		{"[13.03.2020]", Context{}, "13.03.2020 = 2020-03-13|"},
		{"12:45 PM PST Saturday Oct 30th: First", Context{Year: 2021}, "12:45 PM PST Saturday Oct 30th = 2021-10-30 12:45 PST|First"},
		{"14:00 PM PST Saturday Oct 30th : x", Context{Year: 2021}, "14:00 PM PST Saturday Oct 30th = 2021-10-30 14:00 PST|x"},
		{"May 3-9, 2021: x", Context{}, "May 3 = 2021-05-03 to 9, 2021 = 2021-05-09|x"},
		{"May 3-9: x", Context{Year: 2021}, "May 3 = 2021-05-03 to 9 = 2021-05-09|x"},
		{"May 3 - 9:30 x", Context{Year: 2021}, "May 3 - 9:30 = 2021-05-03 09:30|x"},
		{"May 3-9 2021 times: x", Context{}, "May 3 = 2021-05-03 to 9 2021 = 2021-05-09|times: x"},
		{"14:00, 3 May 2021 - x", Context{}, "14:00, 3 May 2021 = 2021-05-03 14:00|x"},
		{"10:00 and 10:05 UTC: text", Context{}, "10:00 and 10:05 UTC = 10:00 UTC|text"},
		{"10:00 UTC и 10:05 UTC (12:00 и 12:05 Europe/Berlin): текст", Context{}, "10:00 UTC и 10:05 UTC (12:00 и 12:05 Europe/Berlin) = 10:00 UTC|текст"},
		{"10:00-10:05 UTC (12:00-12:05 Europe/Berlin): text", Context{}, "10:00 = 10:00 UTC to 10:05 UTC (12:00-12:05 Europe/Berlin) = 10:05 UTC|text"},
		{"10:00 and 10 more", Context{}, "10:00 = 10:00|and 10 more"},
		{"10:00 (3 May 2021) and more", Context{}, "10:00 (3 May 2021) = 2021-05-03 10:00|and more"},
		{"14:00 (3 May 2021) x", Context{}, "14:00 (3 May 2021) = 2021-05-03 14:00|x"},
		{"00:10 (+1d) text", Context{Day: day}, "00:10 (+1d) = 2021-10-31 00:10|text"},
		{"00:10 +1d text", Context{Day: day}, "00:10 +1d = 2021-10-31 00:10|text"},
		{"00:10 (next day) text", Context{Day: day}, "00:10 (next day) = 2021-10-31 00:10|text"},
		{"00:10 (am nächsten Tag) text", Context{Day: day}, "00:10 (am nächsten Tag) = 2021-10-31 00:10|text"},
		{"00:10（翌日）本文", Context{Day: day}, "00:10（翌日） = 2021-10-31 00:10|本文"},
		{"00:10 +2 downtimes", Context{Day: day}, "00:10 = 2021-10-30 00:10|+2 downtimes"},
		{"From 14:00 to 15:00 text", Context{}, "From 14:00 = 14:00 to 15:00 = 15:00|text"},
		{"De las 14:00 a las 15:00: texto", Context{}, "De las 14:00 = 14:00 to 15:00 = 15:00|texto"},
		{"14:30~14:45 본문", Context{}, "14:30 = 14:30 to 14:45 = 14:45|본문"},
		{"从14:00到15:00：正文", Context{}, "从14:00 = 14:00 to 15:00 = 15:00|正文"},
		{"14時から15時まで：本文", Context{}, "14時 = 14:00 to 15時まで = 15:00|本文"},
		{"3月5日（木）14:30 本文", Context{Year: 2021}, "3月5日（木）14:30 = 2021-03-05 14:30|本文"},
		{"5 mars, 14 h 30 : texte", Context{Year: 2021}, "5 mars, 14 h 30 = 2021-03-05 14:30|texte"},
		{"05.03 14:30: текст", Context{Year: 2021}, "05.03 14:30 = 2021-03-05 14:30|текст"},
		{"05.03: текст", Context{Year: 2021}, "05.03 = 05:03|текст"},
		{"14:30 МСК: текст", Context{}, "14:30 МСК = 14:30 МСК|текст"},
		{"14:00 t.o.m. 15:00", Context{}, "14:00 = 14:00|t.o.m. 15:00"},
		{"14:00 fino a 15:00 testo", Context{}, "14:00 = 14:00 to 15:00 = 15:00|testo"},
		{"14:00 до 15:00 текст", Context{}, "14:00 = 14:00 to 15:00 = 15:00|текст"},
		{"10:00から11:00 本文", Context{}, "10:00 = 10:00 to 11:00 = 11:00|本文"},
		{"Between 14:00 and 14:30: text", Context{}, "Between 14:00 = 14:00 ~ to 14:30 = 14:30 ~|text"},
		{"Zwischen 14 und 15 Uhr: Text", Context{}, "Zwischen 14 = 14:00 ~ to 15 Uhr = 15:00 ~|Text"},
		{"entre las 14:00 y las 14:30: texto", Context{}, "entre las 14:00 = 14:00 ~ to las 14:30 = 14:30 ~|texto"},
		{"Between 3 and 5 nodes", Context{}, "-"},
		{"2 to 3 nodes failed at 5pm", Context{}, "-"},
		{"10 to 12 hours", Context{}, "-"},
		{"10-15h: text", Context{}, "-"},
		{"von 14 bis 15 Uhr: Text", Context{}, "von 14 = 14:00 to 15 Uhr = 15:00|Text"},
		{"de 14h à 15h on a", Context{}, "de 14h = 14:00 to 15h = 15:00|on a"},
		{"2:00 - 3:30 PM text", Context{}, "2:00 = 14:00 to 3:30 PM = 15:30|text"},
		{"10:00 - 3:30 PM text", Context{}, "10:00 = 10:00 to 3:30 PM = 15:30|text"},
		{"2:00 a 3:30 de la tarde: texto", Context{}, "2:00 = 14:00 to 3:30 de la tarde = 15:30|texto"},
		{"vom 5. bis 7. März 2026: Text", Context{}, "vom 5. = 2026-03-05 to 7. März 2026 = 2026-03-07|Text"},
		{"del 5 al 7 de marzo de 2026: texto", Context{}, "del 5 = 2026-03-05 to 7 de marzo de 2026 = 2026-03-07|texto"},
		{"3月5日至7日：正文", Context{Year: 2026}, "3月5日 = 2026-03-05 to 7日 = 2026-03-07|正文"},
		{"13/05/2026 a 15/05/2026: texto", Context{}, "13/05/2026 = 2026-05-13 to 15/05/2026 = 2026-05-15|texto"},
		{"14:30부터 15:00까지 본문", Context{}, "14:30 = 14:30 to 15:00까지 = 15:00|본문"},
		{"새벽 3시부터 4시까지 본문", Context{}, "새벽 3시 = 03:00 to 4시까지 = 04:00|본문"},
		{"3月5日晚上9点 正文", Context{Year: 2026}, "3月5日晚上9点 = 2026-03-05 21:00|正文"},
		{"5 mars à midi : texte", Context{Year: 2026}, "5 mars à midi = 2026-03-05 12:00|texte"},
		{"２０２６年３月５日　１４：３０ 本文", Context{}, "2026年3月5日　14：30 = 2026-03-05 14:30|本文"},
		{"２０２６／０３／０５　午後３：３０　停止", Context{}, "2026/03/05　午後3：30 = 2026-03-05 15:30|停止"},
		{"12:43 (UTC 03:43) text", Context{Day: day, Zone: ZoneOf("JST")}, "12:43 (UTC 03:43) = 2021-10-30 12:43 JST|text"},
		{"UTC 14:30: text", Context{}, "UTC 14:30 = 14:30 UTC|text"},
		{"北京时间14:30 正文", Context{}, "北京时间14:30 = 14:30 北京时间|正文"},
		{"2026年3月5日 北京时间 14:30 正文", Context{}, "2026年3月5日 北京时间 14:30 = 2026-03-05 14:30 北京时间|正文"},
		{"UTC offsets were wrong at 14:30", Context{}, "-"},
		{"8:20 - 8:24", Context{}, "8:20 = 08:20 to 8:24 = 08:24|"},
		{"14:00–15:30 text", Context{}, "14:00 = 14:00 to 15:30 = 15:30|text"},
		{"14:00 to 15:30: text", Context{}, "14:00 = 14:00 to 15:30 = 15:30|text"},
		{"14:00 - 15:30 UTC text", Context{}, "14:00 = 14:00 UTC to 15:30 UTC = 15:30 UTC|text"},
		{"14:00 UTC - 15:30 text", Context{}, "14:00 UTC = 14:00 UTC to 15:30 = 15:30 UTC|text"},
		{"14:00〜15:30 本文", Context{}, "14:00 = 14:00 to 15:30 = 15:30|本文"},
		{"23:50 - 00:10 text", Context{Day: day}, "23:50 = 2021-10-30 23:50 to 00:10 = 2021-10-31 00:10|text"},
		{"2023-01-02 10:00 to 11:00", Context{}, "2023-01-02 10:00 = 2023-01-02 10:00 to 11:00 = 2023-01-02 11:00|"},
		{"2023-01-02 22:00 - 2023-01-03 01:00 x", Context{}, "2023-01-02 22:00 = 2023-01-02 22:00 to 2023-01-03 01:00 = 2023-01-03 01:00|x"},
		{"07/27/2023 - 07/31/2023", Context{}, "07/27/2023 = 2023-07-27 to 07/31/2023 = 2023-07-31|"},
		{"22.02.2024 kl. 10:00 - 14:00", Context{}, "22.02.2024 kl. 10:00 = 2024-02-22 10:00 to 14:00 = 2024-02-22 14:00|"},
		{"2024年3月5日 14:30 JST", Context{}, "2024年3月5日 14:30 JST = 2024-03-05 14:30 JST|"},
		{"10:00 - 10 pods failed", Context{}, "10:00 = 10:00|10 pods failed"},
		{"31.06.2019", Context{Day: day}, "31.06.2019 = |"},
		{"Feil rettet: 22.02.2024", Context{}, "-"},
		{"3 nodes failed", Context{}, "-"},
		{"text", Context{}, "-"},
		{"", Context{}, "-"},
		{"   ", Context{}, "-"},
		{"---", Context{}, "-"},
	} {
		r, ok := test.ctx.ReadMoment(test.text, 0)
		got := "-"
		if ok {
			got = describeMoment(&r.Moment)
			if r.End != nil {
				got += " to " + describeMoment(r.End)
			}
			got += "|" + test.text[r.N:]
		}
		if got != test.want {
			t.Errorf("readMoment(%q)\n got %q\nwant %q", test.text, got, test.want)
		}
	}
}

func describeMoment(m *kb.Moment) string {
	parts := []string{m.Written, "="}
	if !m.Day.IsZero() {
		parts = append(parts, m.Day.String())
	}
	if m.HasClock {
		parts = append(parts, fmt.Sprintf("%02d:%02d", int(m.Clock.Hours())%24, int(m.Clock.Minutes())%60))
	}
	if m.Zone != "" {
		parts = append(parts, m.Zone)
	}
	if m.Approximate {
		parts = append(parts, "~")
	}
	if len(parts) == 2 {
		return m.Written + " = "
	}
	return strings.Join(parts, " ")
}

func TestRangeAmongDottedHours(t *testing.T) {
	among := Context{}.Among([]string{"8.48 the index is made", "9.12 it is noticed", "9.50 it is repaired"})
	r, ok := among.ReadMoment("From 9.15 to 9.45 nobody looks", 0)
	if !ok || r.End == nil || describeMoment(&r.Moment) != "From 9.15 = 09:15" || describeMoment(r.End) != "9.45 = 09:45" {
		t.Errorf("got %+v", r)
	}
}

func TestRefusedDayIsNotTheDayAbove(t *testing.T) {
	r, ok := Context{Day: kb.Date{Year: 2019, Month: 5, Day: 29}}.ReadMoment("31.06.2019 10:00 text", 0)
	if !ok || !r.HasDay || !r.Moment.Day.IsZero() || r.Refused == "" {
		t.Errorf("got %+v, want a refused day", r)
	}
}

func FuzzReadMoment(f *testing.F) {
	for _, seed := range []string{
		"09:42: text", "[08:47] x", "2024-03-13 14:??", "--:--", "12:45 PM PST Saturday Oct 30th: x", "8:20 - 8:24",
		"2024年3月5日 14時30分頃", "31.06.2019", "_4/21/23_", "00:10 (+1d) x", "2021-05-29T22:41:00-00:00", "ca kl 07:25", "İ3 Jan", "\xff10:00",
	} {
		f.Add(seed, 2024)
	}
	f.Fuzz(func(t *testing.T, text string, year int) {
		if _, n, _ := (Context{Year: year}).ReadDay(text); n < 0 || n > len(text) {
			t.Fatalf("readDay: n = %d of %d", n, len(text))
		}
		if _, n := (Context{}).readClock(text); n < 0 || n > len(text) {
			t.Fatalf("readClock: n = %d of %d", n, len(text))
		}
		r, ok := Context{Year: year, Zone: ZoneOf("Europe/Berlin")}.ReadMoment(text, 0)
		if r.N < 0 || r.N > len(text) {
			t.Fatalf("readMoment: n = %d of %d", r.N, len(text))
		}
		if ok && (r.Moment.Written == "" || r.N == 0) {
			t.Fatalf("readMoment(%q): a moment without words", text)
		}
		if ok && !r.Moment.Day.IsZero() && !r.Moment.Day.Valid() {
			t.Fatalf("readMoment(%q): the day %v does not exist", text, r.Moment.Day)
		}
		ReadLength(text)
		FindZone(text)
	})
}

func BenchmarkReadMoment(b *testing.B) {
	texts := []string{"2024-03-13 10:01 Node down", "nothing that looks like a time stands here", "12:45 PM PST: first wave", "The 3 nodes failed"}
	for b.Loop() {
		for _, text := range texts {
			Context{Year: 2024}.ReadMoment(text, 0)
		}
	}
}
