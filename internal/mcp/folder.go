package mcp

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/debrief-dev/debrief/internal/data"
	"github.com/debrief-dev/debrief/internal/pipeline"
	"github.com/debrief-dev/debrief/internal/render"
	"github.com/debrief-dev/debrief/internal/search"
)

// lookEvery is how old an answer may be: within it the folder is not looked at
// again, since an assistant asks several things at once.
const lookEvery = time.Second

// folder is a folder that is followed: each state of it is loaded once.
type folder struct {
	loader *pipeline.Loader
	now    func() time.Time

	mu     sync.Mutex
	looked time.Time
	state  *state
}

// state is the folder as it was at one time. Its index is made when it is first
// searched.
type state struct {
	data.Site
	site  *pipeline.Site
	index func() (*search.Index, error)
}

func newFolder(settings pipeline.Settings, now func() time.Time) *folder {
	return &folder{loader: pipeline.NewLoader(settings), now: now}
}

// current is the folder as it is now, give or take a moment. If it cannot be read
// any more, it is as it was before.
func (f *folder) current(ctx context.Context) (*state, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	now := f.now()
	if f.state != nil && now.Sub(f.looked) < lookEvery {
		return f.state, nil
	}
	site, _, err := f.loader.Load(ctx, now)
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil && f.state == nil:
		return nil, fmt.Errorf("read the folder: %w", err)
	case err != nil || f.state != nil && f.state.site == site:
		f.looked = now
		return f.state, nil
	}
	f.looked = now
	f.state = &state{
		Site: data.Site{View: site.View, Address: render.Address}, site: site,
		// An index in memory needs no closing, and one that is asked for belongs to
		// all who ask.
		index: sync.OnceValues(func() (*search.Index, error) { return site.Index(context.WithoutCancel(ctx)) }),
	}
	return f.state, nil
}

// searchTime is how long a search may take.
const searchTime = 5 * time.Second

// search searches the state.
func (s *state) search(ctx context.Context, query string, limit int) (search.Results, error) {
	index, err := s.index()
	if err != nil {
		return search.Results{}, err
	}
	limited, cancel := context.WithTimeout(ctx, searchTime)
	defer cancel()
	results, err := index.Search(limited, search.Query{Text: query}, limit)
	if errors.Is(err, context.DeadlineExceeded) {
		return results, fmt.Errorf("the search took longer than %v and was given up: ask for fewer words", searchTime)
	}
	return results, err
}
