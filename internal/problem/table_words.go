package problem

// wordRules are those of check about how it is said. They look at prose alone, not
// at quotes, code, links and what the timeline tells, and are never errors.
var wordRules = map[Rule]Definition{
	BlameCounterfactual: {
		Name: "blame-counterfactual", Family: Words, Levels: always(Notice),
		Help:   "say what was done instead, and ask: how did it make sense at the time?",
		Why:    "What people should have done tells of a day that did not happen, and says nothing of why this one went as it did.",
		Source: "An Opinionated Guide to Post-mortems: “a reasonable person did a reasonable thing based on the situation they found themselves in”; the words are those that Sidney Dekker lists in The Field Guide to Understanding ‘Human Error’",
		Flags: []string{
			"The engineer should have checked the backup first.\n", "We failed to notice the alert.\n", "The change should have been tested before the release.\n",
			"The operator did not bother to read the runbook.\n", "Wir hätten das früher bemerken müssen.\n",
		},
		Passes: []string{
			"The job failed to start.\n", "The queue should have had three replicas at that time.\n", "> The engineer should have checked.\n",
			"The customer said: “you should have told us”.\n", "The alert did not fire.\n", "The request could have been sent twice.\n",
			"Reviews caught what they should have.\n", "Users saw pages that they should not have been able to open.\n",
			"The two gates held. They refused to let the change out.\n", "The pods had moved. Had they still been there, it would have gone on.\n",
			"Die Sperre hielt. Hätte sie nicht gehalten, wäre alles weg.\n",
			"Say so if we kept something that we shouldn't have been, and be honest about it.\n",
			"We wrote rows without keys when they should have keys.\n", "It was not that management failed to predict the date.\n",
		},
	},
	BlameNormative: {
		Name: "blame-normative", Family: Words, Levels: rising(Notice, Warning, Warning),
		Help:   "say what was done and seen, and leave the judgement out",
		Why:    "A word that judges closes the question, and teaches the next one to say less.",
		Source: "An Opinionated Guide to Post-mortems: “It’s poison for an engineering culture”; Incident Postmortem: “people will have an incentive to hide information”",
		Flags:  []string{"This was a careless change.\n", "The migration was done in a sloppy way.\n", "The team was negligent.\n", "Das war fahrlässig.\n"},
		Passes: []string{"The change was reviewed by two people.\n", "`careless` is the name of the host.\n", "The vendor wrote “gross negligence” into the contract.\n", "Le script a été lancé en ignorant les valeurs des paramètres qui sont dans la base.\n"},
	},
	BlamePerson: {
		Name: "blame-person", Family: Words, Levels: rising(Notice, Warning, Warning),
		Help:   "make the system the subject: what allowed it, what showed it too late, what did the screen say?",
		Why:    "Whoever did it acted on what they saw; with another person in the chair it would have gone the same way.",
		Source: "WTF is a Postmortem?: “It is not an opportunity to assign blame or point fingers”",
		Flags: []string{
			"The outage was the fault of the database team.\n", "The developer made a mistake.\n", "The operator is to blame.\n", "An engineer forgot to renew the certificate.\n",
			"Der Entwickler hat vergessen, das Zertifikat zu erneuern.\n",
		},
		Passes: []string{
			"The fault of the power supply was found at 10:00.\n", "The certificate was not renewed.\n", "Users forgot their passwords and asked for new ones.\n",
			"Nobody is to blame.\n", "A mistake in the template let two hosts have one address.\n",
		},
	},
	BlameSelf: {
		Name: "blame-self", Family: Words, Levels: rising(Notice, Notice, Warning),
		Help:   "you did what made sense with what you saw; write down what that was, and what would have shown more",
		Why:    "Blame of yourself hides the safeguard that was missing as well as blame of others does.",
		Source: "An Opinionated Guide to Post-mortems: “Blamelessness means being blameless with yourself too!”",
		Flags:  []string{"I should have seen it earlier.\n", "This was my fault.\n", "I messed up the rollback.\n", "Das war mein Fehler.\n"},
		Passes: []string{"I restarted the host, since the graph showed no load.\n", "It was nobody's fault.\n"},
	},
	HumanError: {
		Name: "human-error", Family: Words, Levels: rising(Notice, Warning, Warning),
		Help:   "say what the person saw and did, and which safeguard was not there",
		Why:    "It names the end of the search as if it were the cause; the question is why the error could get so far.",
		Source: "An Opinionated Guide to Post-mortems: “that pesky ‘human error’ … Our goal is to build a system that works for us when we’re at our worst”",
		Flags:  []string{"The cause was human error.\n", "It was a manual error by operations.\n", "Menschliches Versagen führte zum Ausfall.\n"},
		Passes: []string{"The form allows any number, so a typing error is not seen.\n", "We do not accept “human error” as a cause.\n", "There was no human error.\n"},
	},
}
