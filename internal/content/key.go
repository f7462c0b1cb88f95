package content

// Key is the canonical name of a key of front matter or of debrief.yaml, whatever
// the author calls it. Nothing outside of this package makes one; a test finds one that
// keys.txt does not have.
type Key struct{ name string }

// String returns the name as the table spells it.
func (k Key) String() string { return k.name }

// The keys of front matter, in the order of the tables.
var (
	KeyTitle             = Key{"title"}
	KeyID                = Key{"id"}
	KeySlug              = Key{"slug"}
	KeyType              = Key{"type"}
	KeyDraft             = Key{"draft"}
	KeySummary           = Key{"summary"}
	KeyTags              = Key{"tags"}
	KeyAliases           = Key{"aliases"}
	KeyLastmod           = Key{"lastmod"}
	KeyLanguage          = Key{"language"}
	KeyWeight            = Key{"weight"}
	KeyDate              = Key{"date"}
	KeyStarted           = Key{"started"}
	KeyDetected          = Key{"detected"}
	KeyAcknowledged      = Key{"acknowledged"}
	KeyMitigated         = Key{"mitigated"}
	KeyResolved          = Key{"resolved"}
	KeyIsResolved        = Key{"is_resolved"}
	KeyTimezone          = Key{"timezone"}
	KeyReviewDate        = Key{"review_date"}
	KeyDuration          = Key{"duration"}
	KeyTimeToDetect      = Key{"time_to_detect"}
	KeyTimeToAcknowledge = Key{"time_to_acknowledge"}
	KeyTimeToMitigate    = Key{"time_to_mitigate"}
	KeyTimeToResolve     = Key{"time_to_resolve"}
	KeySeverity          = Key{"severity"}
	KeyServices          = Key{"services"}
	KeyCompany           = Key{"company"}
	KeyFactors           = Key{"factors"}
	KeyMitigators        = Key{"mitigators"}
	KeyRejected          = Key{"rejected_suggestions"}
	KeyActions           = Key{"actions"}
	KeyStatus            = Key{"status"}
	KeyAuthors           = Key{"authors"}
	KeyFacilitator       = Key{"facilitator"}
	KeyTeam              = Key{"team"}
	KeyRelated           = Key{"related"}
	KeyReveals           = Key{"reveals"}
	KeyNearMiss          = Key{"near_miss"}
	KeyTrigger           = Key{"trigger"}
	KeyDetectedBy        = Key{"detected_by"}
	KeyImpact            = Key{"impact"}
	KeyFollowUp          = Key{"follow_up"}
	KeyChanged           = Key{"changed"}
	KeyKind              = Key{"kind"}
	KeyMarkers           = Key{"markers"}
	KeySynonyms          = Key{"synonyms"}
	KeyPhrases           = Key{"phrases"}
	KeyExcept            = Key{"except"}
	KeyMitigator         = Key{"mitigator"}
	KeyGeneral           = Key{"general"}
	KeyOwner             = Key{"owner"}
	KeyLinks             = Key{"links"}
	KeyFactor            = Key{"factor"}
	KeyRole              = Key{"role"}
	KeyNote              = Key{"note"}
	KeyWords             = Key{"words"}
	KeyWhys              = Key{"whys"}
	KeyText              = Key{"text"}
	KeyQuestion          = Key{"question"}
	KeyState             = Key{"state"}
	KeyDue               = Key{"due"}
	KeyTicket            = Key{"ticket"}
	KeyReason            = Key{"reason"}
	KeyEvery             = Key{"every"}
	KeyReview            = Key{"review"}
	KeyWorth             = Key{"worth"}
	KeyDone              = Key{"done"}
	KeyLabel             = Key{"label"}
	KeyURL               = Key{"url"}
)

// The other keys of debrief.yaml.
var (
	keyBaseURL    = Key{"base-url"}
	keyTimeZone   = Key{"time-zone"}
	keySeverities = Key{"severities"}
	keyName       = Key{"name"}
	keyMeaning    = Key{"meaning"}
	keySections   = Key{"sections"}
	keyTrackers   = Key{"trackers"}
	keyPages      = Key{"pages"}
	keySplit      = Key{"split"}
	keyFollowUp   = Key{"follow-up"}
	keySuggest    = Key{"suggest"}
	keyVocabulary = Key{"vocabulary"}
	keyEditURL    = Key{"edit-url"}
	keyRules      = Key{"rules"}
)
