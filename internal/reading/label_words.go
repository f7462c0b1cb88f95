package reading

import (
	"strings"
	"unicode"
)

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
)

// labelWords finds the key of a label's words, as headingWords leaves them.
var labelWords = func() map[string]labelKey {
	keys := map[string]labelKey{}
	for key, table := range labelTable {
		for _, words := range strings.FieldsFunc(table, func(r rune) bool { return r == '|' || r == '\n' }) {
			if words = strings.TrimSpace(words); words != "" {
				keys[words] = key
			}
		}
	}
	return keys
}()

// labelTable lists the words of each label: English, German, French, Spanish,
// Portuguese, Norwegian, Japanese, Chinese, in the form of headingWords.
var labelTable = map[labelKey]string{
	titleLabel: `title|incident title|incident name|incident|tittel|titel|titre|título|タイトル|件名|标题`,
	dateLabel: `date|dates|incident date|date of incident|date of the incident|date time|date and time|day|when|outage date|event date
		datum|datum des vorfalls|date de l incident|fecha|fecha del incidente|data|data do incidente|dato|dato for hendelsen|hendelsesdato
		日付|発生日|発生年月日|日期|发生日期|事件日期|事故日期`,
	startedLabel: `started|start|start time|started at|start date|incident start|incident started|incident start time|start of incident|time started|began|begin|outage start|outage began|outage started|impact start|impact started|impact began|occurred|occurred at|introduced|error introduced|bug introduced
		beginn|begonnen|störungsbeginn|vorfallbeginn|début|heure de début|inicio|hora de inicio|fecha de inicio|início|hora de início
		startet|starttid|starttidspunkt|feil introdusert|feilen startet|hendelsen startet|発生日時|発生時刻|開始日時|開始時刻|发生时间|开始时间|故障开始`,
	detectedLabel: `detected|detected at|time detected|detection time|date detected|first detected|identified|identified at|reported|reported at|discovered|first noticed|noticed
		entdeckt|erkannt|erkannt am|gemeldet|détecté|détecté à|heure de détection|detectado|hora de detección|hora de detecção
		oppdaget|feil oppdaget|feilen oppdaget|oppdaget tidspunkt|検知日時|検知時刻|検出日時|発見日時|首次发现|发现时间|检测时间`,
	acknowledgedLabel: `acknowledged|acknowledged at|time acknowledged|acked|first response|responded
		bestätigt|pris en compte|reconocido|reconhecido|bekreftet|kvittert|対応開始|対応開始日時|対応開始時刻|确认时间|响应时间`,
	mitigatedLabel: `mitigated|mitigated at|time mitigated|mitigation time|stabilized|stabilised|impact mitigated|fixed|fixed at
		eingedämmt|entschärft|atténué|mitigado|begrenset|緩和日時|暫定対応完了|暫定復旧日時|缓解时间`,
	resolvedLabel: `resolved|resolved at|time resolved|resolution time|date resolved|ended|end|end time|end date|incident end|incident ended|incident resolved|outage end|outage ended|impact end|impact ended|recovered|recovered at|restored|closed|closed at
		behoben|gelöst|ende|störungsende|fin|heure de fin|résolu|résolu à|hora de fin|resuelto|resuelto a las|fim|hora de fim|resolvido
		rettet|feil rettet|feilen rettet|avsluttet|sluttid|解決日時|解決時刻|復旧日時|復旧時刻|終了日時|終了時刻|恢复时间|解决时间|修复时间|结束时间`,
	periodLabel: `period|window|time window|incident period|time of incident|time of outage|incident window|outage window|impact window|impact period|timeframe|time frame|outage time|incident time|time
		zeitraum|ausfallzeitraum|période|periodo|período|tidsrom|tidspunkt|影響期間|障害期間|発生期間|影响时间|影响时段|故障时间`,
	zoneLabel: `timezone|time zone|zeitzone|fuseau horaire|zona horaria|fuso horário|tidssone|タイムゾーン|时区`,
	severityLabel: `severity|sev|severity level|incident severity|priority|impact level|criticality|incident level|severity priority|priority severity
		schweregrad|priorität|gravité|sévérité|criticité|priorité|severidad|gravedad|prioridad|criticidad|severidade|gravidade|prioridade
		alvorlighetsgrad|alvorlighet|prioritet|重大度|深刻度|優先度|重要度|严重程度|严重性|严重等级|严重级别|级别|优先级|事件级别|事件等级|事故级别|事故等级|故障级别|故障等级|影响级别|影响等级`,
	statusLabel: `status|state|incident status|current status|document status|resolution status|postmortem status
		zustand|statut|état|estado|situación|situação|ステータス|状態|対応状況|状态|当前状态|处理状态`,
	servicesLabel: `service|services|affected service|affected services|services affected|impacted services|services impacted|affected|affected system|affected systems|systems affected|impacted systems|system|systems|component|components|affected components|affected component|impacted components|product|products|affected products|application|applications|affected applications
		dienst|dienste|betroffene dienste|betroffener dienst|betroffene systeme|betroffenes system|systeme|système|systèmes|services touchés|services affectés|services concernés|service concerné|systèmes touchés|composants
		servicio|servicios|servicios afectados|sistemas|sistemas afectados|componentes|serviço|serviços|serviços afetados|sistemas afetados
		tjeneste|tjenester|berørte tjenester|berørte systemer|systemer|påvirkede tjenester|影響サービス|対象サービス|影響を受けたサービス|影響システム|対象システム|サービス|受影响服务|受影响的服务|受影响系统|影响服务|影响系统|服务|涉及服务|涉及系统`,
	durationLabel: `duration|total duration|incident duration|outage duration|impact duration|duration of impact|duration of incident|downtime|total downtime|outage length|length of outage
		dauer|gesamtdauer|ausfalldauer|durée|durée totale|duración|duración total|duração|duração total|varighet|nedetid|継続時間|影響時間|所要時間|ダウンタイム|障害時間|持续时间|持续时长|故障时长|影响时长`,
	toDetectLabel: `time to detect|time to detection|ttd|mttd|time to discovery|detection time taken
		zeit bis zur erkennung|zeit bis zur entdeckung|temps de détection|tiempo de detección|tempo de detecção|tempo até a detecção|tid til oppdagelse|tid til deteksjon|検知までの時間|検知時間|检测耗时|发现耗时`,
	toAcknowledge: `time to acknowledge|time to acknowledgement|time to acknowledgment|tta|mtta|time to respond|time to response
		zeit bis zur bestätigung|temps de prise en compte|tiempo de respuesta|tempo de resposta|tid til kvittering|対応開始までの時間|响应耗时`,
	toMitigateLabel: `time to mitigate|time to mitigation|ttm|mttm|time to stabilize
		zeit bis zur eindämmung|temps d atténuation|tiempo de mitigación|tempo de mitigação|tid til begrensning|緩和までの時間|缓解耗时`,
	toResolveLabel: `time to resolve|time to resolution|time to recover|time to recovery|time to restore|time to fix|ttr|mttr|recovery time
		zeit bis zur behebung|zeit bis zur lösung|temps de résolution|temps de rétablissement|tiempo de resolución|tiempo de recuperación|tempo de resolução|tempo de recuperação|tid til løsning|tid til gjenoppretting|復旧までの時間|解決までの時間|恢复耗时|解决耗时|修复耗时`,
	toRepairLabel: `time to repair`,
	authorsLabel: `author|authors|written by|prepared by|reported by author|postmortem author|postmortem authors|report author|report authors
		autor|autoren|verfasser|verfasst von|auteur|auteurs|rédigé par|autores|autora|escrito por|av|forfatter|forfattere|skrevet av|作成者|著者|執筆者|記入者|作者|撰写人|编写人`,
	teamLabel:        `team|owner|owners|owning team|owner team|postmortem owner|incident owner|responsible team|verantwortlich|zuständiges team|équipe|responsable|equipo|equipe|responsável|eier|ansvarlig team|担当|担当チーム|責任者|负责人|负责团队|责任团队`,
	facilitatorLabel: `facilitator|moderator|postmortem facilitator|review lead|moderation|animateur|facilitador|facilitadora|moderador|fasilitator|møteleder|ファシリテーター|进行役|主持人`,
	impactLabel: `impact|customer impact|user impact|business impact|impact summary|who was affected|customers affected|users affected|affected users
		auswirkung|auswirkungen|betroffene nutzer|conséquences|impact client|impacto|impacto en clientes|impacto no cliente|usuarios afectados|konsekvens|konsekvenser|påvirkning|影響|影響内容|影響範囲|ユーザー影響|影响|影响范围|用户影响`,
	triggerLabel: `trigger|triggers|triggered by|triggering event|incident trigger
		auslöser|déclencheur|élément déclencheur|desencadenante|detonante|gatilho|desencadeador|utløsende faktor|utløsende årsak|utløser|トリガー|引き金|发生契机|触发|触发因素|触发原因|触发条件`,
	detectionLabel: `detection|detected by|detection method|how detected|how was it detected|how was the incident detected|discovered by|detection source|reported by|alerted by
		erkennung|erkannt durch|entdeckt durch|détection|détecté par|detección|detectado por|detecção|påvisning|oppdaget av|oppdaget gjennom|検知|検知方法|検知手段|検出方法|发现方式|检测方式|发现途径`,
	summaryLabel: `summary|abstract|tl dr|tldr|incident summary|executive summary|overview|in short|short summary
		zusammenfassung|kurzfassung|überblick|résumé|synthèse|resumen|resumen ejecutivo|resumo|sumário|sammendrag|oppsummering|概要|サマリー|要約|摘要|概述|总结`,
	changedLabel: `what changed|what is different now|what has changed|was sich geändert hat|ce qui a changé|qué cambió|o que mudou|hva er endret|変わったこと|改变了什么`,
}

// isWordRune tells letters and digits from what stands around them.
func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
