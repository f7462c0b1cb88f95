package render

import "testing"

// TestListing: every file is found by its path, and what stands below no other address
// than that of the follow-ups is listed without a look at all actions.
func TestListing(t *testing.T) {
	listing, _, err := Site(input(casebook(t)))
	if err != nil {
		t.Fatal(err)
	}
	board := 0
	for _, page := range listing.followUps() {
		board++
		if page.Path[:len(followUpsAddress)] != followUpsAddress {
			t.Errorf("%s is not below %s", page.Path, followUpsAddress)
		}
	}
	for _, page := range listing.All() {
		if found, ok := listing.At(page.Path); !ok || found.Path != page.Path {
			t.Errorf("%s is not found", page.Path)
		}
	}
	if _, ok := listing.At(followUpsAddress + "none/index.html"); ok || board < 5 || len(listing.All()) <= board {
		t.Errorf("%d of %d pages are of the follow-ups", board, len(listing.All()))
	}
}
