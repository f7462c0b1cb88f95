package kb

// ActionState is open, done or wontfix.
type ActionState string

// The states of an action. An action is open unless the author marked it.
const (
	ActionOpen    ActionState = "open"
	ActionDone    ActionState = "done"
	ActionWontfix ActionState = "wontfix"
)

// ActionKind is what an action is for; empty if not recorded.
type ActionKind string

// The kinds of action.
const (
	ActionPrevent ActionKind = "prevent"
	ActionDetect  ActionKind = "detect"
	ActionRespond ActionKind = "respond"
	ActionLearn   ActionKind = "learn"
	// ActionPreserve keeps what kept the incident from being worse.
	ActionPreserve ActionKind = "preserve"
)

// ActionKinds are the kinds of action in the order of lists.
var ActionKinds = []ActionKind{ActionPrevent, ActionDetect, ActionRespond, ActionLearn, ActionPreserve}

// Action is a follow-up task.
type Action struct {
	// Anchor comes from the words, so that a link survives reordering.
	Anchor string
	Text   Text
	State  ActionState
	// Unmarked is set where nothing says the state; the action counts as open.
	Unmarked bool
	// Reason says why it will not be done; empty unless State is wontfix.
	Reason string
	// Owner is a role, a team or a handle as written; empty if none.
	Owner string
	// Due and Done are days; zero if not recorded. Done of an open action that
	// recurs is when it was done last.
	Due, Done Date
	// DueSaid is until when as the author wrote it, where that is no day: "next sprint".
	DueSaid string
	// Every is how often the action comes back; zero for one that is done once.
	Every Interval
	Kind  ActionKind
	// Review is when an accepted risk is looked at again; zero if nobody said.
	Review Date
	// Worth says whether those who did it found it worth it; empty if nobody said.
	Worth Worth
	// Ticket is nil if there is none.
	Ticket *Ticket
	// Documents is set where it is about what tells people how to do something.
	Documents bool
	// Group is the sub-heading under which the action stands; empty if none.
	Group string
}

// SaysNoState tells whether nobody claims that the action is open: it counts as open
// because it is not marked, and it has neither an owner nor a day.
func (a *Action) SaysNoState() bool {
	return a.State == ActionOpen && a.Unmarked && a.Owner == "" && a.Due.IsZero() && a.Every.IsZero()
}

// Worth is whether an action was worth it, looking back.
type Worth string

// The answers.
const (
	WorthYes Worth = "yes"
	WorthNo  Worth = "no"
)

// NeedsReason tells whether an action will not be done and nobody says why.
func (a *Action) NeedsReason() bool { return a.State == ActionWontfix && a.Reason == "" }

// Ticket is a work item in a tracker.
type Ticket struct {
	// Text is as written: "PROJ-12", "#12", or the text of a link.
	Text string
	// URL is absolute; empty where no tracker is configured for the key.
	URL string
}
