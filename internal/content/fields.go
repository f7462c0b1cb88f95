package content

import "github.com/debrief-dev/debrief/internal/problem"

var (
	everyRole    = []Role{IncidentRole, PageRole, FactorRole, ServiceRole}
	incidentOnly = []Role{IncidentRole}
	factorOnly   = []Role{FactorRole}
	serviceOnly  = []Role{ServiceRole}
	termRoles    = []Role{FactorRole, ServiceRole}
)

// The known values of closed fields.
var (
	types       = []string{"incident", "postmortem", "page", "guide", "factor", "service"}
	factorKinds = []string{"technical", "human", "economic", "conceptual"}
	factorRoles = []string{"contributed", "lengthened"}
	actionKinds = []string{"prevent", "detect", "respond", "learn", "preserve"}
	actionState = []string{"open", "done", "wontfix"}
)

// documentFields are the keys that most kinds of document have.
var documentFields = []Field{
	{Key: KeyTitle, Aliases: []string{"linkTitle", "name", "headline"}, Ranked: true, Roles: everyRole,
		Help: "Title of the document; without it, the first heading."},
	{Key: KeyID, Aliases: []string{"incident_id", "postmortem_id", "number"}, Roles: everyRole,
		Help: "Your own name for the document, such as INC-0042; links may use it."},
	{Key: KeySlug, Roles: everyRole,
		Help: "Last part of the address; without it, the file name."},
	{Key: KeyType, Aliases: []string{"document_type", "doc_type"}, Enum: types, Roles: everyRole,
		Help: "What the file is, where its folder does not say: incident, page, factor or service."},
	{Key: KeyDraft, Switches: []Switch{{Key: "published", Inverse: true}, {Key: "publish", Inverse: true}, {Key: "unlisted"}},
		Kind: BoolField, Roles: everyRole,
		Help: "true leaves the document out of a build, unless drafts are asked for."},
	{Key: KeyAudience, Aliases: []string{"visibility", "access", "private", "hidden", "confidential", "confidentiality", "classification",
		"sensitivity", "restricted", "tlp", "embargo", "embargo_until", "expiryDate"}, Roles: everyRole,
		Unused: &Unused{
			Rule: problem.AudienceUnused, Says: "withholds nothing: the document is published for everyone who can read the site",
			Kept: []string{"public", "everyone", "anyone", "all", "open", "unrestricted", "none", "clear", "tlp:clear", "white", "tlp:white"},
		},
		Help: "Who may read it; not used yet, and a warning until it is."},
	{Key: KeySummary, Aliases: []string{"abstract", "tldr", "description", "excerpt"}, Ranked: true, Roles: incidentOnly,
		Help: "What happened, in a paragraph or up to 300 words."},
	{Key: KeyTags, Aliases: []string{"tag", "keywords", "categories", "category", "labels"}, Kind: ListField, Roles: []Role{IncidentRole, PageRole},
		Help: "Free labels."},
	{Key: KeyAliases, Aliases: []string{"redirect_from", "redirects"}, Kind: ListField, Roles: everyRole,
		Help: "Addresses at which the document used to be found."},
	{Key: KeyLastmod, Aliases: []string{"updated", "updated_at", "modified", "last_modified", "last_modified_at", "last_update"},
		Ranked: true, Kind: DateField, Roles: everyRole,
		Help: "Day of the last change worth telling readers about."},
	{Key: KeyLanguage, Aliases: []string{"lang", "locale"}, Roles: everyRole,
		Help: "Language of the text, such as de or pt-BR, where it is not the site's."},
	{Key: KeyWeight, Kind: NumberField, Roles: []Role{PageRole},
		Help: "Place in the list of pages, a number; smaller comes first, and pages without one come last."},
}

