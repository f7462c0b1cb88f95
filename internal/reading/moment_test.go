package reading

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/debrief-dev/debrief/internal/kb"
)

func TestReadDay(t *testing.T) {
	for _, test := range []struct {
		text string
		year int
		want string // the day and what follows it; "-" if there is no day
	}{
		{"2024-01-03", 0, "2024-01-03|"},
		{"2024-1-03 x", 0, "2024-01-03| x"},
		{"2024-1-3", 0, "2024-01-03|"},
		{"2024/01/03", 0, "2024-01-03|"},
		{"2024/1/3,", 0, "2024-01-03|,"},
		{"2024.01.03", 0, "2024-01-03|"},
		{"20240103-name", 0, "2024-01-03|-name"},
		{"20241340", 0, "-"},
		{"202401031", 0, "-"},
		{"2024-01-031", 0, "2024-01-031 refused|"},
		{"2024-02-30", 0, "2024-02-30 refused|"},
		{"2023-02-29", 0, "2023-02-29 refused|"},
		{"2024-02-29", 0, "2024-02-29|"},
		{"2024-13-01", 0, "2024-13-01 refused|"},
		{"20202-01-16", 0, "20202-01-16 refused|"},
		{"20202-01-16", 2020, "2020-01-16 mended|"},
		{"20202-01-16", 2021, "20202-01-16 refused|"},
		{"202-01-16", 2020, "2020-01-16 mended|"},
		{"0001-01-01", 0, "0001-01-01 refused|"},
		{"9999-12-31", 0, "9999-12-31 refused|"},
		{"1628-08-10T", 0, "1628-08-10|T"},
		{"03.01.2024", 0, "2024-01-03|"},
		{"3.1.2024", 0, "2024-01-03|"},
		{"3. 1. 2024", 0, "2024-01-03|"},
		{"31.06.2019", 0, "31.06.2019 refused|"},
		{"03.01.24", 0, "2024-01-03|"},
		{"1.2.13", 0, "-"},
		{"1.2.3.4", 0, "-"},
		{"10.128.0.6", 0, "-"},
		{"29.05.", 2019, "2019-05-29|"},
		{"29.05.", 0, "-"},
		{"1/3/2024", 0, "2024-01-03|"},
		{"01/03/24", 0, "2024-01-03|"},
		{"13/01/2024", 0, "2024-01-13|"},
		{"24/07/25", 0, "2025-07-24|"},
		{"10/30/202", 0, "10/30/202 refused|"},
		{"10/30/202", 2022, "2022-10-30 mended|"},
		{"10/31", 2022, "2022-10-31|"},
		{"31/10", 2022, "2022-10-31|"},
		{"10/31", 0, "-"},
		{"13/13/2024", 0, "13/13/2024 refused|"},
		{"1/2/3", 0, "-"},
		{"01-03-2024", 0, "2024-01-03|"},
		{"25-01-2024", 0, "2024-01-25|"},
		{"5-26-21", 0, "2021-05-26|"},
		{"5-26-98", 0, "1998-05-26|"},
		{"January 3, 2024", 0, "2024-01-03|"},
		{"january 3 2024", 0, "2024-01-03|"},
		{"Jan 3, 2024", 0, "2024-01-03|"},
		{"Jan. 3, 2024", 0, "2024-01-03|"},
		{"Sept 29th, 2017", 0, "2017-09-29|"},
		{"Sep 29 2017 08:59", 0, "2017-09-29| 08:59"},
		{"June 18, 2020", 0, "2020-06-18|"},
		{"12th March 2023", 0, "2023-03-12|"},
		{"3rd of January 2024", 0, "2024-01-03|"},
		{"the 3rd of January, 2024", 0, "2024-01-03|"},
		{"6th November, 2022 between", 0, "2022-11-06| between"},
		{"Wednesday 20th September 2023, 14:32", 0, "2023-09-20|, 14:32"},
		{"Wed, 3 Jan 2024", 0, "2024-01-03|"},
		{"On October 4, 2021, it", 0, "2021-10-04|, it"},
		{"on Tuesday, June 4th, 2024", 0, "2024-06-04|"},
		{"03-Jan-2024", 0, "2024-01-03|"},
		{"3 Jan 24", 0, "2024-01-03|"},
		{"Oct 30th", 2021, "2021-10-30|"},
		{"Oct 30th", 0, "Oct 30th refused|"},
		{"May 3 14:10", 2021, "2021-05-03| 14:10"},
		{"May 3 2:14 pm", 2021, "2021-05-03| 2:14 pm"},
		{"2021-10-30 (Saturday) x", 0, "2021-10-30| x"},
		{"Monday, 3. Februar 2020", 0, "2020-02-03|"},
		{"3. Februar 2020", 0, "2020-02-03|"},
		{"den 3. März 2020", 0, "2020-03-03|"},
		{"Montag, 3. März 2020", 0, "2020-03-03|"},
		{"Le 3 janvier 2024", 0, "2024-01-03|"},
		{"1er août 2024", 0, "2024-08-01|"},
		{"mardi 5 mars 2024", 0, "2024-03-05|"},
		{"5 mars", 2024, "2024-03-05|"},
		{"3 de enero de 2024", 0, "2024-01-03|"},
		{"El 3 de marzo del 2024", 0, "2024-03-03|"},
		{"lunes, 4 de marzo de 2024", 0, "2024-03-04|"},
		{"5 de março de 2024", 0, "2024-03-05|"},
		{"segunda-feira, 4 de março de 2024", 0, "2024-03-04|"},
		{"5. mai 2020", 0, "2020-05-05|"},
		{"mandag 4. mai 2020", 0, "2020-05-04|"},
		{"24. desember 2020", 0, "2020-12-24|"},
		{"2024年3月5日", 0, "2024-03-05|"},
		{"2024年3月5日（火）14:00", 0, "2024-03-05|14:00"},
		{"2024年 3月 5日", 0, "2024-03-05|"},
		{"3月5日", 2024, "2024-03-05|"},
		{"2024年2月30日", 0, "2024年2月30日 refused|"},
		{"3月5号", 2024, "2024-03-05|"},
		{"3 nodes failed", 2024, "-"},
		{"5 may have failed", 2024, "-"},
		{"3 set up", 2024, "-"},
		{"may 3 nodes", 2024, "-"},
		{"2024-01", 0, "-"},
		{"404", 0, "-"},
		{"2.17 published", 2024, "-"},
		{"1.1.1.1 is down", 2024, "-"},
		{"", 0, "-"},
	} {
		day, n, reason := readDay(test.text, test.year)
		got := "-"
		if n > 0 {
			got = day.String()
			switch {
			case day.IsZero():
				got = strings.TrimSpace(test.text[:n]) + " refused"
				if reason == "" {
					t.Errorf("readDay(%q, %d): refused without a reason", test.text, test.year)
				}
			case reason != "":
				got += " mended"
			}
			got += "|" + test.text[n:]
		}
		if got != test.want {
			t.Errorf("readDay(%q, %d) = %q, want %q (%s)", test.text, test.year, got, test.want, reason)
		}
	}
}

