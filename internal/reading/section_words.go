package reading

import "github.com/debrief-dev/debrief/internal/kb"

// The words of headings, one table for all languages (corpora.md §3). A heading
// belongs to the class of the longest phrase that it begins with, after numbers,
// emoji, emoji codes, punctuation and anything in brackets are set aside:
//
//	## 3. :mag_right: Root causes (short version):   causes, root cause
//
// A phrase after "=" must be the whole heading.

// topic is what a section is about within its class.
type topic string

// The topics that change how a section is read; empty for all others.
const (
	topicNone         topic = ""
	topicContributing topic = "contributing"
	topicRootCause    topic = "root cause"
	topicTrigger      topic = "trigger"
	topicMitigating   topic = "mitigating"
	topicLengthened   topic = "lengthened"
	topicWhys         topic = "whys"

	topicWell  topic = "went well"
	topicBadly topic = "went wrong"
	topicLuck  topic = "luck"

	topicPrevent topic = "prevent"
	topicDetect  topic = "detect"
	topicRespond topic = "respond"
	topicLearn   topic = "learn"
	topicDone    topic = "done"
	topicOpen    topic = "open"
	topicWontfix topic = "wontfix"
	// topicRemedy is what was done, where another section holds what is to do.
	topicRemedy topic = "remedy"

	// topicLog is a chat log or a listing: never read as structure.
	topicLog topic = "log"
)

// meaning is what a heading's words say.
type meaning struct {
	class kb.SectionClass
	topic topic
}

