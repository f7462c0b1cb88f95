package preview

import (
	"errors"
	"syscall"
)

// windowsAddressInUse is WSAEADDRINUSE, which syscall.EADDRINUSE is not on
// Windows.
const windowsAddressInUse = syscall.Errno(10048)

// taken tells whether another program listens on the port.
func taken(err error) bool {
	return errors.Is(err, syscall.EADDRINUSE) || errors.Is(err, windowsAddressInUse)
}
