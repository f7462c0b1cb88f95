package problem

// causeRules are those of check about why it happened.
var causeRules = map[Rule]Definition{
	SingleCause: {
		Name: "single-cause", Family: Cause, Levels: rising(Notice, Warning, Warning),
		Help:   "ask what else had to be true: why was it not caught by a test, a review, an alert, and what made recovery longer?",
		Why:    "With one cause named, one layer is mended, and the next incident comes through the others.",
		Source: "An Opinionated Guide to Post-mortems: “If your post-mortem had a single cause, it was a bad post-mortem!”",
		Flags:  []string{"## Contributing factors\n\n- The disk was full\n"},
		Passes: []string{"## Contributing factors\n\n- The disk was full\n- The alert was muted\n", "Text alone.\n", "## Contributing factors\n\n- The disk was full\n  - because logs were kept for ever\n  - because the alert was muted\n"},
	},
	RootCause: {
		Name: "root-cause", Family: Cause, Levels: always(Notice),
		Help:   "write “a cause”, or name the several things that came together",
		Why:    "One root cause ends the search at the first thing that was found.",
		Source: "How to conduct an effective post mortem: failures “almost never have a singular, root cause but are rather … a result of conflicting pressures”",
		Flags:  []string{"The root cause was a full disk.\n", "Die eigentliche Ursache war eine volle Platte.\n"},
		Passes: []string{"## Root cause\n\nThe disk was full.\n", "We looked for the root cause of the alert for an hour.\n", "One cause was a full disk.\n"},
	},
	NoMitigating: {
		Name: "no-mitigating", Family: Cause, Levels: rising(Notice, Notice, Warning),
		Help:   "under “Mitigating factors”, answer: why had this not happened before, and how did we recover so quickly?",
		Why:    "What kept it from being worse is worth as much care as what went wrong, and is the first to be saved away.",
		Source: "How to conduct an effective post mortem: “Why hadn’t this disaster happened before? How did we recover from this disaster so quickly?”",
		Flags:  []string{"## Contributing factors\n\n- The disk was full\n- The alert was muted\n"},
		Passes: []string{"## Contributing factors\n\n- The disk was full\n- The alert was muted\n\n## Mitigating factors\n\n- The queue held the orders\n", "## What went well\n\n- The queue held the orders\n\n## Contributing factors\n\n- The disk was full\n"},
	},
	WhyShallow: {
		Name: "why-shallow", Family: Cause, Levels: rising(Notice, Notice, Warning),
		Help:   "ask “why?” of this answer, too; below it, “because …”",
		Why:    "The first answer is what broke; what made it likely to break stands behind it.",
		Source: "WTF is a Postmortem?: “asking the question ‘why?’ for each successive root cause until we’ve asked it five times in a row”",
		Flags:  []string{"## Contributing factors\n\n- The disk was full\n  - because logs were kept for ever\n- The alert was muted\n"},
		Passes: []string{"## Contributing factors\n\n- The disk was full\n  - because logs were kept for ever\n    - because nobody had said for how long they are needed\n- The alert was muted\n", "## Contributing factors\n\n- The disk was full\n- The alert was muted\n"},
	},
	WhyWithoutAction: {
		Name: "why-without-action", Family: Cause, Levels: always(Notice),
		Help:   "add an action about this answer, or say that it is out of your hands",
		Why:    "The last answer of a long chain is the place to focus on, and nothing here is about it.",
		Source: "WTF is a Postmortem?: the last answer is “the place where we should focus our problem-solving energy”",
		Flags:  []string{"## Contributing factors\n\n- The disk was full\n  - because logs were kept for ever\n    - because nobody had set a limit\n      - because the template of new hosts has none\n\n## Action items\n\n- [ ] Alert on expiry of certificates\n"},
		Passes: []string{"## Contributing factors\n\n- The disk was full\n  - because logs were kept for ever\n    - because nobody had set a limit\n      - because the template of new hosts has none\n\n## Action items\n\n- [ ] Set a limit in the template of hosts\n"},
	},
	HumanSense: {
		Name: "human-sense", Family: Cause, Levels: rising(Notice, Warning, Warning),
		Help:   "add a sentence or a “because”: what did they see, and why did it make sense to do this?",
		Why:    "People do what makes sense to them at the time; until that is written down, the next one will do the same.",
		Source: "An Opinionated Guide to Post-mortems: “Why did the person pushing the button think it was a reasonable idea?”",
	},
	OneParty: {
		Name: "one-party", Family: Cause, Levels: rising(Notice, Notice, Warning),
		Help:   "ask what everyone else could see, and which safeguard could have held",
		Why:    "When every factor is about the same people, the system around them has not been looked at yet.",
		Source: "How to conduct an effective post mortem: “Allocating responsibility (and thus blame) for a system in its entirety to a single stakeholder is ludicrous”",
		Flags:  []string{"## Contributing factors\n\n- The vendor changed the API\n- The vendor sent no notice\n"},
		Passes: []string{"## Contributing factors\n\n- The vendor changed the API\n- Our client read no version header\n"},
	},
	OnlyTechnical: {
		Name: "only-technical", Family: Cause, Levels: rising(Notice, Notice, Warning),
		Help:   "ask why once more: what was known, planned, decided or in a hurry when this came to be?",
		Why:    "A disk is full for a reason, and the reason is rarely a disk.",
		Source: "How to conduct an effective post mortem: “it is tempting to simply mark that particular situation as anomalous and return to work, never picking at the complexity”",
	},
	OneOff: {
		Name: "one-off", Family: Cause, Levels: rising(Notice, Warning, Warning),
		Help:   "say what had to come together, and what would have to be true for it to happen again",
		Why:    "Called a one-off, it needs no further thought, and so the same conditions stay.",
		Source: "How to conduct an effective post mortem: “it is tempting to simply mark that particular situation as anomalous and return to work”",
		Flags:  []string{"This was a one-off.\n", "It was an isolated incident and no action is needed.\n", "Das war ein Einzelfall.\n"},
		Passes: []string{"We ran a one-off script to repair the rows.\n", "The anomaly detection fired at 10:02.\n", "The host was isolated.\n"},
	},
}