// sectionWords lists the phrases of each meaning: English, German, French,
// Spanish, Portuguese, Norwegian, Japanese, Chinese, one line each where there
// are any.
var sectionWords = []struct {
	meaning
	phrases string
}{
	{meaning{kb.SectionSummary, topicNone}, `
		summary|executive summary|issue summary|abstract|overview|tl dr|tldr|synopsis|background|what happened|technical description|description|problem statement|problem description|issue description|=symptom|=symptoms|=the symptom|=the symptoms|=the problem|=problem|what failed|what broke|=details|=context|=introduction|=incident
		zusammenfassung|überblick|kurzfassung|hintergrund|was ist passiert|beschreibung|vorfallbeschreibung
		résumé|resume|synthèse|aperçu|contexte|que s est il passé|ce qui s est passé|description de l incident
		resumen|sumario|qué pasó|qué ocurrió|qué sucedió|antecedentes|descripción|contexto
		resumo|sumário|visão geral|o que aconteceu|descrição|histórico
		sammendrag|oppsummering|hva skjedde|bakgrunn|beskrivelse
		サマリー|サマリ|概要|要約|背景|何が起きたか|何が起こったか|障害概要
		摘要|概述|总结|總結|概况|背景|事件概述|事故概述|事故描述|问题描述|故障描述|发生了什么`},
	{meaning{kb.SectionImpact, topicNone}, `
		impact|customer impact|user impact|business impact|services affected|affected services|affected systems|systems affected|affected users|=scope|blast radius|damage|consequences|effects
		auswirkung|auswirkungen|betroffene|folgen|schaden|kundenauswirkung
		impact|impacts|conséquences|conséquence|portée|services touchés|services affectés
		impacto|consecuencias|alcance|servicios afectados|afectación
		impacto|consequências|escopo|serviços afetados
		konsekvens|konsekvenser|påvirkning|omfang|berørte
		影響|影響範囲|影響サービス|インパクト|被害
		影响|影響範圍|影响范围|业务影响|影响面`},
	{meaning{kb.SectionTimeline, topicNone}, `
		timeline|time line|timeline of events|chronology|sequence of events|order of events|event log|incident log|log of events|key events|leadup|lead up|=events|what happened when
		zeitleiste|zeitachse|zeitlicher ablauf|zeitverlauf|chronologie|ablauf|verlauf|zeitlinie|timeline
		chronologie|déroulé|déroulement|fil des événements|frise chronologique|ligne du temps
		cronología|cronologia|línea de tiempo|linea de tiempo|línea temporal|secuencia de eventos
		linha do tempo|cronologia|linha temporal|sequência de eventos
		tidslinje|hendelsesforløp|forløp|kronologi
		タイムライン|時系列|経緯|経過
		时间线|時間線|时间轴|時間軸|事件经过|事件經過|处理过程|处理时间线|故障时间线|经过`},
	{meaning{kb.SectionDetection, topicNone}, `
		detection|discovery|how was it detected|how it was detected|how we found out|how was the incident detected|how did we find out|how did we detect|how we detected|how was this detected|how did we discover|how we discovered|how was it discovered|how it was discovered|monitoring and detection
		erkennung|entdeckung|detektion|wie wurde es entdeckt
		détection|découverte
		detección|descubrimiento
		detecção|descoberta
		påvisning|oppdagelse|deteksjon|hvordan ble det oppdaget
		検知|検出|発見|検知方法
		检测|发现|檢測|故障发现|问题发现`},
	{meaning{kb.SectionResolution, topicNone}, `
		resolution|resolution and recovery|recovery|response|remediation|mitigation|=fix|the fix|how we fixed|details of fix|how did we fix|how was it fixed|how it was fixed|what fixed|=the fixes|=fixes|fix applied|fixes applied|immediate fix|short term fix|temporary fix|solution implemented|solutions implemented|steps taken|actions taken|action taken|immediate actions taken|remediation actions taken|corrective actions taken|corrective action taken|corrective measures taken|recovery actions taken|mitigation actions taken|response actions taken|remediation steps taken|measures taken|workaround|=solution|how did we respond|how was it resolved|how it was resolved|restoration
		lösung|behebung|wiederherstellung|reaktion|gegenmaßnahmen ergriffen|maßnahmen während
		résolution|rétablissement|réponse|remédiation|solution|actions menées
		resolución|recuperación|respuesta|mitigación|remediación|solución|acciones tomadas
		resolução|recuperação|resposta|mitigação|remediação|solução|ações tomadas
		løsning|gjenoppretting|håndtering|respons|retting
		対応の評価|対応|復旧|解決|暫定対応|恒久対応|対処|復旧対応
		解决|解決|恢复|恢復|处理|處理|修复|应急响应|处置|解决方案`},
	{meaning{kb.SectionCauses, topicNone}, `
		causes|cause|cause analysis|causal analysis|=analysis|incident analysis|what allowed this to happen|why did this happen|why did it happen|=why|why it happened|why did it fail|why did it break|why it broke|technical cause|direct cause|immediate cause|what went wrong and why|underlying cause|proximate cause|=fault|failure classes|what caused
		ursache|ursachen|ursachenanalyse|warum ist das passiert|warum ist es passiert|wie konnte das passieren|auslösende ursache
		cause|causes|analyse des causes|pourquoi est ce arrivé|pourquoi
		causa|causas|análisis de causas|análisis de causa|por qué ocurrió|por qué pasó|por qué sucedió
		causa|causas|análise de causas|análise das causas|por que aconteceu|por que ocorreu
		årsak|årsaker|årsaksanalyse|årsakssammenheng|hvorfor skjedde
		原因|原因分析|直接原因|発生原因
		原因|原因分析|直接原因|事故原因|故障原因`},
	{meaning{kb.SectionCauses, topicRootCause}, `
		root cause|root causes|root cause analysis|root cause and trigger|rca
		grundursache|grundursachen|hauptursache|kernursache|wurzelursache
		cause racine|causes racines|cause première|causes profondes|cause profonde|analyse des causes racines
		causa raíz|causas raíz|causa raiz|causa principal|causa fundamental|análisis de causa raíz
		causa raiz|causas raiz|causa raíz|análise de causa raiz
		rotårsak|rotårsaker|grunnårsak|bakenforliggende årsak|rotårsaksanalyse
		根本原因|根本原因分析|真因
		根本原因|根本原因分析|根因|根因分析`},
	{meaning{kb.SectionCauses, topicContributing}, `
		contributing factors|contributing factor|contributory factors|secondary causes|secondary cause|other causes|other factors|further causes|contributing causes|contributing cause|contributors|factors|causal factors|what contributed
		beitragende faktoren|mitwirkende faktoren|begünstigende faktoren|beitragende ursachen|einflussfaktoren
		facteurs contributifs|facteurs contributeurs|facteurs aggravants|facteurs|causes contributives
		factores contribuyentes|factores|factores que contribuyeron|causas contribuyentes
		fatores contribuintes|fatores|fatores que contribuíram|causas contribuintes
		medvirkende faktorer|medvirkende årsaker|bidragende faktorer|bidragende årsaker|faktorer
		寄与要因|要因|誘因|寄与因子
		促成因素|影响因素|诱因|促成原因|间接原因|贡献因素`},
	{meaning{kb.SectionCauses, topicLengthened}, `
		what lengthened recovery|lengthened recovery|lengthened the time to recover|lengthened the incident|what slowed recovery|what slowed us down|factors that lengthened
		was die wiederherstellung verlängerte|was uns aufgehalten hat
		ce qui a allongé|ce qui a ralenti|qué alargó|lo que alargó|o que prolongou|hva forlenget|復旧を遅らせた要因|延长恢复的因素`},
	{meaning{kb.SectionCauses, topicTrigger}, `
		trigger|triggers|triggering event|triggering factor|what triggered
		auslöser|auslösendes ereignis
		déclencheur|élément déclencheur|fait déclencheur
		desencadenante|disparador|detonante
		gatilho|disparador|desencadeador
		utløsende faktor|utløsende årsak|utløser
		トリガー|引き金|きっかけ
		触发|触发因素|触发条件|觸發`},
	{meaning{kb.SectionCauses, topicWhys}, `
		five whys|5 whys|whys|the whys|why chain|five hows|infinite hows|the infinite hows|the infinite hows chain|5 why|five why
		fünf warum|5 warum|5 mal warum|5x warum|warum kette
		cinq pourquoi|5 pourquoi|les cinq pourquoi|les 5 pourquoi
		cinco porqués|5 porqués|cinco por qué|los cinco porqués|los 5 porqués|5 por qué
		cinco porquês|5 porquês|os cinco porquês|os 5 porquês
		fem hvorfor|5 hvorfor
		なぜなぜ分析|なぜなぜ|5つのなぜ|五つのなぜ|５つのなぜ
		五个为什么|5个为什么|五问|5 whys 分析|五個為什麼|5why`},
	{meaning{kb.SectionLessons, topicMitigating}, `
		mitigating factors|mitigating factor|mitigators|what protected us|what kept it from being worse|what limited the impact
		mildernde faktoren|mindernde faktoren|was schlimmeres verhindert hat
		facteurs atténuants|facteurs d atténuation
		factores mitigantes|factores atenuantes|fatores mitigadores|fatores atenuantes
		formildende faktorer|formildende omstendigheter|begrensende faktorer
		緩和要因|軽減要因|缓解因素|减轻因素`},
	{meaning{kb.SectionActions, topicNone}, `
		action items|action item|actions|resulting actions|resulting action|action points|action plan|follow up|follow ups|followup|followups|follow up actions|follow up tasks|follow up items|next steps|next actions|review actions|to do|todo|todos|to dos|=tasks|task list|remediation items|remediation tasks|preventive follow up|preventative follow up|corrective follow up|improvements|improvement actions|process improvements|process improvement|technical improvements|documentation improvements|planned actions|future work|long term actions|short term actions|work items|jira tickets|recommendations|what we will do|what will we do|what we are changing|what are we changing|what we will change|what will we change|long term fix|long term solution|permanent fix|what are we doing about it|what are we doing next|what are we doing to prevent|what we are doing|how are we making incidents like this|how are we making
		maßnahmen|massnahmen|aktionspunkte|nächste schritte|folgemaßnahmen|aufgaben|to dos|aktionen|offene punkte|verbesserungen
		actions|plan d action|plan d actions|prochaines étapes|suivi|actions à mener|actions de suivi|mesures|tâches|améliorations
		acciones|plan de acción|próximos pasos|tareas|seguimiento|medidas|elementos de acción|acciones de seguimiento|mejoras
		ações|plano de ação|próximos passos|tarefas|acompanhamento|medidas|itens de ação|ações de acompanhamento|melhorias
		aksjonspunkter|aksjoner|aksjon|tiltak|oppfølging|oppfølgingspunkter|neste steg|oppgaver|forbedringer
		アクションアイテム|アクション|アクションプラン|再発防止策|対策|今後の対応|今後の対策|フォローアップ|todo|改善策|次のステップ
		行动项|行动计划|改进措施|后续措施|後續措施|后续行动|后续改进|待办|待办事项|跟进|改进项|改进计划|下一步|整改措施|行動項目`},
	{meaning{kb.SectionActions, topicRemedy}, `
		remediation actions`},
	{meaning{kb.SectionActions, topicPrevent}, `
		corrective and preventative|corrective and preventive|corrective preventative|corrective preventive|preventative and corrective|preventive and corrective|preventative measures|preventive measures|preventative actions|preventive actions|=prevention|prevention measures|how do we prevent|how we prevent|how will we prevent|preventing recurrence|prevent recurrence|recurrence prevention|what could we have done to prevent|what could have we done to prevent|what could we have done to avoid
		präventivmaßnahmen|vorbeugende maßnahmen|vorbeugung
		mesures préventives|actions préventives|prévention
		acciones preventivas|medidas preventivas|prevención
		ações preventivas|medidas preventivas|prevenção
		forebyggende tiltak|forebygging
		予防措置|予防策|预防措施|預防措施`},
	{meaning{kb.SectionActions, topicRespond}, `
		corrective actions|corrective action|corrective measures|what could we have done to respond|what could have we done to respond|what could we have done to remediate|what could have we done to remediate|what could we have done to resolve|what could we have done to fix|what could we have done to react|what could we have done to recover|what could have we done to resolve
		korrekturmaßnahmen|mesures correctives|actions correctives|acciones correctivas|medidas correctivas|ações corretivas|medidas corretivas|korrigerende tiltak|是正処置|是正措置|纠正措施`},
	{meaning{kb.SectionActions, topicDetect}, `
		what could we have done to detect|what could have we done to detect|how could we have detected|detection improvements`},
	{meaning{kb.SectionLessons, topicNone}, `
		lessons learned|lessons learnt|lesson learned|lessons|learnings|learning|takeaways|key takeaways|what did we learn|what we learned|what we learnt|reflections|retrospective|conclusion|conclusions|what s next for
		erkenntnisse|lehren|was haben wir gelernt|gelernte lektionen|lektionen|fazit
		leçons|leçons apprises|enseignements|ce que nous avons appris|retour d expérience|conclusion
		lecciones|lecciones aprendidas|aprendizajes|qué aprendimos|conclusiones
		lições|lições aprendidas|aprendizados|o que aprendemos|conclusões
		hva lærte vi|lærdom|lærdommer|læringspunkter|læring|erfaringer
		教訓|学び|学んだこと|得られた教訓|振り返り
		经验教训|經驗教訓|教训|经验总结|反思|复盘总结|學到`},
	{meaning{kb.SectionLessons, topicWell}, `
		what went well|what worked|what worked well|things that went well|went well|what went right|=good|the good|positives
		was gut lief|was lief gut|was ist gut gelaufen|was gut funktioniert hat
		ce qui a bien fonctionné|ce qui s est bien passé|points positifs|ce qui a bien marché
		qué salió bien|lo que salió bien|qué fue bien|qué funcionó|lo que funcionó
		o que deu certo|o que correu bem|o que foi bem|o que funcionou
		hva gikk bra|hva gikk godt|hva fungerte|dette gikk bra
		うまくいったこと|良かったこと|良かった点|うまくいった点
		做得好的|做得好|哪些做得好|顺利的|好的方面|亮点`},
	{meaning{kb.SectionLessons, topicBadly}, `
		what went wrong|what went poorly|what went badly|what didn t go well|what didn t go so well|what did not go so well|what did not go well|what didnt go well|went wrong|went poorly|what could have gone better|what could be improved|what could have been better|what could be better|areas for improvement|opportunities for improvement|=opportunities|things that went poorly|things that went wrong|things that went badly|things that did not go well|things that didn t go well|what could we do better|what didn t work|what did not work|the bad|the ugly
		was schlecht lief|was lief schlecht|was lief nicht gut|was ist schlecht gelaufen|was schief lief|was nicht gut lief
		ce qui s est mal passé|ce qui n a pas fonctionné|ce qui a mal fonctionné|points négatifs|points à améliorer
		qué salió mal|lo que salió mal|qué fue mal|qué no funcionó
		o que deu errado|o que correu mal|o que foi mal|o que não funcionou
		hva gikk dårlig|hva gikk galt|hva gikk mindre bra|dette gikk dårlig
		うまくいかなかったこと|悪かったこと|改善点|うまくいかなかった点
		做得不好|做得不好的|不足|哪些做得不好|待改进|需要改进`},
	{meaning{kb.SectionLessons, topicLuck}, `
		where we got lucky|where we were lucky|where did we get lucky|what were we lucky|how we got lucky|got lucky|luck|lucky
		wo wir glück hatten|wo hatten wir glück|glück
		où nous avons eu de la chance|là où nous avons eu de la chance|coup de chance|chance
		dónde tuvimos suerte|donde tuvimos suerte|en qué tuvimos suerte|suerte
		onde tivemos sorte|em que tivemos sorte|sorte
		hvor hadde vi flaks|hvor vi hadde flaks|flaks
		運が良かったこと|幸運だったこと|運が良かった点|ラッキー
		幸运|运气|我们幸运的地方|走运`},
	{meaning{kb.SectionReferences, topicNone}, `
		references|reference|links|related links|related issues|related|further reading|see also|resources|appendix|attendees|participants|responders|people|stats|statistics|glossary|footnotes|reviewers|supporting information|additional information|technical details
		referenzen|verweise|weiterführende|anhang|beteiligte|teilnehmer|quellen
		références|liens|annexe|annexes|participants
		referencias|enlaces|anexo|anexos|participantes
		referências|ligações|anexo|participantes
		linker|lenker|referanser|vedlegg|deltakere|deltagere
		参考資料|参考|関連リンク|リンク|関連資料|付録|参加者
		参考|参考资料|相关链接|链接|附录|參考|参与人员`},
	{meaning{kb.SectionReferences, topicLog}, `
		chat log|chat logs|chat transcript|chat|transcript|irc log|slack log|slack transcript|slack thread|logs|raw logs|log output|appendix chat
		chatprotokoll|chat protokoll|journal de discussion|registro de chat|chatlogg|チャットログ|聊天记录`},
}

