package secret

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/debrief-dev/debrief/internal/alloctest"
)

// made is a random text over an alphabet, of which each kind of character that it
// has is there.
func made(r *rand.Rand, n int, alphabet func(byte) bool) string {
	var letters []byte
	for c := byte('!'); c <= '~'; c++ {
		if alphabet(c) && c != '.' && c != '_' && c != '-' {
			letters = append(letters, c)
		}
	}
	b := make([]byte, n)
	for i := range b {
		b[i] = letters[r.IntN(len(letters))]
	}
	return string(b)
}

// TestFindsWhatMakersMake makes tokens of every form, in the places in which people
// paste them.
func TestFindsWhatMakersMake(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	places := []string{"%s", "ci-%s", "key.%s.txt", "old_%s", "the key %s was used.", "KEY=%s\n", "`%s`", "\"token\": \"%s\",", "curl -H 'X-Key: %s' https://x.example/", "(%s)", "- %s\n"}
	tried, found := 0, 0
	for _, f := range forms {
		for _, place := range places {
			secret := f.prefix + made(r, f.least, f.alphabet)
			tried++
			text := fmt.Sprintf(place, secret)
			if got := Find([]byte(text)); len(got) == 1 && strings.TrimSuffix(text[got[0].From:got[0].To], ".txt") == secret {
				found++
			} else {
				t.Logf("%s: %v in %q", f.what, got, text)
			}
		}
	}
	if tried < 250 || found*100 < tried*98 {
		t.Errorf("%d of %d were found", found, tried)
	}
}

func TestFind(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	mixed := func(n int) string { return made(r, n-3, alphanumeric) + "aB7" }
	number := made(r, 40, hex)
	jwt := "eyJ" + mixed(20) + ".eyJ" + mixed(30) + "." + mixed(40)
	key := strings.Repeat(mixed(64)+"\n", 3)
	tests := []struct{ name, text, want string }{
		{"a private key", "-----BEGIN RSA PRIVATE KEY-----\n" + key, "a private key"},
		{"a key of OpenSSH", "-----BEGIN OPENSSH PRIVATE KEY-----\n" + key, "a private key"},
		{"a word about keys", "we saw -----BEGIN PRIVATE KEY----- in the log", ""},
		{"a public key", "-----BEGIN PUBLIC KEY-----\n" + key, ""},
		{"a password in an address", "see postgres://shop:hunter2@db.internal/shop", "a password in an address"},
		{"an address with a placeholder", "postgres://user:password@host/db", ""},
		{"an address with a variable", "https://deploy:${TOKEN}@code.example/", ""},
		{"an address with stars", "https://deploy:****@code.example/", ""},
		{"an address with a port", "https://code.example:8080/a@b", ""},
		{"a default of developers", "postgres://postgres:postgres@localhost/", ""},
		{"a webhook", "https://hooks.slack.com/services/T" + strings.ToUpper(made(r, 8, hex)) + "/B" + strings.ToUpper(made(r, 8, hex)) + "/" + mixed(24), "the address of a webhook"},
		{"an assigned key", "aws_secret_access_key = " + mixed(20) + "/" + mixed(19), "a secret by its name"},
		{"an assigned number", `client_secret: "` + number + `"`, "a secret by its name"},
		{"a request", "Authorization: Bearer " + mixed(40), "a credential of a request"},
		{"a key in the name of a host", "see akia.AKIA" + made(r, 16, base32) + ".s3.example", "an AWS access key"},
		{"a signed token in a name", "log-" + jwt + ".txt", "a signed token (JWT)"},
		{"letters before a key", "xAKIA" + made(r, 16, base32), ""},
		{"a key that goes on", "AKIA" + made(r, 16, base32) + "Z", ""},
		{"a commit", "commit: " + number, ""},
		{"a word of people", "token: the-quick-brown-fox-jumps", ""},
		{"the example of a manual", "AKIA" + "IOSFODNN7EXAMPLE", ""},
		{"known to gitleaks", "key AKIA" + made(r, 16, base32) + " # gitleaks:allow", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := ""
			if found := Find([]byte(tt.text)); len(found) > 0 {
				got = found[0].What
			}
			if got != tt.want {
				t.Errorf("found %q, want %q", got, tt.want)
			}
		})
	}
}

// TestFewFalseAlarms looks through documents that teams have published.
func TestFewFalseAlarms(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/corpora/*/*.md")
	more, _ := filepath.Glob("../../../shared/corpora/*/*/*.md")
	deep, _ := filepath.Glob("../../../shared/corpora/*/*/*/*.md")
	files = append(append(files, more...), deep...)
	if len(files) == 0 {
		t.Skip("the real postmortems are not beside the checkout")
	}
	alarms := 0
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range Find(text) {
			alarms++
			t.Logf("%s: %s (%s)", filepath.Base(name), s.What, Shown(string(text[s.From:s.To])))
		}
	}
	t.Logf("%d findings in %d documents", alarms, len(files))
	if alarms*1000 > 5*len(files) {
		t.Errorf("%d findings in %d documents", alarms, len(files))
	}
}

func BenchmarkFind(b *testing.B) {
	text := []byte(strings.Repeat("Checkout answered with errors, since `pool-timeout` was 500 ms at https://shop.example/checkout.\n", 60))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Find(text)
	}
}

// TestWordsOfManyKeys: a word is read once, however many keys it holds.
func TestWordsOfManyKeys(t *testing.T) {
	text := []byte(strings.Repeat("AKIA"+made(rand.New(rand.NewPCG(5, 6)), 16, base32)+".", 2000))
	var found []Secret
	if got := alloctest.Bytes(func() { found = Find(text) }); got > 20*len(text) || len(found) != 2000 {
		t.Errorf("%d keys found in %d bytes, with %d allocated", len(found), len(text), got)
	}
}
