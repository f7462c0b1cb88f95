package data

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"strconv"
	"strings"

	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/prose"
)

// guidePage explains every rule, each under its name.
const guidePage = "https://github.com/debrief-dev/debrief/blob/main/content/guide/findings.md"

// RuleAddress is where a rule is explained.
func RuleAddress(rule problem.Rule) string { return guidePage + "#" + rule.String() }

// Findings are what check prints as JSON.
type Findings struct {
	Schema   int       `json:"schema"`
	Findings []Finding `json:"findings"`
}

// Finding is one of them.
type Finding struct {
	File string `json:"file"`
	// Line and Column count from 1; 0 is the whole file, or the whole line. Length
	// is in characters.
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Length  int    `json:"length"`
	Level   string `json:"level"`
	Rule    string `json:"rule"`
	Message string `json:"message"`
	Help    string `json:"help"`
	// Excerpt is the start of the source line, 4,000 bytes of it; empty where it is
	// not known.
	Excerpt string `json:"excerpt"`
	URL     string `json:"url"`
	// Fingerprint stays while the line is the same, wherever in its file it stands.
	Fingerprint string `json:"fingerprint"`
}

// longestExcerpt is how many bytes of a line a finding shows.
const longestExcerpt = 4000

// NewFindings writes down problems. Path turns a file into the path to print.
func NewFindings(problems []problem.Problem, path func(string) string) Findings {
	list := Findings{Schema: schema, Findings: []Finding{}}
	for _, p := range problems {
		list.Findings = append(list.Findings, Finding{
			File: problem.Visible(path(p.File)), Line: p.Line, Column: p.Column, Length: p.Length, Level: p.Level.String(), Rule: p.Rule.String(),
			Message: problem.Visible(p.Message), Help: problem.Visible(p.Help), Excerpt: problem.Visible(prose.Start(p.Excerpt, longestExcerpt)),
			URL: RuleAddress(p.Rule), Fingerprint: Fingerprint(p),
		})
	}
	return list
}

// Fingerprint tells a finding from others of its file by its rule and its words:
// the line that it underlines, or else its message.
func Fingerprint(p problem.Problem) string {
	words := cmp.Or(p.Excerpt, p.Message)
	sum := sha256.Sum256([]byte(p.Rule.String() + "\x00" + p.File + "\x00" + prose.Line(words)))
	return hex.EncodeToString(sum[:10])
}

// Sarif is a log of SARIF 2.1.0
// (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), as far as
// GitHub reads it.
type Sarif struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool       sarifTool     `json:"tool"`
	ColumnKind string        `json:"columnKind"`
	Results    []sarifResult `json:"results"`
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	Name           string      `json:"name"`
	InformationURI string      `json:"informationUri"`
	Rules          []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID               string    `json:"id"`
	ShortDescription sarifText `json:"shortDescription"`
	Help             sarifText `json:"help"`
	HelpURI          string    `json:"helpUri"`
}

type sarifText struct {
	Text string `json:"text"`
}

type sarifResult struct {
	RuleID    string            `json:"ruleId"`
	RuleIndex int               `json:"ruleIndex"`
	Level     string            `json:"level"`
	Message   sarifText         `json:"message"`
	Locations []sarifLocation   `json:"locations"`
	Prints    map[string]string `json:"partialFingerprints"`
}

type sarifLocation struct {
	Physical sarifPhysical `json:"physicalLocation"`
}

type sarifPhysical struct {
	Artifact sarifArtifact `json:"artifactLocation"`
	Region   *sarifRegion  `json:"region,omitempty"`
}

type sarifArtifact struct {
	URI string `json:"uri"`
}

type sarifRegion struct {
	StartLine   int `json:"startLine"`
	StartColumn int `json:"startColumn,omitempty"`
	EndColumn   int `json:"endColumn,omitempty"`
}

// NewSarif writes down problems for code scanning.
func NewSarif(problems []problem.Problem, path func(string) string) Sarif {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: "debrief", InformationURI: "https://github.com/debrief-dev/debrief", Rules: []sarifRule{}}
	places := map[problem.Rule]int{}
	for _, p := range problems {
		at, known := places[p.Rule]
		if !known {
			at = len(run.Tool.Driver.Rules)
			places[p.Rule] = at
			d := p.Rule.Definition()
			run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{
				ID: d.Name, ShortDescription: sarifText{d.Why}, Help: sarifText{strings.TrimSpace(d.HelpSentence() + " " + d.Source)}, HelpURI: RuleAddress(p.Rule),
			})
		}
		text := problem.Visible(p.Message)
		if p.Help != "" {
			text += ". Help: " + problem.Visible(p.Help)
		}
		result := sarifResult{RuleID: p.Rule.String(), RuleIndex: at, Level: sarifLevel(p.Level), Message: sarifText{text}, Prints: map[string]string{"debrief/v1": Fingerprint(p)}}
		place := sarifPhysical{Artifact: sarifArtifact{(&url.URL{Path: path(p.File)}).EscapedPath()}}
		if p.Line > 0 {
			place.Region = &sarifRegion{StartLine: p.Line}
			if p.Column > 0 {
				place.Region.StartColumn, place.Region.EndColumn = p.Column, p.Column+max(1, p.Length)
			}
		}
		result.Locations = []sarifLocation{{place}}
		run.Results = append(run.Results, result)
	}
	return Sarif{Schema: "https://json.schemastore.org/sarif-2.1.0.json", Version: "2.1.0", Runs: []sarifRun{run}}
}