// timeFields are the marks of an incident, and the lengths that authors type.
var timeFields = []Field{
	{Key: KeyDate, Aliases: []string{"incident_date", "date_of_incident", "publishDate", "published", "published_at", "pubdate", "created", "created_at"},
		Ranked: true, Kind: DateField, Roles: incidentOnly,
		Help: "Day of the incident, as YYYY-MM-DD."},
	{Key: KeyStarted, Aliases: []string{"start", "start_time", "started_at", "start_date", "impact_start", "impact_started", "incident_start", "began", "begin", "began_at"},
		Kind: TimeField, Roles: incidentOnly,
		Help: "When it began, as YYYY-MM-DD HH:MM, with an offset or in the document's time zone."},
	{Key: KeyDetected, Aliases: []string{"detected_at", "detect_time", "reported", "reported_at", "identified", "identified_at"},
		Kind: TimeField, Roles: incidentOnly,
		Help: "When somebody or something noticed."},
	{Key: KeyAcknowledged, Aliases: []string{"acked", "acked_at", "acknowledged_at", "declared", "declared_at"}, Kind: TimeField, Roles: incidentOnly,
		Help: "When somebody took it up."},
	{Key: KeyMitigated, Aliases: []string{"mitigated_at", "fixed_at", "stabilized", "stabilised", "repaired"},
		Kind: TimeField, Roles: incidentOnly,
		Help: "When users were no longer hurt."},
	{Key: KeyResolved, Aliases: []string{"resolved_at", "resolvedWhen", "end", "ended", "ended_at", "end_time", "end_date", "recovered", "recovered_at", "impact_end", "incident_end"},
		Kind: TimeField, Roles: incidentOnly,
		Help: "When it was over."},
	{Key: KeyIsResolved, Switches: []Switch{{Key: "resolved"}}, Kind: BoolField, Roles: incidentOnly,
		Help: "true where the incident is over but the time is not recorded."},
	{Key: KeyTimezone, Aliases: []string{"tz", "zone"}, Roles: incidentOnly,
		Help: "Zone of all times that have no offset: an IANA name such as Europe/Berlin, or +02:00."},
	{Key: KeyReviewDate, Aliases: []string{"review", "reviewed", "review_meeting"}, Kind: DateField, Roles: incidentOnly,
		Help: "Day of the review meeting; debrief check compares it with the end of the incident."},
	{Key: KeyDuration, Aliases: []string{"impact_duration", "downtime", "outage_duration"}, Roles: incidentOnly,
		Help: "How long users were hurt, such as 1 h 20 min; compared with the times."},
	{Key: KeyTimeToDetect, Aliases: []string{"ttd", "time_to_detection"}, Roles: incidentOnly,
		Help: "Length from start to detection; compared with the times."},
	{Key: KeyTimeToAcknowledge, Aliases: []string{"tta", "time_to_acknowledgement"}, Roles: incidentOnly,
		Help: "Length from detection to acknowledgement; compared with the times."},
	{Key: KeyTimeToMitigate, Aliases: []string{"ttm", "time_to_mitigation"}, Roles: incidentOnly,
		Help: "Length from start to mitigation; compared with the times."},
	{Key: KeyTimeToResolve, Aliases: []string{"ttr", "time_to_resolution", "time_to_recovery", "time_to_recover", "time_to_repair"}, Roles: incidentOnly,
		Help: "Length from start to the end; compared with the times."},
}

