package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// ErrBusy means that another build is publishing into the same destination.
var ErrBusy = errors.New("another build is writing to it")

// ErrMixed means that a folder which cannot be switched whole may hold old and new
// pages until the next build.
var ErrMixed = errors.New("it may hold old and new pages until the next build")

// RefusedError means that a destination is not a folder to publish into. Nothing
// was changed.
type RefusedError struct {
	// Destination is the folder as the caller named it.
	Destination string
	// Reason is a half sentence about the destination: "it is a file".
	Reason string
	// Help is one way out.
	Help string
}

// Error is one sentence without Help.
func (e *RefusedError) Error() string {
	return fmt.Sprintf("will not publish into %q: %s", e.Destination, e.Reason)
}

// refuse makes a RefusedError; Publish fills in the destination.
func refuse(help, reason string, args ...any) error {
	return &RefusedError{Reason: fmt.Sprintf(reason, args...), Help: help}
}

// bare takes the path out of an error of package os. Paths in the staging folder
// would only confuse, since the folder is gone when the error is read.
func bare(err error) error {
	var atPath *fs.PathError
	var atLink *os.LinkError
	switch {
	case errors.As(err, &atPath):
		return fmt.Errorf("%s: %w", atPath.Op, atPath.Err)
	case errors.As(err, &atLink):
		return fmt.Errorf("%s: %w", atLink.Op, atLink.Err)
	}
	return err
}