func TestReadClock(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"14:30", "14:30:00|"},
		{"9:05 x", "09:05:00| x"},
		{"4:19", "04:19:00|"},
		{"14:30:15", "14:30:15|"},
		{"00:46:54,810 WARNING", "00:46:54| WARNING"},
		{"14:30:15.250Z", "14:30:15|Z"},
		{"14：30", "14:30:00|"},
		{"00:00", "00:00:00|"},
		{"24:00", "24:00:00|"},
		{"23:59:60", "24:00:00|"},
		{"24:30", "unknown ~|"},
		{"25:30", "unknown ~|"},
		{"14:60", "-"},
		{"99:10", "-"},
		{"2:14 pm", "14:14:00|"},
		{"07:30am - x", "07:30:00| - x"},
		{"11:21a", "11:21:00|"},
		{"11:21p x", "23:21:00| x"},
		{"11:12 AM: An", "11:12:00|: An"},
		{"12:18 PM", "12:18:00|"},
		{"12:05 am", "00:05:00|"},
		{"12:00 a.m.", "00:00:00|"},
		{"9 p.m.", "21:00:00|"},
		{"3pm", "15:00:00|"},
		{"13:55 PM", "13:55:00|"},
		{"23:00 AM", "23:00:00 ~|"},
		{"00:30 PM", "00:30:00 ~|"},
		{"13 pm", "-"},
		{"14.30", "14:30:00|"},
		{"12.39UTC", "12:39:00|UTC"},
		{"kl 9.05 sharp", "09:05:00| sharp"},
		{"9.05 am", "09:05:00|"},
		{"2.17 published", "-"},
		{"10.15 GB used", "-"},
		{"99.95%", "-"},
		{"10.15.2", "-"},
		{"14h30", "14:30:00|"},
		{"14h30min", "14:30:00|"},
		{"14:30h", "14:30:00|"},
		{"14:30 Uhr: x", "14:30:00|: x"},
		{"17 Uhr", "17:00:00|"},
		{"kl 07:25", "07:25:00|"},
		{"kl. 17 x", "17:00:00| x"},
		{"klokken 14.30", "14:30:00|"},
		{"ca kl 07:25", "07:25:00 ~|"},
		{"kl ca 07:25", "07:25:00 ~|"},
		{"at 14:30", "14:30:00|"},
		{"à 14h30", "14:30:00|"},
		{"1430 UTC", "14:30:00| UTC"},
		{"0900hrs", "09:00:00|"},
		{"1430 users", "-"},
		{"14時30分", "14:30:00|"},
		{"午後2時15分頃", "14:15:00 ~|"},
		{"午後2:15", "14:15:00|"},
		{"上午9时", "09:00:00|"},
		{"14時半", "14:30:00|"},
		{"~16:06", "16:06:00 ~|"},
		{"~16:06:00", "16:06:00 ~|"},
		{"ca 16:06", "16:06:00 ~|"},
		{"ca. 16:06", "16:06:00 ~|"},
		{"around 16:06", "16:06:00 ~|"},
		{"approx. 16:06", "16:06:00 ~|"},
		{"etwa 16:06 Uhr", "16:06:00 ~|"},
		{"約16:06", "16:06:00 ~|"},
		{"16:06 ca -", "16:06:00 ~| -"},
		{"16:06ish - x", "16:06:00 ~| - x"},
		{"16:06-ish", "16:06:00 ~|"},
		{"16:06?", "16:06:00 ~|"},
		{"16:06 (approx)", "16:06:00 ~|"},
		{"14:??", "14:00:00 ~|"},
		{"14:2x", "14:20:00 ~|"},
		{"~14:2?Z", "14:20:00 ~|Z"},
		{"14:30:xx", "14:30:00 ~|"},
		{"14:30+ text", "14:30:00 ~| text"},
		{"14:30+02:00", "14:30:00|+02:00"},
		{"14:xx", "14:00:00 ~|"},
		{"--:--", "unknown ~|"},
		{"??:??", "unknown ~|"},
		{"???", "unknown ~|"},
		{"xx:xx", "unknown ~|"},
		{"10:00abc", "-"},
		{"10:00:00:1b", "-"},
		{"127.0.0.1", "-"},
		{"10 minutes later", "-"},
		{"3 nodes", "-"},
		{"at 3 nodes", "-"},
		{"16:9", "-"},
		{"noon", "-"},
		{"", "-"},
	} {
		c, n := readClock(test.text)
		got := "-"
		if n > 0 {
			got = "unknown"
			if c.Known {
				got = fmt.Sprintf("%02d:%02d:%02d", int(c.At.Hours()), int(c.At.Minutes())%60, int(c.At.Seconds())%60)
			}
			if c.Approximate {
				got += " ~"
			}
			got += "|" + test.text[n:]
		}
		if got != test.want {
			t.Errorf("readClock(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

func TestReadMoment(t *testing.T) {
	day := kb.Date{Year: 2021, Month: 10, Day: 30}
	for _, test := range []struct {
		text string
		ctx  timeContext
		want string // written, day, clock, zone; the end; the rest
	}{
		{"09:42: text", timeContext{}, "09:42 = 09:42|text"},
		{"09:42 text", timeContext{}, "09:42 = 09:42|text"},
		{"09:42\ttext", timeContext{}, "09:42 = 09:42|text"},
		{"09:42\ntext", timeContext{}, "09:42 = 09:42|text"},
		{"[08:47] @who did", timeContext{}, "08:47 = 08:47|@who did"},
		{"(08:47) text", timeContext{}, "08:47 = 08:47|text"},
		{"**08:47** - text", timeContext{}, "08:47 = 08:47|text"},
		{"`08:47` text", timeContext{}, "08:47 = 08:47|text"},
		{"- 10:15 text", timeContext{}, "10:15 = 10:15|text"},
		{"• 10:15 – text", timeContext{}, "10:15 = 10:15|text"},
		{"10:15 — text", timeContext{}, "10:15 = 10:15|text"},
		{"10:15 -> text", timeContext{}, "10:15 = 10:15|text"},
		{"10:15 → text", timeContext{}, "10:15 = 10:15|text"},
		{"10:15 | text", timeContext{}, "10:15 = 10:15|text"},
		{"10:15, text", timeContext{}, "10:15 = 10:15|text"},
		{"10:15：本文", timeContext{}, "10:15 = 10:15|本文"},
		{"10:15 .NET moved", timeContext{}, "10:15 = 10:15|.NET moved"},
		{"10:15 (Ann) text", timeContext{}, "10:15 = 10:15|(Ann) text"},
		{"00:27 UTC: text", timeContext{}, "00:27 UTC = 00:27 UTC|text"},
		{"00:27 (UTC) text", timeContext{}, "00:27 (UTC) = 00:27 UTC|text"},
		{"04:49 PM UTC - text", timeContext{}, "04:49 PM UTC = 16:49 UTC|text"},
		{"16:37 Denver - text", timeContext{}, "16:37 Denver = 16:37 Denver|text"},
		{"20:09 DEnver - text", timeContext{}, "20:09 DEnver = 20:09 DEnver|text"},
		{"16:37 London lost power", timeContext{}, "16:37 = 16:37|London lost power"},
		{"16:37 London time text", timeContext{}, "16:37 London time = 16:37 London|text"},
		{"10:00 API latency", timeContext{}, "10:00 = 10:00|API latency"},
		{"10:00 US/Pacific text", timeContext{}, "10:00 US/Pacific = 10:00 US/Pacific|text"},
		{"10:00 CPU/Memory high", timeContext{}, "10:00 = 10:00|CPU/Memory high"},
		{"10:00 UTC+2 text", timeContext{}, "10:00 UTC+2 = 10:00 UTC+2|text"},
		{"10:00 +0200 text", timeContext{}, "10:00 +0200 = 10:00 +0200|text"},
		{"09:40Z text", timeContext{}, "09:40Z = 09:40 UTC|text"},
		{"16:42 GST: text", timeContext{}, "16:42 GST = 16:42 GST|text"},
		{"09:42 text", timeContext{Day: day, Zone: zoneOf("CET")}, "09:42 = 2021-10-30 09:42 CET|text"},
		{"2024-03-13 10:01", timeContext{Day: day}, "2024-03-13 10:01 = 2024-03-13 10:01|"},
		{"2021-12-10   19:00", timeContext{}, "2021-12-10   19:00 = 2021-12-10 19:00|"},
		{"2021-12-17         ", timeContext{}, "2021-12-17 = 2021-12-17|"},
		{"2024-03-13 14:??", timeContext{}, "2024-03-13 14:?? = 2024-03-13 14:00 ~|"},
		{"2019-11-29 --:--", timeContext{}, "2019-11-29 --:-- = 2019-11-29 ~|"},
		{"--:--", timeContext{Day: day}, "--:-- = 2021-10-30 ~|"},
		{"??? text", timeContext{Day: day}, "??? = 2021-10-30 ~|text"},
		{"2021-05-29T22:41:00-00:00", timeContext{}, "2021-05-29T22:41:00-00:00 = 2021-05-29 22:41 UTC|"},
		{"2023-07-12T9:00:00-00:00", timeContext{}, "2023-07-12T9:00:00-00:00 = 2023-07-12 09:00 UTC|"},
		{"2021-05-29T22:41:00.123Z", timeContext{}, "2021-05-29T22:41:00.123Z = 2021-05-29 22:41 UTC|"},
		{"2021-05-29T22:41:00+05:30", timeContext{}, "2021-05-29T22:41:00+05:30 = 2021-05-29 22:41 +05:30|"},
		{"2021-05-29 22:41:00 UTC", timeContext{}, "2021-05-29 22:41:00 UTC = 2021-05-29 22:41 UTC|"},
		{"2021-05-29, 22:41", timeContext{}, "2021-05-29, 22:41 = 2021-05-29 22:41|"},
		{"2021-05-29 at 22:41", timeContext{}, "2021-05-29 at 22:41 = 2021-05-29 22:41|"},
		{"24.05.2023 ca kl 07:25 : text", timeContext{}, "24.05.2023 ca kl 07:25 = 2023-05-24 07:25 ~|text"},
		{"22.02.2024 10.00", timeContext{}, "22.02.2024 10.00 = 2024-02-22 10:00|"},
		{"5. mai 2020 kl 14.30", timeContext{}, "5. mai 2020 kl 14.30 = 2020-05-05 14:30|"},
		{"07-27-2023 2:14 pm - text", timeContext{}, "07-27-2023 2:14 pm = 2023-07-27 14:14|text"},
		{"01-31-2024 - The fix", timeContext{}, "01-31-2024 = 2024-01-31|The fix"},
		{"Wednesday 20th September 2023, 14:32 UTC", timeContext{}, "Wednesday 20th September 2023, 14:32 UTC = 2023-09-20 14:32 UTC|"},
		{"_4/21/23_", timeContext{}, "4/21/23 = 2023-04-21|"},
		{"-4/25/23_", timeContext{}, "4/25/23 = 2023-04-25|"},
		{"[13.03.2020]", timeContext{}, "13.03.2020 = 2020-03-13|"},
		{"12:45 PM PST Saturday Oct 30th: First", timeContext{Year: 2021}, "12:45 PM PST Saturday Oct 30th = 2021-10-30 12:45 PST|First"},
		{"14:00 PM PST Saturday Oct 30th : x", timeContext{Year: 2021}, "14:00 PM PST Saturday Oct 30th = 2021-10-30 14:00 PST|x"},
		{"14:00, 3 May 2021 - x", timeContext{}, "14:00, 3 May 2021 = 2021-05-03 14:00|x"},
		{"14:00 (3 May 2021) x", timeContext{}, "14:00 (3 May 2021) = 2021-05-03 14:00|x"},
		{"00:10 (+1d) text", timeContext{Day: day}, "00:10 (+1d) = 2021-10-31 00:10|text"},
		{"00:10 +1d text", timeContext{Day: day}, "00:10 +1d = 2021-10-31 00:10|text"},
		{"00:10 (next day) text", timeContext{Day: day}, "00:10 (next day) = 2021-10-31 00:10|text"},
		{"8:20 - 8:24", timeContext{}, "8:20 = 08:20 to 8:24 = 08:24|"},
		{"14:00–15:30 text", timeContext{}, "14:00 = 14:00 to 15:30 = 15:30|text"},
		{"14:00 to 15:30: text", timeContext{}, "14:00 = 14:00 to 15:30 = 15:30|text"},
		{"14:00 - 15:30 UTC text", timeContext{}, "14:00 = 14:00 UTC to 15:30 UTC = 15:30 UTC|text"},
		{"14:00 UTC - 15:30 text", timeContext{}, "14:00 UTC = 14:00 UTC to 15:30 = 15:30 UTC|text"},
		{"14:00〜15:30 本文", timeContext{}, "14:00 = 14:00 to 15:30 = 15:30|本文"},
		{"23:50 - 00:10 text", timeContext{Day: day}, "23:50 = 2021-10-30 23:50 to 00:10 = 2021-10-31 00:10|text"},
		{"2023-01-02 10:00 to 11:00", timeContext{}, "2023-01-02 10:00 = 2023-01-02 10:00 to 11:00 = 2023-01-02 11:00|"},
		{"2023-01-02 22:00 - 2023-01-03 01:00 x", timeContext{}, "2023-01-02 22:00 = 2023-01-02 22:00 to 2023-01-03 01:00 = 2023-01-03 01:00|x"},
		{"07/27/2023 - 07/31/2023", timeContext{}, "07/27/2023 = 2023-07-27 to 07/31/2023 = 2023-07-31|"},
		{"22.02.2024 kl. 10:00 - 14:00", timeContext{}, "22.02.2024 kl. 10:00 = 2024-02-22 10:00 to 14:00 = 2024-02-22 14:00|"},
		{"2024年3月5日 14:30 JST", timeContext{}, "2024年3月5日 14:30 JST = 2024-03-05 14:30 JST|"},
		{"10:00 - 10 pods failed", timeContext{}, "10:00 = 10:00|10 pods failed"},
		{"31.06.2019", timeContext{Day: day}, "31.06.2019 = |"},
		{"Feil rettet: 22.02.2024", timeContext{}, "-"},
		{"3 nodes failed", timeContext{}, "-"},
		{"text", timeContext{}, "-"},
		{"", timeContext{}, "-"},
		{"   ", timeContext{}, "-"},
		{"---", timeContext{}, "-"},
	} {
		r, ok := readMoment(test.text, test.ctx)
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
		parts = append(parts, clockText(m.Clock))
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

func TestRefusedDayIsNotTheDayAbove(t *testing.T) {
	r, ok := readMoment("31.06.2019 10:00 text", timeContext{Day: kb.Date{Year: 2019, Month: 5, Day: 29}})
	if !ok || !r.HasDay || !r.Moment.Day.IsZero() || r.Refused == "" {
		t.Errorf("got %+v, want a refused day", r)
	}
}

func TestInstantOnlyWhereCertain(t *testing.T) {
	for _, test := range []struct {
		text, zone string
		want       string // RFC 3339; empty for none
	}{
		{"2024-01-15 12:00", "UTC", "2024-01-15T12:00:00Z"},
		{"2024-01-15 12:00", "Z", "2024-01-15T12:00:00Z"},
		{"2024-01-15 12:00", "GMT", "2024-01-15T12:00:00Z"},
		{"2024-01-15 12:00", "+02:00", "2024-01-15T10:00:00Z"},
		{"2024-01-15 12:00", "-07:00", "2024-01-15T19:00:00Z"},
		{"2024-01-15 12:00", "UTC+10", "2024-01-15T02:00:00Z"},
		{"2024-01-15 12:00", "GMT+2", "2024-01-15T10:00:00Z"},
		{"2024-01-15 12:00", "UTC+5:30", "2024-01-15T06:30:00Z"},
		{"2024-01-15 12:00", "CET", "2024-01-15T11:00:00Z"},
		{"2024-07-15 12:00", "CET", ""},
		{"2024-07-15 12:00", "CEST", "2024-07-15T10:00:00Z"},
		{"2024-01-15 12:00", "CEST", ""},
		{"2024-07-15 12:00", "EEST", "2024-07-15T09:00:00Z"},
		{"2024-07-15 12:00", "PDT", "2024-07-15T19:00:00Z"},
		{"2024-01-15 12:00", "PST", "2024-01-15T20:00:00Z"},
		{"2024-07-15 12:00", "PST", ""},
		{"2024-07-15 12:00", "EDT", "2024-07-15T16:00:00Z"},
		{"2024-01-15 12:00", "EST", "2024-01-15T17:00:00Z"},
		{"2024-01-15 12:00", "JST", "2024-01-15T03:00:00Z"},
		{"2024-01-15 12:00", "AEST", "2024-01-15T02:00:00Z"},
		{"2024-07-15 12:00", "US/Pacific", "2024-07-15T19:00:00Z"},
		{"2024-07-15 12:00", "Europe/Oslo", "2024-07-15T10:00:00Z"},
		{"2024-07-15 12:00", "Denver", "2024-07-15T18:00:00Z"},
		{"2024-01-15 12:00", "CST", ""},
		{"2024-01-15 12:00", "IST", ""},
		{"2024-07-15 12:00", "BST", ""},
		{"2024-01-15 12:00", "PT", ""},
		{"2024-01-15 12:00", "GST", ""},
		{"2024-01-15 12:00", "ETC", ""},
		{"2024-01-15 12:00", "UC/Pacific", ""},
		{"2024-01-15 12:00", "Europe/Nowhere", ""},
		{"2024-01-15 12:00", "", ""},
		{"2024-01-15", "UTC", ""},
		{"12:00", "UTC", ""},
		{"2024-01-15 ~12:00", "UTC", ""},
		{"2024-01-15 12:??", "UTC", ""},
		{"2024-01-15 24:00", "UTC", "2024-01-16T00:00:00Z"},
		{"2024-02-29 23:59:60", "UTC", "2024-03-01T00:00:00Z"},
		// The hour that the clock skips, and the one that it shows twice.
		{"2024-03-31 02:30", "Europe/Berlin", ""},
		{"2024-03-31 01:59", "Europe/Berlin", "2024-03-31T00:59:00Z"},
		{"2024-03-31 03:00", "Europe/Berlin", "2024-03-31T01:00:00Z"},
		{"2024-10-27 02:30", "Europe/Berlin", ""},
		{"2024-10-27 02:30", "CEST", "2024-10-27T00:30:00Z"},
		{"2024-10-27 02:30", "CET", "2024-10-27T01:30:00Z"},
		{"2024-10-27 03:00", "Europe/Berlin", "2024-10-27T02:00:00Z"},
		{"2024-03-10 02:30", "America/New_York", ""},
		{"2024-11-03 01:30", "America/New_York", ""},
		{"2024-04-07 02:30", "Australia/Sydney", ""},
		{"2011-12-30 12:00", "Pacific/Apia", ""},
	} {
		var z zone
		if test.zone != "" {
			z = zoneOf(test.zone)
		}
		r, ok := readMoment(test.text, timeContext{Zone: z})
		if !ok {
			t.Fatalf("readMoment(%q): no moment", test.text)
		}
		got := ""
		if !r.Moment.Instant.IsZero() {
			got = r.Moment.Instant.UTC().Format(time.RFC3339)
		}
		if got != test.want {
			t.Errorf("%s %s: instant %q, want %q", test.text, test.zone, got, test.want)
		}
		if r.Moment.Zone != test.zone && !(test.zone == "Z" && r.Moment.Zone == "UTC") {
			t.Errorf("%s %s: zone kept as %q", test.text, test.zone, r.Moment.Zone)
		}
	}
}

// An abbreviation of several meanings is certain at a place that uses it that day.
func TestInstantAtAPlace(t *testing.T) {
	for _, test := range []struct{ text, zone, home, want string }{
		{"2024-07-15 12:00", "BST", "Europe/London", "2024-07-15T11:00:00Z"},
		{"2024-01-15 12:00", "BST", "Europe/London", ""},
		{"2024-07-15 12:00", "BST", "Europe/Berlin", ""},
		{"2024-07-15 12:00", "IST", "Asia/Kolkata", "2024-07-15T06:30:00Z"},
		{"2024-07-15 12:00", "IST", "Europe/Dublin", "2024-07-15T11:00:00Z"},
		{"2024-01-15 12:00", "CST", "America/Chicago", "2024-01-15T18:00:00Z"},
		{"2024-01-15 12:00", "CST", "Asia/Shanghai", "2024-01-15T04:00:00Z"},
		{"2024-07-15 12:00", "PT", "America/Los_Angeles", "2024-07-15T19:00:00Z"},
		{"2024-07-15 12:00", "ET", "America/Los_Angeles", ""},
		{"2024-01-15 12:00", "GST", "Asia/Dubai", "2024-01-15T08:00:00Z"},
		{"2024-01-15 12:00", "JST", "Europe/London", "2024-01-15T03:00:00Z"},
	} {
		home, err := time.LoadLocation(test.home)
		if err != nil {
			t.Fatal(err)
		}
		r, _ := readMoment(test.text+" "+test.zone, timeContext{Home: home})
		got := ""
		if !r.Moment.Instant.IsZero() {
			got = r.Moment.Instant.UTC().Format(time.RFC3339)
		}
		if got != test.want || r.Moment.Zone != test.zone {
			t.Errorf("%s %s in %s: instant %q, want %q; zone %q", test.text, test.zone, test.home, got, test.want, r.Moment.Zone)
		}
	}
}

func TestFindZone(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"All times in CET.", "CET"},
		{"All times in Central European Time (CET)", "CET"},
		{"All times UTC", "UTC"},
		{"All times are in UTC unless stated", "UTC"},
		{"all times PST", "PST"},
		{"Timeline (all times PST) 07/27/2023 - 07/31/2023. All times approximations", "PST"},
		{"Timeline (AEST - UTC+10)", "AEST"},
		{"Timeline (UTC+2)", "UTC+2"},
		{"Timeline (GMT+2)", "GMT+2"},
		{"Date and Time in CET", "CET"},
		{"Time (JST)", "JST"},
		{"Time UTC", "UTC"},
		{"All times in US/Pacific", "US/Pacific"},
		{"All times in UC/Pacific", "UC/Pacific"},
		{"All times in ETC", "ETC"},
		{"All times in IST", "IST"},
		{"Alle tider i CEST", "CEST"},
		{"All times Denver time", "Denver"},
		{"時刻 (日本時間)", "日本時間"},
		{"Timeline", ""},
		{"Time", ""},
		{"Timeline of events", ""},
		{"Summary of the API outage", ""},
		{"All times are approximate", ""},
		{"All times approximations", ""},
	} {
		z, ok := findZone(test.text)
		if z.Written != test.want || ok != (test.want != "") {
			t.Errorf("findZone(%q) = %q, %t, want %q", test.text, z.Written, ok, test.want)
		}
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
		if _, n, _ := readDay(text, year); n < 0 || n > len(text) {
			t.Fatalf("readDay: n = %d of %d", n, len(text))
		}
		if _, n := readClock(text); n < 0 || n > len(text) {
			t.Fatalf("readClock: n = %d of %d", n, len(text))
		}
		r, ok := readMoment(text, timeContext{Year: year, Zone: zoneOf("Europe/Berlin")})
		if r.N < 0 || r.N > len(text) {
			t.Fatalf("readMoment: n = %d of %d", r.N, len(text))
		}
		if ok && (r.Moment.Written == "" || r.N == 0) {
			t.Fatalf("readMoment(%q): a moment without words", text)
		}
		if ok && !r.Moment.Day.IsZero() && !r.Moment.Day.Valid() {
			t.Fatalf("readMoment(%q): the day %v does not exist", text, r.Moment.Day)
		}
		readLength(text)
		findZone(text)
	})
}

func BenchmarkReadMoment(b *testing.B) {
	texts := []string{"2024-03-13 10:01 Node down", "nothing that looks like a time stands here", "12:45 PM PST: first wave", "The 3 nodes failed"}
	for b.Loop() {
		for _, text := range texts {
			readMoment(text, timeContext{Year: 2024})
		}
	}
}
