package reading

import "github.com/debrief-dev/debrief/internal/words"

// labelKey is what a label names.
type labelKey string

// The labels that have a meaning.
const (
	titleLabel        labelKey = "title"
	dateLabel         labelKey = "date"
	startedLabel      labelKey = "started"
	detectedLabel     labelKey = "detected"
	acknowledgedLabel labelKey = "acknowledged"
	mitigatedLabel    labelKey = "mitigated"
	resolvedLabel     labelKey = "resolved"
	periodLabel       labelKey = "period"
	zoneLabel         labelKey = "zone"
	severityLabel     labelKey = "severity"
	statusLabel       labelKey = "status"
	servicesLabel     labelKey = "services"
	durationLabel     labelKey = "duration"
	toDetectLabel     labelKey = "detect"
	toAcknowledge     labelKey = "acknowledge"
	toMitigateLabel   labelKey = "mitigate"
	toResolveLabel    labelKey = "resolve"
	toRepairLabel     labelKey = "repair"
	authorsLabel      labelKey = "authors"
	teamLabel         labelKey = "team"
	facilitatorLabel  labelKey = "facilitator"
	impactLabel       labelKey = "impact"
	triggerLabel      labelKey = "trigger"
	detectionLabel    labelKey = "detection"
	summaryLabel      labelKey = "summary"
	changedLabel      labelKey = "changed"
	tagsLabel         labelKey = "tags"
)

// labelWords finds the key of a label's words, as headingWords leaves them.
var labelWords = words.Index[labelKey]("label.")
