package content

// FieldKind is the shape that the value of a key must have.
type FieldKind int

// The kinds of field, and what Entry.Fields holds for each.
const (
	// TextField is a scalar.
	TextField FieldKind = iota
	// ListField is a Sequence of scalars; a lone scalar counts as a list of one.
	ListField
	// BoolField is a scalar, normalised to "true" or "false".
	BoolField
	// DateField and TimeField are scalars as typed; their reading is not
	// decided here.
	DateField
	TimeField
	// NumberField is a scalar of digits.
	NumberField
	// ItemsField is a Sequence; each item is a scalar, or a Mapping whose keys
	// are those of Field.Items by their canonical names.
	ItemsField
	// LinksField is a Sequence of Mappings, each with "label" and "url".
	LinksField
	// PairsField is a Mapping with keys of the author's own choosing.
	PairsField
	// IgnoredField is a key of another generator: it has no meaning here and
	// deserves no complaint. It never appears in Entry.Fields.
	IgnoredField
)

// String names the kind in words that fit after "expected".
func (k FieldKind) String() string {
	switch k {
	case TextField:
		return "text"
	case ListField:
		return "a list"
	case BoolField:
		return "true or false"
	case DateField:
		return "a date"
	case TimeField:
		return "a date and time"
	case NumberField:
		return "a number"
	case ItemsField:
		return "a list of texts or of keys with values"
	case LinksField:
		return "a list of links, each with label and url"
	case PairsField:
		return "keys with values"
	default:
		return "anything"
	}
}

// Field describes one key of front matter or of debrief.yaml. Case, "-" and "_"
// do not matter in keys.
type Field struct {
	// Name is the canonical key.
	Name string
	// Aliases are other keys for the same thing, the preferred ones first.
	Aliases []string
	// Switches are keys that mean this field where their value is true or
	// false, whatever else they mean with another value.
	Switches []Switch
	Kind     FieldKind
	// Enum lists the values that are known; empty if any value will do.
	Enum []string
	// Ranked is set where several of the keys may well stand side by side (date
	// and publishDate): the first in the order Name, Aliases counts.
	Ranked bool
	// Items are the keys of each item (ItemsField), the first being the one
	// that a plain text item stands for; or of the mapping (PairsField with a
	// closed set of keys).
	Items []Field
	// Help is one line for the reference: what to write.
	Help string
	// Roles are the roles of document that the key is for.
	Roles []Role
}

// Switch is a key whose true or false sets a BoolField.
type Switch struct {
	Key string
	// Inverse is set where false means true.
	Inverse bool
}

var (
	everyRole    = []Role{IncidentRole, PageRole, FactorRole, ServiceRole}
	incidentOnly = []Role{IncidentRole}
	factorOnly   = []Role{FactorRole}
	serviceOnly  = []Role{ServiceRole}
	termRoles    = []Role{FactorRole, ServiceRole}
)

// The known values of closed fields.
var (
	audiences   = []string{"internal", "public"}
	types       = []string{"incident", "postmortem", "page", "guide", "factor", "service"}
	factorKinds = []string{"technical", "human", "economic", "conceptual"}
	factorRoles = []string{"contributed", "lengthened"}
	actionKinds = []string{"prevent", "detect", "respond", "learn"}
	actionState = []string{"open", "done", "wontfix"}
)

// Fields returns the table of front matter keys: the one source for what is
// accepted, for the schema and for the reference page (experience.md §6).
func Fields() []Field {
	var all []Field
	for _, group := range [][]Field{documentFields, timeFields, incidentFields, termFields, foreignFields} {
		all = append(all, group...)
	}
	return all
}

