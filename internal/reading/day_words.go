package reading

import (
	"strings"
	"time"
)

// months are the names and usual short forms in English, German, French,
// Spanish, Portuguese and Norwegian.
var months = names[time.Month]([][]string{
	{},
	{"january", "jan", "januar", "jänner", "janvier", "janv", "enero", "ene", "janeiro"},
	{"february", "feb", "februar", "février", "fevrier", "févr", "fév", "febrero", "fevereiro", "fev"},
	{"march", "mar", "märz", "mär", "mrz", "mars", "marzo", "março", "marco"},
	{"april", "apr", "avril", "avr", "abril", "abr"},
	{"may", "mai", "mayo", "maio"},
	{"june", "jun", "juni", "juin", "junio", "junho"},
	{"july", "jul", "juli", "juillet", "juil", "julio", "julho"},
	{"august", "aug", "août", "aout", "agosto", "ago"},
	{"september", "sep", "sept", "septembre", "septiembre", "setembro", "set"},
	{"october", "oct", "oktober", "okt", "octobre", "octubre", "outubro", "out"},
	{"november", "nov", "novembre", "noviembre", "novembro"},
	{"december", "dec", "dezember", "dez", "décembre", "decembre", "déc", "diciembre", "dic", "dezembro", "desember", "des"},
})

// weekdays are the names and usual short forms in the same languages.
var weekdays = func() map[string]bool {
	known := map[string]bool{}
	for _, word := range strings.Fields(`
		monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat sunday sun
		montag mo dienstag di mittwoch mi donnerstag do freitag fr samstag sonnabend sa sonntag so
		lundi lun mardi mercredi mer jeudi jeu vendredi ven samedi sam dimanche dim
		lunes martes miércoles miercoles mié jueves jue viernes vie sábado sabado sáb domingo dom
		segunda terça terca quarta quinta sexta
		mandag man tirsdag tir onsdag ons torsdag tor fredag fre lørdag lør søndag søn`) {
		known[word] = true
	}
	return known
}()

// names inverts a table of lists: each word to its index.
func names[T ~int](table [][]string) map[string]T {
	inverse := map[string]T{}
	for i, words := range table {
		for _, word := range words {
			inverse[word] = T(i)
		}
	}
	return inverse
}