// incidentFields are the other keys of an incident.
var incidentFields = []Field{
	{Key: KeySeverity, Aliases: []string{"sev", "priority", "impact_level", "severity_level"}, Roles: incidentOnly,
		Help: "How bad it was, in your own scale: SEV-1, P2, critical."},
	{Key: KeyServices, Aliases: []string{"service", "affected", "affected_services", "affected_systems", "affected_components", "impacted_services", "components", "component", "systems", "system", "product", "products"},
		Kind: ListField, Roles: incidentOnly,
		Help: "Parts of the system that were hit."},
	{Key: KeyCompany, Aliases: []string{"organization", "organisation", "vendor"}, Roles: incidentOnly,
		Help: "Whose incident it was, in a collection about several companies."},
	{Key: KeyFactors, Aliases: []string{"factor", "contributing_factors", "causes", "cause", "root_causes", "root_cause", "failure_classes"},
		Kind: ItemsField, Items: assignmentFields, Roles: incidentOnly,
		Help: "Contributing factors: names, or entries with factor, kind, role, note, markers and whys."},
	{Key: KeyMitigators, Aliases: []string{"mitigating_factors", "mitigator"},
		Kind: ItemsField, Items: assignmentFields, Roles: incidentOnly,
		Help: "What kept it from being worse; written like factors."},
	{Key: KeyRejected, Aliases: []string{"not_suggested"}, Kind: ListField, Roles: incidentOnly,
		Help: "Factors and services that the words only seem to point to: they are not suggested again."},
	{Key: KeyActions, Aliases: []string{"action_items", "follow_ups", "remediation", "remediations", "tasks", "todo", "todos"},
		Kind: ItemsField, Items: actionFields, Roles: incidentOnly,
		Help: "Follow-up tasks: texts, or entries with text, state, owner, due, kind and ticket."},
	{Key: KeyStatus, Aliases: []string{"state"}, Roles: incidentOnly,
		Help: "Where the document stands: draft, review, final or closed."},
	{Key: KeyAuthors, Aliases: []string{"author", "contact", "contacts", "written_by"}, Kind: ListField, Roles: incidentOnly,
		Help: "Who wrote it: names, handles or roles."},
	{Key: KeyFacilitator, Aliases: []string{"moderator"}, Roles: incidentOnly,
		Help: "Who led the review."},
	{Key: KeyTeam, Aliases: []string{"owner", "owner_team", "owning_team", "owners"}, Roles: incidentOnly,
		Help: "Team that owns the document."},
	{Key: KeyRelated, Aliases: []string{"see_also", "duplicates", "duplicate_of", "supersedes", "related_incidents"}, Kind: ListField, Roles: incidentOnly,
		Help: "Incidents that belong with this one, by id, file name or title."},
	{Key: KeyReveals, Aliases: []string{"revealed", "hidden_dependencies", "revealed_relations"}, Kind: ListField, Roles: incidentOnly,
		Help: "Relations that it brought to light, each as: Checkout -> Session store, hidden until 2025-12."},
	{Key: KeyNearMiss, Kind: BoolField, Roles: incidentOnly,
		Help: "true where nothing happened, almost."},
	{Key: KeyTrigger, Aliases: []string{"triggered_by"}, Roles: incidentOnly,
		Help: "What set it off."},
	{Key: KeyDetectedBy, Aliases: []string{"detection", "discovered_by", "detection_method", "reported_by"}, Roles: incidentOnly,
		Help: "Who or what noticed: an alert, a customer, a colleague."},
	{Key: KeyImpact, Aliases: []string{"customer_impact", "user_impact"}, Roles: incidentOnly,
		Help: "Who was hit, and how much."},
	{Key: KeyFollowUp, Aliases: []string{"follow_up_meeting", "follow_up_meetings"}, Roles: incidentOnly,
		Help: "When people meet again about what is to be done: after 30 days, every month; or never."},
	{Key: KeyChanged, Aliases: []string{"what_changed", "what_is_different_now"}, Roles: incidentOnly,
		Help: "What is different now."},
}

// termFields are the keys of documents that describe a factor or a service.
var termFields = []Field{
	{Key: KeyKind, Enum: factorKinds, Roles: factorOnly,
		Help: "technical, human, economic or conceptual."},
	{Key: KeyMarkers, Aliases: []string{"marker"}, Kind: ListField, Roles: factorOnly,
		Help: "Signs under which systems fail, such as scarcity economics."},
	{Key: KeySynonyms, Aliases: []string{"synonym", "also", "aka", "also_known_as"}, Kind: ListField, Roles: termRoles,
		Help: "Other names for the same thing."},
	{Key: KeyPhrases, Kind: PairsField, Roles: factorOnly,
		Help: "Words by which the factor is recognised: for each language (en, nb, any) a line a phrase."},
	{Key: KeyExcept, Kind: PairsField, Roles: factorOnly,
		Help: "Words that keep the factor away, written like phrases."},
	{Key: KeyMitigator, Kind: BoolField, Roles: factorOnly,
		Help: "true for what keeps incidents from being worse: it is recognised in what went well."},
	{Key: KeyGeneral, Kind: BoolField, Roles: factorOnly,
		Help: "true for a factor that most incidents have: it stands back where a more particular one is recognised."},
	{Key: KeyOwner, Aliases: []string{"team", "owner_team", "owning_team", "owners", "contact"}, Roles: serviceOnly,
		Help: "Team that runs the service."},
	{Key: KeyLinks, Aliases: []string{"link", "resources", "runbooks", "runbook"}, Kind: LinksField, Roles: serviceOnly,
		Help: "Runbook, dashboard, repository: a list of label and url, or lines of label: url."},
}

