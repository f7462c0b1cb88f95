package preview

import (
	"net"
	"net/http"
	"strings"
)

// guard decides who may ask. A page of any site on the web can make a browser
// send requests to this machine, and a name of the attacker's can be made to
// mean it (DNS rebinding): so only the names that a person would type are
// answered, and only to pages of our own or to a person who follows a link.
type guard struct{ hosts map[string]bool }

func newGuard(further []string) *guard {
	g := &guard{hosts: map[string]bool{"localhost": true, "127.0.0.1": true, "[::1]": true}}
	for _, host := range further {
		g.hosts[strings.ToLower(host)] = true
	}
	return g
}

// refuse says with which status and why a request is refused; 0 if it is not.
func (g *guard) refuse(r *http.Request) (status int, reason string) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		return http.StatusMethodNotAllowed, "only GET and HEAD are answered"
	}
	if !g.allowed(r) {
		return http.StatusForbidden, "this host name is not answered; debrief serve --allow-host adds one"
	}
	if origin := r.Header.Get("Origin"); origin != "" && origin != "http://"+r.Host {
		return http.StatusForbidden, "other sites are not answered"
	}
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "none", "same-origin":
		return 0, ""
	}
	if r.Header.Get("Sec-Fetch-Mode") == "navigate" && r.Header.Get("Sec-Fetch-Dest") == "document" && r.URL.Path != eventsPath {
		return 0, ""
	}
	return http.StatusForbidden, "other sites are not answered"
}

// allowed tells whether the request names a host that is answered, with the port
// it came in on or none. A further host may be given with a port of its own,
// such as that of a proxy.
func (g *guard) allowed(r *http.Request) bool {
	host := strings.ToLower(r.Host)
	if g.hosts[host] {
		return true
	}
	colon := strings.LastIndexByte(host, ':')
	if colon < 0 || !g.hosts[host[:colon]] {
		return false
	}
	local, ok := r.Context().Value(http.LocalAddrContextKey).(net.Addr)
	if !ok {
		return false
	}
	_, port, err := net.SplitHostPort(local.String())
	return err == nil && port == host[colon+1:]
}