// subTopics are the words of groups inside a section; they mean nothing by
// themselves.
var subTopics = map[kb.SectionClass][]struct {
	topic   topic
	phrases string
}{
	kb.SectionActions: {
		{topicDone, `done|completed|complete|finished|closed|implemented|already done|what we have done|what we did|resolved
			erledigt|abgeschlossen|fertig|fait|faits|terminé|terminées|terminés|effectué|réalisé|hecho|hechos|completado|completadas|terminado|realizado|feito|feitos|concluído|concluídas|concluídos|gjort|ferdig|utført|fullført|完了|完了済み|対応済み|済|已完成|完成`},
		{topicOpen, `open|to do|todo|pending|in progress|outstanding|remaining|not done|planned
			offen|in arbeit|ausstehend|à faire|en cours|pendiente|pendientes|en curso|por hacer|pendente|pendentes|em andamento|a fazer|åpne|pågår|gjenstår|ikke gjort|未完了|進行中|対応中|未対応|未完成|进行中|待处理`},
		{topicWontfix, `won t do|wont do|won t fix|wontfix|will not do|rejected|declined|wird nicht gemacht|abgelehnt|ne sera pas fait|no se hará|não será feito|gjøres ikke|対応しない|见送り|見送り|不处理|不修复`},
		{topicPrevent, `prevent|preventing|prevention|preventative|preventive|avoid|avoid it|avoid happening again
			vorbeugen|verhindern|prävention|vermeiden|prévenir|prévention|éviter|prevenir|prevención|evitar|prevenção|forhindre|forebygge|forebyggende|予防|防止|再発防止|预防`},
		{topicDetect, `detect|detection|detecting|monitoring|alerting|discover sooner|detect earlier|detect sooner|discover
			erkennen|erkennung|entdecken|überwachung|détecter|détection|surveillance|detectar|detección|monitorización|detecção|monitoramento|oppdage|påvise|overvåkning|overvåking|varsling|検知|監視|检测|监控|告警`},
		{topicRespond, `respond|response|responding|mitigate|mitigation|recover|recovery|remediate|fix faster|respond faster|limit|reduce impact|repair|corrective
			reagieren|reaktion|beheben|wiederherstellen|eindämmen|répondre|réagir|réaction|rétablir|responder|respuesta|recuperar|mitigar|resposta|corrigir|håndtere|respondere|rette|gjenopprette|対応|復旧|緩和|是正|响应|恢复|缓解`},
		{topicLearn, `learn|learning|training|documentation|document|knowledge
			lernen|schulung|dokumentation|apprendre|formation|documentation|aprender|formación|documentación|aprendizaje|treinamento|documentação|lære|opplæring|dokumentasjon|学習|教育|ドキュメント|文書化|学习|培训|文档`},
	},
}

// qualifiers may stand before a phrase without changing what it means.
var qualifiers = wordSet(`the our a an detailed detail incident full complete short brief high level technical evidence
	blameless final initial preliminary known main primary possible likely post mortem postmortem event events
	outage issue actual immediate proposed recommended suggested ongoing remaining future planned follow-up key customer user internal external`)