// documentFields are the keys that every kind of document has.
var documentFields = []Field{
	{Name: "title", Aliases: []string{"linkTitle", "name", "headline"}, Ranked: true, Roles: everyRole,
		Help: "Title of the document; without it, the first heading."},
	{Name: "id", Aliases: []string{"incident_id", "postmortem_id", "number"}, Roles: everyRole,
		Help: "Your own name for the document, such as INC-0042; links may use it."},
	{Name: "slug", Roles: everyRole,
		Help: "Last part of the address; without it, the file name."},
	{Name: "type", Aliases: []string{"document_type", "doc_type"}, Enum: types, Roles: everyRole,
		Help: "What the file is, where its folder does not say: incident, page, factor or service."},
	{Name: "draft", Switches: []Switch{{Key: "published", Inverse: true}, {Key: "publish", Inverse: true}, {Key: "unlisted"}},
		Kind: BoolField, Roles: everyRole,
		Help: "true leaves the document out of a build, unless drafts are asked for."},
	{Name: "audience", Aliases: []string{"visibility", "access"}, Enum: audiences, Roles: everyRole,
		Help: "Who may read it: internal (the default) or public."},
	{Name: "summary", Aliases: []string{"abstract", "tldr", "description", "excerpt"}, Ranked: true, Roles: everyRole,
		Help: "What happened, in a paragraph or up to 300 words."},
	{Name: "tags", Aliases: []string{"tag", "keywords", "categories", "category", "labels"}, Kind: ListField, Roles: everyRole,
		Help: "Free labels."},
	{Name: "aliases", Aliases: []string{"redirect_from", "redirects"}, Kind: ListField, Roles: everyRole,
		Help: "Addresses at which the document used to be found."},
	{Name: "lastmod", Aliases: []string{"updated", "updated_at", "modified", "last_modified", "last_modified_at", "last_update"},
		Ranked: true, Kind: DateField, Roles: everyRole,
		Help: "Day of the last change worth telling readers about."},
	{Name: "language", Aliases: []string{"lang", "locale"}, Roles: everyRole,
		Help: "Language of the text, such as de or pt-BR, where it is not the site's."},
	{Name: "weight", Kind: NumberField, Roles: everyRole,
		Help: "Place among its siblings; smaller comes first."},
}

// timeFields are the marks of an incident, and the lengths that authors type.
var timeFields = []Field{
	{Name: "date", Aliases: []string{"incident_date", "date_of_incident", "publishDate", "published", "published_at", "pubdate", "created", "created_at"},
		Ranked: true, Kind: DateField, Roles: []Role{IncidentRole, PageRole},
		Help: "Day of the incident, as YYYY-MM-DD."},
	{Name: "started", Aliases: []string{"start", "start_time", "started_at", "start_date", "impact_start", "impact_started", "incident_start", "began", "begin", "began_at"},
		Kind: TimeField, Roles: incidentOnly,
		Help: "When it began, as YYYY-MM-DD HH:MM, with an offset or in the document's time zone."},
	{Name: "detected", Aliases: []string{"detected_at", "detect_time", "reported", "reported_at", "identified", "identified_at"},
		Kind: TimeField, Roles: incidentOnly,
		Help: "When somebody or something noticed."},
	{Name: "acknowledged", Aliases: []string{"acked", "acked_at", "acknowledged_at"}, Kind: TimeField, Roles: incidentOnly,
		Help: "When somebody took it up."},
	{Name: "mitigated", Aliases: []string{"mitigated_at", "fixed_at", "stabilized", "stabilised", "repaired"},
		Kind: TimeField, Roles: incidentOnly,
		Help: "When users were no longer hurt."},
	{Name: "resolved", Aliases: []string{"resolved_at", "resolvedWhen", "end", "ended", "ended_at", "end_time", "end_date", "recovered", "recovered_at", "impact_end", "incident_end"},
		Kind: TimeField, Roles: incidentOnly,
		Help: "When it was over."},
	{Name: "is_resolved", Switches: []Switch{{Key: "resolved"}}, Kind: BoolField, Roles: incidentOnly,
		Help: "true where the incident is over but the time is not recorded."},
	{Name: "timezone", Aliases: []string{"tz", "zone"}, Roles: incidentOnly,
		Help: "Zone of all times that have no offset: an IANA name such as Europe/Berlin, or +02:00."},
	{Name: "review_date", Aliases: []string{"review", "reviewed", "review_meeting"}, Kind: DateField, Roles: incidentOnly,
		Help: "Day of the review meeting."},
	{Name: "duration", Aliases: []string{"impact_duration", "downtime", "outage_duration"}, Roles: incidentOnly,
		Help: "How long users were hurt, such as 1 h 20 min; compared with the times."},
	{Name: "time_to_detect", Aliases: []string{"ttd", "time_to_detection"}, Roles: incidentOnly,
		Help: "Length from start to detection; compared with the times."},
	{Name: "time_to_acknowledge", Aliases: []string{"tta", "time_to_acknowledgement"}, Roles: incidentOnly,
		Help: "Length from detection to acknowledgement; compared with the times."},
	{Name: "time_to_mitigate", Aliases: []string{"ttm", "time_to_mitigation"}, Roles: incidentOnly,
		Help: "Length from start to mitigation; compared with the times."},
	{Name: "time_to_resolve", Aliases: []string{"ttr", "time_to_resolution", "time_to_recovery", "time_to_recover", "time_to_repair"}, Roles: incidentOnly,
		Help: "Length from start to the end; compared with the times."},
}

