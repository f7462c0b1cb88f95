package secret

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
)

// Addresses that let in whoever has them, and keys in the form of RFC 7468:
//
//	postgres://shop:hunter2@db.internal/shop
//	https://hooks.slack.com/services/T…/B…/…
//	-----BEGIN OPENSSH PRIVATE KEY-----

var (
	withPassword = regexp.MustCompile(`^[^\s/:@"'<>` + "`" + `]*:([^\s/@"'<>` + "`" + `]+)@[A-Za-z0-9\[]`)
	webhook      = regexp.MustCompile(`^(?:hooks\.slack\.com/(?:services|workflows|triggers)/T?[A-Z0-9]{6,}/[A-Za-z0-9]{6,}/[A-Za-z0-9]{16,}|` +
		`(?:ptb\.|canary\.)?discord(?:app)?\.com/api/webhooks/[0-9]{10,}/[A-Za-z0-9_-]{40,}|` +
		`[a-z0-9-]+\.webhook\.office\.com/webhookb2/[A-Za-z0-9@-]{30,}/IncomingWebhook/[a-z0-9]{32}\S*)`)
	keyBegin = regexp.MustCompile(`-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----`)
	keyLine  = regexp.MustCompile(`[A-Za-z0-9+/]{40,}`)
)

// longestAddress is how much of an address is looked at.
const longestAddress = 400

// addresses finds those with a password and those of webhooks.
func addresses(text []byte) (found []Secret) {
	for at := 0; ; {
		i := bytes.Index(text[at:], []byte("://"))
		if i < 0 {
			return found
		}
		at += i + len("://")
		rest := text[at:min(len(text), at+longestAddress)]
		if m := withPassword.FindSubmatchIndex(rest); m != nil {
			user, password := string(rest[:m[2]-1]), string(rest[m[2]:m[3]])
			if !isPlaceholder(user, password) {
				found = append(found, Secret{at + m[2], at + m[3], "a password in an address"})
			}
		}
		if m := webhook.Find(rest); m != nil && isRandom(string(m[bytes.LastIndexByte(m, '/')+1:])) {
			found = append(found, Secret{at, at + len(m), "the address of a webhook"})
		}
	}
}

// isPlaceholder tells whether a password only says where one goes.
func isPlaceholder(user, password string) bool {
	folded := strings.ToLower(password)
	if strings.ContainsAny(folded, "${}*…[]%") && !strings.ContainsAny(folded, "0123456789") || strings.HasPrefix(folded, "$") {
		return true
	}
	known := []string{"password", "pass", "passwd", "pwd", "secret", "token", "redacted", "changeme", "example", "xxx"}
	names := []string{"", "user", "username", "usr", "login", "me", "name"}
	return strings.Trim(folded, "x.-_*") == "" || folded == strings.ToLower(user) ||
		slices.Contains(known, folded) && slices.Contains(names, strings.ToLower(user)) || all(folded, digit) && len(folded) < 4
}

// keyBlocks finds private keys, and not the line that only speaks of one.
func keyBlocks(text []byte) (found []Secret) {
	if !bytes.Contains(text, []byte("PRIVATE KEY")) {
		return nil
	}
	for _, m := range keyBegin.FindAllIndex(text, -1) {
		if body := text[m[1]:min(len(text), m[1]+longestAddress)]; keyLine.Match(body) {
			found = append(found, Secret{m[0], m[1], "a private key"})
		}
	}
	return found
}
