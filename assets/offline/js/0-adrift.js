// A site on a disk has no page for what is not there.
