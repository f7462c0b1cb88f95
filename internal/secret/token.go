package secret

import (
	"slices"
	"strings"
)

// Tokens, which say by their first letters who made them:
//
//	AKIA…   ghp_…   glpat-…   xoxb-…   sk_live_…   eyJ….eyJ….…

// form is how a maker writes tokens.
type form struct {
	what   string
	prefix string
	// least and most are how many characters follow the prefix.
	least, most int
	alphabet    func(byte) bool
}

// forms are in no order: no prefix begins another one's tokens.
var forms = slices.Concat(
	each("an AWS access key", 16, 16, base32, "AKIA", "ASIA", "ABIA", "ACCA"),
	each("a GitHub token", 36, 36, alphanumeric, "ghp_", "gho_", "ghu_", "ghs_", "ghr_"),
	each("a GitHub token", 82, 82, word, "github_pat_"),
	each("a GitLab token", 20, 300, wordHyphen, "glpat-", "gldt-", "glrt-", "glptt-", "glcbt-", "glagent-"),
	each("a Slack token", 24, 200, wordHyphen, "xoxb-", "xoxp-", "xoxa-", "xoxe-", "xoxr-", "xoxs-", "xapp-"),
	each("a Stripe key", 16, 250, alphanumeric, "sk_live_", "rk_live_", "sk_test_", "rk_test_"),
	each("a Google API key", 35, 35, wordHyphen, "AIza"),
	each("a Google client secret", 28, 28, wordHyphen, "GOCSPX-"),
	each("a SendGrid key", 66, 66, dotted, "SG."),
	each("a Twilio key", 32, 32, hex, "SK"),
	each("an npm token", 36, 36, alphanumeric, "npm_"),
	each("a PyPI token", 50, 1000, wordHyphen, "pypi-"),
	each("a RubyGems key", 48, 48, hex, "rubygems_"),
	each("a DigitalOcean token", 64, 64, hex, "dop_v1_", "doo_v1_", "dor_v1_"),
	each("a Vault token", 24, 300, wordHyphen, "hvs.", "hvb."),
	each("an age key", 58, 58, base32Upper, "AGE-SECRET-KEY-1"),
	each("a Shopify token", 32, 32, hex, "shpat_", "shpss_", "shpca_", "shppa_"),
	each("a Square token", 22, 60, wordHyphen, "sq0atp-", "sq0csp-"),
	each("a Linear key", 40, 40, alphanumeric, "lin_api_"),
	each("an Anthropic key", 40, 200, wordHyphen, "sk-ant-"),
	each("an OpenAI key", 40, 200, wordHyphen, "sk-proj-", "sk-svcacct-"),
	each("a Hugging Face token", 34, 40, alphanumeric, "hf_"),
	each("a Doppler token", 43, 43, alphanumeric, "dp.pt."),
	each("a Pulumi token", 40, 40, hex, "pul-"),
	each("a Grafana token", 41, 60, word, "glsa_"),
	each("a New Relic key", 27, 27, alphanumeric, "NRAK-"),
	each("a Postman key", 59, 59, wordHyphen, "PMAK-"),
	each("a Tailscale key", 20, 100, wordHyphen, "tskey-"),
	each("an Atlassian token", 60, 300, wordHyphen, "ATATT3"),
	each("a Databricks token", 32, 34, wordHyphen, "dapi"),
)

func each(what string, least, most int, alphabet func(byte) bool, prefixes ...string) (all []form) {
	for _, prefix := range prefixes {
		all = append(all, form{what, prefix, least, most, alphabet})
	}
	return all
}

// byFirst has the forms by the first letter of their prefix.
var byFirst = func() (table [256][]form) {
	for _, f := range forms {
		table[f.prefix[0]] = append(table[f.prefix[0]], f)
	}
	return table
}()

// token finds the first token in a word, where it begins or behind a mark, as in
// "ci-ghp_…" and "AKIA….s3", and says whose it is; "" if there is none.
func token(text string) (from, to int, what string) {
	for from := range len(text) {
		if from > 0 && alphanumeric(text[from-1]) {
			continue
		}
		if n, what := tokenAt(text[from:]); n > 0 {
			return from, from + n, what
		}
	}
	return 0, 0, ""
}

// tokenAt says how long the token is with which a word begins, and whose it is.
func tokenAt(text string) (length int, what string) {
	for _, f := range byFirst[text[0]] {
		rest, ok := strings.CutPrefix(text, f.prefix)
		if !ok {
			continue
		}
		n := 0
		for n < len(rest) && n < f.most && f.alphabet(rest[n]) {
			n++
		}
		if n >= f.least && (n == len(rest) || !alphanumeric(rest[n])) && isRandom(rest[:n]) {
			return len(f.prefix) + n, f.what
		}
	}
	return lengthOfJWT(text), "a signed token (JWT)"
}

// longestJWT is how much of a word is looked at for one.
const longestJWT = 8 << 10

// lengthOfJWT is how long the JSON Web Token is with which a word begins: three parts, of
// which two begin as JSON does in base64 (RFC 7519).
func lengthOfJWT(text string) int {
	if !strings.HasPrefix(text, "eyJ") {
		return 0
	}
	parts := strings.SplitN(text[:min(len(text), longestJWT)], ".", 4)
	if len(parts) >= 3 && strings.HasPrefix(parts[1], "eyJ") && len(parts[0]) >= 16 && len(parts[1]) >= 16 && len(parts[2]) >= 20 {
		return len(parts[0]) + len(parts[1]) + len(parts[2]) + 2
	}
	return 0
}

func all(text string, is func(byte) bool) bool {
	for i := range len(text) {
		if !is(text[i]) {
			return false
		}
	}
	return true
}

func digit(c byte) bool        { return c >= '0' && c <= '9' }
func upper(c byte) bool        { return c >= 'A' && c <= 'Z' }
func lower(c byte) bool        { return c >= 'a' && c <= 'z' }
func alphanumeric(c byte) bool { return digit(c) || upper(c) || lower(c) }
func word(c byte) bool         { return alphanumeric(c) || c == '_' }
func wordHyphen(c byte) bool   { return word(c) || c == '-' }
func dotted(c byte) bool       { return wordHyphen(c) || c == '.' }
func hex(c byte) bool          { return digit(c) || c >= 'a' && c <= 'f' }
func base32(c byte) bool       { return upper(c) || c >= '2' && c <= '7' }
func base32Upper(c byte) bool  { return upper(c) || digit(c) }