// incidentFields are the other keys of an incident.
var incidentFields = []Field{
	{Name: "severity", Aliases: []string{"sev", "priority", "impact_level", "severity_level"}, Roles: incidentOnly,
		Help: "How bad it was, in your own scale: SEV-1, P2, critical."},
	{Name: "services", Aliases: []string{"service", "affected", "affected_services", "affected_systems", "affected_components", "impacted_services", "components", "component", "systems", "system", "product", "products"},
		Kind: ListField, Roles: incidentOnly,
		Help: "Parts of the system that were hit."},
	{Name: "company", Aliases: []string{"organization", "organisation", "vendor"}, Roles: incidentOnly,
		Help: "Whose incident it was, in a collection about several companies."},
	{Name: "factors", Aliases: []string{"factor", "contributing_factors", "causes", "cause", "root_causes", "root_cause", "failure_classes"},
		Kind: ItemsField, Items: assignmentFields, Roles: incidentOnly,
		Help: "Contributing factors: names, or entries with factor, kind, role, note, markers and whys."},
	{Name: "mitigators", Aliases: []string{"mitigating_factors", "mitigator"},
		Kind: ItemsField, Items: assignmentFields, Roles: incidentOnly,
		Help: "What kept it from being worse; written like factors."},
	{Name: "actions", Aliases: []string{"action_items", "follow_ups", "remediation", "remediations", "tasks", "todo", "todos"},
		Kind: ItemsField, Items: actionFields, Roles: incidentOnly,
		Help: "Follow-up tasks: texts, or entries with text, state, owner, due, kind and ticket."},
	{Name: "status", Aliases: []string{"state"}, Roles: incidentOnly,
		Help: "Where the document stands: draft, review, final or closed."},
	{Name: "authors", Aliases: []string{"author", "contact", "contacts", "written_by"}, Kind: ListField, Roles: []Role{IncidentRole, PageRole},
		Help: "Who wrote it: names, handles or roles."},
	{Name: "facilitator", Aliases: []string{"moderator"}, Roles: incidentOnly,
		Help: "Who led the review."},
	{Name: "team", Aliases: []string{"owner", "owner_team", "owning_team", "owners"}, Roles: incidentOnly,
		Help: "Team that owns the document."},
	{Name: "related", Aliases: []string{"see_also", "duplicates", "duplicate_of", "supersedes", "related_incidents"}, Kind: ListField, Roles: incidentOnly,
		Help: "Incidents that belong with this one, by id, file name or title."},
	{Name: "near_miss", Kind: BoolField, Roles: incidentOnly,
		Help: "true where nothing happened, almost."},
	{Name: "trigger", Aliases: []string{"triggered_by"}, Roles: incidentOnly,
		Help: "What set it off."},
	{Name: "detected_by", Aliases: []string{"detection", "discovered_by", "detection_method", "reported_by"}, Roles: incidentOnly,
		Help: "Who or what noticed: an alert, a customer, a colleague."},
	{Name: "impact", Aliases: []string{"customer_impact", "user_impact"}, Roles: incidentOnly,
		Help: "Who was hit, and how much."},
	{Name: "follow_up", Aliases: []string{"follow_up_meeting", "follow_up_meetings"}, Roles: incidentOnly,
		Help: "When people meet again about what is to be done: after 30 days, every month; or never."},
	{Name: "changed", Aliases: []string{"what_changed", "what_is_different_now"}, Roles: incidentOnly,
		Help: "What is different now."},
}