func sarifLevel(level problem.Level) string {
	if level == problem.Notice {
		return "note"
	}
	return level.String()
}

// Diagnostics are problems for reviewdog
// (https://github.com/reviewdog/reviewdog/tree/master/proto/rdf).
type Diagnostics struct {
	Source      diagnosticSource `json:"source"`
	Diagnostics []diagnostic     `json:"diagnostics"`
}

type diagnosticSource struct {
	Name string `json:"name"`
	URL  string `json:"url"`
}

type diagnostic struct {
	Message  string             `json:"message"`
	Location diagnosticLocation `json:"location"`
	Severity string             `json:"severity"`
	Code     diagnosticCode     `json:"code"`
}

type diagnosticLocation struct {
	Path  string           `json:"path"`
	Range *diagnosticRange `json:"range,omitempty"`
}

type diagnosticRange struct {
	Start diagnosticPosition `json:"start"`
}

type diagnosticPosition struct {
	Line int `json:"line"`
	// Column is in bytes, unlike everywhere else.
	Column int `json:"column,omitempty"`
}

type diagnosticCode struct {
	Value string `json:"value"`
	URL   string `json:"url"`
}

// NewDiagnostics writes down problems for reviewdog.
func NewDiagnostics(problems []problem.Problem, path func(string) string) Diagnostics {
	list := Diagnostics{Source: diagnosticSource{"debrief", "https://github.com/debrief-dev/debrief"}, Diagnostics: []diagnostic{}}
	severities := map[problem.Level]string{problem.Error: "ERROR", problem.Warning: "WARNING", problem.Notice: "INFO"}
	for _, p := range problems {
		text := problem.Visible(p.Message)
		if p.Help != "" {
			text += "\n" + problem.Visible(p.Help)
		}
		place := diagnosticLocation{Path: problem.Visible(path(p.File))}
		if p.Line > 0 {
			place.Range = &diagnosticRange{diagnosticPosition{Line: p.Line, Column: byteColumn(p)}}
		}
		list.Diagnostics = append(list.Diagnostics, diagnostic{text, place, severities[p.Level], diagnosticCode{p.Rule.String(), RuleAddress(p.Rule)}})
	}
	return list
}

// Quality is a problem in a report of GitLab, which is a list of them
// (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format).
type Quality struct {
	Description string          `json:"description"`
	CheckName   string          `json:"check_name"`
	Fingerprint string          `json:"fingerprint"`
	Severity    string          `json:"severity"`
	Location    qualityLocation `json:"location"`
}

type qualityLocation struct {
	Path  string       `json:"path"`
	Lines qualityLines `json:"lines"`
}

type qualityLines struct {
	Begin int `json:"begin"`
}

// NewQuality writes down problems for GitLab. Every entry needs a line and a
// fingerprint of its own: those of one line and rule are counted.
func NewQuality(problems []problem.Problem, path func(string) string) []Quality {
	list, seen := []Quality{}, map[string]int{}
	severities := map[problem.Level]string{problem.Error: "major", problem.Warning: "minor", problem.Notice: "info"}
	for _, p := range problems {
		text, print := problem.Visible(p.Message), Fingerprint(p)
		if p.Help != "" {
			text += ". Help: " + problem.Visible(p.Help)
		}
		if seen[print]++; seen[print] > 1 {
			print += "-" + strconv.Itoa(seen[print])
		}
		list = append(list, Quality{text, p.Rule.String(), print, severities[p.Level], qualityLocation{problem.Visible(path(p.File)), qualityLines{max(1, p.Line)}}})
	}
	return list
}

// byteColumn is the column counted in bytes; zero if it is not known.
func byteColumn(p problem.Problem) int {
	letters := []rune(p.Excerpt)
	if p.Column == 0 || p.Column-1 > len(letters) {
		return 0
	}
	return len(string(letters[:p.Column-1])) + 1
}
