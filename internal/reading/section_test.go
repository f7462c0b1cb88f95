package reading

import (
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
)

func TestMeaningOfHeadings(t *testing.T) {
	for _, c := range []struct {
		give  string
		class kb.SectionClass
		topic topic
	}{
		{"Timeline", kb.SectionTimeline, ""},
		{"3. Timeline (all times UTC) 2024-01-02", kb.SectionTimeline, ""},
		{":warning: Leadup", kb.SectionTimeline, ""},
		{"🕐 Detailed timeline:", kb.SectionTimeline, ""},
		{"Incident Timeline", kb.SectionTimeline, ""},
		{"IV. Timeline of events", kb.SectionTimeline, ""},
		{"Executive Summary", kb.SectionSummary, ""},
		{"What happened?", kb.SectionSummary, ""},
		{"Details", kb.SectionSummary, ""},
		{"Details of fix", kb.SectionResolution, ""},
		{"Impact on customers", kb.SectionImpact, ""},
		{"Detection", kb.SectionDetection, ""},
		{"Resolution & recovery", kb.SectionResolution, ""},
		{"Actions taken during the incident", kb.SectionResolution, ""},
		{"Root Cause(s)", kb.SectionCauses, topicRootCause},
		{"Blameless root cause", kb.SectionCauses, topicRootCause},
		{"Contributing Factors (findings)", kb.SectionCauses, topicContributing},
		{"What lengthened recovery", kb.SectionCauses, topicLengthened},
		{":mag_right: Five Why's", kb.SectionCauses, topicWhys},
		{"5 Whys", kb.SectionCauses, topicWhys},
		{"The Infinite How’s Chain", kb.SectionCauses, topicWhys},
		{"Trigger", kb.SectionCauses, topicTrigger},
		{"Mitigating factors", kb.SectionLessons, topicMitigating},
		{"Lessons learnt", kb.SectionLessons, ""},
		{"What didn't go well", kb.SectionLessons, topicBadly},
		{"Where did we get lucky?", kb.SectionLessons, topicLuck},
		{"Action Items", kb.SectionActions, ""},
		{"Follow-up tasks", kb.SectionActions, ""},
		{"Corrective and Preventative Measures", kb.SectionActions, topicPrevent},
		{"What could have we done to detect it earlier?", kb.SectionActions, topicDetect},
		{"References", kb.SectionReferences, ""},
		{"Chat log", kb.SectionReferences, topicLog},
		{"Zeitlicher Ablauf", kb.SectionTimeline, ""},
		{"Ursachenanalyse", kb.SectionCauses, ""},
		{"Beitragende Faktoren", kb.SectionCauses, topicContributing},
		{"Auslöser", kb.SectionCauses, topicTrigger},
		{"Maßnahmen", kb.SectionActions, ""},
		{"Was lief gut?", kb.SectionLessons, topicWell},
		{"Déroulé de l'incident", kb.SectionTimeline, ""},
		{"Qu'est-ce que cela veut dire", kb.SectionOther, ""},
		{"Analyse des causes racines", kb.SectionCauses, topicRootCause},
		{"Plan d’action", kb.SectionActions, ""},
		{"Les 5 pourquoi", kb.SectionCauses, topicWhys},
		{"Línea de tiempo", kb.SectionTimeline, ""},
		{"Lecciones aprendidas", kb.SectionLessons, ""},
		{"Próximos pasos", kb.SectionActions, ""},
		{"Linha do tempo", kb.SectionTimeline, ""},
		{"Lições aprendidas", kb.SectionLessons, ""},
		{"Plano de ação", kb.SectionActions, ""},
		{"Tidslinje", kb.SectionTimeline, ""},
		{"Rotårsaker", kb.SectionCauses, topicRootCause},
		{"Hva lærte vi?´", kb.SectionLessons, ""},
		{"Hvor hadde vi flaks", kb.SectionLessons, topicLuck},
		{"タイムライン（JST）", kb.SectionTimeline, ""},
		{"根本原因分析", kb.SectionCauses, topicRootCause},
		{"うまくいかなかったこと", kb.SectionLessons, topicBadly},
		{"アクションアイテム", kb.SectionActions, ""},
		{"1. 时间线", kb.SectionTimeline, ""},
		{"改进措施", kb.SectionActions, ""},
		{"经验教训", kb.SectionLessons, ""},
		{"장애 상황", kb.SectionSummary, ""},
		{"2. 영향범위", kb.SectionImpact, ""},
		{"해소 타임라인", kb.SectionTimeline, ""},
		{"예방책", kb.SectionActions, topicPrevent},
		{"장애 대응", kb.SectionResolution, ""},
		{"장애 대응 보고서", kb.SectionOther, ""},
		{"잘 된 점", kb.SectionLessons, topicWell},
		{"一、事件概要", kb.SectionSummary, ""},
		{"十二、 改进措施", kb.SectionActions, ""},
		{"第一章 概述", kb.SectionSummary, ""},
		{"第三章：根本原因", kb.SectionCauses, topicRootCause},
		{"1）影响范围", kb.SectionImpact, ""},
		{"2．影響範囲", kb.SectionImpact, ""},
		{"三角测量", kb.SectionOther, ""},
		{"Betroffene Tickets", kb.SectionOther, ""},
		{"问题根因", kb.SectionCauses, ""},
		{"（三）改进建议", kb.SectionActions, ""},
		{"問題の原因", kb.SectionCauses, ""},
		{"ユーザーへの影響：", kb.SectionImpact, ""},
		{"Кратко", kb.SectionSummary, ""},
		{"Краткость", kb.SectionOther, ""},
		{"План улучшений", kb.SectionActions, ""},
		{"В чём повезло", kb.SectionLessons, topicLuck},
		{"Cómo se detectó", kb.SectionDetection, ""},
		{"Lo que hicimos bien", kb.SectionLessons, topicWell},
		{"Como foi corrigido", kb.SectionResolution, ""},
		{"Por que isso aconteceu", kb.SectionCauses, ""},
		{"Pistes d'amélioration", kb.SectionActions, ""},
		{"Comment éviter que cela arrive", kb.SectionActions, topicPrevent},
		{"Sofortmaßnahmen", kb.SectionResolution, ""},
		{"Was nicht gut funktioniert hat", kb.SectionLessons, topicBadly},
		{"Was wir gelernt haben", kb.SectionLessons, ""},
		{"Timelines are hard", kb.SectionOther, ""},
		{"KubeSpawner", kb.SectionOther, ""},
		{"", kb.SectionOther, ""},
		{"🔥", kb.SectionOther, ""},
	} {
		if m := builtinPhrases().meaningOf(c.give); m.class != c.class || m.topic != c.topic {
			t.Errorf("%q: got %q %q, want %q %q", c.give, m.class, m.topic, c.class, c.topic)
		}
	}
}

func TestOwnHeadings(t *testing.T) {
	book := newPhraseBook(map[kb.SectionClass][]string{
		kb.SectionTimeline: {"Logbook", "Background"},
		kb.SectionCauses:   {"Five whys"},
	})
	for give, want := range map[string]meaning{
		"Logbook (UTC):": {kb.SectionTimeline, ""},
		"Background":     {kb.SectionTimeline, ""},
		"Five Whys":      {kb.SectionCauses, topicWhys},
		"Impact":         {kb.SectionImpact, ""},
	} {
		if got := book.meaningOf(give); got != want {
			t.Errorf("%q: got %v, want %v", give, got, want)
		}
	}
	if got := builtinPhrases().meaningOf("Logbook"); got != (meaning{}) {
		t.Errorf("a site's own heading is known without the site: %v", got)
	}
}
