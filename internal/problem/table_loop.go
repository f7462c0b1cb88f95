package problem

// loopRules are those of check about what comes after.
var loopRules = map[Rule]Definition{
	ActionOverdue: {
		Name: "action-overdue", Family: Loop, Levels: rising(Notice, Warning, Warning),
		Help:   "do it, move its day, or mark it [-] with the reason: all three are fine",
		Why:    "A day that has passed without a word teaches that days mean nothing here.",
		Source: "How to conduct an effective post mortem: “it must be followed up until all tasks it outlines have either been completed or marked as ‘wontfix’”",
	},
	FollowUpMissed: {
		Name: "follow-up-missed", Family: Loop, Levels: always(Notice),
		Help:   "meet for a quarter of an hour and mark what is done; debrief agenda lists what to look at",
		Why:    "The meeting is what keeps the promises alive after everyone has gone back to work.",
		Source: "How to conduct an effective post mortem: “In this meeting all those stakeholders revisit the post mortem … If the work has not been completed, the future meeting remains scheduled”",
	},
	ReviewLate: {
		Name: "review-late", Family: Loop, Levels: always(Notice),
		Help:   "nothing can be done about this one; put the meeting into the calendar when the next incident ends",
		Why:    "After some days people remember the story and no more what they saw.",
		Source: "Failure Is An Opportunity: “The postmortem meeting should take place no more than 3 days after the incident was resolved”",
		Flags:  []string{"---\ndate: 2026-03-01\nresolved: 2026-03-01 11:00 UTC\nreview_date: 2026-03-10\n---\nText.\n"},
		Passes: []string{"---\ndate: 2026-03-01\nresolved: 2026-03-01 11:00 UTC\nreview_date: 2026-03-03\n---\nText.\n"},
	},
	FacilitatorMissing: {
		Name: "facilitator-missing", Family: Loop, Levels: always(Notice), Off: true,
		Help:   "ask somebody of another team to lead the review, and name them as facilitator: in the front matter",
		Why:    "After the worst incidents a second view, of somebody who was not there, finds what the others take for granted.",
		Source: "An Opinionated Guide to Post-mortems: “Experienced engineers, even those not on your team, can be great people to invite to post-mortems”",
		Flags:  []string{"---\nseverity: SEV-1\n---\nText.\n"},
		Passes: []string{"---\nseverity: SEV-1\nfacilitator: Ada Lovelace\n---\nText.\n", "---\nseverity: SEV-3\n---\nText.\n", "Text.\n"},
	},
	FacilitatorInvolved: {
		Name: "facilitator-involved", Family: Loop, Levels: always(Notice),
		Help:   "next time, ask somebody to lead the review who knows of it and was not part of it",
		Why:    "Who was in the middle of it cannot ask the questions of someone who was not.",
		Source: "WTF is a Postmortem?: the best one to call a postmortem is “someone who is aware of a problem but not directly involved in its resolution”",
		Flags:  []string{"---\nfacilitator: Ada Lovelace\n---\n## Timeline\n\n- 10:00 UTC alert\n- 10:05 UTC Ada Lovelace restarts the switch\n"},
		Passes: []string{"---\nfacilitator: Ada Lovelace\n---\n## Timeline\n\n- 10:00 UTC alert\n- 10:05 UTC the engineer on call restarts the switch\n\n## Action items\n\n- [ ] Alert on expiry, says Ada Lovelace\n"},
	},
	AbstractLength: {
		Name: "abstract-length", Family: Loop, Levels: rising(Notice, Notice, Warning),
		Help:   "keep what happened, to whom, why, what helped and what is done; move the rest below",
		Why:    "Those who cannot read all of it read this, and stop where it is long.",
		Source: "How to conduct an effective post mortem: “An abstract that summarises the issue, impact, contributing and mitigating factors and actionable items in ~300 words”",
	},
	AbstractParts: {
		Name: "abstract-parts", Family: Loop, Levels: always(Notice), Off: true,
		Help:   "add a sentence about each of them",
		Why:    "Who reads only this should learn what happened, to whom, why, what helped and what is done.",
		Source: "How to conduct an effective post mortem: “An abstract that summarises the issue, impact, contributing and mitigating factors and actionable items”",
		Flags:  []string{"## Summary\n\nThe disk of the orders database was full.\n"},
		Passes: []string{"## Summary\n\nThe disk of the orders database was full, because old logs were kept for ever. Customers could not pay for 20 minutes; the queue limited the harm, since it held their orders. We will alert on a full disk.\n"},
	},
	LearningMissing: {
		Name: "learning-missing", Family: Loop, Levels: always(Notice),
		Help:   "add “Lessons learned”, or changed: in the front matter: one sentence that another team can use",
		Why:    "Others can only avoid what they have heard of.",
		Source: "An Opinionated Guide to Post-mortems: “One of the most important things you can do with a post-mortem is share it!”",
		Flags:  []string{"---\nstatus: closed\n---\n## Root cause\n\nThe disk was full.\n"},
		Passes: []string{"---\nstatus: closed\n---\n## Root cause\n\nThe disk was full.\n\n## Lessons learned\n\nAlert on what is left, not on what is used.\n", "## Root cause\n\nThe disk was full.\n"},
	},
}
