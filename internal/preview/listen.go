package preview

import (
	"cmp"
	"errors"
	"net"
	"strconv"
	"strings"
	"syscall"
)

// Loopback tells whether an address to listen on is reached from this machine
// only.
func Loopback(host string) bool {
	ip := net.ParseIP(strings.Trim(host, "[]"))
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// Listen listens on a port of an address, or on the next one that is free; port
// 0 means any. The address must be one of this machine.
func Listen(host string, port int) (net.Listener, error) {
	const further = 100
	var first error
	for next := port; next <= min(port+further, 65535); next++ {
		listener, err := net.Listen("tcp", net.JoinHostPort(strings.Trim(host, "[]"), strconv.Itoa(next)))
		if err == nil {
			return listener, nil
		}
		first = cmp.Or(first, err)
		if !taken(err) {
			break
		}
	}
	return nil, first
}

// windowsAddressInUse is WSAEADDRINUSE, which syscall.EADDRINUSE is not on
// Windows.
const windowsAddressInUse = syscall.Errno(10048)

// taken tells whether another program listens on the port.
func taken(err error) bool {
	return errors.Is(err, syscall.EADDRINUSE) || errors.Is(err, windowsAddressInUse)
}