// termFields are the keys of documents that describe a factor or a service.
var termFields = []Field{
	{Name: "kind", Enum: factorKinds, Roles: factorOnly,
		Help: "technical, human, economic or conceptual."},
	{Name: "markers", Aliases: []string{"marker"}, Kind: ListField, Roles: factorOnly,
		Help: "Signs under which systems fail, such as scarcity economics."},
	{Name: "synonyms", Aliases: []string{"synonym", "also", "aka", "also_known_as"}, Kind: ListField, Roles: termRoles,
		Help: "Other names for the same thing."},
	{Name: "phrases", Kind: PairsField, Roles: factorOnly,
		Help: "Words by which the factor is recognised: for each language (en, nb, any) a line a phrase."},
	{Name: "except", Kind: PairsField, Roles: factorOnly,
		Help: "Words that keep the factor away, written like phrases."},
	{Name: "mitigator", Kind: BoolField, Roles: factorOnly,
		Help: "true for what keeps incidents from being worse: it is recognised in what went well."},
	{Name: "general", Kind: BoolField, Roles: factorOnly,
		Help: "true for a factor that most incidents have: it stands back where a more particular one is recognised."},
	{Name: "owner", Aliases: []string{"team", "owner_team", "owning_team", "owners", "contact"}, Roles: serviceOnly,
		Help: "Team that runs the service."},
	{Name: "links", Aliases: []string{"link", "resources", "runbooks", "runbook"}, Kind: LinksField, Roles: serviceOnly,
		Help: "Runbook, dashboard, repository: a list of label and url, or lines of label: url."},
}

// assignmentFields are the keys of one entry under factors or mitigators.
var assignmentFields = []Field{
	{Name: "factor", Aliases: []string{"name", "title", "cause", "text"}, Help: "Name of the factor."},
	{Name: "kind", Aliases: []string{"type"}, Enum: factorKinds, Help: "technical, human, economic or conceptual."},
	{Name: "role", Enum: factorRoles, Help: "contributed, or lengthened the recovery."},
	{Name: "note", Aliases: []string{"notes", "description", "detail", "how"}, Help: "How it showed in this incident."},
	{Name: "markers", Aliases: []string{"marker"}, Kind: ListField, Help: "Signs such as scarcity economics."},
	{Name: "whys", Aliases: []string{"why", "because"}, Kind: ItemsField, Items: whyFields, Help: "Answers to why, one below the other."},
}

// whyFields are the keys of one answer in a chain of whys.
var whyFields = []Field{
	{Name: "text", Aliases: []string{"answer", "because"}, Help: "The answer."},
	{Name: "question", Aliases: []string{"why"}, Help: "The question, if it is worth keeping."},
	{Name: "whys", Kind: ListField, Help: "Further answers below this one."},
}

// actionFields are the keys of one entry under actions.
var actionFields = []Field{
	{Name: "text", Aliases: []string{"action", "title", "name", "description", "task", "summary"}, Help: "What will be done."},
	{Name: "state", Aliases: []string{"status"}, Enum: actionState, Help: "open, done or wontfix."},
	{Name: "owner", Aliases: []string{"assignee", "assigned_to", "who", "team"}, Help: "Team, role or handle."},
	{Name: "due", Aliases: []string{"due_date", "deadline", "by"}, Kind: DateField, Help: "Day by which it is meant to be done."},
	{Name: "kind", Aliases: []string{"type", "category"}, Enum: actionKinds, Help: "prevent, detect, respond or learn."},
	{Name: "ticket", Aliases: []string{"issue", "link", "url", "jira", "tracker"}, Help: "Key, number or address of the work item."},
	{Name: "reason", Help: "Why it will not be done."},
	{Name: "every", Aliases: []string{"repeat", "recurs", "interval"}, Help: "How often it comes back: 3 months, 2w."},
	{Name: "done", Aliases: []string{"done_at", "completed", "completed_at", "closed"}, Kind: DateField, Help: "Day on which it was done, or true."},
}

// foreignFields are keys of other generators (Hugo, Jekyll, Docusaurus, MkDocs,
// cState) that mean nothing here.
var foreignFields = []Field{{
	Name: "layout", Kind: IgnoredField, Roles: everyRole,
	Help: "Keys of other generators are left alone.",
	Aliases: []string{
		// Hugo
		"cascade", "build", "headless", "isCJKLanguage", "markup", "menu", "menus", "outputs", "params", "resources_meta",
		"sitemap", "translationKey", "url", "videos", "images", "expiryDate", "series", "toc", "featured", "math", "showToc",
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