// assignmentFields are the keys of one entry under factors or mitigators.
var assignmentFields = []Field{
	{Key: KeyFactor, Aliases: []string{"name", "title", "cause", "text"}, Help: "Name of the factor."},
	{Key: KeyKind, Aliases: []string{"type"}, Enum: factorKinds, Help: "technical, human, economic or conceptual."},
	{Key: KeyRole, Enum: factorRoles, Help: "contributed, or lengthened the recovery."},
	{Key: KeyNote, Aliases: []string{"notes", "description", "detail", "how"}, Help: "How it showed in this incident."},
	{Key: KeyMarkers, Aliases: []string{"marker"}, Kind: ListField, Help: "Signs such as scarcity economics."},
	{Key: KeyWords, Aliases: []string{"quote"}, Help: "Words of a cause in the text, which is what the entry names then."},
	{Key: KeyWhys, Aliases: []string{"why", "because"}, Kind: ItemsField, Items: whyFields, Help: "Answers to why, one below the other."},
}

// whyFields are the keys of one answer in a chain of whys.
var whyFields = []Field{
	{Key: KeyText, Aliases: []string{"answer", "because"}, Help: "The answer."},
	{Key: KeyQuestion, Aliases: []string{"why"}, Help: "The question, if it is worth keeping."},
	{Key: KeyWhys, Kind: ListField, Help: "Further answers below this one."},
}

// actionFields are the keys of one entry under actions.
var actionFields = []Field{
	{Key: KeyText, Aliases: []string{"action", "title", "name", "description", "task", "summary"}, Help: "What will be done."},
	{Key: KeyState, Aliases: []string{"status"}, Enum: actionState, Help: "open, done or wontfix."},
	{Key: KeyOwner, Aliases: []string{"assignee", "assigned_to", "who", "team"}, Help: "Team, role or handle."},
	{Key: KeyDue, Aliases: []string{"due_date", "deadline", "by"}, Kind: DateField, Help: "Day by which it is meant to be done."},
	{Key: KeyKind, Aliases: []string{"type", "category"}, Enum: actionKinds, Help: "prevent, detect, respond, learn or preserve."},
	{Key: KeyTicket, Aliases: []string{"issue", "link", "url", "jira", "tracker"}, Help: "Key, number or address of the work item."},
	{Key: KeyReason, Help: "Why it will not be done."},
	{Key: KeyReview, Kind: DateField, Help: "When a risk that is accepted is looked at again: 2027-02, or a day."},
	{Key: KeyWorth, Enum: []string{"yes", "no"}, Help: "yes or no: whether it was worth it, looking back."},
	{Key: KeyEvery, Aliases: []string{"repeat", "recurs", "interval"}, Help: "How often it comes back: 3 months, 2w."},
	{Key: KeyDone, Aliases: []string{"done_at", "completed", "completed_at", "closed"}, Kind: DateField, Help: "Day on which it was done, or true."},
}

// foreignFields are keys of other generators (Hugo, Jekyll, Docusaurus, MkDocs,
// cState) that mean nothing here.
var foreignFields = []Field{{
	Key: Key{"layout"}, Kind: IgnoredField, Roles: everyRole,
	Help: "Keys of other generators are left alone.",
	Aliases: []string{
		// Hugo
		"cascade", "build", "headless", "isCJKLanguage", "markup", "menu", "menus", "outputs", "params", "resources_meta",
		"sitemap", "translationKey", "url", "videos", "images", "series", "toc", "featured", "math", "showToc",
		"cover", "image", "thumbnail", "comments", "hide_title", "bookToc", "bookCollapseSection", "bookFlatSection",
		// Jekyll and its themes
		"permalink", "parent", "grand_parent", "nav_order", "nav_exclude", "has_children", "has_toc", "search_exclude",
		"section", "collection", "subtitle", "header", "sidebar", "theme", "classes", "pin", "sticky",
		// Docusaurus, MkDocs, VitePress, Starlight
		"sidebar_label", "sidebar_position", "sidebar_class_name", "pagination_label", "pagination_next", "pagination_prev",
		"hide_table_of_contents", "custom_edit_url", "displayed_sidebar", "hide", "template", "icon", "search", "boost",
		"social", "readtime", "outline", "editLink", "prev", "next", "head", "hero", "tableOfContents",
		"uuid", "dir", "css", "js", "robots", "canonical", "canonical_url", "keywords_meta",
		// cState
		"informational", "disableComments",
		// Quarto, R Markdown, Obsidian
		"format", "execute", "editor", "jupyter", "output", "bibliography", "cssclass", "cssclasses",
		// editors' and linters' own
		"markdownlint", "vale", "version", "revision",
	},
}}
